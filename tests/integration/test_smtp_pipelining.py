"""Commands sent together (RFC 2920), against a server whose answers are written down beforehand."""

from __future__ import annotations

import socket
import threading
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import replace

import pytest

from service.domain.transit import Envelope
from service.errors import SubmissionDeferredError, SubmissionRejectedError
from service.transport.server import Security, Server
from service.transport.smtp import SmtpSubmitter
from tests.servers.process import HOST
from tests.servers.smtp_fast import FastSink

LETTER = Envelope("minutes@partnership.example", "ann@council.example", b"Subject: x\r\n\r\n.hidden\r\nbye\r\n")


Script = Sequence[tuple[int, bytes]]


class Scripted:
    """Greets, offers PIPELINING, answers each expected piece; keeps what came. A script a connection."""

    def __init__(self, scripts: Sequence[Script]) -> None:
        self._scripts = scripts
        self.pieces: list[bytes] = []
        self._listening = socket.create_server((HOST, 0))
        self.port = int(self._listening.getsockname()[1])
        self._thread = threading.Thread(target=self._serve, daemon=True)
        self._thread.start()

    def _serve(self) -> None:
        for script in self._scripts:
            self._follow(script)

    def _follow(self, script: Script) -> None:
        connection, _ = self._listening.accept()
        with connection:
            connection.sendall(b"220 scripted\r\n")
            connection.recv(4096)
            connection.sendall(b"250-scripted\r\n250 PIPELINING\r\n")
            for length, answer in script:
                piece = b""
                while len(piece) < length and (more := connection.recv(length - len(piece))):
                    piece += more
                self.pieces.append(piece)
                connection.sendall(answer)

    def close(self) -> None:
        """Wait for the end of the script."""
        self._thread.join(10)
        self._listening.close()


@contextmanager
def scripted(*script: tuple[int, bytes]) -> Iterator[Scripted]:
    with connections(script) as server:
        yield server


@contextmanager
def connections(*scripts: Script) -> Iterator[Scripted]:
    server = Scripted(scripts)
    try:
        yield server
    finally:
        server.close()


COMMANDS = b"MAIL FROM:<minutes@partnership.example>\r\nRCPT TO:<ann@council.example>\r\nDATA\r\n"
RSET = b"rset\r\n"


MESSAGE = b"Subject: x\r\n\r\n..hidden\r\nbye\r\n.\r\n"
NEXT = replace(LETTER, recipient="bob@council.example")
NEXT_COMMANDS = COMMANDS.replace(b"ann@", b"bob@")
AGREED = b"250 ok\r\n250 ok\r\n354 go\r\n"


def submitter(port: int) -> SmtpSubmitter:
    return SmtpSubmitter(server=Server(host=HOST, port=port, security=Security.NONE, timeout=10))


def test_three_commands_in_one_piece_and_the_message_after_the_answers() -> None:
    script = ((len(COMMANDS), AGREED), (len(MESSAGE), b"250 taken\r\n"))
    with scripted(*script) as server, submitter(server.port).session() as session:
        assert session.submit(LETTER) == "taken"
    assert server.pieces == [COMMANDS, MESSAGE]


def test_a_refused_recipient_whose_message_is_wanted_all_the_same_gets_an_empty_one() -> None:
    script = (
        (len(COMMANDS), b"250 ok\r\n550 5.1.1 nobody\r\n354 go\r\n"), (3, b"554 no recipients\r\n"), (6, b"250 ok\r\n"),
    )  # fmt: skip
    with (
        scripted(*script) as server,
        submitter(server.port).session() as session,
        pytest.raises(SubmissionRejectedError) as caught,
    ):
        session.submit(LETTER)
    assert (caught.value.code, caught.value.enhanced) == (550, "5.1.1")
    assert server.pieces[1:] == [b".\r\n", RSET]


def test_the_first_refusal_is_the_one_that_counts() -> None:
    script = ((len(COMMANDS), b"250 ok\r\n451 4.7.1 later\r\n503 no recipients\r\n"), (6, b"250 ok\r\n"))
    with (
        scripted(*script) as server,
        submitter(server.port).session() as session,
        pytest.raises(SubmissionDeferredError) as caught,
    ):
        session.submit(LETTER)
    assert caught.value.code == 451
    assert server.pieces[1:] == [RSET]


def test_a_reply_means_what_its_first_digit_says() -> None:
    """RFC 5321 4.2.1: a message that was taken with other words than ours would leave again, time after time."""
    script = ((len(COMMANDS), b"200 ok\r\n252 perhaps\r\n350 go\r\n"), (len(MESSAGE), b"259 taken, in a way\r\n"))
    with scripted(*script) as server, submitter(server.port).session() as session:
        assert session.submit(LETTER) == "taken, in a way"


def test_many_messages_over_one_connection(fast_sink: FastSink) -> None:
    with submitter(fast_sink.port).session() as session:
        for _ in range(200):
            session.submit(LETTER)
    assert fast_sink.counted() == (200, 200 * (len(LETTER.octets) + 1))


def test_the_next_message_is_announced_behind_the_one_before_and_waits_for_its_answers() -> None:
    script = ((len(COMMANDS), AGREED), (len(MESSAGE + NEXT_COMMANDS), b"250 taken\r\n" + AGREED),
              (len(MESSAGE), b"250 taken too\r\n"), (6, b"221 bye\r\n"))  # fmt: skip
    with scripted(*script) as server, submitter(server.port).session() as session:
        assert session.submit(LETTER, NEXT) == "taken"
        assert session.submit(NEXT) == "taken too"
    assert server.pieces == [COMMANDS, MESSAGE + NEXT_COMMANDS, MESSAGE, b"quit\r\n"]


def test_an_announced_message_that_does_not_come_is_never_sent() -> None:
    script = ((len(COMMANDS), AGREED), (len(MESSAGE + NEXT_COMMANDS), b"250 taken\r\n" + AGREED), (1, b""))
    with scripted(*script) as server, submitter(server.port).session() as session:
        session.submit(LETTER, NEXT)
    assert server.pieces[2] == b""  # closed: not even a dot, which would make an empty mail of it


def test_another_message_than_the_announced_one_goes_over_another_connection() -> None:
    first = ((len(COMMANDS), AGREED), (len(MESSAGE + NEXT_COMMANDS), b"250 taken\r\n" + AGREED), (1, b""))
    second = ((len(COMMANDS), AGREED), (len(MESSAGE), b"250 taken\r\n"))
    with connections(first, second) as server, submitter(server.port).session() as session:
        session.submit(LETTER, NEXT)
        session.submit(LETTER)
    assert server.pieces[2:] == [b"", COMMANDS, MESSAGE]


def test_a_refusal_of_the_announced_recipient_is_that_mails_own() -> None:
    refused = b"250 taken\r\n250 ok\r\n550 5.1.1 nobody\r\n503 no recipients\r\n"
    script = ((len(COMMANDS), AGREED), (len(MESSAGE + NEXT_COMMANDS), refused), (len(RSET), b"250 ok\r\n"))
    with scripted(*script) as server, submitter(server.port).session() as session:
        assert session.submit(LETTER, NEXT) == "taken"
        with pytest.raises(SubmissionRejectedError) as caught:
            session.submit(NEXT)
    assert caught.value.enhanced == "5.1.1"
    assert server.pieces[2] == RSET


def test_a_refused_message_does_not_take_the_announced_one_with_it() -> None:
    script = ((len(COMMANDS), AGREED), (len(MESSAGE + NEXT_COMMANDS), b"552 5.3.4 too long\r\n" + AGREED),
              (len(MESSAGE), b"250 taken\r\n"))  # fmt: skip
    with scripted(*script) as server, submitter(server.port).session() as session:
        with pytest.raises(SubmissionRejectedError):
            session.submit(LETTER, NEXT)
        assert session.submit(NEXT) == "taken"
    assert server.pieces[2] == MESSAGE


def test_a_server_that_closes_behind_its_answer_has_taken_the_one_and_gets_the_other_anew() -> None:
    """It closes with our commands unread, which resets the connection: the answer before that is read all the same."""
    first = ((len(COMMANDS), AGREED), (len(MESSAGE), b"250 taken\r\n"))
    second = ((len(NEXT_COMMANDS), AGREED), (len(MESSAGE), b"250 taken too\r\n"))
    with connections(first, second) as server, submitter(server.port).session() as session:
        assert session.submit(LETTER, NEXT) == "taken"
        assert session.submit(NEXT) == "taken too"
    assert server.pieces == [COMMANDS, MESSAGE, NEXT_COMMANDS, MESSAGE]


def test_what_cannot_be_announced_is_said_when_its_turn_comes() -> None:
    script = ((len(COMMANDS), AGREED), (len(MESSAGE), b"250 taken\r\n"), (6, b"221 bye\r\n"))
    nowhere = replace(LETTER, recipient="bob @council.example\r\nDATA")
    with scripted(*script) as server, submitter(server.port).session() as session:
        session.submit(LETTER, nowhere)
        with pytest.raises(SubmissionRejectedError):
            session.submit(nowhere)
    assert server.pieces == [COMMANDS, MESSAGE, b"quit\r\n"]
