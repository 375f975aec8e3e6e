"""Headings that are only names carry on the list they stand under ("Actions", then "Kim" as large). Words only."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from service.parsing.agents import split_agents
from service.parsing.lines import Line
from service.parsing.people import People
from service.parsing.section_names import Section


def under_names(lines: Sequence[Line], people: People) -> Sequence[Line]:
    """The lines, those below people's names of the list of actions that the names follow at once.

    Bold lines all look alike: by their size alone the first name would end the list.
    """
    named = [line.heading and _is_people(line, people) for line in lines]
    if not any(named):
        return lines
    kept: list[Line] = []
    listed = False
    for line, names in zip(lines, named, strict=True):
        if line.heading:
            follows = bool(kept) and kept[-1].heading and kept[-1].section is Section.ACTIONS
            listed = names and (listed or follows)
        kept.append(replace(line, section=Section.ACTIONS) if listed and line.section is Section.BODY else line)
    return kept


def _is_people(line: Line, people: People) -> bool:
    owners = split_agents(line.text.strip(" :"), people)
    return bool(owners) and all(map(people.knows, owners))
