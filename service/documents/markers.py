"""Bullets, numbers and tick boxes typed before a paragraph. Knows text only."""

from __future__ import annotations

import re

#: Bullets that are never anything else at the start of a line.
BULLETS = "•·▪▫◦‣●○■□◆◇►▶➢➤✓✔⁃∙\uf0b7\uf0a7\uf0d8\uf076\uf0fc"
_TICKED = {"☑": "[x]", "☒": "[x]", "🗹": "[x]", "✅": "[x]", "\uf0fe": "[x]",
           **dict.fromkeys("☐❏❑⬜🔲\uf06f\uf0a8\uf0a3", "[ ]")}  # fmt: skip
_BOX = re.compile(r"\[[\s_]{0,3}([xX✓✔√]?)\ufe0f?[\s_]{0,3}\]\s*(?![(\[])")
#: "→ Kim to ask": what follows from the words above; drawn or typed.
ARROW = "→"
_ARROW = re.compile(r"(?:[→⇒➔➜]\s*|[-=]{1,2}>\s+)(?=\S)")
_BULLET = re.compile(rf"(?:[{BULLETS}]\s*|[-*+–—](?=\s)\s+|o(?:\t|\s{{2,}}))(?=\S)")
_NUMBER = re.compile(
    r"(?:"
    r"\(?\d{1,4} ?[.)]\)?(?=\s|[A-Za-z*“\"'\[])"  # 1.  1)  (1)  and 1.Apologies
    r"|\#\.(?=\s)"  # reStructuredText's "the next number"
    r"|\d{1,4}(?:\.\d{1,3}){1,4}[.)]?(?=\s)"  # 2.1  61.02  21.01.05
    r"|\(?(?:[ivx]{1,5}|[IVX]{1,5})[.)]\)?(?=\s)"  # ii)  (iv)  III.
    r"|\(?[a-z][.)]\)?(?=\s)"  # a)  (b)  c.
    r"|\([A-Z]\)(?=\s)|[A-Z]\)(?=\s)"  # (A)  B)  but not "A. Webb"
    r"|\d{1,4}(?=\t|\s{2,}\S)"  # "4   Election of Chairman": a bare number needs room behind it
    r")\s*"
)
#: What a number in front is not: a clock time, a date, an amount.
_NOT_A_NUMBER = re.compile(
    r"(?:[01]?\d|2[0-4])\.[0-5]\d\s?(?:[ap]\.?m|noon|hrs|hours|-|–|to\b)|\d{1,2}\.\d{1,2}\.(?:19|20)\d\d\b|\d+\.\d+\s?(?:%|[mk]\b)",
    re.IGNORECASE,
)


#: What wikis call the pictures that they draw for a tick.
_TICK_NAMES = frozenset(("(tick)", "(/)", "tick", "check", "checked", ":white_check_mark:", ":heavy_check_mark:"))


def tick_of(name: str) -> str:
    """The box that a picture of this name shows: "\u2611 " for "(tick)"; "" for any other picture."""
    return "\u2611 " if name.strip().lower() in _TICK_NAMES else ""


def split_marker(text: str) -> tuple[str, str]:
    """`text` as (marker, rest): ("2.1", "The minutes ..."), ("-", "..."), ("[x]", "..."); ("", text) without one.

    A tick box behind a bullet or a number wins over it. Leading white space is allowed and dropped.
    """
    bare = text.strip()
    arrow = _ARROW.match(bare)
    if arrow:
        return ARROW, bare[arrow.end() :]
    bullet = _BULLET.match(bare)
    if bullet:
        rest = bare[bullet.end() :].lstrip("\ufe0f ")
        box, after = _split_box(rest)
        return (box, after) if box else (bare[0], rest)
    box, after = _split_box(bare)
    if box:
        return box, after
    number = _NUMBER.match(bare)
    if number and number.end() < len(bare) and not _NOT_A_NUMBER.match(bare):
        rest = bare[number.end() :]
        box, after = _split_box(rest)
        return (box, after) if box else (number[0].strip(), rest)
    return "", bare


def _split_box(text: str) -> tuple[str, str]:
    if text[:1] in _TICKED and len(text) > 1:
        return _TICKED[text[0]], text[1:].lstrip("\ufe0f").strip()
    box = _BOX.match(text)
    if box and box.end() < len(text):
        return ("[x]" if box[1] else "[ ]"), text[box.end() :]
    return "", text


def is_bullet(marker: str) -> bool:
    """True for a marker that only says "item" ("•", "-"), False for a number, a letter or a tick box."""
    return (len(marker) == 1 and not marker.isalnum()) or marker == "o"
