"""The mails of tests/corpus as test cases: a case is an .eml and a .toml of the same name."""

from __future__ import annotations

import re
import tomllib
import unicodedata
from collections import Counter
from dataclasses import dataclass
from difflib import SequenceMatcher
from pathlib import Path
from typing import Any

CORPUS = Path(__file__).parents[2] / "corpus"


@dataclass(frozen=True, slots=True)
class Case:
    """The octets of a mail and what is known of it."""

    name: str
    octets: bytes
    known: dict[str, Any]


def cases(area: str) -> list[Case]:
    """Every case of an area, by name."""
    return [
        Case(path.stem, path.with_suffix(".eml").read_bytes(), tomllib.loads(path.read_text(encoding="utf-8")))
        for path in sorted((CORPUS / area).glob("*.toml"))
    ]


def _words(text: str) -> list[str]:
    text = unicodedata.normalize("NFC", text).replace("\xa0", " ")
    return re.sub("[\u200b-\u200f\u202a-\u202e\ufeff]", "", text).split()


def differences(case: Case, text: str) -> tuple[list[str], list[str]]:
    """(expected words that `text` lacks, words of `text` neither expected nor optional), punctuation aside."""
    wanted, got = _words(case.known["text"]), _words(text)
    lost: list[str] = []
    extra: list[str] = []
    for tag, i1, i2, j1, j2 in SequenceMatcher(None, wanted, got, autojunk=False).get_opcodes():
        if tag != "equal":
            lost += wanted[i1:i2]
            extra += got[j1:j2]
    optional = Counter(word for line in case.known.get("may", ()) for word in _words(line))
    left = (Counter(extra) - optional).elements()
    return lost, [word for word in left if any(letter.isalnum() for letter in word)]
