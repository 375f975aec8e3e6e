"""Minutes whose words a program saw in a picture wait for their secretary."""

from __future__ import annotations

from service.domain.message import Address
from service.domain.minutes import Meeting, Minutes
from service.domain.plan_minutes import Arrival, record_of


def arrival(*, recognised: bool) -> Arrival:
    sender = Address("nell@x.example")
    return Arrival(entry=1, sender=sender, message_id="m@x.example", sources=("scan.pdf",), recognised=recognised)


def test_nothing_is_sent_on_recognised_words_before_somebody_has_looked() -> None:
    minutes = Minutes(meeting=Meeting(title="Harbour Group"))
    assert record_of(minutes, None, None, arrival(recognised=True)).waiting
    assert not record_of(minutes, None, None, arrival(recognised=False)).waiting
