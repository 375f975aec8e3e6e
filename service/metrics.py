"""Prometheus metrics, counted from the database when they are asked for: right for any number of processes."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from datetime import datetime

from prometheus_client import CollectorRegistry, start_http_server
from prometheus_client.core import GaugeMetricFamily
from prometheus_client.registry import Collector

from service.errors import ConfigurationError
from service.store import actions, inbox, marks, outbox
from service.store.engine import Engine, reading


class StoreCollector(Collector):
    """Gauges of what is where."""

    def __init__(self, engine: Engine, mailbox: str, now: Callable[[], datetime]) -> None:
        self._engine, self._mailbox, self._now = engine, mailbox, now

    def collect(self) -> Iterable[GaugeMetricFamily]:
        """One family for each kind of row, and the age of the last look into the mailbox."""
        with reading(self._engine) as connection:
            families = [
                _family("minutepost_messages", "Inbound messages by state", inbox.counts(connection)),
                _family("minutepost_mails", "Outgoing mails by state", outbox.counts(connection)),
                _family("minutepost_actions", "Actions by status", actions.counts(connection)),
            ]
            polled = marks.get(connection, f"polled/{self._mailbox}")
        if polled:
            age = (self._now() - polled[1]).total_seconds()
            gauge = GaugeMetricFamily("minutepost_mailbox_age_seconds", "Seconds since the mailbox was last read")
            gauge.add_metric([], age)
            families.append(gauge)
        return families


def _family(name: str, words: str, counts: Mapping[str, int]) -> GaugeMetricFamily:
    family = GaugeMetricFamily(name, words, labels=["state"])
    for state, number in counts.items():
        family.add_metric([state], number)
    return family


def serve(port: int, collector: StoreCollector) -> None:
    """Serve metrics on loopback in a thread of their own. Raises ConfigurationError where the port is taken."""
    registry = CollectorRegistry()
    registry.register(collector)
    try:
        start_http_server(port, addr="127.0.0.1", registry=registry)
    except OSError as error:
        problem = f"port {port} cannot be used ({error.strerror})"
        raise ConfigurationError("metrics_port", problem, "Name a free port, or 0 for none.") from None
