"""What somebody tries who should not get in: each attempt ends in a state, and no action, address or mail is theirs."""

from __future__ import annotations

import io
import logging
import re
import zipfile
from collections.abc import Callable
from dataclasses import replace
from email.message import EmailMessage
from email.policy import SMTP
from pathlib import Path

import pytest

from service.domain.action import ActionStatus
from service.domain.identity import message_id_for
from service.domain.inbox import InboxState
from tests.builders import ADA, BO, MAILBOX, SECRETARY, Mail, Paper, Sent, forward, kinds
from tests.workflows.house import House

STRANGER = "who@elsewhere.example"
FINAL = {InboxState.HANDLED, InboxState.IGNORED, InboxState.HELD}


def assigned(mails: list[Mail], address: str) -> Mail:
    """The mail that tells somebody of their actions."""
    (found,) = [mail for mail in mails if (mail.to, mail.kind) == (address, "action-assigned")]
    return found


@pytest.fixture
def mails(house: House) -> list[Mail]:
    """What the minutes brought about: Ada has one action, Bo another."""
    return house.after(forward(Paper()))


def all_open(house: House) -> bool:
    """Nothing was closed."""
    return {action.status for action in house.actions().values()} == {ActionStatus.NEEDS_ACTION}


def altered(octets: bytes, field: str, value: str) -> bytes:
    """The message with another value of a field, as raw as a forger writes it."""
    return re.sub(rf"(?m)^{field}:.*\r\n([ \t].*\r\n)*".encode(), f"{field}: {value}\r\n".encode(), octets, count=1)


# --- who writes ---


@pytest.mark.parametrize(
    "sender",
    [
        STRANGER,
        f'"{ADA}" <{STRANGER}>',
        f"=?utf-8?q?{ADA.replace('@', '=40')}?= <{STRANGER}>",
        f"=?utf-8?b?YWRhLmJyb29rQGNpdHkuZXhhbXBsZQ==?= <{STRANGER}>",
        "ada.brook@\u0441ity.example",
        "\u0430da.brook@city.example",
        "ada.brook@xn--ity-tdd.example",
        "ada.brook@city.example.elsewhere.example",
        "ada.brook@city.example@elsewhere.example",
        f"Owners: {ADA}, {STRANGER};",
        f"{STRANGER}, {ADA}",
        f"{ADA}\x00@elsewhere.example",
        f"<{ADA}> <{STRANGER}>",
        "ada.brook+x@city.example",
        "",
    ],
)
def test_nobody_who_looks_like_an_owner_closes_the_owners_action(house: House, mails: list[Mail], sender: str) -> None:
    done = house.one(altered(assigned(mails, ADA).reply("done"), "From", sender))
    assert done.state in {InboxState.HELD, InboxState.IGNORED}
    assert all_open(house)
    assert STRANGER not in {mail.to for mail in house.mails()}


def test_two_from_fields_close_nothing(house: House, mails: list[Mail]) -> None:
    octets = assigned(mails, ADA).reply("done")
    other = b"From: x@y.example\r\n"
    for both in (other + octets, octets.replace(b"To:", other + b"To:", 1)):
        assert house.one(both).state is InboxState.HELD
    assert all_open(house)


def test_a_from_without_a_token_can_do_nothing_to_an_action(house: House, mails: list[Mail]) -> None:
    del mails
    house.after(Sent(sender=ADA, subject="Re: your action", words="1 done. All done. Done.").octets())
    assert all_open(house)


def test_a_replayed_token_of_somebody_else_is_held_and_owner_and_secretary_are_told(
    house: House, mails: list[Mail]
) -> None:
    done = house.one(assigned(mails, ADA).reply("done", sender=STRANGER))
    assert done.state is InboxState.HELD
    told = house.mails()
    assert kinds(told) == [("answer-held", ADA), ("message-held", SECRETARY)]
    assert all(STRANGER in mail.words for mail in told)
    assert all_open(house)


def test_the_token_of_another_persons_action_closes_neither(house: House, mails: list[Mail]) -> None:
    """Bo puts the id of Ada's mail into an answer to his own."""
    theirs, mine = assigned(mails, ADA), assigned(mails, BO)
    assert house.one(mine.reply("done").replace(mine.id.encode(), theirs.id.encode())).state is InboxState.HELD
    assert all_open(house)


@pytest.mark.parametrize("secret", ["", "guess", f"secret of {STRANGER}"])
def test_a_token_made_with_another_secret_is_none(house: House, mails: list[Mail], secret: str) -> None:
    theirs = assigned(mails, ADA)
    forged = message_id_for(secret, ADA, "action-assigned/x", "harbour.example")
    house.receive(theirs.reply("done", sender=ADA).replace(theirs.id.encode(), f"<{forged}>".encode()))
    assert all_open(house)


def test_answers_to_mails_of_before_a_new_secret_still_count(house: House, mails: list[Mail]) -> None:
    house.context = replace(house.context, secrets=("a newer secret", *house.context.secrets))
    assert kinds(house.after(assigned(mails, ADA).reply("done"))) == [("action-completed", ADA)]


def test_once_a_secret_is_given_up_its_tokens_are_held(house: House, mails: list[Mail]) -> None:
    house.context = replace(house.context, secrets=("a newer secret",))
    assert house.one(assigned(mails, ADA).reply("done")).state is InboxState.HELD
    assert all_open(house)


def test_no_token_is_written_to_a_log(
    house: House, caplog: pytest.LogCaptureFixture, capfd: pytest.CaptureFixture[str]
) -> None:
    caplog.set_level(logging.DEBUG)
    mails = house.after(forward(Paper()))
    house.after(assigned(mails, ADA).reply("done"), assigned(mails, BO).reply("done", sender=STRANGER))
    said = caplog.text + "".join(capfd.readouterr())
    tokens = {mail.id.strip("<>").partition("@")[0].rpartition(".")[2] for mail in mails}
    assert len(next(iter(tokens))) == 20
    assert not [token for token in tokens if token in said]


# --- what stands in it ---


def test_a_hidden_done_in_html_closes_nothing(house: House, mails: list[Mail]) -> None:
    for hidden in (
        '<p>Not yet, sorry</p><div style="display:none">done</div>',
        '<p>Not yet</p><span style="font-size:0;color:#fff">Done. All done.</span>',
        "<p>What is this?</p><!-- done --><template>done</template><style>.done{}</style><script>done</script>",
        '<p title="done">Thanks</p><input type="hidden" value="done">',
    ):
        theirs = assigned(mails, ADA)
        message = EmailMessage()
        message["From"], message["To"], message["Subject"] = ADA, MAILBOX, f"Re: {theirs.subject}"
        message["Message-ID"], message["In-Reply-To"] = f"<{abs(hash(hidden))}@mail.example>", theirs.id
        message.set_content(hidden, subtype="html")
        assert house.one(message.as_bytes(policy=SMTP)).state in FINAL
    assert all_open(house)


def test_html_alone_from_a_phone_closes(house: House, mails: list[Mail]) -> None:
    theirs = assigned(mails, ADA)
    message = EmailMessage()
    message["From"], message["To"], message["Subject"] = ADA, MAILBOX, f"Re: {theirs.subject}"
    message["Message-ID"], message["In-Reply-To"] = "<phone@mail.example>", theirs.id
    quoted = f"<blockquote type='cite'>{theirs.part('text/html')}</blockquote>"
    message.set_content(
        f"<html><body><div>Done</div><br><div>Sent from my iPhone</div>{quoted}</body></html>", subtype="html"
    )
    assert kinds(house.after(message.as_bytes(policy=SMTP))) == [("action-completed", ADA)]


@pytest.mark.parametrize(
    "words",
    [
        "{{ 7*7 }}",
        "{% for x in y %}",
        "${7*7}",
        "{{ letter.kind }}",
        "<script>x()</script>",
        "%s %n",
    ],
)
def test_words_of_minutes_are_words(house: House, words: str) -> None:
    """Neither a template nor markup, in the owner's mail and in the receipt."""
    mails = house.after(forward(Paper(actions=[f"Ada Brook to paint {words} on the slipway by 19 March."])))
    for mail in (assigned(mails, ADA), next(mail for mail in mails if mail.kind == "minutes-receipt")):
        assert "".join(words.split()) in "".join(mail.text.split())
        assert "<script>" not in mail.part("text/html")


INJECTED = ["\r\nBcc: victim@x.example", "\nX-Evil: 1", "\u2028Bcc: v@x.example", "\x00\r\n\r\nbody"]


@pytest.mark.parametrize("injected", INJECTED)
def test_no_name_and_no_subject_adds_a_field(house: House, injected: str) -> None:
    text = Paper(title=f"Harbour Access Group Minutes{injected}", actions=["Ada Brook to sand the oars by 19 March."])
    mails = house.after(
        forward(text, subject="FW: minutes", sender=f"Nell Ward <{SECRETARY}>").replace(
            b"Subject: FW: minutes", b"Subject: =?utf-8?q?FW=0D=0ABcc=3A_victim=40x.example?="
        )
    )
    for mail in mails:
        assert mail.to in {ADA, SECRETARY}
        assert not {"bcc", "x-evil"} & {name.lower() for name in mail.message}


def test_ten_thousand_recipients_get_nothing(house: House) -> None:
    crowd = ", ".join(f"p{n}@crowd.example" for n in range(10_000))
    octets = altered(forward(Paper()), "To", crowd)
    assert house.one(octets).state in FINAL
    assert {mail.to for mail in house.mails()} <= {ADA, BO, SECRETARY}


def test_a_list_of_ten_thousand_senders_is_held(house: House, mails: list[Mail]) -> None:
    crowd = ", ".join([*(f"p{n}@crowd.example" for n in range(10_000)), ADA])
    assert house.one(altered(assigned(mails, ADA).reply("done"), "From", crowd)).state is InboxState.HELD
    assert all_open(house)


def nested(depth: int) -> bytes:
    """A message of multiparts inside one another."""
    head = f"From: {ADA}\r\nTo: {MAILBOX}\r\nMessage-ID: <bomb{depth}@x.example>\r\nMIME-Version: 1.0\r\n"
    opening = "".join(f'Content-Type: multipart/mixed; boundary="b{n}"\r\n\r\n--b{n}\r\n' for n in range(depth))
    return (head + opening + "Content-Type: text/plain\r\n\r\ndone\r\n").encode()


def wide(parts: int) -> bytes:
    """A message of very many parts."""
    kind = 'Content-Type: multipart/mixed; boundary="b"'
    head = f"From: {ADA}\r\nTo: {MAILBOX}\r\nMessage-ID: <wide@x.example>\r\n{kind}\r\n\r\n"
    return (head + "--b\r\nContent-Type: text/plain\r\n\r\ndone\r\n" * parts + "--b--\r\n").encode()


@pytest.mark.parametrize("octets", [nested(50), nested(2_000), wide(20_000)], ids=["nested", "deep", "wide"])
def test_a_mime_bomb_ends_in_a_state(house: House, octets: bytes) -> None:
    assert house.one(octets).state in FINAL


def test_a_zip_bomb_from_the_secretary_is_named_and_changes_nothing(house: House) -> None:
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("word/document.xml", b" " * 300_000_000)
    word = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
    assert house.one(Sent(files=[("minutes.docx", word, packed.getvalue())]).octets()).state in FINAL
    assert house.actions() == {}
    assert kinds(house.mails()) == [("minutes-unreadable", SECRETARY)]


@pytest.mark.parametrize("name", ["../../etc/passwd.ics", "C:\\windows\\x.ics", "/etc/cron.d/x.ics", "a\x00b.ics"])
def test_a_calendar_part_with_a_path_writes_no_file(
    house: House, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, name: str
) -> None:
    monkeypatch.chdir(tmp_path)
    event = (
        "BEGIN:VCALENDAR\r\nVERSION:2.0\r\nMETHOD:REPLY\r\nBEGIN:VEVENT\r\nUID:../../x\r\nATTACH:file:///etc/passwd\r\n"
        f"ATTENDEE;PARTSTAT=ACCEPTED:mailto:{BO}\r\nEND:VEVENT\r\nEND:VCALENDAR\r\n"
    )
    octets = Sent(sender=BO, files=[("x.ics", "text/calendar", event.encode())]).octets()
    assert house.one(octets.replace(b"x.ics", name.encode())).state in FINAL
    assert [path for path in tmp_path.rglob("*") if ".db" not in path.name] == []


def test_orders_of_an_owner_are_no_orders(house: House, mails: list[Mail]) -> None:
    """What a secretary may say changes nothing in an owner's answer."""
    house.after(assigned(mails, BO).reply("1: Dee Eames\n2 cancel\nsend\nstop\nNorthgate = NC"))
    assert {share.contact for action in house.actions().values() for share in action.assignments} == {ADA, BO}


# --- loops ---


def test_a_conversation_has_its_answers_and_no_more(make_house: Callable[..., House]) -> None:
    """A machine that hides what it is answers each of our answers at the end of the same thread."""
    house = make_house(answers_per_thread=3, answers_per_day=100)
    mail = assigned(house.after(forward(Paper())), ADA)
    answers = 0
    for turn in range(12):
        words = "done" if turn % 2 == 0 else "reopen"
        thread = " ".join([*str(mail.message["References"] or "").split(), mail.id])
        octets = altered(mail.reply(words), "References", thread)
        fresh = [one for one in house.after(octets) if one.to == ADA]
        answers += len(fresh)
        if not fresh:
            break
        mail = fresh[0]
    assert answers == 3


# --- what is kept ---


def test_a_file_and_words_are_named_in_the_digest(house: House, mails: list[Mail]) -> None:
    draft = ("survey draft.pdf", "application/pdf", b"%PDF")
    house.after(assigned(mails, ADA).reply("Half way there, see attached", files=[draft]))
    house.clock.forward(days=7)
    digest = next(mail for mail in house.week() if mail.kind == "digest" and mail.to == SECRETARY)
    assert "survey draft.pdf" in digest.words
    assert "Half way there, see attached" in digest.words


def test_numbers_of_a_digest_are_the_digests(house: House, mails: list[Mail]) -> None:
    del mails
    house.clock.forward(days=7)
    (digest,) = [mail for mail in house.week() if mail.kind == "digest"]
    number = next(n for n, ref in digest.refs.items() if n.isdigit() and ref.endswith(house.action("ferry hall").id))
    house.after(digest.reply(f"{number} done"))
    assert house.action("ferry hall").status is ActionStatus.COMPLETED
    assert house.action("ramp survey").status is ActionStatus.NEEDS_ACTION


def test_every_action_mail_has_a_button_for_done_in_progress_and_not_mine(mails: list[Mail]) -> None:
    page = assigned(mails, ADA).part("text/html")
    for words in ("done", "in%20progress", "not%20mine"):
        assert re.search(rf"mailto:[^\"]*body=[^\"]*{words}", page, re.IGNORECASE), words
