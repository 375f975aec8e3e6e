"""The test servers themselves: they come back after a crash and are gone after the tests, however those end."""

from __future__ import annotations

import contextlib
import os
import shutil
import smtplib
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path

import psycopg
import pytest
import redis as redis_client

from tests.servers import programs
from tests.servers.certificates import Certificates
from tests.servers.dovecot import Dovecot
from tests.servers.fixtures import MakeProxy, needing_programs
from tests.servers.oauth import OauthServer
from tests.servers.postgres import Postgres
from tests.servers.process import HOST, ServerError, ServerProcess
from tests.servers.programs import ROOT, MissingProgramError, find_program
from tests.servers.redis import Redis
from tests.servers.smtp import SmtpSink
from tests.servers.smtp_fast import FastSink

_START_AND_WAIT = """
import sys, time
from tests.servers.certificates import Certificates
from tests.servers.dovecot import Dovecot
from tests.servers.postgres import Postgres
from tests.servers.redis import Redis

certificates = Certificates()
servers = [Dovecot(certificates), Postgres(), Redis()]
for server in servers:
    server.start()
servers[0].client("someone@partnership.example")
print(*(server.folder for server in servers), certificates.folder, flush=True)
time.sleep(600)
"""


def processes_in(folder: Path) -> list[str]:
    """The process ids on this machine that work in `folder` or name it."""
    found = []
    for process in Path("/proc").glob("[0-9]*"):
        with contextlib.suppress(OSError):
            words = (process / "cmdline").read_bytes()
            works_in = os.readlink(process / "cwd")
            if os.fsencode(folder) in words or Path(works_in).is_relative_to(folder):
                found.append(process.name)
    return found


@contextlib.contextmanager
def other_run() -> Iterator[tuple[subprocess.Popen[str], list[Path]]]:
    """Another process with servers of its own, and their folders."""
    with subprocess.Popen(
        [sys.executable, "-c", _START_AND_WAIT], cwd=ROOT, stdout=subprocess.PIPE, text=True
    ) as runner:
        assert runner.stdout is not None
        folders = [Path(name) for name in runner.stdout.readline().split()]
        try:
            yield runner, folders
        finally:
            runner.kill()
            runner.wait()
            for folder in folders:
                shutil.rmtree(folder, ignore_errors=True)


def test_no_server_outlives_a_killed_test_run() -> None:
    with other_run() as (runner, folders):
        assert [bool(processes_in(folder)) for folder in folders] == [True, True, True, False]
        runner.kill()
        runner.wait()
        ends = time.monotonic() + 20
        while any(processes_in(folder) for folder in folders) and time.monotonic() < ends:
            time.sleep(0.02)
        assert [process for folder in folders for process in processes_in(folder)] == []


def test_nothing_is_left_after_close(certificates: Certificates, oauth: OauthServer) -> None:
    server = Dovecot(certificates, oauth)
    server.start()
    server.client("someone@partnership.example").logout()
    server.close()
    assert not server.folder.exists()
    assert processes_in(server.folder) == []


def test_a_server_that_cannot_start_shows_its_log_and_leaves_nothing() -> None:
    class Broken(Redis):
        def command(self) -> list[str]:
            return [*super().command(), "--no-such-setting", "1"]

    server = Broken()
    with pytest.raises(ServerError, match="no-such-setting"):
        server.start()
    server.close()
    assert not server.folder.exists()


def test_redis_keeps_what_it_had_synced_through_kill_9(redis: Redis, redis_url: str) -> None:
    with redis_client.Redis.from_url(redis_url) as client:
        client.config_set("appendfsync", "always")
        client.set("kept", "yes")
    redis.kill()
    redis.start()
    with redis_client.Redis.from_url(redis_url) as client:
        assert client.get("kept") == b"yes"
        assert client.config_get("appendfsync") == {"appendfsync": "everysec"}


def test_postgres_gives_each_test_a_clone_and_survives_kill_9(postgres: Postgres) -> None:
    migrated: list[str] = []

    def migrate(url: str) -> None:
        migrated.append(url)
        with psycopg.connect(url.replace("+psycopg", "")) as connection:
            connection.execute("CREATE TABLE entry (id int)")

    names = [postgres.create_database(postgres.template("migrated", migrate)) for _ in range(2)]
    assert len(migrated) == 1
    with psycopg.connect(postgres.url(names[0]).replace("+psycopg", "")) as connection:
        connection.execute("INSERT INTO entry VALUES (1)")
    postgres.kill()
    postgres.start()
    for name, number in zip(names, (1, 0), strict=True):
        with psycopg.connect(postgres.url(name).replace("+psycopg", "")) as connection:
            assert connection.execute("SELECT count(*) FROM entry").fetchone() == (number,)
        postgres.drop_database(name)


def test_the_servers_do_not_run_as_root(dovecot: Dovecot, redis: Redis, postgres: Postgres) -> None:
    servers: list[ServerProcess] = [dovecot, redis, postgres]
    for server in servers:
        assert Path(f"/proc/{server.pid}").stat().st_uid != 0


def test_the_fast_sink_counts(fast_sink: FastSink) -> None:
    with smtplib.SMTP(HOST, fast_sink.port, "tests.example") as client:
        for _ in range(3):
            client.sendmail("a@x.example", ["b@x.example", "c@x.example"], b"Subject: x\r\n\r\n.dot\r\n")
    messages, octets = fast_sink.counted()
    assert (messages, octets) == (3, 3 * len(b"Subject: x\r\n\r\n..dot\r\n"))


def test_the_proxy_passes_on_delays_and_cuts(sink: SmtpSink, make_proxy: MakeProxy) -> None:
    proxy = make_proxy(sink.port)
    with smtplib.SMTP(HOST, proxy.port, "tests.example", timeout=10) as client:
        proxy.delay = 0.02
        begun = time.monotonic()
        client.noop()
        assert time.monotonic() - begun >= 0.04
        proxy.cut()
        with pytest.raises((smtplib.SMTPServerDisconnected, OSError)):
            client.noop()
    assert proxy.connections == 1


def test_a_missing_program_says_how_to_get_it(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(programs, "_folders", list)
    with pytest.raises(MissingProgramError, match=r"dovecot is not on this machine: run tests/servers/install\.sh"):
        find_program("dovecot")


@pytest.mark.parametrize(("asked", "outcome"), [("skip", pytest.skip.Exception), ("", pytest.fail.Exception)])
def test_a_missing_program_fails_the_run_unless_asked_to_skip(
    monkeypatch: pytest.MonkeyPatch, asked: str, outcome: type[BaseException]
) -> None:
    monkeypatch.setenv("MINUTEPOST_TEST_SERVERS", asked)
    monkeypatch.setattr(programs, "_folders", list)
    with pytest.raises(outcome, match="dovecot is not on this machine"), needing_programs():
        find_program("dovecot")
