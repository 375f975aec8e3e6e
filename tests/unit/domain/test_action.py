"""When an action is finished, overdue, and how far it is."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from service.domain.action import Action, ActionStatus, Assignment, Finish, finished, progress

DONE, OPEN, GONE = ActionStatus.COMPLETED, ActionStatus.NEEDS_ACTION, ActionStatus.CANCELLED
TODAY = date(2027, 3, 8)


def share(status: ActionStatus, party: str = "Boat owners", finish: Finish = Finish.ALL, who: str = "a") -> Assignment:
    return Assignment(id=f"{party}{who}", action_id="x", contact=who, party=party, finish=finish, status=status)


@pytest.mark.parametrize(
    ("shares", "over"),
    [
        ([], False),
        ([share(DONE)], True),
        ([share(OPEN)], False),
        ([share(DONE), share(OPEN)], False),
        ([share(DONE, finish=Finish.ANY), share(OPEN, finish=Finish.ANY)], True),
        ([share(DONE), share(GONE)], True),
        ([share(GONE)], False),
        ([share(DONE, "Ada"), share(OPEN, "Bo")], False),
        ([share(DONE, "Ada"), share(DONE, "Club", Finish.ANY), share(OPEN, "Club", Finish.ANY)], True),
    ],
)
def test_an_action_is_finished_once_each_of_its_parties_is(shares: list[Assignment], over: bool) -> None:
    assert finished(shares) is over


STATUSES = st.sampled_from(ActionStatus)
SHARES = st.lists(
    st.builds(
        share, STATUSES, st.sampled_from(["Ada", "Club", "Trust"]), st.just(Finish.ALL), st.text("abc", max_size=2)
    )
)


@given(SHARES)
def test_the_order_of_shares_never_matters(shares: list[Assignment]) -> None:
    assert finished(shares) is finished(shares[::-1])


@given(SHARES)
def test_closing_one_share_more_never_opens_an_action(shares: list[Assignment]) -> None:
    closed = [replace(one, status=DONE) if one.status is OPEN else one for one in shares]
    assert finished(closed) or not finished(shares)


def test_progress_is_told_of_shared_actions_alone() -> None:
    assert progress([share(DONE)]) == ""
    assert progress([share(OPEN), share(OPEN)]) == ""
    assert progress([share(DONE), share(OPEN), share(GONE), share(OPEN)]) == "1 of 3 done"


@pytest.mark.parametrize(
    ("facts", "late"),
    [
        ({"due": TODAY}, False),
        ({"due": TODAY - timedelta(days=1)}, True),
        ({"due": TODAY - timedelta(days=1), "optional": True}, False),
        ({"due": TODAY - timedelta(days=1), "status": DONE}, False),
        ({}, False),
    ],
)
def test_overdue_is_an_open_duty_whose_day_is_past(facts: dict[str, object], late: bool) -> None:
    known = Action(id="x", minutes_id="m", body="b", text="t", **facts)  # type: ignore[arg-type]
    assert known.overdue(TODAY) is late
