"""Whatever a document holds, reading it ends, raises nothing, and points at lines it has."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from service.domain.document import Block, BlockKind, Document
from service.parsing.minutes import parse_minutes

WORDS = [
    "Action:", "ACTION", "[ACTION]", "AI", "AP44", "Actions", "RO", "RO/TP", "Ruth Okafor (RO)", "to",
    "will", "be", "write", "the Clerk", "next meeting", "Date of next meeting:", "4 June 2024", "31/2",
    "2-4pm", "tbc", "@nick", "(TP)", "- done", "Present:", "Apologies:", "by", "Friday", "All",
    "CLERK TO ACTION", "agreed", ".", ":", "|", "2024", "Venue", "Meeting", "Owner",
    "https://x.example/a", "\x00", "½", "(", ")",
]  # fmt: skip
phrases = st.lists(st.sampled_from(WORDS), max_size=12).map(" ".join)
texts = phrases | st.text(max_size=80)
cells = st.lists(st.lists(texts, max_size=3).map(tuple), max_size=5).map(tuple)


@st.composite
def blocks(draw: st.DrawFn) -> tuple[Block, ...]:
    made = []
    for line in range(1, draw(st.integers(0, 14)) + 1):
        row = draw(cells)
        kind = draw(st.sampled_from(BlockKind))
        made.append(
            Block(
                kind=kind,
                text=" | ".join(" ".join(cell) for cell in row) if kind is BlockKind.ROW else draw(texts),
                line=line,
                level=draw(st.integers(0, 6)),
                marker=draw(st.sampled_from(["", "-", "1.", "2.", "3.1", "[x]", "[ ]", "a)", "99999999.1"])),
                cells=row if kind is BlockKind.ROW else (),
                table=draw(st.integers(1, 2)) if kind is BlockKind.ROW else 0,
                strong=draw(st.booleans()),
                margin=draw(st.sampled_from(["", "", "RO", "Action"])),
            )
        )
    return tuple(made)


@settings(max_examples=150, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(blocks(), st.dates(date(1990, 1, 1), date(2090, 1, 1)))
def test_any_document_is_read(content: tuple[Block, ...], received_on: date) -> None:
    minutes = parse_minutes(Document(name="", format="text", blocks=content), received_on=received_on)
    lines = {block.line for block in content}
    assert all(item.text and item.line in lines and 0 < item.confidence <= 1 for item in minutes.actions)
    assert all(meeting.line in lines for meeting in minutes.meetings)
    assert all(meeting.on != minutes.meeting.on for meeting in minutes.meetings)


@pytest.mark.parametrize(
    "unit",
    [
        "Action: ",
        "a, ",
        "A ",
        "1/1 ",
        "by the next ",
        "( ",
        "RO/",
        "2-",
        "X and ",
        "@ ",
        "[",
        "Ruth to ",
        "..",
        "  ",
        "10:",
    ],
)
def test_a_long_line_of_one_thing_is_read(unit: str) -> None:
    block = Block(kind=BlockKind.PARAGRAPH, text=unit * (6000 // len(unit)), line=1)
    parse_minutes(Document(name="", format="text", blocks=(block,)), received_on=date(2024, 3, 20))
