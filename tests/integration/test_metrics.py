"""Metrics and health over HTTP, and what a visit costs: what waits is read, never the history."""

from __future__ import annotations

import json
import os
import re
import signal
import socket
import struct
import threading
import time
import urllib.error
import urllib.request
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

import pytest
from prometheus_client import CollectorRegistry, generate_latest
from sqlalchemy import event

from service import metrics
from service.metrics import Answer, StoreCollector, serve
from service.store import marks, schema
from service.store.engine import Engine, open_engine, reading, transaction
from service.store.tables import actions, inbox, minutes, outbox
from tests.servers.fixtures import running
from tests.servers.postgres import Postgres
from tests.servers.process import HOST, free_port

NOW = datetime(2027, 3, 8, 9, tzinfo=UTC)
#: Rows of each table that are done with.
HISTORY = 20_000


@pytest.fixture(scope="module", params=["sqlite", "postgresql"])
def engine(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Engine]:
    """A long history, and three things of each kind that wait."""
    if request.param == "sqlite":
        url = f"sqlite:///{tmp_path_factory.mktemp('metrics') / 'store.db'}"
    else:
        server: Postgres = request.getfixturevalue("postgres")
        url = server.url(server.create_database())
    opened = open_engine(url)
    schema.upgrade(opened)
    _fill(opened)
    yield opened
    opened.dispose()


def _fill(engine: Engine) -> None:
    states = ["SENT"] * HISTORY + ["QUEUED", "FAILED", "BOUNCED"]
    with transaction(engine) as connection:
        connection.execute(outbox.insert(), [_mail(n, state) for n, state in enumerate(states)])
        entries = ["HANDLED"] * HISTORY + ["RECEIVED", "HELD", "FAILED"]
        connection.execute(inbox.insert(), [_entry(n, state) for n, state in enumerate(entries)])
        connection.execute(
            minutes.insert(),
            {"id": "m", "body": "B", "title": "", "secretary": "s@x.example", "created_at": NOW, "waiting": False},
        )
        statuses = ["COMPLETED"] * HISTORY + ["NEEDS-ACTION"] * 3
        connection.execute(actions.insert(), [_action(n, status) for n, status in enumerate(statuses)])
        marks.write(connection, {"polled/box": "1"}, NOW - timedelta(seconds=90))
    with engine.connect().execution_options(isolation_level="AUTOCOMMIT") as connection:
        connection.exec_driver_sql("ANALYZE" if engine.dialect.name == "sqlite" else "VACUUM ANALYZE")


def _mail(number: int, state: str) -> dict[str, Any]:
    return {
        "dedupe_key": f"d{number}", "kind": "k", "contact": "c", "recipient": "r@x.example", "subject": "s",
        "message_id": f"m{number}", "tag": f"t{number}", "words": "", "refs": {}, "state": state,
        "due_at": NOW, "created_at": NOW - timedelta(minutes=5),
    }  # fmt: skip


def _entry(number: int, state: str) -> dict[str, Any]:
    at = NOW - timedelta(minutes=7)
    return {
        "message_id": f"m{number}",
        "sha256": f"s{number}",
        "size": 1,
        "received_at": at,
        "state": state,
        "rules": [],
    }


def _action(number: int, status: str) -> dict[str, Any]:
    return {
        "id": f"a{number}", "minutes_id": "m", "body": "B", "text": "t", "owners": [], "status": status,
        "created_at": NOW,
    }  # fmt: skip


@pytest.fixture
def collector(engine: Engine) -> StoreCollector:
    """As `minutepost run` has it."""
    return StoreCollector(engine, ["box"], lambda: NOW)


def values(collector: StoreCollector) -> dict[str, float]:
    """What Prometheus reads."""
    registry = CollectorRegistry()
    registry.register(collector)
    lines = generate_latest(registry).decode().splitlines()
    return {name: float(value) for name, value in (line.rsplit(" ", 1) for line in lines if not line.startswith("#"))}


def test_what_waits_and_for_how_long(collector: StoreCollector) -> None:
    found = values(collector)
    assert found['minutepost_mails{state="QUEUED"}'] == found['minutepost_mails{state="BOUNCED"}'] == 1
    assert found['minutepost_mails{state="SENDING"}'] == 0
    assert found['minutepost_messages{state="HELD"}'] == 1
    assert found["minutepost_open_actions"] == 3
    assert found["minutepost_oldest_message_seconds"] == 420
    assert found["minutepost_oldest_mail_seconds"] == 300
    assert found['minutepost_mailbox_age_seconds{mailbox="box"}'] == 90
    assert found["minutepost_mails_queued_total"] == found["minutepost_messages_recorded_total"] == HISTORY + 3


def test_a_visit_reads_no_history(engine: Engine, collector: StoreCollector) -> None:
    asked: list[tuple[str, Any]] = []

    def note(_connection: Any, _cursor: Any, statement: str, parameters: Any, *_: Any) -> None:
        if statement.startswith("SELECT"):
            asked.append((statement, parameters))

    event.listen(engine, "before_cursor_execute", note)
    list(collector.collect())
    event.remove(engine, "before_cursor_execute", note)
    assert len(asked) >= 7
    cost = _rows_read if engine.dialect.name == "postgresql" else _full_scans
    with reading(engine) as connection:
        for statement, parameters in asked:
            assert cost(connection, statement, parameters) <= 10, statement


def _rows_read(connection: Any, statement: str, parameters: Any) -> int:
    """Rows that PostgreSQL's scans touched."""
    told = connection.exec_driver_sql(f"EXPLAIN (ANALYZE, FORMAT JSON) {statement}", parameters).scalar()
    plans = told if isinstance(told, list) else json.loads(told)
    return sum(_scanned(plan["Plan"]) for plan in plans)


def _scanned(plan: dict[str, Any]) -> int:
    own = plan["Actual Rows"] + plan.get("Rows Removed by Filter", 0) if "Scan" in plan["Node Type"] else 0
    return int(own) + sum(_scanned(inner) for inner in plan.get("Plans", ()))


def _full_scans(connection: Any, statement: str, parameters: Any) -> int:
    """100 for each table that SQLite reads from end to end; the highest id is the end of the table itself."""
    if re.search(r"max\(\w+\.id\)", statement):
        return 0
    plan = connection.exec_driver_sql(f"EXPLAIN QUERY PLAN {statement}", parameters).all()
    return 100 * sum(step[3].startswith("SCAN") for step in plan)


@pytest.fixture
def visit(engine: Engine) -> Callable[[str, Answer], tuple[int, str]]:
    """Serves on a free port, and asks for a page."""
    port = free_port()
    answers: list[Answer] = []
    serve(HOST, port, StoreCollector(engine, ["box"], lambda: NOW), lambda: answers[-1])

    def ask(page: str, ready: Answer) -> tuple[int, str]:
        answers.append(ready)
        try:
            with urllib.request.urlopen(f"http://{HOST}:{port}{page}") as answer:
                return answer.status, answer.read().decode()
        except urllib.error.HTTPError as error:
            with error:
                return error.code, error.read().decode()

    return ask


def test_the_pages(visit: Callable[[str, Answer], tuple[int, str]]) -> None:
    assert visit("/healthz", (503, "no")) == (200, "alive\n")
    assert visit("/readyz", (503, "no\n")) == (503, "no\n")
    assert visit("/readyz", (200, "ready\n")) == (200, "ready\n")
    assert "minutepost_open_actions 3.0" in visit("/metrics?x=1", (200, ""))[1]
    assert visit("/", (200, ""))[0] == 404


def test_a_database_that_is_away_is_said_in_a_line() -> None:
    away = open_engine("postgresql://nobody@127.0.0.1:9/none")
    port = free_port()
    serve(HOST, port, StoreCollector(away, ["box"], lambda: NOW), lambda: (200, ""))
    with pytest.raises(urllib.error.HTTPError) as refused:
        urllib.request.urlopen(f"http://{HOST}:{port}/metrics")
    assert refused.value.code == 503
    assert b"the database did not answer" in refused.value.read()
    refused.value.close()


def test_a_database_that_hangs_is_said_in_time_and_gathers_no_visits(monkeypatch: pytest.MonkeyPatch) -> None:
    """A server that is stopped, not gone: the system still takes what is sent to it."""
    monkeypatch.setattr(metrics, "PATIENCE", 0.3)
    with running(Postgres) as server:
        hanging = open_engine(server.url(server.create_database()))
        schema.upgrade(hanging)
        port = free_port()
        serve(HOST, port, StoreCollector(hanging, ["box"], lambda: NOW), lambda: (200, "ready\n"))
        assert _in_the_end(lambda: _page(port, "/metrics")[0] == 200)  # a first connection may take its time
        with _stopped(server):
            begun = time.monotonic()
            for _ in range(metrics.MOST_WAITING):
                assert _page(port, "/metrics") == (503, "the database did not answer within 0.3 seconds\n")
            for _ in range(3):
                assert _page(port, "/metrics") == (503, "too many visits at once: others still wait for the database\n")
            assert time.monotonic() - begun < 0.3 * (metrics.MOST_WAITING + 1) + 2
            assert sum(thread.name == "visit" for thread in threading.enumerate()) <= metrics.MOST_WAITING
            assert _page(port, "/healthz") == (200, "alive\n")
        assert _in_the_end(lambda: _page(port, "/metrics")[0] == 200)
        hanging.dispose()


@contextmanager
def _stopped(server: Postgres) -> Iterator[None]:
    """All its processes stand still meanwhile."""
    children = Path(f"/proc/{server.pid}/task/{server.pid}/children").read_text().split()
    pids = [server.pid, *map(int, children)]
    for pid in pids:
        os.kill(pid, signal.SIGSTOP)
    try:
        yield
    finally:
        for pid in pids:
            os.kill(pid, signal.SIGCONT)


def _page(port: int, page: str) -> Answer:
    try:
        with urllib.request.urlopen(f"http://{HOST}:{port}{page}", timeout=10) as answer:
            return answer.status, answer.read().decode()
    except urllib.error.HTTPError as error:
        with error:
            return error.code, error.read().decode()


def _in_the_end(true: Callable[[], bool]) -> bool:
    ends = time.monotonic() + 20
    while not (found := true()) and time.monotonic() < ends:
        time.sleep(0.1)
    return found


def test_a_visitor_who_leaves_early_leaves_no_stack(capfd: pytest.CaptureFixture[str]) -> None:
    port = free_port()
    waiting, left = threading.Event(), threading.Event()

    def slow() -> Answer:
        waiting.set()
        left.wait(10)
        return 200, "x" * 5_000_000

    serve(HOST, port, StoreCollector(open_engine("sqlite://"), [], lambda: NOW), slow)
    with socket.create_connection((HOST, port)) as visitor:
        visitor.sendall(b"GET /readyz HTTP/1.0\r\n\r\n")
        waiting.wait(10)
        visitor.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, struct.pack("ii", 1, 0))  # with a reset
    left.set()
    assert _in_the_end(lambda: not any("process_request" in thread.name for thread in threading.enumerate()))
    assert not capfd.readouterr().err


def test_one_visit_too_many_is_told_so_and_not_that_the_database_is_away() -> None:
    """The database is well; nobody has waited for it yet."""
    port = free_port()
    going, in_there = threading.Event(), threading.Semaphore(0)

    def slow() -> Answer:
        in_there.release()
        going.wait(10)
        return 200, "ready\n"

    serve(HOST, port, StoreCollector(open_engine("sqlite://"), [], lambda: NOW), slow)
    with ThreadPoolExecutor(metrics.MOST_WAITING) as visitors:
        visits = [visitors.submit(_page, port, "/readyz") for _ in range(metrics.MOST_WAITING)]
        for _ in visits:
            assert in_there.acquire(timeout=10)
        assert _page(port, "/readyz") == (503, "too many visits at once: others still wait for the database\n")
        going.set()
        assert [visit.result() for visit in visits] == [(200, "ready\n")] * metrics.MOST_WAITING


def test_a_page_that_cannot_be_made(caplog: pytest.LogCaptureFixture) -> None:
    def broken() -> Answer:
        raise KeyError("mine")

    port = free_port()
    serve(HOST, port, StoreCollector(open_engine("sqlite://"), [], lambda: NOW), broken)
    assert _page(port, "/readyz") == (500, "it could not be made; see the log\n")
    assert "KeyError" in caplog.text
