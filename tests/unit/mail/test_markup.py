"""The markup of the common mail programs: history is cut where the program itself marks it."""

from __future__ import annotations

from pathlib import Path

import pytest

from service.domain.message import Message
from service.mail.body import visible_text
from service.mail.markup import text_of_markup

ANSWERS = sorted((Path(__file__).parents[2] / "corpus" / "answers").glob("*.html"))


def answer(markup: str) -> Message:
    return Message(message_id="a@body.example", html=markup)


@pytest.mark.parametrize("path", ANSWERS, ids=lambda path: path.stem)
def test_the_history_is_cut_where_the_program_marks_it(path: Path) -> None:
    """Every file is "Done, thanks." as one mail program writes it above our letter."""
    assert visible_text(answer(path.read_text("utf-8"))).text == "Done, thanks."


def test_the_common_programs_are_there() -> None:
    assert {"gmail", "outlook-web", "outlook-windows", "apple", "thunderbird"} <= {path.stem for path in ANSWERS}


def test_an_answer_between_quotations_is_kept() -> None:
    markup = """<blockquote type="cite">1. Print the leaflets?</blockquote><div>Done</div>
        <blockquote type="cite">2. Hire the hall?</blockquote><div>Not yet</div>"""
    assert visible_text(answer(markup)).text.split() == ["Done", "Not", "yet"]


def test_an_indent_of_the_writers_own_is_no_quotation() -> None:
    markup = """<div>My list:</div><blockquote style="margin:0 0 0 40px;border:none">leaflets done</blockquote>"""
    assert visible_text(answer(markup)).text.split("\n\n") == ["My list:", "leaflets done"]


def test_lists_tables_and_breaks_become_lines() -> None:
    markup = "<ul><li>one</li><li>two</li></ul><table><tr><td>a</td><td>b</td></tr></table>x<br>y<p>z</p>"
    assert [line for line in text_of_markup(markup).split("\n") if line] == ["- one", "- two", "a b", "x", "y", "z"]


def test_scripts_styles_and_comments_are_no_words() -> None:
    assert text_of_markup("<style>p{}</style><script>x</script><!-- y --><p>Done</p>") == "Done"


@pytest.mark.parametrize(
    "markup", ["", " ", "<", "<!--", "<html", "\x01", "<div>" * 3000 + "deep", "</p></p>", "<a><b></a>"]
)
def test_broken_markup_raises_nothing(markup: str) -> None:
    assert isinstance(text_of_markup(markup), str)


@pytest.mark.parametrize(
    ("markup", "lines"),
    [
        ("<ol><li>Sam Porter</li><li>cancel</li></ol>", ["1. Sam Porter", "2. cancel"]),
        ('<ol start=3 type=1><li class="Mso">Sam Porter</li><li>cancel</li></ol>', ["3. Sam Porter", "4. cancel"]),
        ("<ol><li value=5>cancel</li><li>done</li></ol>", ["5. cancel", "6. done"]),
        ("<ol type=a><li>cancel</li></ol>", ["- cancel"]),
        ("<ul><li>cancel</li></ul>", ["- cancel"]),
        ("<ol start=x><li value=y>cancel</li></ol>", ["1. cancel"]),
    ],
)  # fmt: skip
def test_a_list_that_numbers_itself_keeps_its_numbers(markup: str, lines: list[str]) -> None:
    assert [line for line in text_of_markup(markup).split("\n") if line] == lines
