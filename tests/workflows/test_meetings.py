"""The life of a meeting, mail by mail: invited, asked about, changed, moved, called off, answered, prepared."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from pathlib import Path

import pytest

from service.console import digests
from service.domain.inbox import InboxState
from service.domain.invitation import Partstat
from service.workflows import feeds
from tests.builders import (
    ADA,
    BO,
    CY,
    DEE,
    DIRECTORY,
    SECRETARY,
    Mail,
    Paper,
    Sent,
    forward,
    itip,
    kinds,
    number_of,
    with_review,
)
from tests.workflows.house import House, directory_of

BODY = "Harbour Access Group"
DAY = date(2027, 4, 8)
PLAIN = f"{BODY}: Thursday 8 April 2027, 10am to noon, Pier Hall"
MEMBERS = sorted([ADA, BO, CY, DEE, SECRETARY])
NEWCOMER = "person,Flo Gray,flo.gray@quays.example,,Quays Clinic,Harbour Access Group\n"
FLO = "flo.gray@quays.example"


def paper(*meetings: str, **more: object) -> bytes:
    """Minutes with nothing but meetings to come."""
    return forward(Paper(actions=(), meetings=meetings, **more))  # type: ignore[arg-type]


def of(mails: list[Mail], kind: str) -> list[Mail]:
    """The mails of a kind."""
    return [mail for mail in mails if mail.kind == kind]


def one(mails: list[Mail], kind: str, to: str = "") -> Mail:
    """The one mail of a kind, to somebody."""
    (found,) = [mail for mail in mails if mail.kind == kind and to in ("", mail.to)]
    return found


def readers(mails: list[Mail], kind: str) -> list[str]:
    """Who got a mail of a kind."""
    return sorted(mail.to for mail in of(mails, kind))


def tomorrow(house: House) -> list[Mail]:
    """The next morning's tick."""
    house.clock.forward(days=1)
    return house.day()


def members_are(house: House, people_csv: str) -> None:
    """The directory is another one from now on."""
    house.context = replace(house.context, directory=directory_of(people_csv, house.context.engine))


class TestAsRead:
    """What minutes leave open is said, and what is odd is asked first."""

    def test_a_venue_to_be_confirmed_is_words_and_no_location(self, house: House) -> None:
        mail = one(house.after(paper(f"{BODY}: Thursday 8 April 2027, 10am to noon, venue tbc")), "invitation", BO)
        assert "LOCATION" not in mail.calendar
        assert "Venue to be confirmed" in mail.text
        assert mail.calendar["STATUS"] == "CONFIRMED"

    def test_no_time_is_a_tentative_day_and_a_question_whose_answer_settles_it(self, house: House) -> None:
        mails = house.after(paper(f"{BODY}: Thursday 8 April 2027"))
        mail, receipt = one(mails, "invitation", BO), one(mails, "minutes-receipt")
        assert readers(mails, "invitation") == MEMBERS
        assert (mail.calendar["DTSTART"], mail.calendar["STATUS"]) == ("20270408", "TENTATIVE")
        assert "no time is given" in receipt.words
        assert "meeting 1 10am-noon" in receipt.words
        told = house.after(receipt.reply("meeting 1 10am-noon"))
        assert readers(told, "invitation-updated") == MEMBERS
        settled = one(told, "invitation-updated", BO).calendar
        assert (settled["DTSTART"], settled["STATUS"]) == ("20270408T100000", "CONFIRMED")
        assert (settled["UID"], settled["SEQUENCE"]) == (mail.calendar["UID"], "1")

    def test_no_end_is_an_hour_and_both_are_told_so(self, house: House) -> None:
        mails = house.after(paper(f"{BODY}: Thursday 8 April 2027, 10am, Pier Hall"))
        mail = one(mails, "invitation", BO)
        assert mail.calendar["DTEND"] == "20270408T110000"
        assert "No end time was given; your calendar shows one hour." in " ".join(mail.text.split())
        assert "No end time was given: calendars show one hour" in one(mails, "minutes-receipt").words

    def test_a_link_is_the_place_and_nobody_is_told_that_a_venue_follows(self, house: House) -> None:
        mails = house.after(paper(f"{BODY}: Thursday 8 April 2027, 10am to noon, https://meet.example/harbour"))
        mail = one(mails, "invitation", BO)
        assert mail.calendar["LOCATION"] == "https://meet.example/harbour"
        assert "https://meet.example/harbour" in mail.calendar["DESCRIPTION"]
        assert "Join online: https://meet.example/harbour" in mail.text
        assert "to be confirmed" not in mail.text
        assert "will follow" not in mail.text

    @pytest.mark.parametrize(
        ("when", "why"),
        [
            ("Thursday 8 April 2027, 06:30 to 08:00", "6:30am"),
            ("Thursday 8 April 2027, 9am to 8pm", "9am to 8pm"),
            ("Friday 8 April 2027, 10am to noon", "Friday"),
        ],
    )
    def test_what_is_odd_is_asked_before_anybody_is_invited(self, house: House, when: str, why: str) -> None:
        mails = house.after(paper(f"{BODY}: {when}, Pier Hall"))
        assert kinds(mails) == [("minutes-receipt", SECRETARY)]
        receipt = one(mails, "minutes-receipt")
        assert why in receipt.words
        assert "Nobody is invited before you answer" in receipt.words
        assert house.day() == []
        assert readers(house.after(receipt.reply("meeting 1 is right")), "invitation") == MEMBERS


class TestDiff:
    """Corrected minutes, later minutes, three at once: only what differs is told, to whom it concerns."""

    def test_three_minutes_that_list_one_meeting_are_one_uid(self, house: House) -> None:
        house.after(paper(PLAIN))
        uid = house.meeting(DAY).uid
        later = paper(PLAIN, held="Thursday 11 March 2027")
        another = Paper(title="Ferry Forum Minutes", actions=(), meetings=[PLAIN], held="Friday 12 March 2027")
        assert readers(house.after(later), "invitation") == []
        assert readers(house.after(forward(another)), "invitation") == []
        assert house.meeting(DAY).uid == uid

    @pytest.mark.parametrize(
        ("changed", "words"),
        [
            (PLAIN.replace("8 April", "15 April"), "the date was Thursday 8 April 2027"),
            (PLAIN.replace("10am to noon", "2pm to 4pm"), "the time was 10am to noon"),
            (PLAIN.replace("Pier Hall", "Net Loft"), "the venue was Pier Hall"),
        ],
    )
    def test_a_change_is_told_to_all_and_the_rest_is_silent(self, house: House, changed: str, words: str) -> None:
        other = f"{BODY}: Thursday 8 July 2027, 10am to noon, Pier Hall"
        assert len(of(house.after(paper(PLAIN, other)), "invitation")) == 2 * len(MEMBERS)
        told = house.after(paper(changed, other, held="Thursday 11 March 2027"))
        assert readers(told, "invitation-updated") == MEMBERS
        assert words in one(told, "invitation-updated", BO).text
        assert {mail.calendar["SEQUENCE"] for mail in of(told, "invitation-updated")} == {"1"}
        assert words[1:].replace(",", "\\,") in one(told, "invitation-updated", BO).calendar["DESCRIPTION"]

    def test_a_meeting_left_out_is_asked_about_and_called_off_on_yes(self, house: House) -> None:
        three = [PLAIN, PLAIN.replace("8 April", "6 May"), PLAIN.replace("8 April", "3 June")]
        house.after(paper(*three))
        mails = house.after(paper(three[0], three[2], held="Thursday 11 March 2027"))
        assert kinds(mails) == [("minutes-receipt", SECRETARY)]
        receipt = one(mails, "minutes-receipt")
        assert "no longer list it. Is it cancelled?" in " ".join(receipt.words.split())
        left_out = f"meeting:{house.meeting(date(2027, 5, 6)).uid}"
        order = next(number for number, what in receipt.refs.items() if what == left_out)
        told = house.after(receipt.reply(f"{order} cancelled"))
        assert readers(told, "invitation-cancelled") == MEMBERS
        gone = one(told, "invitation-cancelled", BO).calendar
        assert (gone["STATUS"], gone["SEQUENCE"]) == ("CANCELLED", "1")

    @pytest.mark.parametrize(
        ("words", "reason"),
        [
            (f"{PLAIN} – POSTPONED, new date tbc", "Why: postponed; a new date will follow."),
            (PLAIN.replace("Pier Hall", "cancelled"), "It is cancelled."),
        ],
    )
    def test_minutes_that_call_a_meeting_off_tell_all_who_were_invited(
        self, house: House, words: str, reason: str
    ) -> None:
        house.after(paper(PLAIN))
        told = house.after(paper(words, held="Thursday 11 March 2027"))
        assert readers(told, "invitation-cancelled") == MEMBERS
        assert reason in one(told, "invitation-cancelled", BO).words
        assert "Cancelled" in one(told, "minutes-receipt").words
        assert kinds(house.after(paper(words, held="Friday 12 March 2027"))) == [("minutes-receipt", SECRETARY)]

    def test_nobody_is_invited_to_what_its_first_minutes_call_off(self, house: House) -> None:
        assert kinds(house.after(paper(f"{PLAIN} (cancelled)"))) == [("minutes-receipt", SECRETARY)]
        assert tomorrow(house) == []

    def test_a_meeting_called_off_on_a_doubtful_day_is_asked_about(self, house: House) -> None:
        house.after(paper(PLAIN))
        told = house.after(paper(f"{PLAIN.replace('Thursday', 'Friday')}: cancelled", held="Thursday 11 March 2027"))
        assert kinds(told) == [("minutes-receipt", SECRETARY)]
        assert "these minutes say that it is cancelled, but" in told[0].words

    def test_moved_in_one_sentence_keeps_the_uid(self, house: House) -> None:
        house.after(paper(PLAIN))
        uid = house.meeting(DAY).uid
        moved = "The April meeting on Thursday 8 April 2027 has been postponed to Thursday 15 April 2027, 10am to noon."
        told = house.after(paper(moved, held="Thursday 11 March 2027"))
        assert house.meeting(date(2027, 4, 15)).uid == uid
        assert "the date was Thursday 8 April 2027" in one(told, "invitation-updated", BO).text

    def test_postponed_is_a_cancellation_with_words(self, house: House) -> None:
        receipt = one(house.after(paper(PLAIN)), "minutes-receipt")
        mail = one(house.after(receipt.reply("meeting 1 postponed, date tbc")), "invitation-cancelled", BO)
        assert mail.calendar["STATUS"] == "CANCELLED"
        assert "postponed; a new date will follow" in mail.text
        assert "Postponed\\; a new date will follow." in mail.calendar["DESCRIPTION"]


class TestMembers:
    """Who joins and who leaves, told alone."""

    def test_a_new_member_gets_the_current_event_alone(self, house: House) -> None:
        receipt = one(house.after(paper(PLAIN)), "minutes-receipt")
        house.after(receipt.reply("meeting 1 venue Net Loft"))
        members_are(house, DIRECTORY + NEWCOMER)
        mail = one(tomorrow(house), "invitation")
        assert (mail.to, mail.calendar["SEQUENCE"], mail.calendar["LOCATION"]) == (FLO, "1", "Net Loft")
        assert of(tomorrow(house), "invitation") == []

    def test_a_member_removed_gets_a_cancellation_alone(self, house: House) -> None:
        house.after(paper(PLAIN))
        members_are(house, DIRECTORY.replace("Quays Clinic,Harbour Access Group; ", "Quays Clinic,"))
        mail = one(tomorrow(house), "invitation-cancelled")
        assert (mail.to, mail.calendar["STATUS"], mail.calendar["SEQUENCE"]) == (DEE, "CANCELLED", "1")
        assert "you are no longer a member" in mail.text
        assert mail.subject == f"No longer invited: {BODY}, 8 April 2027"
        assert tomorrow(house) == []

    def test_a_directory_without_the_body_calls_nothing_off(self, house: House) -> None:
        house.after(paper(PLAIN))
        members_are(
            house, "kind,name,email,aliases,organisation,groups\nperson,Nell Ward,nell.ward@harbour.example,,,\n"
        )
        assert of(tomorrow(house), "invitation-cancelled") == []

    def test_nobody_is_invited_to_a_meeting_of_minutes_that_wait(self, make_house: Callable[..., House]) -> None:
        house = make_house(people_csv=with_review("always"))
        receipt = one(house.after(paper(PLAIN)), "minutes-receipt")
        assert of(tomorrow(house), "invitation") == []
        assert readers(house.after(receipt.reply("send")), "invitation") == MEMBERS


class TestAnswers:
    """What counts, what is kept, what goes to the secretary."""

    @pytest.fixture
    def invitation(self, house: House) -> Mail:
        """Bo's invitation to the meeting of 8 April."""
        return one(house.after(paper(PLAIN)), "invitation", BO)

    def test_a_stranger_who_forwards_is_shown_to_the_secretary_and_not_added(
        self, house: House, invitation: Mail
    ) -> None:
        crasher = replace(invitation, to="pat@elsewhere.example")
        asked = house.after(itip(crasher, "REPLY"))
        assert kinds(asked) == [("attendance-question", SECRETARY)]
        assert "was not invited" in asked[0].words
        assert "pat@elsewhere.example" not in printed(house)

    def test_an_answer_to_the_old_time_does_not_count(self, house: House, invitation: Mail) -> None:
        house.after(paper(PLAIN.replace("10am to noon", "2pm to 4pm"), held="Thursday 11 March 2027"))
        house.receive(itip(invitation, "REPLY"))
        assert house.invitee(DAY, BO).partstat is Partstat.NEEDS_ACTION

    @pytest.mark.parametrize("method", ["REPLY", "REFRESH", "COUNTER"])
    @pytest.mark.parametrize("words", [f"{PLAIN}: cancelled", PLAIN.replace("Pier Hall", "Net Loft")])
    def test_no_answer_brings_out_what_waits_for_send(
        self, make_house: Callable[..., House], words: str, method: str
    ) -> None:
        house = make_house(people_csv=with_review("always"))
        receipt = one(house.after(paper(PLAIN)), "minutes-receipt")
        mine = one(house.after(receipt.reply("send")), "invitation", BO)
        waiting = one(house.after(paper(words, held="Thursday 11 March 2027")), "minutes-receipt")
        assert [mail for mail in house.after(itip(mine, method)) if mail.to == BO] == []
        told = house.after(waiting.reply("send"))
        assert sorted(mail.to for mail in told if "UID" in mail.calendar) == MEMBERS

    @pytest.mark.parametrize("method", ["REPLY", "REFRESH"])
    def test_no_answer_brings_out_what_was_stopped(self, house: House, method: str) -> None:
        mails = house.after(paper(PLAIN))
        receipt, mine = one(mails, "minutes-receipt"), one(mails, "invitation", BO)
        house.receive(receipt.reply("meeting 1 cancelled"), receipt.reply("stop"))
        house.mails()
        assert house.after(itip(mine, method)) == []
        assert readers(house.after(receipt.reply("send")), "invitation-cancelled") == MEMBERS

    def test_an_answer_from_another_address_of_the_same_person_counts(self, house: House) -> None:
        mails = house.after(paper(PLAIN))
        house.receive(itip(one(mails, "invitation", ADA), "REPLY", sender="a.brook@home.example"))
        assert house.invitee(DAY, ADA).partstat is Partstat.ACCEPTED

    def test_the_command_tells_every_answer_by_name(self, house: House) -> None:
        mails = house.after(paper(PLAIN))
        answers = {ADA: "ACCEPTED", BO: "DECLINED", CY: "TENTATIVE", DEE: "DELEGATED"}
        for who, says in answers.items():
            house.receive(itip(one(mails, "invitation", who), "REPLY", partstat=says))
        said = printed(house)
        for column in ("Coming", "Perhaps", "Not coming", "Sends somebody", "No answer"):
            assert column in said
        for name in ("Ada Brook", "Bo Carr", "Cy Dunn", "Dee Eames", "Nell Ward"):
            assert name in said
        house.clock.until(datetime(2027, 3, 15, 9, tzinfo=UTC))
        words = one(house.week(), "digest", SECRETARY).words
        assert "Coming (1): Ada Brook" in words
        assert "Sending somebody else (1): Dee Eames" in words
        assert "No answer (1): Nell Ward" in words


def printed(house: House) -> str:
    """What `minutepost meetings` prints."""
    with digests.out.capture() as said:
        digests.show_meetings(type("Service", (), {"context": house.context})())  # type: ignore[arg-type]
    return said.get()


class TestWords:
    """A person says in words whether they come."""

    OTHER = PLAIN.replace("Thursday 8 April", "Thursday 13 May")

    @pytest.fixture
    def invitation(self, house: House) -> Mail:
        """Bo's invitation to the meeting of 8 April; there is another on 13 May."""
        mails = house.after(paper(PLAIN, self.OTHER))
        return next(m for m in of(mails, "invitation") if m.to == BO and "8 April" in m.subject)

    def says(self, house: House) -> tuple[str, str]:
        """Bo's standing towards 8 April and 13 May."""
        return house.invitee(DAY, BO).partstat.value, house.invitee(date(2027, 5, 13), BO).partstat.value

    @pytest.mark.parametrize(
        ("words", "standing"),
        [
            ("I can't make it, sorry.", ("DECLINED", "NEEDS-ACTION")),
            ("I can't make it on the 8th April", ("DECLINED", "NEEDS-ACTION")),
            ("I can't make it on 13 May", ("NEEDS-ACTION", "DECLINED")),
            ("Apologies for the April meeting", ("DECLINED", "NEEDS-ACTION")),
            ("I can't make it on 20 May", ("NEEDS-ACTION", "NEEDS-ACTION")),
            ("I am away until 13 May so can't make it", ("NEEDS-ACTION", "NEEDS-ACTION")),
            ("I can't make it, I am back in May", ("NEEDS-ACTION", "NEEDS-ACTION")),
        ],
    )
    def test_the_day_named_is_the_meeting_meant(
        self, house: House, invitation: Mail, words: str, standing: tuple[str, str]
    ) -> None:
        told = kinds(house.after(invitation.reply(words)))
        assert self.says(house) == standing
        assert told == ([("attendance-question", SECRETARY)] if set(standing) == {"NEEDS-ACTION"} else
                        [("reply-noted", BO)])  # fmt: skip

    def test_in_answer_to_an_action_they_are_heard_apart_from_the_work(self, house: House, invitation: Mail) -> None:
        work = Paper(actions=["Bo Carr to book the ferry hall by 26 March."], held="Friday 5 March 2027")
        mail = one(house.after(forward(work)), "action-assigned", BO)
        told = house.after(mail.reply("Done.\nI can't make it on the 8th April."))
        assert not house.open()
        assert self.says(house) == ("DECLINED", "NEEDS-ACTION")
        assert kinds(told) == [("action-completed", BO), ("reply-noted", BO)]

    def test_alone_they_ask_for_no_other_date_of_the_action(self, house: House, invitation: Mail) -> None:
        work = Paper(actions=["Bo Carr to book the ferry hall by 26 March."], held="Friday 5 March 2027")
        mail = one(house.after(forward(work)), "action-assigned", BO)
        told = house.after(mail.reply("Hi, I can't make it on the 8th April."))
        assert kinds(told) == [("reply-noted", BO)]
        assert self.says(house) == ("DECLINED", "NEEDS-ACTION")
        assert house.open()

    def test_in_a_mail_of_their_own_they_are_shown_and_not_counted(self, house: House, invitation: Mail) -> None:
        told = house.after(Sent(sender=BO, subject="April", words="I can't make it on the 8th April.").octets())
        assert kinds(told) == [("attendance-question", SECRETARY)]
        assert "Their answer is no." in told[0].words
        assert self.says(house) == ("NEEDS-ACTION", "NEEDS-ACTION")

    def test_a_date_that_is_no_meeting_of_theirs_stays_about_the_action(self, house: House, invitation: Mail) -> None:
        work = Paper(actions=["Bo Carr to book the ferry hall by 26 March."], held="Friday 5 March 2027")
        mail = one(house.after(forward(work)), "action-assigned", BO)
        house.after(mail.reply("I can't make it on 26 March, can I have until 9 April?"))
        assert self.says(house) == ("NEEDS-ACTION", "NEEDS-ACTION")


class TestBefore:
    """The days before a meeting."""

    def test_the_nudge_carries_the_invitation_to_answer_with(self, house: House) -> None:
        first = one(house.after(paper(PLAIN)), "invitation", BO)
        house.clock.until(datetime(2027, 4, 1, 9, tzinfo=UTC))
        nudge = one(house.day(), "meeting-nudge", BO)
        assert [nudge.calendar[n] for n in ("UID", "SEQUENCE")] == [first.calendar[n] for n in ("UID", "SEQUENCE")]
        assert "We have no answer from you yet." in nudge.calendar["DESCRIPTION"]
        house.receive(itip(nudge, "REPLY", stamp="20270401T090500Z"))
        assert house.invitee(DAY, BO).partstat is Partstat.ACCEPTED

    def test_the_agenda_tells_what_was_closed_since_the_last_meeting(self, house: House) -> None:
        mails = house.after(forward(Paper(meetings=[PLAIN])))
        house.clock.until(datetime(2027, 3, 10, 9, tzinfo=UTC))
        receipt = one(mails, "minutes-receipt")
        house.after(receipt.reply(f"{number_of(receipt, 'ferry hall')} done"))
        for week in (15, 22, 29):  # digests in between tell of it, and do not use it up
            house.clock.until(datetime(2027, 3, week, 9, tzinfo=UTC))
            house.week()
        house.clock.until(datetime(2027, 4, 1, 9, tzinfo=UTC))
        agenda = one(house.day(), "digest")
        assert (agenda.to, agenda.subject) == (SECRETARY, f"For the agenda of 8 April 2027: {BODY}")
        words = " ".join(agenda.words.split())
        assert "closed since the last meeting, on Thursday 4 March 2027" in words
        assert "Overdue (1)" in words
        assert "Closed (1)" in words
        assert "ferry hall" in words[words.index("Closed (1)") :]

    def test_a_meeting_that_is_planned_and_over_was_the_last_one(self, house: House) -> None:
        house.after(paper(PLAIN.replace("8 April", "18 March"), PLAIN))
        house.clock.until(datetime(2027, 4, 1, 9, tzinfo=UTC))
        agenda = [mail for mail in of(house.day(), "digest") if "8 April" in mail.subject]
        assert "since the last meeting, on Thursday 18 March 2027" in " ".join(agenda[0].words.split())


class TestFeed:
    """The file to subscribe to."""

    def test_a_file_for_each_body_that_is_written_again_where_something_changed(
        self, house: House, tmp_path: Path
    ) -> None:
        folder = tmp_path / "feeds"
        folder.mkdir()
        forum = "Ferry Forum: Thursday 6 May 2027, 2pm to 4pm, Ferry House"
        receipt = one(house.after(paper(PLAIN, forum)), "minutes-receipt")
        assert feeds.write_feeds(folder, house.context) == 2
        assert sorted(path.name for path in folder.iterdir()) == ["ferry-forum.ics", "harbour-access-group.ics"]
        assert feeds.write_feeds(folder, house.context) == 0
        before = self.read(folder / "harbour-access-group.ics")
        assert (before["METHOD"], before["STATUS"], before["LOCATION"]) == ("PUBLISH", "CONFIRMED", "Pier Hall")
        assert "ATTENDEE" not in before
        house.clock.forward(hours=1)
        house.after(receipt.reply("meeting 1 cancelled"))
        assert feeds.write_feeds(folder, house.context) == 1
        after = self.read(folder / "harbour-access-group.ics")
        assert (after["UID"], after["STATUS"], after["SEQUENCE"]) == (before["UID"], "CANCELLED", "1")

    def read(self, path: Path) -> dict[str, str]:
        """The lines of a calendar of one meeting, by name."""
        lines = path.read_text(encoding="utf-8").splitlines()
        return {line.partition(":")[0].partition(";")[0]: line.partition(":")[2] for line in lines}


class TestOver:
    """A meeting that has begun: nothing about it leaves, whatever comes in."""

    def test_nothing_on_no_path(self, house: House) -> None:
        mails = house.after(paper(PLAIN))
        invitation, receipt = one(mails, "invitation", BO), one(mails, "minutes-receipt")
        house.clock.until(datetime(2027, 4, 8, 9, 1, tzinfo=UTC))  # 10:01 in London
        members_are(house, DIRECTORY + NEWCOMER)
        moves = ("cancelled", "postponed", "moved to 22 April", "venue Net Loft", "2pm-4pm", "is right")
        orders = [receipt.reply(f"meeting 1 {order}") for order in moves]
        later = paper(PLAIN.replace("Pier Hall", "Net Loft"), PLAIN.replace("8 April", "1 April"))
        answers = [itip(invitation, method) for method in ("REPLY", "COUNTER", "REFRESH")]
        told = house.after(*orders, later, *answers, invitation.reply("I can't make it"))
        told += house.day() + tomorrow(house)
        assert not [mail for mail in told if "UID" in mail.calendar or mail.kind == "meeting-nudge"]
        assert house.invitee(DAY, BO).partstat is Partstat.NEEDS_ACTION

    def test_old_minutes_invite_to_nothing(self, house: House) -> None:
        old = paper(f"{BODY}: Thursday 20 April 2023, 10am to noon, Pier Hall", held="Thursday 19 January 2023")
        done = house.one(old)
        assert done.state is InboxState.HANDLED
        mails = house.mails()
        assert kinds(mails) == [("minutes-receipt", SECRETARY)]
        assert "In the past" in mails[0].words


def test_a_meeting_of_tomorrow_morning_is_still_to_come(house: House) -> None:
    house.clock.until(datetime(2027, 4, 8, 8, 59, tzinfo=UTC))
    assert readers(house.after(paper(PLAIN)), "invitation") == MEMBERS
    house.clock.forward(hours=1)
    assert house.clock.now() - datetime(2027, 4, 8, 9, tzinfo=UTC) > timedelta(0)
    assert of(house.after(Sent(words="Thank you.").octets()), "invitation") == []


class TestWordsAboutAMeeting:
    """What a member writes beside an answer, or in place of one."""

    @pytest.fixture
    def invitation(self, house: House) -> Mail:
        """Bo's."""
        return one(house.after(paper(f"{BODY}: Thursday 8 April 2027, 10am to noon, Pier Hall")), "invitation", BO)

    def test_a_question_beside_a_yes_reaches_the_secretary(self, house: House, invitation: Mail) -> None:
        mails = house.after(invitation.reply("I'll be there, but can we start at 11?"))
        assert readers(mails, "reply-noted") == [BO]
        asked = one(mails, "attendance-question", SECRETARY)
        assert asked.subject == "Bo Carr will come, and asks something"
        assert "can we start at 11?" in asked.text

    @pytest.mark.parametrize("words", ["Thanks", "Thank you!", "Many thanks Nell"])
    def test_a_thank_you_troubles_nobody(self, house: House, invitation: Mail, words: str) -> None:
        assert house.after(invitation.reply(words)) == []

    def test_the_secretary_is_told_who_asks_and_what_they_had_answered(self, house: House, invitation: Mail) -> None:
        house.after(invitation.reply("I'll be there"))
        asked = one(house.after(invitation.reply("Which door do we use?")), "attendance-question")
        assert asked.subject == "Bo Carr writes about it"
        assert f"From Bo Carr, {BO}. Their answer is yes." in asked.words

    def test_a_cancelled_meeting_is_listed_as_cancelled(self, house: House) -> None:
        receipt = one(house.after(paper(f"{BODY}: Thursday 8 April 2027, 10am to noon")), "minutes-receipt")
        told = one(house.after(receipt.reply("meeting 1 cancelled")), "correction-receipt")
        assert "noon Venue to be confirmed Cancelled" in told.words

    @pytest.mark.parametrize("order", ["is right", "2pm-4pm", "venue Net Loft"])
    def test_what_is_cancelled_does_not_stand_as_it_is(self, house: House, order: str) -> None:
        receipt = one(house.after(paper(PLAIN)), "minutes-receipt")
        house.after(receipt.reply("meeting 1 cancelled"))
        told = one(house.after(receipt.reply(f"meeting 1 {order}")), "correction-receipt")
        assert "Meeting 1 (Thursday 8 April 2027, 10am to noon) is cancelled" in told.words
        assert "forward newer minutes that list it" in told.words
        assert "stands as it is" not in told.words
        assert "is now" not in told.words

    def test_a_move_into_the_past_says_so(self, house: House) -> None:
        receipt = one(house.after(paper(PLAIN)), "minutes-receipt")
        told = house.after(receipt.reply("meeting 1 moved to 1 March 2027"))
        assert "cannot move to a time that is past" in one(told, "correction-receipt").words
        assert of(told, "invitation-updated") == []

    def test_a_change_of_mind_in_answer_to_what_we_noted_counts(self, house: House, invitation: Mail) -> None:
        noted = one(house.after(invitation.reply("I'll be there")), "reply-noted")
        house.clock.forward(hours=1)
        house.after(noted.reply("Sorry, I can't make it after all"))
        assert house.invitee(DAY, BO).partstat.value == "DECLINED"
