"""Tells tables that look like lists of actions and are none: agendas, logs of decisions, plans of years. By heads."""

from __future__ import annotations

import re
from collections.abc import Sequence

from service.parsing.columns import Column, Layout, find_column
from service.parsing.lines import Line
from service.parsing.section_names import Section

#: What the head of a plan's first columns names.
_AIM = re.compile(
    r"(?:strategic |key |our )?(?:objectives?|aims?|goals?|themes?|outcomes?|milestones?|strategic priorit(?:y|ies))",
    re.I,
)
#: "Communications plan (v3)", "Catchment Plan 2026-2031": not "Action plan", which is a list of actions.
_PLAN = re.compile(
    r"(?!.*\b(?:actions?|meeting)\b).*\b(?:plan|strategy|programme|roadmap|framework)\b(?!\s(?:group|committee|team|board))"
    r"[\s(:–-]*(?:\(?(?:v(?:ersion)?\s?)?\d[\d./–-]*\)?|\(?draft\)?)?$",
    re.I,
)
_TOPICS = re.compile(r"(?:agenda )?items?|agenda", re.I)
_DECISION = re.compile(r"(?:key )?decisions?(?: (?:made|taken|reached))?", re.I)


def is_no_action_list(rows: Sequence[Line], layout: Layout, *, listed: bool) -> bool:
    """Whether the table is an agenda, a log of decisions or a plan, whoever is named beside its rows.

    `listed` says that it stands under a heading for actions, where only an agenda's own heading counts.
    """
    if rows[0].section is Section.AGENDA and not _names_actions(layout):
        return True
    if listed or not layout.headed:
        return False
    return _is_agenda(layout) or _is_decision_log(layout) or _is_plan(rows, layout)


def _names_actions(layout: Layout) -> bool:
    """Whether the header speaks of actions: a table of topics with a speaker beside each is an agenda."""
    return any(find_column(name) is Column.ACTION for name in layout.names)


def _is_agenda(layout: Layout) -> bool:
    """Whether what would be the actions are the items of an agenda, with who presents each."""
    at = layout.find(Column.ACTION)
    name = layout.names[at].strip(" :") if at is not None and at < len(layout.names) else ""
    return "agenda" in name.lower() and bool(_TOPICS.fullmatch(name))


def _is_decision_log(layout: Layout) -> bool:
    """Whether the rows are decisions: a column for them, and no head that speaks of actions."""
    return any(_DECISION.fullmatch(name.strip(" :")) for name in layout.names) and not any(
        "action" in name.lower() for name in layout.names
    )


def _is_plan(rows: Sequence[Line], layout: Layout) -> bool:
    """Whether aims stand before what is to be done for them, or the heading is that of a plan."""
    at = layout.find(Column.ACTION) or 0
    return any(_AIM.fullmatch(name.strip(" :")) for name in layout.names[: at + 1]) or bool(
        _PLAN.fullmatch(rows[0].topic)
    )
