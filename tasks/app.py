"""The Celery application: queues and routes. Its configuration is read at first use, never at import.

Scaled: `celery -A tasks.app worker` on any number of machines and one `celery -A tasks.app beat`, with Redis.
Embedded: tasks/embedded.py runs both in one process. The row is the truth; a task is a hint that may be lost or run
twice without harm.
"""

from __future__ import annotations

from contextlib import suppress

from celery import Celery
from celery.signals import setup_logging, worker_ready
from kombu.exceptions import OperationalError

from service.errors import ConfigurationError
from service.wiring import service
from tasks.log_lines import use_our_form

#: What a process that has just started asks for: whatever lay about while none ran is taken up at once.
AT_START = ("tasks.inbound.sweep_inbox", "tasks.outbound.deliver_due", "tasks.inbound.poll_mailbox")

app = Celery("minutepost", include=["tasks.inbound", "tasks.outbound", "tasks.periodic"])
app.config_from_object("tasks.configuration")
setup_logging.connect(use_our_form)


@worker_ready.connect
def serve_metrics(**_: object) -> None:
    """Serve metrics and health from the worker, where a port is set and no other worker of this machine has it."""
    with suppress(ConfigurationError):
        service().serve_metrics()


@worker_ready.connect
def take_up(**_: object) -> None:
    """Ask for a sweep and a poll: beat ticks only after its intervals. Without a broker those ticks are enough."""
    with suppress(OperationalError):
        for task in AT_START:
            app.send_task(task)
