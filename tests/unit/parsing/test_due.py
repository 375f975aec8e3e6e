"""When something is due: days, meetings, relative and soft phrases, and dates that are none."""

from __future__ import annotations

from datetime import date

import pytest

from service.parsing.due import parse_due

SAID, NEXT = date(2024, 3, 6), date(2024, 4, 17)  # a Wednesday


@pytest.mark.parametrize(
    ("text", "words", "on"),
    [
        ("Kim to write by 27 November", "by 27 November", date(2024, 11, 27)),
        ("to be sent 24/09 to members", "24/09", date(2024, 9, 24)),
        ("by 12/6/2024", "by 12/6/2024", date(2024, 6, 12)),
        ("ask for proofs (12/6)", "12/6", date(2024, 6, 12)),
        ("ring five members NLT 15 April", "NLT 15 April", date(2024, 4, 15)),
        ("send it (nlt 12/6)", "nlt 12/6", date(2024, 6, 12)),
        ("27/5", "27/5", date(2024, 5, 27)),
        ("send it by 18:00 Monday 10th June", "by 18:00 Monday 10th June", date(2024, 6, 10)),
        ("by the third week in December 2024", "by the third week in December 2024", None),
        ("End Jan 2025", "End Jan 2025", date(2025, 1, 31)),
        ("publish it in August", "in August", date(2024, 8, 31)),
        ("move the lesson (Summer 2026)", "Summer 2026", None),
        ("paint it (Q3)", "Q3", None),
        ("plan the AGM in Week 4/5 of Term 2", "in Week 4/5 of Term 2", None),
        ("report on it by Exec Week 2, Term 2", "by Exec Week 2, Term 2", None),
        ("Friday 15th, cleaning day, all", "Friday 15th", date(2024, 3, 15)),
        ("once the grant is paid", "once the grant is paid", None),
        ("by end of week", "by end of week", date(2024, 3, 8)),
        ("do it today", "today", SAID),
        ("by 17th May", "by 17th May", date(2024, 5, 17)),
        ("early June", "early June", None),
        ("in December", "in December", date(2024, 12, 31)),
        ("plan it in Week 4/5 of Term 2", "in Week 4/5 of Term 2", None),
        ("report by Board Week 2, Term 2", "by Board Week 2, Term 2", None),
        ("agree it by the next WTB if possible", "by the next WTB", NEXT),
        ("reply BY RETURN", "BY RETURN", None),
        ("Soon", "Soon", None),
        ("before the April meeting", "before the April meeting", NEXT),
        ("before the September meeting", "before the September meeting", None),
        ("report to the next meeting", "to the next meeting", NEXT),
        ("for next PMB", "for next PMB", NEXT),
        ("agree it at next WTB meeting", "at next WTB meeting", NEXT),
        ("at our next meeting.", "at our next meeting", NEXT),
        ("~1 week ahead of the next meeting (13th April)", "~1 week ahead of the next meeting (13th April)", None),
        ("in 1 or 2 weeks after the meeting", "in 1 or 2 weeks after the meeting", None),
        ("in 2-3 months", "in 2-3 months", None),
        ("when available", "when available", None),
        ("when ready", "when ready", None),
        ("after design is decided", "after design is decided", None),
        ("after next release", "after next release", None),
        ("offered until BUC", "until BUC", None),
        ("After a year", "After a year", None),
        ("give it in advance of papers being sent", "in advance of papers being sent", None),
        ("within two weeks", "within two weeks", date(2024, 3, 20)),
        ("in three months", "in three months", date(2024, 6, 6)),
        ("by Friday", "by Friday", date(2024, 3, 8)),
        ("by the end of the month", "by the end of the month", date(2024, 3, 31)),
        ("asap", "asap", None),
        ("Deadline: 3 April", "Deadline: 3 April", date(2024, 4, 3)),
        ("the theme of the next strategy group meeting", "the next strategy group meeting", NEXT),
    ],
)
def test_due(text: str, words: str, on: date | None) -> None:
    due = parse_due(text, meeting_on=SAID, next_meeting_on=NEXT)
    assert due is not None
    assert (due.text, due.on) == (words, on)


@pytest.mark.parametrize(
    "text",
    [
        "cannot be started before September",
        "the 7.8.3 milestone, May 1 end date",
        "there is a 2 month turnaround",
        "suspended since 2nd December",
        "suggest dates of next joint meeting",
        "read the minutes of 27 January",
        "do a survey for meeting times",
        "it may be so",
        "build the plan for us to review",
        "the mill will call for a technical meeting",
        "register for the OpenLock online meeting",
        "propose next board meeting time on the list",
        "add a new action from today for KS to ring",
        "open an issue about locks. Once we keep several locks, there should be a few of us",
        "",
    ],
)
def test_not_due(text: str) -> None:
    assert parse_due(text, meeting_on=SAID, next_meeting_on=NEXT) is None


def test_the_body_of_a_next_meeting_is_kept() -> None:
    due = parse_due("for the next finance committee meeting", meeting_on=SAID)
    assert due is not None
    assert (due.body, due.on) == ("finance committee", None)


def test_month_first_where_the_document_is() -> None:
    due = parse_due("by 5/29", meeting_on=SAID, day_first=False)
    assert due is not None
    assert due.on == date(2024, 5, 29)


def test_without_the_meeting_day_only_full_dates_resolve() -> None:
    assert parse_due("by 27 November", meeting_on=None) is None
    full = parse_due("by 27 November 2024", meeting_on=None)
    assert full is not None
    assert full.on == date(2024, 11, 27)
    week = parse_due("by end of week", meeting_on=None)
    assert week is not None
    assert week.on is None


def test_a_weekday_week_is_seven_days_later() -> None:
    thursday = date(2026, 1, 22)
    due = parse_due("please drop them in by Sunday week", meeting_on=thursday)
    assert due is not None
    assert due.on == date(2026, 2, 1)


@pytest.mark.parametrize(
    "text",
    ["Make a sheet for the Mixer event", "Suggest two papers for review", "Set up a server for the meeting note-taker"],
)
def test_what_a_thing_is_for_is_no_day(text: str) -> None:
    assert parse_due(text, meeting_on=date(2026, 1, 20)) is None


def test_what_is_for_a_meeting_is_due_then() -> None:
    due = parse_due("think of names for the AGM", meeting_on=date(2026, 1, 20))
    assert due is not None
    assert due.text == "for the AGM"
