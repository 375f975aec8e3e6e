"""Styles onto the elements of a page, once for each shape of page. Knows the markup of templates, no letter.

Most mails differ from others in words and links alone: the page without them, its shape, is inlined once and kept, and
the words are put back. That gives, letter for letter, what inlining the page itself would give, at a tenth of the time.
What cannot be taken apart so is inlined as it is.
"""

from __future__ import annotations

import re
from functools import lru_cache
from html import unescape

from css_inline import CSSInliner

#: Shapes kept, of some 10 KB each.
_KEPT = 128
#: Stand in a shape for words and for a link; in the shape that is inlined they are numbered, words first.
_WORDS, _LINK = "\x01", "\x02"
_SLOT = re.compile(f"[{_WORDS}{_LINK}]")
_NUMBERED = re.compile(r"\x01(\d+)\x03")
#: Letters that a parser takes out or turns into others, and those of the slots.
_ODD = ("\r", "\0", _WORDS, "\x03", _LINK)
#: The end of a tag, with the blanks before words (where a parser puts those depends on the place), and words.
_BEHIND_TAG = re.compile(r"(>\s*)([^\s<][^<]*)")
#: What makes the words behind it something else than text, and a comment with a slot in it.
_NO_TEXT = re.compile(
    r"<(?:style|script|textarea|xmp|iframe|noembed|noframes|noscript|plaintext|svg|math)\b|<!--(?:(?!-->)[^\x01\x02])*[\x01\x02]",
    re.IGNORECASE,
)
#: Characters of a link by name or number; in links, a parser takes some of these for others than in words.
_CHARACTERS = re.compile(r"&(?!amp;|nbsp;)")
#: A value that may hold '>' and '"': our templates write none, and words come with their quotes escaped.
_IN_ONE_QUOTE = re.compile(r"=\s*'")
#: "&" that is no character by name nor an escaped quote: parsers differ over it, and templates escape it.
_UNUSUAL = re.compile(r"&(?!(?:[A-Za-z][A-Za-z0-9]*|#3[49]);)")
#: How the tag of a link begins, and the attributes of it whose values differ from mail to mail.
_TAG = "<a "
_FREE = (" href=", " aria-label=")


class Inliner:
    """Puts the rules of one stylesheet onto pages."""

    def __init__(self, stylesheet: str) -> None:
        # The sources are not inlined instead: an HTML parser moves template tags out of tables.
        self._library = CSSInliner(extra_css=stylesheet, keep_at_rules=True, load_remote_stylesheets=False)
        #: A rule may ask for the value of an attribute.
        self._asks_for_values = "[" in stylesheet
        self._shape = lru_cache(maxsize=_KEPT)(self._inline_shape)

    def inline(self, page: str) -> str:
        """The page with its styles on its elements. Raises what css_inline raises."""
        taken = None if self._asks_for_values else _take_apart(page)
        inlined = self._shape(taken[0]) if taken else None
        if taken is None or inlined is None:
            return self._library.inline(page)
        pieces, order = inlined
        whole = [""] * (2 * len(order) + 1)
        whole[::2], whole[1::2] = pieces, [taken[1][slot] for slot in order]
        return "".join(whole)

    def _inline_shape(self, shape: str) -> tuple[list[str], list[int]] | None:
        """What stands around the slots once inlined, and their order (the library sorts attributes).

        None where what stands in a slot would not be read as words, or would not stand there once.
        """
        if _NO_TEXT.search(shape) or any(tag.partition(">")[0].count('"') % 2 for tag in shape.split("<")[1:]):
            return None
        words, links = shape.count(_WORDS), shape.count(_LINK)
        numbers = {_WORDS: iter(range(words)), _LINK: iter(range(words, words + links))}
        numbered = _SLOT.sub(lambda slot: f"\x01{next(numbers[slot[0]])}\x03", shape)
        pieces = _NUMBERED.split(self._library.inline(numbered))
        order = [int(slot) for slot in pieces[1::2]]
        return (pieces[::2], order) if sorted(order) == list(range(words + links)) else None


def _take_apart(page: str) -> tuple[str, list[str]] | None:
    """The shape of a page and what stands in its slots, as a parser would write it; None for a page unlike any."""
    if any(map(page.__contains__, _ODD)) or _IN_ONE_QUOTE.search(page) or _UNUSUAL.search(page):
        return None
    pieces = _BEHIND_TAG.split(page)
    words = [_written(piece) for piece in pieces[2::3]]
    pieces[2::3] = [_WORDS] * len(words)
    before, *tags = "".join(pieces).split(_TAG)
    links: list[str] = []
    shape = _TAG.join((before, *(_take_links(tag, links) for tag in tags)))
    return None if _CHARACTERS.search("<".join(links)) else (shape, words + links)


def _take_links(piece: str, links: list[str]) -> str:
    tag, end, rest = piece.partition(">")
    parts = tag.split('"')
    for at in range(1, len(parts), 2):
        if parts[at - 1].endswith(_FREE):
            links.append(parts[at].replace("\xa0", "&nbsp;"))
            parts[at] = _LINK
    return '"'.join(parts) + end + rest


def _written(words: str) -> str:
    """Text as HTML5 13.3 serialises it."""
    if "&" in words:
        words = unescape(words).replace("&", "&amp;").replace("<", "&lt;")
    return words.replace(">", "&gt;").replace("\xa0", "&nbsp;")
