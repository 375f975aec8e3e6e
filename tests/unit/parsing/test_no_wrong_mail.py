"""What looks like an action or a meeting of the body and is none: nobody is to be mailed for it."""

from __future__ import annotations

import pytest

from service.domain.minutes import ItemStatus
from tests.unit.parsing.paper import explicit, minutes_of
from tests.unit.parsing.test_meetings import brief

NOBODY = {
    "office hours below a signature": (
        "## Actions\n\nKim - Mend the gate\nRuth - Ring the bank\n\nKind regards,\n\nTom Pell\nManager - Mill Trust\n"
        "Monday - Mill, 9 to 5\nWednesday - Read emails\nJoin our training on 24 March at 10am\n",
        ["Mend the gate", "Ring the bank"],
    ),
    "an earlier mail below": (
        "## Actions\n\n- Kim: Mend the gate\n\nFrom: Ruth Okafor\n\nSent: 5 February 2024\n\n"
        "## Actions\n\n- Tom: Book the van\n",
        ["Mend the gate"],
    ),
    "who was elected, among motions": (
        "## Actions & Motions\n\n- Kim to mend the gate\n- Nell Farr was duly elected vice chair\n",
        ["Kim to mend the gate"],
    ),
    "an agenda with its speakers": (
        "| No | Agenda item | Lead |\n|--|--|--|\n| 1 | Approve the accounts | Kim |\n| 2 | Review the lease | Tom |\n",
        [],
    ),
    "a log of decisions": (
        "| ID | Decision | Owner | Date |\n|--|--|--|--|\n| D1 | Use the barn | Kim | 05/03/2024 |\n"
        "| D2 | Extend the lease | Tom | 05/03/2024 |\n",
        [],
    ),
    "decisions beside who is to act": (
        "| Minute | Subject | Decision | Action by |\n|--|--|--|--|\n| 1 | Fence | Ring the builder about it | Kim |\n"
        "| 2 | Fees | Kept at last year's level | Tom |\n| 3 | Pond | Deferred to next meeting | Ruth |\n",
        ["Ring the builder about it"],
    ),
    "aims of years": (
        "| Objective | Action | Lead | By |\n|--|--|--|--|\n| Water | Reduce phosphate | Mill Trust | 2031 |\n"
        "| Birds | Plant hedges | Kim | 2028 |\n",
        [],
    ),
    "milestones": ("| Milestone | Lead | Date |\n|--|--|--|\n| Launch the website | Tom | 1 May 2024 |\n", []),
    "a plan of its own": (
        "## Communications plan (v3)\n\n| When | What | Who |\n|--|--|--|\n| May 2024 | Launch the newsletter | Kim |\n"
        "| June 2024 | Post each week | Tom |\n",
        [],
    ),
    "noted by all": (
        "| Item | Discussion | Action |\n|--|--|--|\n| Trail | Trail runs 12-14 June, 10-4. | Noted by all |\n"
        "| Web | It is slow. | Kim to ring the host |\n",
        ["ring the host"],
    ),
    "no action required": (
        "| Item | Action | Who |\n|--|--|--|\n| Gate | Mend the lock | Kim |\n| Boiler | No action required | Tom |\n",
        ["Mend the lock"],
    ),
    "nothing this time": (
        "## Actions\n\nKim: Mend the gate\nRuth: nothing this month\nTom: as before\n",
        ["Mend the gate"],
    ),
    "told among the actions": (
        "## Actions\n\n- Kim to mend the gate\n- Ruth shared her number with all\n",
        ["mend"],
    ),
    "minutes of the last meeting": (
        "Minutes of last meeting (6 February):\n\n- Kim to mend the gate\n- Tom to book the van\n- Ruth to ring Hill\n",
        [],
    ),
    "willing, and seen above": (
        "## Actions\n\n- Kim to mend the gate\n- Mr Hill is happy to lend tables\n- Ruth (see above)\n",
        ["mend"],
    ),
    "not to do it": ("## Actions\n\n- Kim to mend the gate\n- Heritage - not to apply (Ruth)\n", ["mend"]),
    "closed before it begins": ("AP Kim to mend the gate\n\nAP closed: Tom to buy an urn\n", ["mend"]),
    "an old action is complete": (
        "Actions – Kim to mend the gate; last term's action (Tom to visit the kitchen) is complete.\n",
        ["mend"],
    ),
}


@pytest.mark.parametrize(("text", "expected"), NOBODY.values(), ids=NOBODY.keys())
def test_only_what_is_to_be_done_is_open(text: str, expected: list[str]) -> None:
    told = [item.text for item in explicit(minutes_of(text)) if item.status is ItemStatus.OPEN]
    assert len(told) == len(expected), told
    assert all(words in one for words, one in zip(expected, told, strict=True)), told


OTHER_STATUS = {
    "on the agenda": "| Action | Owner | Status |\n|--|--|--|\n| Write to the mill | Kim | On agenda |\n",
    "put off": ("| Action | Who | Outcome |\n|--|--|--|\n| Paint the hall | Kim | put off till summer |\n"),
    "a day before the meeting": (
        "| Date | Action | Who | Outcome |\n|--|--|--|--|\n| 9 Jan | Get the keys | Kim | Kim has them |\n"
    ),
}


@pytest.mark.parametrize("text", OTHER_STATUS.values(), ids=OTHER_STATUS.keys())
def test_the_row_is_of_no_new_action(text: str) -> None:
    assert [item.status is ItemStatus.OPEN for item in explicit(minutes_of(text))] == [False]


NOT_OWNERS = {
    "court": "Court action: the file to go in by 2 April.\n",
    "music": "Music - Action: ring the tuner\n",
}


@pytest.mark.parametrize("text", NOT_OWNERS.values(), ids=NOT_OWNERS.keys())
def test_a_topic_before_the_keyword_owns_nothing(text: str) -> None:
    assert not any({"Court", "Music"} & set(item.owners) for item in explicit(minutes_of(text)))


def test_a_title_is_not_the_whole_name() -> None:
    found = explicit(minutes_of("Music - Action: Rev. Jane Speak to the organist\n"))
    assert not any(owner in ("Rev", "Music") for item in found for owner in item.owners)


OTHERS = {
    "the number of a minute": "26/08 Date of the next meeting\n\n8 April 2024 at 7pm\n",
    "a clinic": "## Next meetings\n\n- Monday 8 April 2024, 7pm\n- Flu clinic: 21 May 2-4\n",
    "events in the line": (
        "Next committee: 8 April 7pm; outing to the sea 9 June, coach leaves at 8am; federation day 22 June 10am\n"
    ),
    "a panel of others": "The panel will meet on 14 May 2024 at 10am to decide.\n\nNext meeting: 8 April 2024, 7pm\n",
    "a body named behind": (
        "The next meeting of the Hospital Friends is on 12 March at 6pm.\n\nNext meeting: 8 April 2024, 7pm\n"
    ),
    "a body named before": "Youth Club committee next meet 18 March 7pm.\n\nNext meeting: 8 April 2024, 7pm\n",
    "those above": "## Dates\n\n- Committee 8 April 7pm\n- Jumble 21 March 9am\n- District AGM 9 June 7.30pm\n",
    "visits to places": (
        "| Place | Contact | Next visit | Notes |\n|--|--|--|--|\n| Mill Road | Mrs Bird | 12 March 2pm | Ring |\n"
        "| Dale | Mr Crow | 19 March 10am | |\n| Hill | Mr Fox | 2 April 11am | |\n\nNext meeting: 8 April 2024, 7pm\n"
    ),
    "a surgery": "Next surgery: Sat 16 March 2024 10am, Library.\n\nNext meeting: 8 April 2024, 7pm\n",
    "what follows it": "Next meeting: 8 April 2024, 7pm (talk follows at 8pm, Main Hall)\n",
    "the agenda of the next": "Agenda for next meeting\n\nReview fees\n\nNext meeting Monday 8 April 7pm\n",
}


@pytest.mark.parametrize("text", OTHERS.values(), ids=OTHERS.keys())
def test_only_the_body_s_own_meeting_invites(text: str) -> None:
    assert [brief(one) for one in minutes_of(text).meetings] == [("2024-04-08", "19:00", "", None)]


def test_the_day_after_by_is_due_whatever_it_is_for() -> None:
    text = "## Actions\n\n- Kim to send the form for the 6 June fair by 20 March\n"
    assert [str(item.due) for item in explicit(minutes_of(text))] == ["2024-03-20"]
