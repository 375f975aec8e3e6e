"""The tables. Knows columns, keys and indexes; the other modules of the store hold the queries.

Two identities inbound: (mailbox, UIDVALIDITY, UID) is the cursor (`arrivals`), (Message-ID, sha256) the identity
(`inbox`). One outbox row per recipient with its octets frozen; its dedupe key is unique, so queueing twice is once.
"""

from __future__ import annotations

from sqlalchemy import (
    BigInteger,
    Boolean,
    Column,
    Date,
    ForeignKey,
    Index,
    Integer,
    LargeBinary,
    MetaData,
    Table,
    Text,
    Time,
    UniqueConstraint,
)

from service.store.columns import Instant, Json

metadata = MetaData(
    naming_convention={
        "ix": "ix_%(table_name)s_%(column_0_N_name)s",
        "uq": "uq_%(table_name)s_%(column_0_N_name)s",
        "fk": "fk_%(table_name)s_%(column_0_N_name)s",
        "pk": "pk_%(table_name)s",
    }
)

inbox = Table(
    "inbox",
    metadata,
    Column("id", Integer, primary_key=True),
    Column("message_id", Text, nullable=False),
    Column("sha256", Text, nullable=False),
    #: Null once purged.
    Column("octets", LargeBinary),
    Column("size", Integer, nullable=False),
    Column("sender", Text, nullable=False, server_default=""),
    Column("subject", Text, nullable=False, server_default=""),
    Column("received_at", Instant, nullable=False),
    Column("state", Text, nullable=False),
    Column("kind", Text, nullable=False, server_default=""),
    #: The classification rules that hit, in order.
    Column("rules", Json, nullable=False, server_default="[]"),
    #: Why it is in its state, one line for a person.
    Column("reason", Text, nullable=False, server_default=""),
    #: Traceback of the last failure.
    Column("error", Text, nullable=False, server_default=""),
    Column("attempts", Integer, nullable=False, server_default="0"),
    Column("lease_until", Instant),
    Column("handled_at", Instant),
    #: A person vouched for the sender when replaying.
    Column("trusted", Boolean, nullable=False, server_default="0"),
    UniqueConstraint("message_id", "sha256"),
    Index("ix_inbox_state_id", "state", "id"),
)

arrivals = Table(
    "arrivals",
    metadata,
    Column("mailbox", Text, primary_key=True),
    Column("uidvalidity", BigInteger, primary_key=True, autoincrement=False),
    Column("uid", Text, primary_key=True),
    Column("entry_id", ForeignKey("inbox.id", ondelete="CASCADE"), nullable=False, index=True),
    #: When it was moved to its folder; null while it still lies in the mailbox.
    Column("moved_at", Instant),
    Index("ix_arrivals_unmoved", "mailbox", "moved_at"),
)

outbox = Table(
    "outbox",
    metadata,
    Column("id", Integer, primary_key=True),
    Column("dedupe_key", Text, nullable=False, unique=True),
    Column("kind", Text, nullable=False),
    #: Contact key; "" for somebody outside the directory.
    Column("contact", Text, nullable=False),
    Column("recipient", Text, nullable=False),
    Column("subject", Text, nullable=False),
    Column("message_id", Text, nullable=False, unique=True),
    #: The reply token in the Message-ID, for servers that rewrite Message-IDs: it is in the plus-address too.
    Column("tag", Text, nullable=False, index=True),
    #: Null once purged.
    Column("octets", LargeBinary),
    #: The text part as sent: what a reply's quote is subtracted from.
    Column("words", Text, nullable=False),
    Column("refs", Json, nullable=False),
    Column("state", Text, nullable=False),
    Column("attempts", Integer, nullable=False, server_default="0"),
    #: When it may be sent next.
    Column("due_at", Instant, nullable=False),
    Column("lease_until", Instant),
    Column("created_at", Instant, nullable=False),
    Column("sent_at", Instant),
    #: The server's words, or the error.
    Column("response", Text, nullable=False, server_default=""),
    #: The inbound entry that caused it.
    Column("entry_id", ForeignKey("inbox.id", ondelete="SET NULL"), index=True),
    #: True for an answer to somebody (RFC 3834 auto-replied); these are counted per day.
    Column("answer", Boolean, nullable=False, server_default="0"),
    Index("ix_outbox_state_due", "state", "due_at"),
    Index("ix_outbox_recipient_created", "recipient", "created_at"),
)

minutes = Table(
    "minutes",
    metadata,
    Column("id", Text, primary_key=True),
    Column("body", Text, nullable=False),
    Column("title", Text, nullable=False),
    Column("held_on", Date),
    Column("secretary", Text, nullable=False),
    Column("waiting", Boolean, nullable=False, server_default="0"),
    Column("created_at", Instant, nullable=False),
    Index("ix_minutes_body_held_on", "body", "held_on"),
    Index("ix_minutes_held_on", "held_on"),
)

actions = Table(
    "actions",
    metadata,
    Column("id", Text, primary_key=True),
    Column("minutes_id", ForeignKey("minutes.id", ondelete="CASCADE"), nullable=False, index=True),
    Column("body", Text, nullable=False),
    Column("text", Text, nullable=False),
    Column("owners", Json, nullable=False),
    Column("due", Date),
    Column("due_text", Text, nullable=False, server_default=""),
    Column("optional", Boolean, nullable=False, server_default="0"),
    Column("status", Text, nullable=False),
    Column("line", Integer, nullable=False, server_default="0"),
    Column("ordinal", Integer, nullable=False, server_default="0"),
    Column("reference", Text, nullable=False, server_default=""),
    Column("minuted_on", Date),
    Column("created_at", Instant, nullable=False),
    Column("closed_at", Instant),
    Column("topic", Text, nullable=False, server_default=""),
    Column("revised_on", Date),
    Column("minuted_owners", Json),
    Column("minuted_due", Date),
    Column("minuted_due_text", Text, nullable=False, server_default=""),
    Index("ix_actions_body_status", "body", "status"),
    Index("ix_actions_status_due", "status", "due"),
)

possible_actions = Table(
    "possible_actions",
    metadata,
    Column("id", Text, primary_key=True),
    Column("minutes_id", ForeignKey("minutes.id", ondelete="CASCADE"), nullable=False, index=True),
    Column("text", Text, nullable=False),
    Column("owners", Json, nullable=False),
    Column("due", Date),
    Column("due_text", Text, nullable=False, server_default=""),
    Column("line", Integer, nullable=False, server_default="0"),
    Column("taken_up_at", Instant),
)

assignments = Table(
    "assignments",
    metadata,
    Column("id", Text, primary_key=True),
    Column("action_id", ForeignKey("actions.id", ondelete="CASCADE"), nullable=False, index=True),
    Column("contact", Text, nullable=False),
    Column("party", Text, nullable=False),
    Column("finish", Text, nullable=False),
    Column("because", Text, nullable=False, server_default=""),
    Column("status", Text, nullable=False),
    Column("notified_at", Instant),
    Column("closed_at", Instant),
    Column("reminders", Integer, nullable=False, server_default="0"),
    Column("reminded_on", Date),
    Column("muted", Boolean, nullable=False, server_default="0"),
    Index("ix_assignments_contact_status", "contact", "status"),
    Index("ix_assignments_status_reminded_on", "status", "reminded_on"),
)

history = Table(
    "history",
    metadata,
    Column("id", Integer, primary_key=True),
    Column("action_id", Text, nullable=False, index=True),
    Column("at", Instant, nullable=False),
    Column("what", Text, nullable=False),
    Column("detail", Text, nullable=False, server_default=""),
    Column("actor", Text, nullable=False, server_default=""),
    Column("comment", Boolean, nullable=False, server_default="0"),
    #: The inbound entry by which it happened.
    Column("entry_id", Integer),
)

meetings = Table(
    "meetings",
    metadata,
    Column("uid", Text, primary_key=True),
    Column("body", Text, nullable=False),
    Column("title", Text, nullable=False),
    Column("on", Date, nullable=False),
    Column("starts", Time),
    Column("ends", Time),
    Column("zone", Text, nullable=False),
    Column("venue", Text),
    Column("link", Text, nullable=False, server_default=""),
    Column("sequence", Integer, nullable=False),
    Column("status", Text, nullable=False),
    #: SEQUENCE at which the time last changed; older answers are stale (RFC 5546 2.1.5).
    Column("time_sequence", Integer, nullable=False, server_default="0"),
    #: SEQUENCE of the last change that everybody invited is told of.
    Column("content_sequence", Integer, nullable=False, server_default="0"),
    #: Date of the meeting whose minutes announced it last; older minutes change nothing.
    Column("announced_on", Date),
    #: Why nobody is invited before the secretary has said yes; "" for an ordinary meeting.
    Column("held", Text, nullable=False, server_default=""),
    #: Day, hours and venue by the minutes, where the secretary set otherwise.
    Column("minuted", Json),
    Index("ix_meetings_body_on", "body", "on"),
    Index("ix_meetings_on", "on"),
)

invitees = Table(
    "invitees",
    metadata,
    Column("uid", ForeignKey("meetings.uid", ondelete="CASCADE"), primary_key=True),
    Column("contact", Text, primary_key=True),
    Column("name", Text, nullable=False),
    Column("address", Text, nullable=False),
    Column("partstat", Text, nullable=False),
    Column("invited_sequence", Integer, nullable=False),
    Column("answered_sequence", Integer),
    Column("answered_stamp", Instant),
    Column("comment", Text, nullable=False, server_default=""),
    Column("removed", Boolean, nullable=False, server_default="0"),
    Column("nudged_at", Instant),
)

aliases = Table(
    "aliases",
    metadata,
    Column("body", Text, primary_key=True),
    Column("alias", Text, primary_key=True),
    Column("target", Text, nullable=False),
)

#: People whose address the secretary gave in a reply; the directory's file wins over them.
contacts = Table(
    "contacts",
    metadata,
    Column("address", Text, primary_key=True),
    Column("name", Text, nullable=False),
    Column("learnt_at", Instant, nullable=False),
)

#: Directories sent by mail or imported; the newest wins over the file until that changes.
directories = Table(
    "directories",
    metadata,
    Column("id", Integer, primary_key=True),
    Column("name", Text, nullable=False),
    Column("octets", LargeBinary, nullable=False),
    #: The file that it replaced: once that changes, the file is in force again.
    Column("file_stamp", Text, nullable=False),
    Column("taken_at", Instant, nullable=False),
)

absences = Table(
    "absences",
    metadata,
    Column("contact", Text, primary_key=True),
    Column("until", Date),
    Column("deputy", Text, nullable=False, server_default=""),
    Column("text", Text, nullable=False, server_default=""),
    Column("noted_at", Instant, nullable=False),
)

failed_addresses = Table(
    "failed_addresses",
    metadata,
    Column("address", Text, primary_key=True),
    Column("status", Text, nullable=False, server_default=""),
    Column("diagnostic", Text, nullable=False, server_default=""),
    Column("failed_at", Instant, nullable=False),
)

#: Small facts by name: when a digest was last made, when the mailbox was last read.
marks = Table(
    "marks",
    metadata,
    Column("name", Text, primary_key=True),
    Column("value", Text, nullable=False),
    Column("at", Instant, nullable=False),
)

leases = Table(
    "leases",
    metadata,
    Column("name", Text, primary_key=True),
    Column("holder", Text, nullable=False),
    Column("until", Instant, nullable=False),
)
