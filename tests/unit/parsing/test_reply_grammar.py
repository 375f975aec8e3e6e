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


@pytest.mark.parametrize(
    ("action", "words"),
    [
        ("Ask Sam about the stall", "Asked her to ask him"),
        ("Ask Sam about the stall", "Asked Jo if she could ask him"),
        ("Circulate the survey results", "Survey carried out yesterday"),
        ("Get three quotes for the shed", "Benches arrived yesterday"),
        ("Check the projector bulb", "I've been through all four cupboards"),
        ("Renew the lease", "Receipt forwarded to Jo"),
        ("Ring the roofer", "Left two voicemails but he hasn't called back"),
        ("Collect the prizes", "The shop was shut when I went"),
        ("Find a treasurer", "Found one, but he's since pulled out"),
        ("Ring the glazier about the pane", "Spoke to the gardener"),
        ("Apply for the music licence", "Applied for a grant"),
        ("Repair the hinge on the gate", "New hinge fitted on the cupboard"),
        ("Order benches", "Certificate arrived"),
    ],
)
def test_another_s_deed_or_another_thing_is_not_the_action_told_again(action: str, words: str) -> None:
    assert parse_reply(words, count=1, today=TODAY, wordings={1: action}).intent is not Intent.DONE


@pytest.mark.parametrize(
    ("action", "words"),
    [
        ("Ring the roofer about the slates", "Spoke to the roofer and the slates are on again"),
        ("Tell the stall holders about parking", "Every stall holder's had a letter about it"),
        ("Return the marquee", "Marquee went back on Monday"),
        ("Apply for the music licence", "Application for the licence is in"),
        ("Train the new drivers", "Ran a session with the drivers this morning"),
        ("Nominate a deputy", "I've put Jo's name forward"),
        ("Check the extinguishers", "extinguishers checked ok"),
        ("Invite the sponsors", "Invitation to the sponsors sent and acknowledged"),
        ("Cancel the lease", "Cancelled with effect from 31 December"),
        ("Ring the glazier about the pane", "Spoke to him on Monday"),
        ("Obtain a first aid certificate", "Paperwork arrived"),
        ("Repair the hinge on the gate", "New hinge fitted on the gate"),
    ],
)
def test_the_action_told_again_closes(action: str, words: str) -> None:
    assert parse_reply(words, count=1, today=TODAY, wordings={1: action}).intent is Intent.DONE


@pytest.mark.parametrize(
    ("words", "intent"),
    [
        ("I'm on with this now", Intent.IN_PROGRESS),
        ("Work continues on this. We have met twice.", Intent.IN_PROGRESS),
        ("Carrying on with it", Intent.IN_PROGRESS),
        ("Consider it done", Intent.IN_PROGRESS),
        ("Happy to help", Intent.IN_PROGRESS),
        ("I think this was meant for Ivo in Highways", Intent.REASSIGN),
        ("I've moved to a new post so this will need to go to my successor, Nia Porter", Intent.REASSIGN),
        ("Is it done? It is not", Intent.QUESTION),
        ("I won't be doing this again", Intent.DECLINE),
        ("It would be a lie to say it's finished", Intent.NOT_DONE),
        ("Havnae had a minute", Intent.NOT_DONE),
        ("Went clean out of my head", Intent.NOT_DONE),
        ("I posted it to the wrong Jo, so no", Intent.NOT_DONE),
        ("If Jo signs it tonight then it's done", Intent.IN_PROGRESS),
        ("Just the cover to print and then it's finished", Intent.IN_PROGRESS),
        ("Ninety per cent complete", Intent.IN_PROGRESS),
        ("Let me check with the office", Intent.IN_PROGRESS),
        ("The poster's done, the flyer isn't", Intent.DONE_PARTIAL),
        ("Done inside, not out", Intent.DONE_PARTIAL),
        ("Please bump this to January", Intent.DATE_CHANGE),
        ("This one wants to go to Facilities", Intent.REASSIGN),
        ("Must be some other Jo", Intent.DECLINE),
        ("Thanks but no thanks", Intent.DECLINE),
        ("This was never mine to finish", Intent.DECLINE),
        ("Am I finished with this", Intent.QUESTION),
        ("That's me done until 4 January", Intent.COMMENT),
        ("You can consider this one closed", Intent.DONE),
        ("Please archive as complete", Intent.DONE),
        ("Done hen, away and enjoy your holiday", Intent.DONE),
        ("The necessary work was completed on 9 November.", Intent.DONE),
        ("Done.\n\nCllr Ada Brindle\nMember for Mill Ward\nNot able to come? Ring me.", Intent.DONE),
        ("Dear all, the task it is completed since Monday", Intent.DONE),
    ],
)
def test_what_is_said_alone_keeps_its_meaning(words: str, intent: Intent) -> None:
    assert parse_reply(words, count=1, today=TODAY).intent is intent


@pytest.mark.parametrize(
    ("words", "done"),
    [
        ("The first one's finished and so is the second", {1, 2}),
        ("I did 1 on 9 November and 2 this morning", {1, 2}),
        ("I did 1 on 9 November and 2 on 4 December", {1}),
        ("I did 1 yesterday and 2 tomorrow", {1}),
        ("Only number 2 done so far", {2}),
        ("2's done. 1 I'll do by 4 December.", {2}),
        ("2 is finished with, 1 isn't", {2}),
    ],
)
def test_a_number_closes_with_the_one_before_it_only_where_it_says_so(words: str, done: set[int]) -> None:
    reply = parse_reply(words, count=2, today=TODAY)
    assert {number for number, answer in reply.items.items() if answer.intent is Intent.DONE} == done


@pytest.mark.parametrize("words", ["Reported it", "I have reported it to the police"])
def test_a_report_is_not_the_letter(words: str) -> None:
    reply = parse_reply(words, count=1, today=TODAY, wordings={1: "Write to the MP about the road"})
    assert reply.intent is not Intent.DONE
