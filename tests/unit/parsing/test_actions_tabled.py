"""Actions in tables: with header names, by what the columns hold, flattened, and tables that hold none."""

from __future__ import annotations

from datetime import date

import pytest

from service.domain.document import Block, BlockKind, Document
from service.domain.minutes import ItemStatus
from service.parsing.minutes import parse_minutes
from tests.unit.parsing.paper import RECEIVED, explicit, found, minutes_of


def table(*rows: tuple[str, ...], header: bool = False, number: int = 1) -> list[Block]:
    return [
        Block(kind=BlockKind.ROW, text=" | ".join(row), line=100 * number + i, table=number, header=header and i == 0,
              cells=tuple(tuple(cell.split("\n")) if cell else () for cell in row))
        for i, row in enumerate(rows)
    ]  # fmt: skip


def heading(text: str, line: int = 50) -> Block:
    return Block(kind=BlockKind.HEADING, text=text, line=line, level=2)


def of(*blocks: Block, title: str = "Fernvale Committee, 6 March 2024") -> Document:
    top = [
        Block(kind=BlockKind.HEADING, text=title, line=1, level=1),
        Block(kind=BlockKind.PARAGRAPH, text="Present: Ruth Okafor (RO), Tom Pell (TP), Sue Finn (SF)", line=2),
    ]
    return Document(name="", format="docx", blocks=(*top, *blocks))


def read(*blocks: Block) -> list[tuple[tuple[str, ...], str, ItemStatus]]:
    return [(a.owners, a.text, a.status) for a in explicit(parse_minutes(of(*blocks), received_on=RECEIVED))]


def test_number_text_initials_and_status_without_a_header() -> None:
    rows = table(
        ("61.02", "Write a note to the county", "SF", ".", "–"),
        ("61.03", "Ask for a quote for the roof", "TP", "Ok", "–"),
        ("62.01", "Paint the railings by the pond", "RO/TP", "Done", ""),
        ("62.04", "Count the chairs in the hall", "SF", "", ""),
    )
    assert read(*rows) == [
        (("SF",), "Write a note to the county", ItemStatus.OPEN),
        (("TP",), "Ask for a quote for the roof", ItemStatus.DONE),
        (("RO", "TP"), "Paint the railings by the pond", ItemStatus.DONE),
        (("SF",), "Count the chairs in the hall", ItemStatus.OPEN),
    ]


def test_a_second_table_of_people_is_no_list_of_actions() -> None:
    rows = table(("Init", "Name"), ("SF", "Sue Finn"), ("TP", "Tom Pell"), ("RO", "Ruth Okafor"), number=2)
    assert read(*rows) == []


def test_an_empty_header_row() -> None:
    rows = table(("", "", ""), ("121.2", "Send the tender papers out", "RO"), ("121.3", "Book the village hall", "TP"))
    assert read(*rows) == [
        (("RO",), "Send the tender papers out", ItemStatus.OPEN),
        (("TP",), "Book the village hall", ItemStatus.OPEN),
    ]


def test_tables_under_open_and_completed_headings() -> None:
    new = table(("4.1", "Draw up the plan", "TP"), ("4.2", "Suggest dates", "RO"))
    old = table(("3.1", "List the tools", "TP"), ("3.2", "Comment on the charter", "SF+others"), number=2)
    got = read(heading("New and Ongoing Actions"), *new, heading("Completed Actions", 150), *old)
    assert [(owners, status) for owners, _, status in got] == [
        (("TP",), ItemStatus.OPEN),
        (("RO",), ItemStatus.OPEN),
        (("TP",), ItemStatus.DONE),
        (("SF",), ItemStatus.DONE),
    ]


def test_action_owner_due_and_status_columns() -> None:
    rows = table(
        ("No", "Action", "Owner", "By when", "Status"),
        ("1", "Circulate the draft policy", "Ruth Okafor", "31/03/2024", "In progress"),
        ("2", "Invite the ranger", "TP", "Next meeting", ""),
        ("3", "Update the map", "", "", "Complete"),
        header=True,
    )
    items = explicit(parse_minutes(of(*rows), received_on=RECEIVED))
    assert [(i.owners, i.due, i.due_text, i.status) for i in items] == [
        (("Ruth Okafor",), date(2024, 3, 31), "31/03/2024", ItemStatus.ONGOING),
        (("TP",), None, "Next meeting", ItemStatus.OPEN),
        ((), None, "", ItemStatus.DONE),
    ]
    assert [i.reference for i in items] == ["1", "2", "3"]


def test_an_action_column_with_owners_alone_takes_the_words_beside() -> None:
    rows = table(
        ("Item", "Discussion", "Action"),
        ("1", "Welcome\nEverybody was welcomed.", ""),
        ("2", "Roof\nThe roof leaks again. A builder is to be found.", "TP"),
        ("3", "Fair\nRO to book the band.", "RO/SF"),
    )
    got = read(*rows)
    assert [owners for owners, _, _ in got] == [("TP",), ("RO", "SF")]
    assert "builder" in got[0][1]


def test_an_action_column_with_words() -> None:
    rows = table(
        ("Agenda item", "Notes", "Actions"),
        ("Roof", "It leaks.", "Tom Pell to find a builder\nSue Finn to tell the insurer"),
        ("Fair", "Went well.", "None"),
        ("Pond", "Frozen.", "Put up a sign"),
    )
    assert [(owners, text) for owners, text, _ in read(*rows)] == [
        (("Tom Pell",), "Tom Pell to find a builder"),
        (("Sue Finn",), "Sue Finn to tell the insurer"),
        ((), "Put up a sign"),
    ]


def test_decisions_and_actions_in_one_column_with_due_in_brackets() -> None:
    rows = table(
        ("Topic", "Decisions & actions"),
        ("Books", "The new edition is adopted\nACTION Ruth: write to the printer & ask for proofs (12/6)"),
        ("Shop", "Opening hours stay"),
        ("Web", "ACTION Tom: mend the form (30/4)"),
    )
    items = explicit(parse_minutes(of(*rows), received_on=RECEIVED))
    assert [(i.owners, i.due) for i in items] == [(("Ruth",), date(2024, 6, 12)), (("Tom",), date(2024, 4, 30))]


def test_a_tracker_export_is_no_list_of_actions() -> None:
    rows = table(
        ("Issue", "Title", "Action"),
        ("101", "Gate squeaks when opened", "Actions"),
        ("102", "Lamp is out by the door", "Actions"),
        ("103", "Bin lid is missing again", "Actions"),
        ("104", "Path floods after rain", "Actions"),
    )
    assert read(*rows) == []


def test_a_flattened_table_ends_in_owner_and_date() -> None:
    text = (
        "Item Action by Action date\n\nThe register needs an update after the purchases TP Audit\n\n"
        "A site for the bench is likely, RO to organise. RO 27/5\n\nThe accounts were approved Note\n"
    )
    items = explicit(minutes_of(text))
    assert [(i.owners, i.due, i.due_text) for i in items] == [
        (("TP",), None, "Audit"),
        (("RO",), date(2024, 5, 27), "27/5"),
    ]


def test_owners_in_the_margin_of_an_action_column() -> None:
    blocks = [
        Block(
            kind=BlockKind.PARAGRAPH,
            text="The half-yearly reports will be ready for the next Board meeting.",
            line=5,
            margin="RO/TP",
        ),
        Block(kind=BlockKind.PARAGRAPH, text="The paper was noted by all who were there.", line=6),
        Block(kind=BlockKind.PARAGRAPH, text="A trip to the mill will be arranged.", line=7, margin="SF"),
    ]
    assert [owners for owners, _, _ in read(*blocks)] == [("RO", "TP"), ("SF",)]


def test_who_leads_a_topic_in_the_margin_is_no_owner() -> None:
    blocks = [
        Block(kind=BlockKind.ITEM, text="Finance report", line=5, marker="1.", strong=True, margin="RO"),
        Block(kind=BlockKind.PARAGRAPH, text="The balance was read out to everybody.", line=6),
        Block(kind=BlockKind.ITEM, text="Any other business", line=7, marker="2.", strong=True, margin="All"),
    ]
    assert read(*blocks) == []


@pytest.mark.parametrize(
    ("text", "owners"),
    [
        ("The drain is blocked. CLERK TO CONFIRM BY EMAIL.", ("CLERK",)),
        ("The verge needs cutting. CLLR BRACK / CLERK TO ARRANGE", ("CLLR BRACK", "CLERK")),
        ("The verge needs cutting again. CLERK TO ACTION", ("CLERK",)),
        ("A letter came from the mill. Cllr Brack TO REPLY.", ("Cllr Brack",)),
        ("The gate is broken - CLERK TO WRITE to the owner", ("CLERK",)),
        ("The verge needs cutting CLLR BRACK TO ASK THE FARMER", ("CLLR BRACK",)),
    ],
)
def test_capitals_in_prose(text: str, owners: tuple[str, ...]) -> None:
    got = found(text)
    assert [o for o, _ in got] == [owners]
    if "ACTION" in text:
        assert "verge" in got[0][1]


def test_capitals_of_an_agenda_are_no_actions() -> None:
    text = (
        "AGENDA\n\nTO DISCUSS THE PLAYING FIELD\n\nMEMBERS TO DECLARE INTERESTS\n\nALL MEMBERS "
        "OF THE PUBLIC WELCOME TO ATTEND\n"
    )
    assert found(text, head="# Parish Council\n\n") == []


def test_the_number_tells_the_age_of_an_action() -> None:
    rows = table(("113.2", "Send the tender papers out", "RO"), ("121.3", "Book the village hall", "TP"))
    document = of(*rows, title="Fernvale Committee, meeting 121, 6 March 2024")
    items = explicit(parse_minutes(document, received_on=RECEIVED))
    assert [item.status for item in items] == [ItemStatus.ONGOING, ItemStatus.OPEN]


def test_a_legend_gives_the_names_to_initials() -> None:
    rows = table(("Init", "Name"), ("HJ", "Hal Jones"), ("MPO", "Mark Pogson"), number=2)
    forms = dict(parse_minutes(of(*rows), received_on=RECEIVED).short_forms)
    assert (forms["HJ"], forms["MPO"]) == ("Hal Jones", "Mark Pogson")


def test_a_column_for_whom_the_action_is() -> None:
    head = "| Issue | For | Action | Timescale |\n|---|---|---|---|\n"
    rows = "| #2 | TP | Paint the sign | |\n| | RO | RO to help TP | |\n"
    assert found(head + rows) == [(("TP",), "Paint the sign"), (("RO",), "RO to help TP")]


def test_what_was_first_minuted_before_is_carried_over() -> None:
    text = (
        "| # | Date raised | Action | Lead | Update |\n|---|---|---|---|---|\n"
        "| 15 | 01/12/23 | Map the contacts | KS | Six in ten so far |\n| 17 | 06/03/24 | Draft the lines | TP | |\n"
    )
    assert [item.status for item in explicit(minutes_of(text))] == [ItemStatus.ONGOING, ItemStatus.OPEN]


def test_a_row_for_information_asks_nobody() -> None:
    text = (
        "| Ref | Discussion | Owner | Due |\n|---|---|---|---|\n| 1 | TP tabled the programme | TP | Info |\n"
        "| 2 | Two doors are to be mended | KS | 13 April |\n"
    )
    assert [item.owners for item in explicit(minutes_of(text))] == [("KS",)]


def test_to_dos_are_the_actions_of_a_table() -> None:
    text = "## Take-aways\n\n| To-Do | Assigned To: |\n|---|---|\n| complete the rota | KS |\n| Book the stall | TP |\n"
    assert [(item.owners, item.text) for item in explicit(minutes_of(text))] == [
        (("KS",), "complete the rota"),
        (("TP",), "Book the stall"),
    ]
