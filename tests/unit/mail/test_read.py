"""Octets to a Message: headers with mercy, bodies by the charset ladder, parts kept, caps told."""

from __future__ import annotations

import base64
from datetime import UTC, datetime

import pytest

from service.errors import UnreadableError
from service.mail import read
from service.mail.charsets import decode
from service.mail.read import read_message

HEAD = b"From: Sam Porter <sam@body.example>\r\nTo: Desk <desk@minutes.example>\r\nSubject: Re: Actions\r\n"


def mail(*lines: str) -> bytes:
    return "\r\n".join(lines).encode("utf-8")


def test_an_ordinary_message_is_read() -> None:
    message = read_message(
        mail(
            "Message-ID: <a1@body.example>",
            "In-Reply-To: <ours@minutes.example>",
            "References: <first@minutes.example> <ours@minutes.example>",
            "From: Sam Porter <Sam.Porter@body.example>",
            "To: Desk <desk@minutes.example>, jo@body.example",
            'Cc: "Lee, Jo" <jo.lee@body.example>',
            "Date: Mon, 3 May 2027 10:15:00 +0100",
            "Subject: Re: Actions",
            "",
            "Done.",
        )
    )
    assert message.message_id == "a1@body.example"
    assert message.thread_ids == ("ours@minutes.example", "first@minutes.example")
    assert message.sender is not None
    assert (message.sender.address, message.sender.name) == ("Sam.Porter@body.example", "Sam Porter")
    assert [str(address) for address in (*message.to, *message.cc)] == [
        "Desk <desk@minutes.example>",
        "jo@body.example",
        "Lee, Jo <jo.lee@body.example>",
    ]
    assert message.date == datetime(2027, 5, 3, 9, 15, tzinfo=UTC)
    assert (message.subject, message.text, message.html) == ("Re: Actions", "Done.", "")


def test_encoded_words_are_decoded_and_broken_ones_left() -> None:
    octets = mail(
        "From: =?utf-8?q?Zo=C3=AB_L=C3=AA?= <zoe@body.example>",
        "Subject: =?iso-8859-1?Q?Caf=E9?= =?utf-8?b?4oCT?= =?utf-8?q?_plan?=",
        "X-Broken: =?utf-8?b?abc?= =?nonsense?q?x?=",
        "",
        "",
    )
    message = read_message(octets)
    assert message.subject == "Café– plan"
    assert message.sender is not None
    assert message.sender.name == "Zoë Lê"
    assert message.header("x-broken")


def test_raw_octets_in_a_header_are_read_as_utf8_or_windows_1252() -> None:
    assert read_message("Subject: Café\n\n".encode()).subject == "Café"
    assert read_message("Subject: Café\n\n".encode("cp1252")).subject == "Café"


@pytest.mark.parametrize(
    ("field", "expected"),
    [
        ("Message-ID: <a@b.example>", "a@b.example"),
        ("Message-ID: a@b.example", "a@b.example"),
        ("Message-Id:\r\n <a-very\r\n long@b.example>", "a-verylong@b.example"),
        ("MESSAGE-ID: (comment) <a@b.example> (more)", "a@b.example"),
    ],
)
def test_the_message_id_is_found(field: str, expected: str) -> None:
    assert read_message(mail(field, "", "")).message_id == expected


def test_a_missing_message_id_is_derived_and_stable() -> None:
    one, two = read_message(HEAD + b"\r\nDone"), read_message(HEAD + b"\r\nNot done")
    assert one.message_id == read_message(HEAD + b"\r\nDone").message_id
    assert one.message_id != two.message_id
    assert one.message_id.endswith("@minutepost.invalid")


@pytest.mark.parametrize(
    ("value", "expected"),
    [
        ("<a@b.example>", ("a@b.example",)),
        ("a@b.example", ("a@b.example",)),
        ("Your message of Monday <a@b.example>", ("a@b.example",)),
        ("Your message to desk@minutes.example of Monday", ()),
        ("<a@b.example><c@d.example>,<a@b.example>", ("a@b.example", "c@d.example")),
        ("=?utf-8?q?=3Ca=40b=2Eexample=3E?=", ("a@b.example",)),
        ("<>", ()),
    ],
)
def test_identifiers_are_found_with_mercy(value: str, expected: tuple[str, ...]) -> None:
    message = read_message(mail(f"In-Reply-To: {value}", f"References: {value}", "", ""))
    assert message.in_reply_to == expected
    assert message.references == expected


@pytest.mark.parametrize("value", ["", "yesterday", "Mon, 99 Foo 2027", "Mon, 3 May 99999 10:00:00 +0000", "0"])
def test_a_date_that_is_nonsense_is_none(value: str) -> None:
    assert read_message(mail(f"Date: {value}", "", "")).date is None


def test_a_date_without_a_zone_is_utc() -> None:
    expected = datetime(2027, 5, 3, 10, 15, tzinfo=UTC)
    assert read_message(mail("Date: Mon, 3 May 2027 10:15:00 -0000", "", "")).date == expected
    assert read_message(mail("Date: 3 May 2027 10:15", "", "")).date == expected


def test_a_sender_that_is_one_encoded_word_or_a_word_alone_is_kept() -> None:
    whole = read_message(mail("From: =?utf-8?q?Sam_=3Csam=40body=2Eexample=3E?=", "", ""))
    assert whole.sender is not None
    assert whole.sender.address == "sam@body.example"
    alone = read_message(mail("From: MAILER-DAEMON", "", ""))
    assert alone.sender is not None
    assert alone.sender.address == "MAILER-DAEMON"
    assert read_message(b"\n").sender is None


def test_more_than_one_sender_is_a_defect() -> None:
    assert "SeveralSenders" in read_message(mail("From: a@b.example, c@d.example", "", "")).defects
    assert "SeveralSenders" in read_message(mail("From: a@b.example", "From: c@d.example", "", "")).defects
    assert "SeveralSenders" not in read_message(mail("From: a@b.example", "", "")).defects


@pytest.mark.parametrize(
    "value",
    [
        "sam@body.example <evil@x.example>",
        '"sam@body.example" <evil@x.example>',
        "sam@body.example (Sam) <evil@x.example>",
        "=?utf-8?q?sam=40body=2Eexample?= <evil@x.example>",
        "evil@x.example <evil@x.example>",
        '"a, <b@c.example>" sam@body.example < evil@x.example >',
    ],
)
def test_a_name_makes_nobody_somebody_else(value: str) -> None:
    message = read_message(mail(f"From: {value}", "", ""))
    assert message.sender is not None
    assert message.sender.address == "evil@x.example"
    assert "SeveralSenders" not in message.defects


@pytest.mark.parametrize("value", ["<sam@body.example> <evil@x.example>", "sam@body.example, B <evil@x.example>"])
def test_two_addresses_are_two_senders(value: str) -> None:
    assert "SeveralSenders" in read_message(mail(f"From: {value}", "", "")).defects


@pytest.mark.parametrize(
    "value",
    [
        "sam@body.example, , kim@body.example",
        "sam@body.example; kim@body.example",
        "Porter [chair] <sam@body.example>, kim@body.example",
    ],
)
def test_an_odd_entry_keeps_no_other_from_being_read(value: str) -> None:
    """Newer Pythons give up the whole field unless they are asked not to."""
    found = {address.address for address in read_message(mail(f"From: kim@body.example\nTo: {value}", "", "")).to}
    assert found & {"sam@body.example", "kim@body.example"}


@pytest.mark.parametrize(
    "value",
    [
        "Evil (<sam@body.example>)",
        "(sam@body.example) <>",
        "evil@x.example (<sam@body.example>",
        "Evil (<sam@body.example>",
    ],
)
def test_what_stands_in_a_comment_is_no_sender(value: str) -> None:
    sender = read_message(mail(f"From: {value}", "", "")).sender
    assert sender is None or sender.address != "sam@body.example"


def test_both_bodies_and_the_parts_are_read() -> None:
    pdf, ics = base64.b64encode(b"%PDF-1.7 minutes").decode(), "BEGIN:VCALENDAR\r\nMETHOD:REPLY\r\nEND:VCALENDAR"
    octets = mail(
        "Content-Type: multipart/mixed; boundary=m",
        "",
        "--m",
        "Content-Type: multipart/alternative; boundary=a",
        "",
        "--a",
        "Content-Type: text/plain; charset=utf-8; format=flowed",
        "",
        "Café",
        "--a",
        "Content-Type: text/html; charset=utf-8",
        "",
        "<p>Café</p>",
        "--a",
        "Content-Type: text/calendar; method=reply; charset=utf-8",
        "",
        ics,
        "--a--",
        "--m",
        'Content-Type: application/pdf; name="=?utf-8?q?Minutes_=E2=80=93_May.pdf?="',
        "Content-Disposition: inline",
        "Content-Transfer-Encoding: base64",
        "",
        pdf,
        "--m",
        "Content-Type: text/plain; name=notes.txt",
        "Content-Disposition: inline; filename*=utf-8''n%C3%B6tes.txt",
        "",
        "attached text",
        "--m",
        "Content-Type: application/ms-tnef; name=winmail.dat",
        "Content-Disposition: attachment; filename=winmail.dat",
        "",
        "x",
        "--m--",
    )
    message = read_message(octets)
    assert (message.text, message.html, message.flowed) == ("Café", "<p>Café</p>", True)
    calendar, minutes, notes, tnef = message.parts
    assert (calendar.content_type, calendar.method) == ("text/calendar", "REPLY")
    assert (minutes.name, minutes.disposition, minutes.octets) == ("Minutes – May.pdf", "inline", b"%PDF-1.7 minutes")
    assert (notes.name, notes.octets) == ("nötes.txt", b"attached text")
    assert tnef.name == "winmail.dat"


@pytest.mark.parametrize("encoding", ["", "base64"])
def test_a_nested_message_is_a_part_with_its_own_octets(encoding: str) -> None:
    inner = "Subject: Minutes\n\nACTION: Sam to mend the gate.\n"
    body = base64.b64encode(inner.encode()).decode() if encoding else inner
    message = read_message(
        mail(
            "Content-Type: multipart/mixed; boundary=m",
            "",
            "--m",
            "Content-Type: text/plain",
            "",
            "forwarded",
            "--m",
            "Content-Type: message/rfc822",
            *([f"Content-Transfer-Encoding: {encoding}"] if encoding else []),
            "",
            body,
            "--m--",
        )
    )
    assert message.text == "forwarded"
    assert message.parts[0].content_type == "message/rfc822"
    nested = read_message(message.parts[0].octets)
    assert (nested.subject, nested.text.strip()) == ("Minutes", "ACTION: Sam to mend the gate.")


def test_a_multipart_without_its_boundary_is_split_where_the_content_says() -> None:
    lines = (
        "--the-parts",
        "Content-Type: text/plain",
        "",
        "Done.",
        "--the-parts",
        "Content-Type: text/html",
        "",
        "<p>",
        "--the-parts--",
    )
    message = read_message(mail("Content-Type: multipart/mixed", "", *lines))
    assert (message.text.strip(), message.html.strip()) == ("Done.", "<p>")


@pytest.mark.parametrize(
    ("octets", "declared", "expected"),
    [
        ("café".encode(), "utf-8", "café"),
        ("café".encode("cp1252"), "utf-8", "café"),
        ("“quoted”".encode("cp1252"), "iso-8859-1", "“quoted”"),
        ("café".encode("latin-1"), "us-ascii", "café"),
        ("привет".encode("koi8-r"), "koi8-r", "привет"),
        ("café".encode(), "no-such-charset", "café"),
        (b"a\0b", "utf-8", "ab"),
        (b"caf\x81", "", "caf\x81"),
        ("日本".encode("iso-2022-jp"), "ISO-2022-JP", "日本"),
        (b"abc", "hex", "abc"),
        (b"abc", "a\0b", "abc"),
    ],
)
def test_the_charset_ladder(octets: bytes, declared: str, expected: str) -> None:
    assert decode(octets, declared) == expected


def test_line_ends_are_lf_and_texts_hold_no_nul() -> None:
    message = read_message(b"Subject: a\0b\r\nContent-Type: text/plain\r\n\r\n\xef\xbb\xbfone\r\ntwo\rthree\0\n")
    assert message.text == "one\ntwo\nthree\n"
    assert "\0" not in message.subject


def test_a_message_past_the_caps_is_unreadable(monkeypatch: pytest.MonkeyPatch) -> None:
    deep = b"".join(b'Content-Type: multipart/mixed; boundary="b%d"\n\n--b%d\n' % (n, n) for n in range(60))
    with pytest.raises(UnreadableError, match="nested"):
        read_message(deep + b"\nx")
    many = b"Content-Type: multipart/mixed; boundary=b\n\n" + b"--b\n\nx\n" * (read.MOST_PARTS + 1) + b"--b--"
    with pytest.raises(UnreadableError, match="parts"):
        read_message(many)
    monkeypatch.setattr(read, "MOST_OCTETS", 10)
    with pytest.raises(UnreadableError, match="larger"):
        read_message(b"Subject: long enough\n\n")


def test_a_long_body_in_many_multiparts_is_unreadable() -> None:
    deep = b"".join(b'Content-Type: multipart/mixed; boundary="b%d"\n\n--b%d\n' % (n, n) for n in range(400))
    with pytest.raises(UnreadableError, match="nested"):
        read_message(deep + b"\n" * 100_000)


def test_nesting_past_what_python_recurses_is_unreadable() -> None:
    deep = b"".join(b'Content-Type: multipart/mixed; boundary="b%d"\n\n--b%d\n' % (n, n) for n in range(3000))
    with pytest.raises(UnreadableError, match="nested"):
        read_message(deep + b"\nx")


def test_an_endless_field_does_not_keep_the_reader() -> None:
    message = read_message(
        b"Content-Type: text/plain" + b"; a=b" * 400_000 + b"\nSubject: " + b"x" * 300_000 + b"\n\nDone"
    )
    assert message.text == "Done"
    assert len(message.subject) <= 100_000


def test_what_fuzzing_found_is_read() -> None:
    comments = read_message(b"From: " + b"(" * 600 + b" sam@body.example\n\nx")
    assert comments.text == "x"
    charset = read_message(b'Content-Type: multipart/mixed; charset="a\0b"\n\nDone \xe9')
    assert "Done" in charset.text
    header = b"Content-Type: message/rfc822\n\nSubject: x\nX-Long: " + b"a" * 80 + b"\r\rb: c\n\nDone"
    assert b"Done" in read_message(header).parts[0].octets
