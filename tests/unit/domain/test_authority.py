"""Who may send minutes, and when a From line is believed."""

from __future__ import annotations

from dataclasses import replace

import pytest

from service.domain.authority import (
    Origin,
    believable,
    may_send_minutes,
    may_send_minutes_of,
    may_send_some_minutes,
)
from service.domain.directory import Group
from tests.builders import ADA, BO, SECRETARY, directory

DIRECTORY = directory()


@pytest.mark.parametrize(
    ("address", "may"),
    [(SECRETARY, True), (ADA, True), ("A.BROOK@home.example", True), (BO, False), ("Office@Harbour.example", True),
     ("stranger@x.example", False), ("", False)],
)  # fmt: skip
def test_secretariat_chairs_and_secretaries_may(address: str, may: bool) -> None:
    assert may_send_minutes(address, DIRECTORY, ["office@harbour.example"]) is may


OTHERS = Group(name="Ferry Forum", senders=("clerk@ferry.example", "pier.example"))
NOBODYS = Group(name="Quay Club")
BOTH = replace(DIRECTORY, groups=(*DIRECTORY.groups, OTHERS, NOBODYS))
OWN = BOTH.groups[0]


@pytest.mark.parametrize(
    ("address", "group", "may"),
    [("Clerk@Ferry.example", OTHERS, True), ("anyone@PIER.example", OTHERS, True), (SECRETARY, OTHERS, False),
     ("anyone@sub.pier.example", OTHERS, False), ("x@notpier.example", OTHERS, False), ("pier.example", OTHERS, False),
     ("clerk@ferry.example", OWN, False), ("clerk@ferry.example", NOBODYS, False), ("clerk@ferry.example", None, False),
     (SECRETARY, OWN, True), (ADA, OWN, True), (BO, OWN, False), (SECRETARY, NOBODYS, True), (SECRETARY, None, True),
     ("office@harbour.example", OTHERS, True), ("", OTHERS, False)],
)  # fmt: skip
def test_a_group_has_its_own_senders(address: str, group: Group | None, may: bool) -> None:
    assert may_send_minutes_of(group, address, BOTH, ["office@harbour.example"]) is may


@pytest.mark.parametrize(("address", "may"), [("anyone@pier.example", True), (SECRETARY, True), (BO, False)])
def test_whoever_may_send_some_minutes_is_read(address: str, may: bool) -> None:
    assert may_send_some_minutes(address, BOTH, []) is may


@pytest.mark.parametrize(
    ("origin", "strict", "believed"),
    [(Origin.PASS, False, True), (Origin.PASS, True, True), (Origin.UNCHECKED, False, True),
     (Origin.UNCHECKED, True, False), (Origin.FAIL, False, False), (Origin.FAIL, True, False)],
)  # fmt: skip
def test_what_our_server_found_counts(origin: Origin, strict: bool, believed: bool) -> None:
    assert believable(origin, require_pass=strict) is believed
