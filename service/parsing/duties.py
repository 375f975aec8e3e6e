"""What a meeting laid on somebody, as minutes tell it: "It was agreed that the Clerk would write". Words only.

Reported speech says as much of what others promised ("the developer would plant trees"), so whoever is to act here is
somebody the minutes know, or holds an office of the meeting. All of it is prose, and so a suggestion.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from service.parsing.agents import split_agents
from service.parsing.own_tasks import AGREED_TO
from service.parsing.people import People
from service.parsing.verbs import is_order_verb, starts_with_order

_OFFICE = (
    r"(?:(?:[Vv]ice|[Dd]eputy|[Aa]ssistant|[Pp]arish|[Tt]own|[Mm]inutes|[Mm]embership)[ -])?"
    r"(?:[Cc]lerk|CLERK|[Cc]hair(?:man|woman|person)?|[Ss]ecretary|[Tt]reasurer|[Pp]resident|[Cc]onvenor|[Cc]aretaker"
    r"|[Cc]o-?ordinator|[Ww]ebmaster|[Ee]ditor|RFO)"
)
_EVERYONE = r"(?:[Aa]ll\s)?(?:[Mm]embers|[Cc]ouncillors|[Tt]rustees|[Gg]overnors)|[Aa]ll|ALL|[Ee]veryone"
_ONE = rf"(?:{_OFFICE}|[A-Z][\w'’.-]*(?:\s[A-Z][\w'’-]*){{0,3}})"
#: Who acts: names, offices, all.
_WHO = rf"(?P<who>(?:{_EVERYONE})|(?:[Tt]he\s)?{_ONE}(?:(?:,\s|\s?/\s?|\s(?:and|&)\s)(?:the\s)?{_ONE}){{0,4}})"
_ALL = re.compile(_EVERYONE)
_SHALL = re.compile(r"\bshall\b")
_OFFICES = re.compile(rf"(?:[Tt]he\s)?{_OFFICE}|{_EVERYONE}")
_MEANWHILE = r"(?:(?:also|then|now|soon|still|kindly|therefore|\w+ly)\s)?"
_CHARGED = r"(?:asked|instructed|requested|authorised|authorized|delegated|tasked)"
#: "Kim would ask", "the Clerk shall order", "Tom needs to check"; without "that" nobody is quoted before it.
_OUGHT = re.compile(
    r"(?:^|(?<=[,;:.)–—-]\s)|(?<=\band\s)|(?<=\bbut\s)|(?<=\bthat\s)|(?<=\bagreed\s)|(?<=\bwith\s))"
    rf"{_WHO}\s{_MEANWHILE}(?:would|should|shall|must|will|(?:will\s)?needs?\sto|ha(?:s|ve)\sto|ha(?:s|ve)\spromised\sto"
    rf"|(?:intend|plan|hope|agree|offer|undertake|promise|volunteer)s?\sto|(?:has\s)?committed\sto|(?:is|are|was|were)\s(?:planning|hoping|going|due)\sto)\s{_MEANWHILE}"
    r"(?P<task>[a-z][\w-]+)\b"
)
#: "Moira has read the guidance and will bring a draft": who acts is told once.
_AND_WILL = re.compile(
    rf"^{_WHO}\s(?:is|are|was|were|has|have|had|will|[a-z]+ed|said|went|met|spoke|told|got|sent)\b(?:(?!\b(?:that|which|who|if)\b)[^.;:]){{3,160}}?\sand\s"
    rf"{_MEANWHILE}(?:will|would|is\sto|(?:has\s)?(?:agreed|offered|undertook|promised)\sto)\s{_MEANWHILE}(?P<task>[a-z][\w-]+)\b"
)
#: "Kate will be merging the branches".
_DOING = re.compile(rf"(?:^|(?<=[,;:.)–—-]\s)|(?<=\band\s)){_WHO}\swill\s{_MEANWHILE}be\s(?P<stem>[a-z]+)ing\b")
#: "RESOLVED that the Clerk obtain three quotes", "agreed that Kim be asked to draw it".
_LAID = re.compile(
    r"\b(?i:agreed|resolved|decided|requested|instructed|proposed)(?:\s\w+ly)?\s?:?\s(?i:that)\s"
    rf"{_WHO}\s{_MEANWHILE}(?:be\s{_CHARGED}\sto\s)?(?P<task>[a-z][\w-]+)\b"
)
#: "Clerk instructed to obtain quotes", "All councillors were asked to reply", "all members to read the draft".
_CHARGE = re.compile(
    rf"(?:^|(?<=[,;:.)–—-]\s)|(?<=\band\s)){_WHO}\s(?:(?:(?:was|were|is|are)\s)?{_MEANWHILE}{_CHARGED}\sto|to)\s"
    rf"{_MEANWHILE}(?P<task>[a-z][\w-]+)\b"
)
#: "Potholes to be reported by the Clerk".
_BY = re.compile(
    r"\b(?:to|will|would|should|must)\s(?:also\s|now\s)?be\s(?:\w+ly\s)?(?:[a-z]+ed|sent|given|told|paid|made|held|kept|taken"
    rf"|brought|bought|built|found|written|drawn|done|met|put)\b(?:(?!\b(?:asked|requested|proposed|agreed)\b)[^.,;]){{0,40}}?\sby\s{_WHO}(?=[.,;)]|$|\s(?:by|before|in|on|at)\b)"
)
#: The forms, surest first, each with what it cannot do without.
_FORMS = ((" that ", _LAID), (" to ", _CHARGE), (" ", _OUGHT), (" be ", _DOING), (" and ", _AND_WILL), (" by ", _BY))
#: Behind a sentence or a clause: "(Clerk)", "[JD]", "- Cllr Moss", ": Clerk".
_BEHIND = re.compile(rf"(?P<text>.{{10,}}?)[.!]?(?:\s[(\[]{_WHO}[)\]]|\s[–—-]{{1,2}}\s{_WHO.replace('who', 'behind')}"
                     rf"|:\s{_WHO.replace('who', 'after')})\.?")  # fmt: skip
_ALONE = re.compile(rf"[(\[]{_WHO}[)\]]\.?|(?P<office>(?:[Tt]he\s)?{_OFFICE})\.?")
#: What was not laid on anybody, only asked about, or only thought of.
_DENIED = re.compile(r"\b(?:not|never|nor|whether|if|unless|until)\b|^(?:Should|Were|Had)\b")
#: What is done by somebody else, or was done.
_NOT_THEIRS = re.compile(
    r"\bhad to be\b|\bby (?!then\b|\d|next\b|the (?:end|next|time)\b|[A-Z][a-z]+day\b)[a-zA-Z]|\bnot\b", re.I
)
#: Before who is named behind: something is to be done.
_TO_DO = re.compile(
    rf"{AGREED_TO}(?P<task>[a-z][\w-]+)"
    r"|\b(?:to|must|should|needs?\sto)\sbe\s(?P<done>[a-z]+(?:ed|en)|sent|told|paid|made|kept|brought|bought|built|found|done|put)\b"
)
#: Kim tells of her own plans below or behind her name: "Kim: I'll raise an issue", "Kim: Will check".
_SPEAKS = re.compile(
    r"(?P<who>@?[A-Z][\w'’.-]*(?:\s[A-Z][\w'’-]*){0,2})\s?(?:\([A-Z]{2,4}\)\s?)?:\s(?P<said>\S.*)", re.S
)
_OWN = re.compile(
    r"(?<![\"“'‘])\bI(?:['’]ll|\swill|\sshall|['’]m\sgoing\sto|\sam\sgoing\sto)\s(?:also\s|then\s|just\s)?(?P<task>[a-z][\w-]+)"
    r"|^(?i:will|(?:is\s)?going\sto|(?:has\s)?(?:agreed|offered|volunteered|promised|committed)\sto|volunteers\sto|offers\sto)"
    r"\s(?:also\s|then\s)?(?P<deed>[a-z][\w-]+)"
)
#: A meeting resolves so about itself, and nobody has a task.
_RESOLVED = re.compile(
    r"(?:approve|adopt|accept|note|sign|agree|elect|re-elect|ratify|defer|support|receive|be|have|continue|remain|attend"
    r"|chair|like|prefer|see|hear|benefit|stand|step|resign|retire|decide|vote|consider|discuss|meet|offer|thank)"
)


#: Fewer words before a name are a label ("Chair: Ann") or a topic.
_FEWEST_WORDS = 4


#: Deeds that are promised, and no orders that open an entry.
_DEEDS = frozenset(("help", "handle", "convert", "rework", "collaborate", "demo", "reimburse", "proceed",
                    "cover", "oil", "fund", "sponsor", "oversee", "lay", "lead"))  # fmt: skip


@dataclass(frozen=True, slots=True)
class Duty:
    """Somebody and what they are to do, as written."""

    text: str
    owners: tuple[str, ...]


def find_duty(sentence: str, people: People) -> Duty | None:
    """What one sentence lays on somebody; the first of several."""
    for hint, pattern in _FORMS:
        for match in pattern.finditer(sentence) if hint in sentence else ():
            if _DENIED.search(sentence, 0, match.end("who")):
                continue
            owners = _known(match["who"], people) if _is_task(match) and _may_act(match) else ()
            if owners:
                return Duty(_words(sentence, match), owners)
    return None


def find_named_behind(sentences: list[str], people: People) -> Duty | None:
    """A task with who does it behind: "It was agreed to write to the owner. (Clerk)"."""
    alone = _ALONE.fullmatch(sentences[-1]) if len(sentences) > 1 else None
    if alone:
        said, who = sentences[-2], alone["who"] or alone["office"]
    else:
        match = _BEHIND.fullmatch(sentences[-1])
        if match is None:
            return None
        said, who = match["text"], match["who"] or match["behind"] or match["after"]
    bracketed = bool(alone or sentences[-1].rstrip(".").endswith((")", "]")))
    owners = _known(who, people) if _says_task(said, orders=bracketed) else ()
    return Duty(said.strip(), owners) if owners else None


def find_own_words(text: str, sentences: list[str], people: People) -> Iterator[Duty]:
    """What somebody whose words are minuted says of their own: "Kim: I'll raise an issue"."""
    speaker = _SPEAKS.match(text)
    owners = _known(speaker["who"], people) if speaker else ()
    if speaker is None or not owners:
        return
    for sentence in sentences:
        said = sentence.removeprefix(text[: speaker.start("said")])
        match = _OWN.search(said)
        if match and is_order_verb(match["task"] or match["deed"]):
            yield Duty(said.strip(), owners)


def _words(sentence: str, match: re.Match[str]) -> str:
    """From who acts on; all of it where the verb stands before."""
    return sentence.strip() if match.re is _BY else sentence[match.start("who") :].strip()


def _may_act(match: re.Match[str]) -> bool:
    """All are asked to do things: "everyone would use it" is hoped of them. What an office shall do, rules say."""
    if match.re is _OUGHT and _SHALL.search(match[0]):
        return not _OFFICES.fullmatch(match["who"])
    return match.re in (_CHARGE, _LAID) or not _ALL.fullmatch(match["who"])


def _is_task(match: re.Match[str]) -> bool:
    found = match.groupdict()
    if found.get("stem"):
        stem = found["stem"]
        return any(_is_order(form) for form in (stem, f"{stem}e", stem[:-1] if stem[-1:] == stem[-2:-1] else stem))
    return match.re is _BY or _is_order(found["task"]) or (match.re is _LAID and _is_order(_base(found["task"])))


def _base(verb: str) -> str:
    """ "obtains" is "obtain", "goes" "go", "tries" "try"."""
    if verb.endswith("ies"):
        return f"{verb[:-3]}y"
    bare = verb.removesuffix("s")
    return bare if is_order_verb(bare) else verb.removesuffix("es")


def _is_order(verb: str) -> bool:
    return (is_order_verb(verb) or verb in _DEEDS) and not _RESOLVED.fullmatch(verb)


def _says_task(said: str, *, orders: bool) -> bool:
    """Whether something is to be done; a bare order ("Chair ...") is believed before a bracket."""
    if len(said.split()) < _FEWEST_WORDS or _NOT_THEIRS.search(said):
        return False
    match = _TO_DO.search(said)
    if match:
        return bool(match["done"]) or _is_order(match["task"])
    return starts_with_order(said) and (said.startswith("To ") or (orders and ":" not in said))


def _known(who: str, people: People) -> tuple[str, ...]:
    """Those who act, where each is known to the minutes or holds an office of the meeting."""
    owners = split_agents(who, people)
    if all(people.knows(owner) or people.knows_by_initial(owner) or _OFFICES.fullmatch(owner) for owner in owners):
        return owners
    return ()
