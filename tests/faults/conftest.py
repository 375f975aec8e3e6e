"""Installations to break, on real servers."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import closing
from pathlib import Path

import pytest

from tests.faults.account import House
from tests.faults.stepper import Stepper
from tests.servers.dovecot import Dovecot
from tests.servers.smtp import SmtpSink

_HERE = Path(__file__).parent


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Mark what stands in this folder."""
    for item in items:
        if _HERE in item.path.parents:
            item.add_marker(pytest.mark.integration)


@pytest.fixture(scope="session")
def stepper() -> Iterator[Stepper]:
    """Runs steps in processes of their own."""
    with closing(Stepper()) as started:
        yield started


@pytest.fixture
def make_house(
    tmp_path: Path, dovecot: Dovecot, make_sink: Callable[..., SmtpSink], stepper: Stepper
) -> Callable[..., House]:
    """Installations on SQLite, each with a mailbox and an SMTP server of its own, unless given others."""
    made: list[House] = []

    def make(user: str = "", database: str = "", at: Dovecot | None = None, **more: str) -> House:
        folder = tmp_path / f"house{len(made)}"
        folder.mkdir()
        name = user or f"{tmp_path.name}-{len(made)}@quay.example".lower()
        url = database or f"sqlite:///{folder}/minutepost.db"
        made.append(House(folder, at or dovecot, name, make_sink(), stepper, url))
        made[-1].environment.update(more)
        return made[-1]

    return make


@pytest.fixture
def house(make_house: Callable[..., House]) -> House:
    """An installation."""
    return make_house()
