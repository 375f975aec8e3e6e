"""The answer to a directory says what is different, in words."""

from __future__ import annotations

import csv
import io

import pytest

from service.domain.directory import Directory
from service.domain.directory_diff import compare
from service.domain.directory_table import read_rows

HEADER = "kind,name,email,aliases,organisation,groups,finish,review,zone,remind,away_until,deputy\n"
BEFORE = HEADER + (
    "person,Ada Brook,ada@x.example,,City,Harbour Group (chair),,,,,,\n"
    "person,Bo Carr,bo@x.example,,City,Harbour Group,,,,,,\n"
    "organisation,City,,,,,,,,,,\n"
    "group,Harbour Group,,,,,,,,,,\n"
)


def read(text: str) -> Directory:
    return read_rows(list(csv.reader(io.StringIO(text))))[0]


@pytest.mark.parametrize(
    ("old", "new", "told"),
    [
        ("ada@x.example,,", "ada@x.example; a@h.example,AB,",
         ["Ada Brook <ada@x.example>: addresses ada@x.example and a@h.example; other names AB"]),
        ("kind,", "kind,", []),
        ("(chair),,,,,,", "(chair),,,,,2027-05-03,Bo Carr",
         ["Ada Brook <ada@x.example>: away until 3 May 2027; deputy bo@x.example"]),
        ("Bo Carr,bo@x.example,,City,", "Bo Carr,bo@x.example,,City (contact),",
         ["Bo Carr <bo@x.example>: speaks for it", "the organisation City: contacts Bo Carr"]),
        ("City,Harbour Group,", "City,,", ["the group Harbour Group, 1 member: left by Bo Carr"]),
        ("(chair)", "(secretary)", ["the group Harbour Group, 2 members: roles secretary Ada Brook"]),
        ("group,Harbour Group,,,,,,,,,,", "group,Harbour Group,,HG,,,any,always,Europe/Dublin,7; 0,,",
         ["the group Harbour Group, 2 members: other names HG; finished when any have done it; review always; "
          "time zone Europe/Dublin; reminders 7; 0"]),
        ("organisation,City,,,,,,", "organisation,City,,CC,,,all,",
         ["the organisation City: other names CC; finished when all have done it"]),
        ("Ada Brook,", "Ada Brooke,", ["Ada Brooke <ada@x.example>: was called Ada Brook"]),
    ],
)  # fmt: skip
def test_what_changed_is_said(old: str, new: str, told: list[str]) -> None:
    assert old in BEFORE
    diff = compare(read(BEFORE), read(BEFORE.replace(old, new, 1)))
    assert list(diff.changed) == told
    assert (diff.added, diff.removed) == ((), ())


def test_who_is_new_and_who_is_gone_is_said() -> None:
    after = BEFORE.replace("person,Bo Carr,bo@x.example", "person,Cy Dunn,cy@x.example")
    diff = compare(read(BEFORE), read(after))
    assert diff.added == ("Cy Dunn <cy@x.example>",)
    assert diff.removed == ("Bo Carr <bo@x.example>",)
    assert "the group Harbour Group, 2 members: joined by Cy Dunn; left by Bo Carr" in diff.changed
