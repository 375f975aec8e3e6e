"""Meetings that minutes announce: labels, lists, tables; and dates that are of none."""

from __future__ import annotations

from datetime import date, time

import pytest

from service.documents.text import read_text
from service.domain.document import Block, BlockKind, Document
from service.domain.minutes import FutureMeeting
from service.parsing.minutes import parse_minutes
from tests.unit.parsing.paper import RECEIVED, minutes_of
from tests.unit.parsing.test_actions_tabled import heading, of, table


def brief(meeting: FutureMeeting) -> tuple[str, str, str, str | None]:
    def clock(value: time | None) -> str:
        return f"{value:%H:%M}" if value else ""

    return meeting.on.isoformat(), clock(meeting.starts), clock(meeting.ends), meeting.venue


LABELS = {
    "full": ("Date of Next Meeting 4th June 2024, 17:45.", [("2024-06-04", "17:45", "", None)]),
    "spaces": ("Next Meeting   Tuesday, 4th June 2024", [("2024-06-04", "", "", None)]),
    "no year": ("Date of next meeting:  April 30th.", [("2024-04-30", "", "", None)]),
    "numbered": ("10 Next meeting: 14th June", [("2024-06-14", "", "", None)]),
    "capitals": ("THE NEXT MEETING WILL BE HELD ON TUESDAY 4th June 2024.", [("2024-06-04", "", "", None)]),
    "date for": ("Date for next meeting - 4 June 2024", [("2024-06-04", "", "", None)]),
    "donm": ("DoNM: 4 June 2024 7pm", [("2024-06-04", "19:00", "", None)]),
    "scheduled": ("Next meeting scheduled for Thursday 23rd May at 3pm UK time.", [("2024-05-23", "15:00", "", None)]),
    "items for": (
        "Items for next meeting to be held on Tuesday 4th June 2024 at 7.30pm in the Village Hall",
        [("2024-06-04", "19:30", "", "the Village Hall")],
    ),
    "a word of the body's own": ("Next guild: 4 June at 7pm", [("2024-06-04", "19:00", "", None)]),
    "letters and a weekday": ("Next PTA Tues 4th June, 7pm", [("2024-06-04", "19:00", "", None)]),
    "a meeting with a purpose": ("Trail planning meeting: Mon 29 April, 7pm", [("2024-04-29", "19:00", "", None)]),
    "meet next": ("The trustees agreed to meet next on 4 June at 7pm.", [("2024-06-04", "19:00", "", None)]),
    "no meeting by its word": ("Next newsletter: 4 June. Next deadline: 5 June.", []),
    "moved to a day of figures": ("Meeting moved to 2024-05-08 (Kim to book)", [("2024-05-08", "", "", None)]),
    "board": ("Next board meeting is 11th of June at 10:30", [("2024-06-11", "10:30", "", None)]),
    "meet again": ("Meet again on 16 December 2024 at 1300 GMT", [("2024-12-16", "13:00", "", None)]),
    "resume": ("Resume January 9, 2025", [("2025-01-09", "", "", None)]),
    "proposal": ("Next meeting - Proposal for 5 May. Agreed", [("2024-05-05", "", "", None)]),
    "heading and labels": (
        "# Next meeting\n\n## Date: 5 June 2024\n\n## Dial in details\n\n*When*: Weekly from "
        "17:00 to 18:00 on Monday\n\n*Location*: Hall two\n",
        [("2024-06-05", "17:00", "18:00", "Hall two")],
    ),
    "list over a line": (
        "Dates for next meetings are :-2nd July 2024, 3rd September 2024\n12th November 2024",
        [("2024-07-02", "", "", None), ("2024-09-03", "", "", None), ("2024-11-12", "", "", None)],
    ),
    "bullets": (
        "The dates and times for the rest of the year should be:\n\n- 4pm BST (3pm UTC), Monday "
        "13 May\n- 4pm GMT/UTC, Monday 11 November\n",
        [("2024-05-13", "16:00", "", None), ("2024-11-11", "16:00", "", None)],
    ),
    "named committees": (
        "The following meetings have already been arranged:\n\nStaffing Committee – 21st October "
        "2024\n\nFinance and Rules Committees – 30th October 2024\n",
        [("2024-10-21", "", "", None), ("2024-10-30", "", "", None)],
    ),
    "venue": ("Next meeting: 22nd May, 5.45 pm at the Library.", [("2024-05-22", "17:45", "", "the Library")]),
    "tbc": ("Next meeting: 22nd May 2024, 10am-12pm, venue tbc", [("2024-05-22", "10:00", "12:00", None)]),
    "online": (
        "Date of next meeting: 22 May 2024 2-4pm via Microsoft Teams",
        [("2024-05-22", "14:00", "16:00", "Microsoft Teams")],
    ),
    "two zones": ("Next meeting: 22 May 2024, 10 AM (EST) / 4 PM (CET)", [("2024-05-22", "10:00", "", None)]),
    "date before the label": ("22/5 4:00 Next Meeting (knots and splices)", [("2024-05-22", "16:00", "", None)]),
    "heading then line": (
        "## Date of next meeting\n\nWednesday 22 May 2024, 6pm, St Bride's Hall\n",
        [("2024-05-22", "18:00", "", "St Bride's Hall")],
    ),
    "heading then list": (
        "## Future meetings\n\n- Wednesday 22 May 2024 at 6pm\n- Wednesday 19 June 2024 at 6pm\n",
        [("2024-05-22", "18:00", "", None), ("2024-06-19", "18:00", "", None)],
    ),
    "agenda": (
        "16 Date and time of Next Meeting – Wednesday 22 May 2024 at 7.30pm",
        [("2024-05-22", "19:30", "", None)],
    ),
}


@pytest.mark.parametrize("case", LABELS, ids=list(LABELS))
def test_announced(case: str) -> None:
    text, expected = LABELS[case]
    assert [brief(meeting) for meeting in minutes_of(text).meetings] == expected


def test_titles_of_committees() -> None:
    minutes = minutes_of(LABELS["named committees"][0])
    assert [meeting.title for meeting in minutes.meetings] == ["Staffing Committee", "Finance and Rules Committees"]


def test_a_row_per_series_with_several_dates_in_a_cell() -> None:
    rows = table(
        ("Meeting", "Date", "Venue"),
        ("Strategy Group", "Thursday 18th April 2024 (10am-12pm)\nThursday 11th July 2024 (10am-12pm)", "tbc"),
        ("Operational Group", "Monday 3rd June 2024 2-4pm", "Mill House, FV9 7SG"),
    )
    minutes = parse_minutes(of(heading("Future meeting dates for 2024:"), *rows), received_on=RECEIVED)
    assert [(m.title, *brief(m)) for m in minutes.meetings] == [
        ("Strategy Group", "2024-04-18", "10:00", "12:00", None),
        ("Strategy Group", "2024-07-11", "10:00", "12:00", None),
        ("Operational Group", "2024-06-03", "14:00", "16:00", "Mill House, FV9 7SG"),
    ]


def test_the_same_table_as_loose_lines() -> None:
    text = (
        "Future meeting dates for 2024:\n\nMeeting\n\nDate\n\nVenue\n\nStrategy Group\n\n- "
        "Thursday 18th April 2024 (10am-12pm)\n- Thursday 11th July 2024 "
        "(10am-12pm)\n\ntbc\n\nOperational Group\n\n- Monday 3rd June 2024 2-4pm\n\nMicrosoft "
        "Teams\n"
    )
    assert [(m.title, *brief(m)) for m in minutes_of(text).meetings] == [
        ("Strategy Group", "2024-04-18", "10:00", "12:00", None),
        ("Strategy Group", "2024-07-11", "10:00", "12:00", None),
        ("Operational Group", "2024-06-03", "14:00", "16:00", "Microsoft Teams"),
    ]


def test_committees_as_columns_with_the_year_in_its_own_row() -> None:
    rows = table(
        ("Council", "Finance", "Planning"),
        ("2024", "", ""),
        ("8 May", "15 May", "22 May"),
        ("12 June", "", "26 June at 6pm"),
        ("2025", "", ""),
        ("8 January", "15 January", ""),
    )
    note = Block(kind=BlockKind.PARAGRAPH, text="All meetings start at 7.30pm unless stated.", line=900)
    minutes = parse_minutes(of(heading("Calendar of meetings"), *rows, note), received_on=RECEIVED)
    got = {(m.title, m.on.isoformat(), f"{m.starts:%H:%M}") for m in minutes.meetings}
    assert got == {
        ("Council", "2024-05-08", "19:30"), ("Finance", "2024-05-15", "19:30"), ("Planning", "2024-05-22", "19:30"),
        ("Council", "2024-06-12", "19:30"), ("Planning", "2024-06-26", "18:00"),
        ("Council", "2025-01-08", "19:30"), ("Finance", "2025-01-15", "19:30"),
    }  # fmt: skip


def test_one_meeting_in_prose_and_table_is_one() -> None:
    text = (
        "The County Board will talk of it at the next meeting on 18th April 2024.\n\n## Future "
        "meetings\n\nCounty Board – 18th April 2024 2pm-4pm\n"
    )
    assert [brief(m) for m in minutes_of(text).meetings] == [("2024-04-18", "14:00", "16:00", None)]


@pytest.mark.parametrize(
    "text",
    [
        "The minutes of 27 January were agreed.",
        "The lease was prolonged until the 31st May 2024.",
        "Parking is suspended since 2nd April 2024.",
        "Please reply by 30 April 2024 for the next meeting.",
        "Proxies must reach the clerk by 3 May 2024.",
        "The quiz night will be on Wednesday 26th June 2024 in the hall.",
        "Release 4.1 is planned for May 23rd.",
        "The next meeting theme is water.",
        "The date of the next meeting will be agreed by mail.",
        "Elections are on 2 May 2024.",
        "Matters for the next meeting: the lane. The hedge was cut on 12 May 2023.",
        "Items for the agenda of the next meeting are due by 1 April 2024.",
        "This will be reported to the next meeting. The fair is on 8 June 2024.",
    ],
)
def test_not_meetings(text: str) -> None:
    assert minutes_of(text).meetings == ()


def test_never_the_meeting_minuted() -> None:
    assert minutes_of("The next meeting was agreed to be this one, 6 March 2024.\n").meetings == ()


def test_an_agenda_announces_only_the_meeting_after_it() -> None:
    head = (
        "# Parish Council agenda\n\nA meeting of the Council will be held at the hall on "
        "Wednesday 6 March 2024 at 7.30pm\n\nAGENDA\n\n"
    )
    text = "1 Apologies\n\n2 Ranger visit 20 April 2024\n\n3 Date of next meeting – Wednesday 8 May 2024 at 7.30pm\n"
    assert [brief(m) for m in minutes_of(text, head=head).meetings] == [("2024-05-08", "19:30", "", None)]


def test_a_wrong_weekday_is_a_problem_and_less_sure() -> None:
    minutes = minutes_of("Date of next meeting: Monday 4 June 2024\n")
    assert minutes.meetings[0].confidence < 0.7
    assert [problem.reason for problem in minutes.problems] == ["The weekday and the date do not agree."]


@pytest.mark.parametrize(
    "words", ["last Wednesday of each month at 1:00 PM", "Every second Monday @ 5 PM", "meetings are bi-monthly"]
)
def test_a_recurring_meeting_is_a_problem_and_not_expanded(words: str) -> None:
    minutes = minutes_of(f"Meets: {words}\n")
    assert minutes.meetings == ()
    assert any("recurring" in problem.reason.lower() for problem in minutes.problems)


def test_links_are_kept() -> None:
    minutes = minutes_of("Next meeting: 22 May 2024 2-4pm, Zoom: https://zoom.example/j/1234\n")
    assert minutes.meetings[0].link == "https://zoom.example/j/1234"


def test_the_next_meeting_gives_the_due_date() -> None:
    minutes = minutes_of("Action: Ruth to report to the next meeting\n\nDate of next meeting: 4 June 2024, 7pm\n")
    assert minutes.actions[0].due == date(2024, 6, 4)


def test_the_next_meeting_of_another_body_gives_its_own_date() -> None:
    rows = table(
        ("Meeting", "Date", "Venue"),
        ("Fernvale Committee", "Thursday 18th April 2024 10am", "Hall"),
        ("Finance Board", "Monday 3rd June 2024 2pm", "Hall"),
    )
    lines = [
        Block(kind=BlockKind.PARAGRAPH, text="Action: Ruth to take it to the next Finance Board meeting", line=10),
        Block(kind=BlockKind.PARAGRAPH, text="Action: Tom to report to the next meeting", line=11),
    ]
    minutes = parse_minutes(of(*lines, heading("Future meetings"), *rows), received_on=RECEIVED)
    assert [a.due for a in minutes.actions] == [date(2024, 6, 3), date(2024, 4, 18)]


def test_an_empty_document() -> None:
    minutes = parse_minutes(Document(name="", format="text", blocks=()), received_on=RECEIVED)
    assert (minutes.actions, minutes.meetings, minutes.meeting.on) == ((), (), None)


def test_a_dated_meeting_takes_the_hour_of_the_rule() -> None:
    minutes = minutes_of("We meet on the last Wednesday of each month at 1:00 PM.\n\nNext meeting: 24 April 2024\n")
    assert [brief(m) for m in minutes.meetings] == [("2024-04-24", "13:00", "", None)]


def test_days_below_their_month_and_a_span_of_years() -> None:
    rows = table(
        ("", "Full Council", "Planning"),
        ("September", "Mon 4th", "Tue 12th"),
        ("October", "Mon 2nd", "Tue 10th & 24th"),
        ("January", "Mon 8th (2pm)", ""),
    )
    title = Block(kind=BlockKind.HEADING, text="Calendar of Meetings 2023/24", line=1, level=1)
    document = Document(name="", format="html", blocks=(title, *rows))
    got = [(m.title, *brief(m)[:2]) for m in parse_minutes(document, received_on=RECEIVED).meetings]
    assert got == [
        ("Full Council", "2023-09-04", ""),
        ("Planning", "2023-09-12", ""),
        ("Full Council", "2023-10-02", ""),
        ("Planning", "2023-10-10", ""),
        ("Planning", "2023-10-24", ""),
        ("Full Council", "2024-01-08", "14:00"),
    ]


@pytest.mark.parametrize("words", ["Tuesday 31st June", "planned to be in April 2025", "Date TBC, a Tuesday"])
def test_a_meeting_without_a_day_is_a_problem(words: str) -> None:
    minutes = minutes_of(f"Next meeting: {words}\n")
    assert minutes.meetings == ()
    assert any("not on which day" in problem.reason for problem in minutes.problems)


def test_dates_as_rows_hours_in_the_cells() -> None:
    rows = table(
        ("Date", "Council", "Senate"),
        ("2024", "", ""),
        ("Mon 7 October", "10.00", ""),
        ("Wed 4 December", "", "2.15"),
        ("2025", "", ""),
        ("Wed 15 January", "10.00", "2.15"),
    )
    title = Block(kind=BlockKind.HEADING, text="Westmark: Committee meetings", line=1, level=1)
    document = Document(name="", format="html", blocks=(title, *rows))
    assert [(m.title, *brief(m)[:2]) for m in parse_minutes(document, received_on=RECEIVED).meetings] == [
        ("Council", "2024-10-07", "10:00"),
        ("Senate", "2024-12-04", "14:15"),
        ("Council", "2025-01-15", "10:00"),
        ("Senate", "2025-01-15", "14:15"),
    ]


def test_hours_by_footnote_mark() -> None:
    rows = table(
        ("2025", "2025"),
        ("Council", "Planning *"),
        ("Tuesday 7 January", "Thursday 16 January"),
        ("Tuesday 4 March", "Thursday 13 March (at 5.00pm)"),
    )
    note = Block(
        kind=BlockKind.PARAGRAPH,
        text="Meetings begin at 6.30pm except those marked * which begin at 2.00 pm.",
        line=900,
    )
    title = Block(kind=BlockKind.HEADING, text="Meetings of the Council", line=1, level=1)
    document = Document(name="", format="html", blocks=(title, *rows, note))
    assert [(m.title, *brief(m)[:2]) for m in parse_minutes(document, received_on=RECEIVED).meetings] == [
        ("Council", "2025-01-07", "18:30"),
        ("Planning", "2025-01-16", "14:00"),
        ("Council", "2025-03-04", "18:30"),
        ("Planning", "2025-03-13", "17:00"),
    ]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Next meeting: Wednesday the 27th, 5pm\n", [("2024-03-27", "17:00", "", None)]),
        ("Next meeting: 20 March 2024, same time, same room\n", [("2024-03-20", "18:00", "", "Mill House")]),
        (
            "Future meetings: 8 May 2024 2pm, 5 June 2024 2pm\n\nAll meetings are held in the Council Chamber.\n",
            [("2024-05-08", "14:00", "", "the Council Chamber"), ("2024-06-05", "14:00", "", "the Council Chamber")],
        ),
        ("Next meeting: 8 May 2024 2pm\n\nPage last reviewed: 3 January 2025\n", [("2024-05-08", "14:00", "", None)]),
        ("Next PMB: Wed 8th May 14:00-15:30\n", [("2024-05-08", "14:00", "15:30", None)]),
        ("### Next\n\n8 May 2024, 10:00\n", [("2024-05-08", "10:00", "", None)]),
    ],
)
def test_what_meetings_share(text: str, expected: list[tuple[str, str, str, str | None]]) -> None:
    head = "# Mill Group\n\nDate: 6 March 2024\n\nTime: 6pm\n\nVenue: Mill House\n\n## Talk\n\n"
    assert [brief(meeting) for meeting in minutes_of(text, head=head).meetings] == expected


def test_hours_in_the_head_of_a_column() -> None:
    rows = table(
        ("", "Full Council 7.00pm", "Planning 6.30pm"),
        ("May", "Tuesday 14th", "Tuesday 28th"),
        ("June", "Tuesday 11th", "Tuesday 25th"),
    )
    title = Block(kind=BlockKind.HEADING, text="Calendar of meetings 2024", line=1, level=1)
    document = Document(name="", format="html", blocks=(title, *rows))
    assert [(m.title, *brief(m)[:2]) for m in parse_minutes(document, received_on=RECEIVED).meetings] == [
        ("Full Council", "2024-05-14", "19:00"),
        ("Planning", "2024-05-28", "18:30"),
        ("Full Council", "2024-06-11", "19:00"),
        ("Planning", "2024-06-25", "18:30"),
    ]


def test_a_later_day_of_a_line_may_be_another_body_s_or_an_event() -> None:
    text = "Next committee: Sun 17th May 2026 11.00; BBQ Sat 4th July 1pm; Full Board 7/6/26 6pm\n"
    meetings = minutes_of(text).meetings
    assert [(one.title, one.on, one.starts) for one in meetings] == [
        ("", date(2026, 5, 17), time(11)),
        ("Full Board", date(2026, 6, 7), time(18)),
    ]


def test_who_meets_in_person_does_not_share_the_link_of_the_next() -> None:
    meetings = minutes_of("Next: 26/3 10:00 (in person) & 30/4 (Zoom)\n").meetings
    assert [(one.on, one.venue) for one in meetings] == [(date(2024, 3, 26), None), (date(2024, 4, 30), "Zoom")]


def test_the_same_time_and_place_are_those_above() -> None:
    head = "# Working Party\n\nDate: 12 February 2026\n\n"
    text = "Next meeting: Thurs 12 March, 1-2pm, Room 4.12\nThen: 9 Apr, 14 May (same time/place)\n"
    meetings = minutes_of(text, head=head).meetings
    assert [(one.on.month, one.starts, one.venue) for one in meetings] == [
        (month, time(13), "Room 4.12") for month in (3, 4, 5)
    ]


def test_a_numbered_heading_that_ends_in_nought() -> None:
    text = "4.0 OTHER BUSINESS\n4.1 None.\n\n5.0 DATE OF NEXT MEETING\n5.1 Wed 20th March 2024, venue to be Tidmoor\n"
    assert [(one.on, one.venue) for one in minutes_of(text).meetings] == [(date(2024, 3, 20), "Tidmoor")]


def test_an_annual_meeting_is_called_so() -> None:
    text = "Dates: Annual Meeting - Sunday 28th April after the service. Next Council - Tuesday 26th March at 7.30.\n"
    assert [one.title for one in minutes_of(text).meetings] == ["Annual Meeting", ""]


def test_a_date_is_no_heading_below_the_heading_of_the_next_meeting() -> None:
    text = "# Reed group minutes\n\n5 March 2025, Barn\n\n## Next meeting\n\n1. April 02, 2025 1700 UTC\n"
    meetings = parse_minutes(read_text(text), received_on=date(2025, 3, 6)).meetings
    assert [(one.on, one.starts) for one in meetings] == [(date(2025, 4, 2), time(17, 0))]


def test_a_numbered_list_of_days_is_read_to_its_end() -> None:
    days = "1. 2 April 2025, 1900, Barn\n2. 7 May 2025, 1900, Barn\n"
    text = f"# Reed group minutes\n\n5 March 2025\n\n## Next meetings\n\n{days}"
    meetings = parse_minutes(read_text(text), received_on=date(2025, 3, 6)).meetings
    assert [one.on for one in meetings] == [date(2025, 4, 2), date(2025, 5, 7)]


def test_a_sentence_that_says_when_a_meeting_is_opens_no_section() -> None:
    text = """# Reed group minutes

Saturday, March 5, 2025, 11:19am, Barn

Next garden committee meeting is April 13.

The budget was sent in.

Next meeting: April 23, 10AM, same place (Barn).
"""
    meetings = parse_minutes(read_text(text), received_on=date(2025, 3, 6)).meetings
    assert [(one.on, one.venue) for one in meetings][-1] == (date(2025, 4, 23), "Barn")


def test_among_days_of_meetings_others_are_told_by_their_words() -> None:
    text = (
        "## Dates\n\nWed 3 April first evening session\n\nSat 13 April next meeting 10am\n\n"
        "Sat 27 April Easter collection at the Co-op\n\nSat 11 May 10am Village Hall\n"
    )
    assert [one.on.day for one in minutes_of(text).meetings] == [13, 11]


def test_days_by_which_something_is_to_be_done_are_no_calendar() -> None:
    text = (
        "| 1 | Fire doors have fourteen defects, the first to be mended by half term. | KS | 13 April |\n"
        "| 2 | The lettings policy was agreed with changes and is to be sent out again. | RO | 16 April |\n"
        "| 3 | Next meeting 25 April 08:30 | All | |\n"
    )
    assert [one.on.day for one in minutes_of(text).meetings] == [25]


def test_actions_of_the_last_meeting_lead_in_no_dates() -> None:
    text = (
        "Action points from last meeting:\nKim to get the key cut - done\nTom to look into a grant - ongoing\n\n"
        "Hall bookings: Zumba wants Thursdays. Kim to say yes from 5th April.\n\nDate of next meeting: Tues 2nd April\n"
    )
    assert [one.on.day for one in minutes_of(text).meetings] == [2]


def test_the_hours_of_the_annual_meeting_are_its_own() -> None:
    meetings = minutes_of("Date of next meeting: Tues 26th March, AGM Tues 23rd April 7.30pm\n").meetings
    assert [(one.title, one.starts) for one in meetings] == [("", None), ("AGM", time(19, 30))]


def test_an_annual_parish_meeting_is_to_be_held() -> None:
    text = "Date of next meeting: Monday 1st April. Annual Parish Meeting to be held Tuesday 16th April at 7 p.m.\n"
    assert [(one.on.day, one.starts) for one in minutes_of(text).meetings] == [(1, None), (16, time(19))]


def test_a_session_of_others_among_dates_is_no_meeting() -> None:
    text = "## Dates\n\nNext meeting Weds 3 April 10-11.30 (hybrid)\n\nDementia friends session Tues 12 March\n"
    assert [(one.on.day, one.ends) for one in minutes_of(text).meetings] == [(3, time(11, 30))]


@pytest.mark.parametrize(
    ("text", "days"),
    [
        ("5. Next meeting - 20 March 2024, 10:00\n   Future: 24 April, 29 May\n", [(3, 20), (4, 24), (5, 29)]),
        ("REC24/45 Dates of meetings\n6 April, 15 May (at 14.00 in the Senate Room)\n", [(4, 6), (5, 15)]),
    ],
)
def test_days_behind_a_short_label_or_a_code(text: str, days: list[tuple[int, int]]) -> None:
    assert [(one.on.month, one.on.day) for one in minutes_of(text).meetings] == days


def test_sessions_of_training_lead_in_no_meetings() -> None:
    text = (
        "Ruth spoke of two training sessions that the county offers:\n\n"
        "- First aid, April 7 and 8 2024\n- Radio, April 20, 2024\n"
    )
    assert minutes_of(text).meetings == ()


def test_notes_of_topics_in_a_table_are_no_calendar() -> None:
    text = (
        "| Item | Notes |\n|---|---|\n| Devices | Sixty are mended. **KS** to arrange collection by **13/04**. |\n"
        "| Skills | The sessions are full.<br>**TP/RO** to bid for a second tutor - deadline 30 April. |\n"
        "| Reviewed | 12/01-1 website **done** |\n| Next meeting | 28/05/24, 2-3.30pm, online |\n"
    )
    assert [(one.on.month, one.on.day) for one in minutes_of(text).meetings] == [(5, 28)]
