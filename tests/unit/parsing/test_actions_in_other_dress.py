"""Lists of actions in the forms that minutes of all sorts give them: initials before or below, dashes, one line."""

from __future__ import annotations

from datetime import date

import pytest

from service.domain.minutes import ItemStatus
from tests.unit.parsing.paper import explicit, found, minutes_of

DONE, ONGOING, OPEN = ItemStatus.DONE, ItemStatus.ONGOING, ItemStatus.OPEN

WHOSE = {
    "initials below": (
        "## Actions\n\n- Contact Rowan about pictures\n  - HP\n- Gather words from the fair\n  - HP, NL\n- Paint it\n",
        [("HP",), ("HP", "NL"), ()],
    ),
    "initials in bold before": (
        "## Actions\n\n- **HP** Contact Rowan about pictures\n- (HP, NL) Gather words\n- [NM] Share the logo with NL\n",
        [("HP",), ("HP", "NL"), ("NM",)],
    ),
    "names in brackets before": (
        "### AI\n\n* (Kim) Send the survey\n* (Tom, Ruth) Book the hall\n* (all) read the paper\n",
        [("Kim",), ("Tom", "Ruth"), ("all",)],
    ),
    "two before a verb": (
        "## Actions\n\n- KS and TP to mend the gate\n- RO to ring\n- RO will paint\n",
        [("KS", "TP"), ("RO",), ("RO",)],
    ),
    "a plural of people": (
        "## Actions\n\n- Agents: send lists\n- Tenants: sweep up\n",
        [("Agents",), ("Tenants",)],
    ),
    "notices are nobody": ("## Actions\n\n- Notifications will be sent out in Week 1\n", [()]),
    "all on one line": (
        "**Actions:** Kim to send the survey; Tom to book the hall by 3 April; all to read the paper.\n",
        [("Kim",), ("Tom",), ("all",)],
    ),
    "one doer for two tasks": ("Action: Kim to send the survey; then to count the answers.\n", [("Kim",)]),
    "the keyword in brackets ends its sentence": (
        "Kim agreed to send the survey (ACTION). Tom said he would book the hall (ACTION: TP).\n",
        [("Kim",), ("TP",)],
    ),
    "an arrow": ("- The survey was read\n    - ACTION -> Kim send it round\n", [("Kim",)]),
    "who does what": ("## Who will do what\n\nKim: survey, posters\n\nTom: book the hall\n", [("Kim",), ("Tom",)]),
    "to do before": ("## To-do before next meeting\n\n* Kim: send survey\n* Tom: book hall\n", [("Kim",), ("Tom",)]),
    "names over lists, and everybody": (
        "## Actions\n\nTP\n- Cut the hedge\n- Oil the gate\n\nAll\n- Read the plan\n",
        [("TP",), ("TP",), ("All",)],
    ),
    "an arrow to the owner": (
        "## Actions\n\n- [ ] Website -> Ruth\n- [ ] Hall booking → Tom\n- [ ] Poster => Kim\n",
        [("Ruth",), ("Tom",), ("Kim",)],
    ),
    "a handle at the end": (
        "## Action items\n\n- [Fix the gate](https://weir.example/13) @ada\n- Paint it @bo and @ada\n"
        "- Talk about the lamp to @bo\n- Ask @ada\n- Thank Ruth, @ada and @bo\n",
        [("@ada",), ("@bo", "@ada"), (), (), ()],
    ),
    "a resolution is nobody's": (
        "**ACTIONS ARISING**\n\n(a) Clerk to write to the county.\n(b) That the accounts be noted.\n",
        [("Clerk",)],
    ),
    "someone told to write to agents": ("- ACTION: TP email the letting agent\n", [("TP",)]),
    "two tasks of one marked action": ("Action: Kim to fetch the ducks; Tom to bring the float\n", [("Kim", "Tom")]),
    "short words beside an owner": (
        "## Actions\n\n| Task | Assigned | Done? |\n|--|--|--|\n| Website | Ruth | N |\n| Hall | Tom | N |\n"
        "| None | Kim | |\n",
        [("Ruth",), ("Tom",)],
    ),
    "a remark with a colon among the names": (
        "**Action:** Ruth/Tom/Kim (lead: Ruth) to draft the plan.\n",
        [("Ruth",)],
    ),
    "names in brackets before the day": (
        "## Actions\n\n* See costs (Tom and Kim) - by end of March\n* Check insurance: Ruth (April)\n* Mow (May)\n",
        [("Tom", "Kim"), ("Ruth",), ()],
    ),
    "a list that is elsewhere": ("Action points: see list circulated by email.\n", []),
    "a task in brackets with its day": (
        "## Actions\n\n- Una (invitations) by 18 October\n- Tom (chairs, tables)\n",
        [("Una",), ("Tom",)],
    ),
}


@pytest.mark.parametrize(("text", "expected"), WHOSE.values(), ids=WHOSE.keys())
def test_whose(text: str, expected: list[tuple[str, ...]]) -> None:
    assert [owners for owners, _ in found(text)] == expected


DUE = {
    "behind dashes": ("## Tasks\n\n- Send survey -- Kim -- 3 April\n- Book hall -- Tom -- ASAP\n",
                      [("Kim", date(2024, 4, 3), "3 April"), ("Tom", None, "ASAP")]),
    "in a column of updates": (
        "## Actions\n\n| Action | Who | Update |\n|--|--|--|\n| Mend the gate | TP | Next time |\n"
        "| Paint the hut | RO | For 20/06/24 |\n| Ring the mill | KS | For the mill, a new number |\n",
        [("TP", None, "Next time"), ("RO", date(2024, 6, 20), "For 20/06/24"), ("KS", None, "")],
    ),
    "behind the task in brackets": ("## Actions\n\n- Una (invitations) by 18 October\n",
                                    [("Una", date(2024, 10, 18), "by 18 October")]),
}  # fmt: skip


@pytest.mark.parametrize(("text", "expected"), DUE.values(), ids=DUE.keys())
def test_due(text: str, expected: list[tuple[str, date | None, str]]) -> None:
    assert [(item.owners[0], item.due, item.due_text) for item in explicit(minutes_of(text))] == expected


STATUS = {
    "a month before this": (
        "## Actions from February\n\n- TP to mend it\n- RO to paint - done\n",
        [ONGOING, DONE],
    ),
    "this month": ("## Actions from March\n\n- TP to mend the gate\n", [OPEN]),
    "short entries that end in a deed": (
        "## Actions from last meeting\n\n- Jordan V, school emailed\n- Luke has gone to the shop\n- stickers ordered\n"
        "- Kim to ring\n- a quote is needed\n- keys not returned\n",
        [DONE, DONE, DONE, ONGOING, ONGOING, ONGOING],
    ),
    "codes of the meeting and the number in it": (
        "## Review of actions\n\n**2023-11 (1)** Ruth to write: COMPLETED\n\n**2023-11 (2)** Tom paints: ONGOING\n\n"
        "**2024-01 (1)** Kim to ring the mill: CLOSED – the mill rang us\n",
        [DONE, ONGOING, DONE],
    ),
    "a deed of another verb behind a dash": (
        "## Actions from previous meeting\n\n1. Will to do the accounts - circulated with the agenda.\n"
        "2. Tom to paint the gate - Tom has bought paint but needs a dry day.\n3. Kim to ask - asked, no answer yet\n",
        [DONE, ONGOING, ONGOING],
    ),
    "a state behind the keyword": (
        "4.2 RO to chase the county. **Action RO (carried forward)**\n\n4.3 TP to oil the gate. ACTION: TP (done)\n",
        [ONGOING, DONE],
    ),
    "ticks as a forge spells them": (
        "## Action items from last week\n\n1. Jo: ladder :white_check_mark:\n2. Kim: nails (not started)\n",
        [DONE, ONGOING],
    ),
    "a column for the day of closing": (
        "## Open actions\n\n| ID | Action | Owner | Opened | Closed |\n|--|--|--|--|--|\n"
        "| 1 | Write to mill | RO | 1 Feb | 3 March |\n| 2 | Paint gate | TP | 1 Feb | |\n",
        [DONE, OPEN],
    ),
    "a report below in the passive": (
        "## Actions from last meeting\n\n- Tom: Ring the county\n    - The county has been contacted\n"
        "- Kim: Ask the mill\n    - The mill has been asked to answer\n- Jo: Fair\n    - It has been raining\n",
        [DONE, ONGOING, ONGOING],
    ),
    "a column that tells the deed": (
        "## Outstanding actions\n\n| Ref | Action | Who | Update |\n|--|--|--|--|\n| 12 | Send it | KS | Sent 3/3 |\n"
        "| 13 | Book it | TP | Not yet started |\n| 14 | Ring the mill | RO | Mill is shut |\n",
        [DONE, ONGOING, ONGOING],
    ),
}


@pytest.mark.parametrize(("text", "expected"), STATUS.values(), ids=STATUS.keys())
def test_status(text: str, expected: list[ItemStatus]) -> None:
    assert [item.status for item in explicit(minutes_of(text))] == expected


@pytest.mark.parametrize(
    "name",
    ["Action items recap", "Actions decided", "Tasks for next week", "Assigned tasks", "Homework",
     "To-dos until Friday", "Tasks to be done before next meeting", "Action points before next meeting"],
)  # fmt: skip
def test_names_of_lists(name: str) -> None:
    assert found(f"Talk of the weir.\n\n## {name}\n\n- Website\n- Kim: ring the mill\n")[-1] == (
        ("Kim",),
        "ring the mill",
    )


@pytest.mark.parametrize("name", ["Task force", "Taskmaster report", "Homework club", "Work next door"])
def test_names_of_none(name: str) -> None:
    assert found(f"## {name}\n\n- The website was shown\n- Kim: they rang the mill\n") == []
