"""Replies put together from parts: a closing with any lead, circumstance and aside closes, and no spoiled one does."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from service.domain.reply import Intent
from service.parsing.replies import parse_reply
from tests.unit.parsing import reply_grammar as parts

TODAY = date(2026, 11, 18)
#: Each of them in turn with every part; the others by chance.
FEW_CORES = ("done", "it is done", "this was finished", "I've done it", "all sorted", "it's been dealt with")
#: These close by themselves, or call a thing off the list: an owner who asks for that answers for it.
_CLOSING = ("clos", "list", "off", "less", "more", "set")
ASIDES = [aside for aside in parts.ASIDES if not any(word in aside for word in _CLOSING)]


def _closes(words: str) -> bool:
    return parse_reply(words, count=1, today=TODAY).intent is Intent.DONE


def _capital(words: str) -> str:
    return words[:1].upper() + words[1:]


def _led(lead: str, words: str) -> str:
    if not lead:
        return _capital(words)
    return f"{lead} {_capital(words) if lead[-1] in '.?!' else words}"


def _failing(replies: list[str], *, closes: bool) -> list[str]:
    return [reply for reply in replies if _closes(reply) is not closes]


@pytest.mark.parametrize("core", FEW_CORES)
def test_every_circumstance_lets_every_core_close(core: str) -> None:
    assert not _failing([_capital(f"{core} {one}") for one in parts.CIRCUMSTANCES], closes=True)


@pytest.mark.parametrize("core", FEW_CORES)
def test_every_lead_lets_every_core_close(core: str) -> None:
    assert not _failing([_led(one, core) for one in parts.LEADS], closes=True)


@pytest.mark.parametrize("core", FEW_CORES)
def test_every_aside_lets_every_core_close(core: str) -> None:
    assert not _failing([_capital(f"{core}{one}") for one in parts.ASIDES], closes=True)


@pytest.mark.parametrize("core", FEW_CORES)
def test_no_spoiler_lets_any_core_close(core: str) -> None:
    before = [_led(one, core) for one in parts.BEFORE_SPOILERS]
    after = [_capital(f"{core}{one}") for one in parts.AFTER_SPOILERS]
    assert not _failing(before + after, closes=False)


@pytest.mark.parametrize("spoiler", parts.INNER_SPOILERS)
def test_no_spoiler_inside_lets_a_core_close(spoiler: str) -> None:
    assert not _failing([_capital(one.format(spoiler)) for one in parts.STATED], closes=False)


def test_what_is_another_s_or_of_another_thing_closes_nothing() -> None:
    assert not _failing([_capital(one) for one in parts.OTHERS], closes=False)


_LEAD = st.sampled_from(["", *parts.LEADS])
_CIRCUMSTANCE = st.sampled_from(["", *(f" {one}" for one in parts.CIRCUMSTANCES)])
_CORE = st.sampled_from(parts.CORES)


@settings(max_examples=300, deadline=None, derandomize=True)
@given(_LEAD, _CORE, _CIRCUMSTANCE, st.sampled_from(["", *parts.ASIDES]))
def test_any_combination_closes(lead: str, core: str, circumstance: str, aside: str) -> None:
    assert _closes(_led(lead, f"{core}{circumstance}{aside}"))


@settings(max_examples=300, deadline=None, derandomize=True)
@given(
    st.sampled_from(["", *(lead for lead in parts.LEADS if "Is it" not in lead)]),
    _CORE,
    _CIRCUMSTANCE,
    st.sampled_from(parts.AFTER_SPOILERS),
    st.sampled_from(["", *ASIDES]),
)
def test_no_combination_with_a_spoiler_behind_closes(
    lead: str, core: str, circumstance: str, spoiler: str, aside: str
) -> None:
    assert not _closes(_led(lead, f"{core}{circumstance}{spoiler}{aside}"))


@settings(max_examples=200, deadline=None, derandomize=True)
@given(_CORE, st.sampled_from(parts.BEFORE_SPOILERS), _CIRCUMSTANCE, st.sampled_from(["", *ASIDES]))
def test_no_combination_with_a_spoiler_in_front_closes(core: str, spoiler: str, circumstance: str, aside: str) -> None:
    assert not _closes(_led(spoiler, f"{core}{circumstance}{aside}"))
