"""The servers as fixtures: each is started once per test process, on the first test that asks for it."""

from __future__ import annotations

import itertools
import os
from collections.abc import Callable, Iterator
from contextlib import closing, contextmanager
from typing import Protocol, TypeVar

import pytest
import redis as redis_client

from tests.servers.certificates import Certificates
from tests.servers.dovecot import Dovecot
from tests.servers.oauth import OauthServer
from tests.servers.postgres import Postgres
from tests.servers.process import ServerProcess
from tests.servers.programs import MissingProgramError
from tests.servers.proxy import Proxy
from tests.servers.redis import Redis
from tests.servers.smtp import SmtpSink
from tests.servers.smtp_fast import FastSink

Server = TypeVar("Server", bound=ServerProcess)
_numbers = itertools.count(1)


@contextmanager
def needing_programs() -> Iterator[None]:
    """A program that is not there fails the test with one clear line; or skips it, where that is asked for."""
    try:
        yield
    except MissingProgramError as error:
        if os.environ.get("MINUTEPOST_TEST_SERVERS") == "skip":
            pytest.skip(str(error))
        pytest.fail(str(error), pytrace=False)


@contextmanager
def running(make: Callable[[], Server]) -> Iterator[Server]:
    """A started server that is gone afterwards."""
    with needing_programs():
        server = make()
        try:
            server.start()
        except BaseException:
            server.close()
            raise
    with closing(server):
        yield server


@pytest.fixture(scope="session")
def certificates() -> Iterator[Certificates]:
    """A certificate authority of the tests' own."""
    with needing_programs():
        made = Certificates()
    with closing(made):
        yield made


@pytest.fixture(scope="session")
def oauth_of_session() -> Iterator[OauthServer]:
    """The token server that Dovecot asks; tests take `oauth`."""
    with closing(OauthServer()) as server:
        yield server


@pytest.fixture
def oauth(oauth_of_session: OauthServer) -> OauthServer:
    """The token server, as new."""
    oauth_of_session.reset()
    return oauth_of_session


@pytest.fixture(scope="session")
def dovecot(certificates: Certificates, oauth_of_session: OauthServer) -> Iterator[Dovecot]:
    """The IMAP server. A test takes a user of its own from `mail_user`."""
    with running(lambda: Dovecot(certificates, oauth_of_session)) as server:
        yield server


@pytest.fixture
def mail_user() -> str:
    """A user name that no other test has."""
    return f"user{next(_numbers)}@partnership.example"


@pytest.fixture(scope="session")
def redis() -> Iterator[Redis]:
    """The Redis server; tests take `redis_url` unless they stop or kill it."""
    with running(Redis) as server:
        yield server


@pytest.fixture
def redis_url(redis: Redis) -> str:
    """An empty Redis."""
    with redis_client.Redis.from_url(redis.url) as client:
        client.flushall()
    return redis.url


@pytest.fixture(scope="session")
def postgres() -> Iterator[Postgres]:
    """The PostgreSQL server; tests take a database of their own from create_database()."""
    with running(Postgres) as server:
        yield server


class MakeProxy(Protocol):
    """Puts a proxy before a port."""

    def __call__(self, target: int) -> Proxy: ...


@pytest.fixture
def make_proxy() -> Iterator[MakeProxy]:
    """Proxies that are gone after the test."""
    made: list[Proxy] = []

    def make(target: int) -> Proxy:
        made.append(Proxy(target))
        return made[-1]

    yield make
    for proxy in made:
        proxy.close()


@pytest.fixture
def make_sink() -> Iterator[Callable[..., SmtpSink]]:
    """SMTP sinks that are gone after the test."""
    made: list[SmtpSink] = []

    def make(**options: object) -> SmtpSink:
        made.append(SmtpSink(**options))  # type: ignore[arg-type]
        return made[-1]

    yield make
    for sink in made:
        sink.close()


@pytest.fixture
def sink(make_sink: Callable[..., SmtpSink]) -> SmtpSink:
    """An SMTP server that asks for no login."""
    return make_sink()


@pytest.fixture
def fast_sink() -> Iterator[FastSink]:
    """An SMTP server that only counts."""
    with running(FastSink) as server:
        yield server
