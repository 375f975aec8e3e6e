"""Hours of meetings said once for a list, in a heading or above it; and hours that are of other things."""

from __future__ import annotations

import pytest

from service.parsing.meeting_hours import find_hours, find_hours_behind
from tests.unit.parsing.paper import minutes_of
from tests.unit.parsing.test_meetings import brief

SAID_ONCE = {
    "line above": "## Future meetings\n\nAll at 7.30pm in the Mill Barn:\n\n- 4 April 2024\n- 2 May 2024\n",
    "line below": "## Future meetings\n\n- 4 April 2024\n- 2 May 2024\n\nAll at 7.30pm in the Mill Barn.\n",
    "sentence below": (
        "## Future meetings\n\n- 4 April 2024\n- 2 May 2024\n\nMeetings start at 7.30pm in the Mill Barn.\n"
    ),
    "sentence above": (
        "## Future meetings\n\nMeetings begin at 19:30 in the Mill Barn unless otherwise stated.\n\n"
        "- 4 April 2024\n- 2 May 2024\n"
    ),
    "in the heading": "## Dates of future meetings (7.30pm, the Mill Barn)\n\n- 4 April 2024\n- 2 May 2024\n",
    "lead-in": (
        "The committee meets at 7.30pm in the Mill Barn on the following dates:\n\n- 4 April 2024\n- 2 May 2024\n"
    ),
    "paragraph before the heading": (
        "Our meetings are held at 7.30pm in the Mill Barn on Thursdays.\n\n## Dates of next meetings\n\n"
        "- 4 April 2024\n- 2 May 2024\n"
    ),
    "weekdays": "## Next meetings\n\nThursdays at 7.30pm, the Mill Barn:\n\n4 April, 2 May\n",
    "behind the list": "Dates of next meetings: 4 April and 2 May 2024, all at 7.30pm in the Mill Barn.\n",
    "bracket behind": "Dates for 2024: 4 April, 2 May (all Thursdays, 7.30pm, the Mill Barn)\n",
    "labels below": "## Dates of next meetings\n\n4 April 2024\n2 May 2024\n\nTime: 7.30pm\nVenue: the Mill Barn\n",
}


@pytest.mark.parametrize("case", SAID_ONCE)
def test_hours_and_place_said_once_are_of_every_day(case: str) -> None:
    assert [brief(meeting) for meeting in minutes_of(SAID_ONCE[case]).meetings] == [
        ("2024-04-04", "19:30", "", "the Mill Barn"),
        ("2024-05-02", "19:30", "", "the Mill Barn"),
    ]


def test_what_says_the_hours_is_no_title() -> None:
    assert {meeting.title for meeting in minutes_of(SAID_ONCE["line above"]).meetings} == {""}


HEADS = {
    "dash": "## Dates of future meetings – all 2.15pm\n\n4 April 2024\n\n2 May 2024\n",
    "remaining": "Remaining meetings this year, all on Thursdays at 2.15pm: 4 April, 2 May\n",
    "rest of the year": "Dates for the rest of the year: 4 April, 2 May - 2.15pm each time\n",
    "all meetings": "Dates of next meetings: 4 April and 2 May 2024. All meetings start at 2.15pm.\n",
}


@pytest.mark.parametrize("case", HEADS)
def test_hours_said_once_without_a_place(case: str) -> None:
    days = [("2024-04-04", "14:15", "", None), ("2024-05-02", "14:15", "", None)]
    assert [brief(meeting) for meeting in minutes_of(HEADS[case]).meetings] == days


def test_a_day_with_hours_of_its_own_keeps_them() -> None:
    text = "## Future meetings\n\nMeetings begin at 18:30.\n\n- 4 April 2024\n- 2 May 2024 (7.15pm)\n"
    assert [brief(meeting)[1] for meeting in minutes_of(text).meetings] == ["18:30", "19:15"]


def test_hours_of_one_body_are_not_of_another() -> None:
    text = (
        "All Finance meetings start at 6pm.\n\n## Future meetings\n\n- Finance – 4 April 2024\n- Gardens – 2 May 2024\n"
    )
    assert [(meeting.title, brief(meeting)[1]) for meeting in minutes_of(text).meetings] == [
        ("Finance", "18:00"),
        ("Gardens", ""),
    ]


def test_two_hours_said_of_all_are_of_none() -> None:
    text = (
        "All meetings start at 6pm.\n\n## Future meetings\n\n- 4 April 2024\n- 2 May 2024\n\n"
        "## Notes\n\nAll meetings will be held at 7pm.\n"
    )
    assert [brief(meeting)[1] for meeting in minutes_of(text).meetings] == ["", ""]


OF_OTHER_THINGS = {
    "service": ("21 April after the 10 o'clock service.", ""),
    "close": ("4 April 2024. The meeting closed at 8.15pm.", ""),
    "office": ("4 April 2024. The office closes at 5pm on Fridays.", ""),
    "papers": ("4 April 2024. Please send items by 5pm on Monday.", ""),
    "bar": ("4 April 2024, Guildhall (the bar opens at 6pm).", ""),
    "coffee": ("4 April 2024, coffee from 9.30, meeting at 10am.", "10:00"),
    "talk": ("4 April 2024, before the 2pm talk, at 1pm.", "13:00"),
    "refreshments": ("4 April 2024, refreshments at 6.45pm for a 7pm start.", "19:00"),
    "next sentence": ("4 April 2024. It will start at 7pm in the Scout Hut.", "19:00"),
    "hour alone": ("4 April 2024 in the vestry. 7.30pm.", "19:30"),
    "lunch": ("4 April 2024 at 11am. Lunch is served at 12.30pm.", "11:00"),
    "tea rooms": ("4 April 2024 in the Tea Rooms at 7pm.", "19:00"),
    "another day": ("4 April 2024. Gardens to meet at 6pm on 28 March.", ""),
    "range": ("4 April 2024, 6pm until 8pm", "18:00"),
}


@pytest.mark.parametrize("case", OF_OTHER_THINGS)
def test_hours_of_other_things_are_not_the_start(case: str) -> None:
    words, start = OF_OTHER_THINGS[case]
    found = [brief(meeting)[:2] for meeting in minutes_of(f"Next meeting: {words}\n").meetings]
    assert [start for _, start in found][:1] == [start]
    assert len(found) == 1


def test_the_range_counts_before_a_single_hour() -> None:
    hours = find_hours("doors 6pm, 7pm to 9pm")
    assert hours is not None
    assert (hours.starts.hour, hours.ends and hours.ends.hour) == (19, 21)


def test_no_hours_behind_a_day() -> None:
    assert find_hours_behind(". The chair thanked all. The hall shuts by 10pm.") is None


ONWARD = {
    "thereafter": "Date of next panel: 4 April 2024, 18:00, Pier Office. Thereafter 15 May and 21 August.\n",
    "then": "Next meeting 4 April at 6pm, then 15 May and 21 August.\n",
    "subsequent": "Next meeting: 4 April at 6pm, Pier Office. Subsequent meetings: 15 May, 21 August.\n",
    "line below": "Next meeting: 4 April at 6pm, Pier Office.\n\nThereafter: 15 May, 21 August.\n",
    "followed by": "Next meeting is on 4 April at 6pm, followed by 15 May and 21 August.\n",
}


@pytest.mark.parametrize("case", ONWARD)
def test_a_list_goes_on_behind_hours_and_place(case: str) -> None:
    """The hours of the first are not said of the others."""
    assert [brief(meeting)[:2] for meeting in minutes_of(ONWARD[case]).meetings] == [
        ("2024-04-04", "18:00"),
        ("2024-05-15", ""),
        ("2024-08-21", ""),
    ]


LEFT_OUT = {
    "no call": "## Next calls\n\n- 4 April 2024, 10am\n- 18 April 2024, same time\n- no call on 2 May\n",
    "no meeting behind": "## Next meetings\n\n- 4 April 2024\n- 18 April 2024\n- 2 May 2024 – no meeting\n",
    "not": "## Next meetings\n\n4 April, 18 April (not 11 April)\n",
    "sentence": "Next meetings: 4 April and 18 April. There will be no meeting on 2 May.\n",
    "except": "Next meetings: 4 April, 18 April, except 2 May\n",
}


@pytest.mark.parametrize("case", LEFT_OUT)
def test_a_day_on_which_nobody_meets_is_no_meeting(case: str) -> None:
    assert [brief(meeting)[0] for meeting in minutes_of(LEFT_OUT[case]).meetings] == ["2024-04-04", "2024-04-18"]


def test_same_time_as_the_call_above() -> None:
    assert [brief(meeting)[1] for meeting in minutes_of(LEFT_OUT["no call"]).meetings] == ["10:00", "10:00"]


@pytest.mark.parametrize("words", ["usual place & time", "same place, same time", "usual venue and time", "same time"])
def test_usual_time_is_that_of_the_meeting_minuted(words: str) -> None:
    head = "# Fernvale Partnership\n\nMeeting of 6 March 2024, 17:30\n\n## Bus shelter\n\n"
    found = minutes_of(f"Next meeting 4th April, {words}.\n", head=head).meetings
    assert [brief(meeting)[:2] for meeting in found] == [("2024-04-04", "17:30")]


GENERAL = {
    "date mid line": "## AGM\n\nMust be before Easter. Date: 18 June, 7pm, room tbc.\n",
    "agreed": "## Annual General Meeting\n\nDate agreed as Tuesday 18 June 2024 at 7pm in the Guildhall.\n",
    "provisional": "## AGM\n\nProvisional date: 18 June 2024, 7pm\n",
    "to be held": "## AGM 2024\n\nTo be held on 18 June 2024 at 7pm. Nominations by 1 June.\n",
    "set": "**AGM**\n\nSet for 18 June 2024 at 7pm.\n",
    "labels": "## EGM\n\nDate: Tuesday 18 June 2024\n\nTime: 19:00\n",
    "date of": "The date of the AGM was agreed: 18 June 2024, 7pm.\n",
    "dash": "AGM - Tuesday 18 June 2024, 7pm, Guildhall\n",
    "parish": "Annual Parish Meeting: Tuesday 18 June 2024 at 7pm\n",
}


@pytest.mark.parametrize("case", GENERAL)
def test_the_day_of_a_general_meeting(case: str) -> None:
    assert [brief(meeting)[:2] for meeting in minutes_of(GENERAL[case]).meetings] == [("2024-06-18", "19:00")]


@pytest.mark.parametrize(
    "text",
    [
        "## AGM\n\nAccounts to be ready by 1 June. Last year's AGM was on 12 June 2023.\n",
        "## AGM\n\nDate for nominations: 1 June 2024.\n",
        "## AGM\n\nThe accounts go to the auditor on 1 June 2024 at 7pm.\n",
        "## Summer fair\n\nDate: 18 June 2024, 7pm\n",
    ],
)
def test_other_days_under_a_general_meeting_are_none_of_it(text: str) -> None:
    assert not minutes_of(text).meetings


def test_a_body_or_a_day_that_the_rule_leaves_out_has_its_own_hours() -> None:
    bodies = (
        "Find below the dates of the group meetings for the year. All start at 6pm, except Planning, which starts at "
        "5pm.\n\nPlanning: 2 April, 7 May\n\nStaffing: 23 April\n"
    )
    assert [(m.title, *brief(m)[:2]) for m in minutes_of(bodies).meetings] == [
        ("Planning", "2024-04-02", "17:00"),
        ("Planning", "2024-05-07", "17:00"),
        ("Staffing", "2024-04-23", "18:00"),
    ]
    days = "## Future meetings\n\n- 4 April\n- 2 May\n- 6 June\n\nAll at 7pm except 2 May, which starts at 6pm.\n"
    assert [brief(m)[1] for m in minutes_of(days).meetings] == ["19:00", "18:00", "19:00"]


def test_a_day_left_out_without_hours_has_none() -> None:
    text = "## Future meetings\n\n- 4 April\n- 6 June\n\nAll at 7pm in the Annexe, except 6 June (time tbc).\n"
    assert [brief(m)[:2] for m in minutes_of(text).meetings] == [("2024-04-04", "19:00"), ("2024-06-06", "")]


@pytest.mark.parametrize("words", ["7 for 7.30pm", "7pm for 7.30pm", "1900hrs for 1930hrs"])
def test_people_at_seven_and_the_meeting_at_half_past(words: str) -> None:
    meetings = minutes_of(f"Next meeting: Monday 8 April 2024, {words}.\n").meetings
    assert [brief(m)[:2] for m in meetings] == [("2024-04-08", "19:30")]


@pytest.mark.parametrize("words", ["8 April, 1930hrs, Clubhouse", "8th April 1930 hours", "8 April 2024 1930hrs"])
def test_hours_in_four_digits_are_no_year(words: str) -> None:
    meetings = minutes_of(f"Next meeting: Monday {words}.\n").meetings
    assert [brief(m)[:2] for m in meetings] == [("2024-04-08", "19:30")]


MOVED = {
    "the day's meeting": "The 4 April meeting has been moved to 11 April at 6pm.\n",
    "changed": "Next meeting: 4 April has been changed to 11 April, 6pm.\n",
    "put back": "The next meeting, due on 4 April, has been put back to 11 April at 6pm.\n",
    "from": "The date of the next meeting was changed from 4 April to 11 April at 6pm.\n",
    "brought forward": "The meeting on 2 May has been brought forward to 11 April at 6pm.\n",
    "planned": "The meeting planned for 4 April is rescheduled to 11 April (6pm).\n",
    "listed": "## Next meetings\n\n- 4 April moved to 11 April, 6pm\n",
    "deferred": "It was agreed to defer the budget to a special meeting on 11 April at 6pm.\n",
    "again": "Committee again Thu 11 April, 6pm.\n",
}


@pytest.mark.parametrize("case", MOVED)
def test_a_meeting_moved_is_on_its_new_day_alone(case: str) -> None:
    assert [brief(m)[:2] for m in minutes_of(MOVED[case]).meetings] == [("2024-04-11", "18:00")]


@pytest.mark.parametrize(
    "text",
    [
        "The bins collection due 4 April is moved to 11 April.\n",
        "The matter went to an extraordinary meeting on 4 February.\n",
        "We will try again on 11 April.\n",
        "The dates of the jobs are as follows.\n\nPainting: 2 April\n\nRoofing: 23 April\n",
    ],
)
def test_what_is_moved_or_done_again_need_not_be_a_meeting(text: str) -> None:
    assert not minutes_of(text).meetings


WAYS_TO_SAY = {
    "fortnightly": "We'll meet fortnightly on Wednesdays at 2pm: 3 April, 17 April.\n",
    "numbered": (
        "Date of 44th meeting: Wednesday 3 April 2024, 2.00pm.\n\nDate of 45th meeting: Wednesday 17 April 2024, 2pm.\n"
    ),
    "asked": "## When's the next one?\n\nWednesday 3 April, 2pm. After that Wednesday 17 April (same time).\n",
    "of a year": "## 5. Dates for 2024/25\n\n3 April, 17 April – both Wednesdays, 14:00\n",
    "year first": "## 2024 dates\n\n- 10 January, 2pm\n- 3 April, 2pm\n- 17 April, 2pm\n",
    "meet next": "We meet next on Wed 3 April at 2pm in the shed, and then on 17 April at 2pm.\n",
}


@pytest.mark.parametrize("case", WAYS_TO_SAY)
def test_other_ways_to_say_when(case: str) -> None:
    days = [("2024-04-03", "14:00"), ("2024-04-17", "14:00")]
    assert [brief(m)[:2] for m in minutes_of(WAYS_TO_SAY[case]).meetings] == days


@pytest.mark.parametrize(
    "text",
    [
        "We will meet the contractor: 8 April.\n",
        "We met next to the mill on 4 April.\n",
        "The minutes of the 43rd meeting (10 January) were agreed.\n",
        "When the next phase starts on 4 April we will be ready.\n",
        "## Dates for the term\n\nHalf term begins 27 May. Fair on 1 June.\n",
        "## Dates for the year\n\n- Plant sale – 27 May\n- Quiz night – 1 June\n",
    ],
)
def test_days_of_other_things(text: str) -> None:
    assert not minutes_of(text).meetings


def test_clocks_that_change_below_a_meeting_are_none() -> None:
    text = "## Next call\n\nMonday April 8th, 4pm UTC — note clocks change on March 31!\n"
    assert [brief(m)[:2] for m in minutes_of(text).meetings] == [("2024-04-08", "16:00")]


def test_a_working_party_is_no_party() -> None:
    text = "## Dates for the year\n\n- Hedge working party – 27 May, 7pm\n- Festival committee – 1 June, 7pm\n"
    assert [m.title for m in minutes_of(text).meetings] == ["Hedge working party", "Festival committee"]


RESOLVED = {
    "be held": "RESOLVED that meetings be held at 7pm in the Pavilion on 17 April and 19 June 2024.\n",
    "then meets": "Next committee meeting 17 April, 7pm. Committee then meets 19 June at 7pm.\n",
    "now": (
        "The meeting planned for 10 April clashes with the fair and will now take place on 17 April at 7pm. "
        "The next meeting is on 19 June at 7pm.\n"
    ),
}


@pytest.mark.parametrize("case", RESOLVED)
def test_days_that_a_resolution_or_a_clash_sets(case: str) -> None:
    days = [("2024-04-17", "19:00"), ("2024-06-19", "19:00")]
    assert [brief(m)[:2] for m in minutes_of(RESOLVED[case]).meetings] == days


def test_a_week_is_no_day() -> None:
    assert not minutes_of("Next meeting: tbc, probably w/c 15 April.\n").meetings
