"""Whom the document knows: names, initials and handles, and which capitalised words are only common ones."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence, Set
from dataclasses import dataclass, field

from service.domain.minutes import Attendee
from service.parsing.attendance import name_words

_LOWER = re.compile(r"\b[a-z][\w'’-]*")
#: What is written small in an address says nothing of how the document writes the word.
_ADDRESS = re.compile(r"\S+@\S+\.\S+|https?://\S+|www\.\S+")
_HANDLE = re.compile(r"(?<![@\w])@([\w.-]{2,39})")
#: Who says a line of a chat: "20:06 <moss> hello".
_SPEAKER = re.compile(r"^(?:\[?\d\d:\d\d(?::\d\d)?\]?\s)?<\s?[@+%]?([A-Za-z_][\w\[\]|-]{1,20})>", re.M)
_BY_INITIAL = re.compile(r"(?P<initial>[A-Z])[a-z]{0,2}\.?\s(?P<surname>[A-Z][\w'’-]+)")
#: The letter stands first, so that only capitals are tried.
_CAPITALS = re.compile(r"[A-Z](?<=\b[A-Z])[A-Z]{1,3}\b")
_SPOKE = re.compile(
    r"([A-Z](?<=\b[A-Z])(?:[A-Z]{1,3}|[a-z]+)) (?:said|asked|agreed|reported|suggested|noted|explained"
    r"|advised|confirmed|thanked|offered|proposed"
    r"|mentioned|stated|felt|added|raised|presented|volunteered|welcomed|gave"
    # What "will be sent" or "will go out" is a thing: "Letters", "Nominations".
    r"|will(?! (?:be|go|take place|run|open|close|start|begin|continue|remain|need|cost|happen|arrive|become)\b))\b"
)


@dataclass(frozen=True, slots=True)
class People:
    """Names and words of one document; answers whether a word is a person's."""

    #: Lower-case names, surnames, first names, initials, handles.
    known: frozenset[str]
    #: The words that stand in lower case in the document.
    common: Set[str]
    #: Names that the attendance itself writes small ("quill", "pim_").
    nicks: frozenset[str] = frozenset()
    #: Whose initials and first names are, where they are of one person alone; all small.
    meant: Mapping[str, str] = field(default_factory=dict, hash=False, compare=False)

    def whole(self, words: str) -> str:
        """Whom initials or a first name mean ("dieter kranz" for "DK"); the words, small, where nobody alone."""
        plain = words.lower().lstrip("@ ")
        return self.meant.get(plain, plain)

    def knows(self, words: str) -> bool:
        """True where the document itself shows that these words are a person or a handle."""
        plain = name_words(words.strip().lstrip("@ ")).lower().rstrip(".")
        return plain in self.known

    def knows_by_initial(self, words: str) -> bool:
        """True for "Cllr O. Wilkes" where somebody known is called Owen Wilkes."""
        short = _BY_INITIAL.fullmatch(name_words(words).strip())
        if not short:
            return False
        initial, surname = short["initial"].lower(), short["surname"].lower()
        return any(name.startswith(initial) and name.endswith(f" {surname}") for name in self.known)

    def shortens(self, word: str) -> bool:
        """True for the first letters of one known name alone, which stand nowhere else: "Theo" for Theodora."""
        short = word.lower()
        names = {name for name in self.known if name.startswith(short) and name.isalpha()}
        return word[:1].isupper() and not self.is_common(word) and len(names) == 1

    def is_nick(self, word: str) -> bool:
        """True for a name that the attendance itself writes in lower case."""
        return word in self.nicks

    def is_common(self, word: str) -> bool:
        """True for a word that the document also writes in lower case."""
        return word.lower() in self.common


def gather_people(
    texts: Iterable[str], attendance: Sequence[Attendee], short_forms: Mapping[str, str], recorders: Iterable[str] = ()
) -> People:
    """What the whole document shows about names. `recorders` are the nicks in the marks of a meeting bot."""
    known: set[str] = set()
    for attendee in attendance:
        known |= _forms(attendee.name)
        known.add(attendee.initials.lower())
        known |= {m[1].lower() for m in _HANDLE.finditer(attendee.role)}
    for short, name in short_forms.items():
        known.add(short.lower())
        known |= {name.lower()}
    whole = "\n".join(texts)
    known |= _used_initials(attendance, whole)
    words = " ".join(set((_ADDRESS.sub(" ", whole) if _may_hold_address(whole) else whole).split()))
    common = frozenset(_LOWER.findall(words))
    spoken = {match[1].lower() for match in _SPOKE.finditer(whole)}
    known |= {match[1].lower() for match in _HANDLE.finditer(whole)} if "@" in whole else set()
    known |= {word for word in spoken if word not in common and word not in _PRONOUNS}
    known |= {name.strip("_") for name in known}
    speakers = {match[1] for match in _SPEAKER.finditer(whole)} if "<" in whole else set()
    speakers |= set(recorders)
    known |= {name.lower() for name in speakers}
    listed = (attendee.name for attendee in attendance if attendee.name.islower() and " " not in attendee.name)
    nicks = frozenset((*listed, *speakers))
    return People(known=frozenset(known - {""}), common=common, nicks=nicks, meant=_meant(attendance, short_forms))


def _meant(attendance: Sequence[Attendee], short_forms: Mapping[str, str]) -> dict[str, str]:
    """The whole name that initials and first names stand for, where they stand for one."""
    pairs = {(name_words(a.name).lower(), a.initials.lower()) for a in attendance}
    pairs |= {(name_words(name).lower(), short.lower()) for short, name in short_forms.items()}
    told: dict[str, set[str]] = {}
    for name, short in pairs:
        for form in (short, name.split(" ")[0]) if " " in name else ():
            told.setdefault(form, set()).add(name)
    return {form: names.pop() for form, names in told.items() if form and len(names) == 1}


def _may_hold_address(text: str) -> bool:
    """Cheap to see, where looking for one tries every word."""
    return "@" in text or "://" in text or "www." in text


_PRONOUNS = frozenset(
    ("he", "she", "it", "they", "we", "this", "that", "who", "which", "there", "members", "everyone", "one")
)


def _used_initials(attendance: Sequence[Attendee], whole: str) -> set[str]:
    """First letters of a listed name that the document uses in capitals: "TAK" for Tariq Aziz-Khan."""
    used = set(_CAPITALS.findall(whole))
    letters = ("".join(word[0] for word in re.findall(r"[A-Za-z'’]+", name_words(a.name))) for a in attendance)
    return {short.lower() for short in letters if len(short) > 1 and short.upper() in used}


def _forms(name: str) -> set[str]:
    plain = name_words(name).lower().rstrip(".")
    words = [word for word in plain.split() if len(word.strip(".")) > 1]
    return {plain, *words[:1], *words[-1:]} if len(words) <= 4 else {plain}
