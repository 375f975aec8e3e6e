"""What goes wrong: templates, the database, servers, crashes at the worst moment, messages made to break readers."""

from __future__ import annotations

import io
import zipfile
from collections import Counter
from collections.abc import Callable
from dataclasses import replace
from datetime import timedelta
from email import message_from_bytes
from pathlib import Path

import pytest

from service.domain.inbox import InboxState
from service.domain.outbox import WAITS, OutboxState
from service.domain.transit import Envelope
from service.errors import (
    MailboxUnavailableError,
    StoreUnavailableError,
    SubmissionDeferredError,
    SubmissionRejectedError,
    TemplateError,
)
from service.mail.branding import Branding
from service.mail.render import Rendered, Renderer
from service.store import again, audit, inbox, outbox
from service.store.engine import reading, transaction
from service.workflows import process as processing
from service.workflows.context import Context
from service.workflows.deliver import deliver_all
from service.workflows.ingest import poll
from service.workflows.process import MOST_ATTEMPTS, process
from service.workflows.purge import purge
from service.workflows.reading import read_sources
from tests.builders import ADA, BO, DEE, SECRETARY, Paper, Sent, forward, kinds, trace
from tests.workflows.house import House

TOLD = [("action-assigned", ADA), ("action-assigned", BO), ("minutes-receipt", SECRETARY)]
DOCX = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"


class BrokenRenderer(Renderer):
    """Words every letter but the receipt."""

    def __init__(self) -> None:
        pass

    def render(self, letter: object, *, reply_to: str, message_id: str = "") -> Rendered:
        raise TemplateError("action-assigned/body.txt:3: 'due' is undefined")


def with_context(house: House, **changed: object) -> Context:
    """The house's context with another part."""
    return replace(house.context, **changed)  # type: ignore[arg-type]


def recorded(house: House, octets: bytes) -> int:
    """The entry of a message that nobody has thought about yet."""
    house.mailbox.add(octets)
    (entry,) = poll(house.mailbox, house.context).recorded
    return entry


def test_a_template_error_leaves_nothing_half_written_and_a_replay_works(house: House) -> None:
    entry = recorded(house, forward(Paper()))
    done = process(entry, with_context(house, renderer=BrokenRenderer()))
    assert done is not None
    assert done.state is InboxState.FAILED
    assert not house.actions()
    assert house.outgoing() == {}
    assert "body.txt:3" in house.waiting()[0].error
    house.replay(entry)
    assert kinds(house.mails()) == TOLD


def test_a_letter_that_cannot_be_worded_does_not_undo_what_the_server_said(house: House) -> None:
    """The address is refused, and the secretary's letter about it is broken: nobody is asked for that address again."""
    house.receive(forward(Paper()))
    asked: list[str] = []

    def refuse(envelope: Envelope) -> Exception | None:
        asked.append(envelope.recipient)
        return SubmissionRejectedError("550 5.1.1 nobody", 550, "5.1.1") if envelope.recipient == ADA else None

    house.submitter.fail = refuse
    for _ in range(2):
        deliver_all(house.submitter, with_context(house, renderer=BrokenRenderer()))
        house.clock.forward(minutes=16)
    assert Counter(asked) == {ADA: 1, BO: 1, SECRETARY: 1}
    assert house.outgoing() == {"FAILED": 1, "SENT": 2}
    with reading(house.context.engine) as connection:
        (failed,) = outbox.latest(connection, (OutboxState.FAILED,), 10)
    assert failed.response.startswith("550 5.1.1 nobody; nobody was told: action-assigned/body.txt:3")


def test_whatever_raises_fails_the_entry_with_its_traceback(house: House, monkeypatch: pytest.MonkeyPatch) -> None:
    entry = recorded(house, forward(Paper()))

    def stumble(*_: object) -> None:
        raise ZeroDivisionError("a bug")

    with monkeypatch.context() as patch:
        patch.setattr(processing, "apply", stumble)
        assert process(entry, house.context).state is InboxState.FAILED  # type: ignore[union-attr]
    assert "Traceback" in house.waiting()[0].error
    assert not house.actions()


def test_an_error_whose_words_no_database_keeps_fails_the_entry_all_the_same(
    house: House, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A header's stray octet in a library's message: SQLite refuses the one, PostgreSQL the other."""
    entry = recorded(house, forward(Paper()))

    def stumble(*_: object) -> None:
        raise ValueError("no date: \udce9t\udce9 and \0")

    monkeypatch.setattr(processing, "understand", stumble)
    assert process(entry, house.context).state is InboxState.FAILED  # type: ignore[union-attr]
    assert house.waiting()[0].reason == r"ValueError: no date: \udce9t\udce9 and \x00"


def test_a_database_that_does_not_answer_leaves_the_entry_received(
    house: House, monkeypatch: pytest.MonkeyPatch
) -> None:
    entry = recorded(house, forward(Paper()))

    def locked(*_: object) -> None:
        raise StoreUnavailableError("the database is locked")

    for _ in range(MOST_ATTEMPTS + 2):
        with monkeypatch.context() as patch:
            patch.setattr(processing, "apply", locked)
            with pytest.raises(StoreUnavailableError):
                process(entry, house.context)
    assert house.state_of(entry) is InboxState.RECEIVED
    assert process(entry, house.context).state is InboxState.HANDLED  # type: ignore[union-attr]
    assert kinds(house.mails()) == TOLD


def test_an_entry_is_given_back_once_the_database_answers_not_when_the_lease_is_over(
    house: House, monkeypatch: pytest.MonkeyPatch
) -> None:
    entry = recorded(house, forward(Paper()))
    give_back, away = inbox.release, iter([True, True, False])

    def locked(*_: object) -> None:
        raise StoreUnavailableError("the database is locked")

    with monkeypatch.context() as patch:
        patch.setattr(again, "PAUSES", (0.01, 0.01))
        patch.setattr(processing, "apply", locked)
        patch.setattr(inbox, "release", lambda *told: locked() if next(away) else give_back(*told))
        with pytest.raises(StoreUnavailableError):
            process(entry, house.context)
    assert process(entry, house.context).state is InboxState.HANDLED  # type: ignore[union-attr]


def test_two_workers_never_both_finish_an_entry(house: House) -> None:
    entry = recorded(house, forward(Paper()))
    with transaction(house.context.engine) as connection:
        assert inbox.claim(connection, entry, house.clock.now(), timedelta(minutes=10))
    assert process(entry, house.context) is None
    house.clock.forward(minutes=11)
    assert process(entry, house.context) is not None
    assert process(entry, house.context) is None


def test_a_worker_that_comes_too_late_changes_nothing(house: House, monkeypatch: pytest.MonkeyPatch) -> None:
    """Its lease ran out while it read; another settled the entry meanwhile: all it did is rolled back."""
    entry = recorded(house, forward(Paper()))

    def read_slowly(*arguments: object) -> object:
        monkeypatch.setattr(processing, "read_sources", read_sources)
        house.clock.forward(minutes=11)
        assert process(entry, house.context).state is InboxState.HANDLED  # type: ignore[union-attr]
        return read_sources(*arguments)  # type: ignore[arg-type]

    monkeypatch.setattr(processing, "read_sources", read_slowly)
    with pytest.raises(StoreUnavailableError):
        process(entry, house.context)
    assert kinds(house.mails()) == TOLD


def test_a_message_that_kills_its_workers_is_given_up(house: House) -> None:
    entry = recorded(house, forward(Paper()))
    for _ in range(MOST_ATTEMPTS):
        with transaction(house.context.engine) as connection:  # a worker takes it and dies
            assert inbox.claim(connection, entry, house.clock.now(), timedelta(minutes=10))
        house.clock.forward(minutes=11)
    done = process(entry, house.context)
    assert done is not None
    assert (done.state, "given up" in done.reason) == (InboxState.FAILED, True)
    assert house.replay(entry).state is InboxState.HANDLED  # type: ignore[union-attr]


def test_a_mailbox_that_cannot_be_reached_loses_nothing(house: House) -> None:
    house.mailbox.unreachable = True
    with pytest.raises(MailboxUnavailableError):
        house.receive(forward(Paper()))
    house.mailbox.unreachable = False
    assert kinds(house.after()) == TOLD


def test_a_message_is_moved_once_it_is_thought_about(house: House) -> None:
    house.receive(forward(Paper()), Sent(sender="who@elsewhere.example").octets())
    assert len(house.mailbox.present()) == 2
    house.receive()
    assert not house.mailbox.present()
    assert {shelf.value: len(held) for shelf, held in house.mailbox.shelves.items()} == {
        "Processed": 1, "Held": 1, "Ignored": 0,
    }  # fmt: skip


def test_a_message_that_a_person_took_away_is_still_thought_about(house: House) -> None:
    entry = recorded(house, forward(Paper()))
    house.mailbox.messages.clear()
    poll(house.mailbox, house.context)
    assert process(entry, house.context).state is InboxState.HANDLED  # type: ignore[union-attr]
    house.receive()


def test_of_a_mail_that_came_by_two_ways_the_second_may_be_taken_up_first(house: House) -> None:
    octets = forward(Paper(), message_id="<one@sender.example>")
    for copy in (octets, trace(octets)):
        house.mailbox.add(copy)
    first, second = poll(house.mailbox, house.context).recorded
    assert process(second, house.context).state is InboxState.HANDLED  # type: ignore[union-attr]
    assert process(first, house.context).state is InboxState.IGNORED  # type: ignore[union-attr]
    assert kinds(house.mails()) == TOLD


def test_a_mailbox_that_numbers_anew_brings_nothing_twice(house: House) -> None:
    octets = forward(Paper(), message_id="<one@sender.example>")
    house.after(octets)
    house.mailbox.messages.clear()
    house.mailbox.uidvalidity = 2
    assert house.after(octets) == []
    assert house.states() == {"HANDLED": 1}


class TestSending:
    """From the row to the server."""

    @pytest.fixture(autouse=True)
    def queued(self, house: House) -> None:
        house.receive(forward(Paper()))

    def test_a_crash_between_the_250_and_the_commit_sends_a_copy_with_the_same_message_id(self, house: House) -> None:
        class Crash(BaseException):
            """The machine loses power."""

        def lose_power(_: object) -> None:
            raise Crash

        house.submitter.on_accepted = lose_power
        with pytest.raises(Crash):
            house.deliver()
        house.submitter.on_accepted = lambda _: None
        assert house.deliver().total == 0  # the lease of the dead worker still runs
        house.clock.forward(minutes=16)
        house.deliver()
        first, *rest = [message_from_bytes(envelope.octets)["Message-ID"] for envelope in house.submitter.sent]
        assert rest.count(first) == 1
        assert len(set(rest)) == 3
        assert house.outgoing() == {"SENT": 3}

    def test_not_now_is_tried_again_later(self, house: House) -> None:
        house.submitter.fail = SubmissionDeferredError("try later", 451)
        assert house.deliver().deferred == 3
        house.submitter.fail = None
        assert house.deliver().total == 0
        house.clock.forward(minutes=1)
        assert house.deliver().sent == 3

    def test_not_now_for_four_days_is_given_up(self, house: House) -> None:
        house.submitter.fail = SubmissionDeferredError("try later", 451)
        for wait in (*WAITS, timedelta(0)):
            house.deliver()
            house.clock.at += wait
        assert house.outgoing() == {"FAILED": 3}
        assert sum(WAITS, timedelta()) >= timedelta(days=4) - timedelta(hours=6)

    def test_never_is_never_tried_again(self, house: House) -> None:
        house.submitter.fail = lambda e: SubmissionRejectedError("no", 550, "5.7.1") if e.recipient == ADA else None
        assert house.deliver().sent == 2
        assert house.outgoing()["FAILED"] == 1
        house.submitter.fail = None
        house.clock.forward(days=1)
        house.deliver()
        assert ADA not in [envelope.recipient for envelope in house.submitter.sent]

    def test_an_operator_can_have_it_tried_again(self, house: House) -> None:
        house.submitter.fail = SubmissionRejectedError("no", 550)
        house.deliver()
        house.submitter.fail = None
        with transaction(house.context.engine) as connection:
            (one, *_) = outbox.latest(connection, (OutboxState.FAILED,), 1)
            assert outbox.retry_failed(connection, one.id, house.clock.now())
            assert not outbox.retry_failed(connection, one.id, house.clock.now())
        assert house.deliver().sent == 1

    def test_a_server_that_cannot_be_reached_postpones_the_batch(self, house: House) -> None:
        house.submitter.unreachable = True
        assert house.deliver().deferred == 3
        house.submitter.unreachable = False
        house.clock.forward(minutes=1)
        assert house.deliver().sent == 3

    def test_who_was_settled_by_another_worker_is_not_settled_again(self, house: House) -> None:
        def lose_the_lease(_: object) -> None:
            house.submitter.on_accepted = lambda _: None
            house.clock.forward(minutes=16)
            house.deliver()

        house.submitter.on_accepted = lose_the_lease
        house.deliver()
        assert house.outgoing() == {"SENT": 3}


def bomb() -> bytes:
    """A Word file that unpacks to 300 MB."""
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w", zipfile.ZIP_DEFLATED) as archive:
        with archive.open("word/document.xml", "w") as part:
            part.write(b"<w:document><w:body>")
            for _ in range(300):
                part.write(b" " * 1_000_000)
        archive.writestr("[Content_Types].xml", "<Types/>")
    return packed.getvalue()


def deep(levels: int = 80) -> bytes:
    """A body of multipart in multipart in multipart."""
    opened = b"".join(b'Content-Type: multipart/mixed; boundary="b%d"\n\n--b%d\n' % (n, n) for n in range(levels))
    return opened + b"Content-Type: text/plain\n\nAction: Ada Brook to stop.\n"


def raw(sender: str, body: bytes) -> bytes:
    """A message whose body is given whole."""
    head = f"From: {sender}\nTo: minutes@harbour.example\nSubject: FW: minutes\nMessage-ID: <raw@sender.example>\n"
    return head.encode() + b"MIME-Version: 1.0\n" + body


def attached(name: str, octets: bytes, content_type: str = DOCX) -> Callable[[str], bytes]:
    """A message with one file."""
    return lambda sender: Sent(sender=sender, files=[(name, content_type, octets)]).octets()


ENCRYPTED = bytes.fromhex("d0cf11e0a1b11ae1") + b"\0" * 504 + "EncryptedPackage".encode("utf-16-le") + b"\0" * 2048
BAD: dict[str, Callable[[str], bytes]] = {
    "empty file": attached("minutes.docx", b""),
    "no Word file": attached("minutes.docx", b"this is no zip"),
    "encrypted": attached("minutes.docx", ENCRYPTED),
    "a zip bomb": attached("minutes.docx", bomb()),
    "a broken pdf": attached("minutes.pdf", b"%PDF-1.7\n garbage", "application/pdf"),
    "no body": lambda sender: raw(sender, b"\n"),
    "nothing to do in it": lambda sender: Sent(sender=sender, words="Lovely weather.\n").octets(),
    "nested too deep": lambda sender: raw(sender, deep()),
}


@pytest.mark.parametrize("case", BAD)
def test_what_cannot_be_read_is_held_with_one_receipt_for_a_trusted_sender(house: House, case: str) -> None:
    done = house.one(BAD[case](SECRETARY))
    assert done.state is InboxState.HELD
    (receipt,) = house.mails()
    assert (receipt.kind, receipt.to) == ("minutes-unreadable", SECRETARY)


@pytest.mark.parametrize("case", BAD)
def test_what_cannot_be_read_from_a_stranger_is_held_in_silence(house: House, case: str) -> None:
    assert house.one(BAD[case]("who@elsewhere.example")).state is InboxState.HELD
    assert house.mails() == []


@pytest.mark.parametrize(("sender", "told"), [(SECRETARY, [("minutes-unreadable", SECRETARY)]), ("who@x.example", [])])
def test_of_a_message_of_60_mb_only_the_header_is_fetched(house: House, sender: str, told: list[object]) -> None:
    head = Sent(sender=sender).octets().partition(b"\r\n\r\n")[0] + b"\r\n\r\n"
    done = house.one(head, size=60_000_000)
    assert done.state is InboxState.HELD
    mails = house.mails()
    assert kinds(mails) == told
    assert not mails or "60 MB" in mails[0].words


def test_a_reply_too_large_to_fetch_is_not_taken_for_silence(house: House) -> None:
    mail = next(mail for mail in house.after(forward(Paper())) if mail.to == ADA)
    head = mail.reply("done").partition(b"\r\n\r\n")[0] + b"\r\n\r\n"
    assert house.one(head, size=60_000_000).state is InboxState.HELD
    assert kinds(house.mails()) == [("message-held", SECRETARY)]


def test_one_file_that_cannot_be_read_does_not_stop_the_other(house: House) -> None:
    mail = Sent(files=[("agenda.docx", DOCX, b"not a zip"), Paper().as_text()]).octets()
    mails = house.after(mail)
    assert kinds(mails) == TOLD
    assert "agenda.docx" in next(m for m in mails if m.kind == "minutes-receipt").words


def test_an_archive_is_named_and_not_opened(house: House) -> None:
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w") as archive:
        archive.writestr("minutes.txt", Paper().as_text()[2])
    held = house.one(Sent(files=[("minutes.zip", "application/zip", packed.getvalue())]).octets())
    assert (held.state, "minutes.zip" in held.reason) == (InboxState.HELD, True)
    (told,) = house.mails()
    assert "Take the minutes out of it" in told.words


def test_an_empty_message_is_held(house: House) -> None:
    assert house.one(b"").state is InboxState.HELD
    assert house.mails() == []


@pytest.mark.parametrize("octets", [b"\0" * 5000, b"From: \xff\xfe\xfd\n\n\xff", b"From: <" + b"a" * 9000, b"\n\n\n"])
def test_rubbish_is_held_and_kept(house: House, octets: bytes) -> None:
    done = house.one(octets)
    assert done.state is InboxState.HELD
    with reading(house.context.engine) as connection:
        entry = inbox.get(connection, done.entry_id)
    assert entry is not None
    assert entry.octets == octets


def test_raw_mails_go_after_their_time_and_the_record_stays(house: House) -> None:
    mails = house.after(forward(Paper()))
    house.receive(Sent(sender="who@x.example").octets())
    house.clock.forward(days=366)
    assert purge(house.context) == 1 + len(mails)  # the held message waits for a person
    assert purge(house.context) == 0
    assert len(house.actions()) == 2
    house.after(next(m for m in mails if m.to == ADA).reply("done"))
    assert len(house.open()) == 1


def test_a_house_in_order_has_no_faults(house: House) -> None:
    house.after(forward(Paper()))
    house.after(Sent(sender=DEE).octets())
    house.clock.forward(hours=2)
    with reading(house.context.engine) as connection:
        assert not any(audit.find_faults(connection, house.clock.now()).values())


def test_an_audit_finds_what_is_stuck(house: House) -> None:
    recorded(house, forward(Paper()))
    house.receive(forward(Paper(title="Ferry Forum Minutes")))
    house.clock.forward(hours=2)
    with reading(house.context.engine) as connection:
        faults = audit.find_faults(connection, house.clock.now())
    assert {name: n for name, n in faults.items() if n} == {
        "entries received but not processed for an hour": 1, "mails overdue for an hour": 3,
    }  # fmt: skip


def test_a_template_folder_that_lacks_a_file_is_a_clear_error(tmp_path: Path) -> None:
    with pytest.raises(TemplateError, match=r"action-assigned/subject\.txt"):
        Renderer((tmp_path,), Branding(name="x"))


def test_a_database_that_is_gone_is_a_condition_that_passes(house: House) -> None:
    house.context.engine.dispose()
    path = Path(house.context.engine.url.database or "")
    for file in path.parent.glob(f"{path.name}*"):
        file.unlink()
    path.mkdir()
    with pytest.raises(StoreUnavailableError), transaction(house.context.engine):
        pass


def test_what_was_refused_for_good_is_not_kept_for_ever(house: House) -> None:
    house.submitter.fail = SubmissionRejectedError("no such person", 550, "5.1.1")
    house.after(forward(Paper()))
    given_up = house.outgoing()["FAILED"]
    house.clock.forward(days=366)
    assert purge(house.context) == 1 + given_up  # with the minutes themselves
    house.submitter.fail = None
    assert house.deliver().total == 0


@pytest.mark.parametrize(
    ("mail", "words"),
    [
        (Sent(words="", subject=""), "It has no attachment and no words."),
        (Sent(words="Minutes attached.\n\nNell\n"), "No file came with your mail."),
        (Sent(files=[("agenda.txt", "text/plain", b"Agenda\n\n1. Welcome\n\n2. Ramps\n")]), "- agenda.txt We read it"),
        (Sent(files=[("invite.ics", "text/calendar", b"BEGIN:VCALENDAR")]), "We take meetings from minutes"),
    ],
    ids=["empty", "no file", "an agenda", "an invitation"],
)
def test_a_mail_without_minutes_is_told_what_it_is(house: House, mail: Sent, words: str) -> None:
    (told,) = house.after(mail.octets())
    assert (told.kind, told.to) == ("minutes-unreadable", SECRETARY)
    assert told.subject.startswith("Nothing found in your mail: ")
    assert words in told.words
    assert "could not read" not in told.words
