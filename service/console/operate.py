"""What an operator does from the terminal: list, close, reopen, assign; have messages and mails tried again.

What is done to actions is the same decision as by reply.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace
from datetime import datetime

import structlog

from service.console.output import out, table
from service.domain.action import Action, ActionStatus, progress
from service.domain.civil import today_in
from service.domain.correction import AssignOwners, CloseActions, Correction, ReopenActions
from service.domain.letter import CorrectionReceipt
from service.domain.listing import owners_in_words
from service.domain.message import Address
from service.domain.outbox import OutboxState
from service.domain.plan_corrections import Corrected, plan_corrections
from service.domain.resolve import Setting
from service.domain.wording import count, listing
from service.errors import PermanentError, UnknownEntryError
from service.parsing.likeness import name_likeness
from service.store import actions, inbox, minutes, outbox, people
from service.store.engine import Connection, reading, transaction
from service.wiring import Service
from service.workflows.apply import apply

log = structlog.get_logger("minutepost")


def show_actions(service: Service, wanted: actions.Filter, limit: int) -> None:
    """Print actions by filter."""
    with reading(service.context.engine) as connection:
        found = actions.listing(connection, wanted, limit)
    today = today_in(service.context.house.zone, service.context.now())
    rows = [
        (a.id, a.text, listing(owners_in_words(a)) or "nobody", a.due or a.due_text, _status(a),
         progress(a.assignments), "overdue" if a.overdue(today) else "")
        for a in found
    ]  # fmt: skip
    out.print(table(count(len(found), "action"), ("ID", "What", "Who", "By", "Status", "", ""), rows))


def _status(action: Action) -> str:
    return {ActionStatus.NEEDS_ACTION: "open", ActionStatus.COMPLETED: "done"}.get(action.status, "cancelled")


def find_action(connection: Connection, start: str) -> Action:
    """The one action whose id begins with `start`. Raises UnknownEntryError for none and for several."""
    found = actions.find_like(connection, start)
    if len(found) == 1:
        return found[0]
    if not found:
        raise UnknownEntryError(f"There is no action {start}. `minutepost actions list` shows the ids.")
    raise UnknownEntryError(f"{len(found)} actions begin with {start}. Write more of the id.")


def close(service: Service, ids: Sequence[str]) -> list[str]:
    """Close actions; return what was done, in words."""
    return _carry_out(service, ids, lambda numbers: CloseActions(numbers=numbers))


def reopen(service: Service, ids: Sequence[str]) -> list[str]:
    """Reopen actions; return what was done, in words."""
    return _carry_out(service, ids, lambda numbers: ReopenActions(numbers=numbers))


def assign(service: Service, action_id: str, owners: Sequence[str]) -> list[str]:
    """Give an action to owners, who are written to; return what was done, in words."""
    addresses = tuple(owner if "@" in owner else "" for owner in owners)
    return _carry_out(
        service,
        [action_id],
        lambda numbers: AssignOwners(numbers=numbers, owners=tuple(owners), addresses=addresses),
    )


def _carry_out(service: Service, ids: Sequence[str], order: Callable[[tuple[int, ...]], Correction]) -> list[str]:
    """Decide as if the secretary had answered, without the receipt: the terminal is the answer."""
    context = service.context
    now = context.now()
    with transaction(context.engine) as connection:
        corrected = _corrected(connection, service, ids, now)
        changes = plan_corrections([order(tuple(corrected.actions))], corrected, now, today_in(context.house.zone, now))
        receipts = [post.letter for post in changes.posts if isinstance(post.letter, CorrectionReceipt)]
        for letter in receipts:
            for refused in letter.not_understood:
                raise PermanentError(f"{refused.text} is not in the directory. {refused.reason}")
        posts = tuple(post for post in changes.posts if not isinstance(post.letter, CorrectionReceipt))
        apply(connection, replace(changes, posts=posts), context)
    return [sentence for letter in receipts for sentence in letter.done]


def _corrected(connection: Connection, service: Service, ids: Sequence[str], now: datetime) -> Corrected:
    context = service.context
    numbered = {n: find_action(connection, start) for n, start in enumerate(ids, start=1)}
    body = numbered[1].body
    directory = context.directory().with_aliases(people.aliases_for(connection, body))
    return Corrected(
        # Each call is an occasion of its own: what it sends is not what an earlier one sent.
        entry=-int(now.timestamp() * 1000),
        message_id="",
        sender=Address("operator"),
        actions=numbered,
        record=minutes.get(connection, numbered[1].minutes_id),
        setting=Setting(
            directory=directory, similarity=name_likeness, body=directory.find_body(body), zone=context.house.zone
        ),
    )


def replay(service: Service, entry_id: int, *, trusted: bool) -> str:
    """Put a held or failed entry back and process it at once; return what became of it, in words.

    Raises UnknownEntryError, or IllegalTransitionError for an entry that is in neither state.
    """
    with transaction(service.context.engine) as connection:
        before = inbox.replay(connection, entry_id, trusted=trusted)
    if before is None:
        raise UnknownEntryError(f"There is no message {entry_id}. `minutepost status` shows those that wait.")
    done = service.process(entry_id)
    if done is None:
        return f"Message {entry_id} is being processed by another worker."
    service.deliver()
    return f"Message {entry_id} was {before.value}, is now {done.state.value}: {done.reason}"


def retry(service: Service, mail_id: int) -> str:
    """Queue a failed mail again and send what is due; return what became of it, in words.

    The same octets to the same address: for a mailbox that was full or a server that was misled. Raises
    UnknownEntryError for a mail that is not FAILED.
    """
    with transaction(service.context.engine) as connection:
        if not outbox.retry_failed(connection, mail_id, service.context.now()):
            raise UnknownEntryError(f"There is no failed mail {mail_id}. `minutepost status` shows them.")
    service.deliver()
    with reading(service.context.engine) as connection:
        mail = outbox.latest(connection, tuple(OutboxState), 1, after=mail_id - 1)[0]
    return f"Mail {mail_id} to {mail.recipient} is now {mail.state.value}: {mail.response or 'waiting to be sent'}"


def ignore(service: Service, entry_id: int, because: str) -> str:
    """Close a held or failed message, of which nothing is to come; return what was done, in words.

    Raises UnknownEntryError, or IllegalTransitionError for a message that does not wait for a person.
    """
    now = service.context.now()
    with transaction(service.context.engine) as connection:
        before = inbox.ignore(connection, entry_id, _by_operator(because, now), now)
    if before is None:
        raise UnknownEntryError(f"There is no message {entry_id}. `minutepost status` shows those that wait.")
    log.info("ignored", entry=entry_id, was=before.value, because=because)
    return f"Message {entry_id} was {before.value}, is now IGNORED."


def ignore_mail(service: Service, mail_id: int, because: str) -> str:
    """Close a mail that did not arrive; return what was done, in words. Raises as `ignore` does."""
    with transaction(service.context.engine) as connection:
        before = outbox.close_failed(connection, mail_id, _by_operator(because, service.context.now()))
    if before is None:
        raise UnknownEntryError(f"There is no mail {mail_id}. `minutepost status` shows those that did not arrive.")
    log.info("ignored", mail=mail_id, was=before.value, because=because)
    return f"Mail {mail_id} was {before.value}, is now CLOSED."


def _by_operator(because: str, now: datetime) -> str:
    return f"an operator closed it on {now.date().isoformat()}" + (f": {because}" if because else "")
