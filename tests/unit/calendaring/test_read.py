"""Answers as Exchange, Google, Thunderbird, KDE and others send them (shapes from public samples, words our own)."""

from __future__ import annotations

from datetime import UTC, date, datetime
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from service.calendaring.read import MAX_ANSWERING, read_calendar, read_calendar_objects
from service.calendaring.scan import MAX_COMPONENTS, MAX_LINES, MAX_OCTETS
from service.domain.invitation import Attendance, Method, Partstat
from service.errors import UnreadableError

UID = "5f0c1f3e-0000-5000-8000-000000000001"
EXCHANGE_ZONE = """BEGIN:VTIMEZONE
TZID:GMT Standard Time
BEGIN:STANDARD
DTSTART:16010101T020000
TZOFFSETFROM:+0100
TZOFFSETTO:+0000
RRULE:FREQ=YEARLY;INTERVAL=1;BYDAY=-1SU;BYMONTH=10
END:STANDARD
BEGIN:DAYLIGHT
DTSTART:16010101T010000
TZOFFSETFROM:+0000
TZOFFSETTO:+0100
RRULE:FREQ=YEARLY;INTERVAL=1;BYDAY=-1SU;BYMONTH=3
END:DAYLIGHT
END:VTIMEZONE"""


def calendar(*lines: str, method: str = "METHOD:REPLY") -> bytes:
    """A calendar object of one event with `lines`."""
    whole = ["BEGIN:VCALENDAR", method, "VERSION:2.0", "BEGIN:VEVENT", *lines, "END:VEVENT", "END:VCALENDAR", ""]
    return "\r\n".join(line.replace("\n", "\r\n") for line in whole if line or line == whole[-1]).encode()


def only(octets: bytes, **hints: str) -> Attendance:
    (found,) = read_calendar(octets, **hints)
    return found


ACCEPTED = "ATTENDEE;PARTSTAT=ACCEPTED:mailto:asha@council.example"
PLAIN = (f"UID:{UID}", "DTSTAMP:20261202T090000Z", "SEQUENCE:2", ACCEPTED)


def test_a_plain_answer() -> None:
    assert only(calendar(*PLAIN, "SUMMARY:Accepted: Harbour\\, full")) == Attendance(
        method=Method.REPLY,
        uid=UID,
        attendee="asha@council.example",
        partstat=Partstat.ACCEPTED,
        sequence=2,
        stamp=datetime(2026, 12, 2, 9, tzinfo=UTC),
        summary="Accepted: Harbour, full",
    )


def test_exchange_without_organizer_and_with_a_note() -> None:
    octets = calendar(
        "ATTENDEE;PARTSTAT=DECLINED;CN=Asha Okafor:mailto:asha@council.example",
        "COMMENT;LANGUAGE=en-GB:Sorry\\, I am away.\\n\\n",
        f"UID:{UID}",
        "SUMMARY;LANGUAGE=de-DE:Abgelehnt: Harbour",
        "DTSTART;TZID=GMT Standard Time:20270415T100000",
        "DTSTAMP:20261202T090000Z",
        "SEQUENCE:0",
        method=f"METHOD:REPLY\nPRODID:Microsoft Exchange Server 2010\n{EXCHANGE_ZONE}",
    )
    found = only(octets)
    assert (found.partstat, found.comment) == (Partstat.DECLINED, "Sorry, I am away.")
    assert read_calendar_objects(octets)[0].organizer == ""
    assert read_calendar_objects(octets)[0].starts == datetime(2027, 4, 15, 9, tzinfo=UTC)


def test_a_proposal_from_exchange_is_in_its_windows_zone() -> None:
    octets = calendar(
        "ATTENDEE;PARTSTAT=TENTATIVE:MAILTO:asha@council.example",
        f"UID:{UID}",
        "DTSTART;TZID=GMT Standard Time:20270415T140000",
        "DTEND;TZID=GMT Standard Time:20270415T160000",
        "X-MS-OLK-ORIGINALSTART:20270415T090000Z",
        method=f"METHOD:COUNTER\n{EXCHANGE_ZONE}",
    )
    found = only(octets)
    assert (found.method, found.attendee) == (Method.COUNTER, "asha@council.example")
    assert found.proposed_start == datetime(2027, 4, 15, 13, tzinfo=UTC)
    assert found.proposed_end == datetime(2027, 4, 15, 15, tzinfo=UTC)


def test_one_strangers_zone_is_not_everybodys() -> None:
    evil = EXCHANGE_ZONE.replace("TZOFFSETTO:+0100", "TZOFFSETTO:+0900").replace("TZOFFSETTO:+0000", "TZOFFSETTO:+0900")
    proposal = (*PLAIN, "DTSTART;TZID=GMT Standard Time:20270415T140000")
    for rules in (evil, EXCHANGE_ZONE):
        found = only(calendar(*proposal, method=f"METHOD:COUNTER\n{rules}"))
        assert found.proposed_start == datetime(2027, 4, 15, 13, tzinfo=UTC)


@pytest.mark.parametrize(
    ("written", "start"),
    [
        ("DTSTART;VALUE=DATE:20270416", date(2027, 4, 16)),
        ("DTSTART:20270415T130000Z", datetime(2027, 4, 15, 13, tzinfo=UTC)),
        ("DTSTART;TZID=/freeassociation.example/Europe/London:20270415T140000", datetime(2027, 4, 15, 13, tzinfo=UTC)),
        ("DTSTART;TZID=Customized Time Zone:20270415T140000", None),
        ("DTSTART;TZID=../../etc/passwd:20270415T140000", None),
        ("DTSTART:20270415T140000", None),
        ("DTSTART:20271315T140000Z", None),
        ("DTSTART:tomorrow", None),
    ],
)
def test_proposed_times(written: str, start: datetime | date | None) -> None:
    assert only(calendar(*PLAIN, written, method="METHOD:COUNTER")).proposed_start == start


def test_google_puts_the_note_beside_the_answer() -> None:
    octets = calendar(
        f"UID:{UID}",
        'ATTENDEE;PARTSTAT=TENTATIVE;CN=Asha;X-NUM-GUESTS=0;X-RESPONSE-COMMENT="Late: train',
        '  &quot;permitting&quot;":mailto:asha@council.example',
    )
    found = only(octets)
    assert (found.partstat, found.comment) == (Partstat.TENTATIVE, 'Late: train "permitting"')


def test_thunderbird_says_it_twice_with_blank_lines_and_kde_without_sequence() -> None:
    lines = (f"UID:{UID}", "DTSTAMP:20261202T090000Z", "ATTENDEE;PARTSTAT=ACCEPTED:MAILTO:asha@council.example")
    once = calendar(*lines)
    assert only(once + b"\r\n\r\n" + once + b"\r\n\r\n").sequence == 0


def test_bare_lf_and_a_byte_order_mark() -> None:
    octets = b"\xef\xbb\xbf" + calendar(*PLAIN).replace(b"\r\n", b"\n")
    assert only(octets) == only(calendar(*PLAIN))


def test_old_windows_letters() -> None:
    octets = calendar(*PLAIN, "COMMENT:Siân is ill").decode().encode("cp1252")
    assert only(octets).comment == "Siân is ill"


def test_the_mime_parameter_stands_in_for_a_missing_method() -> None:
    octets = calendar(*PLAIN, method="")
    assert only(octets).method is Method.PUBLISH
    assert only(octets, method_hint="reply").method is Method.REPLY
    assert only(calendar(*PLAIN), method_hint="REQUEST").method is Method.REPLY


def test_method_after_the_event() -> None:
    octets = calendar(*PLAIN, method="").replace(b"END:VCALENDAR", b"METHOD:REPLY\r\nEND:VCALENDAR")
    assert only(octets).method is Method.REPLY


def test_each_object_has_its_own_method() -> None:
    both = calendar(*PLAIN) + calendar(*PLAIN, method="METHOD:CANCEL")
    assert [found.method for found in read_calendar(both)] == [Method.REPLY, Method.CANCEL]


def test_the_delegator_answers_not_the_delegate() -> None:
    octets = calendar(
        f"UID:{UID}",
        'ATTENDEE;PARTSTAT=NEEDS-ACTION;DELEGATED-FROM="mailto:asha@council.example":mailto:deputy@council.example',
        'ATTENDEE;PARTSTAT=DELEGATED;DELEGATED-TO="mailto:deputy@council.example":mailto:asha@council.example',
    )
    found = only(octets)
    assert (found.attendee, found.partstat) == ("asha@council.example", Partstat.DELEGATED)
    assert found.delegated_to == ("deputy@council.example",)


TWO = (f"UID:{UID}", "ATTENDEE;PARTSTAT=ACCEPTED:mailto:a@x.example", "ATTENDEE;PARTSTAT=DECLINED:mailto:B@x.example")


def test_of_several_attendees_the_sender_answers() -> None:
    assert only(calendar(*TWO), sender="b@X.example").partstat is Partstat.DECLINED
    assert [found.attendee for found in read_calendar(calendar(*TWO))] == ["a@x.example", "B@x.example"]


@pytest.mark.parametrize("method", ["REQUEST", "CANCEL"])
def test_somebody_elses_invitation_is_one_value(method: str) -> None:
    found = only(calendar(*TWO, method=f"METHOD:{method}"))
    assert (found.method, found.attendee) == (Method(method), "a@x.example")


def test_a_crowd_does_not_answer() -> None:
    crowd = [f"ATTENDEE;PARTSTAT=ACCEPTED:mailto:a{number}@x.example" for number in range(500)]
    assert len(read_calendar(calendar(f"UID:{UID}", *crowd))) == MAX_ANSWERING
    assert only(calendar(f"UID:{UID}", *crowd), sender="a499@x.example").attendee == "a499@x.example"


def test_a_path_of_a_million_steps_is_no_zone() -> None:
    endless = "DTSTART;TZID=" + "/a" * 400_000 + ":20270415T140000"
    assert only(calendar(*PLAIN, endless, method="METHOD:COUNTER")).proposed_start is None


def test_a_request_for_a_copy() -> None:
    assert only(calendar(f"UID:{UID}", "ATTENDEE:mailto:a@x.example", method="METHOD:REFRESH")).method is Method.REFRESH


def test_an_answer_to_a_task_is_read_but_is_no_attendance() -> None:
    octets = calendar(f"UID:{UID}", "ATTENDEE;PARTSTAT=IN-PROCESS:mailto:a@x.example").replace(b"VEVENT", b"VTODO")
    assert read_calendar(octets) == ()
    assert read_calendar_objects(octets)[0].attendees[0].partstat == "IN-PROCESS"


def test_an_unknown_answer_counts_as_none() -> None:
    assert (
        only(calendar(f"UID:{UID}", "ATTENDEE;PARTSTAT=X-MAYBE:mailto:a@x.example")).partstat is Partstat.NEEDS_ACTION
    )


def test_an_alarms_attendee_is_not_the_events() -> None:
    alarm = ("BEGIN:VALARM", "ATTENDEE:mailto:alarm@x.example", "SUMMARY:Wake", "END:VALARM")
    found = only(calendar(f"UID:{UID}", *alarm, "ATTENDEE;PARTSTAT=ACCEPTED:mailto:a@x.example", "SUMMARY:Right"))
    assert (found.attendee, found.summary) == ("a@x.example", "Right")


@pytest.mark.parametrize("cut", ["\r\nEND:VCALENDAR\r\n", "\r\nEND:VEVENT\r\nEND:VCALENDAR\r\n"])
def test_a_truncated_object(cut: str) -> None:
    assert only(calendar(*PLAIN).decode().removesuffix(cut).encode()) == only(calendar(*PLAIN))


def test_an_end_that_is_missing_before_the_event() -> None:
    zone = "BEGIN:VTIMEZONE\nTZID:X\nBEGIN:DAYLIGHT\nTZOFFSETTO:+0100"
    assert only(calendar(*PLAIN, method=f"METHOD:REPLY\n{zone}")) == only(calendar(*PLAIN))


@pytest.mark.parametrize(
    "line",
    [
        'ATTENDEE;CN="Asha;PARTSTAT=ACCEPTED:mailto:asha@council.example',
        "ATTENDEE;CN;PARTSTAT=ACCEPTED:mailto:asha@council.example",
        "ATTENDEE;PARTSTAT=ACCEPTED;CN=Asha: Treasurer:mailto:asha@council.example",
        "ATTENDEE;PARTSTAT=accepted:Mailto: asha@council.example ",
        'ATTENDEE;PARTSTAT=ACCEPTED;EMAIL="asha@council.example":urn:uuid:1234',
        "ATTENDEE;PARTSTAT=ACCEPTED:mailto:asha%40council.example",
        "ATTENDEE;PARTSTAT=ACCEPTED:mailto:<asha@council.example>",
        "ATTENDEE;PARTSTAT=ACCEPTED:asha@council.example",
    ],
)
def test_attendees_out_of_shape(line: str) -> None:
    found = only(calendar(f"UID:{UID}", line))
    assert (found.attendee, found.partstat) == ("asha@council.example", Partstat.ACCEPTED)


def test_a_broken_line_costs_only_itself() -> None:
    found = only(calendar("DTSTAMP:yesterday", "SEQUENCE:two", "no colon here", f"UID:{UID}", ACCEPTED))
    assert (found.uid, found.sequence, found.stamp) == (UID, 0, None)


@pytest.mark.parametrize(
    "octets", [b"", b"\x00\xff", b"Yes, I will be there.", b"BEGIN:VCALENDAR\r\nEND:VCALENDAR\r\n"]
)
def test_what_is_no_answer_is_nothing(octets: bytes) -> None:
    assert read_calendar(octets, method_hint="REPLY") == ()


def test_a_path_is_not_opened(tmp_path: Path) -> None:
    file = tmp_path / "answer.ics"
    file.write_bytes(calendar(*PLAIN))
    assert read_calendar(str(file).encode()) == ()


@pytest.mark.parametrize(
    "octets",
    [
        b"BEGIN:VCALENDAR\r\n" + b"X" * MAX_OCTETS,
        b"BEGIN:VCALENDAR\n" + b"X:\n" * (MAX_LINES + 1),
        b"BEGIN:VCALENDAR\n" + b"BEGIN:VEVENT\n" * (MAX_COMPONENTS + 1),
        b"BEGIN:VCALENDAR\n" + b"begin:valarm\n" * (MAX_COMPONENTS + 1),
    ],
)
def test_limits_come_before_reading(octets: bytes) -> None:
    with pytest.raises(UnreadableError):
        read_calendar(octets)


@given(st.binary(max_size=400))
def test_any_octets_are_read_without_an_error(noise: bytes) -> None:
    whole = calendar(*PLAIN)
    for octets in (noise, whole[:60] + noise + whole[60:], whole[: len(noise)] + noise):
        for found in read_calendar(octets, method_hint="REPLY"):
            assert found.stamp is None or found.stamp.tzinfo is not None
