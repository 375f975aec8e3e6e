"""What several mailboxes' polls did, as one."""

from __future__ import annotations

from service.workflows.ingest import Polled, together


def test_several_polls_keep_what_each_could_not_do() -> None:
    done = [Polled((1,), 2), Polled((3,), 1, stuck="full"), Polled((), 0, unread="hung up")]
    assert together(done) == Polled((1, 3), 3, stuck="full", unread="hung up")
