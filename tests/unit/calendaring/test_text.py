"""Words for calendar objects: what is taken out, and that nothing gets through that is more than words."""

from __future__ import annotations

import re

import pytest
from hypothesis import given

from service.calendaring.text import MAX_NAME, MAX_TEXT, clean_line, clean_name, clean_text, write_address
from service.domain.message import Address
from tests.unit.calendaring.strategies import WORDS


@pytest.mark.parametrize(
    ("words", "clean"),
    [
        ("Room 2;\r\nQuay Street", "Room 2;\nQuay Street"),
        ("a\x07b\x00c", "a b c"),
        ("a\u2028b\x0bc\x85d", "a\nb\nc\nd"),
        ("N:\\New\\notes", "N:/New/notes"),
        ("two  \t blanks", "two blanks"),
        ("one\n\n\n\ntwo", "one\n\ntwo"),
        ("\u202eevil\u2066", "evil"),
        ("lone \ud800 surrogate", "lone surrogate"),
        ("Siân – 李伟 👍", "Siân – 李伟 👍"),
    ],
)
def test_clean_text(words: str, clean: str) -> None:
    assert clean_text(words) == clean


@pytest.mark.parametrize(
    ("name", "clean"),
    [
        ('Bob "Boots" Hale; Cllr', "Bob 'Boots' Hale Cllr"),
        ("Okafor, Asha (Treasurer)", "Okafor, Asha (Treasurer)"),
        ("a:b^c\nd", "a b c d"),
        ("x" * 500, "x" * MAX_NAME),
    ],
)
def test_clean_name(name: str, clean: str) -> None:
    assert clean_name(name) == clean


@given(WORDS)
def test_clean_text_is_safe_and_settled(words: str) -> None:
    clean = clean_text(words)
    assert clean_text(clean) == clean
    assert len(clean) <= MAX_TEXT
    assert not re.search(r"[\x00-\x09\x0b-\x1f\x7f-\x9f\\\u2028-\u202e\u2066-\u2069\ufeff]", clean)
    assert len(clean_line(words).splitlines()) <= 1


@given(WORDS)
def test_a_name_stays_inside_its_quotes(name: str) -> None:
    assert not set(clean_name(name)) & set('";:^\r\n')
    written = write_address(Address("a@b.example", name))
    assert written.params.to_ical(sorted=False).decode() == f'CN="{clean_name(name) or "a@b.example"}"'


@pytest.mark.parametrize("address", ["", "a b@c.example", "a@b.example\r\nX:y", "a@b\u2028.example", "a\x00@b.example"])
def test_what_is_no_address_is_refused(address: str) -> None:
    with pytest.raises(ValueError, match="not an address"):
        write_address(Address(address, "Ann"))
