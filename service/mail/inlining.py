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
#: Stands in a shape for words or a link; the shape that is inlined has them numbered.
_SLOT = "\ue000"
_NUMBERED = re.compile(r"\ue000(\d+)\ue001")
#: Letters that a parser takes out or turns into others, and those of the slots.
_ODD = ("\r", "\0", "\ue000", "\ue001")
#: What makes the words behind it something else than text, and a comment with a slot in it.
_NO_TEXT = re.compile(
    r"<(?:style|script|textarea|xmp|iframe|noembed|noframes|noscript|plaintext|svg|math)\b|<!--(?:(?!-->)[^\ue000])*\ue000",
    re.IGNORECASE,
)
#: Characters of a link by name or number; in links, a parser takes some of these for others than in words.
_CHARACTERS = re.compile(r"&(?!amp;|nbsp;)")
#: The attributes whose values differ from mail to mail.
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
        first, *others = shape.split(_SLOT)
        numbered = "".join((first, *(f"{_SLOT}{n}\ue001{words}" for n, words in enumerate(others))))
        pieces = _NUMBERED.split(self._library.inline(numbered))
        order = [int(slot) for slot in pieces[1::2]]
        return (pieces[::2], order) if sorted(order) == list(range(len(others))) else None


def _take_apart(page: str) -> tuple[str, list[str]] | None:
    """The shape of a page and what stands in its slots, as a parser would write it; None for a page unlike any."""
    if any(map(page.__contains__, _ODD)):
        return None
    first, *rest = page.split("<")
    shape: list[str] = [first]
    slots: list[str] = []
    for piece in rest:
        tag, end, words = piece.partition(">")
        inside = words.lstrip()  # blanks before words stay: where a parser puts them depends on the place
        if tag[:2] == "a ":
            tag, links = _take_links(tag)
            if any(_CHARACTERS.search(link) for link in links):
                return None
            slots += links
        elif not inside:
            shape.append(piece)
            continue
        blanks = words[: len(words) - len(inside)]
        shape.append(f"{tag}{end}{blanks}{_SLOT if inside else ''}")
        if inside:
            slots.append(_written(inside))
    return "<".join(shape), slots


def _take_links(tag: str) -> tuple[str, list[str]]:
    parts = tag.split('"')
    found = [at for at in range(1, len(parts), 2) if parts[at - 1].endswith(_FREE)]
    links = [parts[at].replace("\xa0", "&nbsp;") for at in found]
    for at in found:
        parts[at] = _SLOT
    return '"'.join(parts), links


def _written(words: str) -> str:
    """Text as HTML5 13.3 serialises it."""
    if "&" in words:
        words = unescape(words).replace("&", "&amp;").replace("<", "&lt;")
    return words.replace(">", "&gt;").replace("\xa0", "&nbsp;")
