"""What stands beside a meeting to come and is none: a day skipped and why, minutes on offer, an organisation's name."""

from __future__ import annotations

import pytest

from service.domain.document import Block, BlockKind, Document
from service.parsing.minutes import parse_minutes
from tests.unit.parsing.paper import RECEIVED, found, minutes_of
from tests.unit.parsing.test_actions_tabled import heading, table


@pytest.mark.parametrize(
    "line",
    [
        "By the fortnightly plan the next meeting should be on April 18, but we will skip it because of the boat fair "
        "(April 16 - 19).",
        "The next call would be on 18 April, which we'll miss owing to the Fernvale river week of 17 April.",
        "18 April (this one is skipped to avoid the harvest days on 17 April)",
        "The meeting of 18 April is no longer held due to the weir works (10 April).",
    ],
)
def test_a_day_skipped_and_the_reason_for_it_invite_nobody(line: str) -> None:
    meetings = minutes_of(f"## Next meeting\n\n{line}\n\nThe next meeting will be held on May 2, 11:30.\n").meetings
    coming = [meeting.on.isoformat() for meeting in meetings if not meeting.called_off.value]
    assert coming == ["2024-05-02"]


@pytest.mark.parametrize("days", ["18 April, 16 April", "16 May and 2 May", "9 July; 8 July"])
def test_a_day_a_little_before_the_one_above_it_is_of_the_same_year(days: str) -> None:
    meetings = minutes_of(f"## Next meetings\n\n{days}\n").meetings
    assert [meeting.on.year for meeting in meetings] == [2024, 2024]


def test_a_list_still_goes_on_into_the_next_year() -> None:
    meetings = minutes_of("## Next meetings\n\n7 June; 6 September; 7 March\n").meetings
    assert [meeting.on.isoformat() for meeting in meetings] == ["2024-06-07", "2024-09-06", "2025-03-07"]


@pytest.mark.parametrize(
    ("offer", "coming"),
    [
        ("Agenda Draft minutes", 1),
        ("Minutes (PDF, 210 kB)", 1),
        ("Agenda | Approved minutes", 1),
        ("Agenda", 2),
        ("Approve the minutes", 2),
        ("", 2),
    ],
)
def test_a_row_that_offers_the_minutes_is_of_a_meeting_held(offer: str, coming: int) -> None:
    rows = table(("Meeting", "Date", "Papers"), ("Board", "14 May 2024", offer), ("Board", "9 July 2024", ""))
    name = Block(kind=BlockKind.PARAGRAPH, text="Marfield Hall Trust", line=1)
    document = Document(name="", format="txt", blocks=(name, heading("Agendas and minutes"), *rows))
    meetings = parse_minutes(document, received_on=RECEIVED).meetings
    assert [meeting.on.isoformat() for meeting in meetings] == ["2024-05-14", "2024-07-09"][2 - coming :]


@pytest.mark.parametrize(
    "line",
    [
        "Attending: Ruth Okafor (chair), Jo Quayle (Action for Rivers), Kim Sanders",
        "Present: Ruth Okafor, Tom Pell (Fernvale Action on Damp), Jo Quayle",
        "Attending: Ruth Okafor, Action for Rivers, Kim Sanders",
    ],
)
def test_an_organisation_among_the_people_present_is_no_action(line: str) -> None:
    assert found("", head=f"# Fernvale Partnership\n\nMeeting of 6 March 2024\n\n{line}\n\n## Bus shelter\n") == []
