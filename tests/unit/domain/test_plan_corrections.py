"""The secretary's orders, carried out in the order written, with one receipt and one mail to each concerned."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import date, time

import pytest

from service.domain.action import Action, ActionStatus
from service.domain.changes import Changes, MinutesRecord, PossibleAction
from service.domain.correction import (
    AcceptProposal,
    AddAction,
    AssignOwners,
    CancelActions,
    CancelMeeting,
    CloseActions,
    Correction,
    MarkDuplicate,
    MoveMeeting,
    NotUnderstood,
    RememberAlias,
    ReopenActions,
    SendNow,
    SetDue,
    SetVenue,
    StopSending,
    TakeUp,
)
from service.domain.invitation import Invitee, ScheduledMeeting
from service.domain.letter import CorrectionReceipt
from service.domain.message import Address
from service.domain.plan_corrections import Corrected, plan_corrections
from tests.unit.domain.partners import (
    ADA,
    BO,
    BODY,
    CY,
    DEE,
    NOW,
    RECORD,
    SECRETARY,
    TODAY,
    action,
    mended,
    setting,
    statuses,
)

OPEN, DONE, GONE = ActionStatus.NEEDS_ACTION, ActionStatus.COMPLETED, ActionStatus.CANCELLED
SURVEY, QUAY = action("Send the survey", "Ada"), action("Paint the quay", "Bo Carr")
APRIL = date(2027, 4, 8)
MEETING = ScheduledMeeting(uid="u1", body=BODY, title=BODY, on=APRIL, starts=time(10), ends=time(12))
INVITED = (Invitee(contact=BO, name="Bo Carr", address=BO, invited_sequence=0),)


def order(*orders: Correction, actions: Sequence[Action] = (SURVEY, QUAY), record: MinutesRecord | None = RECORD,
          **facts: object) -> Changes:  # fmt: skip
    """The secretary answers a receipt with these numbers."""
    plain: dict[str, object] = {
        "entry": 9, "message_id": "m@x", "sender": Address(SECRETARY, "Nell Ward"), "record": record,
        "actions": dict(enumerate(actions, start=1)), "setting": setting(), "meetings": {1: MEETING},
        "invitees": {"u1": INVITED},
    }  # fmt: skip
    return plan_corrections(orders, Corrected(**(plain | facts)), NOW, TODAY)  # type: ignore[arg-type]


def receipt(changes: Changes) -> CorrectionReceipt:
    """The one receipt."""
    (letter,) = [post.letter for post in changes.posts if isinstance(post.letter, CorrectionReceipt)]
    return letter


def told(changes: Changes) -> list[tuple[str, str]]:
    """(kind, reader) of the other mails."""
    return sorted((p.letter.kind, p.to.address) for p in changes.posts if not isinstance(p.letter, CorrectionReceipt))


@pytest.mark.parametrize(
    ("orders", "mails"),
    [
        ([AssignOwners(numbers=(1,), owners=("Dee Eames",))], [("action-assigned", DEE), ("action-updated", ADA)]),
        ([AssignOwners(numbers=(1,), owners=("Dee Eames",), joining=True)], [("action-assigned", DEE)]),
        ([AssignOwners(numbers=(1, 2), owners=("Dee Eames",))],
         [("action-assigned", DEE), ("action-updated", ADA), ("action-updated", BO)]),
        ([AssignOwners(numbers=(1,), owners=("Ada Brook",))], []),
        ([SetDue(numbers=(1,), due=APRIL, due_text="8 April")], [("action-updated", ADA)]),
        ([CancelActions(numbers=(1, 2))], [("action-updated", ADA), ("action-updated", BO)]),
        ([CloseActions(numbers=(1,))], []),
        ([MarkDuplicate(number=2, of=1)], [("action-updated", BO)]),
        ([AddAction(text="Order oars", owners=("Dee Eames",))], [("action-assigned", DEE)]),
        ([AddAction(text="Order oars")], []),
        ([CancelMeeting(number=1)], [("invitation-cancelled", BO)]),
        ([SetVenue(number=1, venue="Pier Hall")], [("invitation-updated", BO)]),
        ([MoveMeeting(number=1, on=date(2027, 4, 15))], [("invitation-updated", BO)]),
        ([SetDue(numbers=(1,), due=APRIL, due_text="x"), SetDue(numbers=(1,), due=None, due_text="")], []),
        ([CancelActions(numbers=(1,)), ReopenActions(numbers=(1,))], []),
    ],
)  # fmt: skip
def test_who_hears_of_what(orders: list[Correction], mails: list[tuple[str, str]]) -> None:
    changes = order(*orders)
    assert told(changes) == mails
    assert receipt(changes).done


def test_a_name_in_one_piece_is_tried_first() -> None:
    changes = order(AssignOwners(numbers=(1,), owners=("Harbour", "Access Group"), phrase="Harbour Access Group"))
    assert len(changes.actions[0].assignments) == 5


def test_one_unknown_name_stops_that_order_alone() -> None:
    changes = order(AssignOwners(numbers=(1,), owners=("Dee Eames", "Nobody Atall")), CloseActions(numbers=(2,)))
    assert [one.text for one in changes.actions] == ["Paint the quay"]
    (refused,) = receipt(changes).not_understood
    assert refused.text == "Nobody Atall"


@pytest.mark.parametrize(
    "wrong",
    [CloseActions(numbers=(9,)), CancelMeeting(number=9), TakeUp(numbers=(9,)), MarkDuplicate(number=9, of=1),
     RememberAlias(alias="Dipper", target="Nobody Atall"), AcceptProposal(),
     NotUnderstood(line_no=1, text="eh", example="x"), MoveMeeting(number=1, on=date(2026, 1, 1))],
)  # fmt: skip
def test_what_cannot_be_done_is_quoted_back_and_changes_nothing(wrong: Correction) -> None:
    changes = order(wrong)
    assert (changes.actions, changes.meetings, told(changes)) == ((), (), [])
    assert len(receipt(changes).not_understood) == 1
    assert receipt(changes).done == ()


def test_nothing_ordered_is_not_answered() -> None:
    assert order().posts == ()


def test_an_address_makes_somebody_known() -> None:
    changes = order(AssignOwners(numbers=(1,), owners=("Sam Pike",), addresses=("Sam@pike.example",)))
    assert changes.contacts == (Address("Sam@pike.example", "Sam Pike"),)
    assert ("action-assigned", "Sam@pike.example") in told(changes)


def test_an_alias_gives_waiting_actions_their_owner() -> None:
    waiting = action("Count the rings", "The Dipper")
    changes = order(RememberAlias(alias="The Dipper", target="Dee Eames"), actions=[waiting])
    assert changes.aliases == ((BODY, "The Dipper", "Dee Eames"),)
    assert told(changes) == [("action-assigned", DEE)]


POSSIBLE = PossibleAction(id="p1", minutes_id=RECORD.id, text="Look at the lamp", owners=("Dee Eames",))


def test_a_possible_action_is_taken_up_once() -> None:
    changes = order(TakeUp(numbers=(1,)), TakeUp(numbers=(1,)), possible={1: POSSIBLE})
    assert changes.taken_up == ("p1",)
    assert told(changes) == [("action-assigned", DEE)]
    assert len(receipt(changes).not_understood) == 1


def test_numbers_of_a_receipt_work_in_the_next_one() -> None:
    changes = order(AddAction(text="Order oars"), CancelActions(numbers=(2,)), possible={1: POSSIBLE})
    (post,) = [post for post in changes.posts if isinstance(post.letter, CorrectionReceipt)]
    assert set(post.refs) == {"1", "2", "3", "p1", "meeting 1", "minutes"}
    assert [one.number for one in receipt(changes).actions] == [1, 3]


def test_a_share_that_is_done_stays_done_when_the_action_is_cancelled_and_comes_back() -> None:
    half = replace(action("Lend", "Ada", "Bo Carr"))
    half = replace(half, assignments=(mended(half.assignments[0], status=DONE), half.assignments[1]))
    (gone,) = order(CancelActions(numbers=(1,)), actions=[half]).actions
    assert set(statuses(gone).values()) == {DONE, GONE}


def test_closing_by_the_secretary_closes_for_everybody() -> None:
    (after,) = order(CloseActions(numbers=(1,)), actions=[action("Lend", "Tidemark")]).actions
    assert (after.status, statuses(after)) == (DONE, {BO: DONE, CY: DONE})


WAITING = replace(RECORD, waiting=True)
FRESH = action("Send the survey", "Ada", told=False)


def test_while_minutes_wait_only_the_receipt_goes() -> None:
    changes = order(AssignOwners(numbers=(1,), owners=("Dee Eames",)), SetVenue(number=1, venue="Pier"),
                    actions=[FRESH], record=WAITING)  # fmt: skip
    assert told(changes) == []
    assert changes.invitees == ()
    assert changes.records == (WAITING,)


def test_send_lets_go_what_was_not_told_and_repeats_nothing() -> None:
    changes = order(SendNow(), actions=[FRESH, QUAY], record=WAITING, members={BODY: INVITED})
    assert told(changes) == [("action-assigned", ADA)]
    assert changes.records == (RECORD,)
    (written, _) = changes.actions
    assert written.assignments[0].notified_at == NOW


def test_send_invites_whoever_is_a_member_and_was_not() -> None:
    dee = Invitee(contact=DEE, name="Dee", address=DEE)
    changes = order(SendNow(), record=WAITING, members={BODY: (*INVITED, dee)})
    assert told(changes) == [("invitation", DEE)]


def test_stop_holds_what_comes_after() -> None:
    changes = order(AssignOwners(numbers=(1,), owners=("Dee Eames",)), StopSending())
    assert told(changes) == []
    assert changes.records == (WAITING,)


def test_without_minutes_send_is_refused_and_add_too() -> None:
    changes = order(SendNow(), AddAction(text="x"), record=None)
    assert len(receipt(changes).not_understood) == 2
    assert told(changes) == []


def test_a_proposal_is_taken_in_the_meetings_own_time() -> None:
    changes = order(AcceptProposal(), proposal="2027-05-06T13:00:00+00:00/2027-05-06T15:00:00+00:00")
    (moved,) = changes.meetings
    assert (moved.on, moved.starts, moved.ends, moved.sequence) == (date(2027, 5, 6), time(14), time(16), 1)


def test_a_proposed_day_alone_keeps_the_time() -> None:
    (moved,) = order(AcceptProposal(meeting=1), proposal="2027-05-06/").meetings
    assert (moved.on, moved.starts) == (date(2027, 5, 6), time(10))


def test_a_start_alone_leaves_the_end_open() -> None:
    (moved,) = order(MoveMeeting(number=1, on=None, starts=time(14))).meetings
    assert (moved.on, moved.starts, moved.ends) == (APRIL, time(14), None)


def test_every_change_leaves_a_line_of_history_by_who_ordered_it() -> None:
    lines = order(SetDue(numbers=(1,), due=APRIL, due_text="8 April"), AddAction(text="Order oars")).history
    assert {line.actor for line in lines} == {SECRETARY}
    assert [(line.what, line.detail) for line in lines] == [
        ("changed by the secretary", "due 2027-04-08"), ("added by the secretary", "Order oars"),
    ]  # fmt: skip


def test_history_says_what_differs() -> None:
    orders: list[Correction] = [
        AssignOwners(numbers=(1,), owners=("Dee Eames",)), CloseActions(numbers=(2,)), CloseActions(numbers=(1,)),
    ]  # fmt: skip
    assert [line.detail for line in order(*orders).history] == ["now COMPLETED; now with Dee Eames", "now COMPLETED"]
