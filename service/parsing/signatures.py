"""Finds whom the entries of a list name in brackets behind their words, or before them. Words only."""

from __future__ import annotations

import re

from service.parsing.agents import split_agents
from service.parsing.owners import find_doers
from service.parsing.people import People

#: "Mend the gate (Orla)": the name at the end of an entry.
_SIGNED = re.compile(r"\s\((?P<who>[A-Z][\w'’-]{1,19}(?:(?:\s?[,/&+]\s?|\sand\s|\s)[A-Z][\w'’-]{1,19}){0,3})\)\.?$")
#: "(KS, TP) gather stakes", "[RO] ring the mill", "KS Gather stakes", where a list has no other form.
_LED = re.compile(
    r"(?:[\[(](?P<set>[^()\[\]]{2,40})[\])]:?\s|(?P<bare>[A-Z]{2,3}(?:\s?[,/&+]\s?[A-Z]{2,3}){0,3})\s(?=[A-Z][a-z]))"
)


def find_signature(text: str, people: People) -> tuple[tuple[str, ...], str]:
    """Who is named in brackets behind an entry, or before it, and the words without them."""
    behind = _SIGNED.search(text)
    if behind:
        return split_agents(behind["who"], people, glued=True), text[: behind.start()]
    before = _LED.match(text)
    if before and before["bare"] and find_doers(text, people).owners:
        return (), text
    who = (before["set"] or before["bare"]) if before else ""
    return split_agents(who, people, glued=True) if who else (), text[before.end() :] if before else text
