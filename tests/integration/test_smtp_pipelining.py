"""Commands sent together (RFC 2920), against a server whose answers are written down beforehand."""

from __future__ import annotations

import socket
import threading
from collections.abc import Iterator, Sequence
from contextlib import contextmanager

import pytest

from service.domain.transit import Envelope
from service.errors import SubmissionDeferredError, SubmissionRejectedError
from service.transport.server import Security, Server
from service.transport.smtp import SmtpSubmitter
from tests.servers.process import HOST
from tests.servers.smtp_fast import FastSink

LETTER = Envelope("minutes@partnership.example", "ann@council.example", b"Subject: x\r\n\r\n.hidden\r\nbye\r\n")


class Scripted:
    """Greets, offers PIPELINING, then gives each expected piece its answer; what came is kept."""

    def __init__(self, script: Sequence[tuple[int, bytes]]) -> None:
        self._script = script
        self.pieces: list[bytes] = []
        self._listening = socket.create_server((HOST, 0))
        self.port = int(self._listening.getsockname()[1])
        self._thread = threading.Thread(target=self._serve, daemon=True)
        self._thread.start()

    def _serve(self) -> None:
        connection, _ = self._listening.accept()
        with connection:
            connection.sendall(b"220 scripted\r\n")
            connection.recv(4096)
            connection.sendall(b"250-scripted\r\n250 PIPELINING\r\n")
            for length, answer in self._script:
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
    server = Scripted(script)
    try:
        yield server
    finally:
        server.close()


COMMANDS = b"MAIL FROM:<minutes@partnership.example>\r\nRCPT TO:<ann@council.example>\r\nDATA\r\n"
RSET = b"rset\r\n"


def submitter(port: int) -> SmtpSubmitter:
    return SmtpSubmitter(server=Server(host=HOST, port=port, security=Security.NONE, timeout=10))


def test_three_commands_in_one_piece_and_the_message_after_the_answers() -> None:
    message = b"Subject: x\r\n\r\n..hidden\r\nbye\r\n.\r\n"
    script = ((len(COMMANDS), b"250 ok\r\n250 ok\r\n354 go\r\n"), (len(message), b"250 taken\r\n"))
    with scripted(*script) as server, submitter(server.port).session() as session:
        assert session.submit(LETTER) == "taken"
    assert server.pieces == [COMMANDS, message]


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


def test_many_messages_over_one_connection(fast_sink: FastSink) -> None:
    with submitter(fast_sink.port).session() as session:
        for _ in range(200):
            session.submit(LETTER)
    assert fast_sink.counted() == (200, 200 * (len(LETTER.octets) + 1))
