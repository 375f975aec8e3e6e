"""Which meeting the minutes are of."""

from __future__ import annotations

from datetime import date, time

import pytest

from tests.unit.parsing.paper import minutes_of

DAY = date(2024, 3, 6)


@pytest.mark.parametrize(
    ("head", "name", "on"),
    [
        ("# Mill Group\n\nDate: Wednesday 6th March 2024\n\n", "", DAY),
        ("# Mill Group Meeting 06/03/24\n\n", "", DAY),
        ("MINUTES OF THE MILL GROUP MEETING HELD ON 6TH MARCH 2024.\n\n", "", DAY),
        ("# Mill Group\n\n", "2024-03-06-mill-group.md", DAY),
        ("# Mill Group\n\nMinutes of the meeting held on Wednesday 6th March 2024 in the hall at 7pm.\n\n", "", DAY),
        ("# Mill Group\n\nWednesday 6th March\n\n", "", DAY),
        ("---\ntitle: Mill Group\nstart: 2024-03-06T09:00:21.276Z\n---\n\nIt rained.\n\n", "", DAY),
        (
            "# Mill Group\n\nWater was the theme talked about at the Mill group on Wednesday the 6th "
            "of March 2024.\n\n",
            "",
            DAY,
        ),
        (
            "# Mill Group\n\nPresent: Ruth Okafor\n\nThe minutes of the last meeting, 7 February "
            "2024, were agreed.\n\n",
            "",
            None,
        ),
        ("# Mill Group Meeting - 2024/03/06\n\n", "", DAY),
        ("# Mill Group meeting 2024 March 6\n\n", "", DAY),
        ("---\ntitle: Mill Group\ndate: 2024-03-06 14:00:00 +0100\n---\n\nIt rained.\n\n", "", DAY),
        ('+++\ntitle = "Mill Group"\ndate = "2024-03-06"\n\n[extra]\nx = 1\n+++\n\nIt rained.\n\n', "", DAY),
        ("---\ntitle: Mill Group\ndate: 2024-04-02\n---\n\nHeld on 6 March 2024.\n\n", "", DAY),
        ("# Mill Group\n\n", "", None),
    ],
)
def test_the_day(head: str, name: str, on: date | None) -> None:
    assert minutes_of("", head=head, name=name).meeting.on == on


def test_title_body_times_and_venue() -> None:
    head = (
        "# Fernvale Strategy Group Action Notes\n\nDate: Wednesday 6th March 2024\n\nTime: "
        "10.00-12.00\n\nVenue: Mill House, 2 Weir Lane, FV1 4AD\n\n"
    )
    meeting = minutes_of("", head=head).meeting
    assert (meeting.title, meeting.body) == ("Fernvale Strategy Group Action Notes", "Fernvale Strategy Group")
    assert (meeting.on, meeting.starts, meeting.ends) == (DAY, time(10), time(12))
    assert meeting.venue == "Mill House, 2 Weir Lane, FV1 4AD"


def test_no_venue_is_no_venue() -> None:
    assert minutes_of("", head="# Mill Group\n\nDate: 6 March 2024\n\nVenue: tbc\n\n").meeting.venue is None


def test_a_missing_day_is_reported() -> None:
    minutes = minutes_of("Action: Ruth to ring the mill\n", head="# Mill Group\n\n")
    assert any("on which day" in problem.reason for problem in minutes.problems)


@pytest.mark.parametrize(
    ("head", "title"),
    [
        ("Thanks Ruth. Action: Sam to call the Mill back today.\n\n", ""),
        ("Hi Ruth,\n\nMill Group minutes\n\n", "Mill Group minutes"),
        ("St. Anne Mill Trust. Minutes\n\n", "St. Anne Mill Trust. Minutes"),
    ],
)
def test_what_somebody_said_is_no_title(head: str, title: str) -> None:
    assert minutes_of("", head=head).meeting.title == title


@pytest.mark.parametrize(
    ("title", "body"),
    [
        ("Minutes from 7th Mill Group meeting, Jan. 31, 2024", "Mill Group"),
        ("48th Mill Group Meeting, 6 March 2024, (GMT)", "Mill Group"),
        ("Mill Group Meeting March 6, 2024 @1PM GMT / 2PM CET", "Mill Group"),
        ("Mill Group Meeting 12", "Mill Group"),
        ("Minutes of Mill Group Meeting No.6", "Mill Group"),
        ("Mill Group meeting 2024/03/06", "Mill Group"),
        ("Mill Group 2024 March", "Mill Group"),
        ("Mill Group Minutes - March", "Mill Group"),
        ("Meeting Minutes taken by Ruth", ""),
        ("Minutes of Meeting: Ruth, Tom, Kim, Jo", ""),
        ("Proposed agenda", ""),
        ("Friends of the 3rd Mill", "Friends of the 3rd Mill"),
    ],
)
def test_a_body_has_the_same_name_in_all_its_minutes(title: str, body: str) -> None:
    """Which meeting it was, when, and who wrote: by these one body would be another each month."""
    assert minutes_of("", head=f"# {title}\n\nIt rained.\n\n").meeting.body == body


@pytest.mark.parametrize(
    ("first", "on"),
    [
        ("Quick notes from Wednesday (6 March)", date(2024, 3, 6)),
        ("Notes from 6 March", date(2024, 3, 6)),
        ("Notes of the last meeting, 6 March", None),
        ("Subject: Minutes of Safer Streets mtg 6 March", date(2024, 3, 6)),
    ],
)
def test_a_day_without_a_year_in_the_first_line(first: str, on: date | None) -> None:
    assert minutes_of(f"{first}\n\nKim was there.\n", head="").meeting.on == on


def test_whose_minutes_they_are_may_stand_first() -> None:
    first = "St Bride's Council - Minutes of the meeting held on Tuesday 5th March 2024 in the Parish Room at 7.30pm"
    assert minutes_of(f"{first}\n\nPresent: Kim\n", head="").meeting.on == date(2024, 3, 5)


@pytest.mark.parametrize(
    ("text", "title"),
    [
        ("To: All members\n\nMarsh Drainage Group\n\n6 March 2024\n", "Marsh Drainage Group"),
        ("Subject: Minutes of Safer Streets 6 March 2024\n\nKim was there.\n", "Minutes of Safer Streets 6 March 2024"),
    ],
)
def test_the_head_of_a_mail_is_no_title(text: str, title: str) -> None:
    assert minutes_of(text, head="").meeting.title == title


@pytest.mark.parametrize(
    ("head", "body"),
    [
        ("Draft Minutes for approval\nWEIRSIDE COMMUNITY COUNCIL\n", "WEIRSIDE COMMUNITY COUNCIL"),
        ("Agenda and minutes\n\nHealth and Wellbeing Board\n", "Health and Wellbeing Board"),
        ("# Minutes March 2024\n\nFriends of the Mill Association\n", "Friends of the Mill Association"),
        ("# Minutes March 2024\n\nReport to the Parish Council\n", ""),
        ("# Minutes March 2024\n\nPresent: Mill Committee\n", ""),
    ],
)
def test_a_body_named_below_a_title_that_names_none(head: str, body: str) -> None:
    assert minutes_of("It rained.\n", head=f"{head}\n6 March 2024\n\n").meeting.body == body
