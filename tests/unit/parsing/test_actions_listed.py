"""Actions in lists: under headings, in the opening list, nested below an owner, ticked."""

from __future__ import annotations

import pytest

from service.domain.minutes import ItemStatus
from tests.unit.parsing.paper import HEAD, explicit, found, minutes_of

LISTS = {
    "plain heading, then decisions": (
        "Actions\n\n1. TP to create the form\n2. Agree letter to schools\n\nDecisions\n\n1. The "
        "Board adopted the plan\n2. KS to be treasurer\n",
        [(("TP",), "TP to create the form"), ((), "Agree letter to schools")],
    ),
    "a name that is a word": (
        "## Action Points\n- Ruth will review the tender\n* Will: prepare assets\n",
        [(("Ruth",), "Ruth will review the tender"), (("Will",), "prepare assets")],
    ),
    "bold initials": (
        "## Actions\n - **KS**: Start the ledger\n - **ALL**: Fill in the sheet\n - **TP** and "
        "**RO** to count and paint respectively\n",
        [(("KS",), "Start the ledger"), (("ALL",), "Fill in the sheet"), (("TP", "RO"), "TP and RO to count")],
    ),
    "sub-headings each with actions": (
        "### Trees\n\n**Actions**:\n- Buy stakes\n- RO to ring the "
        "nursery\n\n**Discussion**\n\n- The oak is old\n\n### Ponds\n\n**Actions**:\n- Order a "
        "net (KS and TP)\n",
        [((), "Buy stakes"), (("RO",), "RO to ring the nursery"), (("KS", "TP"), "Order a net")],
    ),
    "a topic between entries": (
        "Actions\n\n- [RO] Share the plan\n- [TP] Ring the mill\n\nDeliverables\n\n- [KS] Draft the leaflet\n"
        "- [JQ] Print it\n",
        [
            (("RO",), "Share the plan"),
            (("TP",), "Ring the mill"),
            (("KS",), "Draft the leaflet"),
            (("JQ",), "Print it"),
        ],
    ),
    "next steps": (
        "## Next steps\n\n- Ruth to send the draft\n- Tom will print it\n",
        [(("Ruth",), "Ruth to send"), (("Tom",), "Tom will print it")],
    ),
    "parent names the owner": (
        "## Action items\n- @nettie will:\n  - mend the feed\n  - write the notes\n- Tom\n  - buy rope\n",
        [(("@nettie",), "mend the feed"), (("@nettie",), "write the notes"), (("Tom",), "buy rope")],
    ),
    "parent with explanations": (
        "## Action items\n- Ruth to write to the county\n  - the bridge is weak\n  - the sign has gone\n",
        [(("Ruth",), "Ruth to write to the county")],
    ),
    "boxes": (
        "## Todo\n- [ ] mend the gate (@nettie)\n- [ ] sweep (@tomp)\n",
        [(("@nettie",), "mend the gate"), (("@tomp",), "sweep")],
    ),
    "paragraphs under the heading": (
        "## Actions\n\nRuth to send the draft.\n\nThe Clerk to order salt.\n\nThe meeting closed at 9pm.\n",
        [(("Ruth",), "Ruth to send the draft."), (("The Clerk",), "The Clerk to order salt.")],
    ),
    "a heading per owner": (
        "## Actions by owner\n\n### Ruth\n\n- mend the gate\n\n### Tom\n\n- buy rope\n- RO to help\n",
        [(("Ruth",), "mend the gate"), (("Tom",), "buy rope"), (("RO",), "RO to help")],
    ),
    "talk below next steps": (
        "# Next steps\n\n## Background\n\n- The pond is deep\n- Fish were seen\n- Ruth to count them\n",
        [(("Ruth",), "Ruth to count them")],
    ),
    "by person": (
        "- ACTION: Ruth will mend the gate of the lower field\n\nAction items, by "
        "person\n-----------------------\n\n* Ruth\n  * Ruth will mend the gate of the\n    "
        "lower field\n* **UNASSIGNED**\n  * paint the hut door\n",
        [(("Ruth",), "Ruth will mend the gate of the lower field"), ((), "paint the hut door")],
    ),
}


@pytest.mark.parametrize("case", LISTS, ids=list(LISTS))
def test_lists(case: str) -> None:
    text, expected = LISTS[case]
    got = found(text)
    assert [owners for owners, _ in got] == [owners for owners, _ in expected]
    assert [words[: len(start)] for (_, words), (_, start) in zip(got, expected, strict=True)] == [
        s for _, s in expected
    ]


def test_owner_and_status_in_brackets_at_the_end() -> None:
    items = explicit(
        minutes_of(
            "## Actions\n\n1. Raise it at the board [new for Ruth Okafor]\n2. Map the wells [ongoing "
            "for Tom P]\n3. Read the paper [new for all members]\n"
        )
    )
    assert [(item.owners, item.status) for item in items] == [
        (("Ruth Okafor",), ItemStatus.OPEN),
        (("Tom P",), ItemStatus.ONGOING),
        (("all members",), ItemStatus.OPEN),
    ]
    assert items[0].text == "Raise it at the board"


def test_ticked_boxes_are_done() -> None:
    items = explicit(
        minutes_of("## Action items\n- [x] post the letter (RO)\n- [ ] order salt (TP)\n- [ x ] ring the depot (KS)\n")
    )
    assert [item.status for item in items] == [ItemStatus.DONE, ItemStatus.OPEN, ItemStatus.DONE]


def test_a_document_that_opens_with_its_actions() -> None:
    head = "# 2024-03-06 Wells panel meeting\n\n"
    text = (
        "1. Paul Drew to work with Nesta on the answers\n2. Wording to be reviewed - Paul Drew "
        "to provide details and the Panel to agree\n3. To check the levels\n4. Guidance to say "
        "who it is for\n\n## Attendees\n\n* Paul Drew, Water Office\n* Nesta Pugh, Parish\n"
    )
    got = found(text, head=head)
    assert [owners for owners, _ in got] == [("Paul Drew",), ("Paul Drew", "the Panel"), (), ()]


@pytest.mark.parametrize(
    "text",
    [
        "## Attendees\n\n* [X] Ruth Okafor\n* [ ] Tom Pell\n* [X] Kim Sanders\n",
        "## Actions\n\n- All previous actions closed or carried over to the group below.\n",
        "## Actions\n\nNone.\n",
        "## Review of action items\n\nNone have been addressed.\n",
        "## Progress on actions\n\nAll actions completed.\n",
        "## Action list\n\nThe action list was reviewed.\n",
        "## Agenda\n\n1. Apologies\n2. Action on trees\n3. Review of actions\n4. Any other business\n",
    ],
)
def test_lists_without_actions(text: str) -> None:
    assert found(text) == []


def test_title_alone_does_not_make_a_list_of_actions() -> None:
    head = HEAD.replace("Fernvale Partnership", "Fernvale Partnership Action Notes")
    assert found("Key challenges:\n\n- Roads are bad\n- Money is short\n- People to be found\n", head=head) == []


@pytest.mark.parametrize(
    "text",
    [
        (
            "AGENDA\n\n1. Apologies\n2. Matters arising and review of actions\n   a) Clerk to report "
            "on the shelter\n   b) Cllr Brack to update\n3. To agree actions on speeding\n"
        ),
        (
            "Notice is hereby given of a meeting of the Council.\n\n1. Review of actions\n\nClerk to "
            "report on the shelter\n"
        ),
    ],
)
def test_an_agenda_has_no_actions(text: str) -> None:
    minutes = minutes_of(text, head="# Hill Parish Council, 9 June 2016\n\n")
    assert minutes.actions == ()


def test_notes_with_an_agenda_and_actions_but_no_names() -> None:
    text = "## Agenda\n\n- Wells\n\n## Action items\n\n- Ruth to map the wells\n"
    assert found(text, head="# Sync 2024-03-06\n\n") == [(("Ruth",), "Ruth to map the wells")]


def test_notes_by_speaker_are_no_opening_list() -> None:
    text = (
        "## Attendees\n\nAl, Bo, Cy\n\n## Notes\n\n- Al: the form should be logged.\n- Bo: "
        "agree.\n- Cy: will be away.\n- To be talked about: paint\n"
    )
    assert found(text, head="# Sync 2024-03-06\n\n") == []


def test_decisions_and_actions_in_one_list() -> None:
    text = (
        "## Decisions and actions\n\n- The plan is adopted\n- Meetings move to Thursdays\n- TP "
        "to tell the hall\n- Write the notice\n"
    )
    assert found(text) == [(("TP",), "TP to tell the hall"), ((), "Write the notice")]


@pytest.mark.parametrize(
    ("heading", "status"),
    [
        ("TODO (for next meeting):", ItemStatus.OPEN),
        ("Actions (new)", ItemStatus.OPEN),
        ("Action Point 2", ItemStatus.OPEN),
        ("Actions (from last meeting)", ItemStatus.ONGOING),
    ],
)
def test_a_heading_of_actions_with_an_aside_or_a_number(heading: str, status: ItemStatus) -> None:
    items = explicit(minutes_of(f"## {heading}\n\n- Ruth : stall for the fair\n"))
    assert [(item.owners, item.text, item.status) for item in items] == [(("Ruth",), "stall for the fair", status)]


def test_a_list_set_as_headings() -> None:
    text = "# Summary of actions: due early march\n\n### Ruth: review the page\n\nShow who pays.\n\n"
    assert found(f"{text}### Tom Pell: Leaflets\n\n# Next meeting: 13th May 2024: 4:30\n") == [
        (("Ruth",), "review the page"),
        (("Tom Pell",), "Leaflets"),
    ]


def test_one_heading_with_a_colon_below_actions_is_a_topic() -> None:
    assert found("# Actions\n\n### Trees: a review\n\n- Ruth to buy stakes\n") == [(("Ruth",), "Ruth to buy stakes")]


def test_a_single_sign_strikes_out_and_means_about_elsewhere() -> None:
    items = explicit(minutes_of("## Actions\n\n- ~TP: count the lamps~\n- RO: buy ~10 lamps or ~20\n"))
    assert [item.status for item in items] == [ItemStatus.DONE, ItemStatus.OPEN]
    assert items[1].text == "buy ~10 lamps or ~20"


def test_a_list_under_each_name_whom_the_document_does_not_list() -> None:
    text = "## Actions\n\n### Kat\n* [ ] Dates for the year asap.\n* [ ] 🔴 Nominate someone to order drinks.\n\n"
    assert found(f"{text}### Dom + Ben\n* [ ] Once we have dates, posters.\n") == [
        (("Kat",), "Dates for the year asap."),
        (("Kat",), "🔴 Nominate someone to order drinks."),
        (("Dom", "Ben"), "Once we have dates, posters."),
    ]


def test_topics_below_actions_are_nobody() -> None:
    text = "Our trees and venues.\n\n## Actions\n\n### Trees\n* Buy stakes\n\n### Venues\n* Book the hall\n"
    assert found(text) == [((), "Buy stakes"), ((), "Book the hall")]


def test_what_all_are_to_complete_is_no_word_of_completion() -> None:
    assert found(
        "## Actions\n\n- **All**: complete the poll for the August call\n- All: completed at the last one\n"
    ) == [(("All",), "complete the poll for the August call")]


def test_goals_for_the_next_meeting_are_no_dates() -> None:
    text = "## Goals for Next Meeting:\n\n* **Kim**: finish the survey\n* **Tom**: mend the app\n* **Final due**: 9/4\n"
    assert found(text) == [(("Kim",), "finish the survey"), (("Tom",), "mend the app")]
    assert minutes_of(text).meetings == ()


def test_a_log_says_what_it_comes_from() -> None:
    assert found("## Actions log resulting from this meeting\n\n1. Kim: gather what is known\n2. Tom to ring Jo\n") == [
        (("Kim",), "gather what is known"),
        (("Tom",), "Tom to ring Jo"),
    ]


def test_updates_among_actions_ask_nobody() -> None:
    text = (
        "## Updates and Action Items\n\n1. Kim shared with all that two had written to her.\n2. Tom to answer them.\n"
    )
    assert found(text) == [(("Tom",), "Tom to answer them.")]


def test_bullets_below_a_topic_of_the_list_are_the_actions() -> None:
    text = "## Action Items\n\n- Shared out as follows:\n    - Kim: Barn swept\n    - Tom: paint the door\n"
    assert found(text) == [(("Kim",), "Barn swept"), (("Tom",), "paint the door")]


def test_what_is_said_below_an_action_is_none() -> None:
    text = "## Action Items\n\n- Kim to write the first\n    - Tom said it should be long\n    - Jo agreed\n"
    assert found(text) == [(("Kim",), "Kim to write the first")]


def test_the_minutes_below_a_title_that_names_actions_are_talk() -> None:
    text = "# Action items and minutes\n\n## Action items\n\n- Kim to ring Jo\n\n## Minutes\n\n- Marsh path\n  - Old\n"
    assert found(text) == [(("Kim",), "Kim to ring Jo")]
