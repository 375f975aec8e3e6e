"""The table of kinds: which rule hits, in which order, and what must never be taken for a machine's mail."""

from __future__ import annotations

import pytest

from service.domain.message import Classification, MessageKind
from service.mail.classify import RULES, classify
from service.mail.read import read_message

OWN = "actions@minutes.example"


def is_ours(identifier: str) -> bool:
    return identifier.startswith("mp.")


def kind_of(*fields: str, body: str = "Done.") -> Classification:
    names = {field.partition(":")[0].lower() for field in fields}
    defaults = [
        field
        for field in (
            "From: Sam Porter <sam@body.example>",
            "Subject: Re: Your actions",
            "Message-ID: <a@body.example>",
        )
        if field.partition(":")[0].lower() not in names
    ]
    octets = "\r\n".join([*defaults, *fields, "", body]).encode()
    return classify(read_message(octets), own_addresses=(OWN,), is_ours=is_ours)


AUTOMATIC = [
    ("Auto-Submitted: auto-replied",),
    ("Auto-Submitted: auto-generated (vacation); owner=x",),
    ("X-Autoreply: yes",),
    ("X-Autorespond: Away",),
    ("Return-Path: <>",),
    ("Return-Path: <MAILER-DAEMON>",),
    ("X-Auto-Response-Suppress: All",),
    ("Precedence: auto_reply",),
    ("Precedence: junk",),
    ("Precedence: bulk",),
    ("Content-Type: multipart/report; report-type=disposition-notification; boundary=b",),
    ('Content-Type: multipart/report; report-type="feedback-report"; boundary=b',),
    ("From: no-reply@body.example",),
    ("From: Fair Desk <donotreply@body.example>",),
    ("From: notifications@tracker.example", "Subject: something new"),
    ("X-JIRA-FingerPrint: 1",),
    ("Subject: Automatic reply: Your actions",),
    ("Subject: [actions] Out of office: Your actions",),
    ("Subject: Out of the Office AutoReply: Your actions",),
    ("Subject: Auto: away until Monday",),
    ("Subject: Sam Porter/HQ/Body is out of the office.",),
    ("Subject: Automatische Antwort: Your actions",),
    ("Subject: Abwesenheitsnotiz: Your actions",),
    ("Subject: Réponse automatique : Your actions",),
    ("Subject: Respuesta automática: Your actions",),
    ("Subject: Risposta automatica: Your actions",),
    ("Subject: Resposta automática: Your actions",),
    ("Subject: Automatisch antwoord: Your actions",),
    ("Subject: Odpowiedź automatyczna: Your actions",),
    ("Subject: Automaattinen vastaus: Your actions",),
    ("Subject: Autosvar: Your actions",),
    ("Subject: Автоматический ответ: Your actions",),
    ("Subject: 自动回复: Your actions",),
    ("Subject: [desk.example #4711] AutoReply: Your actions",),
    ("Subject: Read: Your actions",),
    ("Subject: [desk.example #4711] Resolved: Your actions",),
    ("From: bugzilla-daemon@tracker.example", "Subject: [Bug 7] new"),
]


@pytest.mark.parametrize("fields", AUTOMATIC, ids=" | ".join)
def test_machines_are_known(fields: tuple[str, ...]) -> None:
    found = kind_of(*fields)
    assert found.kind is MessageKind.AUTOMATIC
    assert found.reasons


@pytest.mark.parametrize("fields", [fields for fields in AUTOMATIC if "JIRA" not in fields[0]], ids=" | ".join)
def test_a_machine_that_answers_our_mail_is_no_person(fields: tuple[str, ...]) -> None:
    assert kind_of(*fields, "In-Reply-To: <mp.1@minutes.example>").kind is MessageKind.AUTOMATIC


def test_an_owner_may_answer_from_inside_a_ticket_system() -> None:
    assert kind_of("X-JIRA-FingerPrint: 1", "In-Reply-To: <mp.1@minutes.example>").kind is MessageKind.REPLY


@pytest.mark.parametrize(
    "body",
    [
        "\N{THUMBS UP SIGN}\n\nSam Porter reacted via Gmail",
        "This is an automated response. We will answer within five days.",
        "Thank you.\n\nPlease do not reply to this email.",
        "Automatically generated message: your request 12 was logged.",
        "To confirm that you are a human being, click the link below and your message is delivered.",
        "To verify that the sender is a real person, answer this.",
        "This e-mail was generated automatically.",
        "This notification was system-generated, and THIS IS A COMPUTER-GENERATED receipt.",
        "Please do not respond to this address.",
        "Do not reply, it is unmonitored.",
        "Diese Nachricht wurde automatisch erstellt.",
        "Ceci est un courriel automatique.",
        "Este es un mensaje automático.",
        "I am protecting myself from receiving junk mail.",
        "Your mail is being held until the list moderator can look at it.",
        "Your message about the hall was waitlisted.",
        "This mailbox is no longer monitored.",
        "This inbox is not active.",
        "I am out of the office until Monday 3 May. Please contact jo@body.example.",
    ],
)
def test_a_machine_may_say_so_in_words(body: str) -> None:
    assert kind_of("Subject: Thank you", body=body).kind is MessageKind.AUTOMATIC


@pytest.mark.parametrize(
    ("fields", "body"),
    [
        (("Subject: Re: Automatic reply: Your actions",), "Sam is back on Monday, I will do it."),
        (("Subject: RE: Out of office: Your actions",), "Noted."),
        (("Subject: Re: Sam Porter is out of the office",), "I can take this one."),
        (("Precedence: bulk", "List-Id: <partners.body.example>"), "Done."),
        (("Precedence: list",), "Done."),
        (("Auto-Submitted: no",), "Done."),
        (("X-Autoreply: no",), "Done."),
        (("X-Auto-Response-Suppress: None",), "Done."),
        (("Return-Path: <sam@body.example>",), "Done."),
        (("User-Agent: Mail",), "I am out of the office today but the gate is done."),
        (("Subject: Re: Your actions",), "I am on leave until Monday, can Jo take action 2?"),
        (("Subject: Re: Your actions",), "Done.\n\n> This is an automated message from the desk."),
        (("Subject: Automation of the signals",), "Minutes attached."),
        (("Subject: Delivery of the leaflets",), "Minutes attached."),
        (("Subject: Returned library books",), "They could not be delivered on Monday."),
        (("Precedence: bulk", "Sender: owner-partners@body.example"), "Done."),
        (("Subject: Failed delivery of the leaflets",), "They could not be delivered on Monday."),
        (
            ("Subject: Re: Your actions",),
            "Done.\n\nFrom: Desk\nSent: 3 May 2027\nTo: Sam\n\nThis is an automated message.",
        ),
        (("From: Norah Reply <norah.reply@body.example>",), "Done."),
    ],
)
def test_people_are_not_taken_for_machines(fields: tuple[str, ...], body: str) -> None:
    assert kind_of(*fields, body=body).kind is MessageKind.ORIGINAL


def test_a_mail_with_a_document_is_not_ignored_for_a_doubtful_subject() -> None:
    parts = "--b\nContent-Type: application/pdf\nContent-Disposition: attachment; filename=minutes.pdf\n\nx\n--b--"
    multipart = "Content-Type: multipart/mixed; boundary=b"
    assert kind_of(multipart, "Subject: Acknowledgement of partners", body=parts).kind is MessageKind.ORIGINAL
    assert kind_of(multipart, "Subject: Automatic reply: x", body=parts).kind is MessageKind.AUTOMATIC
    assert kind_of("Subject: Acknowledgement of partners").kind is MessageKind.AUTOMATIC


def test_a_reaction_is_no_answer() -> None:
    body = "--b\nContent-Type: text/plain\n\nx\n--b\nContent-Type: text/vnd.google.email-reaction+json\n\n{}\n--b--"
    found = kind_of("Content-Type: multipart/alternative; boundary=b", "In-Reply-To: <mp.1@minutes.example>", body=body)
    assert found.kind is MessageKind.AUTOMATIC


def test_an_answer_to_one_of_ours_is_a_reply() -> None:
    assert kind_of("In-Reply-To: <mp.1@minutes.example>").kind is MessageKind.REPLY
    assert kind_of("References: <mp.1@minutes.example> <x@body.example>").kind is MessageKind.REPLY
    assert kind_of("In-Reply-To: <x@body.example>").kind is MessageKind.ORIGINAL


def test_a_mail_with_the_loop_field_of_any_instance_is_ours() -> None:
    assert kind_of("X-Minutepost-Loop: another-instance", "In-Reply-To: <mp.1@minutes.example>").kind is MessageKind.OWN
    assert kind_of(f"From: {OWN}", "Message-ID: <mp.1@minutes.example>").kind is MessageKind.OWN
    assert kind_of(f"From: {OWN.upper()}", "Message-ID: <mp.1@minutes.example>").kind is MessageKind.OWN


def test_what_the_secretary_sends_from_the_shared_mailbox_is_original() -> None:
    assert kind_of(f"From: {OWN}", "Subject: Minutes of 4 March").kind is MessageKind.ORIGINAL


@pytest.mark.parametrize("method", ["REPLY", "COUNTER", "REFRESH"])
def test_attendance_comes_before_the_automatic_rules(method: str) -> None:
    calendar = f"BEGIN:VCALENDAR\r\nMETHOD:{method}\r\nEND:VCALENDAR"
    by_object = kind_of("Auto-Submitted: auto-generated", "Content-Type: text/calendar", body=calendar)
    by_type = kind_of(
        "Subject: Automatic reply: x", f"Content-Type: text/calendar; method={method}", body="BEGIN:VCALENDAR"
    )
    assert {by_object.kind, by_type.kind} == {MessageKind.ATTENDANCE}


def test_an_invitation_is_no_attendance() -> None:
    calendar = "BEGIN:VCALENDAR\r\nMETHOD:REQUEST\r\nEND:VCALENDAR"
    assert kind_of("Content-Type: text/calendar; method=REQUEST", body=calendar).kind is MessageKind.ORIGINAL


@pytest.mark.parametrize(
    ("fields", "body"),
    [
        (("Content-Type: multipart/report; report-type=delivery-status; boundary=b",), ""),
        (("X-Failed-Recipients: sam@body.example",), "failed"),
        (("From: MAILER-DAEMON@body.example", "Subject: failure notice"), "Sorry, it did not work out."),
        (("From: Postmaster <postmaster@body.example>", "Subject: Undeliverable: Your actions"), "x"),
        (("Return-Path: <>", "Subject: Delivery Status Notification (Failure)"), "The mail could not be delivered."),
    ],
)
def test_delivery_reports_are_known(fields: tuple[str, ...], body: str) -> None:
    assert kind_of(*fields, body=body).kind is MessageKind.DELIVERY_REPORT


def test_the_reason_names_the_rule() -> None:
    assert kind_of("Auto-Submitted: auto-replied").reasons == ("auto_submitted: Auto-Submitted: auto-replied",)


def test_the_order_of_kinds_is_attendance_report_own_automatic_reply() -> None:
    order = list(dict.fromkeys(rule.kind for rule in RULES))
    assert order == [
        MessageKind.ATTENDANCE,
        MessageKind.DELIVERY_REPORT,
        MessageKind.OWN,
        MessageKind.AUTOMATIC,
        MessageKind.REPLY,
    ]
