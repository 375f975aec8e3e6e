"""The operator's command line. Thin: it reads arguments, calls, prints; errors become one line and an exit code."""

from __future__ import annotations

import signal
from datetime import datetime
from pathlib import Path
from typing import Annotated

import typer

from service import __version__, logs, wiring
from service.console import checks, digests, directories, history, operate, process_files, status
from service.console.output import bad, err, good, out, table
from service.domain.action import ActionStatus
from service.domain.wording import count
from service.errors import ConfigurationError, MinutepostError
from service.settings import Settings, choose_config, load
from service.store import actions as action_store
from service.store.engine import back_up
from tasks.embedded import run_until_told, watch_until_told

app = typer.Typer(
    no_args_is_help=True,
    add_completion=False,
    pretty_exceptions_enable=False,
    help="Minutes in, actions out. Reads config/service.toml, or the file given with --config.",
)
actions_app = typer.Typer(no_args_is_help=True, help="List, close, reopen and assign actions.")
directory_app = typer.Typer(no_args_is_help=True, help="Check, import and export the directory.")
app.add_typer(actions_app, name="actions")
app.add_typer(directory_app, name="directory")

#: Of a number in the database (PostgreSQL's integer).
_LARGEST = 2_147_483_647
Ids = Annotated[list[str], typer.Argument(metavar="ID...", help="Action ids, or as much of each as is unique.")]


def _settings() -> Settings:
    settings = load()
    logs.configure(settings.log, settings.log_format)
    return settings


def _service() -> wiring.Service:
    _settings()
    return wiring.service()


def _version(wanted: bool) -> None:
    if wanted:
        out.print(f"minutepost {__version__}")
        raise typer.Exit


@app.callback()
def _options(
    config: Annotated[Path | None, typer.Option(help="The configuration file.")] = None,
    version: Annotated[
        bool, typer.Option("--version", callback=_version, is_eager=True, help="Show the version.")
    ] = False,
) -> None:
    del version
    if config:
        choose_config(config)


@app.command()
def run() -> None:
    """Run everything in this process: read the mailbox, send mails, keep time. Ends at Ctrl-C."""
    service = _service()
    if not service.settings.broker.url.startswith("memory://"):
        raise ConfigurationError(
            "broker.url",
            "is not memory://, so this is a scaled installation",
            "Start celery -A tasks.app worker and beat.",
        )
    out.print(
        f"Minutepost reads {service.mailbox.name} as {service.context.mailbox.address}. Stop with Ctrl-C.", markup=False
    )
    service.serve_metrics()
    run_until_told()
    out.print("Stopped. Nothing is lost: what was not sent is sent at the next start.")


@app.command()
def process(
    files: Annotated[list[Path], typer.Argument(metavar="FILE...", help="Minutes, or mails (.eml) that bring them.")],
    json: Annotated[bool, typer.Option("--json", help="Print a JSON list, one object a file.")] = False,
    as_of: Annotated[datetime | None, typer.Option(formats=["%Y-%m-%d"], help="Read as on this day.")] = None,
) -> None:
    """Show what would be read from minutes. Sends nothing and stores nothing."""
    day = as_of.date() if as_of else wiring.today(_settings())
    failed = process_files.show_json(files, day) if json else process_files.show(files, day)
    if failed:
        raise typer.Exit(1)


@app.command()
def check() -> None:
    """Try everything the service needs; each line is green, or red with the remedy."""
    findings = checks.run_checks(_settings())
    rows = [(f.what, good("ok") if f.good else bad("no"), f.words) for f in findings]
    out.print(table("Check", ("What", "", ""), rows))
    if not all(finding.good for finding in findings):
        raise typer.Exit(1)


@app.command("status")
def show_status(
    audit: Annotated[bool, typer.Option("--audit", help="Compare mailbox, inbox, actions and outbox.")] = False,
    alive: Annotated[bool, typer.Option("--alive", help="Only tell whether the mailbox was read lately.")] = False,
) -> None:
    """Show what is where, and what waits for a person."""
    service = _service()
    if alive:
        fine = service.reads_its_mailbox()
        out.print("The mailbox was read lately." if fine else "The mailbox has not been read lately.")
    else:
        fine = status.show_audit(service) if audit else status.show(service)
    if not fine:
        raise typer.Exit(1)


@app.command()
def replay(
    entry: Annotated[int, typer.Argument(min=1, max=_LARGEST, help="The entry's number in `minutepost status`.")],
    trust: Annotated[bool, typer.Option("--trust", help="Take the sender as entitled to send minutes.")] = False,
) -> None:
    """Take up a held or failed message again."""
    out.print(operate.replay(_service(), entry, trusted=trust), markup=False)


@app.command()
def retry(
    mail: Annotated[int, typer.Argument(min=1, max=_LARGEST, help="The mail's number in `minutepost status`.")],
) -> None:
    """Send a mail again that was refused for good."""
    out.print(operate.retry(_service(), mail), markup=False)


@app.command()
def ignore(
    ids: Annotated[list[int], typer.Argument(metavar="ID...", help="Numbers in `minutepost status`.")],
    mail: Annotated[bool, typer.Option("--mail", help="Mails that did not arrive, not messages.")] = False,
    because: Annotated[str, typer.Option(help="Kept with it, for whoever asks later.")] = "",
) -> None:
    """Close what waits for a person and of which nothing is to come: a stranger's message, a failed mail."""
    service = _service()
    close = operate.ignore_mail if mail else operate.ignore
    _say([close(service, number, because) for number in ids])


@app.command()
def digest(
    preview: Annotated[
        bool, typer.Option("--preview", help="Show the digests as they would be now; send nothing.")
    ] = False,
    body: Annotated[str, typer.Option(help="Only this body.")] = "",
) -> None:
    """Send the digests now, or with --preview show them."""
    service = _service()
    if preview:
        digests.preview(service, body)
    else:
        words = f"{count(digests.send(service, body), 'digest is', 'digests are')} queued."
        out.print(words[:1].upper() + words[1:])


@app.command()
def meetings() -> None:
    """Show the meetings to come, and who has answered what."""
    digests.show_meetings(_service())


@app.command()
def watch() -> None:
    """Have the mailbox read the moment mail comes (IMAP IDLE); a process beside the workers. Ends at Ctrl-C."""
    service = _service()
    out.print(f"Minutepost watches {service.mailbox.name}. Stop with Ctrl-C.", markup=False)
    watch_until_told()


@app.command()
def metrics() -> None:
    """Serve Prometheus metrics on loopback, at the port that metrics_port sets. Ends at Ctrl-C."""
    service = _service()
    if not service.settings.metrics_port:
        raise ConfigurationError("metrics_port", "is not set", "Name a free port, like 9464.")
    service.serve_metrics()
    out.print(f"Metrics are on http://127.0.0.1:{service.settings.metrics_port}/metrics. Stop with Ctrl-C.")
    signal.pause()


@app.command("history")
def show_history(action: Annotated[str, typer.Argument(help="The action's id.")]) -> None:
    """Show what happened to an action: who, what, when, by which message."""
    history.show(_service(), action)


@app.command()
def backup(file: Annotated[Path, typer.Argument(help="Where the copy goes.")]) -> None:
    """Copy the SQLite database, as it is at one moment, while everything runs."""
    back_up(_service().context.engine, file)
    out.print(f"The database is copied to {file}. Keep the secret with it.", markup=False)


@app.command()
def forget(address: str, yes: Annotated[bool, typer.Option("--yes", help="Do not ask.")] = False) -> None:
    """Erase a person: their mails, words and answers. Their actions stay, in the words of the minutes."""
    if not yes:
        typer.confirm(f"Erase everything about {address}?", abort=True)
    out.print(history.forget(_service(), address), markup=False)


@actions_app.command("list")
def list_actions(
    body: Annotated[str | None, typer.Option(help="Only this body.")] = None,
    owner: Annotated[str | None, typer.Option(help="Only those of this address.")] = None,
    all_: Annotated[bool, typer.Option("--all", help="Closed and cancelled ones too.")] = False,
    limit: Annotated[int, typer.Option(min=1, max=_LARGEST, help="At most this many.")] = 200,
) -> None:
    """List actions, soonest due first."""
    wanted = action_store.Filter(
        body=body, contact=owner.casefold() if owner else None, status=None if all_ else ActionStatus.NEEDS_ACTION
    )
    operate.show_actions(_service(), wanted, limit)


@actions_app.command("close")
def close_actions(ids: Ids) -> None:
    """Close actions."""
    _say(operate.close(_service(), ids))


@actions_app.command("reopen")
def reopen_actions(ids: Ids) -> None:
    """Reopen closed or cancelled actions."""
    _say(operate.reopen(_service(), ids))


@actions_app.command("assign")
def assign_action(
    action: Annotated[str, typer.Argument(metavar="ID")],
    owners: Annotated[list[str], typer.Argument(metavar="OWNER...", help="Names from the directory, or addresses.")],
) -> None:
    """Give an action to somebody, who is written to."""
    _say(operate.assign(_service(), action, owners))


@directory_app.command("check")
def check_directory(
    file: Annotated[Path | None, typer.Argument(help="A .csv or .xlsx; the one in force without.")] = None,
) -> None:
    """Read a directory and show each row that does not fit."""
    settings = _settings()
    if not directories.check(file or settings.path(settings.people.directory)):
        raise typer.Exit(1)


@directory_app.command("import")
def import_directory(file: Path) -> None:
    """Put a .csv or .xlsx in force, as if the secretary had sent it."""
    if not directories.take(file, _service()):
        raise typer.Exit(1)


@directory_app.command("export")
def export_directory() -> None:
    """Print the directory in force as csv, with what was learnt from replies."""
    typer.echo(directories.export(_service()), nl=False)


def _say(sentences: list[str]) -> None:
    for sentence in sentences:
        out.print(sentence, markup=False)


def main() -> None:
    """Run the command line: 0 is well, 1 needs attention, 2 is a wrong setting or argument."""
    try:
        app()
    except ConfigurationError as error:
        err.print(str(error), style="red", markup=False)
        raise SystemExit(2) from None
    except MinutepostError as error:
        err.print(str(error), style="red", markup=False)
        raise SystemExit(1) from None


if __name__ == "__main__":
    main()
