"""Owners as written to shares of an action."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date, datetime

from service.domain.action import Finish
from service.domain.assign import assign
from tests.unit.domain.partners import ADA, BO, CY, DEE, DIRECTORY, NOW, setting


def test_a_person_has_one_share_however_often_named() -> None:
    found = assign("a1", ["Ada Brook", "AB", "Chair"], setting(), NOW)
    assert [share.contact for share in found.assignments] == [ADA]
    assert found.unresolved == ()


def test_named_and_meant_by_an_organisation_is_one_share_as_a_person() -> None:
    found = assign("a1", ["Bo Carr", "Tidemark"], setting(), NOW).assignments
    assert {share.contact: share.party for share in found} == {BO: "Bo Carr", CY: "Tidemark Trust"}
    assert {share.contact: share.finish for share in found}[CY] is Finish.ANY


def test_who_is_not_known_is_left_for_a_question() -> None:
    found = assign("a1", ["Ada", "Whoever"], setting(), NOW)
    assert [share.contact for share in found.assignments] == [ADA]
    assert [one.owner for one in found.unresolved] == ["Whoever"]


def test_a_share_has_one_name_for_ever() -> None:
    one, other = (assign("a1", ["Ada"], setting(), NOW).assignments[0] for _ in range(2))
    assert one == other
    assert assign("a2", ["Ada"], setting(), NOW).assignments[0].id != one.id


def away(until: date, deputy: str = DEE) -> object:
    """The directory while Ada is away."""
    ada = replace(DIRECTORY.contacts[ADA], away_until=until, deputy=deputy)
    return replace(DIRECTORY, contacts={**DIRECTORY.contacts, ADA: ada})


def test_while_somebody_is_away_the_deputy_is_written_to() -> None:
    (share,) = assign("a1", ["Ada"], setting(directory=away(date(2027, 3, 8))), NOW).assignments
    assert (share.contact, share.because) == (DEE, "standing in for Ada Brook")


def test_the_last_day_away_lasts_until_midnight_there() -> None:
    late = datetime(2027, 3, 9, 2, tzinfo=UTC)
    there = setting(directory=away(date(2027, 3, 8)), zone="America/New_York")
    (share,) = assign("a1", ["Ada"], there, late).assignments
    assert share.contact == DEE
    (share,) = assign("a1", ["Ada"], replace(there, zone="Europe/London"), late).assignments
    assert share.contact == ADA


def test_back_again_or_without_a_deputy_they_are_themselves() -> None:
    for there in (away(date(2027, 3, 7)), away(date(2027, 4, 1), ""), away(date(2027, 4, 1), "gone@x.example")):
        (share,) = assign("a1", ["Ada"], setting(directory=there), NOW).assignments
        assert share.contact == ADA
