"""What an action orders, as words: its deeds and the things they are about, and the forms in which people tell them.

Knows verbs and stems; knows no clause, no denial and no whole reply.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache

from service.parsing.verbs import order_verbs


def words(text: str) -> frozenset[str]:
    """The words of a list."""
    return frozenset(text.split())


#: Past forms that no rule makes: "base: past participle".
_IRREGULAR_TEXT = """
    bring brought; build built; buy bought; catch caught; choose chose chosen; cut cut; deal dealt; dig dug; do did
    done; draw drew drawn; drive drove driven; feed fed; find found; freeze froze frozen; get got; give gave given; go
    went gone; hang hung; hear heard; hide hid hidden; hold held; keep kept; lay laid; lead led; learn learnt; leave
    left; lend lent; let let; make made; meet met; mow mown; overhear overheard; oversee oversaw overseen; pay paid;
    put put; read read; ring rang rung; run ran run; see saw seen; seek sought; sell sold; send sent; set set; shut
    shut; speak spoke spoken; split split; spread spread; stick stuck; sweep swept; take took taken; teach taught;
    tell told; think thought; undertake undertook undertaken; wind wound; withdraw withdrew withdrawn; write wrote
    written; rewrite rewrote rewritten; redo redid redone; redraw redrew redrawn; resend resent; rebuild rebuilt
"""
#: Verbs in the first place of an action that elsewhere are more often no orders: "close the account", "a close match".
_OPENING = ("apply", "close", "train", "hand", "open", "clean", "dry", "host", "staff", "empty")
_SHORT = ("go", "see", "hear", "secure", "do", "text", "message", "fit", "deal")
#: Verbs that tell the same deed: an order with one is carried out by another of its line.
_ALIKE_TEXT = """
    email e-mail send write contact message
    e-mail email send write contact
    mail email send write post
    file submit send lodge
    send email e-mail mail post file circulate recirculate forward distribute share issue deliver submit resend pass
    submit send lodge file upload post deliver enter
    publish post upload publicise share issue release put
    circulate send email e-mail mail post share distribute issue forward recirculate
    distribute send email e-mail mail post share circulate issue forward deliver
    share send email e-mail mail post circulate distribute issue forward upload
    issue send email e-mail mail post circulate distribute share publish
    forward send email e-mail mail share pass
    thank write send give
    contact write email e-mail ring call phone telephone speak talk tell ask approach notify inform message text see
    write send email e-mail post report
    inform tell notify email e-mail ring call phone write text message speak remind
    remind tell email e-mail ring call phone nudge chase
    speak talk ring call phone telephone tell see meet
    talk speak ring call phone telephone see meet
    ring call phone telephone speak talk
    call ring phone telephone speak talk
    phone ring call telephone speak talk
    chase ring call phone email e-mail contact write speak ask remind nudge
    consult ask speak talk contact
    let inform tell
    close shut end cancel
    deliver take drop hand
    hand give deliver pass
    brief tell train teach
    train teach brief
    change replace fit install update amend
    clear tidy clean remove empty
    take drop deliver hand bring give
    liaise speak talk meet contact
    discuss speak talk raise
    meet see
    arrange organise organize book schedule fix set
    organise organize arrange book set
    schedule arrange book set
    book reserve arrange organise
    reserve book
    get obtain collect gather buy purchase find receive order
    obtain get receive collect gather find buy purchase
    collect get gather
    gather get collect obtain
    find get locate source identify
    source get find obtain buy purchase order
    purchase buy get order
    buy purchase get
    order buy purchase
    seek get obtain
    replace fit install change swap
    repair mend fix fit replace
    mend repair fix fit replace
    fix mend repair replace fit
    install fit set put
    fit install put
    pay settle
    settle pay
    produce write prepare create compile make complete finish
    prepare write produce create compile make complete finish
    draft write prepare produce
    create make produce write build set
    compile produce write create make complete
    write produce prepare complete finish
    finalise finalize complete finish
    complete finish finalise
    finish complete finalise
    update amend revise correct add
    amend update revise correct change make
    revise update amend
    check verify inspect confirm
    confirm agree check tell give
    agree confirm
    verify check confirm
    review check read
    provide send give supply email share
    supply send give provide
    give send hand pass provide
    ask get obtain collect borrow ring call email write tell
    tidy clear clean sort
    clear tidy clean remove
    clean tidy clear
    remove delete take
    add put include insert enter
    invite ask
    recruit appoint hire find
    appoint recruit elect
    advertise publicise post
"""
_DENIALS = words("not no never none nothing nobody nor neither if unles until till once")
_STOP = words(
    "the a an and or of to for with from on in at by about into as all any each every new our my "
    "your their its his her "
    "this that these those it them up out off over be is are was were has have had next last before after regarding re "
    "via per who which also please more further other"
)
WORD = re.compile(r"[a-z][a-z'-]*|\d+")
ANY_THING = words(
    "action task item job work matter point thing needful necessary lot above deed honour honours issue problem rest"
)
_BY_NAME = re.compile(
    r"(?P<led>(?m:^)(?:re |as for )?|[.;] +)(?:the |my )?(?P<what>[\w'-]+(?: [\w'-]+)?)(?P<end> ?: | - )"
    r"|(?P<led2>\b(?:except(?: for)?|bar|apart from|other than|but not) )(?:the |my )?(?P<what2>[\w'-]+(?: [\w'-]+)?)"
    r"(?=\s*(?:$|[.,;!\n]))",
    re.I,
)


_CAUSED = re.compile(
    r"^(?:(?:arrange|organi[sz]e|ask|see) (?:for |to have )|have |get )(?:[\w'-]+ ){1,8}?(?:to be "
    r")?(?P<deed>\w+)\s*(?:$|[,.(]|"
    r"(?:by|before|in|at|for|on|and|over)\b)",
    re.I,
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Task:
    """What an action's words order: its deeds and the things they are about, in their base forms."""

    #: Each deed that has to be told; one of several joined by "and" ("review and update") is enough if it is the last.
    deeds: tuple[str, ...]
    things: frozenset[str]
    words: frozenset[str]
    #: What somebody else is to do: "tune" of "arrange for the piano to be tuned"; "" without.
    caused: str = ""
    wording: str = ""


def _past_forms() -> dict[str, str]:
    forms: dict[str, str] = {}
    for verb in (*sorted(order_verbs()), *_OPENING, *_SHORT):
        stem = verb[:-1] if verb.endswith("e") else verb
        forms[f"{stem}ed"] = verb
        if verb.endswith("y") and verb[-2] not in "aeiou":
            forms[f"{verb[:-1]}ied"] = verb
        if re.search(r"[^aeiou][aeiou][bdgklmnprt]$", verb):
            forms[f"{verb}{verb[-1]}ed"] = verb
    for line in _IRREGULAR_TEXT.split(";"):
        base, *past = line.split()
        forms |= dict.fromkeys(past, base)
    return forms


PAST: Mapping[str, str] = _past_forms()
_ALIKE: Mapping[str, frozenset[str]] = {
    line.split()[0]: frozenset(line.split()) for line in reversed(_ALIKE_TEXT.strip().splitlines())
}
PAST_WORD = re.compile(rf"\b(?:{'|'.join(sorted(map(re.escape, PAST), key=len, reverse=True))})\b", re.I)


@lru_cache(maxsize=512)
def read_task(wording: str) -> Task:
    """The deeds and things of an action's words; no deeds where they open with no verb that minutes order with."""
    words = WORD.findall(wording.lower())
    verbs = order_verbs()
    at = (
        0
        if words[:1] and words[0] in _OPENING
        else next((i for i, word in enumerate(words[:8]) if word in verbs), None)
    )
    deeds: list[str] = []
    if at is not None:
        deeds = [words[at]]
        for index in range(at + 1, len(words) - 1):
            if words[index] in ("and", "then", "&"):
                follower = words[index + 1] if words[index + 1] not in ("to", "then") else ([*words, ""])[index + 2]
                if follower in verbs:
                    chained = index == at + 1 and len(deeds) == 1
                    deeds = [follower] if chained else [*deeds, follower]
    rest = frozenset(stem(word) for word in words if word not in _STOP and len(word) > 1)
    caused = _CAUSED.match(wording)
    return Task(
        deeds=tuple(deeds),
        things=rest - frozenset(deeds),
        words=rest,
        caused=_caused(caused["deed"].lower()) if caused else "",
        wording=wording,
    )


def _caused(word: str) -> str:
    return PAST.get(word, word if word.endswith("ed") else "")


def name_as_items(text: str, tasks: Mapping[int, Task]) -> str:
    """`text` with actions that are named by a word of theirs alone, as items: "bar the banner", "banner: done"."""

    def item(match: re.Match[str]) -> str:
        what = match["what"] or match["what2"]
        meant = [n for n, task in tasks.items() if touches(what, task, [t for m, t in tasks.items() if m != n])]
        led = match["led"] if match["what"] else match["led2"]
        return f"{led}item {meant[0]}{match['end'] or ''}" if len(meant) == 1 else match[0]

    return _BY_NAME.sub(item, text) if len(tasks) > 1 else text


def without_own_words(text: str, tasks: Sequence[Task]) -> str:
    """`text` without the words of `tasks` and the past forms of their deeds, so that "draft" in "circulate the draft"
    or "told" in "tell the school" is not heard as a part or as hearsay. Denials stay.
    """
    own = frozenset[str]().union(*(task.words for task in tasks)) - _DENIALS
    deeds = frozenset[str]().union(*(alike(deed) for task in tasks for deed in task.deeds))
    return WORD.sub(lambda m: "‹w›" if stem(m[0]) in own or PAST.get(m[0]) in deeds else m[0], text.lower())


def touches(text: str, task: Task, others: Sequence[Task]) -> bool:
    """Whether `text` names a thing that this task has and none of `others`."""
    own = task.things.difference(*(other.things for other in others))
    return bool(own & stems(text))


def alike(deed: str) -> frozenset[str]:
    return _ALIKE.get(deed, frozenset()) | {deed}


def stems(text: str) -> set[str]:
    return {stem(word) for word in WORD.findall(text.lower()) if word not in _STOP and len(word) > 1}


def stem(word: str) -> str:
    word = word.removesuffix("'s")
    if word.endswith("ies") and len(word) > 4:
        return f"{word[:-3]}y"
    return word[:-1] if word.endswith("s") and not word.endswith("ss") and len(word) > 3 else word
