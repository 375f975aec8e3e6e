"""Who may send minutes, and when a From line is believed."""

from __future__ import annotations

import pytest

from service.domain.authority import Origin, believable, may_send_minutes
from tests.builders import ADA, BO, SECRETARY, directory

DIRECTORY = directory()


@pytest.mark.parametrize(
    ("address", "may"),
    [(SECRETARY, True), (ADA, True), ("A.BROOK@home.example", True), (BO, False), ("Office@Harbour.example", True),
     ("stranger@x.example", False), ("", False)],
)  # fmt: skip
def test_secretariat_chairs_and_secretaries_may(address: str, may: bool) -> None:
    assert may_send_minutes(address, DIRECTORY, ["office@harbour.example"]) is may


@pytest.mark.parametrize(
    ("origin", "strict", "believed"),
    [(Origin.PASS, False, True), (Origin.PASS, True, True), (Origin.UNCHECKED, False, True),
     (Origin.UNCHECKED, True, False), (Origin.FAIL, False, False), (Origin.FAIL, True, False)],
)  # fmt: skip
def test_what_our_server_found_counts(origin: Origin, strict: bool, believed: bool) -> None:
    assert believable(origin, require_pass=strict) is believed
