"""What the shortcuts of our templates give is what Jinja itself gives."""

from __future__ import annotations

import textwrap
from datetime import date
from functools import cache
from pathlib import Path

import jinja2
import pytest
from hypothesis import given
from hypothesis import strategies as st
from markupsafe import Markup

from service.domain.letter import Letter
from service.mail import filling, jinja
from service.mail.render import Renderer
from tests.unit.mail.letters import FULL, MINIMAL, between, reworded
from tests.unit.mail.test_render import BRANDING, TEMPLATES

EVERY: tuple[Letter, ...] = (*FULL, *MINIMAL, *(one for letter in FULL for one in between(letter)))
HOSTILE = "<b>\"x\" & 'y'</b>"

#: Macros that are called in every way there is, and values of every kind put into words.
SOURCES = (
    "{% macro m(a, b=2) %}{{ a }}-{{ b }}{% endmacro %}{{ m(v) }} {{ m(v, 3) }} {{ m(a=v, b=v) }} {{ m(v, b=v) }}",
    "{% macro m(a, b) %}{{ b is defined }}{% endmacro %}{{ m(v) }}{{ m(v, v) }}",
    "{% macro m() %}<i>{{ caller() }}</i>{% endmacro %}{% call m() %}{{ v }}<br>{% endcall %}",
    "{% macro m(a) %}{{ caller(a) }}{% endmacro %}{% call(x) m(v) %}[{{ x }}]{% endcall %}",
    "{% macro m(a, caller=none) %}{{ a }}{{ caller() if caller }}{% endmacro %}{{ m(v) }}{% call m(v) %}i{% endcall %}",
    "{% macro m(a) %}{{ a }}{{ varargs }}{{ kwargs }}{% endmacro %}{{ m(v, 1, 2, c=v) }}",
    "{% macro m(a) %}<p>{{ a }}</p>{% endmacro %}{{ m(v)|upper }} {{ (m(v) ~ v)|trim }} {{ v ~ 1 ~ none }} {{ 1 ~ 2 }}",
    "{% macro m(a) %}<p>{{ a }}</p>{% endmacro %}{% set x %}{{ m(v) }}{% endset %}{{ x ~ v }}{{ [x, v]|join('<') }}",
    "{% macro m(a) %}<p>{{ a }}</p>{% endmacro %}{% autoescape false %}{{ m(v) }}{{ v }}{% endautoescape %}",
    "{{ v|e }}{{ v|safe }}{{ v|safe ~ v }}{{ (v|e)|length }}",
    "{% for one in [v, 1, 2.5, none, true, day] %}{{ loop.index }}{{ one }}{{ one ~ v }}{% endfor %}",
    "{{ shown() }}{{ shown(v) }}{{ v.upper() }}{{ v.split('>')|last }}{{ '%s'|format(v) }}{{ aware() }}",
)
#: What has to raise, and does so with the same words.
FAULTY = (
    "{% macro m(a) %}{{ a }}{% endmacro %}{{ m() }}",
    "{% macro m(a) %}{{ a }}{% endmacro %}{{ m(1, 2) }}",
    "{% macro m(a) %}{{ a }}{% endmacro %}{{ m(1, c=2) }}",
    "{% macro m() %}{{ caller() }}{% endmacro %}{{ m() }}",
    "{{ nothing }}",
    "{{ nothing ~ v }}",
    "{{ v.nothing }}",
    "{{ nothing() }}",
    "{{ v() }}",
    "{{ shown(1, 2, 3) }}",
)


@jinja2.pass_context
def _aware(context: jinja2.runtime.Context) -> str:
    return str(sorted(context.get_exported()))


KNOWN = {"shown": lambda value="<none>": value, "aware": _aware, "day": date(2027, 3, 15)}


def outcome(environment: jinja2.Environment, value: object) -> str:
    try:
        return environment.get_template("page.html").render(v=value) + environment.get_template("page.txt").render(
            v=value
        )
    except Exception as error:  # noqa: BLE001 - whichever it is, it is compared
        return f"{type(error).__name__}: {error}"


@pytest.mark.parametrize("source", [*SOURCES, *FAULTY])
def test_templates_run_as_by_jinja_itself(source: str, tmp_path: Path) -> None:
    for name in ("page.html", "page.txt"):
        (tmp_path / name).write_text(source, encoding="utf-8")
    ours = jinja.make_environment([str(tmp_path)], {}, KNOWN)
    plain = jinja2.Environment(
        loader=jinja2.FileSystemLoader(tmp_path),
        undefined=jinja2.StrictUndefined,
        autoescape=jinja2.select_autoescape(["html"]),
        trim_blocks=True,
        lstrip_blocks=True,
    )
    plain.globals |= KNOWN
    for value in ("plain", HOSTILE, Markup("<i>&amp;</i>"), ""):
        assert outcome(ours, value) == outcome(plain, value)
        assert ("Error" in outcome(ours, value)) is (source in FAULTY)


@cache
def renderers() -> tuple[Renderer, Renderer]:
    """Ours, and one by Jinja alone."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(jinja._Environment, "template_class", jinja2.Template)
        alone = Renderer([TEMPLATES], BRANDING)
        alone._environment.context_class = jinja2.runtime.Context
    return Renderer([TEMPLATES], BRANDING), alone


@pytest.mark.parametrize("words", [None, HOSTILE, "Müllers “Hof”", ""], ids=str)
def test_every_letter_is_worded_as_by_jinja_itself(words: str | None) -> None:
    ours, alone = renderers()
    for letter in EVERY:
        said = letter if words is None else reworded(letter, lambda _: str(words))
        assert ours.render(said, reply_to="m+a@h.example") == alone.render(said, reply_to="m+a@h.example")


@given(
    words=st.lists(st.text("ab-é\xa0\u2003", min_size=0, max_size=90), max_size=30).map(" ".join),
    first=st.sampled_from(("", "- ", " " * 30, "> " * 50)),
    rest=st.sampled_from((None, "", "  ", " " * 80)),
)
def test_paragraphs_are_filled_as_by_the_library(words: str, first: str, rest: str | None) -> None:
    flat = " ".join(words.split())
    filled = textwrap.fill(
        flat,
        width=filling.WIDTH,
        initial_indent=first,
        subsequent_indent=first if rest is None else rest,
        break_long_words=False,
        break_on_hyphens=False,
    )
    assert filling.wrap(words, first, rest) == (filled if flat else "")
