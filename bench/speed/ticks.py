"""What a tick costs that finds nothing to do, and what the database does for it when the tables are large.

A tick must cost what is due, not what there ever was: EXPLAIN shows for each question of a tick that an index leads
to the few rows, so ten times the rows change the depth of a tree and nothing else.
"""

from __future__ import annotations

import time
from collections.abc import Callable
from datetime import timedelta
from statistics import median
from typing import Any

from sqlalchemy import event, text

from bench.speed import corpus
from service.store import actions, inbox, marks, outbox, schema
from service.store.engine import Engine, open_engine, transaction
from service.transport.imap import ImapMailbox
from service.transport.server import Login, Security, Server
from tests.servers.dovecot import PASSWORD, Dovecot
from tests.servers.process import HOST

_FILL = (
    "INSERT INTO minutes (id, body, title, held_on, secretary, waiting, created_at) SELECT 'm' || g,"
    " 'Body ' || g % 200, 'Minutes', date '2020-01-01' + g % 2000, 's@x.example', false, now()"
    " FROM generate_series(1, {minutes}) g",
    "INSERT INTO actions (id, minutes_id, body, text, owners, due, due_text, status, minuted_on, created_at) SELECT"
    " 'a' || g, 'm' || 1 + g % {minutes}, 'Body ' || g % 200, 'Write to the bus company', '[]',"
    " date '2020-01-01' + g % 2000, '', CASE WHEN g % 50 = 0 THEN 'NEEDS-ACTION' ELSE 'COMPLETED' END,"
    " date '2020-01-01', now() FROM generate_series(1, {actions}) g",
    "INSERT INTO assignments (id, action_id, contact, party, finish, status, notified_at, reminded_on) SELECT"
    " 's' || g, 'a' || g, 'c' || g % 5000, 'c', 'any', CASE WHEN g % 50 = 0 THEN 'NEEDS-ACTION' ELSE 'COMPLETED' END,"
    " now(), date '2026-03-16' FROM generate_series(1, {actions}) g",
    "INSERT INTO inbox (id, message_id, sha256, size, received_at, state, handled_at) SELECT g, g || '@x.example',"
    " g::text, 1000, now(), 'HANDLED', now() FROM generate_series(1, {minutes}) g",
    "INSERT INTO arrivals (mailbox, uidvalidity, uid, entry_id, moved_at) SELECT 'imap', 1, g::text, g, now()"
    " FROM generate_series(1, {minutes}) g",
    "INSERT INTO outbox (dedupe_key, kind, contact, recipient, subject, message_id, tag, words, refs, state, due_at,"
    " created_at, sent_at) SELECT 'k' || g, 'reminder', 'c' || g % 5000, g % 5000 || '@x.example', 'Reminder',"
    " g || '@y.example', g::text, '', '{{}}', 'SENT', timestamptz '2026-01-01' + g * interval '1 second', now(), now()"
    " FROM generate_series(1, {mails}) g",
    "ANALYZE",
)


def fill(database: str, number: int) -> Engine:
    """A database with `number` actions and five times as many mails, all of them history."""
    engine = open_engine(database)
    schema.upgrade(engine)
    for statement in _FILL:
        with transaction(engine) as connection:
            connection.execute(text(statement.format(minutes=number // 10, actions=number, mails=5 * number)))
    return engine


def _questions(engine: Engine) -> dict[str, Callable[[], object]]:
    """What a tick asks on a house where nothing is due."""
    now, today = corpus.NOW, corpus.NOW.date()
    before, lease = now - timedelta(days=999), timedelta(minutes=10)

    def ask(question: Callable[[Any], object]) -> Callable[[], object]:
        def asked() -> object:
            with transaction(engine) as connection:
                return question(connection)

        return asked

    return {
        "mails that are due": ask(lambda c: outbox.claim_batch(c, before, lease, 100)),
        "entries that wait": ask(lambda c: inbox.received(c, now, 500)),
        "messages still in the mailbox": ask(lambda c: inbox.unmoved(c, "imap")),
        "messages to be moved": ask(lambda c: inbox.finished_unmoved(c, "imap")),
        "people to remind": ask(lambda c: actions.due_for_reminder(c, today, today, 100)),
        "the slot of the digest": ask(lambda c: marks.get(c, "slot/digest")),
        "the mail that a reply answers": ask(lambda c: outbox.find_sent(c, ["12345@y.example"])),
        "a person's open actions": ask(lambda c: actions.open_of_contact(c, "c100")),
    }


def costs(engine: Engine) -> dict[str, float]:
    """Milliseconds of each question, median of 15."""
    return {name: _median(question) for name, question in _questions(engine).items()}


def _median(question: Callable[[], object]) -> float:
    taken = []
    for _ in range(15):
        began = time.perf_counter()
        question()
        taken.append(1000 * (time.perf_counter() - began))
    return median(taken)


def plans(engine: Engine) -> dict[str, list[str]]:
    """For each question the scans of its plans, as EXPLAIN names them."""
    found: dict[str, list[str]] = {}
    for name, question in _questions(engine).items():
        statements: list[tuple[str, Any]] = []

        def note(*given: Any, into: list[tuple[str, Any]] = statements) -> None:
            into.append((given[2], given[3]))

        event.listen(engine, "before_cursor_execute", note)
        question()
        event.remove(engine, "before_cursor_execute", note)
        found[name] = [scan for statement, values in statements for scan in _scans(engine, statement, values)]
    return found


def _scans(engine: Engine, statement: str, values: Any) -> list[str]:
    if not statement.lstrip().upper().startswith(("SELECT", "UPDATE", "WITH")):
        return []
    with engine.connect() as connection:
        lines = [row[0] for row in connection.exec_driver_sql(f"EXPLAIN {statement}", values)]
    return [line.strip().removeprefix("->  ") for line in lines if "Scan" in line]


def poll(dovecot: Dovecot, user: str) -> float:
    """Milliseconds of connecting, logging in, looking and leaving, where there is nothing; median of 15."""
    server = Server(host=HOST, port=dovecot.port, security=Security.NONE)
    mailbox = ImapMailbox(name="bench", server=server, login=Login(user=user, password=PASSWORD))

    def look() -> None:
        with mailbox.session() as session:
            assert not list(session.batches(frozenset(), 50))

    return _median(look)
