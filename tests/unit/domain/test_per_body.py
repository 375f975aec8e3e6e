"""What the directory says per body about reminders, and people who came with the minutes but are not in it."""

from __future__ import annotations

from datetime import UTC, date, datetime

import pytest

from service.domain.action import Action, Assignment
from service.domain.directory import Contact, Directory
from service.domain.directory_table import read_rows
from service.domain.message import Address
from service.domain.plan_reminders import Cadence, Remindable, plan_reminders
from service.domain.resolve import Setting, resolve

HEADER = ["kind", "name", "email", "remind"]
TODAY = date(2026, 3, 16)
NOW = datetime(2026, 3, 16, 9, tzinfo=UTC)


@pytest.mark.parametrize(
    ("cell", "days"), [("7; 1; 0", (7, 1, 0)), ("14", (14,)), ("never", ()), ("", None), ("3, 1", (3, 1))]
)
def test_a_group_has_reminder_days_of_its_own(cell: str, days: tuple[int, ...] | None) -> None:
    directory, problems = read_rows([HEADER, ["group", "Harbour Group", "", cell]])
    assert not problems
    assert directory.groups[0].remind_before == days


def test_days_that_are_none_are_a_problem_of_their_row() -> None:
    _, problems = read_rows([HEADER, ["group", "Harbour Group", "", "weekly"]])
    assert [(p.row, "write days like" in p.reason) for p in problems] == [(2, True)]


@pytest.mark.parametrize(("own", "mails"), [({}, 0), ({"Harbour": (14,)}, 1), ({"Harbour": ()}, 0)])
def test_the_bodys_days_win(own: dict[str, tuple[int, ...]], mails: int) -> None:
    share = Assignment(id="s", action_id="a", contact="ann@x.example", party="Ann", notified_at=NOW)
    action = Action(
        id="a", minutes_id="m", body="Harbour", text="Mend the gate", due=date(2026, 3, 28), assignments=(share,)
    )
    person = Remindable(
        contact=Contact(name="Ann", addresses=("ann@x.example",)), actions=(action,), records={}, before_days=own
    )
    assert len(plan_reminders(person, TODAY, Cadence(before_days=(7, 1, 0)), NOW).posts) == mails


def test_somebody_who_came_with_the_minutes_is_a_candidate_not_an_owner() -> None:
    setting = Setting(
        directory=Directory(), similarity=lambda a, b: float(a == b), bystanders=(Address("jo@lee.example", "Jo Lee"),)
    )
    resolution = resolve("Jo", setting)
    assert resolution.party is None
    assert resolution.candidates == ("Jo Lee <jo@lee.example>",)


def test_brackets_that_belong_to_a_groups_name_are_no_role() -> None:
    rows = [
        ["kind", "name", "email", "groups"],
        ["person", "Ann", "ann@x.example", "Tide Board (TB); Harbour Group (chair)"],
        ["group", "Tide Board (TB)", "", ""],
    ]
    directory, problems = read_rows(rows)
    assert all(problem.warning for problem in problems)
    assert {group.name: (group.members, dict(group.roles)) for group in directory.groups} == {
        "Tide Board (TB)": (("ann@x.example",), {}),
        "Harbour Group": (("ann@x.example",), {"chair": ("ann@x.example",)}),
    }
