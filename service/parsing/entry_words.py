"""What the words of a listed entry say before it is one: its number, and whether it reads as an action."""

from __future__ import annotations

import re

from service.parsing.candidates import Page
from service.parsing.lines import Line
from service.parsing.owners import find_doers, find_leading_doers
from service.parsing.section_names import Section
from service.parsing.verbs import starts_with_order

_CODE = re.compile(
    r"^[(\[]?(?P<code>[A-Z]{0,4}[ -]?\d{1,4}(?:[./-]\d{1,4}){1,3}|[A-Z]{1,4}-?\d{1,4}|(?<=\[)\d{3,8}(?=\]))"
    r"[)\]]?(?:\s\(\d{1,2}\))?\s?[:.–-]?\s(?=\S{2})"
)
#: "Jan shared her number with all": told among the actions, and nothing is left to do.
_SHARED = re.compile(
    r"(?:[A-Z][\w'’.-]*\s){1,3}(?:also\s|then\s)?(?:shared|sent|gave|reported|circulated|thanked|presented|explained"
    r"|noted|told|said|described|showed|updated|provided|reassured|outlined|highlighted|emphasi[sz]ed"
    r"|summari[sz]ed|introduced|welcomed|apologi[sz]ed|commented|stated|stressed|recapped|felt)\b"
    r"(?!.*\b(?:will|should|must|needs?|to be|to do|asked)\b)"
    r"(?!.*\bto\s(?!all|the|us|every)[a-z])"
)
#: "Mr Hill is happy to lend tables": how somebody stands to it; "Would be good to repaint it": a wish, to nobody.
_WILLING = re.compile(
    r"(?:[A-Z][\w'’.-]*\s){1,3}(?:is|are|was|were)\s(?:very\s|also\s)?(?:happy|willing|able|keen|pleased|unable)\sto\s"
    r"|(?i:(?:(?:it|this)(?:\s(?:would|might|may|could)|['’]d)|would|might|may|could)\s(?:also\s)?(?:be|make sense)"
    r"\s(?:\w+\s)?(?:good|nice|great|lovely|useful|helpful|interesting|ideal|handy|better|best|worth|worthwhile|to)\b)"
    r"(?!.*\b(?:(?:for|if)\s[A-Z@]\w+|[A-Z]\w+\s(?:to|will|should)\s[a-z]))"
)
#: "The aims were discussed", "Publication was delayed": what came of talk, unless it goes on to say what is to be done.
_PASSED = re.compile(
    r"(?:[\w'’&/(),-]+\s){1,9}?(?:was|were)\s(?:(?:all|also|then|\w+ly)\s)?(?:agreed|discussed|noted|approved|delayed|received"
    r"|welcomed|thanked|reported|presented|considered|reviewed|accepted|adopted|postponed|explained|held)\b"
)
#: "Discussed the request of the school".
_DISCUSSED = re.compile(r"(?:Discussed|Noted|Considered|Welcomed|Thanked|Heard|Talked about)\b")
_TO_COME = re.compile(r"\b(?:to|will|should|must|shall|needs?)\s[a-z]|[^:]{1,40}:\s|.*\([A-Z@][^)]*\)\W*$", re.S)
#: "Donated bench: collected by Ron": who did it; "Motion to accept the accounts by", whose name follows.
_DONE_BY = re.compile(
    r"(?:[^:–]{1,40}?(?::|\s[-–])\s)?(?:all\s|now\s|already\s)?(?:\w{2,}(?<!need)ed|swept|done|made|bought"
    r"|sent|paid|put|found|built|taken|given|written|drawn|mown|sold|brought|cut|dug|sewn|lent|hung|fed|set) by "
    r"(?!(?:Mon|Tues?|Wed|Thur?s?|Fri|Sat|Sun|Jan|Feb|Mar|Apr|May|June?|July?|Aug|Sept?|Oct|Nov|Dec|Easter|Christmas|Spring|Summer"
    r"|Autumn|Winter|AGM|ASAP|End|Q\d|COP|Close)(?:day|nesday|rsday|urday|uary|ruary|ch|il|ust|ember|tember|ober)?\b)(?:the\s)?[A-Z][\w'’.-]*(?:(?:,|\s(?:and|&))?\s[A-Z][\w'’.-]*)*[.!]?"
    r"(?:\s(?:on|in|at|last|yesterday|today)\b[^.]{0,40}\.?)?"
)
_NAME_TO_COME = re.compile(r"\b(?:by|from|with|to|between|and|of)$")
_YET_TO_BE = re.compile(r"\b(?:to|will|shall|should|must|needs? to) be\b", re.I)
#: "The board goes through the list of actions": what a meeting does with them.
_GONE_THROUGH = re.compile(
    r"(?:(?:the|our)\s(?:(?!(?:to|will|should|must|shall|can)\b)\w+\s){1,3}?"
    r"(?:walks|goes|runs|looks|steps|works|reviews|checks|updates|notes|discusses|considers|approves|closes|follows)"
    r"|we\s(?:walk|go|run|look|step|work|review|check|update|note|discuss|consider|approve|close|follow))\s(?:(?:through|over|at|up|on)\s){0,2}"
    r"(?:(?:all|the|its|our|their|open|old|previous|last|outstanding|list|log|register|table|status|of|and|minutes)\s){1,6}"
    r"(?:actions?(?:\s(?:items?|points?|list|log|register|tracker|table))?)\b",
    re.I,
)
#: "Notes on the old actions are attached".
_FOUND_BELOW = re.compile(
    r"(?:an?\s|the\s)?(?:updates?|progress|reports?|notes?|status|list|summary|details)\s(?:on|of|for)\s(?:\w+\s){0,4}actions?\b"
    r".{0,20}\b(?:is|are|can be|may be)\s(?:found|given|shown|set out|listed|recorded|attached|below|above)\b",
    re.I,
)
#: "Nell Farr was duly elected vice chair".
_CHOSEN = re.compile(
    r"(?:[A-Z][\w'’.-]*\s){1,4}(?:was|were|has been|have been)\s(?:\w+ly\s)?(?:re-?)?(?:elected|appointed|co-opted)\b"
    r"(?!.*\b(?:to|will|should|must|needs?)\s[a-z]+\b)"
)
#: "(not needed any more)": what is left where the entry before it was struck.
_ASIDE = re.compile(r"[(\[][^()\[\]]*[)\]]\W*")
#: An entry of a list of actions is no longer than this; more is talk.
LONG_ENTRY = 45


def split_code(text: str) -> tuple[str, str]:
    """The number typed before an entry and its words: "5/22-1 CM to book a room" is ("5/22-1", "CM to book a room")."""
    match = _CODE.match(text)
    return (match["code"], text[match.end() :]) if match else ("", text)


def is_told(text: str) -> bool:
    """Whether an entry tells what somebody said or what came of talk: nothing is left to do."""
    if _SHARED.match(text) or _WILLING.match(text) or _CHOSEN.match(text):
        return True
    if _is_of_list(text) or _is_aside(text):
        return True
    passed = _PASSED.match(text) or _DISCUSSED.match(text)
    return passed is not None and not _TO_COME.search(text)


def is_done_by(text: str) -> bool:
    """Whether an entry says who did it, and nothing more: "Bench: collected by Ron"; not "printed by Friday"."""
    return _DONE_BY.fullmatch(text) is not None


def _is_of_list(text: str) -> bool:
    """Whether an entry tells how a meeting goes through the actions; "Review the actions" is an order."""
    return (_GONE_THROUGH.match(text) or _FOUND_BELOW.match(text)) is not None and not starts_with_order(text)


def _is_aside(text: str) -> bool:
    """Whether an entry is a remark in brackets and no task: "(see above)"; "[Order salt]" is one."""
    inside = text.strip("()[] ")
    return _ASIDE.fullmatch(text) is not None and not starts_with_order(inside) and not _TO_COME.search(inside)


def told_of_whom(said: str) -> bool:
    """Whether words run into the name behind them ("Quorum declared by"), which owns nothing; or name who did it."""
    runs_on = _NAME_TO_COME.search(said) is not None
    return (runs_on or is_done_by(said)) and not _YET_TO_BE.search(said)


def reads_as_action(page: Page, line: Line, *, among_items: bool = False) -> bool:
    """A paragraph counts only where it names a doer with a verb to come, or is an order; not what a speaker said."""
    text = split_code(line.text)[1]
    if starts_with_order(text) or find_leading_doers(text, page.people):
        return True
    doers = find_doers(text, page.people)
    if not doers.owners:
        return False
    short = line.section is Section.ACTIONS and len(text.split()) <= LONG_ENTRY and not among_items
    if short and (text != line.text or all(page.people.knows(owner) for owner in doers.owners)):
        return True
    return doers.text != text and (line.is_item or starts_with_order(doers.text))
