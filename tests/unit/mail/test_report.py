"""Delivery reports: RFC 3464 fields first, then the library, then words; delayed is not failed."""

from __future__ import annotations

import pytest

from service.domain.message import DeliveryAction, DeliveryReport
from service.mail.read import read_message
from service.mail.report import read_reports


def dsn(*groups: str, returned: str = "Message-ID: <mp.1@minutes.example>\nTo: sam@body.example\n") -> bytes:
    status = "\n\n".join(("Reporting-MTA: dns; mx.body.example", *groups))
    return (
        "From: Mail Delivery System <MAILER-DAEMON@mx.body.example>\nTo: actions@minutes.example\n"
        "Subject: Undelivered Mail Returned to Sender\n"
        "Content-Type: multipart/report; report-type=delivery-status; boundary=b\n\n"
        "--b\nContent-Type: text/plain\n\nSorry.\n"
        f"--b\nContent-Type: message/delivery-status\n\n{status}\n\n"
        f"--b\nContent-Type: message/rfc822\n\n{returned}\nBody\n--b--\n"
    ).encode()


def free_form(body: str, *fields: str, sender: str = "MAILER-DAEMON@mx.body.example") -> bytes:
    head = [f"From: {sender}", "To: actions@minutes.example", "Subject: failure notice", *fields]
    return ("\n".join(head) + "\n\n" + body).encode()


def reports(octets: bytes) -> tuple[DeliveryReport, ...]:
    return read_reports(read_message(octets))


def test_the_original_recipient_comes_before_the_final_one() -> None:
    (found,) = reports(
        dsn(
            "Original-Recipient: rfc822;sam@body.example\nFinal-Recipient: rfc822; s.porter@mailbox.example\n"
            "Action: failed\nStatus: 5.1.1 (no such user)\nDiagnostic-Code: smtp; 550 5.1.1 unknown"
        )
    )
    assert found == DeliveryReport(
        recipient="sam@body.example",
        action=DeliveryAction.FAILED,
        status="5.1.1",
        diagnostic="550 5.1.1 unknown",
        original_message_id="mp.1@minutes.example",
    )
    assert found.permanent


def test_a_delay_is_no_failure() -> None:
    (found,) = reports(dsn("Final-Recipient: rfc822; sam@body.example\nAction: delayed\nStatus: 4.4.1"))
    assert found.action is DeliveryAction.DELAYED
    assert not found.permanent


@pytest.mark.parametrize(
    ("status", "action"),
    [("4.2.2", DeliveryAction.DELAYED), ("5.2.2", DeliveryAction.FAILED), ("2.0.0", DeliveryAction.DELIVERED)],
)
def test_without_an_action_the_status_tells(status: str, action: DeliveryAction) -> None:
    (found,) = reports(dsn(f"Final-Recipient: rfc822; sam@body.example\nStatus: {status}"))
    assert found.action is action


def test_each_recipient_is_reported_once_and_in_order() -> None:
    groups = [
        f"Final-Recipient: rfc822; {name}@body.example\nAction: failed\nStatus: 5.1.1" for name in ("sam", "jo", "SAM")
    ]
    assert [report.recipient.casefold() for report in reports(dsn(*groups))] == ["sam@body.example", "jo@body.example"]


@pytest.mark.parametrize(
    "field", ["sam@body.example", "RFC822; <sam@body.example>", "rfc822;sam@body.example.", "SMTP; 'sam@body.example'"]
)
def test_a_recipient_is_read_with_mercy(field: str) -> None:
    (found,) = reports(dsn(f"Final-Recipient: {field}\nAction: failed"))
    assert found.recipient == "sam@body.example"


def test_the_fields_are_found_in_the_words_where_the_mime_is_broken() -> None:
    body = "An error occurred.\n\nAction: failed\nFinal-Recipient: rfc822; sam@body.example\nStatus: 5.1.1\n"
    (found,) = reports(free_form(body))
    assert (found.recipient, found.status, found.action) == ("sam@body.example", "5.1.1", DeliveryAction.FAILED)


@pytest.mark.parametrize(
    "body",
    [
        "Hi. This is the qmail-send program at mx.body.example.\n\n<sam@body.example>:\n550 5.1.1 no mailbox "
        "here by that name\n",
        "   ----- The following addresses had permanent fatal errors -----\n<sam@body.example>\n\n550 5.1.1 "
        "User unknown\n",
        "This message could not be delivered to: sam@body.example\n550 5.1.1 mailbox unavailable\n",
        "Your message to <sam@body.example> was automatically rejected:\n550 5.1.1 unknown user\n",
        "The following recipient(s) could not be reached:\n\n      sam@body.example on 3/5/2027\n            "
        "5.1.1 unknown\n",
        "MAIL FROM: actions@minutes.example\nRCPT TO: sam@body.example\n550 5.1.1 refused",
        "Die Nachricht konnte nicht zugestellt werden:\n\nsam@body.example\n\n550 5.1.1 unbekannt\n",
        "Failed recipient: sam@body.example\nReason: 550-5.1.1 The account does not exist",
    ],
)
def test_free_form_reports_name_their_recipient(body: str) -> None:
    copy = (
        "\n--- Below this line is a copy of the message.\n\nMessage-ID: <mp.1@minutes.example>\nTo: "
        "other@body.example\n"
    )
    (found,) = reports(free_form(body + copy))
    assert found.recipient == "sam@body.example"
    assert found.status == "5.1.1"
    assert found.original_message_id == "mp.1@minutes.example"


def test_the_failed_recipients_field_is_believed() -> None:
    found = reports(free_form("It bounced.", "X-Failed-Recipients: sam@body.example, jo@body.example"))
    assert {report.recipient for report in found} == {"sam@body.example", "jo@body.example"}


@pytest.mark.parametrize(
    "body",
    [
        "THIS IS A WARNING MESSAGE ONLY. YOU DO NOT NEED TO RESEND YOUR MESSAGE.\n\nDelivery to "
        "sam@body.example has been delayed.",
        "Your message to sam@body.example has not been delivered after 4 hours; we are still trying.",
    ],
)
def test_free_form_delays_are_no_failures(body: str) -> None:
    (found,) = reports(free_form(body))
    assert (found.recipient, found.action) == ("sam@body.example", DeliveryAction.DELAYED)


def test_neither_the_sender_nor_ourselves_are_recipients() -> None:
    body = (
        "Failure.\nFrom: actions@minutes.example\nQuestions to postmaster@mx.body.example\nFor: sam@body.example failed"
    )
    assert [report.recipient for report in reports(free_form(body))] == ["sam@body.example"]


@pytest.mark.parametrize(
    "octets", [b"", b"\n", b"From: \xff\xfe\n\n\xff", b"Content-Type: message/delivery-status\n\nx"]
)
def test_what_is_no_report_has_no_recipients(octets: bytes) -> None:
    assert reports(octets) == ()
