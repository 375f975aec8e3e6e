"""Puts marks for dates, item numbers and quantities into the plain words of a reply. Knows no intent and no clause."""

from __future__ import annotations

import re
from datetime import date

from service.parsing import reply_phrases as phrases
from service.parsing.reply_circumstances import without_circumstances
from service.parsing.reply_dates import Tense, When, find_whens
from service.parsing.reply_numbers import NumberMarks, mark_numbers
from service.parsing.reply_text import plain_words, speaking_lines

_QUANTITY = re.compile(
    r"(?:\d+(?:\.\d+)?|\b(?:ten|twenty|thirty|forty|fifty|sixty|seventy|eighty|ninety)(?:[- ]\w+)?)\s?(?:%|percent|"
    r"per cent)|£\s?\d[\d,.]*\w?(?= (?:of|so far|raised|towards|to go|left)\b)|"
    r"\b\d{1,3}/\d{1,3}\b|\b(?:\d+|one|two|three|four|"
    r"five|six|seven|eight|nine|ten|eleven|twelve|twenty|(?:thir|four|fif|six|seven|eigh|nine)(?:teen|ty)) "
    r"(?:out )?of (?:the )?(?:\d+|two|three|four|five|six|seven|eight|ten|twenty|thirty|forty|fifty|sixty|them|these)\b"
    r"|\b\d+ (?:to go|left|more)\b",
    re.I,
)
#: "Two out of three done": of several actions, some are.
_OF_SO_MANY = re.compile(
    r"\b(?:one|two|three|four|five|\d) (?:out )?of (?:the )?(?:two|three|four|five|six|seven|eight|them|these|\d)"
    r"(?= (?:is |are |now |all )*(?:done|complete|finished|sorted))"
    r"|\b(?:one|two|three|four|five) down, (?:\w+) to go\b",
    re.I,
)


#: "To 20 December for 1 and to mid January for 3": the date stands before the number.
_DATE_FOR = re.compile(
    r"\b(?:(?:and )?(?:until|till|to|by) )?(?:early |mid |late |the end of )?(‹d\d+›) for (‹n\d+›)", re.I
)
#: "Only number 2 done so far": that one is. "Only 2 done so far" may be two of them.
_ONLY_ONE = re.compile(
    r"\b(?:only|just) ((?:(?:number|no\.?|item|action|task) ?|#)\d+ (?:(?:is|has been) )?(?:done|finished|completed?|"
    r"sorted)) so far\b",
    re.I,
)
#: "... did it today instead": instead of the day that was missed.
_INSTEAD = re.compile(
    r"((?:^|[,.;:]\s+|-\s+|\b(?:and|but|so|then)\s+)(?:(?:i|we) )?(?:(?:then|have|finally|just|actually) )*"
    r"(?:(?:did|finished|completed|sorted) (?:it|this|that)|got (?:it|this|that) (?:done|finished|completed|sorted)|"
    r"(?:done|finished|completed|sorted)) (?:(?:on|at|over|the) )*‹d(\d+)›) instead\b(?! of\b)",
    re.I | re.M,
)
_FINISHED_WITH = re.compile(r"(‹n\d+› (?:is|are) (?:done|finished)) with(?=\s*[,.;])", re.I)


def put_marks(words: str, *, count: int, today: date) -> tuple[str, tuple[When, ...], NumberMarks]:
    """The plain words of a reply to a mail that listed `count` actions, with the dates and numbers behind its marks."""
    text = "\n".join(speaking_lines(plain_words(words.replace("‹", "<").replace("›", ">"))))
    text = phrases.NOTHING_LEFT.sub(" nothingleft ", phrases.COURTESIES.sub(" , ", text))
    whens = tuple(find_whens(text, today=today))
    for index, when in reversed(list(enumerate(whens))):
        text = f"{text[: when.start]}‹d{index}›{text[when.end :]}"
    text = re.sub(r"\b(?:100|(?:[Aa]n?|[Oo]ne) hundred)\s?(?:%|percent|per cent)", "fully", text)
    text = _OF_SO_MANY.sub(" ‹q1› ", text) if count > 1 else text
    text = _INSTEAD.sub(lambda m: m[0] if whens[int(m[2])].tense is Tense.AHEAD else m[1], text)
    text = _QUANTITY.sub(" ‹q0› ", text)
    text = _ONLY_ONE.sub(r"\1", text) if count > 1 else text
    text, marks = mark_numbers(without_circumstances(text), count=count)
    text = _FINISHED_WITH.sub(r"\1", text)
    if len(_DATE_FOR.findall(text)) > 1:
        text = _DATE_FOR.sub(r", \2 until \1", text)
    return _unwrap(text), whens, marks


def _unwrap(text: str) -> str:
    """Join hard-wrapped lines: a line that starts small, or follows a long one, goes on from the one before."""
    text = re.sub(r"[ \t]+", " ", text)
    text = re.sub(r"(?<=[^\n.!?:;])\n ?(?=[a-z(])", " ", text)
    return re.sub(r"(?m)^(.{60,}[^\n.!?:;])\n ?(?=[^\s‹*-])", r"\1 ", text)
