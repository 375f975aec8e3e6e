"""Stories through every real part: Dovecot, an SMTP server, Redis, PostgreSQL, Celery's worker and beat."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from tests.e2e.installation import Installation
from tests.servers.dovecot import Dovecot
from tests.servers.postgres import Postgres
from tests.servers.smtp import SmtpSink


@pytest.fixture
def install(
    tmp_path: Path, dovecot: Dovecot, sink: SmtpSink, postgres: Postgres, redis_url: str, mail_user: str
) -> Iterator[Callable[..., Installation]]:
    """Makes a scaled installation; its processes are gone after the test."""
    made: list[Installation] = []

    def make(directory: str, **more: str) -> Installation:
        database = postgres.url(postgres.create_database())
        installation = Installation(tmp_path, dovecot, sink, mail_user, database, redis_url, directory, more)
        made.append(installation)
        return installation

    yield make
    for installation in made:
        installation.stop()
