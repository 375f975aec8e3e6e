"""Pages inlined by their shape are, letter for letter, those that the library gives for each page by itself."""

from __future__ import annotations

from functools import cache

import pytest
from css_inline import CSSInliner
from hypothesis import example, given, settings
from hypothesis import strategies as st

from service.domain.letter import Letter
from service.mail import render
from service.mail.inlining import Inliner
from service.mail.render import Renderer
from tests.unit.mail.letters import FULL, MINIMAL, between, reworded
from tests.unit.mail.test_render import BRANDING, TEMPLATES

CSS = ".a { color: red; } td { padding: 1px; } @media print { .a { color: blue !important; } }"
EVERY: tuple[Letter, ...] = (*FULL, *MINIMAL, *(one for letter in FULL for one in between(letter)))

#: Words in places where a parser does not take them for words, or moves them, and markup that is broken.
AWKWARD = (
    "<p class='a'>one</p>",
    "<p class=a title='x > y'>one</p><p>two</p>",
    '<p title="x > y">one</p>',
    "<table> moved {}<tr><td>kept {}</td></tr></table>",
    "<title>{} &amp; co</title><p>{}</p>",
    "<style>.b { color: {}; } p > b { color: green; }</style><p class=b>{}</p>",
    "<!-- words > {} --><p class=a>{}</p>",
    "<!--[if mso]><table><tr><td><![endif]--><p>{}</p><!--[if mso]></td></tr></table><![endif]-->",
    "<pre>\n {}</pre> <textarea> <b>{}</b></textarea>",
    "<script>if (1 < 2) { {} }</script> after {}",
    "{} before <html> <body> {} <p>{}",
    '<a class="a" href="mailto:x?a=1&amp;b={}" aria-label="Done: {}">{}</a>',
    '<a class="a" href="x?a=1&copy=2">{}</a>',
    "<a class='a' href='{}'>{}</a>",
    "<p>1 < 2 and {}",
    "<p>end <a",
    "<p>\r\n{}\r</p>",
    "<p>\x00 {}</p>",
    '<p>\x01 {} \x03</p><a href="\x02{}">{}</a>',
    "<svg><text> {}</text></svg>",
    "",
)
WORDS = (
    "x",
    "a&amp;b",
    "&lt;&gt;&#39;&#34;",
    "tick > tock",
    "no\xa0break&nbsp;",
    "&copy &notin; &#x80;",
    " blank ",
    "“é”\u2028",
)


@cache
def library() -> CSSInliner:
    return CSSInliner(extra_css=CSS, keep_at_rules=True, load_remote_stylesheets=False)


@pytest.mark.parametrize("page", AWKWARD)
def test_awkward_pages_become_what_the_library_makes_of_them(page: str) -> None:
    inliner = Inliner(CSS)
    for words in WORDS:
        filled = page.replace("{}", words)
        assert inliner.inline(filled) == library().inline(filled)


@example(page="<table> moved {}<tr><td>kept {}</td></tr></table>", words="&#3")
@example(page="<a class='a' href='{}'>{}</a>", words='>"<')
@given(page=st.sampled_from(AWKWARD), words=st.text("<>&;\"'= \n\t\xa0abc#38/!-", max_size=30))
def test_so_do_pages_with_any_markup_in_them(page: str, words: str) -> None:
    filled = page.replace("{}", words)
    assert _shared().inline(filled) == library().inline(filled)


@cache
def _shared() -> Inliner:
    return Inliner(CSS)


def test_rules_that_ask_for_values_are_heeded() -> None:
    inliner = Inliner('a[href="b"] { color: red; }')
    pages = [inliner.inline(f'<a href="{link}">x</a>') for link in "abc"]
    assert ["color" in page for page in pages] == [False, True, False]


class _EachByItself(Inliner):
    """Takes no page apart."""

    def inline(self, page: str) -> str:
        return self._library.inline(page)


@cache
def _renderers() -> tuple[Renderer, Renderer]:
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(render, "Inliner", _EachByItself)
        each = Renderer([TEMPLATES], BRANDING)
    return Renderer([TEMPLATES], BRANDING), each


def test_every_letter_is_as_if_inlined_by_itself() -> None:
    ours, each = _renderers()
    for letter in (*EVERY, *EVERY):
        assert ours.render(letter, reply_to="m+a@h.example") == each.render(letter, reply_to="m+a@h.example")


@settings(max_examples=60, deadline=None)
@given(
    letter=st.sampled_from([*FULL, *MINIMAL]),
    text=st.text(st.characters(codec="utf-8"), max_size=40) | st.text("<>&;\"' \n\xa0a", max_size=20),
)
def test_whatever_it_says(letter: Letter, text: str) -> None:
    ours, each = _renderers()
    said = reworded(letter, lambda _: text)
    assert ours.render(said, reply_to="m+a@h.example") == each.render(said, reply_to="m+a@h.example")
