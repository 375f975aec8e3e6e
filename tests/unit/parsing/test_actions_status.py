"""Status of actions, repeats made one, and words that only look like actions."""

from __future__ import annotations

import pytest

from service.domain.minutes import ItemStatus
from tests.unit.parsing.paper import explicit, found, minutes_of

DONE, ONGOING, OPEN = ItemStatus.DONE, ItemStatus.ONGOING, ItemStatus.OPEN


def statuses(text: str) -> list[ItemStatus]:
    return [item.status for item in explicit(minutes_of(text))]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "## Review of actions\n\nAction 4.1: TP to contact the mill. _Closed_\n\nAction 4.2: RO "
            "to paint the sign. _Ongoing_\n",
            [DONE, ONGOING],
        ),
        (
            "AP44 Ruth to write to the surgery - ONGOING.\n\nAP45 Tom to mend the fence - "
            "CLOSED.\n\nAP46: Kim to order bulbs\n",
            [ONGOING, DONE, OPEN],
        ),
        ("- Action TP: tell the school\n  - Action Complete\n  - Room is booked\n", [DONE]),
        ("- Action TP: make a form\n  - No update\n", [ONGOING]),
        ("- Action TP: make a form\n  - Action carried forwards\n", [ONGOING]),
        ("- Action TP: contact the mill\n  - She has reached out\n", [DONE]),
        ("- Action TP: ring the singer\n  - Tom has rung but it did not work\n", [OPEN]),
        ("## Actions from last meeting\n\n- TP to count the lamps (done)\n- RO to ring the county\n", [DONE, ONGOING]),
        ("## Previous actions\n\nA list of wells with a short note on each, to be sent to RO\n", [ONGOING]),
        ("## Completed actions\n\n- TP to count the lamps\n", [DONE]),
        ("## Actions\n\n- ~~TP to count the lamps~~\n- RO to ring the county\n", [DONE, OPEN]),
    ],
)
def test_status(text: str, expected: list[ItemStatus]) -> None:
    assert statuses(text) == expected


def test_a_reviewed_action_that_is_listed_again_is_one_and_carried_over() -> None:
    text = (
        "## Review of actions\n\nAction 4.1: TP to contact the mill about the wheel. "
        "_Ongoing_\n\n## Actions\n\n- 4.1 TP to contact the mill about the wheel\n"
    )
    items = explicit(minutes_of(text))
    assert [(i.status, i.reference) for i in items] == [(ONGOING, "4.1")]


def test_a_live_follow_up_below_a_reviewed_action() -> None:
    text = (
        "1. Review last meeting's action points\n   1. Action: Ruth will draft a bid for the "
        "grant\n      1. Follow up: Tom to work with the county on it\n2. Status\n   1. Action: "
        "Kim to review the rules\n"
    )
    items = explicit(minutes_of(text))
    assert [(i.owners, i.status) for i in items] == [(("Ruth",), ONGOING), (("Tom",), OPEN), (("Kim",), OPEN)]


def test_inline_and_in_the_summary_is_one_action() -> None:
    text = (
        "Action: Ruth to write to the county about the flooded lane\n\n## Pond\n\nAction: Tom to buy a net\n\n"
        "## Summary of actions\n\n- Ruth - write to the county about the flooded lane by the mill\n- Tom - buy a net\n"
    )
    assert [owners for owners, _ in found(text)] == [("Ruth",), ("Tom",)]


def test_same_words_under_two_topics_are_two_actions() -> None:
    assert (
        len(
            found(
                "## Hall\n\nAction: Ruth to ask for three quotes\n\n## Roof\n\nAction: Ruth to ask for three quotes\n"
            )
        )
        == 2
    )


def test_restated_in_prose_is_one_action() -> None:
    text = (
        "Action: Youth group leads are to think about joining the register.\n\n## News\n\nOne of the "
        "actions was for groups to think about joining the register.\n"
    )
    assert len(found(text)) == 1


def test_the_same_in_capitals_and_in_a_list_by_person() -> None:
    text = (
        "* Roof talk\n  * ACTION: Ruth will ring the roofer about the ridge  (tomp, 18:24:10)\n\n"
        "Action items, by person\n-----------------------\n\n* Ruth\n  * Ruth will ring the roofer about the ridge\n"
        "* Tom\n  * Ruth will ring the roofer about the ridge\n"
    )
    assert found(text) == [(("Ruth",), "Ruth will ring the roofer about the ridge")]


@pytest.mark.parametrize(
    "text",
    [
        "The planning portal shows no action showing on the site.",
        "A grant from Community Action Fernvale was welcomed.",
        "The group may take strategic court action against the owner.",
        "Eleven require action and the rest are closed.",
        "The action list was reviewed and all actions completed.",
        "Work on MIWP action 2.1 goes on as planned.",
        "The form needs a user action before it is sent.",
        "They set out a plan of action for the winter.",
        "All previous actions closed or carried over.",
        "An AI company offered to sponsor the fair; AI work is going well.",
        "Matters arising: there were none.",
        "The Board agreed to wait before any action is taken by the Trustees.",
        "5. Action on trees\n\nThe trees were looked at.",
        "Action Fraud gave a talk about letters.",
    ],
)
def test_the_word_without_the_meaning(text: str) -> None:
    assert found(text) == []


def test_decisions_and_motions_are_no_actions() -> None:
    assert (
        found(
            "## Decisions\n\n- The Clerk to be paid monthly\n- RO to be treasurer\n\n## Motions\n\n- "
            "That the hall be let\n"
        )
        == []
    )


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "## Actions from last meeting\n\n- The sign has been painted by the pond\n- TP to count lamps\n",
            [DONE, ONGOING],
        ),
        ("## Review of actions\n\nThe actions from the last meeting were gone through and updates were given.\n", []),
        ("## Previous AIs\n\n- Tom: publish the report (DONE)\n- Ruth: ring the mill (in progress)\n", [DONE, ONGOING]),
        (
            "## Actions from previous meeting\n\n3/22-1 RO to write to the mill. Complete.\n\n3/22-2 "
            "TP to map the wells. Ongoing.\n",
            [DONE, ONGOING],
        ),
    ],
)
def test_reviews(text: str, expected: list[ItemStatus]) -> None:
    assert statuses(text) == expected


@pytest.mark.parametrize(
    ("text", "owners", "due"),
    [
        ("The roof leaks.\n\nACTION: TP by 3 May\n", ("TP",), "by 3 May"),
        ("The roof leaks. Action: Clerk by the next meeting", ("Clerk",), "by the next meeting"),
        ("Action on Tom: ring the roofer", ("Tom",), ""),
        ("TODO: Ruth to ring the roofer", ("Ruth",), ""),
        ("TODO(@nettie): ring the roofer", ("@nettie",), ""),
        ("Tom has an action to ring the roofer.", ("Tom",), ""),
        ("Tom will find out whether the mill is open. AP45", ("Tom",), ""),
    ],
)
def test_other_marks(text: str, owners: tuple[str, ...], due: str) -> None:
    (item,) = explicit(minutes_of(text))
    assert (item.owners, item.due_text) == (owners, due)


def test_two_entries_of_one_list_are_two_actions() -> None:
    text = (
        "## Actions\n\n- Ruth to ask the mill about the roof repairs\n- Ruth to ask the school about the roof repairs\n"
    )
    assert len(found(text)) == 2
    inline = (
        "Action: Ruth to ask the mill about the roof repairs\n\nAction: Ruth to ask the school about the roof repairs\n"
    )
    assert len(found(inline)) == 2


def test_an_action_reworded_in_the_summary_is_one() -> None:
    text = (
        "Action: Tom to reply by Friday\n\nAction: Ruth to paint the gate\n\n"
        "## Action list\n\n- Tom: reply to the consortium of mills\n- Ruth: buy seed\n"
    )
    assert [owners for owners, _ in found(text)] == [("Tom",), ("Ruth",), ("Ruth",)]


@pytest.mark.parametrize(
    ("entry", "status"),
    [
        ("Tom, form emailed", DONE),
        ("rope ordered", DONE),
        ("other thing done", DONE),
        ("Ruth has gone to the depot", DONE),
        ("yet to look into the shed", ONGOING),
        ("Kim to have the sign ordered", ONGOING),
        ("get the form signed", ONGOING),
        ("leaflet waiting to be printed", ONGOING),
    ],
)
def test_a_review_tells_in_few_words_what_was_done(entry: str, status: ItemStatus) -> None:
    assert statuses(f"## Old action items\n\n- {entry}\n- nothing from the county yet\n")[:1] == [status]


def test_who_says_that_it_is_done_stands_before_it() -> None:
    text = "1. Tom will share the plan\n\t1. RO - Done.\n2. Kim will ask the county\n\t1. KS: not yet\n"
    text = f"## Review of actions\n\n{text}"
    assert statuses(text) == [DONE, ONGOING]


@pytest.mark.parametrize(
    ("below", "status"), [("Tom did it", DONE), ("Did not do it", ONGOING), ("We did not do it", ONGOING)]
)
def test_somebody_did_it(below: str, status: ItemStatus) -> None:
    assert statuses(f"## Old action items\n\n* Ruth will buy stickers\n  * {below}\n") == [status]


REVIEW = "## Status of actions defined in the previous meetings\n\n"

ANSWERED = {
    "the answer in bold behind the task": (
        "**Action - Weir team**: Grease the sluice before the flood **Done: the chain is new too**\n\n"
        "**Action - Mill**: Count the sacks. **Done. There are 3.5 tonnes**\n\n"
        "**Action - Tom Pell**: Send round a poll for the day.**Done. It is the first Monday**\n\n"
        "**Action - All**: Read the draft rules.\n",
        [DONE, DONE, DONE, ONGOING],
    ),
    "the answer in bold below the task": (
        "**Action - Ruth Okafor**: Push the new leaflets through the doors.\n**Done**\n\n"
        "**Action - Mill**: The mill will call a meeting about the wheel.\nThe wardens will be asked too.\n"
        "**The meeting took place in May. The wheel stays as it is.**\n\n"
        "**Action - Tom Pell**: Ring the county about the drain.\n"
        "**The county has been rung. Tom could not get an answer and waits for a call.**\n",
        [DONE, DONE, ONGOING],
    ),
    "what stands between the marked ones is no action": (
        "**Action - All**: Try the new gate.\nRuth tried it and saw no fault. The latch has been asked about.\n\n"
        "**Action - Kim Sanders**: Keep the old plans in order.\nPlease look through them before they go.\n",
        [ONGOING, ONGOING],
    ),
    "an entry that is all answer": (
        "- 41-1 no progress but TP will have a go at it\n- 76-2 Is now closed, after it.\n- 79-1 Has been done.\n",
        [ONGOING, DONE, DONE],
    ),
    "bullets below that tell of the deed asked for": (
        "- Jo: Contact the school about the June fair\n  - Jo contacted the head, the clerk and the cook\n"
        "- Ruth: Write to the county\n  - Ruth wrote on Monday\n  - Next the parish?\n"
        "- Tom: Make a list of gates\n  - The old list is on paper\n  - We pass it round, which works\n"
        "- Kim: Draw the map by May\n  - Added two names\n    - one is wrong\n    - one is right\n"
        "  - Split the sheet\n  - Done together\n"
        "- All: Comment on the map\n  - Kim commented but nobody else\n",
        [DONE, DONE, ONGOING, DONE, ONGOING],
    ),
}


@pytest.mark.parametrize(("text", "expected"), ANSWERED.values(), ids=ANSWERED.keys())
def test_what_a_review_tells_of_each_action(text: str, expected: list[ItemStatus]) -> None:
    assert statuses(REVIEW + text) == expected


@pytest.mark.parametrize(
    "text",
    [
        "## Actions\n\n- Tom to put up a sign that says Closed on Mondays\n",
        "## Actions\n\n- Ask the shop (open or closed?) for its hours, and tell Ruth\n",
        "## Actions\n\n- Ruth to write to the mill\n  - The miller wrote a letter but it said nothing\n",
        "## Actions\n\n- Ruth to write to the county\n  - Ruth wrote in January\n",
        "## Actions\n\n- Ruth to call the mill\n  - Tom called by on Sunday, nobody was in, do not go again\n",
    ],
)
def test_words_of_an_end_do_not_close_an_open_action(text: str) -> None:
    assert statuses(text) == [OPEN]


def test_a_list_of_what_remains_repeats_the_actions_gone_through() -> None:
    text = (
        REVIEW + "**Action - All**: Please vote for the worst three lanes.\n\n"
        "**Action - Mill**: Test the grey2 pump.\n\n**Action - Ruth Okafor**: Tell the press. **Done**\n\n"
        "## Weir\n\n**Action - Tom Pell**: Oil the gate.\n\n"
        "## Summary of remaining actions\n\n**Action - All**: Please vote for the worst three lanes.\n\n"
        "**Action - Mill**: Test the grey3 pump.\n\n**Action - Tom Pell**: Oil the gate.\n"
    )
    assert [(i.text, i.status) for i in explicit(minutes_of(text))] == [
        ("Please vote for the worst three lanes.", ONGOING),
        ("Test the grey2 pump.", ONGOING),
        ("Tell the press", DONE),
        ("Oil the gate.", OPEN),
        ("Test the grey3 pump.", OPEN),
    ]


@pytest.mark.parametrize(
    ("text", "status"),
    [
        ("AI: Tom to update the leaflet after the talk\nDone", DONE),
        ("AI: Tom to add this to the page (Update: added to the first page)", DONE),
        ("AI: Tom to add this to the page (Update: not added yet)", OPEN),
        ("AI: Tom to mark the list as done", OPEN),
    ],
)
def test_what_was_written_behind_an_action_later(text: str, status: ItemStatus) -> None:
    assert statuses(f"{text}\n") == [status]


@pytest.mark.parametrize(
    ("text", "status"),
    [
        ("MOT done", ItemStatus.DONE),
        ("Roof repairs completed.", ItemStatus.DONE),
        ("Get the MOT done", ItemStatus.OPEN),
        ("Ask when the roof is done", ItemStatus.OPEN),
    ],
)
def test_what_is_said_to_be_done_is_no_task(text: str, status: ItemStatus) -> None:
    table = f"| Action | Who | When |\n|---|---|---|\n| {text} | Kim | - |\n| Invite Jo to observe | Tom | May |\n"
    assert [item.status for item in explicit(minutes_of(table)) if item.owners == ("Kim",)] == [status]


def test_a_topic_below_a_run_of_old_actions_is_none_of_them() -> None:
    text = (
        "Action points from last meeting:\nKim to get the key cut - done\nTom to look into a grant - ongoing\n"
        "Jo to write to Ruth - done\n\nFinance: the balance is fine. Tom told of it. Kim signed. Jo to sign.\n"
        "\nActions\nJo - sign the mandate\nTom - see that the calendar is live\n"
    )
    assert [(item.owners[0], item.status.value) for item in explicit(minutes_of(text))] == [
        ("Kim", "done"), ("Tom", "ongoing"), ("Jo", "done"), ("Jo", "open"), ("Tom", "open"),
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("text", "status"),
    [
        ("Kim to share the calendar - COMPLETED 12/12", "done"),
        ("Kim to share the calendar – done on 5 February", "done"),
        ("Kim to have the work done by 5 May", "open"),
    ],
)
def test_a_day_behind_a_status(text: str, status: str) -> None:
    assert [item.status.value for item in explicit(minutes_of(f"## Actions\n\n- {text}\n- Tom to ring Jo\n"))] == [
        status,
        "open",
    ]


def test_actions_from_an_earlier_day_are_carried_over() -> None:
    text = "## 2. Actions from 10/01/2024\n\n- Kim to get costs\n\n## Actions from 06/03/2024\n\n- Tom to ring Jo\n"
    assert [item.status.value for item in explicit(minutes_of(text))] == ["ongoing", "open"]


def test_actions_below_the_last_minutes_item_are_carried_over() -> None:
    text = (
        "Item 1 Minutes of 22 January 2024\nApproved.\nActions arising:\n1.1 Boiler papers - TP has them. CLOSED\n"
        "1.2 Quotes for blinds - KS - two so far. OPEN\n\nItem 2 Report\nACTION 2.1: TP to show lettings by room\n"
    )
    assert [(item.owners, item.status.value) for item in explicit(minutes_of(text))] == [
        ((), "done"), (("KS",), "ongoing"), (("TP",), "open"),
    ]  # fmt: skip


@pytest.mark.parametrize("word", ["CLOSED", "COMPLETE.", "**DONE**"])
def test_the_last_word_of_what_is_said_closes_an_action(word: str) -> None:
    text = "## Action items\n\nAction Item 240508-1: TP to mend the gate.\n\nThe Clerk said he had paid the smith. "
    closed, new = minutes_of(f"{text}{word}\n\nAction Item 240606-1: RO to thank him.\n\nHe is open to it.\n").actions
    assert [(one.text, one.status, one.reference) for one in (closed, new)] == [
        ("TP to mend the gate.", ItemStatus.DONE, "240508-1"),
        ("RO to thank him.", ItemStatus.OPEN, "240606-1"),
    ]
