"""A reading of minutes against what is known: new, changed, done, possible, missing."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from service.domain.action import Action, ActionStatus
from service.domain.minutes import ActionItem, ItemKind, ItemStatus, Meeting, Minutes
from service.domain.plan_actions import ActionPlan, plan_actions
from service.domain.recognise import KnownActions
from service.domain.revise import differ, reassign
from tests.unit.domain.partners import ADA, BO, DEE, NOW, RECORD, action, item, likeness, mended, setting, statuses

MARCH, APRIL = date(2027, 3, 19), date(2027, 4, 2)
OPEN, DONE, GONE = ActionStatus.NEEDS_ACTION, ActionStatus.COMPLETED, ActionStatus.CANCELLED


def plan(*items: ActionItem, same: tuple[Action, ...] = (), carried: tuple[Action, ...] = ()) -> ActionPlan:
    """The outcome of a reading."""
    return plan_actions(
        Minutes(meeting=Meeting(), actions=items),
        RECORD,
        KnownActions(same_meeting=same, carried=carried),
        setting(),
        likeness,
        NOW,
    )


def test_what_nobody_knew_is_new_with_its_owners() -> None:
    (new,) = plan(item("Send the survey", "Ada", due=MARCH, due_text="by 19 March", line=7)).new
    assert (new.text, new.due, new.line, new.body, new.minuted_on) == (
        "Send the survey", MARCH, 7, RECORD.body, RECORD.held_on,
    )  # fmt: skip
    assert statuses(new) == {ADA: OPEN}
    assert new.assignments[0].notified_at is None


def test_the_same_words_twice_are_two_actions_with_names_of_their_own() -> None:
    first, second = plan(item("Report back", "Ada"), item("Report back", "Ada")).new
    assert first.id != second.id


def test_an_action_without_an_owner_is_kept_without_one() -> None:
    (new,) = plan(item("Mend the gate")).new
    assert new.assignments == ()


def test_an_owner_nobody_knows_is_left_to_a_question() -> None:
    found = plan(item("Mend the gate", "The Caretaker"))
    assert [(one, resolution.owner) for one, resolution in found.unresolved] == [(found.new[0].id, "The Caretaker")]


def test_the_same_again_changes_nothing() -> None:
    known = plan(item("Send the survey", "Ada", due=MARCH, due_text="by 19 March")).new
    again = plan(item("send the survey", "Ada", due=MARCH, due_text="by 19 March"), same=known)
    assert (again.new, again.revised, again.unchanged, again.missing, again.history) == ((), (), known, (), ())


@pytest.mark.parametrize(
    ("changed", "words"),
    [
        ({"due": APRIL, "due_text": "by 2 April"}, "the due date was Friday 19 March 2027"),
        ({"text": "Send the survey to all"}, "the words were: Send the survey"),
        ({"owners": ("Dee Eames",)}, "the people were changed"),
    ],
)
def test_a_change_is_told_in_words_that_name_what_was(changed: dict[str, object], words: str) -> None:
    known = action("Send the survey", "Ada", due=MARCH, due_text="by 19 March")
    read = replace(item("Send the survey", "Ada", due=MARCH, due_text="by 19 March"), **changed)  # type: ignore[arg-type]
    (revised,) = plan(read, same=(known,)).revised
    assert revised.changes == (words,)
    assert revised.after.id == known.id


def test_a_date_that_the_corrected_minutes_leave_out_stays() -> None:
    known = action("Send the survey", "Ada", due=MARCH, due_text="by 19 March")
    assert plan(item("Send the survey", "Ada"), same=(known,)).unchanged == (known,)


def test_owners_that_the_secretary_set_stay_where_the_minutes_have_none() -> None:
    known = action("Send the survey", "Ada")
    assert plan(item("Send the survey"), same=(known,)).unchanged == (known,)


def test_an_owner_who_stays_keeps_their_share_and_who_goes_loses_theirs() -> None:
    known = action("Send the survey", "Ada", "Bo Carr")
    (revised,) = plan(item("Send the survey", "Bo Carr", "Dee Eames"), same=(known,)).revised
    assert statuses(revised.after) == {BO: OPEN, DEE: OPEN, ADA: GONE}
    assert [share.contact for share in revised.gained] == [DEE]
    assert [share.contact for share in revised.lost] == [ADA]
    assert next(s for s in revised.after.assignments if s.contact == BO).notified_at == NOW


def test_an_owner_learnt_since_gets_the_action_when_the_minutes_come_again() -> None:
    known = action("Send the survey", "The Dipper")
    there = setting()
    there = replace(there, directory=there.directory.with_aliases([("The Dipper", "Dee Eames")]))
    read = item("Send the survey", "The Dipper")
    (revised,) = plan_actions(
        Minutes(meeting=Meeting(), actions=(read,)), RECORD, KnownActions(same_meeting=(known,)), there, likeness, NOW
    ).revised
    assert [share.contact for share in revised.gained] == [DEE]


def test_what_is_left_out_is_missing_and_stays_as_it_is() -> None:
    kept, left_out, over = action("Send the survey", "Ada"), action("Paint the quay", "Bo Carr"), action("Old thing")
    found = plan(item("Send the survey", "Ada"), same=(kept, left_out, replace(over, status=DONE)))
    assert found.missing == (left_out,)


def test_reported_as_done_closes_a_known_action_of_any_meeting() -> None:
    here, earlier = action("Send the survey", "Ada"), action("Paint the quay", "Bo Carr", minutes_id="m0")
    owners = {"Send the survey": "Ada", "Paint the quay": "Bo Carr"}
    reported = [item(text, owner, status=ItemStatus.DONE) for text, owner in owners.items()]
    found = plan(*reported, same=(here,), carried=(earlier,))
    assert [(one.id, one.status, one.closed_at) for one in found.completed] == [
        (here.id, DONE, NOW), (earlier.id, DONE, NOW),
    ]  # fmt: skip
    assert found.new == ()


def test_reported_as_done_again_changes_nothing() -> None:
    over = action("Send the survey", "Ada", status=DONE)
    found = plan(item("Send the survey", "Ada", status=ItemStatus.DONE), same=(over,))
    assert (found.completed, found.new, found.revised) == ((), (), ())


def test_an_action_carried_over_is_no_second_one() -> None:
    earlier = action("Paint the quay", "Bo Carr", minutes_id="m0")
    for status in (ItemStatus.ONGOING, ItemStatus.OPEN):
        found = plan(item("Paint the quay", "Bo Carr", status=status), carried=(earlier,))
        assert (found.new, found.revised, found.possible) == ((), (), ())
        assert [line.action_id for line in found.history] == [earlier.id]


def test_an_action_much_like_one_carried_over_is_a_new_one() -> None:
    """Its owner would never hear of it otherwise."""
    earlier = action("Bo Carr to send the lamp report to the board", "Bo Carr", minutes_id="m0")
    found = plan(item("Bo Carr to send the oar report to the board", "Bo Carr"), carried=(earlier,))
    assert [one.text for one in found.new] == ["Bo Carr to send the oar report to the board"]
    assert found.history[0].action_id != earlier.id


def test_unknown_and_done_is_settled_unknown_and_ongoing_is_possible() -> None:
    found = plan(item("A thing", status=ItemStatus.DONE), item("Another", status=ItemStatus.ONGOING))
    assert [one.text for one in found.settled] == ["A thing"]
    assert [one.text for one in found.possible] == ["Another"]
    assert found.new == ()


def test_a_commitment_in_prose_is_offered_once_and_never_new() -> None:
    found = plan(item("Look into it", "Ada", kind=ItemKind.IMPLICIT), item("look into it", kind=ItemKind.IMPLICIT))
    assert len(found.possible) == 1
    assert found.new == ()


def test_actions_stand_in_the_order_of_the_minutes() -> None:
    known = (action("B thing", "Ada"), action("A thing", "Bo Carr"))
    found = plan(
        item("A thing", "Bo Carr"), item("New one"), item("B thing", "Ada", due=APRIL, due_text="x"), same=known
    )
    assert {one.text for one in found.standing} == {"A thing", "New one", "B thing"}


def test_a_share_taken_away_comes_back_afresh() -> None:
    gone = mended(action("Send it", "Ada").assignments[0], status=GONE, reminders=3)
    before = replace(action("Send it", "Ada"), assignments=(gone,))
    (back,) = reassign(before, action("Send it", "Ada", told=False).assignments)
    assert (back.status, back.notified_at, back.reminders) == (OPEN, None, 0)


def test_a_done_share_of_somebody_taken_off_stays_done() -> None:
    done = mended(action("Send it", "Ada").assignments[0], status=DONE)
    assert reassign(replace(action("Send it", "Ada"), assignments=(done,)), ()) == (done,)


def test_differences_for_the_mails_of_a_correction() -> None:
    before = action("Send it", "Ada", due=MARCH)
    assert differ(before, before).changes == ()
    assert differ(None, before).gained == before.assignments
    assert differ(replace(before, status=DONE), before).changes == ("it is open again",)
