"""Which words can be the doer of an action: people, initials, handles, roles, groups, organisations. Words only."""

from __future__ import annotations

import re

from service.parsing.agent_words import ACTORS, HOUSES, NOT_INITIALS, PRONOUNS, THINGS
from service.parsing.dates import find_month
from service.parsing.people import People
from service.parsing.verbs import is_order_verb

_INITIALS = re.compile(r"[A-Z]{2,5}|[A-Z][a-zA-Z]{0,3}[A-Z][a-z]{0,2}|[A-Z]\.\s?[A-Z]\.?")
_HANDLE = re.compile(r"@\s?[\w.-]{2,39}(?:/[\w.-]{2,39})?")
_TITLE = re.compile(
    r"^(?:Cllrs?|Councillors?|County Cllr|Mr|Mrs|Ms|Miss|Dr|Prof|Professor|Rev|Revd|Sir|Lady|Lord|Dame|PC|PCSO)\.?\s",
    re.I,
)
#: A capital of any alphabet, or what is not of ours: "Çiğdem", "Łukasz".
_CAPITAL = re.compile(r"[^\W\d_a-z][\w'’.-]*|[A-Z]\.?|van|de|der|von|le|la|of|the|for|and|&|\([A-Z]{2,6}\)")
_LEADING = re.compile(r"^(?:the|our|all|each|both|other|remaining|any)\s", re.I)
_TAIL = re.compile(r"\s(?:(?:of|from|at|on|in|for|to|with)\s|\().*$", re.I | re.S)
_SPLIT = re.compile(r"\s*(?:/|,\s*and\s|,|;|&|\+|\band\b|\bor\b)\s*", re.I)
_THING_END = re.compile(
    r"(?:tion|tions|ment|ments|ness|ity|ities|ing|ings|ure|ship|age|ism|ology|[a-z]{3}(?:ets"
    r"|ngs|nts|ges|ies|als|ates|acts|ines)|(?<!const)"
    r"(?<!clar)(?<!flor)(?<!laur)(?<!lawr)(?<!ter)[ae]nces?)$",
    re.I,
)
#: A digit or a capital within it makes a word a name: "R2Solutions", "OpenWeir".
_COINED = re.compile(r"[a-z][A-Z]|[A-Za-z]\d[A-Za-z]")
_OTHERS = re.compile(r"^(?:others|etc\.?|team|tbc|co)$", re.I)
#: "Pete (ask Kit), Fran (ask the college)": what each is to do; bare words have lost their last bracket.
_REMARK = re.compile(r"(?<=\w)\s\((?!(?:by|before|due|asap|until|early|mid|late|end|next)\b|\d)[^()]{2,60}(?:\)|$)")
_CC = re.compile(r"\s*[(\[]?\bcc:?\s[^)\]]*[)\]]?", re.I)
_VERB_FORM = re.compile(
    r"is|are|was|were|has|have|had|be|been|will|not|needs?|wants?|asked|sent|said|agreed|reported|noted"
)
#: What stands before the words for the eye: "🔴 Nominate someone".
_SIGNS = re.compile(r"^[^\w\s@(\[\"'“‘]+\s")
_AT_SPACE = re.compile(r"@\s")
_NICK = re.compile(r"@?\s?[\w.-]{2,39}")
_NAME = re.compile(r"[^\W\d_a-z][\w'’-]{1,20}\.?")
_NOBODY = ("none", "n/a", "tbc", "tbd", "tba", "unassigned", "nobody", "nobody yet", "volunteer needed", "?")
#: "all sites", "each trust", "every department": whoever they are, they are asked to act.
_EVERY = re.compile(r"(?:all|both)\s(?:[\w-]+\s)?[\w-]+s|(?:each|every)\s(?:[\w-]+\s)?[\w-]+", re.I)
#: Whom an order is about: "find someone to order a new one".
_ANYBODY = frozenset(("someone", "somebody", "anyone", "anybody", "volunteers", "people", "helpers"))
#: "Ada e-mail the board": whom the verb is addressed to is no part of a name.
_SPOKEN_TO = frozenset(("e-mail", "email", "mail", "ask", "tell", "write", "phone", "ring", "call", "contact", "remind",
                        "invite", "send", "chase", "inform", "notify", "thank", "meet"))  # fmt: skip
#: Verbs that have somebody for an object: "Add Kim to the list", "Invite Hill Farm to the fair".
_ADDRESSING_TEXT = """
    add advise allow appoint approach ask assign brief call contact elect email enable encourage get help hire include
    inform instruct invite let meet nominate notify offer pay persuade phone remind request ring send tell thank train
    warn
"""
_ADDRESSING = frozenset(_ADDRESSING_TEXT.split())
#: "Ming" and "Page" are names; the things as short as that are listed.
_SHORT_NAME = 5
_MAX_LENGTH = 120
_MAX_WORDS = 9


def split_agents(words: str, people: People, *, glued: bool = False) -> tuple[str, ...]:
    """The doers listed in `words`, as written; () where any part of the list is none.

    `glued` says that the words stand where owners do (after the keyword, in an owner column), so that a single
    capitalised word or an unknown nickname is believed.
    """
    bare = _SIGNS.sub("", _AT_SPACE.sub("@", _CC.sub("", words)).strip(" .:;,()[]*–—-"))
    if not any(letter.isalnum() for letter in bare) or len(bare) > _MAX_LENGTH or bare.lower() in _NOBODY:
        return ()
    if is_agent(bare, people, glued=glued, whole=True):
        return (bare,)
    told = _REMARK.sub("", bare) if ")" in bare or "(" in bare else bare
    if told != bare:
        return split_agents(told, people, glued=glued)
    parts = [part.strip(" .:*–—-()") for part in _SPLIT.split(bare)]
    parts = [part for part in parts if part and not _OTHERS.match(part)]
    if parts[1:] and find_month(parts[-1]) and not people.knows(parts[-1]):
        return ()  # "Chair, March": by when
    if parts and all(is_agent(part, people, glued=glued or (len(parts) > 1 and _short(part))) for part in parts):
        return tuple(dict.fromkeys(parts))
    return _nicks(bare, parts, people)


def _nicks(bare: str, parts: list[str], people: People) -> tuple[str, ...]:
    """Handles and nicknames: "@ann, bob" once one has an at-sign, "@ann @bob", known ones, "HP All"."""
    if any(_HANDLE.fullmatch(part) for part in parts) and all(_NICK.fullmatch(part) for part in parts):
        return tuple(dict.fromkeys(parts))
    handles = _HANDLE.findall(bare)
    if handles and not _HANDLE.sub("", bare).strip(" ,&/"):
        return tuple(handles)
    spaced = bare.split()
    return tuple(spaced) if len(spaced) > 1 and all(people.knows(w) or w in ("All", "ALL") for w in spaced) else ()


def is_agent(words: str, people: People, *, glued: bool = False, whole: bool = False) -> bool:
    """Whether one phrase is somebody who can act; with `whole`, a list of several is none."""
    if people.knows(words) or words.strip().lower() == "all":
        return True
    if words.endswith((" All", " ALL")) or (whole and _SPLIT.search(words) and not _one_body(words)):
        return False
    if _EVERY.fullmatch(words.strip()) and words.split()[-1].lower() not in THINGS:
        return True
    bare = _LEADING.sub("", words.strip())
    tokens = bare.split()
    if not tokens or len(tokens) > _MAX_WORDS or tokens[0].lower() in PRONOUNS:
        return False
    return people.knows(bare) or _by_form(bare, tokens, people, glued)


def _by_form(bare: str, tokens: list[str], people: People, glued: bool) -> bool:
    """What the words themselves show: a handle, initials, a role or a group, a title with a name, a name."""
    if _is_order(tokens) or (len(tokens) > 2 and is_order_verb(tokens[1]) and people.knows(tokens[0])):
        return False
    if _INITIALS.fullmatch(bare):
        return bare.upper() not in NOT_INITIALS
    if len(tokens) == 1 and bare[0].isupper() and bare.lower() in HOUSES:
        return True
    if _HANDLE.fullmatch(bare) or (_head(bare).lower().rstrip("s'’.") in _ACTOR_STEMS and not _verbal(tokens)):
        return True
    if _TITLE.match(bare):
        return _TITLE.sub("", bare)[:1].isupper() and not _verbal(tokens)
    return _single(bare, people, glued) if len(tokens) == 1 else _named(tokens, people)


def _is_order(tokens: list[str]) -> bool:
    """ "Find out whether students" and "Remind members" are what to do, not who does it; "Review panel" is who."""
    if len(tokens) < 2 or not is_order_verb(tokens[0].lower()):
        return False
    if tokens[1][:1].isupper():
        return tokens[0].lower() in _ADDRESSING and tokens[-1].lower() not in ACTORS
    if tokens[1].lower() in _ANYBODY or (tokens[0].islower() and tokens[0] in _ADDRESSING):
        return True
    return len(tokens) > 2 or tokens[1].lower().endswith("s") or tokens[1].lower() not in ACTORS


def is_role(words: str) -> bool:
    """Whether one word, with "the" or "all" before it at most, is a role or a group ("the Clerk", "everyone")."""
    return _LEADING.sub("", words).lower().strip(".'’") in ACTORS


def _short(part: str) -> bool:
    return len(part.split()) <= 2


def _one_body(words: str) -> bool:
    """ "F&A Committee" and "Warmer and Drier Homes Team" are one doer: capitals all through, an actor last."""
    tokens = words.split()
    joined = [t for t in tokens if t.lower() not in ("and", "&", "the", "of")]
    return (
        len(joined) > 2
        and all(t[:1].isupper() for t in joined)
        and joined[-1].lower().rstrip("s") in _ACTOR_STEMS
        and not any(_INITIALS.fullmatch(t) for t in joined[:-1] if "&" not in t)
        and joined[0].lower().rstrip("s") not in _ACTOR_STEMS
        and not re.search(r"[/;,]|(?:&|\band)\sthe\s", words)
    )


_ACTOR_STEMS = frozenset(word.rstrip("s") for word in ACTORS) | ACTORS


def _head(bare: str) -> str:
    """The head noun: last word before "of ...", brackets dropped: "Chair of the Board" is "Chair"."""
    words = re.sub(r"\s?\([^)]*\)", "", bare).strip()
    first = _TAIL.sub("", words).strip() or words
    return first.split()[-1] if first.split() else ""


def _verbal(tokens: list[str]) -> bool:
    """A lower-case verb inside makes it a clause: "survey sent to members"; "Clerk to the Board" is a doer."""
    following = [*tokens[1:], ""]
    return any(token in _SPOKEN_TO for token in tokens[1:-1]) or any(
        _VERB_FORM.fullmatch(a) or (a == "to" and b not in ("the", "a")) for a, b in zip(tokens, following, strict=True)
    )


def _single(word: str, people: People, glued: bool) -> bool:
    """One capitalised word: a name unless it is a thing, an order ("Write"), or a word the document uses as common."""
    plain = word.lower().strip(".'’")
    if plain in THINGS or plain in PRONOUNS or word.upper() in NOT_INITIALS or not word[0].isupper():
        return False
    if any(is_order_verb(form) for form in (plain, plain.removesuffix("d"), plain.removesuffix("ed"))):
        return False
    if not glued and (people.is_common(plain) or (word.isupper() and len(word) > 5)):
        return False
    coined = bool(_COINED.search(word))
    return (coined or len(plain) <= _SHORT_NAME or not _THING_END.search(plain)) and _NAME.fullmatch(word) is not None


def _named(tokens: list[str], people: People) -> bool:
    """Two to six capitalised words whose last is no thing: "Sam Pound", "Mill Cove", "Mark & Spencer plc"."""
    if len(tokens) > 6 or not all(_CAPITAL.fullmatch(token) for token in tokens) or tokens[-1].islower():
        return False
    last = tokens[-1].lower().strip("().'’")
    if last in THINGS or (len(tokens) == 2 and tokens[0].lower() in THINGS):
        return False
    if all(token.isupper() for token in tokens) and any(len(token) > 4 for token in tokens):
        return last in ACTORS
    if all(token.isupper() and people.knows(token) for token in tokens):
        return False  # "MPO KLR" are two
    return not _THING_END.search(last) or people.knows(tokens[0])
