"""Tests for actions that sentences and lines of labels give: "the team resolves to", "Action on Kim to", "Item:"."""

from __future__ import annotations

import pytest

from tests.unit.parsing.paper import explicit, found, minutes_of


@pytest.mark.parametrize(
    ("words", "owner"),
    [
        ("The team resolves to repaint the sluice.", "The team"),
        ("The committee agrees to review the lease.", "The committee"),
        ("The working party undertakes to mow the bank.", "The working party"),
        ("The wardens commit to locking the gate at dusk.", "The wardens"),
        ("The trustees have agreed to review the ladder.", "The trustees"),
        ("The wardens plan to open the mill on Sundays.", "The wardens"),
    ],
)
def test_who_takes_something_on_in_so_many_words_owns_it(words: str, owner: str) -> None:
    text = f"## Action points\n\n### General\n\n- {words}\n- Tom will ring.\n\n### Specific\n\n- Jo will sweep.\n"
    assert ((owner,), words) in found(text)


@pytest.mark.parametrize("words", ["The committee agrees that the lease is fine.", "The team agreed with the plan."])
def test_what_was_only_agreed_is_given_to_nobody(words: str) -> None:
    text = f"## Action points\n\n### General\n\n- {words}\n- Tom will ring the county.\n"
    assert [task for _, task in found(text)] == ["Tom will ring the county."]


@pytest.mark.parametrize(
    "words",
    [
        "Would be good to weigh one ledger against the other",
        "It would be nice to have a new sign",
        "Might be useful to ask other mills",
        "Could be worth looking into solar panels",
        "It'd be great to see more volunteers",
    ],
)
def test_a_wish_to_nobody_is_no_action(words: str) -> None:
    text = f"## Tasks\n\n- {words}\n- Would be good for Tom to ask the county\n"
    assert [owners for owners, _ in found(text)] == [("Tom",)]


@pytest.mark.parametrize("kind", ["General", "Specific", "Urgent", "Ongoing", "Miscellaneous"])
def test_what_kind_of_actions_follow_is_nobodys_name(kind: str) -> None:
    text = f"## Actions\n\n### {kind}\n\n- Ring the mill\n\n### Various\n\n- Tom to sweep the hall\n"
    assert all(kind not in owners for owners, _ in found(text))


@pytest.mark.parametrize(
    "text",
    [
        "* **Action on RO to put up a poll for the visit. Action on TP to pay the deposit**",
        "* **Action on RO to put up a poll for the visit.** **Action on TP to pay the deposit**",
        "**Action on RO to put up a poll for the visit.****Action on TP to pay the deposit**",
        "The visit was talked over. Action on RO to put up a poll for the visit. Action on TP to pay the deposit",
        "It went on. **Action on RO to put up a poll for the visit.** Action on TP to pay the deposit. It rained.",
    ],
)
def test_actions_laid_on_people_in_one_paragraph_are_apart(text: str) -> None:
    first, second = found(f"{text}\n")
    assert first == (("RO",), "to put up a poll for the visit.")
    assert second[0] == ("TP",)
    assert second[1].rstrip(".") == "to pay the deposit"


@pytest.mark.parametrize(
    "words",
    [
        "Action on climate to follow.",
        "Action on Housing to be taken by the county.",
        "Action on this to be reported.",
        "Action on Roof to start in May.",
    ],
)
def test_what_is_done_about_a_thing_amid_talk_is_no_action(words: str) -> None:
    assert found(f"The plan was told of at length. {words}\n") == []


def test_what_stands_between_paragraphs_below_a_list_of_them_repeats_the_list() -> None:
    text = (
        "## Actions arising\n\n* Action on RO to confirm the opening day\n* Action on TP to ring the county\n\n"
        "Opening\n\nThe team told of the mill, which opens in May or in June, as the wheel allows.\n\n"
        "Action on RO to confirm this.\n"
    )
    assert [owners for owners, _ in found(text)] == [("RO",), ("TP",)]


@pytest.mark.parametrize(
    "group",
    [
        "Any (retired) stone dresser willing to help",
        "Anyone willing to help",
        "Volunteers who have a key",
        "Those interested in baking",
        "Everyone able to lift",
    ],
)
def test_those_to_whom_a_task_is_open_own_it(group: str) -> None:
    assert found(f"Action - {group}: Bring a rope to the mill.\n") == [((group,), "Bring a rope to the mill.")]


def test_a_list_of_owners_may_end_in_those_to_whom_a_task_is_open() -> None:
    text = "Action - Mapleton, Orrin, Tarn, other mills interested in the flour fair: Decide how to share the stall.\n"
    owners = ("Mapleton", "Orrin", "Tarn", "other mills interested in the flour fair")
    assert found(text) == [(owners, "Decide how to share the stall.")]


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Test gear 2.4.7 on the wheel", "Test gear 2.4.6 on the wheel and tell us"),
        ("Review drawing #12 of the weir", "Review drawing #15 of the weir and tell us"),
    ],
)
def test_another_number_is_another_action(one: str, other: str) -> None:
    text = f"Action - RO: {one}.\n\n## Summary of actions\n\nAction - RO: {other}.\n"
    assert len(found(text)) == 2


def test_a_day_in_figures_tells_no_actions_apart() -> None:
    task = "Action - RO: Paint the gate of the long barn green by"
    assert len(found(f"{task} 3.5.2024.\n\n## Summary of actions\n\n{task} 03.05.24.\n")) == 1


@pytest.mark.parametrize("words", ["[[to confirm]]", "tbc", "(to be agreed)", "TBD.", "unknown", "[date]"])
def test_a_placeholder_is_no_due_date(words: str) -> None:
    rows = f"| Paint the gate | RO | {words} |\n| Sweep | TP | May |\n"
    table = f"## Actions\n\n| Action | Who | Due |\n|---|---|---|\n{rows}"
    assert [item.due_text for item in explicit(minutes_of(table))] == ["", "May"]


@pytest.mark.parametrize(
    "text",
    [
        "Item: Repair the stile\nAssigned to: Tom Pell\nDue: 26 March 2024\n",
        "Task: Repair the stile\nWho: Tom Pell\nWhen: 26 March 2024\n",
        "Job 2: Repair the stile\nResponsible: Tom Pell\nBy when: 26 March 2024\n",
        "- Item: Repair the stile\n  - Assigned to: Tom Pell\n  - Due: 26 March 2024\n",
        "What: Repair the stile\nOwner: Tom Pell\nDeadline: 26 March 2024\n",
    ],
)
def test_lines_of_labels_are_one_action(text: str) -> None:
    minutes = minutes_of(f"## Actions arising\n\n{text}\nFine.\n")
    (item,) = explicit(minutes)
    assert (item.owners, item.text) == (("Tom Pell",), "Repair the stile")
    assert (str(item.due), str(minutes.meeting.on)) == ("2024-03-26", "2024-03-06")


def test_an_item_of_the_discussion_is_no_action() -> None:
    assert found("Item: Fence\nThe fence was told of.\n\nItem: Hall\nWho: Tom\n") == []


@pytest.mark.parametrize(
    ("text", "owner"),
    [
        ("ACTION: we want a plan of the leat Ruth asked Tom to draw it again.", "Tom"),
        ("ACTION: work on the sluice. Jo has asked Tom Pell to bring the key.", "Tom Pell"),
        ("ACTION: the old map Kim told Jo to copy", "Jo"),
    ],
)
def test_whom_somebody_asked_is_the_owner(text: str, owner: str) -> None:
    assert [owners for owners, _ in found(f"{text}\n")] == [(owner,)]


@pytest.mark.parametrize(
    "text", ["Project: AI for the Elderly – a talk", "AI for Schools - a plan", "AI for Mills: news"]
)
def test_two_letters_that_are_no_keyword_give_nobody_anything(text: str) -> None:
    assert found(f"{text}\n") == []
