"""Which words can be the doer of an action: people, initials, handles, roles, groups, organisations. Words only."""

from __future__ import annotations

import re

from service.parsing.agent_words import ACTORS, NOT_INITIALS, PRONOUNS, THINGS
from service.parsing.people import People
from service.parsing.verbs import is_order_verb

_INITIALS = re.compile(r"[A-Z]{2,5}|[A-Z][a-zA-Z]{0,3}[A-Z][a-z]{0,2}|[A-Z]\.\s?[A-Z]\.?")
_HANDLE = re.compile(r"@\s?[\w.-]{2,39}")
_TITLE = re.compile(
    r"^(?:Cllrs?|Councillors?|County Cllr|Mr|Mrs|Ms|Miss|Dr|Prof|Professor|Rev|Revd|Sir|Lady|Lord|Dame|PC|PCSO)\.?\s",
    re.I,
)
_CAPITAL = re.compile(r"[A-Z][\w'’.-]*|[A-Z]\.?|van|de|der|von|le|la|of|the|for|and|&|\([A-Z]{2,6}\)")
_LEADING = re.compile(r"^(?:the|our|all|each|both|other|remaining|any)\s", re.I)
_TAIL = re.compile(r"\s(?:of|from|at|on|in|for|to|with|\()\s?.*$", re.I | re.S)
_SPLIT = re.compile(r"\s*(?:/|,\s*and\s|,|;|&|\+|\band\b)\s*", re.I)
_THING_END = re.compile(
    r"(?:tion|tions|ment|ments|ness|ity|ities|ing|ings|ure|ship|age|ism|ology|(?<!const)"
    r"(?<!clar)(?<!flor)(?<!laur)(?<!lawr)(?<!ter)[ae]nces?)$",
    re.I,
)
_OTHERS = re.compile(r"^(?:others|etc\.?|team|tbc|co)$", re.I)
_CC = re.compile(r"\s*[(\[]?\bcc:?\s[^)\]]*[)\]]?", re.I)
_VERB_FORM = re.compile(r"is|are|was|were|has|have|had|be|been|will|not|asked|sent|said|agreed|reported|noted")
_AT_SPACE = re.compile(r"@\s")
_MAX_WORDS = 9


def split_agents(words: str, people: People, *, glued: bool = False) -> tuple[str, ...]:
    """The doers listed in `words`, as written; () where any part of the list is none.

    `glued` says that the words stand where owners do (after the keyword, in an owner column), so that a single
    capitalised word or an unknown nickname is believed.
    """
    bare = _AT_SPACE.sub("@", _CC.sub("", words)).strip(" .:;,()[]*–—-_")
    if not bare or len(bare) > 120 or bare.lower() in ("none", "n/a", "tbc", "tbd", "tba", "unassigned", "nobody"):
        return ()
    if is_agent(bare, people, glued=glued, whole=True):
        return (bare,)
    parts = [part.strip(" .:*–—-()") for part in _SPLIT.split(bare)]
    parts = [part for part in parts if part and not _OTHERS.match(part)]
    if parts and all(is_agent(part, people, glued=glued or (len(parts) > 1 and _short(part))) for part in parts):
        return tuple(dict.fromkeys(parts))
    if any(_HANDLE.fullmatch(part) for part in parts) and all(
        re.fullmatch(r"@?\s?[\w.-]{2,39}", part) for part in parts
    ):
        return tuple(dict.fromkeys(parts))
    handles = _HANDLE.findall(bare)
    if handles and _HANDLE.sub("", bare).strip(" ,&/") == "":
        return tuple(handles)
    spaced = bare.split()
    if len(spaced) > 1 and all(people.knows(word) for word in spaced):
        whole = people.knows(bare)
        return (bare,) if whole else tuple(spaced)
    return ()


def is_agent(words: str, people: People, *, glued: bool = False, whole: bool = False) -> bool:
    """Whether one phrase is somebody who can act."""
    if people.knows(words):
        return True
    if whole and _SPLIT.search(words) and not _one_body(words):
        return False
    bare = _LEADING.sub("", words.strip())
    tokens = bare.split()
    if not tokens or len(tokens) > _MAX_WORDS or tokens[0].lower() in PRONOUNS:
        return words.strip().lower() == "all"
    if _HANDLE.fullmatch(bare) or people.knows(bare):
        return True
    if _INITIALS.fullmatch(bare):
        return bare.upper() not in NOT_INITIALS
    if _head(bare).lower().rstrip("s'’.") in _ACTOR_STEMS and not _verbal(tokens):
        return True
    if _TITLE.match(bare):
        return bool(re.match(r"[A-Z]", _TITLE.sub("", bare)))
    if len(tokens) == 1:
        return _single(bare, people, glued)
    return _named(tokens, people)


def _short(part: str) -> bool:
    return len(part.split()) <= 2


def _one_body(words: str) -> bool:
    """ "F&A Committee" and "Safer and Stronger Communities Team" are one doer: capitals all through, an actor last."""
    tokens = words.split()
    joined = [t for t in tokens if t.lower() not in ("and", "&", "the", "of")]
    return (
        len(joined) > 2
        and all(t[:1].isupper() for t in joined)
        and joined[-1].lower().rstrip("s") in _ACTOR_STEMS
        and not any(_INITIALS.fullmatch(t) for t in joined[:-1] if "&" not in t)
        and joined[0].lower().rstrip("s") not in _ACTOR_STEMS
        and not re.search(r"[/;,]", words)
    )


_ACTOR_STEMS = frozenset(word.rstrip("s") for word in ACTORS) | ACTORS


def _head(bare: str) -> str:
    """The head noun: last word before "of ...", brackets dropped: "Chair of the Board" is "Chair"."""
    words = re.sub(r"\s?\([^)]*\)", "", bare).strip()
    first = _TAIL.sub("", words).strip() or words
    return first.split()[-1] if first.split() else ""


def _verbal(tokens: list[str]) -> bool:
    """A lower-case verb form inside makes it a clause, not a doer: "survey sent to members"; "Clerk to the Board" is one."""
    pairs = zip(tokens, [*tokens[1:], ""], strict=True)
    return any(
        _VERB_FORM.fullmatch(token) or (token == "to" and following not in ("the", "a")) for token, following in pairs
    )


def _single(word: str, people: People, glued: bool) -> bool:
    plain = word.lower().strip(".'’")
    if plain in THINGS or plain in PRONOUNS or word.upper() in NOT_INITIALS or not re.match(r"[A-Za-z]", word):
        return False
    if (
        not word[0].isupper()
        or is_order_verb(word)
        or is_order_verb(plain.removesuffix("d"))
        or is_order_verb(plain.removesuffix("ed"))
    ):
        return False
    if word.isupper() and len(word) > 5:
        return glued
    if people.is_common(plain) and not glued:
        return False
    return not _THING_END.search(plain) and re.fullmatch(r"[A-Z][\w'’-]{1,20}\.?", word) is not None


def _named(tokens: list[str], people: People) -> bool:
    """Two to six capitalised words whose last is no thing: "Sam Powell", "Palm Cove", "Mark & Spencer plc"."""
    if len(tokens) > 6 or not all(_CAPITAL.fullmatch(token) for token in tokens) or tokens[-1].islower():
        return False
    last = tokens[-1].lower().strip("().'’")
    if last in THINGS or (len(tokens) == 2 and tokens[0].lower() in THINGS):
        return False
    if all(token.isupper() for token in tokens) and any(len(token) > 4 for token in tokens):
        return last in ACTORS
    return not _THING_END.search(last) or people.knows(tokens[0])
