"""Reads the secretary's answer to a receipt: one order per line or sentence. Knows no people, no store and no mail.

Greeting, sign-off, signature and small talk are passed over in silence. Words that seem to order something and are not
understood are given back with an example; nothing is guessed.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from datetime import date

from service.domain.correction import AcceptProposal, Correction, NotUnderstood, SendNow, SetDue, StopSending
from service.parsing.corrections_actions import find_action_orders
from service.parsing.corrections_meetings import find_meeting_orders
from service.parsing.impossible_dates import ImpossibleDate, find_impossible_date
from service.parsing.reply_text import is_sign_off, is_small_print, tidy_words, without_greeting

_LEAD = re.compile(
    r"^(?:(?:please|pls|ok|okay|yes|and|also|so|then|could you|can you|would you|hi|just|thanks|"
    r"thank you|sorry|i think we should|we should)\b[\s,:-]*)+(?=\S)",
    re.I,
)
#: A request in the shape of a question: "Could you assign 3 to Sam Porter please?", "Please can 3 go to NCC?"
_ASKED = re.compile(
    r"^(?:(?:please|hi|also|and)\b[\s,]*)*(?:could|can|would|will)\s(?:(?:you|we)(?:\splease)?(?:\sjust)?\s(?=[a-z])|"
    r"(?=(?:actions?|items?|numbers?|nos?\.?|#|\s)*\d[\d\s,&#and-]*\s(?:please\s)?(?:go|be\s(?:given|assigned|moved|passed))\sto\b))",
    re.I,
)
_BULLET = re.compile(r"^\s*(?:[-*+>•]|\(?[a-z][.)])\s+", re.I)
#: "3 to 5: Sam Porter" is a range; "3 to 5 May" is a date.
_RANGE_TO = re.compile(
    r"^((?:actions?|items?|numbers?|nos?\.?|#|cancel|assign|give|pass|close|\s)*\d{1,3})\s(?:to|through|thru)\s(\d{1,3})"
    r"(?=\s*(?:[:=]|->|-\s|to\s+(?!\d)|(?:are|is|for|cancel\w*|done|go|belong)\b|$))",
    re.I,
)
_LIST_NUMBER = re.compile(r"\W{0,3}\d{1,3}[.)]\s+")
#: "5. cancel", as Outlook numbers a list by itself.
_DOTTED = re.compile(
    r"^(#?\d{1,3})[.)]\s+(?=(?:cancel|delete|remove|withdraw|due|deadline|done|complete|closed?|re-?open|by\s|is\s|to\s|"
    r"same|dup|no\s(?:due|date|deadline)))",
    re.I,
)
#: "1. 3: Sam Porter": the number of the list before an order with its own.
_LISTED = re.compile(
    r"^\d{1,2}[.)]\s+(?=(?:action\s)?\d{1,3}(?:\s*[:=]|\s(?:cancel|done|due|reopen|is|to)\b)|meeting\s\d|p\d|add\b)",
    re.I,
)
#: "Re 3: Sam Porter", "For 3 it's Sam Porter".
_ABOUT = re.compile(
    r"^(?:re|regarding|as for|for|on)[:\s]\s*(?=(?:action\s|item\s|number\s|no\.?\s|#)?\d{1,3}"
    r"(?:\s*[:,]|\s-|\s(?:is|it)\b))",
    re.I,
)
_IT_IS = re.compile(
    r"^((?:action\s|item\s|number\s|no\.?\s|#)?\d{1,3}),?\s(?:it's|it is|that's|that is|this is)\s", re.I
)
_NUMBER_WORDS = ("one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten")
_IN_WORDS = re.compile(
    rf"^(?P<noun>(?:actions?|items?|numbers?|meeting)\s)?(?P<word>{'|'.join(_NUMBER_WORDS)})\b(?P<rest>\s*(?P<mark>[:=])?.*)$",
    re.I,
)
#: "1 ok", "2 and 3 are fine": nothing to do.
_APPROVED = re.compile(
    r"^#?\d{1,3}(?:\s*(?:,|and|&)\s*#?\d{1,3})*\s*[:=-]?\s*(?:(?:is|are|all|both|looks?)\s)*"
    r"(?:ok|okay|fine|correct|right|good|yes|agreed)[\s.!]*$",
    re.I,
)
#: "Please can you make these changes:".
_OPENING = re.compile(
    r"^[^\d?]{0,100}\b(?:following|follows|changes?|corrections?|these|this|amendments?|updates?|below)\s?:$", re.I
)
_BRACKETED = re.compile(r"^[(\[]\s?(#?\d{1,3})\s?[)\]]\s*")
#: Characters of one order, and of a line that is cut into orders.
_LONGEST = 400
_MOST_READ = 4_000
_POLITE = r"(?:\s(?:please|now|thanks|thank you|then|away))*[\s.!]*$"
_SEND = re.compile(
    rf"^(?:(?:all|looks?|that is|that's|it is|it's|everything|good|fine|ok|okay|correct|right|great|"
    rf"perfect|happy|please|go ahead|go|ready)\b[\s,.:-]*(?:and\s|to\s|so\s)?)*"
    rf"(?:send|send (?:it|them|these|those|all|out|everything|them all|it all|all of them|"
    rf"the (?:actions?|e?mails?|rest|lot))(?: out| now| off)?){_POLITE}",
    re.I,
)
_GO = re.compile(
    rf"^(?:(?:yes|ok|okay|please|all good|fine|great|good|happy)[\s,.-]*)*(?:go ahead|proceed|happy to proceed)"
    rf"(?:\sand\ssend(?:\s(?:it|them))?)?{_POLITE}",
    re.I,
)
_WAIT = re.compile(rf"^(?:(?:no|please|can you|could you)[\s,.-]*)*(?:wait|hold on|hang on|not yet){_POLITE}", re.I)
_STOP = re.compile(
    rf"^(?:stop|halt|hold|hold off|hold everything|do not send|don'?t send|cancel sending|stop sending|"
    rf"stop sending|stop the (?:e?mails?|actions?))"
    rf"(?:\s(?:it|them|these|this|that|all|anything|everything|any|out|any of (?:it|them|these)|"
    rf"the (?:e?mails?|actions?)))*(?:\s(?:yet|just yet|for now|for the moment|for the time being))?{_POLITE}",
    re.I,
)
_ACCEPT = re.compile(
    rf"^(?:(?:i|we)\s)?accept(?:ed)?(?:\s(?:it|this|that|the (?:new |proposed |suggested )?(?:time|"
    rf"date|proposal|slot|change)|proposal))?"
    rf"(?:\s(?:for\s)?(?:meeting|mtg)\s(?:no\.?\s|number\s|#)?(?P<meeting>\d{{1,2}}))?{_POLITE}",
    re.I,
)
_SENTENCE = re.compile(r"(?<=[^\W\d_]{2}[.!?])\s+|(?<=\d[.!?])\s+(?=[A-Z#(\d])|;\s*|(?<=\?)\s+")
_COMMA = (
    r",\s*(?:and\s)?(?=(?:p?#?\d|send\b|stop\b|cancel\b|close\b|reopen\b|add\b|meeting\s\d|move\b|"
    r"change\b|assign\b))|\s+(?=(?:action\s)?p?#?\d{1,3}\s?[:=]\s?[^\d\s])"
)
_VERBS = r"send\b|cancel\b|close\b|reopen\b|assign\b|move\b|meeting\s\d"
#: Where an enumeration is cut: first not between numbers ("give 3 and 5 to Jo, and cancel 4"), then there as well.
_PIECES = (
    re.compile(rf"{_COMMA}|\s+and\s+(?={_VERBS})", re.I),
    re.compile(rf"{_COMMA}|\s+and\s+(?=p?#?\d|{_VERBS})", re.I),
)
_PHONE = re.compile(
    r"^(?:(?:t|m|tel|telephone|mob|mobile|phone|fax|e|email|w|web|ddi|direct)\b[\s.:|"
    r"]*)?(?:[+(]?\d[\d\s()+-]{8,}|\S+@\S+|https?://\S+|www\.\S+)(?:\s*[|/,].*)?$",
    re.I,
)
_POSTCODE = re.compile(r"\b[A-Z]{1,2}\d[\dA-Z]?\s*\d[A-Z]{2}\b")
_MARKED = re.compile(r"^\W{0,3}(?:action\s|item\s|no\.?\s|number\s|p)?\d{1,3}\s*[:=]\s*\S", re.I)
_WANTING = re.compile(
    r"\?|\b(?:please|can you|could you|would you|should|needs?|must|want\w*|cancel\w*|send\w*|stop|"
    r"add(?:ed)?|due|deadline|owners?|assign\w*|"
    r"mov(?:e|ed)|chang(?:e|ed)|delet\w*|remov\w*|done|reopen\w*|duplicat\w*|venue|meetings?|actions?|"
    r"items?|undo|revert|wrong|incorrect|mistake|missing|missed|"
    r"not|isn't|don't|didn't|instead|accept\w*|decline\w*|reject\w*|postpone\w*|who|why|what|when|how)\b|"
    r"(?:^|\s)[#p]?\d{1,2}(?=$|[\s:=,.)-])|^(?:all|both|everything|rest|the rest)\s+(?:of them\s)?to\s",
    re.I,
)
#: Words for a day that is over, whatever the day: "last Tuesday", "yesterday"; not "last Friday of the month".
_GONE_BY = re.compile(
    r"(?:(?:by|on|before|since)\s)?(?:yesterday|last\s(?:week|month|year|night|(?:mon|tues|wednes|thurs|fri|satur|sun)day))$",
    re.I,
)
_DOUBLE = "{n} is 6"
#: (what the words hint at, an answer that would be understood); {n} is the number they name, or 3.
_EXAMPLES = tuple(
    (re.compile(pattern, re.I), example)
    for pattern, example in (
        (r"\bmeeting.*\b(?:venue|room|hall|location|place)\b|\bvenue\b", "meeting {n} venue Civic Hall"),
        (r"\bmeeting.*\b(?:cancel|off|postpone)", "meeting {n} cancelled"),
        (r"\bmeeting\b", "meeting {n} moved to 27 April 10am-12pm"),
        (r"^(?:all|everything|(?:the )?rest)\b", "1-5: Sam Porter"),
        (r"^\W*\d+ to \d", "{n} due 3 May"),
        (r"\bp\d", "P{n}: Sam Porter"),
        (r"\b(?:duplicat|same)", _DOUBLE),
        (r"\b(?:cancel|delet|remov|withdraw|not an action|not needed|no longer)", "{n} cancel"),
        (r"\b(?:undo|revert|reopen|not done|not finished|still open)", "{n} reopen"),
        (r"\b(?:done|complete|finished|closed)\b", "{n} done"),
        (r"\b(?:due|deadline|date|by)\b", "{n} due 3 May"),
        (r"\b(?:add|missing|missed|new action)", "add: Jo to book the hall by Friday"),
        (r"\bsend\b", "send"),
        (r"\bstop\b", "stop"),
        (r"\b(?:means|stands for|short for)\b", "Norham = NCC"),
        (r"\baccept|\bproposed\b", "accept"),
    )
)
_OWNER_EXAMPLE = "{n}: Sam Porter"


def parse_corrections(words: str, *, today: date) -> tuple[Correction, ...]:
    """The orders in `words`, the new words of the secretary's reply, in the order written. Never raises.

    A line or sentence that seems to order something and is not understood is a NotUnderstood; lines of prose that
    follow each other are one. Dates without a year are the next such day after `today`.
    """
    found: list[Correction] = []
    for line_no, line, signed in _lines(words):
        for order in _line_orders(line, today):
            if isinstance(order, NotUnderstood):
                if not signed:
                    _append_prose(found, replace(order, line_no=line_no))
            elif not signed or _MARKED.match(line) or isinstance(order, SendNow | StopSending | AcceptProposal):
                found.append(order)
    return tuple(found)


def _lines(words: str) -> Iterator[tuple[int, str, bool]]:
    """(line number, line, whether it stands below the sign-off) of every line that may hold an order."""
    signed = spoken = False
    for line_no, raw in enumerate(tidy_words(words).split("\n"), 1):
        line = raw.strip()
        if not line or line.startswith(">"):
            continue
        if is_small_print(line):
            signed = signed or spoken
            continue
        if is_sign_off(line):
            signed = spoken
            continue
        rest = without_greeting(line) if not spoken else line
        if rest and not _PHONE.match(rest) and not _POSTCODE.search(rest):
            spoken = True
            yield line_no, rest, signed


def _line_orders(line: str, today: date) -> list[Correction]:
    """The orders of one line: as a whole, else by sentence, else by enumeration where every piece is plain."""
    whole = _orders(line, today)
    if whole is not None:
        return list(whole)
    found: list[Correction] = []
    for sentence in _sentences(line[:_MOST_READ]):
        orders = _orders(sentence, today)
        if orders is None:
            orders = _enumerated(sentence, today)
        if orders is not None:
            found += orders
        elif _WANTING.search(sentence[:_LONGEST]):
            quoted = sentence.strip()[:_LONGEST]
            found.append(NotUnderstood(line_no=0, text=quoted, example=_example(quoted)))
    return found


def _sentences(line: str) -> Iterator[str]:
    """The sentences of a line; the number before the first is part of it ("1. The hall is booked")."""
    lead = _LIST_NUMBER.match(line)
    start = lead.end() if lead else 0
    first, *rest = _SENTENCE.split(line[start:])
    yield line[:start] + first
    yield from rest


def _enumerated(sentence: str, today: date) -> tuple[Correction, ...] | None:
    """ "3 Sam, 4 cancel and send": only where every piece is an order by itself."""
    asked = _ASKED.match(sentence)
    words = sentence[asked.end() :].strip().rstrip("? ") if asked else sentence
    for cut in _PIECES:
        pieces = [piece for piece in cut.split(words) if piece.strip()]
        read = [_orders(piece, today) for piece in pieces]
        if len(pieces) > 1 and all(orders is not None for orders in read):
            return tuple(order for orders in read if orders for order in orders)
    return None


def _orders(text: str, today: date) -> tuple[Correction, ...] | None:
    """The orders of one statement; () for pure politeness; None where it is not understood."""
    if len(text) > _LONGEST:
        return None
    wrong = find_impossible_date(text)
    if wrong is not None and _WANTING.search(text):
        return (_asking_for_a_day(text, wrong, today),)
    asked = _ASKED.match(text)
    if asked:
        text = text[asked.end() :].strip().rstrip("? ")
    plain = _plainly(_BRACKETED.sub(r"\1) ", _BULLET.sub("", text).strip(" \t\"'")))
    if _APPROVED.match(plain) or _OPENING.match(plain):
        return ()
    for candidate in dict.fromkeys((plain, _LEAD.sub("", plain))):
        bare = _DOTTED.sub(r"\1 ", _RANGE_TO.sub(r"\1-\2", candidate.strip()))
        if not bare:
            return ()
        orders = _whole(bare) or find_meeting_orders(bare, today) or find_action_orders(bare, today)
        if orders:
            return tuple(_unless_over(order, text, today) for order in orders)
    return None


def _plainly(text: str) -> str:
    """The order without what a list or politeness set before its number, which is made of digits."""
    text = _IT_IS.sub(r"\1 is ", _ABOUT.sub("", _LISTED.sub("", text)))
    spelt = _IN_WORDS.match(text)
    if spelt and (spelt["noun"] or spelt["mark"]):
        return f"{spelt['noun'] or ''}{_NUMBER_WORDS.index(spelt['word'].lower()) + 1}{spelt['rest']}"
    return text


def _unless_over(order: Correction, text: str, today: date) -> Correction:
    """The order, or the question which day was meant where the due date is gone by."""
    if not isinstance(order, SetDue):
        return order
    over = order.due < today if order.due else _GONE_BY.match(order.due_text)
    if not over:
        return order
    said = order.due_text[:1].upper() + order.due_text[1:]
    return NotUnderstood(line_no=0, text=text.strip(), example=_example(text), reason=f"{said} is over.")


def _asking_for_a_day(text: str, wrong: ImpossibleDate, today: date) -> NotUnderstood:
    """The order quoted back, with the same order on the last day of that month where that would be understood."""
    mended = text.replace(wrong.text, wrong.nearest or "?").strip()
    plain = bool(wrong.nearest) and bool(_orders(mended, today))
    example = mended if plain else _example(text)
    return NotUnderstood(line_no=0, text=text.strip(), example=example, reason=f"There is no {wrong.text}.")


def _whole(text: str) -> tuple[Correction, ...] | None:
    if _SEND.match(text) or _GO.match(text):
        return (SendNow(),)
    if _STOP.match(text) or _WAIT.match(text):
        return (StopSending(),)
    accepted = _ACCEPT.match(text)
    return (AcceptProposal(meeting=int(accepted["meeting"]) if accepted["meeting"] else None),) if accepted else None


def _example(text: str) -> str:
    number = re.search(r"(?<![\d.:/])\d{1,2}(?![\d.:/])", text)
    hint = next((example for pattern, example in _EXAMPLES if pattern.search(text)), _OWNER_EXAMPLE)
    n = number[0] if number else "3"
    return hint.format(n="7" if hint == _DOUBLE and n == "6" else n)


def _append_prose(found: list[Correction], order: NotUnderstood) -> None:
    """Prose over several sentences or lines is one question, not several."""
    last = found[-1] if found else None
    if (
        isinstance(last, NotUnderstood)
        and not last.reason
        and not re.search(r"\d", order.text)
        and order.line_no - last.line_no <= 1
    ):
        found[-1] = NotUnderstood(line_no=last.line_no, text=f"{last.text} {order.text}", example=last.example)
    else:
        found.append(order)
