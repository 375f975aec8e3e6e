"""Tells whether a mail says no more than thank you. Words only; knows no action and no sender."""

from __future__ import annotations

import re

from service.parsing import reply_phrases as phrases

#: Who signs: "Bo", "Bo Carr".
_NAME = re.compile(r"[^\W\d_][\w'’.-]{0,20}(?:\s[^\W\d_][\w'’.-]{0,20})?")
_THANKS = re.compile(
    r"\b(?:thanks|thank you|thx|ta|cheers|diolch|appreciated|great|lovely|brilliant|ok|okay|noted)\b", re.I
)


def says_only_thanks(words: str) -> bool:
    """True where every line is a thank-you or a name below one; nothing at all is no thank-you."""
    lines = [line.strip() for line in words.splitlines() if line.strip()]
    if not lines or not _THANKS.search(lines[0]):
        return False
    return all(phrases.THANKS_ONLY.search(line) or (at and _NAME.fullmatch(line)) for at, line in enumerate(lines))
