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


def briefs(text: str) -> list[tuple[str, str, str, str | None]]:
    """Title, day, start and place of each meeting that `text` announces below the usual head."""
    meetings = minutes_of(text).meetings
    return [(m.title, m.on.isoformat(), f"{m.starts:%H:%M}" if m.starts else "", m.venue) for m in meetings]


@pytest.mark.parametrize(
    ("first", "second", "hours", "place"),
    [
        (
            "Full Weir Body, all at 5.30pm in the Scout Hut:",
            "Grants Committee, 4.00pm:",
            ("17:30", "16:00"),
            "the Scout Hut",
        ),
        ("River Board (7pm)", "Mill Panel (2.30pm)", ("19:00", "14:30"), None),
        ("River Board - Mill House, 7pm", "Staffing Committee meets at 10am", ("19:00", "10:00"), "Mill House"),
        ("Weir Panel, all at 7pm:", "Grants Committee:", ("19:00", ""), None),
    ],
)
def test_the_hours_beside_a_name_are_of_its_own_days(
    first: str, second: str, hours: tuple[str, str], place: str | None
) -> None:
    text = f"## Dates of meetings\n\n{first}\n\nTuesday 14 May 2024\n\n{second}\n\nThursday 16 May 2024\n"
    told = briefs(text)
    assert [(start, where) for _, _, start, where in told] == [(hours[0], place), (hours[1], None)]
    assert [any(sign in title for sign in ",(:0") for title, *_ in told] == [False, False]


@pytest.mark.parametrize(
    "topics",
    [
        ("The Weir Mill, Tom Pell", "Reading old maps, Dr Jo Quayle"),
        ("Barges of the Fern", "Members' evening, soup"),
    ],
)
def test_a_list_under_a_series_gives_topics_and_the_next_paragraph_is_of_others(topics: tuple[str, str]) -> None:
    text = (
        "## Dates for your diary\n\n**Members' meetings**, Village Institute, 7.30pm\n\n"
        f"- Wednesday 10 April 2024 - {topics[0]}\n- Wednesday 8 May 2024 - {topics[1]}\n"
        "- Wednesday 5 June 2024 - Outing to the weir\n- Wednesday 3 July 2024 - Bees\n\n"
        "**Committee**: the committee next meets on Monday 29 April at 2pm.\n"
    )
    series = ("Members' meetings", "19:30", "Village Institute")
    assert briefs(text) == [
        (series[0], "2024-04-10", *series[1:]),
        (series[0], "2024-05-08", *series[1:]),
        (series[0], "2024-07-03", *series[1:]),
        ("Committee", "2024-04-29", "14:00", None),
    ]


@pytest.mark.parametrize(
    ("aside", "found"),
    [
        ("(followed by the AGM at 6.00pm)", [("", "16:30"), ("AGM", "18:00")]),
        (
            ", preceded by an Extraordinary General Meeting at 4pm",
            [("", "16:30"), ("Extraordinary General Meeting", "16:00")],
        ),
        ("; followed by our annual general meeting, from 7pm", [("", "16:30"), ("annual general meeting", "19:00")]),
        ("(followed by the AGM)", [("", "16:30")]),
        ("(followed by lunch at 6pm)", [("", "16:30")]),
    ],
)
def test_a_general_meeting_beside_another_of_one_day(aside: str, found: list[tuple[str, str]]) -> None:
    told = briefs(f"## Next meeting\n\nThursday 18 April 2024 at 4.30pm {aside}\n")
    assert [(title, start) for title, _, start, _ in told] == found


@pytest.mark.parametrize(
    "onward",
    [
        "After that we meet on",
        "Then the committee meets on",
        "Thereafter, they'll meet on",
        "After that we will next meet on",
    ],
)
def test_the_meeting_after_that_is_at_the_same_time_and_place(onward: str) -> None:
    first = "Our next meeting is on Thursday 18 April, 6.30pm at the Engine Shed."
    line = f"{first} {onward} Thursday 16 May, same time and place."
    assert [told[1:] for told in briefs(line)] == [
        ("2024-04-18", "18:30", "the Engine Shed"),
        ("2024-05-16", "18:30", "the Engine Shed"),
    ]


@pytest.mark.parametrize(
    "line",
    [
        "The face-to-face meeting will be 14-15 May 2024, hosted by the mill.",
        "Jo has a room: the F2F meeting is now planned for 14-15 May 2024.",
        "An in-person weir meeting is to be held on 14 May 2024.",
    ],
)
def test_a_meeting_face_to_face_is_one_to_come(line: str) -> None:
    assert [told[1] for told in briefs(line)] == ["2024-05-14"]


def test_a_paper_is_not_of_the_meeting_in_its_list_of_dates() -> None:
    head = "# Weir Society\n\n## Newsletter 61, March 2024\n\n## Dates for your diary\n\n"
    paper = minutes_of("**Annual General Meeting**: Wednesday 17 April 2024, 7.30pm.\n", head=head)
    assert paper.meeting.on is None
    assert [(meeting.title, meeting.on.isoformat()) for meeting in paper.meetings] == [
        ("Annual General Meeting", "2024-04-17")
    ]
