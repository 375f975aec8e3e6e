"""Where meetings are: said once for all, for one body, under the list, save for one; houses in small letters."""

from __future__ import annotations

from datetime import date

import pytest

from service.documents.read import read_document
from service.parsing.minutes import parse_minutes
from service.parsing.venues import find_venue

RECEIVED = date(2025, 3, 20)
HEAD = "Tarn Choir Committee\nMinutes of the meeting held on 4 March 2025\n\n"
LISTED = "Dates of future meetings\n1 April 2025 at 7pm\n6 May 2025 at 7pm\n\n"


def places(text: str, name: str = "minutes.txt") -> list[tuple[str, str | None]]:
    minutes = parse_minutes(read_document(name, "", text.encode()), received_on=RECEIVED)
    return [(f"{one.on:%d %b}", one.venue) for one in minutes.meetings]


@pytest.mark.parametrize(
    ("said", "place"),
    [
        ("All in the Parish Room, Kiln Lane.", "the Parish Room, Kiln Lane"),
        ("They take place on Tuesdays at 7pm, in the Old Dairy, Mill Street.", "the Old Dairy, Mill Street"),
        ("All committee meetings are on Zoom until further notice.", "Zoom"),
        ("Venue: Corn Hall, Bell Street. Members are reminded of the study day on 9 May.", "Corn Hall, Bell Street"),
        ("Venue for all meetings: The Ferry Inn, Quay St. Parking is behind.", "The Ferry Inn, Quay St"),
        ("The choir committee meetings will be held in the Corn Hall.", "the Corn Hall"),
        ("All at the Hall thanked Kim for the tea.", None),
        ("Meetings were held in the Corn Hall last year.", None),
        ("All meetings are in the Corn Hall except one, which is elsewhere.", None),
    ],
)
def test_a_place_said_for_all_meetings(said: str, place: str | None) -> None:
    assert places(f"{HEAD}{LISTED}{said}\n") == [("01 Apr", place), ("06 May", place)]


@pytest.mark.parametrize(
    "rule",
    [
        "All meetings are in the Corn Hall, except 6 May, which is at the Ferry Inn.",
        "All in the Corn Hall but the May meeting will be at the Ferry Inn.",
    ],
)
def test_one_meeting_is_elsewhere(rule: str) -> None:
    assert places(f"{HEAD}{LISTED}{rule}\n") == [("01 Apr", "the Corn Hall"), ("06 May", "the Ferry Inn")]


def test_the_excepted_item_of_a_lettered_list() -> None:
    listed = "Dates of future meetings:\n\n(a) 1 April 2025;\n(b) 6 May 2025.\n\n"
    text = f"{HEAD}{listed}All in C12 except (b), in the Mill Room.\n"
    assert places(text, "minutes.md") == [("01 Apr", "C12"), ("06 May", "the Mill Room")]


def test_a_place_for_each_body() -> None:
    text = (
        f"{HEAD}Dates of future meetings\nPlanning: 1 April 2025 at 7pm\nGrants: 6 May 2025 at 7pm\n\n"
        "Planning meets in the Corn Exchange. Grants: Zoom.\n"
    )
    assert places(text) == [("01 Apr", "the Corn Exchange"), ("06 May", "Zoom")]


def test_the_place_of_the_next_meeting_is_not_that_of_the_later_ones() -> None:
    text = (
        f"{HEAD}The next meeting will be on 1 April 2025 at 7pm. The meeting will be held at Marsh House, please ask "
        "for the key.\n\nFuture meetings\n- 6 May 2025\n- 3 June 2025\n"
    )
    assert places(text, "minutes.md") == [("01 Apr", "Marsh House"), ("06 May", None), ("03 Jun", None)]


def test_a_meeting_told_in_lines_of_its_own_keeps_its_place_and_hours() -> None:
    text = (
        f"{HEAD}Next meeting\n\nDate: 1 April 2025\nTime: 19:00 - 20:30\nWhere: Corn Hall, Bell St\n\n"
        "After that: 6 May, 3 June.\n"
    )
    minutes = parse_minutes(read_document("minutes.txt", "", text.encode()), received_on=RECEIVED)
    assert [(one.on.month, one.ends is not None, one.title, one.venue) for one in minutes.meetings] == [
        (4, True, "", "Corn Hall, Bell St"),
        (5, False, "", None),
        (6, False, "", None),
    ]


def test_two_meetings_told_in_lines_each_keep_their_own() -> None:
    text = (
        f"{HEAD}Future meetings\nDate: 1 April 2025\nTime: 19:00\nWhere: Corn Hall, Bell St\n"
        "Date: 6 May 2025\nTime: 18:00\nWhere: Ferry Inn\n"
    )
    assert places(text) == [("01 Apr", "Corn Hall, Bell St"), ("06 May", "Ferry Inn")]


@pytest.mark.parametrize(
    ("words", "place"),
    [
        ("at 7pm, clubhouse", "clubhouse"),
        (" 7.15 p.m., Hilda's house. AGM:", "Hilda's house"),
        (" (Dr Weir's room - use the side door)", "Dr Weir's room"),
        (", upstairs meeting room at the surgery, is when", "upstairs meeting room at the surgery"),
        (", church hall, bring cake", "church hall"),
        ("at 7pm, Marsh House as well as on Zoom, please ask for the link", "Marsh House"),
        (" (Chair - to book a room)", None),
        (", Kim to book the hall", None),
        ("at 7pm, room to be confirmed", None),
        (" – tea provided", None),
    ],
)
def test_houses_set_off_by_a_comma(words: str, place: str | None) -> None:
    found = find_venue(words)
    assert (found.removesuffix(",") if found else None) == place


@pytest.mark.parametrize(
    ("said", "expected"),
    [
        ("The next meeting will be held in Weir Hall on Thursday 10th April at 7.30pm.", [("10 Apr", "Weir Hall")]),
        ("The next meeting will be at 7pm in the Mill Room, Quay, on 7 April.", [("07 Apr", "the Mill Room, Quay")]),
        (
            "NEXT MEETINGS The Committee Room, 10am, Monday 7th April; Main Hall (after coffee) Saturday 3rd May.",
            [("07 Apr", "The Committee Room"), ("03 May", "Main Hall")],
        ),
        ("Next meeting: Village Hall Committee, 7pm, Monday 7th April 2025", [("07 Apr", None)]),
        ("Next meetings: 7 April, 7pm. 5 May, 7pm, Kim's house.", [("07 Apr", None), ("05 May", "Kim's house")]),
        ("Next meetings: 7 April, 5 May, 7pm, Kim's house.", [("07 Apr", "Kim's house"), ("05 May", "Kim's house")]),
    ],
)  # fmt: skip
def test_places_before_the_day_and_of_one_day_alone(said: str, expected: list[tuple[str, str | None]]) -> None:
    assert places(f"{HEAD}{said}\n") == expected


def test_a_day_before_the_label_of_another_is_no_meeting() -> None:
    said = "The next meeting is in April. Kim is at Weir School on 9 April. Next meeting: 10 April 2025."
    assert places(f"{HEAD}{said}\n") == [("10 Apr", None)]
