"""A TCP proxy that misbehaves on request: cuts, delays, swallows, refuses. Knows no protocol."""

from __future__ import annotations

import asyncio
import contextlib

from tests.servers.loop import LoopThread
from tests.servers.process import HOST

#: Pieces of at most 64 KiB that may be under way in one direction before the proxy stops reading.
_UNDER_WAY = 1000


class Proxy:
    """Listens on `port`, passes on to `target`. Its attributes may be changed at any time."""

    def __init__(self, target: int) -> None:
        self.target = target
        #: Connections accepted so far.
        self.connections = 0
        #: Seconds that data are under way, each way (30 ms round trip: 0.015); how much is not limited.
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
            # close() cancels this; asyncio 3.11 reports a cancelled callback as an error
            with contextlib.suppress(asyncio.CancelledError):
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
        under_way: asyncio.Queue[tuple[float, bytes]] = asyncio.Queue(_UNDER_WAY)
        await asyncio.gather(self._take(reader, under_way), self._give(under_way, writer, from_server))

    async def _take(self, reader: asyncio.StreamReader, under_way: asyncio.Queue[tuple[float, bytes]]) -> None:
        octets = b"begin"
        with contextlib.suppress(OSError):
            while octets:
                octets = await reader.read(65536)
                await under_way.put((asyncio.get_running_loop().time() + self.delay, octets))
            return
        await under_way.put((0, b""))

    async def _give(
        self, under_way: asyncio.Queue[tuple[float, bytes]], writer: asyncio.StreamWriter, from_server: bool
    ) -> None:
        with contextlib.suppress(OSError):
            while True:
                due, octets = await under_way.get()
                await asyncio.sleep(due - asyncio.get_running_loop().time())
                if not octets:
                    break
                if self.blackhole:
                    continue
                cut = from_server and self.cut_after is not None
                octets = self._counted_down(octets) if cut else octets
                writer.write(octets)
                await writer.drain()
                if cut and self.cut_after is None:
                    self._abort_all()
        writer.close()

    def _counted_down(self, octets: bytes) -> bytes:
        """What may still pass before the cut; `cut_after` is None from the moment of the cut."""
        assert self.cut_after is not None
        passing = octets[: self.cut_after]
        self.cut_after = self.cut_after - len(passing) or None
        return passing
