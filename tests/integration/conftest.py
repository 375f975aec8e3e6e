"""Every test here talks to real servers on loopback, which the fixtures start."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.servers.fixtures import (  # noqa: F401 - fixtures are found by their names
    certificates,
    dovecot,
    fast_sink,
    mail_user,
    make_proxy,
    make_sink,
    oauth,
    oauth_of_session,
    postgres,
    redis,
    redis_url,
    sink,
)

_HERE = Path(__file__).parent


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Mark what stands in this folder."""
    for item in items:
        if _HERE in item.path.parents:
            item.add_marker(pytest.mark.integration)
