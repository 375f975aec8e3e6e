"""Reads what people write about coming to a meeting: "I can't make the 13th", "apologies for April", "I'll be there".

Knows no invitations; which meeting is meant is for the caller to find out from the day or month named.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date

from service.domain.invitation import Partstat
from service.parsing.dates import MONTHS
from service.parsing.reply_dates import find_whens
from service.parsing.reply_text import plain_words, speaking_lines


@dataclass(frozen=True, slots=True, kw_only=True)
class AttendanceWords:
    """What the words say about coming."""

    partstat: Partstat
    #: The day named; None where none is.
    on: date | None = None
    #: 1 to 12 where only a month is named ("the April meeting"); None otherwise.
    month: int | None = None
    #: A deputy who comes instead, as written; "" without.
    deputy: str = ""
    text: str = ""
    #: What else is said, without the sentences about coming.
    rest: str = ""
    #: Several days are named, or one that may be when somebody is back: which meeting is meant is open.
    vague: bool = False


_MEETING = r"(?:the |this |that |next |our |your |it|meeting|agm|session|call|board|committee|group|forum|workshop)"
_GO = (
    r"(?:make|attend|come|join|be (?:there|at|able|available|present|with you|joining|attending|"
    r"coming)|get (?:to|there)|do)"
)
_DECLINED = re.compile(
    rf"\b(?:can|could|will|shall|would|am|are|is) not (?:now |actually |unfortunately |be able to |"
    rf"able to |going to be able to |going to )*(?:{_GO}|attending|coming|available|joining|there)\b"
    rf"|\bunable to (?:{_GO})\b|\b(?:not|un) ?available\b|\b(?:apologies|apols|"
    rf"regrets)\b(?! for (?:the |my |any |this )?(?:delay|late|slow|not|confusion|error|mistake|"
    rf"inconvenience|missing|typo|length|long))(?=\s*(?:$|[.!]|for\b|from\b|,? (?:i am|i will be|but i|"
    rf"as i am|i can not)\b))"
    rf"|\b(?:send|sending|give|giving|note|record|accept|please accept|offer) (?:you )?(?:my |our |"
    rf"their )?(?:apologies|apols|regrets)\b|\b(?:will|shall) (?:have to |need to )?miss\b|\b(?:must|"
    rf"have to|need to|will) (?:decline|cancel|pull out|drop out|give my apologies|"
    rf"send (?:my )?apologies)\b"
    rf"|\b(?:on (?:annual |sick )?leave|on holiday|away|double[- ]booked|otherwise engaged|"
    rf"clash(?:es)?|another (?:meeting|commitment))\b|\bdo not (?:expect|count on) me\b|"
    rf"\bcount me out\b|\bnot (?:coming|attending|joining)\b|\bi (?:must )?decline\b",
    re.I,
)
_TENTATIVE = re.compile(
    rf"\b(?:might|may|should|hope to|hoping to|will try to|trying to|probably|possibly|perhaps|maybe|"
    rf"not sure (?:if|whether)|tentative(?:ly)?|provisionally|pencil(?:led)?)\b(?=.{{0,40}}\b(?:{_GO}|"
    rf"attend\w*|coming|there|available|late)\b)|^tentative(?:ly)?\b|\bpencil(?:led)? (?:me )?in\b|"
    rf"\bif i can\b",
    re.I,
)
_ACCEPTED = re.compile(
    rf"\b(?:i|we)(?: both| all)? (?:will|shall|can|am|are|plan to|intend to|do plan to)(?: all| both|"
    rf" definitely| certainly| be able to| able to| happy to| going to| now| still)* (?:{_GO}|"
    rf"attending|coming|joining|available|there)\b|\bcount me in\b|\bsee you (?:there|then|all there)\b"
    rf"|^(?:yes,? )?(?:will (?:be there|attend|be attending|come|join)|attending|coming|"
    rf"happy to (?:attend|come|join)|can (?:attend|come|make it|make that)|i accept|accepted|"
    rf"look(?:ing)? forward to (?:it|seeing|the meeting))\b|\b(?:that|the) (?:date|time|"
    rf"day)(?: and (?:date|time))? (?:works|suits|is (?:fine|good|ok))\b|\bin my diary\b",
    re.I,
)
_DEPUTY = re.compile(
    r"\b(?P<name>(?-i:[A-Z][\w'-]+(?: [A-Z][\w'-]+){0,2})) (?:will|is going to|is|can|"
    r"has agreed to) (?:now )?(?:be )?(?:attend|attending|come|coming|go|going|represent\w*|"
    r"deputis\w+|cover\w*|stand\w* in|join\w*|there)\b(?: (?:instead|for me|on my behalf|"
    r"in my place))?"
    r"|\b(?:send|sending|sent) (?P<sent>(?-i:[A-Z][\w'-]+(?: [A-Z][\w'-]+){0,2})) (?:instead|"
    r"in my place|on my behalf)",
    re.I,
)
_ABSENT = re.compile(r"\b(?:until|till|back|return(?:ing|s)?|from|since)\b", re.I)
_MONTH = re.compile(rf"\b(?:{'|'.join(MONTHS)})\b", re.I)
_ABOUT_WORK = re.compile(
    r"\b(?:do|finish|complete|start|get) (?:it|this|that|these)\b|\b(?:action|task|item|deadline)\b", re.I
)


def find_attendance_words(words: str, *, today: date) -> AttendanceWords | None:
    """What `words` say about coming to a meeting; None where they say nothing of it, ask, or contradict themselves."""
    text = "\n".join(speaking_lines(plain_words(words)))
    said = [(_partstat(sentence), sentence.strip()) for sentence in _sentences(text)]
    found = [(partstat, sentence) for partstat, sentence in said if partstat is not None]
    if not found or len({partstat for partstat, _ in found}) > 1:
        return None
    partstat, sentence = found[0]
    days = [when for when in find_whens(text, today=today) if when.on is not None and when.on >= today]
    exact = [
        when
        for when in days
        if re.search(r"\d", when.text)
        or re.match(r"(?:mon|tue|wed|thu|fri|sat|sun|tomorrow|today|this)", when.text, re.I)
    ]
    months = {name.lower() for name in _MONTH.findall(text) if name[0].isupper()}
    deputy = _DEPUTY.search(text)
    named = {when.on for when in exact}
    return AttendanceWords(
        partstat=partstat,
        on=exact[0].on if len(named) == 1 else None,
        month=MONTHS.index(months.pop()) + 1 if len(months) == 1 else None,
        deputy=(deputy["name"] or deputy["sent"]) if deputy and partstat is Partstat.DECLINED else "",
        text=sentence.removesuffix("but").strip(),
        rest="\n".join(words for answer, words in said if answer is None),
        vague=len(named) > 1 or bool(named and _ABSENT.search(text)),
    )


def _sentences(text: str) -> list[str]:
    return [part for part in re.findall(r"[^.!?\n]+?(?:[.!?]+|\n|$|\bbut\b)", text) if part.strip()]


def _partstat(sentence: str) -> Partstat | None:
    """The answer one sentence gives; a question gives none, and "can't" stands against anything beside it."""
    plain = sentence.strip()
    if plain.endswith("?") or _ABOUT_WORK.search(plain):
        return None
    if _DECLINED.search(plain):
        return Partstat.DECLINED
    if _TENTATIVE.search(plain):
        return Partstat.TENTATIVE
    return (
        Partstat.ACCEPTED if _ACCEPTED.search(plain) and not re.search(r"\b(?:not|if|unless)\b", plain, re.I) else None
    )
