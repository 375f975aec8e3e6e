"""Whose minutes they are where the first line is the organisation and the next its committee. Knows words only."""

from __future__ import annotations

import re

#: What a body is called by, and nothing else: a "group" or a "trust" may be the whole organisation.
_STRONG = (
    r"(?:(?:sub-?\s?)?committee|panel|forum|governing body|governors|trustees|board|(?:steering|working|user|liaison"
    r"|participation|reference|advisory|task|study|patients?)\s(?:and finish\s)?group|working party|directors|ppg)"
)
_NAMED = re.compile(
    r"\W*(?:(?:draft|unconfirmed|approved|confirmed)\s)?(?:(?:minutes|notes)\s(?:of|from)\s(?:the\s|a\s|our\s)?"
    r"(?:meetings?\sof\s(?:the\s)?)?)?(?:the\s)?"
    rf"(?P<body>(?:[\w'’&/-]+\s){{0,5}}?{_STRONG})(?=\s?(?:$|[(–,:|-]|\d|(?:meetings?|minutes|notes|agenda|action|held)\b))",
    re.I,
)
_STRONG_WORD = re.compile(rf"\b{_STRONG}\b", re.I)
_OF_A_MEETING = re.compile(r"\b(?:minutes|notes|meetings?|agenda|agm|dates?|calendar|schedule|newsletter)\b|\d", re.I)
#: Every organisation has these: they do not tell whose minutes they are.
_COMMON = frozenset(
    ("the", "full", "main", "general", "executive", "management", "steering", "group", "committee", "board", "of")
)


def find_body_below(first: str, second: str) -> str:
    """The committee in the second line under an organisation's name: "Patient Participation Group"; "" for none.

    A name that many have ("Management Committee") is given with the organisation's.
    """
    if not first or _OF_A_MEETING.search(first) or _STRONG_WORD.search(first) or len(first) > 80 or len(second) > 120:
        return ""
    named = _NAMED.match(second)
    if named is None or not _is_title(named["body"]):
        return ""
    words = {word.lower() for word in named["body"].split()}
    if words <= {word.lower() for word in first.split()}:
        return ""
    return f"{first.split(' (')[0]} {named['body']}" if words <= _COMMON else named["body"]


def _is_title(name: str) -> bool:
    """Whether the words are a name by their capitals: "Governing Body", not "notes taken for the committee"."""
    return all(word[0].isupper() or word.lower() in ("of", "and", "for", "the", "&") for word in name.split())
