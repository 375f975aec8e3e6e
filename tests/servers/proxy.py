"""A TCP proxy that misbehaves on request: cuts, delays, swallows, refuses. Knows no protocol."""

from __future__ import annotations

import asyncio
import contextlib

from tests.servers.loop import LoopThread
from tests.servers.process import HOST


class Proxy:
    """Listens on `port`, passes on to `target`. Its attributes may be changed at any time."""

    def __init__(self, target: int) -> None:
        self.target = target
        #: Connections accepted so far.
        self.connections = 0
        #: Seconds that each piece of data takes, each way (30 ms round trip: 0.015).
        self.delay = 0.0
        #: True: what arrives is swallowed, connections stay open.
        self.blackhole = False
        #: True: new connections are closed at once.
        self.refuse = False
        #: Cut the connection after this many octets from the server; None for never. Counts down.
        self.cut_after: int | None = None
        self._open: set[asyncio.StreamWriter] = set()
        self._loop = LoopThread("proxy")
        self._server = self._loop.run(asyncio.start_server(self._serve, HOST, 0))
        self.port = int(self._server.sockets[0].getsockname()[1])

    def cut(self) -> None:
        """Reset every open connection."""
        self._loop.call(self._abort_all)

    def close(self) -> None:
        """Stop listening and cut what is open."""
        self._loop.call(self._server.close)
        self.cut()
        self._loop.close()

    def _abort_all(self) -> None:
        for writer in list(self._open):
            writer.transport.abort()

    async def _serve(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        self.connections += 1
        if self.refuse:
            writer.transport.abort()
            return
        try:
            there_reader, there_writer = await asyncio.open_connection(HOST, self.target)
        except OSError:
            writer.transport.abort()
            return
        pair = {writer, there_writer}
        self._open |= pair
        try:
            await asyncio.gather(
                self._pass_on(reader, there_writer), self._pass_on(there_reader, writer, from_server=True)
            )
        finally:
            self._open -= pair
            for end in pair:
                end.transport.abort()

    async def _pass_on(
        self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter, *, from_server: bool = False
    ) -> None:
        with contextlib.suppress(OSError):
            while octets := await reader.read(65536):
                if self.delay:
                    await asyncio.sleep(self.delay)
                if self.blackhole:
                    continue
                if from_server and self.cut_after is not None:
                    octets, self.cut_after = octets[: self.cut_after], max(0, self.cut_after - len(octets))
                    if self.cut_after == 0:
                        self.cut_after = None
                        writer.write(octets)
                        await writer.drain()
                        self._abort_all()
                        return
                writer.write(octets)
                await writer.drain()
            writer.close()
