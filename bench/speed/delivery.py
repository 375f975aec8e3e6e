"""Mails a second from a full outbox to a sink that only counts; and with a provider's round trip in between."""

from __future__ import annotations

import time
from contextlib import closing
from typing import Any, cast

from bench.speed import corpus
from service.domain.message import Address
from service.domain.plan_minutes import House as HouseFacts
from service.store import outbox, schema
from service.store.engine import Engine, open_engine, transaction
from service.transport.server import Security, Server
from service.transport.smtp import SmtpSubmitter
from service.workflows.context import Context, Policy
from service.workflows.deliver import deliver_all
from tests.servers.process import HOST
from tests.servers.proxy import Proxy
from tests.servers.smtp_fast import FastSink

#: Octets of a mail: text, HTML and headers of one action.
_SIZE = 10_000


def fill(engine: Engine, number: int) -> None:
    """Queue mails to 500 people."""
    line = b"An action of the usual length, with the words that stand around it in a mail.\r\n"
    octets = b"Subject: Your action\r\n\r\n" + line * (_SIZE // len(line))
    with transaction(engine) as connection:
        for start in range(0, number, 500):
            mails = [
                outbox.NewMail(
                    dedupe_key=f"bench/{n}", kind="reminder", contact=f"c{n}", recipient=f"p{n % 500}@council.example",
                    subject="Your action", message_id=f"{n}@bench.example", tag=f"{n}", octets=octets,
                    words="An action", refs={"1": f"action:{n}"},
                )
                for n in range(start, min(start + 500, number))
            ]  # fmt: skip
            outbox.enqueue_all(connection, mails, corpus.NOW)


def rate(database: str, number: int, connections: int, port: int) -> float:
    """Mails a second over `connections` connections, each settled by itself."""
    engine = open_engine(database)
    try:
        schema.upgrade(engine)
        fill(engine, number)
        server = Server(host=HOST, port=port, security=Security.NONE, timeout=30)
        context = _context(engine, connections)
        began = time.monotonic()
        done = deliver_all(SmtpSubmitter(server=server), context)
        seconds = time.monotonic() - began
        assert done.sent == number, done
        return number / seconds
    finally:
        engine.dispose()


def rate_behind_a_provider(database: str, number: int, connections: int, delay: float = 0.015) -> float:
    """The same with `delay` seconds each way."""
    sink = FastSink()
    sink.start()
    with closing(sink), closing(Proxy(sink.port)) as proxy:
        proxy.delay = delay
        return rate(database, number, connections, proxy.port)


def _context(engine: Engine, connections: int) -> Context:
    """What delivering needs: the outbox, the time, the policy. The rest is of no concern here."""
    nothing = cast("Any", None)
    house = HouseFacts(
        mailbox=Address("minutes@bench.example"), zone="Europe/London", seed="bench", likeness=lambda _one, _other: 0
    )
    return Context(
        engine=engine,
        now=lambda: corpus.NOW,
        directory=nothing,
        directory_stamp=nothing,
        renderer=nothing,
        converter=nothing,
        house=house,
        secrets=("bench",),
        policy=Policy(connections=connections),
    )
