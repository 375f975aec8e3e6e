"""Octets of a mail as somebody else's parser reads them: what went in comes out, and no more of it."""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import UTC, datetime, timedelta, timezone
from email import message_from_bytes
from email.message import EmailMessage
from email.policy import default
from pathlib import Path
from typing import Any

import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st

from service.domain.letter import Letter
from service.domain.message import Address, Part
from service.errors import PermanentError
from service.mail.render import Branding, Renderer
from service.mail.write import Draft, write_message
from tests.unit.mail.letters import FULL, MINIMAL, kind_of, reworded

CALENDAR = b"BEGIN:VCALENDAR\r\nVERSION:2.0\r\nMETHOD:REQUEST\r\nSUMMARY:Pwyllgor T\xc5\xb7\r\nEND:VCALENDAR\r\n"
PLAIN = Draft(
    from_=Address("minutes@harbour.example", "Harbour Minutes"),
    to=Address("mira@harbour.example", "Mira Okafor"),
    reply_to=Address("minutes+ab12@harbour.example", "Harbour Minutes"),
    subject="Your 2 actions from Harbour Access Group, 4 March 2027",
    text="Hello Mira,\n\nYou have 2 actions.\n",
    html="<!doctype html>\n<p>Hello Mira, you have 2 actions.</p>\n",
    message_id="a1.b2@harbour.example",
    in_reply_to="q7@mail.example",
    references=("q6@mail.example", "q7@mail.example"),
    date=datetime(2027, 3, 5, 9, 30, tzinfo=UTC),
    loop_id="h4rb0ur",
)
INVITATION = replace(PLAIN, calendar=(CALENDAR, "REQUEST"))
MINUTES = Part(name="Minutes – 4 March.docx", content_type="application/pdf", octets=bytes(range(256)) * 20)
ATTACHED = replace(PLAIN, attachments=(MINUTES,))
EVERY = {"plain": PLAIN, "text alone": replace(PLAIN, html=""), "invitation": INVITATION, "attached": ATTACHED}
DRAFTS = pytest.mark.parametrize("draft", EVERY.values(), ids=EVERY.keys())

TEMPLATES = Path(__file__).resolve().parents[3] / "templates"


def read(octets: bytes) -> EmailMessage:
    """The message by the standard library's modern parser, which must find nothing wrong with it."""
    message = message_from_bytes(octets, policy=default)
    assert [defect for part in message.walk() for defect in part.defects] == []
    assert [defect for part in message.walk() for value in part.values() for defect in value.defects] == []
    return message


def shape(part: Any) -> Any:
    """The media types of a message as a tree."""
    inner = [shape(one) for one in part.iter_parts()] if part.is_multipart() else []
    return (part.get_content_type(), *inner) if inner else part.get_content_type()


def decoded(message: EmailMessage, subtype: str) -> str:
    """The text of a part, its lines ending in LF."""
    part = message.get_body((subtype,))
    assert part is not None
    payload = part.get_payload(decode=True)
    assert isinstance(payload, bytes)
    return payload.decode("utf-8").replace("\r\n", "\n")


@DRAFTS
def test_each_field_stands_once_and_says_what_it_should(draft: Draft) -> None:
    message = read(write_message(draft))
    assert {name: message.get_all(name) for name in dict.fromkeys(message.keys()) if "Content" not in name} == {
        "Date": ["Fri, 05 Mar 2027 09:30:00 +0000"],
        "From": ["Harbour Minutes <minutes@harbour.example>"],
        "Reply-To": ["Harbour Minutes <minutes+ab12@harbour.example>"],
        "To": ["Mira Okafor <mira@harbour.example>"],
        "Message-ID": ["<a1.b2@harbour.example>"],
        "In-Reply-To": ["<q7@mail.example>"],
        "References": ["<q6@mail.example> <q7@mail.example>"],
        "Subject": [PLAIN.subject],
        "MIME-Version": ["1.0"],
        "Auto-Submitted": ["auto-generated"],
        "X-Auto-Response-Suppress": ["OOF, AutoReply, DR, RN, NRN"],
        "X-Minutepost-Loop": ["h4rb0ur"],
    }
    assert len(message.get_all("Content-Type", [])) == 1


def test_fields_without_a_value_are_left_out() -> None:
    bare = replace(PLAIN, reply_to=None, in_reply_to="", references=(), loop_id="")
    message = read(write_message(bare))
    assert {"Reply-To", "In-Reply-To", "References", "X-Minutepost-Loop", "List-Unsubscribe"} & set(message) == set()


def test_an_answer_says_that_it_is_one_and_a_digest_how_to_be_rid_of_it() -> None:
    octets = write_message(
        replace(PLAIN, auto_submitted="auto-replied", list_unsubscribe="mailto:m@h.example?subject=x")
    )
    message = read(octets)
    assert message["Auto-Submitted"] == "auto-replied"
    assert message["List-Unsubscribe"] == "<mailto:m@h.example?subject=x>"


def test_the_date_keeps_its_zone() -> None:
    local = datetime(2027, 7, 5, 10, 30, tzinfo=timezone(timedelta(hours=1)))
    assert read(write_message(replace(PLAIN, date=local)))["Date"] == "Mon, 05 Jul 2027 10:30:00 +0100"
    with pytest.raises(ValueError, match="time zone"):
        write_message(replace(PLAIN, date=local.replace(tzinfo=None)))


@DRAFTS
def test_text_and_html_come_out_as_they_went_in(draft: Draft) -> None:
    message = read(write_message(draft))
    assert decoded(message, "plain") == PLAIN.text
    if draft.html:
        assert decoded(message, "html") == PLAIN.html


@DRAFTS
def test_the_same_draft_gives_the_same_octets(draft: Draft) -> None:
    assert write_message(draft) == write_message(replace(draft))


@DRAFTS
def test_lines_end_in_crlf_and_are_short_and_ascii(draft: Draft) -> None:
    octets = write_message(replace(draft, text="Ŵy " * 900, html="<p>" + "x" * 5000 + "</p>", subject="ŷ" * 300))
    assert octets.endswith(b"\r\n")
    assert not re.search(rb"(?<!\r)\n|\r(?!\n)", octets)
    # The file name of an attachment is written by the standard library, on one line.
    assert max(len(line) for line in octets.split(b"\r\n") if b"name*=" not in line) <= 78
    assert octets.isascii()
    assert b"\0" not in octets


def test_shapes() -> None:
    both = ("multipart/alternative", "text/plain", "text/html")
    assert shape(read(write_message(PLAIN))) == both
    assert shape(read(write_message(replace(PLAIN, html="")))) == "text/plain"
    assert shape(read(write_message(ATTACHED))) == ("multipart/mixed", both, "application/pdf")
    alone = read(write_message(replace(ATTACHED, html="")))
    assert shape(alone) == ("multipart/mixed", "text/plain", "application/pdf")


def test_an_invitation_has_the_shape_that_calendars_read() -> None:
    message = read(write_message(INVITATION))
    three = ("multipart/alternative", "text/plain", "text/html", "text/calendar")
    assert shape(message) == ("multipart/mixed", three, "application/ics")
    alternative, attached = message.iter_parts()
    calendar = list(alternative.iter_parts())[-1]
    assert calendar["Content-Type"].params == {"charset": "UTF-8", "method": "REQUEST"}
    assert calendar["Content-Transfer-Encoding"] == "base64"
    assert calendar["Content-Disposition"] is None
    assert calendar.get_filename() is None
    assert calendar.get_payload(decode=True) == CALENDAR
    assert attached["Content-Disposition"] == 'attachment; filename="invite.ics"'
    assert attached.get_payload(decode=True) == CALENDAR


@pytest.mark.parametrize(
    "octets", [CALENDAR, CALENDAR * 400, CALENDAR.rstrip(), b"BEGIN:VCALENDAR\nEND:VCALENDAR", b""]
)
def test_a_calendar_object_arrives_octet_for_octet(octets: bytes) -> None:
    message = read(write_message(replace(PLAIN, calendar=(octets, "CANCEL"))))
    found = [part for part in message.walk() if part.get_content_type() in ("text/calendar", "application/ics")]
    assert [part.get_payload(decode=True) for part in found] == [octets, octets]
    assert found[0]["Content-Type"].params["method"] == "CANCEL"


def test_an_attachment_keeps_its_octets_and_its_name() -> None:
    (part,) = read(write_message(ATTACHED)).iter_attachments()
    assert part.get_payload(decode=True) == MINUTES.octets
    assert part.get_filename() == "Minutes – 4 March.docx"
    assert part.get_content_disposition() == "attachment"


@pytest.mark.parametrize("declared", ["message/rfc822", "multipart/mixed", "text", "", "a/b\r\nX: y", "A/B; name=x"])
def test_an_attachment_is_never_read_as_more_message(declared: str) -> None:
    inner = Part(name="a.eml", content_type=declared, octets=b"From: x@y.example\r\n\r\n--=_\r\n")
    message = read(write_message(replace(PLAIN, attachments=(inner,))))
    (part,) = message.iter_attachments()
    assert part.get_content_type() == "application/octet-stream"
    assert part.get_payload(decode=True) == inner.octets


WELSH = "Siân Rhŷs, Tŷ’r Harbwr"


@pytest.mark.parametrize(
    "name",
    [
        WELSH,
        "李小龍",
        'Mira "Mo" Okafor',
        "Okafor, Mira",
        "a\\b",
        "Мира",
        "👩‍💻 Mira",
        "=?utf-8?q?Mira?=",
        "Jo (Clerk)",
    ],
)
def test_names_come_out_as_they_went_in(name: str) -> None:
    message = read(write_message(replace(PLAIN, from_=Address("m@h.example", name), to=Address("j@h.example", name))))
    for field in ("From", "To"):
        (address,) = message[field].addresses
        assert address.display_name == name
    assert message["From"].addresses[0].addr_spec == "m@h.example"


@pytest.mark.parametrize(
    "subject",
    [WELSH, "李小龍" * 30, "ŷ" * 200, "plain " * 40, "x" * 500, "=?utf-8?q?not_encoded?=", "Re: a=b?c", "Due: 3 May ✓"],
)
def test_subjects_come_out_as_they_went_in(subject: str) -> None:
    assert read(write_message(replace(PLAIN, subject=subject)))["Subject"] == subject.strip()


@pytest.mark.parametrize(
    "text",
    [
        f"{WELSH}\n",
        "From here on\n.\n..dots\n--\n-- \nsignature\n",
        "=3D = =\n=20\ntabs\t\nblanks   \n",
        "x" * 5000 + "\n",
        "李" * 2000 + "\n",
        "\n\n\n",
        "👩‍💻\n",
    ],
)
def test_bodies_come_out_as_they_went_in(text: str) -> None:
    octets = write_message(replace(PLAIN, text=text, html=text))
    message = read(octets)
    assert decoded(message, "plain") == text
    assert decoded(message, "html") == text
    assert b"\r\n.\r\n" not in octets


@pytest.mark.parametrize("ending", ["\n", "\r\n", "\r"])
def test_lines_of_a_body_may_end_as_they_like(ending: str) -> None:
    assert decoded(read(write_message(replace(PLAIN, text=f"one{ending}two"))), "plain") == "one\ntwo\n"


@pytest.mark.parametrize(
    "address", ["", "nobody", "a b@h.example", "a@b@h.example", "a@h.example\r\nBcc: x@y.example", "@"]
)
def test_what_is_no_address_is_refused(address: str) -> None:
    for field in ("from_", "to", "reply_to"):
        with pytest.raises(PermanentError, match="no address"):
            write_message(replace(PLAIN, **{field: Address(address, "Mira")}))  # type: ignore[arg-type]


def test_a_domain_of_another_alphabet_is_written_as_servers_know_it() -> None:
    octets = write_message(replace(PLAIN, to=Address("mira@harbŵr.example")))
    assert b"To: mira@" + "harbŵr.example".encode("idna") + b"\r\n" in octets


@pytest.mark.parametrize("message_id", ["", "<>", "no-at", "a b@h.example", "a@h.example\r\nX: y"])
def test_what_is_no_message_id_is_refused(message_id: str) -> None:
    with pytest.raises(PermanentError, match="Message-ID"):
        write_message(replace(PLAIN, message_id=message_id))


def test_message_ids_of_others_that_are_none_are_left_out() -> None:
    message = read(write_message(replace(PLAIN, in_reply_to="a b", references=("a b", "<q1@m.example>", "x\r\nY: z"))))
    assert message["In-Reply-To"] is None
    assert message["References"] == "<q1@m.example>"


# --- no value is more than a value ---

#: Every character there is, those that have broken a header field before more often than others.
BREAKING = [
    "\r\nBcc: x@evil.example",
    "\r\n\r\n",
    "\n.\n",
    "\0",
    "=?utf-8?q?",
    "?=",
    "\u2028",
    "\x85",
    "\x0b",
    "\x1c",
    "--=_",
]
ANYTHING = st.lists(st.one_of(st.text(max_size=12), st.sampled_from(BREAKING), st.characters()), max_size=6).map(
    "".join
)
#: A boundary that the writer would choose for this Message-ID, and a whole part behind it.
PART = "\r\n--{}\r\nContent-Type: text/html\r\n\r\n<script>\r\n"
BOUNDARIES = re.findall(rb'boundary="([^"]+)"', write_message(INVITATION))
BODIES = st.one_of(ANYTHING, st.sampled_from([PART.format(one.decode()) for one in BOUNDARIES]))


def names_of(message: EmailMessage) -> list[list[str]]:
    return [part.keys() for part in message.walk()]


def is_same_mail(octets: bytes, like: Draft) -> EmailMessage:
    """The message, once its fields and its parts are those of `like`, and its lines are lines."""
    if b"\r\nSubject: " not in octets.partition(b"\r\n\r\n")[0]:  # nothing was left of it
        like = replace(like, subject="")
    message, model = message_from_bytes(octets, policy=default), read(write_message(like))
    assert names_of(message) == names_of(model)
    assert shape(message) == shape(model)
    assert not re.search(rb"(?<!\r)\n|\r(?!\n)|\0", octets)
    assert max(map(len, octets.split(b"\r\n"))) <= 998
    assert octets.isascii()
    return message


@settings(max_examples=150, deadline=None)
@given(subject=ANYTHING, from_=ANYTHING, to=ANYTHING, file=ANYTHING)
def test_no_words_of_a_header_add_a_field_or_a_part(subject: str, from_: str, to: str, file: str) -> None:
    attachment = replace(MINUTES, name=file)
    like = replace(INVITATION, attachments=(MINUTES,))
    draft = replace(
        like,
        subject=subject,
        from_=replace(PLAIN.from_, name=from_),
        to=replace(PLAIN.to, name=to),
        reply_to=Address("r@h.example", to),
        attachments=(attachment,),
    )
    octets = write_message(draft)
    message = is_same_mail(octets, like)
    assert [address.addr_spec for address in message["From"].addresses] == ["minutes@harbour.example"]
    assert [address.addr_spec for address in message["To"].addresses] == ["mira@harbour.example"]


@settings(max_examples=100, deadline=None)
@given(text=BODIES, html=BODIES)
def test_no_words_of_a_body_add_a_field_or_a_part(text: str, html: str) -> None:
    assume(html)
    message = is_same_mail(write_message(replace(INVITATION, text=text, html=html)), INVITATION)
    expected = "\n".join(text.splitlines()) + "\n"
    assert decoded(message, "plain") == expected.encode("utf-8", "replace").decode()


@settings(max_examples=150, deadline=None)
@given(
    field=st.sampled_from(
        ["address", "reply_to", "message_id", "in_reply_to", "references", "unsubscribe", "loop", "type"]
    ),
    value=ANYTHING,
    after=st.booleans(),
)
def test_no_token_adds_a_field_or_a_part(field: str, value: str, after: bool) -> None:
    """What must be a token, an address or an identifier is written whole, left out or refused; never partly read."""
    good = "a1@harbour.example"
    value = good + value if after else value
    like = replace(INVITATION, list_unsubscribe="mailto:x@y.example", attachments=(MINUTES,))
    changed: dict[str, dict[str, Any]] = {
        "address": {"to": Address(value, "Mira")},
        "reply_to": {"reply_to": Address(value)},
        "message_id": {"message_id": value},
        "in_reply_to": {"in_reply_to": value},
        "references": {"references": (value, good)},
        "unsubscribe": {"list_unsubscribe": "https://h.example/" + value},
        "loop": {"loop_id": value},
        "type": {"attachments": (replace(MINUTES, content_type=value),)},
    }
    try:
        octets = write_message(replace(like, **changed[field]))
    except (PermanentError, ValueError):
        return
    message = message_from_bytes(octets, policy=default)
    model = read(write_message(like))
    left_out = {"In-Reply-To", "List-Unsubscribe", "X-Minutepost-Loop"}
    assert [n for n in names_of(message)[0] if n not in left_out] == [
        n for n in names_of(model)[0] if n not in left_out
    ]
    assert names_of(message)[1:] == names_of(model)[1:]
    assert len(message.get_all("To", [])) == 1
    assert len(message["To"].addresses) == 1
    assert not re.search(rb"(?<!\r)\n|\r(?!\n)|\0", octets)


@pytest.mark.parametrize("method", ["REQUEST\r\nX: y", 'REQUEST"; x="', "A B", "é"])
def test_a_method_is_one_word(method: str) -> None:
    with pytest.raises(ValueError, match="header field"):
        write_message(replace(PLAIN, calendar=(CALENDAR, method)))


# --- letters, worded and written ---

RENDERER = Renderer([TEMPLATES], Branding(name="Harbour Partnership"))


def worded(letter: Letter) -> Draft:
    words = RENDERER.render(letter, reply_to="minutes+ab12@harbour.example", message_id=PLAIN.message_id)
    return replace(PLAIN, subject=words.subject, text=words.text, html=words.html)


@pytest.mark.parametrize("letter", [*FULL, *MINIMAL], ids=kind_of)
def test_every_letter_survives_the_post(letter: Letter) -> None:
    draft = worded(letter)
    message = read(write_message(draft))
    assert message["Subject"] == draft.subject
    assert decoded(message, "plain") == draft.text
    assert decoded(message, "html") == draft.html + ("" if draft.html.endswith("\n") else "\n")


@settings(max_examples=100, deadline=None)
@given(letter=st.sampled_from([*FULL, *MINIMAL]), text=BODIES)
def test_no_text_in_a_letter_adds_a_field_or_a_part(letter: Letter, text: str) -> None:
    draft = worded(reworded(letter, lambda _: text))
    message = is_same_mail(write_message(draft), PLAIN)
    assert len(message.get("Subject", "")) <= 68
