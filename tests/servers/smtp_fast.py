"""An SMTP server that takes everything and only counts, in a process of its own: for measuring senders.

Run as `python -m tests.servers.smtp_fast PORT`; the command XCOUNT answers with the numbers of messages and octets.
"""

from __future__ import annotations

import asyncio
import smtplib
import sys
from pathlib import Path

from tests.servers.process import HOST, ServerProcess
from tests.servers.programs import ROOT

_END = b"\r\n.\r\n"
_REPLIES = {
    b"EHLO": b"250-sink\r\n250-PIPELINING\r\n250-8BITMIME\r\n250-SMTPUTF8\r\n250 SIZE 100000000\r\n",
    b"DATA": b"354 go on\r\n",
    b"QUIT": b"221 bye\r\n",
}


class FastSink(ServerProcess):
    """The counting server as a process."""

    name = "fastsink"
    unprivileged = False

    def prepare(self) -> None:
        """It has no settings."""

    def command(self) -> list[str]:
        """This module, with the interpreter of the tests."""
        return [sys.executable, "-m", "tests.servers.smtp_fast", str(self.port)]

    def environment(self, program: Path) -> dict[str, str]:
        """With the project on the module path."""
        return {**super().environment(program), "PYTHONPATH": str(ROOT)}

    def counted(self) -> tuple[int, int]:
        """Messages and octets taken so far."""
        with smtplib.SMTP(HOST, self.port, "count.example", timeout=20) as client:
            messages, octets = client.docmd("XCOUNT")[1].split()
        return int(messages), int(octets)


class _Sink(asyncio.Protocol):
    messages = 0
    octets = 0

    def connection_made(self, transport: asyncio.BaseTransport) -> None:
        assert isinstance(transport, asyncio.Transport)
        self._transport = transport
        self._buffer = bytearray()
        self._in_data = False
        transport.write(b"220 sink ESMTP\r\n")

    def data_received(self, data: bytes) -> None:
        self._buffer += data
        while self._take():
            pass

    def _take(self) -> bool:
        """Answer the next command, or the end of a message; False where more has to arrive first."""
        end = _END if self._in_data else b"\r\n"
        at = self._buffer.find(end)
        if at < 0:
            return False
        taken = bytes(self._buffer[:at])
        del self._buffer[: at + len(end)]
        self._transport.write(self._take_message(taken) if self._in_data else self._answer(taken[:6].upper()))
        return True

    def _take_message(self, octets: bytes) -> bytes:
        self._in_data = False
        _Sink.messages += 1
        _Sink.octets += len(octets) + 2
        return b"250 taken\r\n"

    def _answer(self, command: bytes) -> bytes:
        if command == b"XCOUNT":
            return b"250 %d %d\r\n" % (_Sink.messages, _Sink.octets)
        self._in_data = command[:4] == b"DATA"
        return _REPLIES.get(command[:4], b"250 ok\r\n")


async def _serve(port: int) -> None:
    server = await asyncio.get_running_loop().create_server(_Sink, HOST, port, backlog=1024)
    await server.serve_forever()


if __name__ == "__main__":
    asyncio.run(_serve(int(sys.argv[1])))
