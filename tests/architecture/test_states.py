"""The state machines: every pair walked, and the pictures in docs/architecture.md made from the tables."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from enum import StrEnum
from itertools import product

import pytest

from service.domain import action, inbox, outbox
from service.errors import IllegalTransitionError
from tests.architecture.tree import ROOT

Table = Mapping[tuple[StrEnum, StrEnum], StrEnum]
MACHINES: dict[str, tuple[type[StrEnum], type[StrEnum], Table, Callable[..., StrEnum]]] = {
    "InboxEntry": (inbox.InboxState, inbox.InboxEvent, inbox.TRANSITIONS, inbox.advance),  # type: ignore[dict-item]
    "OutboxEntry": (outbox.OutboxState, outbox.OutboxEvent, outbox.TRANSITIONS, outbox.advance),  # type: ignore[dict-item]
    "Action": (action.ActionStatus, action.ActionEvent, action.TRANSITIONS, action.advance),  # type: ignore[dict-item]
}


def diagram_of(table: Table) -> str:
    """A table as Mermaid text."""
    steps = [f"    {start.name} --> {end.name}: {event.value}" for (start, event), end in table.items()]
    return "\n".join(["stateDiagram-v2", *steps])


@pytest.mark.parametrize("name", MACHINES)
def test_the_diagram_in_the_docs_is_the_table(name: str) -> None:
    text = (ROOT / "docs" / "architecture.md").read_text(encoding="utf-8")
    found = re.search(rf"<!-- states:{name} -->\n```mermaid\n(.*?)\n```", text, re.DOTALL)
    assert found, f"docs/architecture.md has no diagram behind <!-- states:{name} -->"
    assert sorted(found[1].splitlines()) == sorted(diagram_of(MACHINES[name][2]).splitlines())


PAIRS = [
    pytest.param(name, state, event, id=f"{name}-{state.name}-{event.name}")
    for name, (states, events, _, _) in MACHINES.items()
    for state, event in product(states, events)
]


@pytest.mark.parametrize(("name", "state", "event"), PAIRS)
def test_every_pair_leads_where_the_table_says_or_is_refused(name: str, state: StrEnum, event: StrEnum) -> None:
    _, _, table, advance = MACHINES[name]
    if (state, event) in table:
        assert advance(state, event) is table[state, event]
    else:
        with pytest.raises(IllegalTransitionError, match=re.escape(state.value)):
            advance(state, event)


@pytest.mark.parametrize("name", MACHINES)
def test_every_state_can_be_reached_and_every_event_does_something(name: str) -> None:
    states, events, table, _ = MACHINES[name]
    first = next(iter(states))
    assert set(table.values()) | {first} == set(states)
    assert {event for _, event in table} == set(events)


def test_what_is_final_is_final() -> None:
    for state in (inbox.InboxState.HANDLED, inbox.InboxState.IGNORED):
        assert not [pair for pair in inbox.TRANSITIONS if pair[0] is state]
    mail = outbox.OutboxState.CLOSED
    assert not [pair for pair in outbox.TRANSITIONS if pair[0] is mail]


@pytest.mark.parametrize("name", MACHINES)
def test_every_state_says_in_a_sentence_what_it_means(name: str) -> None:
    states, *_ = MACHINES[name]
    source = (ROOT / states.__module__.replace(".", "/")).with_suffix(".py").read_text(encoding="utf-8")
    for state in states:
        assert re.search(rf'^    {state.name} = ".*"\n    """[A-Z].*\."""$', source, re.MULTILINE), state
