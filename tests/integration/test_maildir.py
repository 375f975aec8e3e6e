"""MaildirMailbox and MaildirSubmitter on a real disk."""

from __future__ import annotations

import mailbox
import os
from collections.abc import Iterator
from pathlib import Path

import pytest

from service.domain.transit import Envelope, Fetched, Shelf
from service.errors import MailboxRefusedError, MailboxUnavailableError, SubmissionDeferredError
from service.transport.maildir import MaildirMailbox, MaildirSession
from service.transport.maildir_submit import MaildirSubmitter
from service.workflows.ports import Mailbox, Submitter

NOTHING: frozenset[tuple[int, str]] = frozenset()


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A Maildir."""
    for name in ("tmp", "new", "cur"):
        (tmp_path / "Maildir" / name).mkdir(parents=True)
    return tmp_path / "Maildir"


@pytest.fixture
def session(folder: Path) -> Iterator[MaildirSession]:
    """The Maildir, opened."""
    with MaildirMailbox(name="minutes", path=folder).session() as opened:
        yield opened


def everything(session: MaildirSession, known: frozenset[tuple[int, str]] = NOTHING) -> list[Fetched]:
    """All batches in one list."""
    return [fetched for batch in session.batches(known, 50) for fetched in batch]


def test_satisfies_the_port(folder: Path) -> None:
    port: Mailbox = MaildirMailbox(name="minutes", path=folder)
    assert port.name == "minutes"


def test_reads_new_and_cur_and_leaves_them_as_they_are(folder: Path, session: MaildirSession) -> None:
    (folder / "new/2.host").write_bytes(b"two\n")
    (folder / "cur/1.host:2,S").write_bytes(b"one\r\n")
    (folder / "tmp/3.host").write_bytes(b"half")
    assert everything(session) == [Fetched(0, "1.host", b"one\r\n", 5), Fetched(0, "2.host", b"two\n", 4)]
    assert session.present() == {(0, "1.host"), (0, "2.host")}
    assert sorted(path.name for path in folder.rglob("*.host*")) == ["1.host:2,S", "2.host", "3.host"]


def test_leaves_out_what_is_known_and_keeps_to_the_batch_size(folder: Path, session: MaildirSession) -> None:
    for number in range(7):
        (folder / f"new/{number}").write_bytes(b"x")
    batches = list(session.batches(frozenset({(0, "0"), (0, "1")}), 2))
    assert [[one.uid for one in batch] for batch in batches] == [["2", "3"], ["4", "5"], ["6"]]


def test_a_message_that_a_person_opens_meanwhile_is_still_read(folder: Path, session: MaildirSession) -> None:
    for number in range(2):
        (folder / f"new/{number}").write_bytes(b"%d" % number)
    batches = session.batches(NOTHING, 1)
    next(batches)
    (folder / "new/1").rename(folder / "cur/1:2,S")
    assert [one.octets for one in next(batches)] == [b"1"]


def test_a_message_that_goes_away_meanwhile_is_left_out(folder: Path, session: MaildirSession) -> None:
    for number in range(3):
        (folder / f"new/{number}").write_bytes(b"%d" % number)
    batches = session.batches(NOTHING, 1)
    next(batches)
    (folder / "new/1").unlink()
    assert [one.octets for batch in batches for one in batch] == [b"2"]


@pytest.mark.parametrize("end", [b"\n", b"\r\n"])
def test_a_message_over_the_limit_comes_as_its_header(folder: Path, end: bytes) -> None:
    header = b"Subject: large" + end + end
    (folder / "new/1").write_bytes(header + b"x" * 1000)
    with MaildirMailbox(name="minutes", path=folder, largest=100).session() as session:
        assert everything(session) == [Fetched(0, "1", header, len(header) + 1000)]


def test_what_is_no_message_is_left_alone(folder: Path, session: MaildirSession) -> None:
    (folder / "secret").write_bytes(b"not yours")
    (folder / "new/link").symlink_to(folder / "secret")
    (folder / "new/.hidden").write_bytes(b"x")
    (folder / "new/folder").mkdir()
    os.mkfifo(folder / "new/pipe")
    assert everything(session) == []


def test_a_file_name_that_is_no_utf8_can_be_read_stored_and_moved(folder: Path, session: MaildirSession) -> None:
    (folder / os.fsdecode(b"new/caf\xe9")).write_bytes(b"x")
    (fetched,) = everything(session)
    fetched.uid.encode("utf-8")
    session.move([(0, fetched.uid)], Shelf.HELD)
    assert os.listdir(os.fsencode(folder / ".Held/new")) == [b"caf\xe9"]


def test_moves_to_shelves_that_other_programs_can_open(folder: Path, session: MaildirSession) -> None:
    (folder / "new/1").write_bytes(b"Subject: one\n\n")
    (folder / "cur/2:2,S").write_bytes(b"Subject: two\n\n")
    session.move([(0, "1"), (0, "2"), (0, "gone")], Shelf.PROCESSED)
    session.move([(0, "1")], Shelf.HELD)
    assert session.present() == frozenset()
    assert (folder / ".Processed/cur/2:2,S").read_bytes() == b"Subject: two\n\n"
    opened = mailbox.Maildir(folder, create=False)
    assert sorted(opened.list_folders()) == ["Held", "Processed"]
    assert sorted(str(message["Subject"]) for message in opened.get_folder("Processed")) == ["one", "two"]


def test_moving_never_writes_over_a_message(folder: Path, session: MaildirSession) -> None:
    for octets in (b"first", b"second", b"third"):
        (folder / "cur/1:2,S").write_bytes(octets)
        session.move([(0, "1")], Shelf.PROCESSED)
    moved = sorted(path.read_bytes() for path in (folder / ".Processed/cur").iterdir())
    assert moved == [b"first", b"second", b"third"]


def test_makes_the_subfolders_of_an_empty_folder(tmp_path: Path) -> None:
    with MaildirMailbox(name="minutes", path=tmp_path).session() as session:
        assert everything(session) == []
    assert sorted(path.name for path in tmp_path.iterdir()) == ["cur", "new", "tmp"]


def test_a_folder_that_is_not_there_is_an_error_not_an_empty_mailbox(tmp_path: Path) -> None:
    mailbox_ = MaildirMailbox(name="minutes", path=tmp_path / "typo")
    with pytest.raises(MailboxUnavailableError, match=r"no folder .*typo.*mailbox\.path"), mailbox_.session():
        pass


def test_a_file_that_cannot_be_read_keeps_no_other_from_it(
    folder: Path, session: MaildirSession, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    for name in ("1", "2", "3"):
        (folder / "new" / name).write_bytes(name.encode())
    opening = Path.open

    def refusing(path: Path, mode: str) -> object:  # for the superuser there is no file that cannot be read
        if path.name == "2":
            raise PermissionError(13, "Permission denied", str(path))
        return opening(path, mode)

    monkeypatch.setattr(Path, "open", refusing)
    assert [one.octets for one in everything(session)] == [b"1", b"3"]
    assert "new/2 is left out: Permission denied" in caplog.text


def test_a_shelf_that_cannot_be_made_is_a_refusal_of_that_alone(folder: Path, session: MaildirSession) -> None:
    (folder / "new" / "1").write_bytes(b"one")
    (folder / ".Processed").write_bytes(b"no folder")
    with pytest.raises(MailboxRefusedError, match="cannot be used"):
        session.move([(0, "1")], Shelf.PROCESSED)
    assert [one.octets for one in everything(session)] == [b"one"]


def test_a_folder_that_goes_away_is_explained(folder: Path, session: MaildirSession) -> None:
    (folder / "new").rmdir()
    with pytest.raises(MailboxUnavailableError, match=r"mailbox\.path"):
        session.present()


def test_each_submitted_message_is_one_file_with_its_octets(tmp_path: Path) -> None:
    octets = b"Subject: x\r\n\r\n.\r\nFrom here\r\n\xff no end"
    port: Submitter = MaildirSubmitter(path=tmp_path / "out")
    with port.session() as session:
        for _ in range(3):
            session.submit(Envelope("minutes@partnership.example", "ann@council.example", octets))
    files = list((tmp_path / "out/new").iterdir())
    assert [path.read_bytes() for path in files] == [octets] * 3
    assert {path.suffix for path in files} == {".eml"}
    assert list((tmp_path / "out/tmp").iterdir()) == []
    assert len(mailbox.Maildir(tmp_path / "out", create=False)) == 3


def test_what_is_submitted_can_be_read_as_a_mailbox(tmp_path: Path) -> None:
    with MaildirSubmitter(path=tmp_path).session() as session:
        session.submit(Envelope("", "ann@council.example", b"Subject: x\r\n\r\n"))
    with MaildirMailbox(name="minutes", path=tmp_path).session() as opened:
        assert [one.octets for one in everything(opened)] == [b"Subject: x\r\n\r\n"]


def test_a_disk_that_refuses_is_deferred(tmp_path: Path) -> None:
    (tmp_path / "file").touch()
    submitter = MaildirSubmitter(path=tmp_path / "file/out")
    with pytest.raises(SubmissionDeferredError, match="check its owner"), submitter.session():
        pass
