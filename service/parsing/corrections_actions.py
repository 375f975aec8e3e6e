"""Orders about numbered actions: owners, due, cancel, duplicate, done, reopen, add; possible actions and aliases."""

from __future__ import annotations

import re
from datetime import date

from service.domain.correction import (
    AddAction,
    AssignOwners,
    CancelActions,
    CloseActions,
    Correction,
    LeaveOut,
    MarkDuplicate,
    RememberAlias,
    RemoveOwners,
    ReopenActions,
    SetDue,
    TakeUp,
)
from service.parsing.corrections_words import NUMBER, NUMBERS, Owners, find_due, find_owners, read_numbers

Orders = tuple[Correction, ...] | None

_END = r"(?:\s(?:please|now|too|thanks|instead|then|as well))*[\s.!]*$"
_BE = r"(?:(?:is|are|was|were|has|have|been|be|to|can|should|now|both|all|already|also|please)\s)*"
_CANCEL = (
    re.compile(
        rf"^{NUMBERS}\s*[:=-]?\s*{_BE}(?:cancel(?:l?ed)?|delete[d]?|remove[d]?|withdrawn?|drop(?:ped)?|"
        rf"scrap(?:ped)?|not an? actions?|not actions|no longer (?:needed|required|wanted)"
        rf"|isn't (?:an action|needed|required))(?:\s(?:it|them))?{_END}",
        re.I,
    ),
    re.compile(rf"^(?:cancel|delete|remove|withdraw|drop|scrap)\s{NUMBERS}{_END}", re.I),
)
_CLOSE = (
    re.compile(
        rf"^{NUMBERS}\s*[:=-]?\s*{_BE}(?:done|completed?|finished|closed?|sorted)(?:\s(?:it|them))?{_END}", re.I
    ),
    re.compile(rf"^(?:close|complete|tick off)\s{NUMBERS}{_END}", re.I),
    re.compile(rf"^mark\s{NUMBERS}\s(?:as\s)?(?:done|completed?|finished|closed){_END}", re.I),
)
_REOPEN = (
    re.compile(rf"^{NUMBERS}\s*[:=-]?\s*{_BE}(?:re-?open(?:ed)?|open again){_END}", re.I),
    re.compile(rf"^re-?open\s{NUMBERS}{_END}", re.I),
)
_DUPLICATE = re.compile(
    rf"^(?P<number>{NUMBER})\s*(?:(?:is|are|=+|:)\s*)?(?:(?:really|just|also|actually)\s)?"
    rf"(?:(?:the\s)?same(?:\s(?:action|thing|one))?\sas|an?\s(?:duplicate|copy|repeat)\sof|"
    rf"duplicates?(?:\sof)?|dup(?:e|s)?\sof|identical\sto|repeats|is|=+)\s*(?P<of>{NUMBER}){_END}",
    re.I,
)
_SAME_PAIR = re.compile(
    rf"^(?P<of>{NUMBER})\s*(?:and|&)\s*(?P<number>{NUMBER})\sare\s(?:the\s)?(?:same|duplicates)\b.{{0,20}}$", re.I
)
_DUE = (
    re.compile(
        rf"^{NUMBERS}\s*[:,=-]?\s*{_BE}(?:new\s)?(?:due(?:\s(?:date|by|on))?|deadline|date)\s*(?:(?:is|to|"
        rf"now|should be|moved to|changed to|will be|on|by|for)\s)*[:=-]?\s*(?P<due>.+)$",
        re.I,
    ),
    re.compile(
        rf"^(?:change\s|move\s|set\s|make\s)?(?:the\s)?(?:new\s)?(?:due\sdate|deadline|date)\s(?:of|for|"
        rf"on)\s{NUMBERS}\s*(?:(?:is|to|should be|as|now|by)\s)*[:=-]?\s*(?P<due>.+)$",
        re.I,
    ),
)
_DUE_ONLY = (
    re.compile(
        rf"^(?:change|move|set|push|extend|postpone|put back|make)\s{NUMBERS}\s*(?:back\s)?(?:due\s)?(?:to|"
        rf"until|by|for|on)?\s(?P<due>.+)$",
        re.I,
    ),
    re.compile(
        rf"^{NUMBERS}\s*(?:->|=>|[:=-])?\s*{_BE}(?:moved?\sto|by|until|on|to|before|in|at|for|extended?\sto|"
        rf"postponed?\sto|pushed\sback\sto|should\sbe(?:\sby)?|=|:|-)?\s*(?P<due>.+)$",
        re.I,
    ),
)
_NO_DUE = re.compile(
    rf"^{NUMBERS}\s*[:=-]?\s*(?:has\s|have\s)?(?:no\s(?:due\s(?:date)?|deadline|date)|"
    rf"(?:due|deadline)\s?[:=-]?\s?(?:none|never|n/?a)){_END}|"
    rf"^{NUMBERS.replace('numbers', 'more')}\s*[:=-]?\s*(?:has\s|have\s)?no\sdue\sdate{_END}",
    re.I,
)
_ASSIGN_PLAIN = re.compile(
    rf"^(?:assign\s|give\s|pass\s|reassign\s|allocate\s|move\s|put\s|change\s)?{NUMBERS}\s*(?:\)|\]|\.)?\s*"
    rf"(?::|=|->|=>|-|\b(?:(?:is|are|was|should|both|all|goes|go|belongs?|needs|will|be|must|now|has|"
    rf"have|been|really|assigned|allocated|actually|owned|owner|owners|under)\s)*"
    rf"(?:to|for|is|are|be|with|by|owner|owners|under)\b)\s*[:=-]?\s*(?:owners?\s*[:=]\s*)?(?P<owners>.+)$",
    re.I,
)
_ASSIGN_BARE = re.compile(rf"^{NUMBERS}(?:\s*[.)\]]?\s+|[.,]\s?(?=(?-i:[A-Z])))(?P<owners>.+)$", re.I)
_ASSIGN_TURNED = re.compile(
    rf"^(?P<owners>[^\d:=]{{2,80}}?)(?:\s*:\s*|\s(?:to do|does|takes?|owns?|will do|is doing|will take|"
    rf"is on|has|have|should (?:do|have)|for)\s){NUMBERS}{_END}",
    re.I,
)
_JOIN = re.compile(
    rf"^(?:also\s)?add\s(?P<owners>[^\d:]{{2,80}}?)(?:\s(?:as well|too|also))?\s(?:to|on|onto)\s{NUMBERS}{_END}", re.I
)
_NOBODY = (
    re.compile(
        rf"^{NUMBERS}\s*[:=-]?\s*{_BE}(?:(?:to|with|for|goes to)\s)?(?:nobody|no[ -]?one|no owners?|unassign(?:ed)?"
        rf"|without (?:an |any )?owners?){_END}",
        re.I,
    ),
    re.compile(rf"^(?:unassign|remove (?:the |all )?owners? (?:from|of|for))\s{NUMBERS}{_END}", re.I),
)
_TAKE_OFF = re.compile(
    rf"^(?:remove|take|drop|delete)\s(?P<owners>[^\d:]{{2,80}}?)\s(?:from|off|out of)\s{NUMBERS}{_END}", re.I
)
_WITH_DUE = re.compile(
    r"^(?P<owners>.+?)[\s,;-]+(?:(?:and\s)?(?:is\s)?(?:by|due(?:\s(?:by|on))?|before)\s)(?P<due>.+)$", re.I
)
_ADD = re.compile(
    r"^(?:please\s)?(?:also\s)?(?:(?:add|new)\s*(?:an?\s)?(?:new\s|another\s|extra\s)?(?:action|item|"
    r"task)?\s*[:,-]\s*|add\s(?:an?\s)?(?:new\s|another\s|extra\s)?(?:action|item|"
    r"task)?(?:\s?for\s(?=[A-Z]))?\s*|(?:new|another|extra)\s(?:action|item|task)\s)(?P<text>.+)$",
    re.I,
)
_OWNER_TO = re.compile(
    r"^(?P<owners>(?:the\s)?(?-i:[A-Z])[^:]{0,80}?|[\w.+-]+@\S+|all [a-z ]{2,30}?)\s(?:(?:is|are|will|"
    r"has|have)\s)?to\s(?P<text>[a-z].+)$",
    re.I,
)
_OWNER_BEHIND = re.compile(r"^(?P<text>.+?)\s*(?:\((?P<inner>[^()]{2,60})\)|\s-\s(?P<owners>[^-]{2,60}))$")
_BOTH_BEHIND = re.compile(
    r"^(?P<text>.+?)\s*\((?P<owners>[^(),]{2,60}),\s*(?P<due>(?:by|before|due|on|until)\s[^()]+)\)$", re.I
)
#: "add: 3 Sam Powell", "add 2 chairs to 3": which of them is an action's number is for the secretary to say.
_NUMBERED = re.compile(r"^\d{1,3}\s(?:[A-Z][\w.'-]*\s?){1,4}$|\s(?:to|on|onto)\s(?:action\s)?\d{1,3}$")
_DUE_BEHIND = re.compile(
    r"^(?P<text>.+?)[\s,;-]*(?:\(|\b)(?P<due>(?:by|before|due(?: by| on)?|no later than|in time for|"
    r"on|until|for)\s[^()]+?)\)?$",
    re.I,
)
_TAKE_UP = re.compile(
    r"^(?:yes(?:\sto)?,?\s|take\s(?:up\s)?|keep\s|include\s|use\s|accept\s|"
    r"add\s)*(?P<numbers>p\s?\d{1,2}(?:(?:\s?[,&+]\s?|\s)(?:and\s)?p?\s?\d{1,2}){0,20})"
    rf"(?:\s(?:as\sactions?|are\sactions|is\san\saction|yes))?{_END}",
    re.I,
)
_LEAVE_OUT = (
    re.compile(
        rf"^(?P<numbers>p\s?\d{{1,2}}(?:\s*(?:,|and|&|\s)\s*p\s?\d{{1,2}})*)\s*[:=-]?\s*{_BE}(?:no|cancel(?:led)?|"
        rf"ignored?|drop(?:ped)?|delete[d]?|remove[d]?|leave out|left out|not an? actions?|not actions){_END}",
        re.I,
    ),
    re.compile(
        rf"^(?:cancel|ignore|drop|delete|remove|leave out)\s(?P<numbers>p\s?\d{{1,2}}(?:\s*(?:,|and|&|\s)\s*"
        rf"p\s?\d{{1,2}})*){_END}",
        re.I,
    ),
)
_P_RANGE = re.compile(r"\bp\s?(\d{1,2})\s*(?:-|to|through)\s*p\s?(\d{1,2})\b", re.I)
_TAKE_UP_FOR = re.compile(
    r"^(?P<numbers>p\s?\d{1,2}(?:\s*(?:,|and|&)\s*p\s?\d{1,2})*)\s*(?::|=|-|to\b|for\b|is for\b|"
    r"are for\b)\s*(?P<owners>.+)$",
    re.I,
)
_ALIAS = re.compile(
    r"^[\"']?(?P<alias>[^\d=:\"'][^=:\"']{0,50}?)[\"']?\s*(?P<link>=|\bmeans\b|\bstands\sfor\b|"
    r"\bis\s(?:short|an\salias|another\sname|the\ssame)\s(?:for|as)\b|"
    r"\bis\b)\s*[\"']?(?P<target>[^=\"'?]{1,80}?)[\"']?\s*[.!]?$",
    re.I,
)
_INITIALS = re.compile(r"^[A-Z][A-Za-z]?[A-Z&]{0,4}[A-Z]$")
#: Capitals that stand for no organisation.
_NO_NAMES = frozenset({"OK", "TBC", "TBA", "TBD", "NA", "AOB", "ASAP", "FYI", "DONE", "RIGHT"})


def find_action_orders(text: str, today: date) -> Orders:
    """The orders that `text` gives about actions; None where it gives none that is plain."""
    if "?" in text:
        return None
    for reader in (_simple, _duplicate, _nobody, _joining, _take_up, _add, _set_due, _assign, _alias):
        orders = reader(text, today)
        if orders is not None:
            return orders
    return None


def _simple(text: str, today: date) -> Orders:
    del today
    for patterns, order in ((_CANCEL, CancelActions), (_CLOSE, CloseActions), (_REOPEN, ReopenActions)):
        for pattern in patterns:
            match = pattern.match(text)
            if match:
                return (order(numbers=read_numbers(match["numbers"])),)
    return None


def _duplicate(text: str, today: date) -> Orders:
    del today
    match = _DUPLICATE.match(text) or _SAME_PAIR.match(text)
    if match is None:
        return None
    number, of = read_numbers(match["number"])[0], read_numbers(match["of"])[0]
    if match.re is _SAME_PAIR:
        number, of = max(number, of), min(number, of)
    return (MarkDuplicate(number=number, of=of),) if number != of else None


def _nobody(text: str, today: date) -> Orders:
    del today
    match = next(filter(None, (pattern.match(text) for pattern in _NOBODY)), None)
    if match:
        return (RemoveOwners(numbers=read_numbers(match["numbers"])),)
    match = _TAKE_OFF.match(text)
    owners = find_owners(match["owners"]) if match else None
    return (RemoveOwners(numbers=read_numbers(match["numbers"]), owners=owners.owners),) if match and owners else None


def _joining(text: str, today: date) -> Orders:
    del today
    match = _JOIN.match(text)
    owners = find_owners(match["owners"]) if match else None
    return (_assignment(match["numbers"], owners, joining=True),) if match and owners else None


def _take_up(text: str, today: date) -> Orders:
    text = _P_RANGE.sub(lambda found: _spelt_out(int(found[1]), int(found[2])), text)
    for pattern in _LEAVE_OUT:
        match = pattern.match(text)
        if match:
            return (LeaveOut(numbers=read_numbers(match["numbers"])),)
    match = _TAKE_UP.match(text)
    if match:
        return (TakeUp(numbers=read_numbers(match["numbers"])),)
    match = _TAKE_UP_FOR.match(text)
    return _taken_up(read_numbers(match["numbers"]), match["owners"], today) if match else None


def _spelt_out(first: int, last: int) -> str:
    """ "P1 to P3" as its numbers; a range that runs back is left as its ends."""
    return ", ".join(f"P{number}" for number in (range(first, last + 1) if first < last else (first, last)))


def _taken_up(numbers: tuple[int, ...], words: str, today: date) -> Orders:
    due, due_text = None, ""
    owners = find_owners(words)
    match = _WITH_DUE.match(words) if owners is None else None
    found = find_due(match["due"], today) if match else None
    if match and found:
        owners, (due, due_text) = find_owners(match["owners"]), found
    if owners is None:
        return None
    return (
        TakeUp(
            numbers=numbers, owners=owners.owners, addresses=owners.addresses, phrase=owners.phrase,
            due=due, due_text=due_text,
        ),
    )  # fmt: skip


def _add(text: str, today: date) -> Orders:
    match = _ADD.match(text)
    if match is None:
        return None
    words = _BOTH_BEHIND.sub(r"\g<text> (\g<owners>) \g<due>", match["text"].strip(" ."))
    words, due, due_text = _cut_due(words, today)
    words, owners = _cut_owner(words)
    if len(words.split()) < 2 or _NUMBERED.search(words):
        return None
    return (
        AddAction(
            text=words[:1].upper() + words[1:],
            owners=owners.owners if owners else (),
            addresses=owners.addresses if owners else (),
            due=due,
            due_text=due_text,
        ),
    )


def _cut_due(words: str, today: date) -> tuple[str, date | None, str]:
    match = _DUE_BEHIND.match(words)
    found = find_due(match["due"], today) if match else None
    return (match["text"].strip(" ,;-("), found[0], match["due"].strip()) if match and found else (words, None, "")


def _cut_owner(words: str) -> tuple[str, Owners | None]:
    before = _OWNER_TO.match(words)
    if before:
        owners = find_owners(before["owners"])
        if owners:
            return before["text"], owners
    behind = _OWNER_BEHIND.match(words)
    owners = find_owners(behind["inner"] or behind["owners"], plainly=True) if behind else None
    return (behind["text"], owners) if behind and owners else (words, None)


def _set_due(text: str, today: date) -> Orders:
    gone = _NO_DUE.match(text)
    if gone:
        return (SetDue(numbers=read_numbers(gone["numbers"] or gone["more"]), due=None, due_text=""),)
    for pattern in _DUE:
        match = pattern.match(text)
        if match:
            # "3/5" is a date only behind a word that leads to one.
            found = find_due(match["due"], today) or find_due(f"by {match['due']}", today)
            due, words = (found[0] if found else None), match["due"].strip(" .")
            words = re.sub(r"\s+please$", "", words, flags=re.I)
            return (SetDue(numbers=read_numbers(match["numbers"]), due=due, due_text=words),)
    for pattern in _DUE_ONLY:
        match = pattern.match(text)
        found = find_due(match["due"], today) if match else None
        if match and found and find_due(text, today) is None:
            return (SetDue(numbers=read_numbers(match["numbers"]), due=found[0], due_text=found[1]),)
    return None


def _assign(text: str, today: date) -> Orders:
    for pattern, plainly in ((_ASSIGN_PLAIN, False), (_ASSIGN_BARE, True), (_ASSIGN_TURNED, True)):
        match = pattern.match(text)
        if match is None or find_due(text, today) is not None:
            continue
        orders = _assigned(match["numbers"], re.sub(_END, "", match["owners"], flags=re.I), today, plainly)
        if orders:
            return orders
    return None


def _assigned(numbers: str, words: str, today: date, plainly: bool) -> Orders:
    owners = find_owners(words, plainly=plainly)
    if owners:
        return (_assignment(numbers, owners),)
    match = _WITH_DUE.match(words)
    owners = find_owners(match["owners"], plainly=plainly) if match else None
    found = find_due(match["due"], today) if match else None
    if owners is None or found is None:
        return None
    return _assignment(numbers, owners), SetDue(numbers=read_numbers(numbers), due=found[0], due_text=found[1])


def _assignment(numbers: str, owners: Owners, *, joining: bool = False) -> AssignOwners:
    return AssignOwners(
        numbers=read_numbers(numbers),
        owners=owners.owners,
        addresses=owners.addresses,
        phrase=owners.phrase,
        joining=joining,
    )


def _alias(text: str, today: date) -> Orders:
    del today
    match = _ALIAS.match(text)
    if match is None:
        return None
    alias, target = match["alias"].strip(), match["target"].strip()
    short = _INITIALS.match(alias) or (_INITIALS.match(target) and target not in _NO_NAMES)
    if match["link"].lower() == "is" and not (short and find_owners(target, plainly=True) and alias[:1].isupper()):
        return None
    named = find_owners(target) is not None and find_owners(alias) is not None
    return (RememberAlias(alias=alias, target=target),) if named and len(alias.split()) <= 6 else None
