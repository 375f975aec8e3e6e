"""Whether a label announces the meeting of others: "the next meeting of the Hospital Friends". Words only."""

from __future__ import annotations

import re

#: Two words in capitals at least: "the next meeting of the Board" is of those who write it.
_NAME = r"[A-Z][\w'’&-]*"
_OF = re.compile(rf"\s(?:of|for)\s(?:the\s)?(?P<who>{_NAME}(?:\s(?:(?:of|and|for|the)\s)?{_NAME}){{1,5}})")
_BEFORE = re.compile(
    r"(?P<who>(?:[A-Z][\w'’&-]*\s){2,5}(?:(?:committee|group|board|forum|council)\s)?)(?:will\s|to\s)?$"
)
_OWN = frozenset(
    ("full", "annual", "general", "next", "minutes", "date", "dates", "time", "venue", "ordinary", "meeting")
)
_SMALL = frozenset(("of", "and", "for", "the", "committee", "group", "board", "forum", "council", "trustees"))


def is_anothers(text: str, label: re.Match[str], body: str) -> bool:
    """Whether the body named beside the label shares no word with `body`, whose minutes they are."""
    named = _OF.match(text, label.end())
    if named is None and label[0].lower().startswith("next meet"):
        named = _BEFORE.search(text[max(0, label.start() - 90) : label.start()])
    if named is None or not body:
        return False
    words = {word.lower() for word in named["who"].split()}
    return bool(words - _SMALL) and not (words & _OWN) and not ((words - _SMALL) & set(body.lower().split()))
