"""A Maildir tells when a message comes, as a server with IDLE does."""

from __future__ import annotations

import threading
from pathlib import Path

import pytest

from service.errors import MailboxUnavailableError
from service.transport.maildir import MaildirMailbox


@pytest.fixture
def mailbox(tmp_path: Path) -> MaildirMailbox:
    return MaildirMailbox(name="maildir", path=tmp_path)


def test_a_message_that_comes_is_told(mailbox: MaildirMailbox) -> None:
    with mailbox.session() as session:
        delivery = threading.Timer(0.2, (mailbox.path / "new" / "1.M1.host").write_bytes, [b"Subject: x\r\n\r\n"])
        delivery.start()
        assert session.idle_until(30, threading.Event())
        delivery.join()


def test_nothing_comes(mailbox: MaildirMailbox) -> None:
    stop = threading.Event()
    with mailbox.session() as session:
        assert not session.idle_until(0.1, stop)
        stop.set()
        assert not session.idle_until(3600, stop)


def test_a_folder_that_goes_away_is_an_error(mailbox: MaildirMailbox) -> None:
    with mailbox.session() as session:
        threading.Timer(0.2, (mailbox.path / "new").rmdir).start()
        with pytest.raises(MailboxUnavailableError):
            session.idle_until(30, threading.Event())
