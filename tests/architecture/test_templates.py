"""The folder of templates as a whole: complete, self-contained, legible, and true in what it asks readers to type."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from datetime import date
from functools import cache
from typing import Any, get_args
from urllib.parse import parse_qs, urlsplit

import pytest
from lxml import html

from service.domain.correction import Correction, NotUnderstood
from service.domain.letter import Digest, Letter, ListedAction, Reminder
from service.domain.plan_stop import STOPPABLE
from service.domain.reply import Intent
from service.mail.branding import ENOUGH_CONTRAST, Branding, contrast, plan_palette
from service.mail.render import KINDS, Rendered, Renderer
from service.parsing.corrections import parse_corrections
from service.parsing.replies import parse_reply
from service.workflows.on_reply import ABOUT_MEETINGS, FOR_SECRETARY
from tests.architecture.tree import ROOT
from tests.unit.mail.letters import FULL, MINIMAL, between, kind_of, reworded, texts

TEMPLATES = ROOT / "templates"
FILES = {"subject.txt", "body.txt", "body.html"}
TODAY = date(2027, 3, 15)

OWNERS = {
    "answer-held",
    "action-assigned",
    "action-updated",
    "action-completed",
    "reply-noted",
    "reply-unclear",
    "reminder",
}
MEMBERS = {"invitation", "invitation-updated", "invitation-cancelled", "meeting-nudge"}
SECRETARIES = set(KINDS) - OWNERS - MEMBERS

COLOURS = ("#1d5b79", "#ffffff", "#000000", "#ffd400", "#e2001a", "#7a7a7a", "#00a3ad")

EVERY: tuple[Letter, ...] = (*FULL, *MINIMAL, *(one for letter in FULL for one in between(letter)))


@cache
def renderer(colour: str = COLOURS[0]) -> Renderer:
    return Renderer([TEMPLATES], Branding(name="Harbour Partnership", colour=colour, footer="F", privacy="P"))


@cache
def render(letter: Letter, colour: str = COLOURS[0]) -> Rendered:
    return renderer(colour).render(letter, reply_to="minutes+ab12@harbour.example", message_id="a1@harbour.example")


def found_in(words: str, path: str) -> list[Any]:
    """Elements or attributes of an HTML part, by XPath."""
    return list(html.document_fromstring(words).xpath(path))  # type: ignore[arg-type]


def test_every_letter_has_its_folder_and_every_folder_its_letter() -> None:
    kinds = {letter.kind for letter in get_args(Letter)}
    assert len(kinds) == len(get_args(Letter))
    assert {folder.name for folder in TEMPLATES.iterdir() if folder.is_dir()} == kinds | {"_layout"}
    assert [path.name for path in TEMPLATES.iterdir() if not path.is_dir()] == []


@pytest.mark.parametrize("kind", KINDS)
def test_a_folder_holds_subject_text_and_html_and_no_more(kind: str) -> None:
    assert {path.name for path in (TEMPLATES / kind).iterdir()} == FILES


def test_there_is_a_full_and_a_minimal_letter_of_every_kind() -> None:
    assert sorted(map(kind_of, FULL)) == sorted(map(kind_of, MINIMAL)) == list(KINDS)


def test_an_answer_to_any_letter_is_read_as_its_reader_means_it() -> None:
    """A digest goes to owners, too: who answers it decides. "stop" holds back what tells owners and members."""
    assert SECRETARIES - {"digest"} == FOR_SECRETARY
    assert MEMBERS == ABOUT_MEETINGS
    assert set(STOPPABLE) <= OWNERS | MEMBERS


def test_no_template_is_unread() -> None:
    """What lies in _layout is used by name somewhere; a file left over would go on being translated and repaired."""
    sources = "".join(path.read_text(encoding="utf-8") for path in TEMPLATES.rglob("*") if path.is_file())
    sources += (ROOT / "service/mail/render.py").read_text(encoding="utf-8")
    assert [path.name for path in (TEMPLATES / "_layout").iterdir() if f"_layout/{path.name}" not in sources] == []


@pytest.mark.parametrize("letter", FULL, ids=kind_of)
def test_a_mail_fetches_nothing_and_runs_nothing(letter: Letter) -> None:
    words = render(letter).html
    tree = html.document_fromstring(words)
    assert not tree.xpath(
        "//img | //script | //link | //iframe | //object | //embed | //form | //input | //svg | //base"
    )
    assert not found_in(words, "//@src | //@background | //@srcset | //@poster | //@action")
    assert not found_in(words, "//@*[starts-with(name(), 'on')]")
    assert not re.search(r"url\(|@import|expression\(", words, re.IGNORECASE)
    assert {urlsplit(link).scheme for link in found_in(words, "//@href")} <= {"mailto", "https"}


# --- what readers are asked to type ---


def typed_in_text(letter: Letter) -> Iterator[str]:
    """What stands in “ ” in the text part, other than the letter's own words."""
    plain = reworded(letter, lambda text: text.replace("“", "").replace("”", ""))
    own = {" ".join(text.split()) for text in texts(plain)} | {"no subject"}
    quoted = re.findall(r"“([^”]*)”", " ".join(render(plain).text.split()))
    return (words for words in quoted if words not in own)


def typed_in_html(letter: Letter) -> Iterator[str]:
    """What stands in bold type as typed, and what a tap on a button writes."""
    words = render(letter).html
    yield from (" ".join(bold.text_content().split()) for bold in found_in(words, "//*[@class='typed']"))
    yield from (
        body for link in found_in(words, "//a/@href") for body in parse_qs(urlsplit(link).query).get("body", [])
    )


def typed(letter: Letter) -> set[str]:
    examples = {question.example for question in getattr(letter, "questions", ()) if question.example}
    return {*typed_in_text(letter), *typed_in_html(letter), *examples}


@pytest.mark.parametrize("letter", [one for one in EVERY if one.kind in SECRETARIES], ids=kind_of)
def test_every_order_suggested_to_a_secretary_is_understood(letter: Letter) -> None:
    for words in typed(letter):
        orders = parse_corrections(words, today=TODAY)
        assert orders, words
        assert not any(isinstance(order, NotUnderstood) for order in orders), words


@pytest.mark.parametrize(
    ("kind", "least"), [("minutes-receipt", 6), ("correction-receipt", 5), ("escalation", 3), ("digest", 3)]
)
def test_receipts_do_suggest_orders(kind: str, least: int) -> None:
    letter = next(one for one in FULL if one.kind == kind)
    orders: list[Correction] = [order for words in typed(letter) for order in parse_corrections(words, today=TODAY)]
    assert len({type(order) for order in orders}) >= min(least, 3)
    assert len(typed(letter)) >= least


ANSWERS: Mapping[str, Intent] = {
    "done": Intent.DONE,
    "all done": Intent.DONE,
    "in progress": Intent.IN_PROGRESS,
    "not mine": Intent.DECLINE,
    "reopen": Intent.REOPEN,
    "stop reminders": Intent.STOP_REMINDERS,
}


def listed(letter: Letter) -> list[ListedAction]:
    named = (getattr(letter, name, ()) for name in ("items", "closed", "remaining"))
    return [item for items in named for item in items]


@pytest.mark.parametrize("letter", [one for one in EVERY if one.kind in OWNERS], ids=kind_of)
def test_every_answer_suggested_to_an_owner_means_what_it_says(letter: Letter) -> None:
    count = max((item.number for item in listed(letter)), default=1)
    for words in typed(letter):
        reply = parse_reply(words, count=count, today=TODAY)
        numbered = re.findall(r"(\d+) ([a-z ]+)", words)
        if numbered:
            assert {n: one.intent for n, one in reply.items.items()} == {int(n): ANSWERS[word] for n, word in numbered}
            assert reply.certain, words
        else:
            assert reply.intent is ANSWERS[words.lower()], words
        assert reply.unknown == (), words


@pytest.mark.parametrize("count", [1, 2, 9, 12, 40])
def test_buttons_mean_what_they_say_for_any_number(count: int) -> None:
    items = tuple(ListedAction(number=n, text="Mend the gate") for n in range(1, count + 1))
    answers = typed(Reminder(name="Mira", items=items))
    for number in range(1, count + 1):
        for word in ("done", "in progress", "not mine"):
            assert f"{number} {word}" in answers
            reply = parse_reply(f"{number} {word}", count=count, today=TODAY)
            assert reply.items[number].intent is ANSWERS[word]
            assert set(reply.items) == {number}


def test_a_reader_of_a_digest_may_answer_as_an_owner() -> None:
    letter = next(one for one in FULL if isinstance(one, Digest))
    assert "2 done" in typed(letter)
    reply = parse_reply("2 done", count=5, today=TODAY)
    assert {n: one.intent for n, one in reply.items.items()} == {2: Intent.DONE}
    due = parse_reply("2 due 3 May", count=5, today=TODAY)
    assert due.items[2].intent is Intent.DATE_CHANGE
    assert due.items[2].due == date(2027, 5, 3)


@pytest.mark.parametrize("letter", [one for one in EVERY if one.kind in OWNERS | SECRETARIES], ids=kind_of)
def test_buttons_come_home(letter: Letter) -> None:
    for link in found_in(render(letter).html, "//a[contains(@href, 'body=')]/@href"):
        parts = urlsplit(link)
        assert parts.path == "minutes%2Bab12@harbour.example"
        assert parse_qs(parts.query)["In-Reply-To"] == ["<a1@harbour.example>"]


# --- what readers can read ---


def _declared(style: str) -> dict[str, str]:
    pairs = (part.partition(":") for part in style.replace("!important", "").split(";"))
    return {name.strip(): value.strip() for name, _, value in pairs if value}


@cache
def _night(colour: str) -> Mapping[str, dict[str, str]]:
    """What each class declares in the dark, from the style sheet as rendered."""
    source = (TEMPLATES / "_layout/style.css").read_text(encoding="utf-8")
    palette = plan_palette(colour)
    for name in ("brand", "on_brand", "ink", "night_ink"):
        source = source.replace("{{ palette." + name + " }}", getattr(palette, name))
    assert "{{" not in source
    block = re.search(r"@media \(prefers-color-scheme: dark\) \{\n(.*?)\n\}", source, re.DOTALL)
    assert block
    found: dict[str, dict[str, str]] = {}
    for selectors, body in re.findall(r"([^{}]+)\{([^{}]*)\}", block[1]):
        for selector in selectors.split(","):
            found.setdefault(selector.strip().lstrip("."), {}).update(_declared(body))
    return found


def _pairs(
    element: html.HtmlElement, above: tuple[str, str], night: Mapping[str, dict[str, str]]
) -> Iterator[tuple[str, str, str]]:
    """(text colour, background colour, words) of every piece of text below `element`."""
    style = _declared(element.get("style", ""))
    for name in (element.get("class") or "").split():
        style |= night.get(name, {})
    here = style.get("color", above[0]), style.get("background-color", above[1])
    if element.text and element.text.strip():
        yield (*here, element.text.strip())
    for child in element:
        if isinstance(child.tag, str):
            yield from _pairs(child, here, night)
        if child.tail and child.tail.strip():
            yield (*here, child.tail.strip())


@pytest.mark.parametrize("dark", [False, True], ids=["light", "dark"])
@pytest.mark.parametrize("colour", COLOURS)
def test_every_word_of_every_mail_stands_out(colour: str, dark: bool) -> None:
    faint = set()
    for letter in FULL:
        body = html.document_fromstring(render(letter, colour).html).find("body")
        for text, ground, words in _pairs(body, ("", ""), _night(colour) if dark else {}):
            if contrast(text, ground) < ENOUGH_CONTRAST:
                faint.add((text, ground, words[:30]))
    assert faint == set()


def test_every_class_of_the_night_is_one_of_the_day() -> None:
    source = (TEMPLATES / "_layout/style.css").read_text(encoding="utf-8")
    assert set(_night(COLOURS[0])) <= set(re.findall(r"(?m)^\.([\w-]+) \{", source))


def test_every_class_in_use_has_a_rule() -> None:
    source = (TEMPLATES / "_layout/style.css").read_text(encoding="utf-8")
    used = {name for letter in FULL for name in found_in(render(letter).html, "//@class")}
    assert used <= set(re.findall(r"(?m)^\.([\w-]+) \{", source))


def test_every_mail_says_who_wrote_it_and_why() -> None:
    for letter in EVERY:
        for words in (render(letter).text, render(letter).html):
            assert "A program wrote this mail" in words
            assert "You get this mail because" in words


def test_letters_between_full_and_minimal_are_looked_at() -> None:
    assert len(EVERY) > 2 * len(KINDS) + 60
    assert {letter.kind for letter in EVERY[2 * len(KINDS) :]} >= (OWNERS | SECRETARIES) - {
        "message-held",
        "answer-held",
    }
