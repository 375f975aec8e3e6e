"""The words that every order of the secretary is made of: numbers, dates, owners. Knows no order."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date

from service.parsing.reply_dates import find_whens

_PREFIX = r"(?:(?:actions?|items?|numbers?|nos?\.?|points?|tasks?|ap|#)\s*)*"
_JOIN = r"\s*(?:,(?:\s*(?:and\b|&))?|\band\b|&|\+|/)\s*"
#: One action number, or several; a range only with a hyphen ("2 to 3 May" is no range).
NUMBER = rf"{_PREFIX}\d{{1,3}}(?!\d|[:.]\d|\s?%|\s?[ap]m\b)"
NUMBERS = rf"(?P<numbers>(?:both\s)?{NUMBER}(?:(?:{_JOIN}|\s*-\s*(?=\d)){NUMBER}){{0,40}})(?:'s)?"
_RANGE = re.compile(r"(\d+)(?:\s*-\s*(\d+))?")

_ADDRESS = re.compile(r"[<(\[]?\b(?:mailto:)?([\w.+'-]+@[\w-]+(?:\.[\w-]+)+)\b[>)\]]?", re.I)
_SPLIT_OWNERS = re.compile(r"\s*(?:,(?:\s*(?:and\b|&))?|;|\s&\s|\s\+\s|\s/\s|(?<=\w)/(?=[A-Z])|\band\b)\s*", re.I)
#: Words that no owner's name holds: with them the phrase is a sentence, a doubt or a question.
_NO_OWNER = re.compile(
    r"\b(?:or|not|isn't|no|none|nobody|maybe|perhaps|probably|possibly|think|if|unless|when|until|who|"
    r"what|why|how|is|are|was|were|be|been|"
    r"has|have|had|will|would|should|could|can|may|might|must|do|does|did|done|need\w*|please|but|"
    r"because|it|this|that|there|wrong|right|"
    r"correct|same|move\w*|change\w*|cancel\w*|delete\w*|remove\w*|due|by|meeting|venue|thanks|too|"
    r"yes|ok|okay|action\w*|item\w*|"
    r"email\w*|send|sent|see|ask\w*|tell|with|your|their|his|her|my|next|last|new|other|another|rest|"
    r"remaining|everyone else|hi|hello|"
    r"great|good|fine|sorry|still|already|now|later|later on|tomorrow|today|instead of|than|people|copies)\b",
    re.I,
)
_STREET = re.compile(
    r"\b(?:street|st|road|rd|lane|avenue|ave|house|way|drive|place|square|court|hill|terrace|floor|"
    r"row|gardens|crescent|"
    r"mews|wharf|quay|building|[A-Z]{1,2}\d[\dA-Z]?\s*\d[A-Z]{2})\s*[,.]?\s*",
    re.I,
)
_CAPITALS = re.compile(
    r"^(?:the\s)?(?-i:[A-Z])[\w.'-]*(?:\s(?:of|the|for|and|&|de|van|von|(?-i:[A-Z])[\w.'-]*))*$", re.I
)
_LETTERS = re.compile(r"^(?:the\s)?[^\W\d_][\w.'-]*(?:\s(?:[^\W\d_][\w.'-]*|&|\d(?=\s*$)))*$")


@dataclass(frozen=True, slots=True, kw_only=True)
class Owners:
    """Owners as an order names them."""

    owners: tuple[str, ...]
    addresses: tuple[str, ...]
    phrase: str


def read_numbers(words: str) -> tuple[int, ...]:
    """The numbers of a list as written, in order, each once: "3, 5 and 7-9" is 3, 5, 7, 8, 9."""
    found: list[int] = []
    for first, last in _RANGE.findall(words):
        found += (
            range(int(first), min(int(last), int(first) + 99) + 1) if last and int(last) > int(first) else [int(first)]
        )
        if last and int(last) <= int(first):
            found.append(int(last))
    return tuple(dict.fromkeys(found))


def find_owners(words: str, *, plainly: bool = False) -> Owners | None:
    """The owners that `words` name; None where they are more, or less, than names.

    `plainly` asks for capital letters, where nothing but a number stands before the name ("3 Sam Porter").
    """
    phrase = re.sub(r"\s+", " ", words).strip(" .,;:!-\"'")
    if not phrase or "?" in words or len(phrase) > 120:
        return None
    owners: list[str] = []
    addresses: list[str] = []
    for piece in _SPLIT_OWNERS.split(phrase):
        owner = _owner(piece, plainly)
        if owner is None:
            return None
        owners.append(owner[0])
        addresses.append(owner[1])
    whole = " ".join(_ADDRESS.sub(" ", phrase).split())
    return Owners(owners=tuple(owners), addresses=tuple(addresses), phrase=whole or phrase)


def _owner(piece: str, plainly: bool) -> tuple[str, str] | None:
    address = _ADDRESS.search(piece)
    name = " ".join(_ADDRESS.sub(" ", piece).split()).strip(" ,()<>\"'")
    if address and not name:
        return address[1], address[1]
    if not name or len(name.split()) > 6 or _NO_OWNER.search(name) or not _LETTERS.match(name):
        return None
    if plainly and (not _CAPITALS.match(name) or _STREET.search(name + " ")):
        return None
    return name, address[1] if address else ""


def find_due(words: str, today: date) -> tuple[date | None, str] | None:
    """(day, words) where `words` are a date phrase and nothing else, else None. The day may be None ("Easter")."""
    phrase = words.strip(" .,;:!-\"'")
    whens = find_whens(phrase, today=today)
    if not whens:
        return None
    left = phrase
    for when in reversed(whens):
        left = left[: when.start] + " " + left[when.end :]
    left = re.sub(
        r"\b(?:by|on|for|the|at|to|until|before|end|of|please|latest|now|w/c|week|commencing|beginning|is|due)\b",
        " ",
        left,
        flags=re.I,
    )
    if left.strip(" .,;:!-\"'()"):
        return None
    days = [when.on for when in whens if when.on is not None]
    return (days[0] if days else None), re.sub(r"\s+please$", "", phrase, flags=re.I)
