"""Who stands right before the verb of a task: known people, a role, initials; not a topic run together with them."""

from __future__ import annotations

import re

from service.parsing.agent_words import THINGS
from service.parsing.agents import is_agent, is_role, split_agents
from service.parsing.dates import find_month
from service.parsing.hints import holds_any
from service.parsing.people import People
from service.parsing.verbs import is_order_verb

#: To whom something is to be done, known or not: "Kim to be invited", "Tom will be sent the form".
_DONE_TO = re.compile(
    r"\s(?:will|to|should|must|can|may|shall|is to|are to)\s(?:not\s|then\s|also\s)?be\s(?:\w+ly\s|also\s|then\s)?"
    r"(?:\w{2,}ed|sent|given|shown|told|paid|made|held|put|kept|taken|brought|bought|built|found|left|written|chosen"
    r"|met|done|seen|thanked)\b"
)
#: Somebody the document does not list, before a bare verb: "Jon & Sal look for funders".
#: Somebody alone whom the document does not list: "Osric review the plan".
_LONE_VERB = re.compile(
    r"^(?P<who>[A-Z][a-z]{2,14})\s(?P<verb>[a-z]+)\s(?:the|an?|our|their|his|her|with|for|up|out|to)\b"
)
_BARE_VERB = re.compile(r"^(?P<who>[A-Z][\w'’-]+(?:\s?(?:&|/|,|\band\b)\s?[A-Z][\w'’-]+){1,4})\s(?P<verb>[a-z]+)\b")
#: Initials joined by a stroke are people whatever follows: "RS/DT next six boxes".
_SEVERAL = re.compile(r"^(?P<who>[A-Z]{2,4}(?:\s?[/+]\s?[A-Z]{2,4})+)\s(?=[a-z\d])")
#: Initials that the document does not explain, before a bare verb: "ML write up the policy".
_SHORT_VERB = re.compile(r"^(?P<who>[A-Z]{2,4})\s(?P<verb>[a-z]+)\b")
#: A role or a group before a bare verb: "Clerk write to ...", "everyone empty your shelf".
_ROLE_VERB = re.compile(r"^(?P<who>(?:the\s|all\s)?[A-Za-z][\w-]+)\s(?P<verb>[a-z]+)\b")
#: "By Friday we must all send ...".
_WE_ALL = re.compile(
    r"(?:(?:by|before|until)\s[\w ]{3,25},?\s)?we\s(?:(?:must|should|shall|will|need to|have to|are to)\s)?"
    r"all\s(?P<verb>[a-z]+)\b",
    re.I,
)
#: "Members who still have a key must return it".
_RELATIVE = re.compile(
    r"(?P<who>(?:(?:all|any|the|those)\s)?(?:\w+\s)?(?P<head>\w+)\s(?:who|with)\s(?!(?:will|should|must)\b)[^.,;:]{3,80}?)\s"
    r"(?:should|must|will|are to|is to|needs? to)\s(?P<verb>[a-z]+)\b",
    re.I,
)
#: "The team resolves to repaint the sluice", "The wardens commit to locking the gate".
_RESOLVES = re.compile(
    r"(?P<who>(?:the\s)?(?:[\w'’&-]+\s){1,5}?)(?:(?:has|have)\s(?:now\s)?(?:agreed|resolved|undertaken|promised|offered)"
    r"|(?:also\s)?(?:agree|resolve|undertake|promise|offer|volunteer|commit|pledge|plan|intend)s?)\sto\s"
    r"(?P<verb>[a-z]+)\b",
    re.I,
)
_RESOLVE_HINTS = (" agree", " resolve", " undertake", " promise", " offer", " volunteer", " commit", " pledge",
                  " plan", " intend")  # fmt: skip
#: Before a colon those whom a task is open to: "Anybody free on Sunday:", "Any (retired) carpenter willing to help:".
_OPEN_TO = re.compile(
    r"(?:any|all|every|other|those|some|volunteer|member|people|partner)\w*\b.{0,50}\b(?:(?:willing|able|wishing|wanting|happy)\sto"
    r"|interested|free|available|affected|concerned|who|with(?:out)?|from)(?:\s.{1,50})?",
    re.I,
)
_OPEN_OPENERS = ("any", "all", "every", "other", "those", "some", "volunteer", "member", "people", "partner")
#: "It was suggested that third sector organisations collect ...".
_THAT = re.compile(
    r"\b(?:suggested|proposed|agreed|asked|requested|recommended)\sthat\s(?P<words>(?:[\w'’-]+\s?){2,6})"
)
#: "Kim asked Tom to draw it again".
_CHARGED = re.compile(
    r"\b(?P<by>[A-Z][\w'’.-]*(?:\s[A-Z][\w'’.-]*)?)\s(?:has\s|have\s)?(?:asked|requested|told|tasked|instructed|invited)\s"
    r"(?P<who>[A-Z][\w'’.-]*(?:(?:\s|\s(?:and|&)\s)[A-Z][\w'’.-]*){0,3})\sto\s(?P<verb>[a-z]+)\b"
)
_GROUPS = frozenset(("people", "those", "anyone", "anybody", "everyone", "everybody"))
_JOINTS = re.compile(r",\s(?:and\s)?|\s(?:and|&)\s")
#: Who resolves stands in so many characters.
_HEAD = 70
_NARRATED = re.compile(r"\b(?:was|were|and|has|had)\b")
#: "Theo asks the bank", where the document knows a Theodora.
_PRESENT = re.compile(r"(?P<who>[A-Z][a-z]{3,})\s(?P<verb>[a-z]{3,})s\s(?=[a-z])")
#: "Kim see if the hall is free".
_SEE_IF = re.compile(r"(?P<who>[A-Z][\w'’-]+)\ssee\s(?:if|whether)\s")
#: Small words within a role or a name.
_OF_ROLES = frozenset(("of", "the", "and", "for", "to", "our", "with", "from", "at", "in", "de", "van", "von"))
_LISTS = re.compile(r"[/&,;+]|\b(?:and|or)\b")
#: What _TOPIC cannot do without.
_TITLES = (" Cllr", " Mr", " Ms", " Miss", " Dr", " Rev")
#: "Bus shelter", "Path 7" before "Cllr Bain": what it is about, in columns that ran together.
_TOPIC = re.compile(
    r"[\w'’-]+(?:\s[\w'’-]+){0,3}\s(?<!\band\s)(?<!\bor\s)(?<!\bCounty\s)(?<!\bDistrict\s)(?<!\bBorough\s)(?<!\bVice\s)"
    r"(?<!\bthe\s)(?=(?:Cllrs?|Mr|Mrs|Ms|Miss|Dr|Rev)\.?\s[A-Z])"
)


def behind_topic(subject: str) -> str:
    """The words from the first title on, where a topic stands before it: "Website Cllr Coe"; "" without one."""
    topic = _TOPIC.match(subject) if holds_any(subject, _TITLES) else None
    return subject[topic.end() :] if topic else ""


def known_end(subject: str, people: People) -> str:
    """The person at the end of a topic run together with them: "Village Survey Dot", "Bus shelter Clerk"."""
    tokens = subject.split()
    if len(tokens) > 2 and tokens[-1][0].isupper() and is_role(tokens[-1]) and _is_topic_word(tokens[-2], people):
        return tokens[-1]
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


def _is_topic_word(word: str, people: People) -> bool:
    """A word written small before a role in capitals ends a topic; "Chair of Finance" and "the Clerk" are one."""
    return word.islower() and word not in _OF_ROLES and not people.knows(word)


def find_resolved(text: str, people: People) -> tuple[str, ...]:
    """Who takes something on in so many words: "the team resolves to paint it"; () without one."""
    match = _RESOLVES.match(text) if holds_any(text[:_HEAD].lower(), _RESOLVE_HINTS) else None
    verb = match["verb"].lower() if match else ""
    if match is None or not any(map(is_order_verb, (verb, verb.removesuffix("ing")))):
        return ()
    return split_agents(match["who"], people, glued=True)


def find_open_group(who: str, people: People) -> tuple[str, ...]:
    """Those whom a task is open to, alone or last of a list: "Ada, Bram and anybody free on Sunday"; () without."""
    before, joint, last = "", "", who.strip()
    for split in _JOINTS.finditer(who):
        if who[split.end() :].lower().startswith(_OPEN_OPENERS):
            before, joint, last = who[: split.start()], split[0], who[split.end() :].strip()
            break
    if not last.lower().startswith(_OPEN_OPENERS) or not _OPEN_TO.fullmatch(last):
        return ()
    named = split_agents(before, people, glued=True) if joint else ()
    return (*named, last) if named or not joint else ()


def find_group(text: str) -> tuple[str, ...]:
    """A group before its verb: "we must all send", "members who still have a key must return it"; () without one."""
    everybody = _WE_ALL.match(text)
    if everybody and is_order_verb(everybody["verb"]):
        return ("all",)
    some = _RELATIVE.match(text)
    known = some and (some["head"].lower() in _GROUPS or is_role(some["head"]))
    return (
        (some["who"],) if some and known and is_order_verb(some["verb"]) and not _NARRATED.search(some["who"]) else ()
    )


def find_subject(text: str, people: People) -> tuple[str, ...]:
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
    alone = _alone(text, people)
    if alone:
        return (alone,)
    named = _BARE_VERB.match(text)
    if named and is_order_verb(named["verb"]) and not is_order_verb(named["who"].split()[0]):
        return split_agents(named["who"], people, glued=True)
    return ()


def _alone(text: str, people: People) -> str:
    """Initials or one name before a bare verb, which the document does not explain; "" without."""
    looking = _SEE_IF.match(text)
    if looking and (people.knows(looking["who"]) or _is_lone_name(looking["who"], people)):
        return looking["who"]
    short = _SHORT_VERB.match(text)
    if short and is_order_verb(short["verb"]) and is_agent(short["who"], people):
        return short["who"]
    present = _PRESENT.match(text)
    if present and is_order_verb(present["verb"]) and people.shortens(present["who"]):
        return present["who"]
    lone = _LONE_VERB.match(text)
    return lone["who"] if lone and is_order_verb(lone["verb"]) and _is_lone_name(lone["who"], people) else ""


def _is_lone_name(word: str, people: People) -> bool:
    """Whether a word the document does not list is a name: no order, no thing, no word it also writes small."""
    plain = not is_order_verb(word.lower()) and not people.is_common(word) and not find_month(word)
    return plain and is_agent(word, people, glued=True)


def _stands_for_person(word: str, people: People, *, first: bool) -> bool:
    if first and word.lower() in ("everyone", "everybody"):
        return True
    if word == "will" or not people.knows(word):
        return False
    return word[0].isupper() or not people.is_common(word) or first or people.is_nick(word)


def find_charged(text: str, people: People) -> str:
    """Whom somebody has asked in so many words: "We need a plan Kim asked Tom to draw"; "" without."""
    match = _CHARGED.search(text) if " to " in text else None
    named = match is not None and is_agent(match["by"], people) and is_agent(match["who"], people)
    return match["who"] if match and named and is_order_verb(match["verb"]) else ""


def find_asked(text: str, people: People) -> str:
    """Whom a subjunctive asks: "It was suggested that the Chair write ..."; "" without one."""
    match = _THAT.search(text)
    words = match["words"].split() if match else []
    verb = next((i for i, word in enumerate(words) if i and word.islower() and is_order_verb(word)), 0)
    who = " ".join(words[:verb])
    return who if who and is_agent(who, people) else ""
