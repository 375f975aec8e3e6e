"""Deciding and wording before the turn to write comes: whoever holds it keeps others waiting. Decides nothing itself.

SQLite has one writer, and wording takes longer than all that is written. What was decided ahead holds where nobody
has written since. Otherwise it is decided once more, in turn, and those mails are kept whose letters come out the same.
PostgreSQL cannot say whether anybody has: there all is decided in turn, once.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field

from service.domain.changes import Changes
from service.store import people
from service.store.engine import Connection, others_wrote, reading
from service.workflows.apply import Worded, freeze
from service.workflows.context import Context

#: Mails worded ahead, so that minutes with a thousand actions stay small in memory; the others are worded in turn.
MOST = 200


@dataclass(frozen=True, slots=True)
class Ahead:
    """What was decided on what is known so far."""

    changes: Changes | None = None
    #: By which `others_wrote` tells whether it is still so.
    seen: int | None = None
    worded: Worded = field(default_factory=dict)

    def changes_that_hold(self, connection: Connection) -> Changes | None:
        """The changes, where nobody else has written since. Ask in the transaction that writes them."""
        return self.changes if self.seen is not None and others_wrote(connection) == self.seen else None


def look_ahead(
    connection: Connection,
    decide: Callable[[Connection], Changes],
    alive: people.Alive,
    context: Context,
    entry_id: int,
) -> Ahead:
    """Decide in a transaction that only reads, and word the mails outside any. Raises as deciding and wording do.

    A sender who is noted as away, or whose address failed, is written down first: nothing is decided ahead then; nor
    where the database cannot tell whether it still holds.
    """
    with reading(connection):
        seen = others_wrote(connection)
        if seen is None or people.is_news(connection, alive):
            return Ahead()
        changes = decide(connection)
    return Ahead(changes, seen, _word(changes, context, entry_id))


def _word(changes: Changes, context: Context, entry_id: int) -> Worded:
    now = changes.at or context.now()
    return {post.dedupe_key: (post, freeze(post, context, now, entry_id)) for post in changes.posts[:MOST]}
