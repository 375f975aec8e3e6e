"""The only reader of the environment and of config/service.toml: one frozen Settings value.

What is set in the environment (MINUTEPOST_MAILBOX__PASSWORD) wins over secret files (mailbox__password in the
secrets folder), those over config/service.toml, that over the defaults here. A wrong or missing setting becomes one
ConfigurationError that names it as the user writes it.
"""

from __future__ import annotations

import os
import re
import tomllib
from collections.abc import Iterator
from datetime import datetime
from pathlib import Path
from typing import Annotated, Any, Literal, Self
from urllib.parse import quote
from zoneinfo import available_timezones

from pydantic import (
    AfterValidator,
    BaseModel,
    BeforeValidator,
    ConfigDict,
    Field,
    SecretStr,
    ValidationError,
    model_validator,
)
from pydantic_settings import (
    BaseSettings,
    NestedSecretsSettingsSource,
    NoDecode,
    PydanticBaseSettingsSource,
    SettingsConfigDict,
    SettingsError,
    TomlConfigSettingsSource,
)

from service.errors import ConfigurationError

DEFAULT_CONFIG = Path("config/service.toml")
DEFAULT_SECRETS = Path("/run/secrets")

_ADDRESS = re.compile(r"[^\s@<>()\[\],;:\"\\]+@[^\s@<>()\[\],;:\"\\]+")


def _known_zone(name: str) -> str:
    if name not in available_timezones():
        raise ValueError("is not a time zone; write it like Europe/London")
    return name


def _an_address(value: str) -> str:
    if not _ADDRESS.fullmatch(value.strip()):
        raise ValueError("is not an email address; write it bare, like minutes@council.example")
    return value.strip()


def _a_list(value: Any) -> Any:
    """Let the environment give a list as text: "a@x.example, b@x.example"."""
    return [part.strip() for part in value.split(",") if part.strip()] if isinstance(value, str) else value


#: Octets before the @ of our address, so that "+" and a reply token still fit into 64 (RFC 5321 4.5.3.1.1).
_LONGEST_LOCAL = 43

Zone = Annotated[str, AfterValidator(_known_zone)]
MailAddress = Annotated[str, AfterValidator(_an_address)]
Addresses = Annotated[tuple[MailAddress, ...], NoDecode, BeforeValidator(_a_list)]
Words = Annotated[tuple[str, ...], NoDecode, BeforeValidator(_a_list)]
Days = Annotated[tuple[Annotated[int, Field(ge=0)], ...], NoDecode, BeforeValidator(_a_list)]
Security = Literal["tls", "starttls", "none"]


class Section(BaseModel):
    """A section of service.toml."""

    model_config = ConfigDict(frozen=True, extra="forbid", str_strip_whitespace=True)


class OAuth(Section):
    """Sign-in by token (Microsoft 365, Google) instead of a password; empty `token_url` is off."""

    token_url: str = ""
    client_id: str = ""
    client_secret: SecretStr = SecretStr("")
    scope: str = ""
    refresh_token: SecretStr = SecretStr("")


class Server(Section):
    """Where and how to sign in to a mail server."""

    host: str = ""
    port: int = Field(default=0, ge=0, le=65535)
    security: Security = "tls"
    user: str = ""
    password: SecretStr = SecretStr("")
    #: Certificate authorities beside the system's, as a PEM file.
    ca_file: Path | None = None
    timeout_seconds: float = Field(default=60, gt=0)
    oauth: OAuth = OAuth()


class Mailbox(Server):
    """The shared mailbox that the service reads and writes as."""

    kind: Literal["imap", "maildir"] = "maildir"
    #: The address people write to; From, Reply-To and the organiser of every invitation.
    address: MailAddress = "minutes@minutepost.example"
    name: str = "Minutepost"
    #: Folder of a Maildir.
    path: Path = Path("var/mailbox")
    folder: str = "INBOX"
    poll_seconds: float = Field(default=60, gt=0)
    #: True to be told by the server when mail comes (IMAP IDLE), besides looking every `poll_seconds`.
    idle: bool = True
    #: Megabytes above which only the header of a message is fetched.
    largest_mb: float = Field(default=40, gt=0)
    #: True where minutes+anything@ arrives in this mailbox: replies are then recognised even without a Message-ID.
    plus_addressing: bool = False


class Submission(Server):
    """How mail leaves."""

    kind: Literal["smtp", "maildir"] = "maildir"
    security: Security = "starttls"
    path: Path = Path("var/outgoing")
    #: Mails handed over on one connection before it is made anew.
    batch: int = Field(default=50, ge=1)
    #: Connections at the same time, in each process. Microsoft 365 takes three for a mailbox.
    connections: int = Field(default=2, ge=1, le=50)


class Database(Section):
    """Where everything is kept."""

    url: str = "sqlite:///var/minutepost.db"
    #: Of the PostgreSQL user in `url`, so that it need not stand there.
    password: SecretStr = SecretStr("")


class Broker(Section):
    """How the processes nudge each other. memory:// is for one process only."""

    url: str = "memory://"


class People(Section):
    """The directory, and who may send minutes."""

    directory: Path = Path("config/directory.csv")
    #: Addresses that may forward minutes, beside the chairs and secretaries that the directory names.
    secretariat: Addresses = ()
    #: New actions in one set of minutes above which nobody is mailed before the secretary answers "send".
    most_actions: int = Field(default=100, ge=1)


class Trust(Section):
    """When to believe a From line."""

    #: The name by which our own server signs Authentication-Results; "" where it does not.
    authserv_id: str = ""
    #: True to hold what our server has not checked, too.
    require_pass: bool = False
    #: Domains of forwarders whose ARC seal we believe, where our own server finds it whole.
    sealers: Words = ()


class Answers(Section):
    """Limits that make a mail loop impossible."""

    per_day: int = Field(default=50, ge=1)
    #: In one conversation, within a day.
    per_thread: int = Field(default=20, ge=1)


class Timing(Section):
    """When things are done: digests in the service's time zone, reminders in each body's own."""

    digest: str = "0 8 * * mon"
    reminders: str = "0 8 * * mon-fri"
    #: Days before the due date on which the owner is reminded; 0 is the day itself.
    remind_before_days: Days = (7, 1, 0)
    #: Working days between reminders once an action is overdue.
    remind_every_days: int = Field(default=5, ge=1)
    #: Reminders after which the secretary is told.
    escalate_after: int = Field(default=3, ge=1)
    #: Days before a meeting on which members who have not answered are asked once, and the secretary is sent the
    #: state of the body's actions; 0 is never.
    nudge_before_days: int = Field(default=7, ge=0)
    due_soon_days: int = Field(default=14, ge=1)
    #: Days after which a secretary who has not answered "send" is reminded.
    hold_reminder_days: int = Field(default=2, ge=1)


class Retention(Section):
    """How long raw mails are kept; the record of actions is kept for good."""

    raw_mail_days: int = Field(default=365, ge=1)


class Look(Section):
    """How the mails look."""

    name: str = ""
    secretariat: str = "the secretariat"
    colour: str = "#1d5b79"
    footer: str = ""
    privacy: str = ""
    #: A folder with templates of your own; what it lacks is taken from the product.
    templates: Path | None = None
    #: A folder where a calendar feed per body is written; none without.
    feeds: Path | None = None


class Settings(BaseSettings):
    """Everything that can be set."""

    model_config = SettingsConfigDict(
        env_prefix="MINUTEPOST_",
        env_nested_delimiter="__",
        frozen=True,
        extra="forbid",
        nested_model_default_partial_update=True,
    )

    #: The time zone of bodies that name none.
    zone: Zone = "Europe/London"
    #: Where state that must survive is kept.
    state: Path = Path("var")
    #: Signs reply tokens. Made and kept in the state folder where none is given.
    secret: SecretStr = SecretStr("")
    #: Secrets that signed reply tokens before, the newest first, with spaces between. The last one names the instance.
    old_secrets: SecretStr = SecretStr("")
    #: Starts the clock at this instant: for demos and rehearsals only.
    clock_begins_at: datetime | None = None
    log: Literal["debug", "info", "warning", "error"] = "info"
    #: "auto" is colours on a terminal and key=value elsewhere.
    log_format: Literal["auto", "json"] = "auto"
    #: Address and port for Prometheus metrics, /healthz and /readyz; port 0 is off.
    metrics_host: str = "127.0.0.1"
    metrics_port: int = Field(default=0, ge=0, le=65535)
    mailbox: Mailbox = Mailbox()
    #: Further mailboxes that are read as well, by a name of your own. Everything is written from `mailbox`.
    mailboxes: dict[str, Mailbox] = {}
    submission: Submission = Submission()
    database: Database = Database()
    broker: Broker = Broker()
    people: People = People()
    trust: Trust = Trust()
    answers: Answers = Answers()
    timing: Timing = Timing()
    retention: Retention = Retention()
    look: Look = Look()
    #: The folder that relative paths count from; set by `load`.
    base: Path = Path()

    @model_validator(mode="after")
    def _whole(self) -> Self:
        more = {f"mailboxes.{name}": mailbox for name, mailbox in self.mailboxes.items()}
        sections: dict[str, Server] = {"mailbox": self.mailbox, "submission": self.submission, **more}
        for name, section in sections.items():
            if getattr(section, "kind", "") in ("imap", "smtp") and not section.host:
                raise ValueError(f"{name}.host|is missing")
        if self.mailbox.plus_addressing and len(self.mailbox.address.rpartition("@")[0]) > _LONGEST_LOCAL:
            raise ValueError(
                f"mailbox.address|has more than {_LONGEST_LOCAL} characters before the @, so no room for a tag"
            )
        if self.clock_begins_at and self.clock_begins_at.tzinfo is None:
            raise ValueError("clock_begins_at|needs a time zone, like 2023-01-23T09:00:00Z")
        return self

    def path(self, given: Path) -> Path:
        """Return `given`, counted from the folder that holds config/."""
        return given if given.is_absolute() else self.base / given

    @property
    def database_url(self) -> str:
        """The database's address; a relative SQLite file counts from `base`."""
        prefix = "sqlite:///"
        url = self.database.url
        if url.startswith(prefix) and not url.startswith(f"{prefix}/") and not url.endswith(":memory:"):
            return prefix + str((self.base / url.removeprefix(prefix)).resolve())
        password = self.database.password.get_secret_value()
        scheme, divided, rest = url.partition("://")
        user, at, place = rest.rpartition("@")
        return f"{scheme}{divided}{user}:{quote(password, safe='')}{at}{place}" if password and at else url

    @classmethod
    def settings_customise_sources(
        cls,
        settings_cls: type[BaseSettings],
        init_settings: PydanticBaseSettingsSource,
        env_settings: PydanticBaseSettingsSource,
        dotenv_settings: PydanticBaseSettingsSource,
        file_secret_settings: PydanticBaseSettingsSource,
    ) -> tuple[PydanticBaseSettingsSource, ...]:
        """Environment, then secret files, then service.toml."""
        del dotenv_settings
        secrets = NestedSecretsSettingsSource(
            file_secret_settings,
            secrets_dir=_secrets_folder(),
            secrets_dir_missing="ok",
            secrets_nested_delimiter="__",
            secrets_prefix="",
        )
        toml = TomlConfigSettingsSource(settings_cls, toml_file=config_file())
        return init_settings, env_settings, secrets, toml


def config_file() -> Path:
    """The configuration file in force: MINUTEPOST_CONFIG, or config/service.toml."""
    return Path(os.environ.get("MINUTEPOST_CONFIG") or DEFAULT_CONFIG)


def _secrets_folder() -> Path:
    return Path(os.environ.get("MINUTEPOST_SECRETS_DIR") or DEFAULT_SECRETS)


def choose_config(path: Path) -> None:
    """Make `path` the configuration file of this process and of those it starts."""
    os.environ["MINUTEPOST_CONFIG"] = str(path)


def load() -> Settings:
    """Read the settings. Raises ConfigurationError, naming the setting and the remedy."""
    file = config_file()
    _check_file(file)
    _check_environment()
    folder = file.resolve().parent
    # MINUTEPOST_CONFIG and MINUTEPOST_SECRETS_DIR steer the reading itself; pydantic only looks at declared names.
    try:
        return Settings(base=folder.parent if folder.name == "config" else folder)
    except ValidationError as error:
        raise _explained(error) from None
    except SettingsError as error:
        remedy = f"Mend that MINUTEPOST_ variable, or that file in {_secrets_folder()}."
        raise ConfigurationError("environment or secrets", str(error), remedy) from None
    except (OSError, UnicodeDecodeError) as error:
        problem = f"a file in {_secrets_folder()} cannot be read: {error}"
        raise ConfigurationError("secrets", problem, "Each is one line of text that this user may read.") from None


def _check_environment() -> None:
    """A variable with one underscore where two belong would pass without a word, and a password would be missing."""
    meant = {name.replace("__", "_"): name for name in _variables()}
    for name in os.environ:
        if name in meant and name != meant[name]:
            raise ConfigurationError(name, "there is no such setting", f"Write {meant[name]}, two underscores there.")


def _variables() -> Iterator[str]:
    """Every setting inside a section, as its variable."""
    for name, field in Settings.model_fields.items():
        if isinstance(field.annotation, type) and issubclass(field.annotation, Section):
            yield from (f"MINUTEPOST_{name}__{inner}".upper() for inner in field.annotation.model_fields)


def _check_file(file: Path) -> None:
    try:
        text = file.read_text(encoding="utf-8")
        if text.startswith("\ufeff"):
            problem = "begins with a byte order mark, as Notepad writes it"
            raise ConfigurationError(str(file), problem, "Save it again as UTF-8 without BOM.")
        tomllib.loads(text)
    except FileNotFoundError:
        if os.environ.get("MINUTEPOST_CONFIG"):
            remedy = "Check the path after --config, or in MINUTEPOST_CONFIG."
            raise ConfigurationError("configuration", f"there is no file {file}", remedy) from None
    except (tomllib.TOMLDecodeError, UnicodeDecodeError) as error:
        raise ConfigurationError(str(file), f"is not valid TOML: {error}", "Mend that line.") from None
    except OSError as error:
        raise ConfigurationError(str(file), f"cannot be read: {error.strerror}", "Check its permissions.") from None


def _explained(error: ValidationError) -> ConfigurationError:
    first = error.errors()[0]
    name = ".".join(str(part) for part in first["loc"] if isinstance(part, str))
    problem = str(first["msg"]).removeprefix("Value error, ")
    if "|" in problem:
        name, _, problem = problem.partition("|")
    if first["type"] == "extra_forbidden":
        return ConfigurationError(name, "there is no such setting", "Check its spelling against config/service.toml.")
    variable = "MINUTEPOST_" + name.upper().replace(".", "__")
    problem = problem[:1].lower() + problem[1:]
    return ConfigurationError(name, problem, f"Set it in config/service.toml or as {variable}.")
