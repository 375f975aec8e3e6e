"""Entries of one task: what takes long leaves the rest to the next, so that no time limit meets the wrong message."""

from __future__ import annotations

from dataclasses import dataclass, field

import pytest

from service.domain.inbox import InboxState
from service.workflows.process import Processed
from tasks import inbound


@dataclass(slots=True)
class SlowService:
    """Takes so many seconds over each entry, each of which brings a mail about."""

    seconds: float
    now: float = 1000.0
    done: list[int] = field(default_factory=list)

    def process(self, entry_id: int) -> Processed:
        self.now += self.seconds
        self.done.append(entry_id)
        return Processed(entry_id=entry_id, state=InboxState.HANDLED, kind="", reason="", queued=(1,))


@pytest.mark.parametrize(("seconds", "done"), [(0.2, 8), (20, 3), (500, 1)])
def test_what_takes_long_leaves_the_rest_to_another_task(
    monkeypatch: pytest.MonkeyPatch, seconds: float, done: int
) -> None:
    slow = SlowService(seconds)
    asked: list[tuple[int, ...]] = []
    sending: list[None] = []
    monkeypatch.setattr(inbound, "service", lambda: slow)
    monkeypatch.setattr(inbound, "monotonic", lambda: slow.now)
    monkeypatch.setattr(inbound.process_entry, "delay", lambda *ids: asked.append(ids))
    monkeypatch.setattr(inbound.deliver_due, "delay", lambda: sending.append(None))
    entries = tuple(range(1, 9))
    inbound.process_entry(*entries)
    assert slow.done == list(entries[:done])
    assert asked == ([entries[done:]] if done < 8 else [])
    assert len(sending) == 1
