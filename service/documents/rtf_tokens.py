"""Rich Text Format (Microsoft RTF 1.9.1) cut into tokens, and its code pages. Knows syntax; nothing of documents."""

from __future__ import annotations

import re
from collections.abc import Iterator
from enum import Enum
from typing import NamedTuple

_TOKEN = re.compile(
    r"\\([a-zA-Z]{1,32})(-?\d{1,10})?[ ]?|\\'([0-9a-fA-F]{2})|\\([^a-zA-Z])|([{}])|([^\\{}\r\n]+)|[\r\n]+|\\", re.DOTALL
)
#: \fcharsetN to Python's name of the code page.
CHARSETS = {
    77: "mac_roman",
    128: "cp932", 129: "cp949", 134: "cp936", 136: "cp950", 161: "cp1253", 162: "cp1254",
    163: "cp1258", 177: "cp1255", 178: "cp1256", 186: "cp1257", 204: "cp1251", 222: "cp874", 238: "cp1250",
    254: "cp437",
}  # fmt: skip
#: The charset of symbol fonts: their characters live at U+F000 on, where bullets are known.
SYMBOL = 2


class Kind(Enum):
    """What a token is."""

    BEGIN = 1
    END = 2
    WORD = 3
    BYTE = 4
    TEXT = 5


class Token(NamedTuple):
    """`text` is a control word's name or plain text; `number` its parameter, or the byte; None without."""

    kind: Kind
    text: str
    number: int | None = None


_BEGIN, _END = Token(Kind.BEGIN, "{"), Token(Kind.END, "}")
_SIGNS = {"~": " ", "_": "-", "-": "", "\\": "\\", "{": "{", "}": "}", "\t": "\t"}


def tokens(text: str) -> Iterator[Token]:
    """The tokens of RTF `text` (octets read as Latin-1); the octets behind \\bin are passed over."""
    at, end = 0, len(text)
    match = _TOKEN.match
    while at < end:
        found = match(text, at)
        if found is None:
            return
        at = found.end()
        if found[1] == "bin":
            at += max(int(found[2] or 0), 0)
        elif found.lastindex:
            yield _token(found)


def _token(found: re.Match[str]) -> Token:
    word, number, byte, sign, brace, plain = found.groups()
    if plain:
        return Token(Kind.TEXT, plain)
    if word:
        return Token(Kind.WORD, word, int(number) if number else None)
    if brace:
        return _BEGIN if brace == "{" else _END
    return Token(Kind.BYTE, "", int(byte, 16)) if byte else _sign(sign)


def _sign(sign: str) -> Token:
    if sign == "*":
        return Token(Kind.WORD, "*")
    if sign in "\r\n":
        return Token(Kind.WORD, "par")
    return Token(Kind.TEXT, _SIGNS.get(sign, ""))
