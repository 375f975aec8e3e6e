"""A house for each test, on a database of its own."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from tests.workflows.house import House, build_house, copy_of, empty_database


@pytest.fixture(scope="session")
def empty(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A migrated database without rows."""
    return empty_database(tmp_path_factory.mktemp("schema"))


@pytest.fixture
def make_house(empty: Path, tmp_path: Path) -> Iterator[Callable[..., House]]:
    """Houses with settings of their own."""
    made: list[House] = []

    def make(**options: object) -> House:
        made.append(build_house(copy_of(empty, tmp_path, f"{len(made)}.db"), **options))  # type: ignore[arg-type]
        return made[-1]

    yield make
    for house in made:
        house.context.engine.dispose()


@pytest.fixture
def house(make_house: Callable[..., House]) -> House:
    """A house with the usual settings."""
    return make_house()
