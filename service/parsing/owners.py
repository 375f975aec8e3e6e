"""Finds who is to do an action, as written: the doer, never the person to be contacted, never the nearest name.

"Sam Pound to follow up", "MW: ...", "DH email Al", "... (DP and LD)", "[new for Gail Cope]", "to be agreed
by the Clerk".
A passive ("will be added") has no doer; neither has an order without a name ("Ask Ros about it").
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from service.parsing.agents import is_agent, is_role, split_agents
from service.parsing.dates import find_month
from service.parsing.owner_ends import ASSIGNED, BRACKET_DASH, DASH_END, DASHES, HANDLE_END, INITIALS_END, LABELLED_END
from service.parsing.owner_subjects import (
    behind_topic,
    find_asked,
    find_charged,
    find_group,
    find_open_group,
    find_resolved,
    find_subject,
    known_end,
)
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
#: "Anyone free on Sunday: ...", "Ada, other mills interested in the fair: ...".
_OPENED = re.compile(
    r"(?P<who>[^:]{0,80}?\b(?:willing|able|wishing|wanting|happy|interested|free|available|affected|concerned|who|with"
    r"|without|from)\b[^:]{0,60}?)\s?:\s",
    re.I,
)
#: "[HP, NL] Gather the content": who in brackets before the task.
_BRACKET_HEAD = re.compile(r"[(\[](?P<who>@?[A-Z][^()\[\]]{0,50})[)\]]\s?[:–-]?\s?(?=(?P<small>[a-z])?\w{2})")
#: How urgent it is, before the owner: "[HIGH] (Kim): ...".
_RANK = re.compile(r"\[[A-Za-z]{1,12}(?:\s?\d)?\]\s(?=[(\[])")
#: "(Kim Sanders, Mill Trust)": a name before where they come from.
_FULL_NAME = re.compile(r"(?:@?[A-Z][\w'’.-]*\s){1,3}[A-Z][\w'’.-]+")
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
_AND_CLAUSE = re.compile(
    r"(?:a(?<=\ba)nd|/|;|&)\s(?=the\s|[A-Z])|,\s(?=[A-Z]{2,4}\s(?:to|will)\s[a-z])"
    r"|,\s(?=(?P<named>[A-Z][\w'’-]+(?:\s[A-Z][\w'’-]+)?)\s(?:to|will)\s[a-z])"
)
#: What becomes of an action, in capitals behind it.
_STATES = ("OPEN", "DONE", "TBC", "TBA", "NEW", "WIP", "ASAP", "NOTE", "INFO")
#: Doers are looked for in the first sentences only.
_REACH = 800
_LISTS = re.compile(r"[/&,;+]|\b(?:and|or)\b")
#: "Please could everyone send ...".
_PLEA = re.compile(
    r"^(?:please\s)?(?:could|can|would|will)\s(?P<who>[\w.'’ &]{2,40}?)\s(?:please\s)?(?P<verb>[a-z-]+)\b", re.I
)
_STOPPED = re.compile(r"(?<!\b[A-Z])(?<!Cllr)(?<!Mr)(?<!Mrs)(?<!Ms)(?<!Dr)(?<!Prof)(?<!Rev)(?<!Revd)(?<!Capt)[.!?]\s")
#: "... for Jo and Al to write", but not "... for two more bins and Al to write".
_FOR_SOMEBODY = re.compile(r"\bfor\s(?:(?:the|all)\s[\w'’ -]{1,30}|[A-Z@][\w'’ .-]{0,30})$")
#: "... – Kim – to be live by Christmas".
_BETWEEN_DASHES = re.compile(r"(?P<who>(?:[A-Z@]|all\s)[^–—.:]{0,39}?)\s[–—-]{1,2}\s(?=.{2,60}$)")
_ADDRESS = re.compile(r"https?://\S+\s?")
#: So many words may be a list of names.
_FEW_WORDS = 8
_INFINITIVE = re.compile(r"\b(?:to|will)\s")
#: What somebody is to be enabled to is not theirs to do: "copy the keys so that the wardens can open the hall".
_PURPOSE = re.compile(r"\bso that\s$", re.I)
#: "coordinate with Bart and Jory to find a day": both are worked with.
_WITH_SOMEBODY = re.compile(r"\b(?:with|between|alongside)\s[A-Z@][\w'’.-]*(?:\s[A-Z][\w'’.-]*)?\s?$")
#: "... and Kim can discuss it with them"; not within what is asked, supposed or hoped for.
_MAY_TOO = re.compile(r"\s?[A-Z][\w'’-]+\s(?:can|should|must|could)\s(?!be\b)[a-z]")
_SUPPOSED = re.compile(r"\b(?:whether|if|that|so|because|when|until|while|unless|who|which|ask|asked)\b", re.I)


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
    found = (find_group(text) or find_subject(text, people) or _begged(text, people)) if listed else ()
    subject = found or (find_resolved(text, people) if listed else ())
    if subject:
        return subject
    asked = find_asked(text, people) or (find_charged(text, people) if listed else "")
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
    """ "MW: ...", "Phil/Martin - ...", "@nick ...", "Will: prepare", "Anyone free on Sunday: help"."""
    opened = _OPENED.match(text)
    group = find_open_group(opened["who"], people) if opened else ()
    if opened and group:
        return Doers(group, text[opened.end() :])
    match = _COLON.match(text)
    if match:
        who = match["who"].strip(" *_")
        if not _INFINITIVE.search(who) and not _STOPPED.search(who) and who.count("(") == who.count(")"):
            owners = split_agents(who, people, glued=_name_like(who, people))
            rest = text[match.end() :].strip(" :-–—")
            certain = all(map(people.knows, owners))
            named = _only_names(rest, people) if owners and not certain else ()
            later = None if named or (owners and certain) else _led_behind(text, rest, people, named=bool(owners))
            if later:
                return later
            if owners:
                return Doers(named, who) if named else Doers(owners, rest)
    bracketed = _bracketed_first(text, people)
    if bracketed:
        return bracketed
    handles = re.match(r"(?:@\s?[\w.-]{2,39}[,&/ ]{0,3}(?:and )?){1,6}(?=\w)", text)
    if handles:
        owners = tuple(m.replace(" ", "") for m in re.findall(r"@\s?[\w.-]{2,39}", handles[0]))
        return Doers(
            owners, text[handles.end() :].lstrip(" :-") if not _MODAL.match(" " + text[handles.end() :]) else text
        )
    return None


def _led_behind(text: str, rest: str, people: People, *, named: bool) -> Doers | None:
    """Behind a topic the one who acts: "Kitchen: NK to buy an urn", "Fixtures – all captains – by Friday"."""
    between = _BETWEEN_DASHES.match(rest)
    owners = split_agents(between["who"], people) if between else ()
    if owners and all(people.knows(owner) or is_role(owner.split()[-1]) for owner in owners):
        return Doers(owners, text)
    doers = find_leading_doers(rest, people) if named else ()
    return Doers(doers, rest) if doers and all(map(people.knows, doers)) else None


def _bracketed_first(text: str, people: People) -> Doers | None:
    """ "(KS) Ring the mill", "(Kim Sanders, Mill Trust) Ring the mill", "[HIGH] (Kim): ring the mill"."""
    ranked = _RANK.match(text)
    led = _BRACKET_HEAD.match(text, ranked.end() if ranked else 0)
    if led is None:
        return None
    parts = [part.strip() for part in _LISTS.split(led["who"]) if part.strip()]
    led_in_small = led["small"] is not None
    short = [part for part in parts if people.knows(part) or (part.isupper() or part.lower() == "all") > led_in_small]
    first = parts[:1] if parts and _FULL_NAME.fullmatch(parts[0]) and not led_in_small else []
    named = short if len(short) == len(parts) else first
    owners = split_agents(", ".join(named), people, glued=True) if named else ()
    return Doers(owners, text[led.end() :]) if owners else None


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
    before = ""
    for clause in _split_clauses(text, people):
        owners, may = _clause_doers(clause, people) if not _PURPOSE.search(before) else ((), False)
        before = clause[-12:]
        if owners:
            optional = optional or (may and not found)
            found.extend(owner for owner in owners if owner not in found)
    return tuple(found), optional


def _split_clauses(text: str, people: People) -> list[str]:
    text = text[:_REACH]
    starts = [0]
    starts += [m.end() for m in _CLAUSE.finditer(text) if m[0] != "; " or _INFINITIVE.search(text[: m.start()])]
    starts += [match.end() for match in _AND_CLAUSE.finditer(text) if _opens_clause(text, match, people)]
    starts = sorted(set(starts))[:12]
    return [text[start:end] for start, end in zip(starts, [*starts[1:], len(text)], strict=True)]


def _opens_clause(text: str, match: re.Match[str], people: People) -> bool:
    """Two clauses in "Jo to give details and the Panel to agree"; one in "Jo and Al to write", "for Jo to go"."""
    if match["named"] and not people.knows(match["named"]):
        return False
    before = text[: match.start()]
    verbs = [verb.end() for verb in _INFINITIVE.finditer(before)]
    complete = bool(verbs) and len(before[verbs[-1] :].split()) >= 2 and not _FOR_SOMEBODY.search(before)
    if not complete or (_WITH_SOMEBODY.search(before) and text[match.end()].isupper()):
        return False
    behind = text[match.end() : match.end() + 40]
    return bool(_INFINITIVE.search(behind)) or (bool(_MAY_TOO.match(behind)) and not _SUPPOSED.search(before))


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
    known = known_end(subject, people) if first else ""
    if known:
        return (known,)
    titled = behind_topic(subject) if first else ""
    whole = (split_agents(titled, people) if titled else ()) or split_agents(subject, people)
    if whole and first:
        return whole
    if "," in subject:
        last = subject.rsplit(",", 1)[1].strip()
        return split_agents(last, people) if last else ()
    return whole if first else ()


def _trailing(text: str, people: People) -> Doers | None:
    dated_behind = _DUE_TAIL.search(text) if ") " in text[-40:] else None
    text = text[: dated_behind.start()] if dated_behind else text
    for pattern in (LABELLED_END, _BRACKET_END, DASHES, DASH_END, HANDLE_END, INITIALS_END, _COLON_END):
        match = pattern.search(text[-130:])
        if not match:
            continue
        who = match["who"].strip(" .,*")
        if (find_month(who) or who in _STATES) and not people.knows(who):
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
    assigned = ASSIGNED.search(text) if "Assigned" in text else None
    given = split_agents(assigned["who"], people, glued=True) if assigned else ()
    if assigned and given:
        return Doers(given, f"{text[: assigned.start()]} {text[assigned.end() :]}".strip())
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
