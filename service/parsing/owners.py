"""Finds who is to do an action, as written: the doer, never the person to be contacted, never the nearest name.

"Sam Pound to follow up", "MW: ...", "DH email Al", "... (DP and LD)", "[new for Gail Cope]", "to be agreed
by the Clerk".
A passive ("will be added") has no doer; neither has an order without a name ("Ask Ros about it").
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from service.parsing.agent_words import THINGS
from service.parsing.agents import is_agent, is_role, split_agents
from service.parsing.dates import find_month
from service.parsing.owner_ends import BRACKET_DASH, DASH_END, DASHES, HANDLE_END, INITIALS_END, LABELLED_END
from service.parsing.people import People
from service.parsing.verbs import is_order_verb

_MODAL = re.compile(
    r"\s(?:(?P<may>can|may|could|might|are invited to|is invited to|are encouraged to"
    r"|are welcome to|should feel free to)"
    r"|(?:is |are |am )?(?:suggested|asked|agreed|offered|volunteered|requested|advised"
    r"|reminded|required|expected|tasked|due|happy|going"
    r"|able|hoping|looking|planning|needed|keen) to|(?:is|are|has|have|needs?|ought) to|to"
    r"(?!\s(?:the|a|an|our|their|its)\s)|will|shall|should|must|would|['’]ll|is currently"
    r"|are currently"
    r"|(?:is|are)(?=\s(?:not\s)?\w+ing\b))\s",
    re.I,
)
_PASSIVE = re.compile(
    r"^(?:(?:\w+ly|also|then|now|not|only)\s){0,2}be(?:come)?\s(?:(?:\w+ly|also|then|re-?"
    r"|further|to)\s){0,2}(?!\w+ing\b)(?!able\b|responsible\b|part\b)\w+",
    re.I,
)
#: To whom something is to be done, known or not: "Kim to be invited", "Tom will be sent the form".
_DONE_TO = re.compile(
    r"\s(?:will|to|should|must|can|may|shall|is to|are to)\s(?:not\s|then\s|also\s)?be\s(?:\w+ly\s|also\s|then\s)?"
    r"(?:\w{2,}ed|sent|given|shown|told|paid|made|held|put|kept|taken|brought|bought|built|found|left|written|chosen"
    r"|met|done|seen|thanked)\b"
)
_RECEIVES = re.compile(
    r"^(?:receive|be |note\b|benefit|remain|take place|go (?:on|to|out|live|in)\b|start\b|cost\b|continue to be)",
    re.I,
)
#: Where a clause begins behind another. What stands first is looked at behind it, so that few places are tried.
_CLAUSE = re.compile(
    r"\.(?<!\b[A-Z]\.)(?<!\be\.g\.)(?<!\bi\.e\.)(?<!\bMr\.)(?<!\bMrs\.)(?<!\bDr\.)(?<!\bSt\.)\s|[;:!?]\s|\s[-–—]\s"
    r"|s(?<=\bs)o that\s|t(?<=\bt)hen\s"
)
_COLON = re.compile(r"^(?P<who>[^:]{1,60}?)\s?(?::|\s[-–—]|(?<=[A-Z])[-–—])\s{0,2}(?=\S)(?!//)")
#: "[HP, NL] Gather the content": who in brackets before the task.
_BRACKET_HEAD = re.compile(r"^[(\[](?P<who>@?[A-Z][^()\[\]]{0,50})[)\]]\s?[:–-]?\s?(?=[A-Z]\w)")
_BRACKET_END = re.compile(r"\s?[(\[](?:(?P<tag>new|ongoing|done|complete[d]?|carried (?:over|forward)|closed)\b\s?"
r"(?:for|by|:|-)?\s?)?"
                          r"(?:on\s(?=[^()\[\]]{2,40}\sdue\b)|action(?:ed)?(?: by| for)?:?\s|owners?:\s?|lead:\s?"
r"|by\s|@?assigned to:?\s)?"
r"(?P<who>[^()\[\]]{1,70})[)\]]\s?\.?$", re.I)  # fmt: skip
#: "(Farida, by end of September)": who, and by when.
_WHO_WHEN = re.compile(
    r"(?P<who>[^,;:–-]{2,50}?)(?:\s?[,;:–-]\s?|\s)(?=(?:by|before|for|due|in|at|asap|next|end|early|mid|\d{1,2}(?:st|nd|rd|th)?\s[A-Z]"
    r"|\d{1,2}/\d)\b)[^,;]{2,40}$",
    re.I,
)
_REMARK = re.compile(
    r"(?P<who>[A-Z@][^()\[\]:.;,]{0,40}?)\s\((?!(?:by|before|due|asap|until|early|mid|late|end|next|w/)\b|\d)[^()]{4,120}\)"
)
_REMARKED = re.compile(rf"{_REMARK.pattern}(?:(?:,|;|\sand|\s&)\s{_REMARK.pattern.replace('?P<who>', '')}){{0,4}}\.?")
#: "Una (invitations) by 18 October": the day is of the task in brackets.
_DUE_TAIL = re.compile(r"(?<=\)),?\s(?:[-–—]\s)?(?:by|before|due)\s[\w /.’'-]{3,25}\.?$", re.I)
#: "Newsletter: Kim, by Sunday".
_COLON_END = re.compile(
    r":\s(?P<who>[A-Z@][^:.]{1,40}?)(?:,?\s(?:by|before|asap|this|next)\b[^:]{0,30}|\s\([^()]{3,20}\))?\.?$"
)
_BY = re.compile(
    r"\bto be (?:\w+ly )?\w+(?:ed|en|t|ne|de)\b[^.;]{0,40}?\bby\s(?P<who>"
    r"(?:the\s)?[A-Z][\w'’]*(?:\s(?:to|of)\sthe\s\w+|\s[A-Z][\w'’]*){0,3}|the (?:clerk"
    r"|chair\w*|secretary|treasurer))\b"
)
_AND_CLAUSE = re.compile(r"(?:a(?<=\ba)nd|/|;)\s(?=the\s|[A-Z])")
#: Doers are looked for in the first sentences only.
_REACH = 800
#: Somebody the document does not list, before a bare verb: "Jon & Sal look for funders".
_BARE_VERB = re.compile(r"^(?P<who>[A-Z][\w'’-]+(?:\s?(?:&|/|,|\band\b)\s?[A-Z][\w'’-]+){1,4})\s(?P<verb>[a-z]+)\b")
_LISTS = re.compile(r"[/&,;+]|\b(?:and|or)\b")
#: Initials joined by a stroke are people whatever follows: "RS/DT next six boxes".
_SEVERAL = re.compile(r"^(?P<who>[A-Z]{2,4}(?:\s?[/+]\s?[A-Z]{2,4})+)\s(?=[a-z\d])")
#: Initials that the document does not explain, before a bare verb: "ML write up the policy".
_SHORT_VERB = re.compile(r"^(?P<who>[A-Z]{2,4})\s(?P<verb>[a-z]+)\b")
#: A role or a group before a bare verb: "Clerk write to ...", "everyone empty your shelf".
_ROLE_VERB = re.compile(r"^(?P<who>(?:the\s|all\s)?[A-Za-z][\w-]+)\s(?P<verb>[a-z]+)\b")
#: "It was suggested that third sector organisations collect ...".
_THAT = re.compile(
    r"\b(?:suggested|proposed|agreed|asked|requested|recommended)\sthat\s(?P<words>(?:[\w'’-]+\s?){2,6})"
)
#: "Please could everyone send ...".
_PLEA = re.compile(
    r"^(?:please\s)?(?:could|can|would|will)\s(?P<who>[\w.'’ &]{2,40}?)\s(?:please\s)?(?P<verb>[a-z-]+)\b", re.I
)
_STOPPED = re.compile(r"(?<!\b[A-Z])(?<!Cllr)(?<!Mr)(?<!Mrs)(?<!Ms)(?<!Dr)(?<!Prof)(?<!Rev)(?<!Revd)(?<!Capt)[.!?]\s")
_FOR_SOMEBODY = re.compile(r"\bfor\s[\w'’ ]{1,30}$")
_ADDRESS = re.compile(r"https?://\S+\s?")
#: So many words may be a list of names.
_FEW_WORDS = 8
_INFINITIVE = re.compile(r"\b(?:to|will)\s")


@dataclass(frozen=True, slots=True)
class Doers:
    """Who is to act, and the words of the task without an owner set before or behind them."""

    owners: tuple[str, ...]
    text: str
    #: True where the words only allow it ("partners can ...").
    optional: bool = False
    #: "new", "ongoing", "done" where it stands with the owner in brackets.
    tag: str = ""


def find_doers(text: str, people: People, *, listed: bool = True) -> Doers:
    """The doers of an action's words. `listed` says the words are known to be an action, so that "MW: x" names one."""
    prefixed = (_tagged(text, people) or _prefixed(text, people) or _remarked(text, people)) if listed else None
    if prefixed:
        return prefixed
    leading, optional = _clauses(text, people)
    if leading:
        return Doers(leading, text, optional)
    return _trailing(text, people) or Doers(_unled(text, people, listed=listed), text)


def _unled(text: str, people: People, *, listed: bool) -> tuple[str, ...]:
    """The doers where no clause has one before its verb: "DH email Al", "agreed that he write", "by the Clerk"."""
    subject = (_subject(text, people) or _begged(text, people)) if listed else ()
    if subject:
        return subject
    asked = _asked(text, people)
    if asked:
        return (asked,)
    by = _BY.search(text)
    return (by["who"],) if by and is_agent(by["who"], people) else ()


def _begged(text: str, people: People) -> tuple[str, ...]:
    match = _PLEA.match(text)
    return split_agents(match["who"], people) if match and is_order_verb(match["verb"]) else ()


def _tagged(text: str, people: People) -> Doers | None:
    """ "[new for Gail Cope]" at the end says more than any word before it."""
    match = _BRACKET_END.search(text[-130:]) if text.endswith((")", "]", ").", "].")) else None
    found = _trailing(text, people) if match and match["tag"] else None
    return found if found and found.tag else None


def find_leading_doers(text: str, people: People) -> tuple[str, ...]:
    """The doers of the first clause ("the Clerk to write"); () without one."""
    return _clauses(text, people)[0]


def _prefixed(text: str, people: People) -> Doers | None:
    """ "MW: ...", "Phil/Martin - ...", "@nick ...", "Will: prepare"."""
    match = _COLON.match(text)
    if match:
        who = match["who"].strip(" *_")
        if not _INFINITIVE.search(who) and not _STOPPED.search(who) and who.count("(") == who.count(")"):
            owners = split_agents(who, people, glued=_name_like(who, people))
            rest = text[match.end() :].strip(" :-–—")
            named = _only_names(rest, people) if owners and not all(map(people.knows, owners)) else ()
            if owners:
                return Doers(named, who) if named else Doers(owners, rest)
    led = _BRACKET_HEAD.match(text)
    if led and all(
        people.knows(part) or part.isupper() or part.lower() == "all"
        for part in _LISTS.split(led["who"].replace(" ", ""))
    ):
        owners = split_agents(led["who"], people, glued=True)
        if owners:
            return Doers(owners, text[led.end() :])
    handles = re.match(r"(?:@\s?[\w.-]{2,39}[,&/ ]{0,3}(?:and )?){1,6}(?=\w)", text)
    if handles:
        owners = tuple(m.replace(" ", "") for m in re.findall(r"@\s?[\w.-]{2,39}", handles[0]))
        return Doers(
            owners, text[handles.end() :].lstrip(" :-") if not _MODAL.match(" " + text[handles.end() :]) else text
        )
    return None


def _only_names(words: str, people: People) -> tuple[str, ...]:
    """The people of words that hold nothing else: "Form a path group: Kim, Tom" is theirs, not the group's."""
    names = split_agents(words, people, glued=True) if len(words.split()) <= _FEW_WORDS else ()
    return names if all(map(people.knows, names)) else ()


def is_remarked(text: str) -> bool:
    """True for people with the task of each in brackets: "Pete (ask Kit), Fran (ask the college)"."""
    return text.endswith((")", ").")) and bool(_REMARKED.fullmatch(text))


def _remarked(text: str, people: People) -> Doers | None:
    """Everybody whose task stands in brackets behind them, and nothing else."""
    told = _DUE_TAIL.sub("", text) if ") " in text else text
    if not is_remarked(told):
        return None
    names = [match["who"] for match in _REMARK.finditer(told)]
    owners = split_agents(", ".join(names), people, glued=True)
    task = told[told.index("(") + 1 :].rstrip(" .)") if len(names) == 1 else text
    return Doers(owners, task) if owners and (told != text or len(task.split()) > 1) else None


def _name_like(who: str, people: People) -> bool:
    """Before a colon a capitalised word is an owner where the document does not use it as a common word."""
    words = re.findall(r"\w+", who)
    return 0 < len(words) <= 6 and all(
        not people.is_common(w) or people.knows(w) or w.lower() in ("will", "and") for w in words
    )


def _clauses(text: str, people: People) -> tuple[tuple[str, ...], bool]:
    """The doers of every clause of its own: "The chair to raise it. Secretariat to draft." has two."""
    found: list[str] = []
    optional = False
    for clause in _split_clauses(text):
        owners, may = _clause_doers(clause, people)
        if owners:
            optional = optional or (may and not found)
            found.extend(owner for owner in owners if owner not in found)
    return tuple(found), optional


def _split_clauses(text: str) -> list[str]:
    text = text[:_REACH]
    starts = [0]
    starts += [m.end() for m in _CLAUSE.finditer(text) if m[0] != "; " or _INFINITIVE.search(text[: m.start()])]
    starts += [match.end() for match in _AND_CLAUSE.finditer(text) if _opens_clause(text, match)]
    starts = sorted(set(starts))[:12]
    return [text[start:end] for start, end in zip(starts, [*starts[1:], len(text)], strict=True)]


def _opens_clause(text: str, match: re.Match[str]) -> bool:
    """Two clauses in "Jo to give details and the Panel to agree"; one in "Jo and Al to write", "for Jo to go"."""
    before = text[: match.start()]
    verbs = [verb.end() for verb in _INFINITIVE.finditer(before)]
    complete = bool(verbs) and len(before[verbs[-1] :].split()) >= 2 and not _FOR_SOMEBODY.search(before)
    return complete and bool(_INFINITIVE.search(text[match.end() : match.end() + 40]))


def _clause_doers(clause: str, people: People) -> tuple[tuple[str, ...], bool]:
    for count, match in enumerate(_MODAL.finditer(clause[:260])):
        if count == 4:
            break
        subject = clause[: match.start()].strip(" *,").lstrip("_")
        rest = clause[match.end() :]
        subject = _ADDRESS.sub("", subject) if "://" in subject else subject
        if not subject or len(subject) > 160 or ":" in subject:
            continue
        owners = _subject_agents(subject, people, first=count == 0)
        if not owners:
            if _PASSIVE.match(rest) and count == 0 and "," not in subject:
                break
            continue
        if _PASSIVE.match(rest) or _RECEIVES.match(rest):
            break
        return owners, bool(match["may"])
    return (), False


def _subject_agents(subject: str, people: People, *, first: bool) -> tuple[str, ...]:
    """The agents right before the verb: the whole subject, or what follows its comma ("To keep up, partners can")."""
    known = _known_end(subject, people) if first else ""
    if known:
        return (known,)
    whole = split_agents(subject, people)
    if whole and first:
        return whole
    if "," in subject:
        last = subject.rsplit(",", 1)[1].strip()
        return split_agents(last, people) if last else ()
    return whole if first else ()


def _known_end(subject: str, people: People) -> str:
    """The person at the end of a topic run together with them: "Village Survey Dot", "Flood map Cllr Nunn"."""
    tokens = subject.split()
    short = len(tokens) < 3 and not (len(tokens) == 2 and tokens[0].lower() in THINGS)
    if short or _LISTS.search(subject) or people.knows(subject):
        return ""
    if is_order_verb(tokens[0].lower()) and not people.knows(tokens[0]):
        return ""  # "Contact Jon Shaw to see": he is asked, and does nothing
    titled = " ".join(tokens[-2:])
    if people.knows(titled) and titled.lower() != titled:
        return titled
    named = tokens[-1][0].isupper() or tokens[-1][0] == "@"
    return tokens[-1] if named and people.knows(tokens[-1]) and not people.knows(tokens[-2]) else ""


def _trailing(text: str, people: People) -> Doers | None:
    dated_behind = _DUE_TAIL.search(text) if ") " in text[-40:] else None
    text = text[: dated_behind.start()] if dated_behind else text
    for pattern in (LABELLED_END, _BRACKET_END, DASHES, DASH_END, HANDLE_END, INITIALS_END, _COLON_END):
        match = pattern.search(text[-130:])
        if not match:
            continue
        who = match["who"].strip(" .,*")
        if find_month(who) and not people.knows(who):
            continue
        if pattern is _COLON_END and not all(people.knows(part) for part in _LISTS.split(who)):
            continue
        known = pattern is LABELLED_END or _known_words(who, people)
        dated = _WHO_WHEN.match(who) if pattern is _BRACKET_END else None
        if dated:
            who = dated["who"].strip()
            known = _known_words(who, people)
        owners = split_agents(who, people, glued=known)
        if owners and (known or all(_sure(owner) for owner in owners)):
            cut = max(0, len(text) - 130) + match.start()
            rest = text[:cut].strip(" -–—;,") + ("." if text[cut : cut + 1] == "." else "")
            return Doers(owners, rest or text, tag=(match.groupdict().get("tag") or "").lower())
    return _bracketed_within(text, people)


def _bracketed_within(text: str, people: People) -> Doers | None:
    """ "Survey of riders (KL, HB) - October": known people alone in brackets, what is left behind a dash."""
    match = BRACKET_DASH.search(text)
    parts = _LISTS.split(match["who"].replace(" ", "")) if match else []
    if match is None or not all(people.knows(part) for part in parts):
        return None
    owners = split_agents(match["who"], people, glued=True)
    return Doers(owners, f"{text[: match.start()]}{text[match.end() :]}") if owners else None


def _known_words(who: str, people: People) -> bool:
    return any(people.knows(part) for part in re.split(r"\s?(?:/|,|&|\band\b)\s?", who)) or who.lower() in (
        "all",
        "everyone",
    )


def _sure(owner: str) -> bool:
    """Behind the words only initials, handles and full names are believed; "(website)" is no owner."""
    return bool(
        re.fullmatch(
            r"@\s?[\w.-]+|[A-Z]{2,5}|[A-Z][a-z]{0,2}[A-Z][a-z]{0,2}|(?:[A-Z][\w'’.-]*\s?){1,3}|(?:the\s)?[\w -]+", owner
        )
    ) and (owner[:1].isupper() or owner.startswith(("@", "the ", "all")))


def _subject(text: str, people: People) -> tuple[str, ...]:
    """Known people before a bare verb: "DH email Al", "Jan and Greg come up with ...", "nick ping Al"."""
    words = text.split()
    kept: list[str] = []
    for word in re.findall(r"@?[\w.'’-]+|[/&,+]", text[:120])[:8]:
        joins = word in "/&,+" or word.lower() == "and"
        if not joins and not _stands_for_person(word, people, first=not kept):
            break
        kept.append(word)
    while kept and (kept[-1] in "/&,+" or kept[-1].lower() == "and"):
        kept.pop()
    if kept and _DONE_TO.match(text, text.index(kept[-1]) + len(kept[-1])):
        return ()
    if kept:
        return split_agents(" ".join(kept), people, glued=True) if len(kept) < len(words) else ()
    return _unlisted_subject(text, people)


def _unlisted_subject(text: str, people: People) -> tuple[str, ...]:
    """Somebody the document does not list before a bare verb: a role, initials, two names or more."""
    role = _ROLE_VERB.match(text)
    if role and is_order_verb(role["verb"]) and is_role(role["who"]):
        return (role["who"],)
    several = _SEVERAL.match(text)
    if several:
        return split_agents(several["who"], people, glued=True)
    short = _SHORT_VERB.match(text)
    if short and is_order_verb(short["verb"]) and is_agent(short["who"], people):
        return (short["who"],)
    named = _BARE_VERB.match(text)
    if named and is_order_verb(named["verb"]) and not is_order_verb(named["who"].split()[0]):
        return split_agents(named["who"], people, glued=True)
    return ()


def _asked(text: str, people: People) -> str:
    """Whom a subjunctive asks: "It was suggested that the Chair write ..."; "" without one."""
    match = _THAT.search(text)
    words = match["words"].split() if match else []
    verb = next((i for i, word in enumerate(words) if i and word.islower() and is_order_verb(word)), 0)
    who = " ".join(words[:verb])
    return who if who and is_agent(who, people) else ""


def _stands_for_person(word: str, people: People, *, first: bool) -> bool:
    if first and word.lower() in ("everyone", "everybody"):
        return True
    if word == "will" or not people.knows(word):
        return False
    return word[0].isupper() or not people.is_common(word) or first or people.is_nick(word)
