"""Prometheus metrics and health on one small port, asked of the database at each visit.

That is right for any number of processes. A visit reads what waits, by index, never the history: it costs the same
after years.
"""

from __future__ import annotations

import logging
import sys
import threading
from collections.abc import Callable, Iterable, Mapping, Sequence
from datetime import datetime
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

from prometheus_client import CollectorRegistry, generate_latest
from prometheus_client.core import CounterMetricFamily, GaugeMetricFamily, Metric
from prometheus_client.registry import Collector

from service.errors import ConfigurationError, MinutepostError
from service.store import actions, inbox, marks, outbox
from service.store.engine import Connection, Engine, reading

log = logging.getLogger(__name__)

#: HTTP status and text.
Answer = tuple[int, str]

#: Seconds that a visit waits for the database, and visits that may wait at the same time: Prometheus and health checks
#: give up after ten, and a database that hangs must not gather threads and connections.
PATIENCE, MOST_WAITING = 5.0, 4


class StoreCollector(Collector):
    """What waits, how long the oldest has waited, and how much there has been."""

    def __init__(self, engine: Engine, mailboxes: Sequence[str], now: Callable[[], datetime]) -> None:
        self._engine, self._mailboxes, self._now = engine, mailboxes, now

    def collect(self) -> Iterable[Metric]:
        """One family for each thing that an alert can be about. Raises StoreUnavailableError."""
        with reading(self._engine) as connection:
            return [*_waiting(connection), *_so_far(connection), *self._ages(connection)]

    def _ages(self, connection: Connection) -> Iterable[Metric]:
        ages = {
            "minutepost_oldest_message_seconds": (
                "Seconds that the oldest message not yet processed has waited", inbox.oldest_received(connection)
            ),
            "minutepost_oldest_mail_seconds": (
                "Seconds that the oldest mail not yet sent has waited", outbox.oldest_waiting(connection)
            ),
        }  # fmt: skip
        for name, (words, since) in ages.items():
            yield _gauge(name, words, (self._now() - since).total_seconds() if since else 0)
        words = "Seconds since a mailbox was last read"
        family = GaugeMetricFamily("minutepost_mailbox_age_seconds", words, labels=["mailbox"])
        for mailbox in self._mailboxes:
            if polled := marks.get(connection, f"polled/{mailbox}"):
                family.add_metric([mailbox], (self._now() - polled[1]).total_seconds())
        yield family


def _waiting(connection: Connection) -> Iterable[Metric]:
    yield _family("minutepost_messages", "Messages that wait, by state", inbox.waiting_counts(connection))
    yield _family("minutepost_mails", "Mails that wait or did not arrive, by state", outbox.waiting_counts(connection))
    yield _gauge("minutepost_open_actions", "Actions that are open", actions.open_count(connection))


def _so_far(connection: Connection) -> Iterable[Metric]:
    for name, words, number in (
        ("minutepost_messages_recorded", "Messages recorded", inbox.recorded_so_far(connection)),
        ("minutepost_mails_queued", "Mails queued", outbox.queued_so_far(connection)),
    ):
        yield CounterMetricFamily(name, words, value=number)


def _gauge(name: str, words: str, value: float) -> Metric:
    return GaugeMetricFamily(name, words, value=value)


def _family(name: str, words: str, counts: Mapping[str, int]) -> Metric:
    family = GaugeMetricFamily(name, words, labels=["state"])
    for state, number in counts.items():
        family.add_metric([state], number)
    return family


def serve(host: str, port: int, collector: StoreCollector, ready: Callable[[], Answer]) -> None:
    """Serve /metrics, /healthz and /readyz in a thread. Raises ConfigurationError where the port is taken.

    healthz answers while the process runs; readyz says whether what it needs is there.
    """
    registry = CollectorRegistry(auto_describe=False)
    registry.register(collector)
    pages: Mapping[str, Callable[[], Answer]] = {
        "/metrics": lambda: (200, generate_latest(registry).decode()),
        "/healthz": lambda: (200, "alive\n"),
        "/readyz": ready,
    }
    try:
        server = _Server((host, port), _handler(pages))
    except OSError as error:
        problem = f"port {port} cannot be used ({error.strerror})"
        raise ConfigurationError("metrics_port", problem, "Name a free port, or 0 for none.") from None
    threading.Thread(target=server.serve_forever, name="metrics", daemon=True).start()


class _Server(ThreadingHTTPServer):
    """One whose visitors may leave before the answer."""

    def handle_error(self, request: object, client_address: object) -> None:  # noqa: ARG002 - the base class's signature
        """The base class prints a stack. Whoever left early is nobody's news."""
        error = sys.exc_info()[1]
        if not isinstance(error, ConnectionError):
            log.warning("a visit to the metrics failed: %s", error)


def _handler(pages: Mapping[str, Callable[[], Answer]]) -> type[BaseHTTPRequestHandler]:
    class Handler(BaseHTTPRequestHandler):
        """Answers from `pages`."""

        def do_GET(self) -> None:
            status, words = _answer(pages, self.path.partition("?")[0])
            octets = words.encode()
            self.send_response(status)
            self.send_header("Content-Type", "text/plain; version=0.0.4; charset=utf-8")
            self.send_header("Content-Length", str(len(octets)))
            self.end_headers()
            self.wfile.write(octets)

        def log_message(self, *_: object) -> None:
            """Visits are nobody's news."""

    return Handler


def _answer(pages: Mapping[str, Callable[[], Answer]], path: str) -> Answer:
    if path not in pages:
        return 404, f"There are {', '.join(pages)}.\n"
    if path == "/healthz":  # asks for nothing that others may be waiting for
        return pages[path]()
    return _in_time(pages[path])


_waiting_visits = threading.BoundedSemaphore(MOST_WAITING)


def _in_time(page: Callable[[], Answer]) -> Answer:
    """What the page says, or that it took too long; it is left behind in its thread, which ends with the process."""
    answers: list[Answer] = []

    def look() -> None:
        try:
            answers.append(_explained(page))
        finally:
            _waiting_visits.release()

    if not _waiting_visits.acquire(blocking=False):
        return 503, "too many visits at once: others still wait for the database\n"
    thread = threading.Thread(target=look, name="visit", daemon=True)
    thread.start()
    thread.join(PATIENCE)
    return answers[0] if answers else (503, f"the database did not answer within {PATIENCE:g} seconds\n")


def _explained(page: Callable[[], Answer]) -> Answer:
    try:
        return page()
    except MinutepostError as error:
        return 503, f"{error}\n"
    except Exception:
        log.exception("a page of the metrics could not be made")
        return 500, "it could not be made; see the log\n"
