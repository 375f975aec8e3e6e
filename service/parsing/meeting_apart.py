"""Tells days that are of no meeting to come, whatever they stand under: what was attended, the close, a signature.

Knows only the words of a line and where its day stands in them.
"""

from __future__ import annotations

import re

from service.parsing.dates import DateMention

#: "GL attended the area forum on", "The open day took place on": told of what has been.
_BEEN = re.compile(
    r"(?:\b(?:attended|visited|went\sto|took\splace|(?:was|were)\sheld|(?<!next\s)meeting\sheld"
    r"|(?:has|have|had)\s(?:met|been\sheld|been\sto)"
    r"|reported\s(?:back\s)?(?:on|from))\b)(?!.*\b(?:next|future|forthcoming|will|to\sbe|is|are)\b)[^.;:]{0,90}$",
    re.I,
)
#: "Adjourned at 1640,", "The meeting closed at 8.55pm on": the end of the meeting minuted.
_CLOSED = re.compile(
    r"\b(?:adjourned|closed|ended|concluded|finished|dismissed|rose)\s(?:the\smeeting\s)?(?:at|by)\s"
    r"\d{1,2}(?:[:.]?\d\d)?(?:\s?[ap]\.?m\b\.?|\s?(?:hrs|hours|noon)\b)?[\s,(]*(?:on\s)?(?:\w{3,6}day,?\s)?(?:the\s)?$",
    re.I,
)
#: "Agreed by the Board on", "Page last updated": of the paper, whatever the year.
_DECIDED = re.compile(
    r"\b(?:(?:agreed|approved|adopted|ratified) by|(?:last|page|calendar|document) (?:updated|revised|amended))\b"
    r"(?!.*\b(?:next|meet(?:s|ing)?|held)\b)[^.;:]{0,40}?(?:\son)?\s(?:\w{3,6}day,?\s)?(?:the\s)?$",
    re.I,
)
#: "-- Main.KimSanders - 4 Mar 2027", "-- Kim Sanders, 4 March": a mark of two dashes and a name.
_SIGNED = re.compile(r"\s*(?:--+|—)\s?(?:\w+\.)?[A-Z][\w'’]+(?:\s[A-Z][\w'’]+){0,2}\s?[-–—,(]*\s?(?:on\s)?$")
#: "Kim Sanders (talk) 14:02, ", "r12 - ", "Topic revision: r12 - ".
_REVISED = re.compile(r"\s*(?:.{2,40}\(talk\)|(?:topic\s|page\s)?revision\b|r\d+\s[-–—])", re.I)
#: "Main.KimSanders - ".
_WIKI = re.compile(r"\s*[A-Z]\w*\.(?:[A-Z][a-z]+){2,}\s?[-–—,]")

#: What tells a day apart stands within so many letters before it; a line may be as long as it likes.
_NEAR = 160


def is_of_no_meeting(text: str, mention: DateMention) -> bool:
    """Whether the words before the day say that it is past, or of the paper: its end, its signature, its revision."""
    if mention.start < _NEAR and _is_marked(text[: mention.start]):
        return True
    before = text[max(0, mention.start - _NEAR) : mention.start]
    if _DECIDED.search(before):
        return True
    return _CLOSED.search(before) is not None or (not mention.year_given and _BEEN.search(before) is not None)


def _is_marked(before: str) -> bool:
    return bool(_SIGNED.fullmatch(before) or _WIKI.match(before) or _REVISED.match(before))
