"""Markdown and converter residue inside one line of text. Knows no lines around it.

Follows CommonMark 0.31 for what secretaries and converters write: emphasis, links, code, escapes, entities.
"""

from __future__ import annotations

import html
import re

from service.documents.words import Line, tidy

_SIGN = re.compile(r"[*_\[\]<>\\`~&{!]")
_ESCAPE = re.compile(r"\\([!-/:-@\[-`{-~])")
_ESCAPED = re.compile("[\ue021-\ue07e]")
_RESIDUE = re.compile(
    r"\[bookmark:[^\]]{0,120}\]|\[image:[^\]]{0,200}\]|\[cid:[^\]]{0,200}\]|\{[#.:][^{}]{0,80}\}|!\[[^\[\]]{0,300}\]\[[^\]]{0,80}\]"
)
#: The name of a picture alone on a line: what is left of a logo.
_PICTURE = re.compile(
    r"\s*\(?(?:image|picture|graphic)[ _-]?\d{1,4}\.(?:png|jpe?g|gif|emf|wmf|bmp)\)?\s*", re.IGNORECASE
)
_LINK = re.compile(
    r"(!?)\[([^\[\]]{0,600})\]\(\s*<?([^()\s<>]{0,1500}(?:\([^()\s]{0,200}\)[^()\s]{0,300})?)>?(?:\s+[\"'][^\"']{0,200}[\"'])?\s*\)"
)
_REFERENCE = re.compile(r"(?<![\w\]])\[([^\[\]]{1,300})\]\[[^\[\]]{0,80}\]")
_AUTOLINK = re.compile(r"<((?:https?://|mailto:|tel:)[^<>\s]{1,1500})>", re.IGNORECASE)
_URL = re.compile(r"(?:https?://|www\.)[^\s<>\"|]{3,1500}", re.IGNORECASE)
_TAG = re.compile(
    r"</?(?:a|b|i|u|s|p|em|strong|div|span|font|ul|ol|small|sup|sub|big|center|details|summary|img|hr|tt|code|section|o:p)"
    r"(?:\s[^<>]{0,400})?/?>",
    re.IGNORECASE,
)
_BREAK = re.compile(r"<(?:br|/?li|/p)(?:\s[^<>]{0,200})?/?>", re.IGNORECASE)
_CODE = re.compile(r"(`{1,3})([^`]{1,2000})\1")
_BOLD = re.compile(r"(\*\*|__)(?=[^\s*_])([^*_]{1,2000}(?:(?<=\w)_(?=\w)[^*_]{1,500}){0,9}?)(?<=\S)\1")
_SLANTED = re.compile(r"(?<![\w*_])(\*|_)(?=[^\s*_])([^*_]{1,2000})(?<=[^\s*_])\1(?![\w*_])")
#: "~~gone~~", and "~gone~" where neither sign means "about".
_STRUCK = re.compile(r"~~(?=\S)([^~]{1,2000})(?<=\S)~~|(?<![\w~])~(?=[^\W\d])([^~]{3,2000})(?<=\S)~(?![\w~])")
_LONE = re.compile(r"\*{2,}")
_ON, _OFF = "\x01", "\x02"
_MARKED = re.compile(f"{_ON}[^{_OFF}]*{_OFF}")
#: Between two sentences each in bold, which nothing stands between: "**Ann rings.****Bo pays.**".
_BOUNDARY = re.compile(f"(?<=[.!?]){_OFF}{_ON}(?=[A-Z])")
_WORD = re.compile(r"\w")


def read_inline(text: str) -> Line:
    """`text` freed of markup, its setting kept: strong or struck where that holds for all of it, link targets apart."""
    if not (_SIGN.search(text) or "http" in text or "www." in text or "image" in text):
        return Line(text=tidy(text))
    if _PICTURE.fullmatch(text):
        return Line(text="")
    text = _ESCAPE.sub(lambda found: chr(0xE000 + ord(found[1])), text)
    text, links = _unlink(_RESIDUE.sub(" ", _CODE.sub(r"\2", text)))
    text, strong, struck = _unset(_TAG.sub("", text))
    text = _ESCAPED.sub(lambda found: chr(ord(found[0]) - 0xE000), text)
    if "&" in text:
        text = html.unescape(text)
    links = [target for target in links if not target.startswith("#")]
    links.extend(found[0].rstrip(".,;:!?)'*_]") for found in _URL.finditer(text))
    return Line(text=tidy(text), strong=strong, struck=struck, links=tuple(dict.fromkeys(filter(None, links))))


_BULLET = re.compile(r"(?:^|\s)[•·▪●](?=\s)")


def split_cell(text: str) -> list[str]:
    """A cell's text cut at its breaks, and where bullets that were lines of their own have run together."""
    return [piece for line in split_breaks(text) for piece in _BULLET.split(line)]


def split_breaks(text: str) -> list[str]:
    """`text` cut where markup breaks the line (<br>, list items in a cell)."""
    return _BREAK.sub("\n", text).split("\n") if "<" in text else [text]


def _unlink(text: str) -> tuple[str, list[str]]:
    links: list[str] = []

    def name_of(found: re.Match[str]) -> str:
        if found[1]:
            return " "
        links.append(found[3].translate(_UNESCAPED))
        return found[2]

    if "](" in text:
        text = _LINK.sub(name_of, text)
    if "][" in text:
        text = _REFERENCE.sub(r"\1", text)
    return _AUTOLINK.sub(lambda found: found[1].removeprefix("mailto:"), text), links


def _unset(text: str) -> tuple[str, bool, bool]:
    """(text without emphasis, wholly bold, wholly struck)."""
    text, count = _STRUCK.subn(lambda found: f"{_ON}{found[1] or found[2]}{_OFF}", text) if "~" in text else (text, 0)
    struck = bool(count) and not _WORD.search(_MARKED.sub("", text))
    if count:
        text = text.translate(_UNMARKED) if struck else _MARKED.sub("", text)
    text, bold = _BOLD.subn(f"{_ON}\\2{_OFF}", text)
    text = _BOUNDARY.sub(f"{_OFF} {_ON}", text) if bold > 1 else text
    text, slanted = _SLANTED.subn(f"{_ON}\\2{_OFF}" if not bold else r"\2", text)
    strong = bool(bold or slanted) and not _WORD.search(_MARKED.sub("", text)) and bool(_WORD.search(text))
    return _LONE.sub("", text.translate(_UNMARKED)), strong, struck


_UNMARKED = {1: None, 2: None}
_UNESCAPED = {0xE000 + code: chr(code) for code in range(0x21, 0x7F)}
