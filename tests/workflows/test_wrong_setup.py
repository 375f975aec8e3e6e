"""What an operator sets wrong, through the whole composition: one line that names the setting, before anything runs."""

from __future__ import annotations

import socket
from collections.abc import Callable, Iterator
from contextlib import ExitStack
from datetime import UTC, datetime
from pathlib import Path

import pytest
from pydantic import SecretStr
from sqlalchemy import text

from service import wiring
from service.__main__ import main
from service.console import checks
from service.errors import ConfigurationError, StoreUnavailableError
from service.settings import Broker, Database, Look, Mailbox, People, Settings, Timing
from service.store import marks, schema
from service.store.engine import opened, transaction
from service.wiring import Service
from tests.builders import DIRECTORY

Build = Callable[[Settings], Service]


@pytest.fixture
def settings(tmp_path: Path) -> Settings:
    """An installation of a folder's own, with a directory."""
    (tmp_path / "people.csv").write_text(DIRECTORY, encoding="utf-8")
    return Settings(base=tmp_path, people=People(directory=Path("people.csv"), secretariat=("n@x.example",)))


@pytest.fixture
def build() -> Iterator[Build]:
    """Services as they start, their databases closed at the end."""
    with ExitStack() as stack:

        def built(settings: Settings) -> Service:
            service = wiring.build(settings)
            stack.callback(service.context.engine.dispose)
            return service

        yield built


def red(settings: Settings) -> dict[str, str]:
    """The lines of the check that are not in order."""
    return {finding.what: finding.words for finding in checks.run_checks(settings) if not finding.good}


def test_what_is_in_order_is_green(settings: Settings) -> None:
    assert red(settings) == {}


def test_a_time_that_is_none_stops_the_start(settings: Settings, build: Build) -> None:
    wrong = settings.model_copy(update={"timing": Timing(digest="every monday")})
    with pytest.raises(ConfigurationError, match=r"timing\.digest"):
        build(wrong)
    assert "timing.digest" in red(wrong)["configuration"]


def test_a_folder_of_templates_that_is_not_there_stops_the_start(settings: Settings, build: Build) -> None:
    wrong = settings.model_copy(update={"look": Look(templates=Path("mine"))})
    with pytest.raises(ConfigurationError, match=r"look\.templates"):
        build(wrong)
    assert "look.templates" in red(wrong)["templates"]


def test_a_file_that_is_no_database_is_one_line(settings: Settings, build: Build) -> None:
    wrong = settings.model_copy(update={"database": Database(url="sqlite:///people.csv")})
    with pytest.raises(StoreUnavailableError, match=r"database\.url: file is not a database"):
        build(wrong)
    assert "not a database" in red(wrong)["database"]
    assert (settings.base / "people.csv").read_text(encoding="utf-8") == DIRECTORY


@pytest.mark.parametrize("octets", [b"", b"\n", b"short", "kept in a café for years".encode("cp1252")])
def test_a_damaged_secret_signs_nothing(settings: Settings, octets: bytes) -> None:
    kept = settings.base / "var" / "secret"
    kept.parent.mkdir()
    kept.write_bytes(octets)
    with pytest.raises(ConfigurationError, match=r"^secret: .* is damaged"):
        wiring.find_secrets(settings)
    kept.unlink()
    assert wiring.find_secrets(settings) == wiring.find_secrets(settings) == (kept.read_text(encoding="ascii"),)


def test_a_database_of_a_newer_version_is_left_alone(settings: Settings, build: Build) -> None:
    build(settings)
    with opened(settings.database_url) as engine, transaction(engine) as connection:
        connection.execute(text("UPDATE alembic_version SET version_num = '9999'"))
    build(settings)  # beside a version that has only added to the schema, this one works
    with opened(settings.database_url) as engine, transaction(engine) as connection:
        marks.write(connection, {schema.OLDEST: "9998"}, datetime.now(UTC))
    with pytest.raises(ConfigurationError, match="newer version"):
        build(settings)
    assert "newer version" in red(settings)["database"]


def test_a_file_in_place_of_the_mailbox_is_one_line(settings: Settings) -> None:
    (settings.base / "mailbox").write_text("a file")
    wrong = settings.model_copy(update={"mailbox": Mailbox(path=Path("mailbox"))})
    assert "check mailbox.path" in red(wrong)["mailbox"]


@pytest.mark.parametrize("folder", ["Processed", "held"])
def test_a_mailbox_that_is_one_of_its_own_shelves_stops_the_start(
    settings: Settings, build: Build, folder: str
) -> None:
    """Each message would come anew with each poll."""
    wrong = settings.model_copy(
        update={"mailbox": settings.mailbox.model_copy(update={"kind": "imap", "folder": folder})}
    )
    with pytest.raises(ConfigurationError, match=r"mailbox\.folder: .* is where messages are put"):
        build(wrong)


def test_a_port_that_is_taken_is_one_line(settings: Settings, build: Build) -> None:
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        taken.listen()
        wrong = settings.model_copy(update={"metrics_port": taken.getsockname()[1]})
        with pytest.raises(ConfigurationError, match=r"metrics_port: port \d+ cannot be used"):
            build(wrong).serve_metrics()


def test_a_broker_without_a_scheme_is_red(settings: Settings) -> None:
    assert "redis://host" in red(settings.model_copy(update={"broker": Broker(url="redis")}))["broker"]


def test_a_wrong_setting_stops_a_look_at_minutes_in_one_line(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setenv("MINUTEPOST_ZONE", "Nowhere")
    monkeypatch.setattr("sys.argv", ["minutepost", "process", str(tmp_path / "minutes.txt")])
    with pytest.raises(SystemExit) as ended:
        main()
    assert ended.value.code == 2
    assert capsys.readouterr().err.startswith("zone: is not a time zone")


@pytest.mark.parametrize(
    "arguments",
    [
        ("replay", "99999999999999999999"),
        ("replay", "0"),
        ("retry", "99999999999999999999"),
        ("actions", "list", "--limit", "-5"),
    ],
)
def test_a_number_that_no_entry_has_is_a_wrong_argument(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], arguments: tuple[str, ...]
) -> None:
    monkeypatch.setattr("sys.argv", ["minutepost", *arguments])
    with pytest.raises(SystemExit) as ended:
        main()
    assert ended.value.code == 2
    assert "Invalid value" in capsys.readouterr().err


def test_a_secret_that_can_be_guessed_is_red(settings: Settings) -> None:
    short = settings.model_copy(update={"secret": SecretStr("hunter2")})
    assert "can be guessed" in red(short)["configuration"]
    assert "hunter2" not in red(short)["configuration"]
    assert red(settings.model_copy(update={"secret": SecretStr("x" * checks.SHORTEST_SECRET)})) == {}


def test_a_folder_for_feeds_that_cannot_be_one_is_red(settings: Settings) -> None:
    wrong = settings.model_copy(update={"look": Look(feeds=Path("people.csv/feeds"))})
    assert "look.feeds" in red(wrong)["calendar feeds"]
    assert red(settings.model_copy(update={"look": Look(feeds=Path("feeds"))})) == {}
    assert list((settings.base / "feeds").iterdir()) == []
