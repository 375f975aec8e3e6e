"""What an owner's reply brings about: closing needs certainty, doubt is one question, words are kept."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from datetime import date
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from service.domain.action import Action, ActionStatus, finished
from service.domain.changes import Changes
from service.domain.letter import ActionCompleted, OwnerSays, ReplyNoted, ReplyUnclear
from service.domain.message import Address
from service.domain.plan_reply import Answered, close_share, plan_reply, reopen_share, share_of
from service.domain.reply import Intent, ItemAnswer, Reply
from tests.unit.domain.partners import ADA, BO, CY, NOW, RECORD, SECRETARY, TODAY, action, contact, mended, statuses

SURVEY, QUAY, TIDES = (action(text, "Ada") for text in ("Send the survey", "Paint the quay", "Check the tides"))
OPEN, DONE, GONE = ActionStatus.NEEDS_ACTION, ActionStatus.COMPLETED, ActionStatus.CANCELLED


def reply(intent: Intent, items: Mapping[int, Intent] | None = None, **facts: object) -> Reply:
    """A reply as read."""
    answers = {number: ItemAnswer(intent=one) for number, one in (items or {}).items()}
    return Reply(intent=intent, items=answers, **({"words": "as I said"} | facts))  # type: ignore[arg-type]


def plan(said: Reply, *numbered: Action, who: str = ADA, **facts: object) -> Changes:
    """Ada answers a mail that listed these."""
    answered = Answered(
        entry=7,
        message_id="m@x",
        contact=contact(who),
        sender=Address(who, "x"),
        numbered=dict(enumerate(numbered, start=1)),
        open=tuple(one for one in numbered if one.open),
        records={RECORD.id: RECORD},
        **facts,  # type: ignore[arg-type]
    )
    return plan_reply(said, answered, NOW, TODAY)


def letters(changes: Changes) -> list[type]:
    """The kinds of letter that go out."""
    return [type(post.letter) for post in changes.posts]


def test_done_about_the_only_action_closes_it() -> None:
    changes = plan(reply(Intent.DONE), SURVEY)
    assert [(one.status, one.closed_at) for one in changes.actions] == [(DONE, NOW)]
    assert letters(changes) == [ActionCompleted]
    (post,) = changes.posts
    assert (post.answer, post.references, post.to.address) == (True, ("m@x",), ADA)


def test_done_about_three_is_asked_back() -> None:
    changes = plan(reply(Intent.DONE), SURVEY, QUAY, TIDES)
    assert (changes.actions, letters(changes)) == ((), [ReplyUnclear])
    assert sorted(changes.posts[0].refs) == ["1", "2", "3"]


def test_what_is_not_certain_closes_nothing() -> None:
    for said in (reply(Intent.DONE, certain=False), reply(Intent.DONE, {1: Intent.DONE}, certain=False)):
        assert plan(said, SURVEY).actions == ()


@pytest.mark.parametrize("intent", [i for i in Intent if i not in (Intent.DONE, Intent.NONE)])
def test_nothing_but_done_closes(intent: Intent) -> None:
    for changes in (plan(reply(intent), SURVEY), plan(reply(intent, {1: intent}), SURVEY, QUAY)):
        assert all(one.status is OPEN for one in changes.actions)


@given(st.dictionaries(st.integers(1, 3), st.sampled_from(Intent), max_size=3), st.sampled_from(Intent), st.booleans())
def test_only_what_is_named_done_for_certain_is_closed(items: dict[int, Intent], whole: Intent, certain: bool) -> None:
    changes = plan(reply(whole, items, certain=certain), SURVEY, QUAY, TIDES)
    closed = {one.text for one in changes.actions if one.status is DONE}
    named = {one.text for n, one in enumerate((SURVEY, QUAY, TIDES), start=1) if items.get(n) is Intent.DONE}
    assert closed == (named if certain else set())
    assert len([post for post in changes.posts if post.to.address == ADA]) <= 1


def test_closing_some_lists_what_is_left_with_numbers_that_work() -> None:
    changes = plan(reply(Intent.DONE, {2: Intent.DONE}), SURVEY, QUAY, TIDES)
    (post,) = changes.posts
    assert isinstance(post.letter, ActionCompleted)
    assert [one.text for one in post.letter.closed] == ["Paint the quay"]
    assert [one.text for one in post.letter.remaining] == ["Send the survey", "Check the tides"]
    assert post.refs == {"1": f"action:{QUAY.id}", "2": f"action:{SURVEY.id}", "3": f"action:{TIDES.id}"}


def closed(one: Action) -> Action:
    """As Ada left it."""
    share = share_of(one, ADA)
    assert share is not None
    return close_share(one, share, NOW)


def test_a_bare_reopen_opens_what_is_closed_and_nothing_else() -> None:
    changes = plan(reply(Intent.REOPEN), closed(SURVEY), QUAY)
    assert [(one.text, one.status, one.closed_at) for one in changes.actions] == [("Send the survey", OPEN, None)]
    assert letters(changes) == [ReplyNoted]


@pytest.mark.parametrize("intent", [Intent.DONE, Intent.REOPEN, Intent.STOP_REMINDERS])
@pytest.mark.parametrize("gone", ["the share", "the action", "never theirs"])
def test_what_is_not_theirs_stays_as_it_is(intent: Intent, gone: str) -> None:
    share = mended(SURVEY.assignments[0], status=GONE)
    one = {
        "the share": replace(action("Send the survey", "Bo Carr"), assignments=(share,)),
        "the action": replace(SURVEY, status=GONE, assignments=(share,)),
        "never theirs": action("Send the survey", "Bo Carr"),
    }[gone]
    changes = plan(reply(intent, {1: intent}), one)
    assert changes.actions == ()
    (post,) = changes.posts
    assert isinstance(post.letter, ReplyNoted)
    assert "not with you" in post.letter.notes[0]


def test_stop_reminders_mutes_the_share() -> None:
    (after,) = plan(reply(Intent.STOP_REMINDERS), SURVEY).actions
    assert after.assignments[0].muted
    assert after.status is OPEN


@pytest.mark.parametrize("intent", [Intent.QUESTION, Intent.DECLINE, Intent.REASSIGN, Intent.DATE_CHANGE])
def test_what_the_secretary_must_settle_goes_there_with_numbers_to_answer_to(intent: Intent) -> None:
    changes = plan(reply(intent, due=date(2027, 4, 1), person="Dee Eames"), SURVEY)
    (asked,) = [post for post in changes.posts if isinstance(post.letter, OwnerSays)]
    assert asked.to.address == SECRETARY
    assert asked.refs == {"1": f"action:{SURVEY.id}"}
    assert not asked.answer
    assert isinstance(asked.letter, OwnerSays)
    assert "{" not in asked.letter.summary


@pytest.mark.parametrize(
    ("facts", "summary"),
    [({"intent": Intent.REASSIGN, "person": "Dee Eames"}, "says this action is not theirs and suggests Dee Eames."),
     ({"intent": Intent.REASSIGN}, "says this action is not theirs."),
     ({"intent": Intent.DATE_CHANGE, "due": date(2027, 4, 1)}, "asks for another date: Thursday 1 April 2027."),
     ({"intent": Intent.DATE_CHANGE}, "asks for another date.")],
)  # fmt: skip
def test_the_secretary_reads_in_one_sentence_what_is_asked(facts: dict[str, Any], summary: str) -> None:
    (asked,) = [post.letter for post in plan(reply(**facts), SURVEY).posts if isinstance(post.letter, OwnerSays)]
    assert asked.summary == f"Ada Brook {summary}"


def test_two_secretaries_each_hear_of_their_own_minutes() -> None:
    other = replace(action("Another", "Ada"), minutes_id="m2")
    records = {RECORD.id: RECORD, "m2": replace(RECORD, id="m2", secretary="other@x.example")}
    answered = Answered(
        entry=7, message_id="m@x", contact=contact(ADA), sender=Address(ADA), numbered={1: SURVEY, 2: other},
        open=(SURVEY, other), records=records,
    )  # fmt: skip
    changes = plan_reply(reply(Intent.QUESTION, {1: Intent.QUESTION, 2: Intent.QUESTION}), answered, NOW, TODAY)
    assert {p.to.address for p in changes.posts if isinstance(p.letter, OwnerSays)} == {SECRETARY, "other@x.example"}


def test_a_thank_you_is_answered_by_nobody() -> None:
    assert plan(reply(Intent.NONE), SURVEY, QUAY).posts == ()


@pytest.mark.parametrize("listed", [(SURVEY,), (SURVEY, QUAY, TIDES)])
def test_a_number_that_was_not_listed_is_asked_back(listed: tuple[Action, ...]) -> None:
    changes = plan(reply(Intent.NONE, unknown=(7,), certain=False, words="7 done"), *listed)
    assert (changes.actions, letters(changes)) == ((), [ReplyUnclear])


def test_words_and_files_are_kept_as_comments() -> None:
    changes = plan(reply(Intent.IN_PROGRESS, words="Waiting for the printer"), SURVEY, attachments=("proof.pdf",))
    (kept,) = [line for line in changes.history if line.comment]
    assert kept.detail == "Waiting for the printer (attached: proof.pdf)"
    assert not [line for line in plan(reply(Intent.DONE, words="done"), SURVEY).history if line.comment]


def test_one_of_all_leaves_a_shared_action_open_and_the_last_closes_it() -> None:
    shared = replace(
        action("Lend a launch", "Ada", "Bo Carr"),
        assignments=tuple(mended(s, party="Crew") for s in action("Lend a launch", "Ada", "Bo Carr").assignments),
    )
    changes = plan(reply(Intent.DONE), shared)
    (half,) = changes.actions
    assert (half.status, statuses(half)) == (OPEN, {ADA: DONE, BO: OPEN})
    assert isinstance(changes.posts[0].letter, ActionCompleted)
    assert changes.posts[0].letter.shared
    (whole,) = plan(reply(Intent.DONE), half, who=BO).actions
    assert whole.status is DONE


def test_any_one_of_an_organisation_closes_for_all() -> None:
    (after,) = plan(reply(Intent.DONE), action("Lend a launch", "Tidemark"), who=CY).actions
    assert (after.status, statuses(after)) == (DONE, {BO: OPEN, CY: DONE})


STEPS = st.lists(st.tuples(st.sampled_from([ADA, BO, CY]), st.booleans()), max_size=8)


@given(STEPS)
def test_an_action_is_closed_exactly_while_it_is_finished_or_taken_back(steps: list[tuple[str, bool]]) -> None:
    """Whoever closes and reopens in whatever order: closed only when finished; a reopening always opens."""
    one = action("Lend a launch", "Ada", "Tidemark")
    for who, done in steps:
        share = share_of(one, who)
        assert share is not None
        one = close_share(one, share, NOW) if done else reopen_share(one, share)
        assert done or one.open
        assert one.open or finished(one.assignments)
        assert (one.closed_at is None) is one.open
