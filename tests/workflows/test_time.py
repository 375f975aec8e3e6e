"""Days and weeks go by: reminders, escalations, digests, nudges before meetings."""

from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, date, datetime
from typing import Any

import pytest

from service.domain.action import ActionStatus
from service.domain.changes import Changes
from service.domain.invitation import Partstat
from service.domain.plan_reminders import Remindable, plan_reminders
from service.workflows import remind
from tests.builders import ADA, BO, CY, DEE, SECRETARY, Mail, Paper, forward, itip, kinds, number_of
from tests.workflows.house import House

#: Due on Friday 19 March 2027; the minutes come on Monday 8 March.
PAPER = Paper(actions=["Ada Brook to send the ramp survey by 19 March."])
MEETING = "Harbour Access Group: Thursday 8 April 2027, 10am to noon, Pier Hall"


def at(day: int, month: int = 3, hour: int = 9) -> datetime:
    """An instant of 2027, in UTC."""
    return datetime(2027, month, day, hour, tzinfo=UTC)


def reminders(house: House, days: int) -> dict[str, list[tuple[str, str]]]:
    """Date to what the reminders' tick sent, for as many days from tomorrow; silent days are left out."""
    found: dict[str, list[tuple[str, str]]] = {}
    for _ in range(days):
        house.clock.forward(days=1)
        if told := kinds(house.day()):
            found[house.clock.now().date().isoformat()] = told
    return found


REMINDER = ("reminder", ADA)


def test_reminders_come_before_at_and_after_the_due_date_and_never_at_a_weekend(house: House) -> None:
    house.after(forward(PAPER))
    told = reminders(house, 27)
    assert list(told) == [
        "2027-03-12",  # a week before
        "2027-03-18",  # the day before
        "2027-03-19",  # the day
        "2027-03-22",  # Monday: overdue since Saturday
        "2027-03-29",  # five working days later
    ]
    assert all(REMINDER in mails for mails in told.values())


def test_the_secretary_hears_once_of_what_stays_overdue(house: House) -> None:
    house.after(forward(PAPER))
    told = reminders(house, 60)
    assert sum(("escalation", SECRETARY) in mails for mails in told.values()) == 1


def test_an_action_of_a_whole_group_is_one_mail_to_the_secretary_and_reminders_go_on(house: House) -> None:
    house.after(forward(Paper(actions=["All members to read the plan by 12 March."])))
    told = reminders(house, 14)
    assert [mails.count(("escalation", SECRETARY)) for mails in told.values()] == [0, 0, 0, 1, 0]
    assert list(told)[-1] == "2027-03-22"


@pytest.mark.parametrize("after", [1, 2, 5])
def test_the_secretary_hears_after_the_set_number_of_reminders(make_house: Callable[..., House], after: int) -> None:
    house = make_house(remind_before_days=(), escalate_after=after)
    house.after(forward(PAPER))
    told = list(reminders(house, 60).values())
    assert [("escalation", SECRETARY) in mails for mails in told].index(True) == after - 1
    assert sum(("escalation", SECRETARY) in mails for mails in told) == 1


def test_a_reminder_that_a_weekend_swallowed_comes_on_monday(house: House) -> None:
    house.after(forward(Paper(actions=["Ada Brook to send the ramp survey by 21 March."])))  # a Sunday
    told = reminders(house, 14)
    assert list(told) == ["2027-03-15", "2027-03-22"]


def test_all_of_a_persons_actions_are_one_mail(house: House) -> None:
    house.after(forward(Paper(actions=[*PAPER.actions, "Ada Brook to write to the harbour master by 18 March."])))
    house.clock.until(at(18))
    (mail,) = [mail for mail in house.day() if mail.kind == "reminder"]
    assert "ramp survey" in mail.words
    assert "harbour master" in mail.words


def test_a_second_tick_on_one_day_sends_nothing(house: House) -> None:
    house.after(forward(PAPER))
    house.clock.until(at(18))
    assert kinds(house.day()) == [REMINDER]
    house.clock.forward(hours=3)
    assert house.day() == []


def test_stop_reminders_silences_that_action_alone(house: House) -> None:
    house.after(forward(Paper(actions=[*PAPER.actions, "Ada Brook to write to the harbour master by 26 March."])))
    house.clock.until(at(18))
    (reminder,) = [mail for mail in house.day() if mail.kind == "reminder"]
    house.after(reminder.reply(f"{number_of(reminder, 'ramp survey')} stop reminders"))
    assert house.share("ramp survey", ADA).muted
    later = [mail for _ in range(12) for mail in tomorrow(house) if mail.kind == "reminder"]
    assert later
    assert not any("ramp survey" in mail.words for mail in later)


def tomorrow(house: House) -> list[Mail]:
    """The next day's tick."""
    house.clock.forward(days=1)
    return house.day()


def test_a_closed_action_is_not_reminded_of(house: House) -> None:
    mails = house.after(forward(PAPER))
    house.after(next(mail for mail in mails if mail.to == ADA).reply("done"))
    assert not reminders(house, 20)


def test_who_wants_no_reminders_is_told_what_still_comes_and_gets_it(house: House) -> None:
    mails = house.after(forward(PAPER))
    answers = house.after(next(mail for mail in mails if mail.to == ADA).reply("Unsubscribe"))
    noted = next(mail for mail in answers if mail.to == ADA)
    assert "stays yours, and we still write when it changes" in " ".join(noted.words.split())
    assert not reminders(house, 20)
    receipt = next(mail for mail in mails if mail.kind == "minutes-receipt")
    changed = house.after(receipt.reply("1 due 30 June"))
    assert "action-updated" in [mail.kind for mail in changed if mail.to == ADA]


def test_an_invitation_to_act_is_never_chased(house: House) -> None:
    house.after(forward(Paper(actions=["Members can email Ada Brook to join the trial by 19 March."])))
    assert house.actions()
    assert not reminders(house, 20)


def test_an_action_without_a_date_is_not_reminded_of(house: House) -> None:
    house.after(forward(Paper(actions=["Ada Brook to send the ramp survey."])))
    assert not reminders(house, 20)


def test_downtime_over_a_reminder_is_made_up_for_by_one_mail(house: House) -> None:
    house.after(forward(PAPER))
    house.clock.until(at(24))
    assert kinds(house.day()) == [REMINDER]


def test_a_moved_due_date_is_reminded_of_anew(house: House) -> None:
    receipt = next(mail for mail in house.after(forward(PAPER)) if mail.kind == "minutes-receipt")
    house.clock.until(at(19))
    house.day()
    house.after(receipt.reply(f"{number_of(receipt, 'ramp survey')} due 9 April"))
    assert list(reminders(house, 21)) == ["2027-04-02", "2027-04-08", "2027-04-09"]


DIGEST = [("digest", SECRETARY)]


def test_a_digest_is_sent_once_per_slot(house: House) -> None:
    house.after(forward(PAPER))
    house.week()
    house.clock.until(at(15))
    assert kinds(house.week()) == DIGEST
    house.clock.forward(hours=2)
    assert house.week() == []
    house.clock.until(at(22))
    assert kinds(house.week()) == DIGEST


def test_a_digest_missed_by_a_day_is_made_up_for_once(house: House) -> None:
    house.after(forward(PAPER))
    house.week()
    house.clock.until(at(16, hour=15))
    assert kinds(house.week()) == DIGEST
    house.clock.forward(hours=1)
    assert house.week() == []


def test_a_digest_missed_by_most_of_a_week_waits_for_the_next(house: House) -> None:
    house.after(forward(PAPER))
    house.week()
    house.clock.until(at(20))
    assert house.week() == []


def test_a_tick_that_died_half_way_repeats_nothing(house: House) -> None:
    house.after(forward(PAPER))
    house.clock.until(at(15))
    remind.digest_all(at(15, hour=8), house.context)  # ... and dies before the slot is marked
    assert kinds(house.mails()) == DIGEST
    assert house.week() == []


def test_what_was_closed_between_two_tries_at_a_slot_is_told_by_the_next_digest(house: House) -> None:
    """The first try died before the slot was marked, after this body had its mails."""
    (mail, *_) = house.after(forward(PAPER))
    house.clock.until(at(15))
    remind.digest_all(at(15, hour=8), house.context)
    house.mails()
    house.clock.forward(hours=1)
    house.after(mail.reply("1 done"))
    house.clock.forward(hours=1)
    assert house.week() == []
    house.clock.until(at(22))
    (digest,) = house.week()
    assert "1 closed" in digest.words


def test_a_reminder_or_digest_that_stumbles_keeps_no_others_back(house: House, monkeypatch: pytest.MonkeyPatch) -> None:
    """And nobody is reminded at midnight for it: what stumbled comes with the next day's."""
    house.after(
        forward(Paper(actions=["Ada Brook to send the survey by 12 March.", "Bo Carr to book it by 12 March."]))
    )

    def stumble(person: Remindable, *facts: Any) -> Changes:
        if person.contact.key == ADA:
            raise KeyError("a bug")
        return plan_reminders(person, *facts)

    house.clock.until(at(11))
    with monkeypatch.context() as patch:
        patch.setattr(remind, "plan_reminders", stumble)
        with pytest.raises(KeyError):
            house.day()
        assert kinds(house.mails()) == [("reminder", BO)]
        house.clock.until(at(12, hour=0))
        assert house.day() == []
    house.clock.until(at(12))
    assert kinds(house.day()) == [("reminder", ADA), ("reminder", BO)]


def test_a_clock_that_once_ran_years_ahead_silences_nothing(house: House) -> None:
    right = house.clock.at
    house.clock.until(datetime(2036, 3, 10, 9, tzinfo=UTC))
    house.day()
    house.week()
    house.clock.at = right
    house.after(forward(PAPER))
    assert "2027-03-12" in reminders(house, 5)
    house.clock.until(at(15))
    assert kinds(house.week()) == DIGEST


def test_a_digest_tells_what_is_open_overdue_and_closed(house: House) -> None:
    mails = house.after(forward(Paper(meetings=[MEETING])))
    house.clock.until(at(17))
    house.after(next(m for m in mails if (m.to, m.kind) == (BO, "action-assigned")).reply("done, hall is booked"))
    house.clock.until(at(22))
    (digest,) = house.week()
    words = digest.words
    assert words.index("Overdue") < words.index("ramp survey")
    assert "Closed" in words
    assert "hall is booked" in words or "ferry hall" in words


def test_a_house_without_actions_sends_no_digest(house: House) -> None:
    assert house.week() == []


@pytest.fixture
def meeting(house: House) -> list[Mail]:
    """The invitations to the meeting of 8 April."""
    return [mail for mail in house.after(forward(Paper(actions=(), meetings=[MEETING]))) if mail.kind == "invitation"]


def test_who_has_not_answered_is_asked_once_before_the_meeting(house: House, meeting: list[Mail]) -> None:
    house.receive(itip(next(mail for mail in meeting if mail.to == BO), "REPLY"))
    assert house.invitee(date(2027, 4, 8), BO).partstat is Partstat.ACCEPTED
    house.clock.until(at(31))
    assert not [mail for mail in house.day() if mail.kind == "meeting-nudge"]
    house.clock.until(at(1, 4))
    asked = house.day()
    assert [m.to for m in asked if m.kind == "meeting-nudge"] == [ADA, CY, DEE, SECRETARY]
    assert not [mail for _ in range(6) for mail in tomorrow(house) if mail.kind == "meeting-nudge"]


def test_a_meeting_that_moved_is_asked_about_and_prepared_anew(house: House, meeting: list[Mail]) -> None:
    house.clock.until(at(1, 4))
    assert len([mail for mail in house.day() if mail.kind == "meeting-nudge"]) == 5
    house.after(forward(Paper(actions=(), meetings=[MEETING.replace("Thursday 8 April", "Thursday 22 April")])))
    house.clock.until(at(16, 4))
    assert sorted(mail.kind for mail in house.day()) == ["digest", *["meeting-nudge"] * 5]


def test_a_digest_twice_a_day_is_sent_twice_a_day(house: House) -> None:
    house.after(forward(PAPER))
    for hour in (8, 16):
        slot = at(15, hour=hour)
        house.clock.until(slot)
        remind.digest_all(slot, house.context)
    assert kinds(house.mails()) == DIGEST * 2


def test_a_nudge_is_answered_in_words(house: House, meeting: list[Mail]) -> None:
    house.clock.until(at(1, 4))
    nudge = next(m for m in house.day() if (m.kind, m.to) == ("meeting-nudge", DEE))
    house.after(nudge.reply("Sorry, I can't make it"))
    assert house.invitee(date(2027, 4, 8), DEE).partstat is Partstat.DECLINED


def test_the_secretary_gets_the_state_for_the_agenda_once(house: House) -> None:
    house.after(forward(Paper(meetings=[MEETING])))
    house.clock.until(at(1, 4))
    assert [m.to for m in house.day() if m.kind == "digest"] == [SECRETARY]
    assert not [mail for _ in range(6) for mail in tomorrow(house) if mail.kind == "digest"]


def test_a_meeting_called_off_is_neither_nudged_nor_prepared(house: House) -> None:
    mails = house.after(forward(Paper(actions=(), meetings=[MEETING])))
    receipt = next(mail for mail in mails if mail.kind == "minutes-receipt")
    house.after(receipt.reply("meeting 1 cancelled"))
    house.clock.until(at(1, 4))
    assert house.day() == []


def test_two_answers_from_one_calendar_keep_the_newer(house: House, meeting: list[Mail]) -> None:
    mine = next(mail for mail in meeting if mail.to == BO)
    newer = itip(mine, "REPLY", partstat="DECLINED", stamp="20270308T090000Z")
    older = itip(mine, "REPLY", partstat="ACCEPTED", stamp="20270308T080000Z")
    house.clock.forward(days=1)
    house.receive(newer, older)
    assert house.invitee(date(2027, 4, 8), BO).partstat is Partstat.DECLINED


def test_a_year_goes_by(house: House) -> None:
    """Nothing is mailed twice on a day, nothing at a weekend, and a closed house falls silent."""
    mails = house.after(forward(Paper(meetings=[MEETING])))
    for mail in mails:
        if mail.kind == "action-assigned":
            house.after(mail.reply("done"))
    assert {action.status for action in house.actions().values()} == {ActionStatus.COMPLETED}
    told = [mail for _ in range(120) for mail in [*tomorrow(house), *house.week()]]
    assert "reminder" not in [mail.kind for mail in told]
    # Closed actions and the meeting are told of while they are news.
    assert len([mail for mail in told if mail.kind == "digest"]) <= 7
