"""Notes that working groups keep: tags in a sentence, agendas at the head, names in brackets, "next steps"."""

from __future__ import annotations

from datetime import date

import pytest

from service.parsing.merge import Stated, content_words, group_repeats
from tests.unit.parsing.paper import explicit, found, minutes_of

HEAD = """# Weir Notes

Meeting of 6 March 2024

Attending: bo, quill, ada, Tania Rook, Lore Mills

"""

TAGS = {
    "a tag with a name at the end of the words": (
        "- same hour, new entry in the calendar before #todo:quill\n",
        [(("quill",), "same hour, new entry in the calendar before")],
    ),
    "a tag with a name before the words": ("- #todo:quill move it to the board\n", [(("quill",), "move it to")]),
    "a tag with a handle": ("- #todo:@ada, ring the mill\n", [(("ada",), "ring the mill")]),
    "a tag and no name": ("- #todo ask about the 75 pounds\n", [((), "ask about the 75 pounds")]),
    "the same words under two points are two": (
        "- flood gauge\n    - ask the county?\n        - #todo:quill move to #122\n"
        "- sluice\n    - ask the mill?\n        - #todo:quill move to #122\n",
        [(("quill",), "move to #122"), (("quill",), "move to #122")],
    ),
    "a tag that is spoken of": (
        "## Actions\n\n- [x] Move the lines with #todo:person to the board\n",
        [((), "Move the")],
    ),
    "an underscore in the keyword": (
        "- ACTION_ITEM: Depending on how https://weir.example/a/218 ends @ada-k will send out a vote\n",
        [(("@ada-k",), "Depending on how")],
    ),
}


@pytest.mark.parametrize(("text", "expected"), TAGS.values(), ids=TAGS.keys())
def test_tags(text: str, expected: list[tuple[tuple[str, ...], str]]) -> None:
    items = found(text, head=HEAD)
    assert [owners for owners, _ in items] == [owners for owners, _ in expected]
    assert all(words.startswith(start) for (_, words), (_, start) in zip(items, expected, strict=True))


LAID = {
    "on whom, by when": ("**Action on KS by 2024-08-28** to mend the gate.\n", ("KS",), date(2024, 8, 28)),
    "on whom": ("- **Action on KS** to apply: a grant for tools\n", ("KS",), None),
    "for whom": ("Action for the Clerk to write to the mill\n", ("the Clerk",), None),
    "in brackets behind the words": ("- Much of it is old - to be looked at again (ACTION on mill colleagues).\n",
                                     ("mill colleagues",), None),
    "told in a sentence": ("Agreed to close this, and to add a new action from today for KS to ring the mill.\n",
                           ("KS",), None),
    "told behind the words": ("The lists move to the new shelf. An action on Tom has been created - see there.\n",
                              ("Tom",), None),
}  # fmt: skip


@pytest.mark.parametrize(("text", "owners", "due"), LAID.values(), ids=LAID.keys())
def test_an_action_laid_on_somebody(text: str, owners: tuple[str, ...], due: date | None) -> None:
    items = explicit(minutes_of(text))
    assert [(item.owners, item.due) for item in items] == [(owners, due)]
    assert all("ction" not in item.text[:12] and not item.text.startswith(("on ", "for ")) for item in items)


@pytest.mark.parametrize(
    "text",
    [
        "Action on climate change is needed, Ruth said.\n",
        "The action on the north bank was a success.\n",
        "## Notes:\n\nActions: Ruth\n\nTopics:\n\n1. The weir\n",
        "## Minutes\n\nAction: Tom\n",
        "No additional action items from the demo\n\n### Introduction to RO\n\nWhat it does\n",
        "## Agenda\n\n| Min | Topic | Moderator |\n|--|--|--|\n| 0 | Approve previous minutes | Kim |\n"
        "| 5 | Plan: list of locks 7 Sep, adoption 21 Sep | Kim |\n| 20 | County notes on the weir | Tom |\n",
        "## Agenda\n\n- Approve the minutes\n- Plan: the locks\n- Send-off for Tom\n\n## Notes\n\nRuth was thanked.\n",
        "## Next steps\n\n- Meeting with the county in 3 weeks\n- What do we put it on?\n- Impact\n- Other name\n\n"
        "## Action items\n\n- none\n",
        "## Review of the action list\n\n- 41-11\n\nTom has made a list. It remains open.\n",
    ],
)
def test_no_action(text: str) -> None:
    assert found(text) == []


def test_a_table_of_topics_with_actions_stays_one_of_actions() -> None:
    text = "## Agenda\n\n| Item | Discussion | Action |\n|--|--|--|\n| 1 | The weir leaks | Tom to ring the mill |\n"
    assert found(text) == [(("Tom",), "Tom to ring the mill")]


def test_next_steps_are_actions_where_no_other_list_is() -> None:
    assert [words for _, words in found("## Next steps\n\n- Impact of the flood\n- Tom to ring the mill\n")] == [
        "Impact of the flood",
        "Tom to ring the mill",
    ]


def test_next_steps_with_doers_count_beside_a_list_of_actions() -> None:
    text = "## Next steps\n\n- The other bank\n- Tom to ring the mill\n\n## Actions\n\n- Ruth to paint the sign\n"
    assert [owners for owners, _ in found(text)] == [("Tom",), ("Ruth",)]


NAMES = {
    "a list signed in brackets": (
        "#### To do\n\n- [ ] Find what will store the plans (Will)\n- [ ] Try the pump (Anders)\n"
        "- [ ] Look into the wheel (Are)\n- [ ] ...\n",
        [("Will",), ("Anders",), ("Are",)],
    ),
    "two at the end of an entry": (
        "## Actions\n\n- Report on money (Orla)\n- Write up the grant (Orla/Lore)\n- Fair abroad (Marl, Anwe)\n",
        [("Orla",), ("Orla", "Lore"), ("Marl", "Anwe")],
    ),
    "names alone below": (
        "## Action items\n\n- Write down what others do\n    - Tania + Lore - May 13th check in\n- Pick one\n",
        [("Tania", "Lore"), ()],
    ),
    "things in brackets are nobody": (
        "## Actions\n\n- Buy stakes (oak)\n- Paint the hut (hill street)\n- Order nets\n- Ring the mill\n",
        [(), (), (), ()],
    ),
    "whom an order is about": (
        "## Actions\n\n- Add Mari/Elaine to manage info@weir.example\n- Invite Hill Farm to answer the questions\n"
        "- Review panel to meet\n- Make lists (e.g. OpenWeir to follow, First steps)\n",
        [(), (), ("Review panel",), ()],
    ),
    "a group to be formed of people": (
        "## Actions\n\n- Form path working group: bo quill ada\n- Path working group: mend the stile\n",
        [("bo", "quill", "ada"), ("Path working group",)],
    ),
    "bodies before a colon": (
        "## Actions\n\n- Hill Foundation: look for another day\n- R2Solutions: send the plan\n- All members: vote\n",
        [("Hill Foundation",), ("R2Solutions",), ("All members",)],
    ),
    "teams of a forge": (
        "## Actions\n\n| Action | Owner |\n|--|--|\n| Rules for locks | @weir/weir-core @weir/admin @ada |\n",
        [("@weir/weir-core", "@weir/admin", "@ada")],
    ),
}


@pytest.mark.parametrize(("text", "expected"), NAMES.values(), ids=NAMES.keys())
def test_whose_they_are(text: str, expected: list[tuple[str, ...]]) -> None:
    assert [owners for owners, _ in found(text, head=HEAD)] == expected


def test_lists_of_two_topics_worded_alike_are_two() -> None:
    text = (
        "## Locks\n\nAction items:\n\n- Ada will update Weir and Mill lessons from draft to final on locks.example.\n\n"
        "## Pumps\n\nAction items:\n\n- Ada will update the hill lesson status on locks.example to final.\n"
    )
    assert len(found(text, head=HEAD)) == 2


def test_a_code_makes_two_of_what_is_worded_alike() -> None:
    one, other = (Stated(content_words(f"Test the {name} pump"), frozenset(), True, "", n)
                  for n, name in enumerate(("rc2", "rc3")))  # fmt: skip
    assert group_repeats([one, other]) == [[0], [1]]
    assert group_repeats([one, one]) == [[0, 1]]


def test_a_heading_that_is_a_day_announces_no_meeting() -> None:
    text = "### Next meeting: TBD\n\n### 30.04.2024 (first meeting!)\n\n#### Name\n\nNone was found.\n"
    assert minutes_of(text, head="## Meeting notes\n\n").meetings == ()


def test_who_stands_alone_before_the_keyword() -> None:
    assert found("* Ruth TODO: update the page\n\nThe page is old. TODO: paint it\n") == [
        (("Ruth",), "update the page"),
        ((), "paint it"),
    ]


def test_a_heading_says_by_when_the_actions_are_to_be_completed() -> None:
    text = "* Talk to the mentor about the style\n* Ruth builds the frame\n"
    text = f"## Action Items To Be Completed Before Next Meeting\n{text}"
    assert found(text) == [((), "Talk to the mentor about the style"), (("Ruth",), "Ruth builds the frame")]


def test_a_plan_with_a_lead_and_notes_is_no_table_of_actions() -> None:
    head = "| Development | Est. days | Lead person | Status / notes |\n|---|---|---|---|\n"
    assert found(f"{head}| Database | 4 | TP/RO | is it both? |\n| Archive | 2 | | going live today |\n") == []


def test_an_action_amid_a_paragraph_ends_where_the_talk_goes_on() -> None:
    text = "10. Tom likes the price. ACTION: Ruth to word the notice. It should be short. Kim asked about the date.\n"
    assert found(text) == [(("Ruth",), "Ruth to word the notice. It should be short.")]


def test_an_arrow_with_an_owner_alone_gives_them_what_stands_above() -> None:
    text = "1 Retrofit\n   The group asked that the underspend be looked at.\n   → KS\n   → the report\n"
    assert found(text) == [(("KS",), "The group asked that the underspend be looked at.")]
