"""The keyword that marks an action in running words: "Action:", "[ACTION]", "ACTION HP:", "AI @nick:", "AP44".

Finds where the mark stands and what is glued to it; what the words mean is the finders' business.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache

from service.parsing.agents import is_agent, is_role, split_agents
from service.parsing.hints import holds_any
from service.parsing.keyword_signed import find_signer
from service.parsing.owners import find_doers, find_leading_doers
from service.parsing.people import People
from service.parsing.verbs import starts_with_order

_WORD = (
    r"(?:action(?:s)?(?:[\s_](?:items?|points?|required|needed|(?:by|for|owner)(?=\s?:)))?|ai|ap|ar|to-?do"
    r"|(?:(?:cam(?:au)?|pwynt(?:iau)?)\s)?gweithred(?:u|oedd)?)"
)
_CODED = re.compile(r"\bA-?\d{1,3}\s?[:–—]")
_HINTS = ("weithred", "WEITHRED", "TODO", "Todo", "todo", "To-do", "AI", "AP", "AR ", "AR:", "ai:", "AI:")
_WELSH = re.compile(r"(?:(?:cam(?:au)?|pwynt(?:iau)?)\s)?gweithred(?:u|oedd)?", re.I)
#: "Action 4.1", "Action no. 12", "Action-TC-2018-05".
_NUMBER = r"(?:\s?(?:no\.?\s?|#|-(?:[A-Z]{1,5}-)?)?(?P<number>(?:20\d\d-)?\d{1,6}(?:[./-]\d{1,3}){0,3}[a-z]?))?"
_MARK = re.compile(
    rf"(?P<open>[\[(*_]{{0,3}}\s?)\b(?P<word>{_WORD})(?:\b|(?<=[Aa]ction)(?=\d))(?P<shut>[\])*_]{{0,3}})", re.I
)
_CODE = re.compile(r"\b(?P<code>AP|A)\s?-?(?P<number>\d{1,3})\b(?P<shut>\s?[:–—-]?)(?:\s|[).\]]{0,2}$)")
_SEPARATOR = re.compile(
    r"[*_\])]{0,3}\s?(?:(?:[/|]\s?actions?\s?)?:[*_]{0,3}|[–—]|[-=]{1,2}>|→|-(?=\s|[A-Z])|[.!](?=\s[A-Z]))\s{0,2}"
)
_AFTER_NUMBER = re.compile(_NUMBER, re.I)
_BRACKETED = re.compile(
    r"\s?[(\[](?P<who>[^()\[\]]{1,60}?)(?:,?\s(?P<due>(?:by|before|due|for)\s[^()\[\]]{2,40}))?[)\]]\s?(?::|[–—-])\s?"
)
#: "... ACTION: x", "... ACTION (Ed, Dan): x".
_COLON_BEHIND = re.compile(r"[*_ ]{0,5}(?:\([^()]{1,60}\)\s?)?:")
_BEHIND_OWNER = re.compile(r"\s?[(,].*$|\s(?:by|before|asap|next|(?:spring|summer|autumn)(?=\s(?:\d|term)))\b.*$", re.I)
#: A body's own numbering of actions at the head of a paragraph: "CRB-35: QA to e-mail ...".
_OWN_CODE = re.compile(
    r"(?!COVID)(?P<code>[A-Z]{1,6}(?:-[A-Z\d]{1,8}){0,4}[-/]\d{1,4})(?:\s?[:–—]\s|\s(?P<named>(?=[A-Z@][^:.]{1,40}:\s)))"
)
#: A number made of the meeting's day: "14/07/16-01 Kim to ...", "[2016-07-14/2] Kim: ...".
_DAY_CODE = re.compile(
    r"[(\[]?(?P<code>(?:(?:0?[1-9]|[12]\d|3[01])([./-])(?:0?[1-9]|1[0-2])\2(?:20)?\d\d"
    r"|20\d\d([./-])(?:0[1-9]|1[0-2])\3(?:0[1-9]|[12]\d|3[01])|(?:20)?\d\d(?:0[1-9]|1[0-2])(?:0[1-9]|[12]\d|3[01])"
    r"|(?:0[1-9]|[12]\d|3[01])(?:0[1-9]|1[0-2])(?:20)?\d\d)[-–/.:#]\d{1,3}[a-z]?)[)\].:]{0,2}\s(?=[A-Za-z@])"
)
#: "GP: Action item to look into it": whoever takes it on, before the keyword.
_TAKER = re.compile(
    r"(?P<who>[A-Z][\w/.'’-]*(?:(?:\s|,\s|\s?&\s|\sand\s)[A-Z][\w/.'’-]*){0,3})\s?(?::|[–—]|\s-)\s?[\[(*_]{0,3}"
)
_TO_VERB = re.compile(r"\s?(?:is\s)?(?=to\s[a-z])")
_SPEAKER = re.compile(r"(?P<who>[A-Z][\w/]{1,9})\s?[-–:]?\s?\[?")
#: "WQ/LM Set up the server".
_SEVERAL_LED = re.compile(r"[A-Z][A-Za-z]{1,3}(?:/[A-Z][A-Za-z]{1,3})+\s")
_ASIDE = re.compile(r"\s\((?P<who>[^()]{1,40})\)\s(?=\w)")
#: "TODO(kim) ring the mill", as programmers write it.
_CALLED = re.compile(r"\((?P<who>[^()]{1,40})\):?\s(?=\w)")
_GLUED = re.compile(r"\s(?P<who>@?[^:–—.;()\[\]]{1,45}?)\s?(?::|\s[–—-])[*_]{0,3}\s?")
_SENTENCE_END = re.compile(r"(?:[.!?;:)\]”\"’…→>]|\s{2}|\n|\s[–—-])\s?$")
#: What the head of a line is dressed in, and how far in a keyword may stand, in characters.
_DRESS = " *_#>-–—•|/\t"
_HEAD = 40
#: The keyword alone on its line is no longer than this.
_ALONE = 16
#: How far behind a keyword its doer is looked for.
_REACH = 300
#: "Action on KS by 3 May to write", "(ACTION on the wardens)".
_LAID_ON = re.compile(
    r"\s(?:on|for)\s(?P<who>[^:.;()\[\]]{1,45}?)(?:,?\s(?P<due>by\s[^:.;()\[\]]{3,20}?))?(?:[*_]{0,3}\s(?P<to>(?=(?:to|will)\s[a-z]))|(?=\s?[)\]]))"
)
#: "#todo:sam ring the mill".
_TAGGED = re.compile(r":@?(?P<who>[A-Za-z][\w.-]{1,29})(?![\w:])[,:]?\s?")
_FOR = re.compile(r"^(?:for|by|on|from)\s")
#: A keyword written small counts where brackets or a break set it off: "(action: Kim to ...)".
_SMALL = re.compile(r"(?:[(\[,;→>]|[–-]\s)\s?[*_]{0,2}$")
_HANDLE = re.compile(r"@\s?\w")
_ONLY = re.compile(r"^(.{1,60}?)(?:[.)\]]|\s[ivx]+\)|\s\d{1,2}[.)]|\s(?=\d{1,2}\s[A-Z][a-z])|$)")
#: What may stand before the keyword at the head of a line: "New action 01/1:", "Agreed action:".
_KIND = re.compile(r"[*_#>\s]{0,6}(?:new|further|additional|agreed|key|immediate|follow[- ]up)(?:\s|$)", re.I)
_NOT_ACTION = re.compile(
    r"^\s?(?:plan|notes?|fraud|group|aid|week|day|planning|committee|team|log|tracker|list"
    r"|research|learning|fund|network|on\b|was\b|is\b"
    r"|has\b|had\b|were\b|are\b|showing|taken|from\b|by the\b|company|work\b|related|projects?)",
    re.I,
)


@dataclass(frozen=True, slots=True)
class Mark:
    """A keyword in a text: where it starts, where the words after it begin."""

    start: int
    end: int
    #: Owners glued to it ("Action RJ:"), as written; "" without.
    owner: str = ""
    #: "4.1" of "Action 4.1:", "AP44"; "" without.
    reference: str = ""
    #: The due words in brackets with the owner ("Action (Kim, by 3 May):"); "" without.
    due: str = ""
    #: True in brackets round the keyword ("[ACTION]") or with a colon: nobody writes that by chance.
    plain: bool = True
    #: True for a keyword within closing brackets at the end: "(Action: MS)".
    enclosed: bool = False
    #: True behind its owner and the words it marks: "... ask for one. EL Action.".
    signed: bool = False
    #: True for "Action on Kim to ...", a sentence of its own.
    laid: bool = False


def find_marks(text: str, people: People) -> list[Mark]:
    """The action marks in `text`, in order; words that only contain "action" are none."""
    if not _may_be_marked(text):
        return []
    marks = [mark for mark in _words(text, people) if mark]
    own = None if marks else _OWN_CODE.match(text) or _DAY_CODE.match(text)
    if own and _is_coded(own, text[own.end() : own.end() + _REACH], people):
        return [Mark(0, own.end(), reference=own["code"])]
    marks += [mark for mark in _codes(text, people) if not any(m.start <= mark.start < m.end for m in marks)]
    return sorted(marks, key=lambda mark: mark.start)


@lru_cache(maxsize=256)
def _may_be_marked(text: str) -> bool:
    """What most lines are dismissed by; kept for a while, as several finders ask of the same lines."""
    return (
        holds_any(text, _HINTS)
        or "action" in text.lower()
        or ("A" in text and _CODED.search(text) is not None)
        or _OWN_CODE.match(text) is not None
        or (text[:2].strip("([").isdigit() and _DAY_CODE.match(text) is not None)
    )


def _is_coded(code: re.Match[str], rest: str, people: People) -> bool:
    """Whether somebody who is to act stands behind a body's own number: "CRB-35: QA to ...", "A-17 Kim: draft ..."."""
    if not code.groupdict().get("named") and find_leading_doers(rest, people):
        return True
    doers = find_doers(rest, people)
    led = _SEVERAL_LED.match(rest)
    return bool(doers.owners) and starts_with_order(
        doers.text if doers.text != rest else rest[led.end() :] if led else ""
    )


def _codes(text: str, people: People) -> Iterator[Mark]:
    """ "AP44: ..." and "... AP45"; a bare "A15:" only before somebody who is to do something ("A47" is a road)."""
    for match in _CODE.finditer(text):
        shut = bool(match["shut"].strip())
        if match["code"] == "AP":
            meant = shut or match.start() == 0 or match.end() == len(text) or _is_task(text, match, people)
        else:
            meant = shut and _is_task(text, match, people)
        if meant:
            yield Mark(match.start(), match.end(), reference=f"{match['code']}{match['number']}")


def _is_task(text: str, match: re.Match[str], people: People) -> bool:
    """Whether a code opens a sentence in which somebody is to do something."""
    opens = match.start() < 4 or bool(_SENTENCE_END.search(text[max(0, match.start() - 6) : match.start()]))
    return opens and bool(find_leading_doers(text[match.end() : match.end() + _REACH], people))


def _words(text: str, people: People) -> Iterator[Mark | None]:
    for match in _MARK.finditer(text):
        yield _mark(text, match, people)


@dataclass(frozen=True, slots=True)
class _Seen:
    """A keyword as it stands, before it is known to be a mark."""

    text: str
    word: str
    start: int
    #: Behind the keyword and its number.
    end: int
    reference: str
    #: True at the head of the text.
    initial: bool
    #: True for an opening bracket before it that is not closed right behind: "(Action: MS)".
    enclosed: bool


def _spoken(text: str, match: re.Match[str], people: People) -> Mark | None:
    """A numbered action behind whoever says it: "PR - Action-TC-2018-05 Arrange a demo"."""
    speaker = _SPEAKER.fullmatch(text[: match.start()])
    number = _AFTER_NUMBER.match(text, match.end()) if speaker and people.knows(speaker["who"]) else None
    if speaker is None or number is None or not number["number"]:
        return None
    if not starts_with_order(text[_past(text, number.end()) :].strip()):
        return None  # "Kim: ACTION-88 done, close it"
    return Mark(0, _past(text, number.end()), owner=speaker["who"], reference=number["number"])


def _taken(text: str, match: re.Match[str], people: People) -> Mark | None:
    """ "GP: Action item to look into it", "Kim - ACTION: write to them"; not "Kim: action on this is slow"."""
    taker = _TAKER.fullmatch(text[: match.start()]) if match.start() < _HEAD else None
    owners = split_agents(taker["who"], people, glued=True) if taker else ()
    if taker is None or not owners or not all(map(people.knows, owners)):
        return None
    to = _TO_VERB.match(text, match.end())
    if to:
        return Mark(0, to.end(), owner=taker["who"])
    behind = _past(text, match.end())
    return Mark(0, behind, owner=taker["who"]) if behind > match.end() and starts_with_order(text[behind:]) else None


def _signed(text: str, match: re.Match[str], people: People) -> Mark | None:
    """ "... ask for one. EL Action.": the keyword behind whoever takes on what was said."""
    if match["word"].lower() != "action" or not match.start("word"):
        return None
    signer = find_signer(text, match.start("word"), match.end("word"), people)
    return Mark(signer[0], match.end("word"), owner=signer[1], signed=True) if signer else None


def _tag(text: str, match: re.Match[str], *, initial: bool) -> Mark | None:
    """ "#action", "#todo:sam"; None where the tag is only spoken of."""
    start, end = match.start(), match.end()
    tagged = _TAGGED.match(text, end)
    if tagged is None:
        return Mark(start - 1, _past(text, end))
    if text[tagged.end() :].strip() and not initial and not _SENTENCE_END.search(text[: start - 1]):
        return None
    return Mark(start - 1, tagged.end(), owner=tagged["who"])


def _mark(text: str, match: re.Match[str], people: People) -> Mark | None:
    if spoken := _spoken(text, match, people) or _taken(text, match, people) or _signed(text, match, people):
        return spoken
    start, end = match.start(), match.end()
    kind = _KIND.match(text) if start < _HEAD else None
    initial = start < _HEAD and _opens(text[kind.end() if kind else 0 : start])
    start = 0 if initial and kind else start
    repeated = match["word"] in ("Action", "ACTION") and text.startswith(f"{match['word']} ")
    if (
        not initial
        and not repeated
        and text[start - 1 : start] != "#"
        and not (match["word"][0].isupper() and _may_stand(text, match))
        and not _is_small_mark(text, match, people)
    ):
        return None
    if text[start - 1 : start] == "#" and match["word"].lower() in ("action", "todo"):
        return _tag(text, match, initial=initial)
    number = _AFTER_NUMBER.match(text, end)
    reference = (number["number"] or "") if number else ""
    end = number.end() if number and reference else end
    if match["word"].lower() in ("ap", "ar") and not reference and not _is_point(text, match, people):
        return None
    if ("[" in match["open"] and "]" in match["shut"]) or ("(" in match["open"] and ")" in match["shut"]):
        return Mark(start, _past(text, end), reference=reference)
    enclosed = any(left in match["open"] and right not in match["shut"] for left, right in ("()", "[]"))
    seen = _Seen(text, match["word"], start, end, reference, initial, enclosed)
    return _separated(seen, people) or _laid_on(seen, people) or _bare(seen, people)


def _is_point(text: str, match: re.Match[str], people: People) -> bool:
    """ "AP:", "AP Kim get two quotes"; not where AP is somebody of the document."""
    if match["word"] == "AR":  # "action required", which nobody writes without whose
        who = _BRACKETED.match(text, match.end())
        rest = text[match.end() : match.end() + _REACH].lstrip(":*_ ")
        return not people.knows("AR") and bool(find_doers(rest, people).owners or who)
    if match["word"] != "AP":
        return False
    rest = text[match.end() : match.end() + _REACH]
    return rest[:1] == ":" or (not people.knows("AP") and bool(find_doers(rest.strip(" *_"), people).owners))


def _opens(before: str) -> bool:
    """Whether nothing but signs stands before a keyword, or the same in Welsh: "Gweithredu / Action:"."""
    plain = before.strip(_DRESS)
    return not plain or (before.rstrip(" *_")[-1:] in ("/", "|") and _WELSH.fullmatch(plain) is not None)


def _is_small_mark(text: str, match: re.Match[str], people: People) -> bool:
    if match["word"] == "action" and "(" in match["open"] and match["shut"].startswith(")"):
        return not text[match.end() :].strip(" .*_")
    if match["word"] != "action" or not _SMALL.search(text[max(0, match.start() - 4) : match.start("word")]):
        return False
    glued = _GLUED.match(text, match.end())
    if glued and split_agents(glued["who"].strip("*_ "), people, glued=True):
        return True
    separator = _SEPARATOR.match(text, match.end())
    rest = text[separator.end() :][:_REACH] if separator and ":" in separator[0] else ""
    return bool(rest) and bool(find_doers(rest, people).owners)


def _may_stand(text: str, match: re.Match[str]) -> bool:
    """A keyword inside a text follows the end of a sentence, a bracket, or is in capitals with a colon."""
    if match["open"].strip(" *_"):
        return True
    before = text[max(0, match.start() - 6) : match.start()]
    return bool(_SENTENCE_END.search(before)) or (
        match["word"].isupper() and _COLON_BEHIND.match(text, match.end()) is not None
    )


def _past(text: str, end: int) -> int:
    separator = _SEPARATOR.match(text, end)
    return separator.end() if separator else end


def _separated(seen: _Seen, people: People) -> Mark | None:
    """ "Action: x", "Action (Ed, Dan): x", "Action RJ: x", "AI @nick: x"."""
    text, start, end = seen.text, seen.start, seen.end
    separator = _SEPARATOR.match(text, end)
    if separator and separator.end() > end:
        return Mark(start, separator.end(), reference=seen.reference, enclosed=seen.enclosed)
    bracketed = _BRACKETED.match(text, end) or _CALLED.match(text, end)
    bracketed = bracketed or (_ASIDE.match(text, end) if seen.initial else None)
    if bracketed and split_agents(bracketed["who"], people, glued=True):
        due = bracketed.groupdict().get("due") or ""
        return Mark(start, bracketed.end(), owner=bracketed["who"], reference=seen.reference, due=due)
    glued = _GLUED.match(text, end)
    if glued is None or (_NOT_ACTION.match(text[end : end + 40]) and not _FOR.match(glued["who"])):
        return None
    who = _FOR.sub("", glued["who"].strip("*_ "))
    if seen.word.upper() == "AI" and who != glued["who"].strip("*_ ") and not people.knows(who):
        return None  # "AI for Schools - a talk"
    if split_agents(who, people, glued=True) or (who.isupper() and len(who.split()) <= 3):
        return Mark(start, glued.end(), owner=who, reference=seen.reference, enclosed=seen.enclosed)
    return None


def _laid_on(seen: _Seen, people: People) -> Mark | None:
    """ "Action on KS to write", "(ACTION on the wardens)"; not "Action on climate to follow"."""
    laid = _LAID_ON.match(seen.text, seen.end)
    owners = split_agents(laid["who"], people, glued=True) if laid else ()
    if laid is None or not owners:
        return None
    if not seen.initial and not seen.enclosed and not _is_charged(seen, laid, owners, people):
        return None
    if laid["to"] is None:
        return Mark(seen.start, laid.start("who"), enclosed=seen.enclosed)
    return Mark(seen.start, laid.end(), owner=laid["who"], due=laid["due"] or "", enclosed=seen.enclosed, laid=True)


def _is_charged(seen: _Seen, laid: re.Match[str], owners: tuple[str, ...], people: People) -> bool:
    """Amid a text only "... Action on KS to write": people known, initials or all, and an order to them."""
    verb = laid["to"] is not None and starts_with_order(seen.text[laid.end() :].partition(" ")[2])
    return verb and all(people.knows(one) or one.isupper() or is_role(one) for one in owners)


def _bare(seen: _Seen, people: People) -> Mark | None:
    """A keyword with no colon: "Action ND to email ...", "... survey. Action FE", "(AI @ all)"; owners must follow."""
    rest = seen.text[seen.end : seen.end + _REACH].strip(" *_")
    if not rest.strip(" ).]"):
        return _nothing_behind(seen, rest, people)
    if _NOT_ACTION.match(rest) or not seen.word[0].isupper():
        return None
    mark = Mark(seen.start, seen.end, enclosed=seen.enclosed)
    if seen.word.upper() == "AI":
        return mark if _HANDLE.match(rest) else None
    only = _ONLY.match(rest)
    who = _BEHIND_OWNER.sub("", only[1].lstrip("([ ")) if only else ""
    if who and split_agents(who, people) and _sure_owner(who, people):
        return mark
    single = (seen.initial and seen.word.lower() == "action") or seen.word in ("AP", "AR")
    if single and people.knows(rest.split()[0]) and find_doers(rest, people).owners:
        return mark
    ordered = seen.word == "ACTION" and people.knows(rest.split()[0]) and starts_with_order(rest.partition(" ")[2])
    return mark if ordered or find_leading_doers(rest, people) else None


def _nothing_behind(seen: _Seen, rest: str, people: People) -> Mark | None:
    """A keyword alone in its line or behind a task, or its number in brackets there: "Kim to book (Action 4.2)."."""
    if seen.enclosed and seen.reference:
        return Mark(seen.start, len(seen.text), reference=seen.reference)
    alone = not rest and seen.initial and len(seen.text) < _ALONE and seen.word.lower() != "ai"
    behind = not rest and seen.word == "ACTION"
    alone = alone or (behind and find_leading_doers(seen.text[: seen.start][-_REACH:], people) != ())
    return Mark(seen.start, len(seen.text)) if alone else None


def _sure_owner(words: str, people: People) -> bool:
    return all(
        part.isupper() or people.knows(part) or is_agent(part, people)
        for part in re.split(r"\s?[/,;&]\s?", words.strip())
    )
