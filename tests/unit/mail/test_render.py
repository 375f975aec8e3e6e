"""Letters in words: everything a letter holds is said, in every part, and nothing a letter holds is more than words."""

from __future__ import annotations

import re
from collections.abc import Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from functools import cache
from pathlib import Path
from shutil import copytree
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from lxml import html

from service.domain import wording
from service.domain.letter import Letter, ListedAction, ListedMeeting, Reminder
from service.errors import TemplateError
from service.mail.render import KINDS, SUBJECT_WIDTH, Branding, Rendered, Renderer
from tests.unit.mail.letters import BARE, FULL, MINIMAL, between, kind_of, reworded

TEMPLATES = Path(__file__).resolve().parents[3] / "templates"
BRANDING = Branding(name="Harbour Partnership", secretariat="the harbour secretariat", footer="Est. 1987", privacy="")
EVERY: tuple[Letter, ...] = (*FULL, *MINIMAL, *(one for letter in FULL for one in between(letter)))

#: A calendar object goes with these; nobody is asked to write above a line where a button is meant to be pressed.
WITH_CALENDAR = {"invitation", "invitation-updated", "invitation-cancelled", "meeting-nudge"}

LETTERS = st.sampled_from([*FULL, *MINIMAL])


@cache
def renderer() -> Renderer:
    return Renderer([TEMPLATES], BRANDING)


@cache
def render(letter: Letter) -> Rendered:
    return renderer().render(letter, reply_to="minutes+ab12@harbour.example", message_id="a1@harbour.example")


def flat(text: str) -> str:
    """Text without its line ends: it is filled to a width, so any blank may be one."""
    return " ".join(text.split())


def read_aloud(words: str) -> str:
    """The words of an HTML part, elements apart."""
    body = html.document_fromstring(re.sub(r"(<br>|</td>|</li>|</a>\s)", r"\1 ", words)).find("body")
    assert body is not None
    return flat("".join(str(text) for text in body.itertext()))


def skeleton(words: str) -> list[tuple[str, tuple[str, ...]]]:
    """The elements of an HTML part with the names of their attributes."""
    elements: list[Any] = list(html.document_fromstring(words).iter())
    return [(str(element.tag), tuple(sorted(element.attrib))) for element in elements]


@cache
def elements() -> set[tuple[str, tuple[str, ...]]]:
    """Every element that templates themselves write."""
    return {one for letter in EVERY for one in skeleton(render(reworded(letter, lambda text: "harmless")).html)}


@pytest.mark.parametrize("letter", EVERY, ids=kind_of)
def test_every_letter_has_a_subject_a_text_and_an_html_part(letter: Letter) -> None:
    words = render(letter)
    assert words.text.strip()
    assert words.html.startswith("<!DOCTYPE html>")
    assert 8 <= len(words.subject) <= SUBJECT_WIDTH
    assert words.subject == flat(words.subject)
    assert not words.subject.endswith((",", ":", "-"))
    for part in (words.subject, words.text, words.html):
        assert "{{" not in part
        assert "{%" not in part
        assert "None" not in part
        assert "Undefined" not in part


@pytest.mark.parametrize("letter", [*FULL, *MINIMAL], ids=kind_of)
@pytest.mark.parametrize("long", ["Long " * 60, "x" * 300, "a\r\nb\n" * 90])
def test_a_subject_is_one_short_line_however_long_the_names(letter: Letter, long: str) -> None:
    subject = render(reworded(letter, lambda text: long)).subject
    assert 8 <= len(subject) <= SUBJECT_WIDTH
    assert len(subject.splitlines()) == 1


def test_a_long_name_does_not_push_what_matters_out_of_a_subject() -> None:
    """Counts and dates stand behind a name that was cut, not behind the end of the line."""
    ends = {letter.kind: render(reworded(letter, lambda text: "Long " * 60)).subject for letter in FULL}
    assert ends["invitation"].endswith("3 June 2027")
    assert ends["invitation-updated"].endswith("3 June 2027")
    assert ends["invitation-cancelled"].endswith("3 June 2027")
    assert ends["meeting-nudge"].endswith("3 June 2027")
    assert ends["action-assigned"].endswith("4 March 2027")
    assert ends["digest"].endswith("1 overdue, 1 due soon, 1 open,…") or "1 overdue" in ends["digest"]


def test_a_digest_asks_for_numbers_that_it_has() -> None:
    full = next(letter for letter in FULL if letter.kind == "digest")
    without = replace(full, overdue=(), unassigned=(), due_soon=(), open=())
    for letter, said, unsaid in (
        (full, f"{full.overdue[0].number} done", "The secretary can change a meeting"),
        (without, "meeting 1 venue Civic Hall", " done"),
        (replace(without, meetings=()), "You need not answer.", "reply"),
    ):
        rendered = render(letter)
        for words in (flat(rendered.text), read_aloud(rendered.html)):
            ending = words[words.index("You need not answer.") :]
            assert said in ending
            assert unsaid not in ending.split("You get this mail")[0]


@pytest.mark.parametrize("letter", EVERY, ids=kind_of)
def test_a_text_part_is_clean(letter: Letter) -> None:
    lines = render(letter).text.split("\n")
    assert lines[-1] == ""
    assert all(line == line.rstrip() for line in lines)
    assert not re.search(r"\n\n\n", "\n".join(lines))
    assert max(map(len, lines)) <= 78


def items_of(letter: Letter) -> Sequence[ListedAction]:
    names = ["items", "withdrawn", "closed", "remaining", "assigned", "unassigned", "possible", "settled", "missing"]
    names += ["actions", "overdue", "due_soon", "open"]
    return [item for name in names for item in getattr(letter, name, ())]


def meetings_of(letter: Letter) -> Sequence[ListedMeeting]:
    return getattr(letter, "meetings", ())


def due_of(item: ListedAction) -> str:
    if item.closed_on:
        return f"Closed on {wording.day(item.closed_on)}"
    return wording.due_words(item.due, item.due_text, item.days_left, overdue=item.overdue)


@pytest.mark.parametrize("letter", EVERY, ids=kind_of)
def test_both_parts_hold_every_item_and_when_it_is_due(letter: Letter) -> None:
    words = render(letter)
    gone = [*getattr(letter, "withdrawn", ()), *getattr(letter, "closed", ())]
    for part in (flat(words.text), read_aloud(words.html)):
        for item in items_of(letter):
            assert item.text in part
            assert item in gone or due_of(item) in part
            assert all(f"Last said: {comment}" in part for comment in item.comments)
            assert all(f"Changed: {change}" in part for change in item.changes)
        for meeting in meetings_of(letter):
            assert meeting.title in part
            assert wording.span(meeting.on, meeting.starts, meeting.ends) in part


@pytest.mark.parametrize("letter", FULL, ids=kind_of)
def test_both_parts_hold_every_sentence_and_name(letter: Letter) -> None:
    words = render(letter)
    told = ["name", "notes", "changes", "done", "added", "changed", "removed", "remedies", "sources", "away", "reason"]
    told += ["person", "address", "owner", "owner_address", "summary", "diagnostic", "comment", "sender"]
    for part in (flat(words.text), read_aloud(words.html)):
        for name in told:
            value = getattr(letter, name, ())
            for sentence in (value,) if isinstance(value, str) else value:
                assert flat(sentence) in part, name
        mark = "Row" if letter.kind == "directory-receipt" else "Line"
        lists = ("problems", "unreadable", "doubts")
        for problem in (one for name in lists for one in getattr(letter, name, ())):
            assert problem.text in part
            assert problem.reason in part
            assert not problem.line or f"{mark} {problem.line}: " in part
        for question in getattr(letter, "questions", ()):
            assert question.text in part
            assert not question.example or f"Reply for example: {question.example}" in part
            assert all(candidate in part for candidate in question.candidates)


@pytest.mark.parametrize("letter", EVERY, ids=kind_of)
def test_every_letter_says_how_to_answer(letter: Letter) -> None:
    text = render(letter).text
    assert re.search(r"^How to answer$|You need not answer|To answer .+ write to them|Reply for example: ", text, re.M)


@pytest.mark.parametrize("letter", EVERY, ids=kind_of)
def test_the_marker_stands_first_where_an_answer_is_typed(letter: Letter) -> None:
    words = render(letter)
    if letter.kind in WITH_CALENDAR:
        assert wording.REPLY_MARKER not in words.text
        assert wording.REPLY_MARKER not in words.html
    else:
        assert words.text.startswith(wording.REPLY_MARKER + "\n")
        assert read_aloud(words.html).startswith(wording.REPLY_MARKER)
        assert words.html.count(wording.REPLY_MARKER) == 1


@pytest.mark.parametrize("letter", [*FULL, *MINIMAL], ids=kind_of)
def test_a_reader_without_a_name_is_greeted_all_the_same(letter: Letter) -> None:
    if hasattr(letter, "name"):
        words = render(replace(letter, name=""))  # type: ignore[arg-type]
        for part in (words.text, read_aloud(words.html)):
            assert "Hello," in part
            assert "Hello ," not in part
        assert "Hello Mira," in words.text or f"Hello {letter.name}," in render(letter).text


@pytest.mark.parametrize("letter", [*FULL, *MINIMAL], ids=kind_of)
def test_a_person_without_a_name_goes_by_their_address(letter: Letter) -> None:
    person, address = ("owner", "owner_address") if hasattr(letter, "owner") else ("person", "address")
    if hasattr(letter, person):
        words = render(replace(letter, **{person: ""}))  # type: ignore[arg-type]
        for part in (words.text, read_aloud(words.html)):
            assert f"o {getattr(letter, address)}" in part or f"From {getattr(letter, address)}" in part
            assert not re.search(r"\b(?:to|From|for|answer) (?:[,:.]|at\b|comes\b|may\b)", part)


@pytest.mark.parametrize("letter", EVERY, ids=kind_of)
def test_no_sentence_has_a_hole(letter: Letter) -> None:
    words = render(letter)
    for part in (flat(words.text), read_aloud(words.html)):
        assert not re.search(
            r"For example: ?(?:--|$|A program|You get)| ,|\(\)|“”|: \.|\.\.(?!\.)| of \.| from \.", part
        )


HOSTILE = """</td></table><script>alert(1)</script><img src=x onerror=y>"'`&lt;{{ 7*7 }}{% raw %}{# no #}"""


@pytest.mark.parametrize("letter", [*FULL, *MINIMAL], ids=kind_of)
def test_hostile_text_is_text(letter: Letter) -> None:
    words = render(reworded(letter, lambda text: HOSTILE))
    harmless = render(reworded(letter, lambda text: "harmless"))
    assert skeleton(words.html) == skeleton(harmless.html)
    for part in (words.subject, words.text, read_aloud(words.html)):
        assert "49" not in part
    assert flat(HOSTILE) in read_aloud(words.html)


def test_a_link_that_would_run_something_is_no_link() -> None:
    for letter in FULL:
        if letter.kind in WITH_CALENDAR:
            meeting = replace(letter.meeting, link="javascript:alert(1)")  # type: ignore[union-attr]
            words = render(replace(letter, meeting=meeting)).html  # type: ignore[arg-type]
            assert "javascript:alert(1)" in read_aloud(words)
            assert not html.document_fromstring(words).xpath("//@href[contains(., 'javascript')]")


def test_an_address_adds_nobody_to_the_mail_that_a_link_opens() -> None:
    for letter in FULL:
        if letter.kind in ("owner-says", "attendance-question"):
            words = render(reworded(letter, lambda text: "a?bcc=b@harbour.example")).html
            assert 'href="mailto:a%3Fbcc%3Db@harbour.example"' in words


@settings(max_examples=60, deadline=None)
@given(letter=LETTERS, text=st.text(st.characters(codec="utf-8", exclude_characters="\0"), max_size=60))
def test_any_text_at_all_can_be_put_in_words(letter: Letter, text: str) -> None:
    words = render(reworded(letter, lambda _: text))
    assert len(words.subject.splitlines()) <= 1
    assert len(words.subject) <= SUBJECT_WIDTH
    assert "\r" not in words.text
    assert set(skeleton(words.html)) <= elements()


def test_the_same_letter_is_worded_the_same_every_time() -> None:
    again = Renderer([TEMPLATES], BRANDING)
    for letter in FULL:
        assert again.render(letter, reply_to="m@h.example") == renderer().render(letter, reply_to="m@h.example")


def test_mails_worded_at_the_same_time_keep_their_own_links() -> None:
    letter = Reminder(name="Mira", items=(BARE,))

    def links(number: int) -> set[str]:
        words = renderer().render(letter, reply_to=f"m{number}@harbour.example").html
        return {str(link).partition("?")[0] for link in html.document_fromstring(words).xpath("//a/@href")}

    with ThreadPoolExecutor(8) as pool:
        found = list(pool.map(links, range(200)))
    assert found == [{f"mailto:m{number}@harbour.example"} for number in range(200)]


def test_the_brand_is_in_every_mail() -> None:
    for letter in FULL:
        words = render(letter)
        assert BRANDING.footer in words.text
        assert BRANDING.footer in words.html
        assert "Harbour Partnership" in words.html


# --- folders of a user's own ---


def test_a_folder_given_earlier_wins_file_by_file(tmp_path: Path) -> None:
    (tmp_path / "reminder").mkdir()
    (tmp_path / "reminder/subject.txt").write_text("Nudge: {{ letter.items|length }}\n", encoding="utf-8")
    own = Renderer([tmp_path, TEMPLATES], BRANDING)
    for letter in FULL:
        ours, theirs = render(letter), own.render(letter, reply_to="minutes+ab12@harbour.example", message_id="")
        assert theirs.text == ours.text
        assert (theirs.subject == ours.subject) is (letter.kind != "reminder")
    letter = Reminder(name="Mira", items=(BARE,))
    assert own.render(letter, reply_to="m@h.example").subject == "Nudge: 1"
    assert Renderer([TEMPLATES, tmp_path], BRANDING).render(letter, reply_to="m@h.example").subject != "Nudge: 1"


def test_a_changed_layout_changes_every_mail(tmp_path: Path) -> None:
    (tmp_path / "_layout").mkdir()
    base = (TEMPLATES / "_layout/base.txt").read_text(encoding="utf-8")
    (tmp_path / "_layout/base.txt").write_text(base + "\nOur own last line.\n", encoding="utf-8")
    own = Renderer([tmp_path, TEMPLATES], BRANDING)
    assert all(own.render(letter, reply_to="m@h.example").text.endswith("Our own last line.\n") for letter in FULL)


@pytest.fixture
def copied(tmp_path: Path) -> Path:
    return Path(copytree(TEMPLATES, tmp_path / "templates"))


def test_a_template_that_does_not_parse_is_named_with_its_line(copied: Path) -> None:
    broken = copied / "digest/body.txt"
    broken.write_text("Hello\n\n{% if letter.held %}\nno end\n", encoding="utf-8")
    with pytest.raises(TemplateError, match=re.escape(f"{broken}:3: ") + r"|digest/body\.txt:\d+: "):
        Renderer([copied], BRANDING)


def test_a_template_that_asks_for_what_no_letter_has_is_named_with_its_line(copied: Path) -> None:
    broken = copied / "digest/body.txt"
    broken.write_text("Hello\n\n{{ letter.colour }}\n", encoding="utf-8")
    own = Renderer([copied], BRANDING)
    digest = next(letter for letter in FULL if letter.kind == "digest")
    with pytest.raises(TemplateError, match=re.escape(f"{broken}:3: ")) as caught:
        own.render(digest, reply_to="m@h.example")
    assert "colour" in str(caught.value)


def test_a_fault_in_a_shared_part_is_found_where_it_is(copied: Path) -> None:
    shared = copied / "_layout/parts.txt"
    source = shared.read_text(encoding="utf-8")
    shared.write_text(source.replace("{{ text|hang(mark) }}", "{{ text|hang(mark, nothing) }}"), encoding="utf-8")
    line = source[: source.index("{{ text|hang(mark) }}")].count("\n") + 1
    with pytest.raises(TemplateError, match=re.escape(f"{shared}:{line}: ")):
        Renderer([copied], BRANDING).render(Reminder(name="Mira", items=(BARE,)), reply_to="m@h.example")


@pytest.mark.parametrize(
    ("kind", "name"), [(KINDS[0], "body.html"), (KINDS[0], "subject.txt"), (KINDS[-1], "body.txt")]
)
def test_a_missing_file_is_found_at_the_start(copied: Path, kind: str, name: str) -> None:
    (copied / kind / name).unlink()
    with pytest.raises(TemplateError, match=f"{kind}/{name}: no such file in "):
        Renderer([copied], BRANDING)


@pytest.mark.parametrize("name", ["style.css", "base.html", "parts.txt"])
def test_a_missing_layout_is_found(copied: Path, name: str) -> None:
    (copied / "_layout" / name).unlink()
    with pytest.raises(TemplateError, match=f"_layout/{name}"):
        Renderer([copied], BRANDING).render(FULL[0], reply_to="m@h.example")
