"""Styles on the elements: each gets what the sheet says of its class, and nothing a letter says is taken for a tag."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from lxml import html

from service.domain.letter import Letter, Reminder
from service.errors import TemplateError
from service.mail.branding import plan_palette
from service.mail.render import Renderer
from service.mail.styles import Styles
from tests.unit.mail.letters import BARE, FULL, kind_of
from tests.unit.mail.test_render import BRANDING, TEMPLATES, render

SHEET = """
/* .not { a: rule } */
.title { margin: 0 0 4px;  color : #1b1f23; }
.late, .title { font-weight: bold }
.words { font-family: "Gill Sans", Arial }
@media (max-width: 480px) {
  .title { margin: 0 !important; }
}
"""


def put_on(page: str) -> str:
    return Styles(SHEET, "style.css").put_on(page)


def declared(style: str) -> list[tuple[str, str]]:
    pairs = (part.partition(":") for part in style.split(";"))
    return [(name.strip(), " ".join(value.split())) for name, _, value in pairs if value]


@pytest.mark.parametrize("letter", FULL, ids=kind_of)
def test_every_element_of_every_mail_has_what_the_sheet_says_of_its_class(letter: Letter) -> None:
    source = (TEMPLATES / "_layout/style.css").read_text(encoding="utf-8").partition("@media")[0]
    for name, value in vars_of(BRANDING.colour).items():
        source = source.replace("{{ palette." + name + " }}", value)
    rules = {name: declared(block) for name, block in re.findall(r"(?m)^\.([\w-]+) \{(.*)\}$", source)}
    elements = html.document_fromstring(render(letter).html).xpath("//*[@class]")
    assert len(elements) > 5
    for element in elements:
        assert declared(element.get("style", "")) == rules[element.get("class", "")]


def vars_of(colour: str) -> dict[str, str]:
    palette = plan_palette(colour)
    return {name: getattr(palette, name) for name in ("brand", "on_brand", "ink", "night_ink")}


def test_rules_stand_in_the_order_of_the_sheet_and_the_element_has_the_last_word() -> None:
    assert put_on('<p class="title">') == '<p class="title" style="margin:0 0 4px;color:#1b1f23;font-weight:bold;">'
    both = put_on('<p id="a" class="late title" style="color:red">')
    assert 'class="late title" style="margin:0 0 4px;color:#1b1f23;font-weight:bold;font-weight:bold;color:red"' in both
    assert put_on('<p class="of-nobody">') == '<p class="of-nobody">'


def test_quotes_of_the_sheet_do_not_end_the_attribute() -> None:
    assert put_on('<p class="words">') == """<p class="words" style="font-family:'Gill Sans', Arial;">"""


def test_at_rules_stand_once_in_the_head_and_on_no_element() -> None:
    page = put_on('<html><head></head><body class="late"></head></body>')
    assert page.count("@media (max-width: 480px)") == page.count("<style>") == 1
    assert page.index("<style>") < page.index("</style>") < page.index("</head>")
    assert "important" not in page.partition("</head>")[2]


@pytest.mark.parametrize("rule", ["h1 { color: red }", ".a .b { color: red }", "td.a { x: y }", "* { x: y }", ".a { x"])
def test_a_rule_for_anything_but_a_class_is_named(rule: str) -> None:
    with pytest.raises(TemplateError, match=re.escape(rule.split(" {")[0])):
        Styles(SHEET + rule, "_layout/style.css")


def test_a_users_own_sheet_is_put_on(tmp_path: Path) -> None:
    (tmp_path / "_layout").mkdir()
    (tmp_path / "_layout/style.css").write_text(".title { color: #123456; }\n", encoding="utf-8")
    page = Renderer([tmp_path, TEMPLATES], BRANDING).render(
        Reminder(name="Mira", items=(BARE,)), reply_to="m@h.example"
    )
    assert 'class="title" style="color:#123456;"' in page.html
