"""What the numbers in a mail of ours stand for, as the store has it now. Knows refs ("2" to "action:id"), no words."""

from __future__ import annotations

from collections.abc import Mapping

from service.domain.action import Action
from service.domain.changes import MinutesRecord, PossibleAction
from service.domain.invitation import ScheduledMeeting
from service.store import actions, meetings, minutes
from service.store.engine import Connection


def targets(refs: Mapping[str, str], kind: str, prefix: str = "") -> dict[int, str]:
    """Number to id, for the refs of one kind ("action", "possible", "meeting")."""
    found: dict[int, str] = {}
    for typed, ref in refs.items():
        name, _, target = ref.partition(":")
        number = typed.removeprefix(prefix).strip()
        if name == kind and number.isdigit():
            found[int(number)] = target
    return found


def numbered_actions(connection: Connection, refs: Mapping[str, str]) -> dict[int, Action]:
    """Number to the action, locked until the transaction ends."""
    wanted = targets(refs, "action")
    known = actions.by_ids(connection, list(wanted.values()), lock=True)
    return {number: known[target] for number, target in wanted.items() if target in known}


def numbered_possible(
    connection: Connection, refs: Mapping[str, str], record: MinutesRecord | None
) -> dict[int, PossibleAction]:
    """Number, without its P, to the possible action of these minutes."""
    known = {item.id: item for item in actions.possible_of_minutes(connection, record.id)} if record else {}
    return {number: known[t] for number, t in targets(refs, "possible", "p").items() if t in known}


def numbered_meetings(connection: Connection, refs: Mapping[str, str]) -> dict[int, ScheduledMeeting]:
    """Number to the meeting."""
    wanted = targets(refs, "meeting", "meeting")
    known = meetings.by_uids(connection, list(wanted.values()))
    return {number: known[target] for number, target in wanted.items() if target in known}


def record_meant(connection: Connection, refs: Mapping[str, str]) -> MinutesRecord | None:
    """The minutes that the mail was about; None where it was about none, like a digest."""
    kind, _, minutes_id = refs.get("minutes", "").partition(":")
    return minutes.get(connection, minutes_id) if kind == "minutes" else None
