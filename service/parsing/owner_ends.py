"""The forms in which owners stand behind the words of an action: "- Kim", "-> Kim", "Owner: Kim". Words only."""

from __future__ import annotations

import re

from service.parsing.people import People

LABELLED_END = re.compile(
    r"[\s(\[.;,–-]{1,3}(?:owners?|lead|leads|responsib\w+(?: person)?|assigned to|assignee|who"
    r"|by whom|action(?:ed)? by)\s?[:=–-]\s?(?P<who>[^:()\[\]]{1,60}?)[)\]]?\.?$",
    re.I,
)
DASHES = re.compile(
    r"\s(?:--?|[–—|])\s(?P<who>[^-–—|.:]{2,40}?)\s(?:--?|[–—|])\s"
    r"(?:asap|tbc|(?:by|before|due)\s.{2,25}|.{0,12}\d.{0,14}|next \w+)\.?$",
    re.I,
)
#: "Fix the gate @ada", but not "Talk to @ada".
HANDLE_END = re.compile(
    r"(?<!\b(?i:with|from|that|what|mail|ping|tell|poke|help|meet|send|join))(?<!\b(?i:for|and|via|ask|add|get|see|let|all))(?<!\b(?i:to|by|of|or|cc|at|on|as|in))"
    r"(?<![@,&/+:])\s(?P<who>@[\w.-]{2,39}(?:(?:\s?[,&/+]\s?|\sand\s|\s)@[\w.-]{2,39}){0,4})$"
)
DASH_END = re.compile(
    r"\s(?:[-=]{1,2}>|→|[-–—]{1,2}|[/|]|\.{2,})\s?(?P<who>[^-–—/|.:]{1,40}?(?:\s?/\s?[A-Z]{2,4}){0,3})\.?$"
)
INITIALS_END = re.compile(r"(?:[.!?,;]|\s{2})\s?(?P<who>[A-Z]{2,4}(?:\s?[/&,+]\s?[A-Z]{2,4}){0,4})\.?$")
#: "Survey of riders (KL, HB) - October".
BRACKET_DASH = re.compile(r"\s\((?P<who>[A-Z][^()\[\]:.;]{1,40})\)(?=\s?[-–—]\s\S)")
#: "Add the rules. Assigned Kim Sanders Due: 3/8".
ASSIGNED = re.compile(r"(?<=[\w.)])\s?\bAssigned(?:\sto)?\s?:?\s(?P<who>[A-Z][^:.]{1,40}?)[.,]?(?:\s(?=(?i:due)\b)|$)")
#: "ACTION:RBto consolidate ...", "Action: KL/TPwill ring": a converter lost the space behind the initials.
_GLUED = re.compile(r"(?<=[\s:/&,])(?P<who>[A-Z]{2,4})(?=(?:to|will)\s[a-z])")


def part_names(text: str, people: People) -> str:
    """The words with a space behind known initials that run into the verb: "RBto ring" is "RB to ring"."""
    return _GLUED.sub(lambda found: f"{found[0]} " if people.knows(found["who"]) else found[0], text)
