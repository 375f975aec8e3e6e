"""Settings: what wins over what, and how a wrong one is named."""

from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path

import pytest

from service.errors import ConfigurationError
from service.settings import Settings, choose_config, load

Write = Callable[..., Settings]


@pytest.fixture
def write(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Write:
    """Settings of a file, an environment and a secrets folder of the test's own."""
    for name in ("MINUTEPOST_CONFIG", "MINUTEPOST_SECRETS_DIR"):
        monkeypatch.delenv(name, raising=False)

    def settings(toml: str = "", secrets: dict[str, str] | None = None, **environment: str) -> Settings:
        (tmp_path / "config").mkdir(exist_ok=True)
        (tmp_path / "secrets").mkdir(exist_ok=True)
        (tmp_path / "config" / "service.toml").write_text(toml, encoding="utf-8")
        for name, value in (secrets or {}).items():
            (tmp_path / "secrets" / name).write_text(value, encoding="utf-8")
        monkeypatch.setenv("MINUTEPOST_CONFIG", str(tmp_path / "config" / "service.toml"))
        monkeypatch.setenv("MINUTEPOST_SECRETS_DIR", str(tmp_path / "secrets"))
        for name, value in environment.items():
            monkeypatch.setenv(f"MINUTEPOST_{name}", value)
        return load()

    return settings


def fault(write: Write, *given: object, **environment: str) -> ConfigurationError:
    """The error of wrong settings."""
    with pytest.raises(ConfigurationError) as caught:
        write(*given, **environment)
    assert "\n" not in str(caught.value)
    return caught.value


def test_an_empty_file_gives_the_defaults(write: Write) -> None:
    settings = write()
    assert (settings.zone, settings.mailbox.kind, settings.broker.url) == ("Europe/London", "maildir", "memory://")


def test_the_environment_wins_over_secrets_and_those_over_the_file(write: Write) -> None:
    toml = '[mailbox]\npassword = "of the file"\nuser = "u"\n'
    assert write(toml).mailbox.password.get_secret_value() == "of the file"
    settings = write(toml, {"mailbox__password": "of the folder"})
    assert settings.mailbox.password.get_secret_value() == "of the folder"
    settings = write(toml, {"mailbox__password": "of the folder"}, MAILBOX__PASSWORD="of the environment")
    assert settings.mailbox.password.get_secret_value() == "of the environment"
    assert settings.mailbox.user == "u"


def test_a_secret_of_two_sections_deep(write: Write) -> None:
    settings = write("", {"mailbox__oauth__client_secret": "x", "secret": "y"})
    assert settings.mailbox.oauth.client_secret.get_secret_value() == "x"
    assert settings.secret.get_secret_value() == "y"


def test_a_mailbox_too_long_for_a_reply_token_is_named(write: Write) -> None:
    for length, right in ((43, True), (44, False)):
        toml = f'[mailbox]\naddress = "{"a" * length}@harbour.example"\nplus_addressing = true\n'
        if right:
            assert write(toml).mailbox.plus_addressing
        else:
            assert "mailbox.address" in str(fault(write, toml))


def test_secrets_are_not_shown(write: Write) -> None:
    assert "hidden" not in repr(write('secret = "hidden"\n[mailbox]\npassword = "hidden"\n'))


def test_one_setting_of_the_environment_leaves_the_rest_of_its_section(write: Write) -> None:
    settings = write('[timing]\nescalate_after = 9\ndigest = "0 9 * * fri"\n', TIMING__ESCALATE_AFTER="2")
    assert (settings.timing.escalate_after, settings.timing.digest) == (2, "0 9 * * fri")


def test_lists_may_be_text(write: Write) -> None:
    settings = write("", PEOPLE__SECRETARIAT="a@x.example, b@x.example", TIMING__REMIND_BEFORE_DAYS="3,0")
    assert settings.people.secretariat == ("a@x.example", "b@x.example")
    assert settings.timing.remind_before_days == (3, 0)
    assert write('[people]\nsecretariat = ["c@x.example"]\n').people.secretariat == ("a@x.example", "b@x.example")


@pytest.mark.parametrize(
    ("toml", "name", "words"),
    [
        ('[mailbox]\nkind = "imap"\n', "mailbox.host", "is missing"),
        ('[submission]\nkind = "smtp"\n', "submission.host", "is missing"),
        ('[mailbox]\naddress = "nobody"\n', "mailbox.address", "not an email address"),
        ('[people]\nsecretariat = ["a@x.example", "b"]\n', "people.secretariat", "not an email address"),
        ('zone = "Mars"\n', "zone", "Europe/London"),
        ("[mailbox]\nport = 70000\n", "mailbox.port", "65535"),
        ('[mailbox]\nsecurity = "ssl"\n', "mailbox.security", "starttls"),
        ("[mailbx]\n", "mailbx", "no such setting"),
        ('[mailbox]\nhots = "x"\n', "mailbox.hots", "no such setting"),
        ("[answers]\nper_day = 0\n", "answers.per_day", "greater"),
        ("clock_begins_at = 2027-01-01T09:00:00\n", "clock_begins_at", "time zone"),
        ("[timing]\nescalate_after = 'often'\n", "timing.escalate_after", "integer"),
    ],
)
def test_a_wrong_setting_is_one_line_that_names_it(write: Write, toml: str, name: str, words: str) -> None:
    error = fault(write, toml)
    assert error.setting.startswith(name)
    assert words in str(error)


def test_a_wrong_variable_is_named_too(write: Write) -> None:
    assert "MINUTEPOST_MAILBOX__PORT" in str(fault(write, MAILBOX__PORT="many"))


def test_a_secret_is_never_in_an_error(write: Write) -> None:
    assert "hunter2" not in str(fault(write, '[mailbox]\nkind = "imap"\npassword = "hunter2"\n'))


def test_a_file_that_is_no_toml_says_where(write: Write) -> None:
    assert "line 2" in str(fault(write, "zone = 'x'\nthis is not\n"))


def test_a_named_file_that_is_not_there(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setenv("MINUTEPOST_CONFIG", str(tmp_path / "none.toml"))
    with pytest.raises(ConfigurationError, match=r"^configuration: there is no file .* --config"):
        load()


def test_paths_count_from_the_folder_that_holds_config(write: Write, tmp_path: Path) -> None:
    settings = write('[look]\ntemplates = "/elsewhere"\n')
    assert settings.path(settings.people.directory) == tmp_path / "config" / "directory.csv"
    assert settings.look.templates is not None
    assert settings.path(settings.look.templates) == Path("/elsewhere")
    assert settings.database_url == f"sqlite:///{tmp_path}/var/minutepost.db"


@pytest.mark.parametrize("url", ["sqlite:////abs/x.db", "postgresql://u@h/d", "sqlite:///:memory:"])
def test_a_whole_database_address_stays(write: Write, url: str) -> None:
    assert write("", DATABASE__URL=url).database_url == url


def test_a_database_password_need_not_stand_in_the_address(write: Write) -> None:
    settings = write("", {"database__password": "p@ss/word"}, DATABASE__URL="postgresql://u@h/d")
    assert "u:p%40ss%2Fword@h" in settings.database_url


def test_the_clock_may_begin_elsewhere(write: Write) -> None:
    settings = write("", CLOCK_BEGINS_AT="2027-03-16T09:00:00Z")
    assert settings.clock_begins_at == datetime(2027, 3, 16, 9, tzinfo=UTC)


def test_a_chosen_file_is_the_one_in_force(write: Write, tmp_path: Path) -> None:
    write()
    other = tmp_path / "other.toml"
    other.write_text('zone = "Europe/Dublin"\n', encoding="utf-8")
    choose_config(other)
    assert load().zone == "Europe/Dublin"


def test_the_file_that_is_shipped_is_right(monkeypatch: pytest.MonkeyPatch) -> None:
    root = Path(__file__).resolve().parents[2]
    monkeypatch.setenv("MINUTEPOST_CONFIG", str(root / "config" / "service.toml"))
    monkeypatch.setenv("MINUTEPOST_SECRETS_DIR", str(root / "none"))
    assert load().base == root


def test_one_underscore_too_few_is_told(write: Write) -> None:
    error = fault(write, MAILBOX_PASSWORD="x")
    assert (error.setting, "MINUTEPOST_MAILBOX__PASSWORD" in error.remedy) == ("MINUTEPOST_MAILBOX_PASSWORD", True)


def test_a_byte_order_mark_is_told(write: Write) -> None:
    assert "Notepad" in fault(write, "\ufeffzone = 'Europe/London'\n").problem


def test_a_secret_that_is_no_text_is_one_line(write: Write, tmp_path: Path) -> None:
    write()
    (tmp_path / "secrets" / "mailbox__password").write_bytes(b"\xff\xfe\x00")
    assert fault(write).setting == "secrets"


@pytest.mark.parametrize(
    "value", ["Nell Ward <nell@x.example>", "a@b@c.example", "nell", "a@x.example\nBcc: b@x.example"]
)
def test_an_address_stands_bare(write: Write, value: str) -> None:
    error = fault(write, MAILBOX__ADDRESS=value)
    assert (error.setting, "bare" in error.problem) == ("mailbox.address", True)


def test_one_wrong_of_a_list_names_the_list(write: Write) -> None:
    error = fault(write, PEOPLE__SECRETARIAT="a@x.example, nell")
    assert (error.setting, error.remedy.endswith("MINUTEPOST_PEOPLE__SECRETARIAT.")) == ("people.secretariat", True)


def test_days_before_are_no_days_after(write: Write) -> None:
    assert fault(write, TIMING__REMIND_BEFORE_DAYS="-3").setting == "timing.remind_before_days"
