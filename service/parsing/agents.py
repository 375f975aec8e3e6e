"""Which words can be the doer of an action: people, initials, handles, roles, groups, organisations. Words only."""

from __future__ import annotations

import re

from service.parsing.people import People

#: Heads of phrases for those who act; a phrase whose last noun is one of these is a doer ("third sector leads").
_ACTORS = frozenset(
    [
        "all",
        "everyone",
        "everybody",
        "anyone",
        "chair",
        "chairman",
        "chairwoman",
        "chairperson",
        "chairs",
        "co-chair",
        "co-chairs",
        "clerk",
        "secretary",
        "secretariat",
        "treasurer",
        "president",
        "vice-chair",
        "vice-chairman",
        "vice-president",
        "officer",
        "officers",
        "manager",
        "managers",
        "director",
        "directors",
        "lead",
        "leads",
        "leader",
        "leaders",
        "partner",
        "partners",
        "partnership",
        "partnerships",
        "member",
        "members",
        "membership",
        "group",
        "groups",
        "subgroup",
        "sub-group",
        "team",
        "teams",
        "board",
        "boards",
        "panel",
        "panels",
        "committee",
        "committees",
        "subcommittee",
        "sub-committee",
        "council",
        "councils",
        "councillor",
        "councillors",
        "cllr",
        "cllrs",
        "trustee",
        "trustees",
        "governor",
        "governors",
        "staff",
        "colleagues",
        "volunteers",
        "volunteer",
        "residents",
        "resident",
        "organisation",
        "organisations",
        "agency",
        "agencies",
        "practice",
        "practices",
        "school",
        "schools",
        "parents",
        "students",
        "student",
        "delegates",
        "delegate",
        "representative",
        "representatives",
        "rep",
        "reps",
        "office",
        "offices",
        "admin",
        "admins",
        "sysadmin",
        "sysadmins",
        "editor",
        "editors",
        "coordinator",
        "coordinators",
        "co-ordinator",
        "co-ordinators",
        "developer",
        "developers",
        "facilitator",
        "host",
        "hosts",
        "police",
        "authority",
        "authorities",
        "government",
        "department",
        "departments",
        "association",
        "society",
        "trust",
        "trusts",
        "club",
        "working-party",
        "party",
        "taskforce",
        "forum",
        "network",
        "consortium",
        "charity",
        "charities",
        "administrator",
        "administrators",
        "caretaker",
        "warden",
        "wardens",
        "solicitor",
        "auditor",
        "contractor",
        "contractors",
        "engineer",
        "surveyor",
        "consultant",
        "consultants",
        "mayor",
        "headteacher",
        "head",
        "heads",
        "minister",
        "community",
        "countries",
        "country",
        "attendees",
        "participants",
        "users",
        "owners",
        "tutor",
        "tutors",
        "lecturers",
        "reps",
        "captain",
        "captains",
        "webmaster",
        "librarian",
        "someone",
        "somebody",
        "gp",
        "gps",
        "nurse",
        "pcn",
        "ccg",
        "icb",
        "lpa",
        "nhs",
        "pta",
        "pcc",
        "wg",
        "chairholder",
        "convenor",
        "convener",
        "executive",
        "exec",
        "company",
        "providers",
        "provider",
        "services",
        "maintainer",
        "maintainers",
        "champion",
        "champions",
        "advisor",
        "adviser",
        "advisers",
        "advisors",
        "assistant",
        "assistants",
        "supervisor",
        "guild",
    ]
)
#: Nouns for things, which no action is given to ("Policy to go on the website").
_THINGS = frozenset(
    [
        "policy",
        "policies",
        "guidance",
        "minutes",
        "minute",
        "report",
        "reports",
        "letter",
        "letters",
        "website",
        "site",
        "agenda",
        "item",
        "items",
        "draft",
        "drafts",
        "survey",
        "surveys",
        "date",
        "dates",
        "meeting",
        "meetings",
        "document",
        "documents",
        "documentation",
        "paper",
        "papers",
        "register",
        "registers",
        "plan",
        "plans",
        "budget",
        "application",
        "applications",
        "form",
        "forms",
        "template",
        "newsletter",
        "poster",
        "posters",
        "leaflet",
        "leaflets",
        "email",
        "emails",
        "list",
        "lists",
        "page",
        "pages",
        "issue",
        "issues",
        "funding",
        "fund",
        "training",
        "contract",
        "contracts",
        "strategy",
        "update",
        "updates",
        "review",
        "reviews",
        "discussion",
        "information",
        "details",
        "detail",
        "question",
        "questions",
        "note",
        "notes",
        "accounts",
        "event",
        "events",
        "session",
        "sessions",
        "workshop",
        "venue",
        "room",
        "key",
        "keys",
        "sign",
        "signs",
        "grant",
        "planning",
        "programme",
        "system",
        "database",
        "topic",
        "topics",
        "proposal",
        "proposals",
        "decision",
        "decisions",
        "comment",
        "comments",
        "feedback",
        "photo",
        "photos",
        "picture",
        "poll",
        "quote",
        "quotes",
        "invoice",
        "payment",
        "cheque",
        "cost",
        "costs",
        "repairs",
        "repair",
        "work",
        "works",
        "task",
        "tasks",
        "option",
        "options",
        "risk",
        "risks",
        "asset",
        "assets",
        "link",
        "links",
        "logo",
        "banner",
        "flyer",
        "data",
        "calendar",
        "schedule",
        "tickets",
        "ticket",
        "rota",
        "diary",
        "advert",
        "advertisement",
        "publicity",
        "copies",
        "copy",
        "file",
        "files",
        "folder",
        "hedge",
        "tree",
        "trees",
        "grass",
        "bin",
        "bench",
        "road",
        "path",
        "footpath",
        "hall",
        "next",
        "yes",
        "no",
        "this",
        "that",
        "these",
        "those",
        "it",
        "there",
        "what",
        "why",
        "how",
        "when",
        "where",
        "if",
        "please",
        "note",
        "nb",
        "new",
        "also",
        "then",
        "knock",
        "once",
        "until",
        "after",
        "before",
        "following",
        "housing",
        "health",
        "education",
        "safety",
        "inclusion",
        "finance",
        "support",
        "hire",
        "theme",
        "themes",
        "request",
        "content",
        "catering",
        "equipment",
        "membership",
    ]
)
_PRONOUNS = frozenset(
    [
        "he",
        "she",
        "they",
        "we",
        "i",
        "it",
        "you",
        "this",
        "that",
        "these",
        "those",
        "there",
        "who",
        "which",
        "what",
        "everyone's",
    ]
)
_NOT_INITIALS = frozenset(
    [
        "AOB",
        "AGM",
        "EGM",
        "TBC",
        "TBA",
        "TBD",
        "NB",
        "FAO",
        "RE",
        "PDF",
        "CSV",
        "FAQ",
        "URL",
        "URI",
        "UPRN",
        "SWOT",
        "GDPR",
        "DBS",
        "VAT",
        "PR",
        "RFC",
        "API",
        "CPD",
        "KPI",
        "KPIS",
        "SLA",
        "TOR",
        "MOU",
        "EDI",
        "AI",
        "NA",
        "OK",
    ]
)
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
_THING_END = re.compile(r"(?:tion|tions|ment|ments|ness|ity|ities|ing|ings|ure|ship|age|ism|ology)$", re.I)
_OTHERS = re.compile(r"^(?:others|etc\.?|team|tbc|co)$", re.I)
_CC = re.compile(r"\s*[(\[]?\bcc:?\s[^)\]]*[)\]]?", re.I)
_MAX_WORDS = 9


def split_agents(words: str, people: People, *, glued: bool = False) -> tuple[str, ...]:
    """The doers listed in `words`, as written; () where any part of the list is none.

    `glued` says that the words stand where owners do (after the keyword, in an owner column), so that a single
    capitalised word or an unknown nickname is believed.
    """
    bare = _CC.sub("", words).strip(" .:;,()[]*–—-_")
    if not bare or len(bare) > 120 or bare.lower() in ("none", "n/a", "tbc", "tbd", "tba", "unassigned", "nobody"):
        return ()
    if is_agent(bare, people, glued=glued, whole=True):
        return (bare,)
    parts = [part.strip(" .:*–—-()") for part in _SPLIT.split(bare)]
    parts = [part for part in parts if part and not _OTHERS.match(part)]
    if parts and all(is_agent(part, people, glued=glued or (len(parts) > 1 and _short(part))) for part in parts):
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
    if not tokens or len(tokens) > _MAX_WORDS or tokens[0].lower() in _PRONOUNS:
        return words.strip().lower() == "all"
    if _HANDLE.fullmatch(bare) or people.knows(bare):
        return True
    if _INITIALS.fullmatch(bare):
        return bare.upper() not in _NOT_INITIALS
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


_ACTOR_STEMS = frozenset(word.rstrip("s") for word in _ACTORS) | _ACTORS


def _head(bare: str) -> str:
    """The head noun: last word before "of ...", brackets dropped: "Chair of the Board" is "Chair"."""
    words = re.sub(r"\s?\([^)]*\)", "", bare).strip()
    first = _TAIL.sub("", words).strip() or words
    return first.split()[-1] if first.split() else ""


def _verbal(tokens: list[str]) -> bool:
    """A lower-case verb form inside makes it a clause, not a doer: "survey sent to members"."""
    return any(
        re.fullmatch(r"(?:is|are|was|were|has|have|had|be|been|will|to|not|asked|sent|said|agreed|reported|noted)", t)
        for t in tokens
    )


def _single(word: str, people: People, glued: bool) -> bool:
    plain = word.lower().strip(".'’")
    if plain in _THINGS or plain in _PRONOUNS or word.upper() in _NOT_INITIALS or not re.match(r"[A-Za-z]", word):
        return False
    if not word[0].isupper():
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
    if (
        last in _THINGS
        or (len(tokens) == 2 and tokens[0].lower() in _THINGS)
        or all(t.isupper() for t in tokens if len(t) > 4)
    ):
        return all(t.isupper() for t in tokens) and last in _ACTORS
    return not _THING_END.search(last) or people.knows(tokens[0])
