"""Celery's settings, by Celery's names, from the service's settings. Imported when Celery first needs one.

The Redis values are those under which no task was lost in any measured crash; without a server behind the broker
tasks may be lost, and the sweeps find their rows.
"""

from __future__ import annotations

import sys
from typing import Any

from celery.schedules import crontab

from service.errors import ConfigurationError
from service.settings import Settings, load


def _load() -> Settings:
    try:
        return load()
    except ConfigurationError as error:
        sys.stderr.write(f"{error}\n")
        raise SystemExit(2) from None


_settings = _load()
_memory = _settings.broker.url.startswith("memory://")

broker_url = "memory://localhost/" if _memory else _settings.broker.url
if _settings.broker.url.startswith(("redis://", "rediss://")):
    broker_transport = "tasks.redis_broker:Transport"
broker_connection_retry_on_startup = True
broker_connection_max_retries = None  # a worker waits for Redis as long as it takes
broker_transport_options: dict[str, Any] = (
    {"polling_interval": 0.05}
    if _memory
    else {
        "visibility_timeout": 3600,  # longer than any task: a shorter one started a 14 s task four times
        "unacked_restore_interval": 10,
        "unacked_restore_throttle": 1,  # kombu's default sweeps lost tasks only every 100 s
        "socket_timeout": 30,
        "socket_keepalive": True,
        "health_check_interval": 25,
    }
)
task_acks_late = True
task_reject_on_worker_lost = True
task_ignore_result = True
task_serializer = "json"
accept_content = ["json"]
task_time_limit = 600
task_soft_time_limit = 540
worker_prefetch_multiplier = 1
# A task is finished whatever becomes of the broker: one stopped between a server's 250 and our commit sends twice.
worker_cancel_long_running_tasks_on_connection_loss = False
worker_hijack_root_logger = False
worker_redirect_stdouts = False  # our lines as they are, whether key=value or JSON
worker_send_task_events = False
timezone = _settings.zone
enable_utc = True
beat_schedule_filename = str(_settings.path(_settings.state) / "beat-schedule")

task_default_queue = "inbound"
task_routes = {
    "tasks.inbound.*": {"queue": "inbound"},
    "tasks.outbound.*": {"queue": "outbound"},
    "tasks.periodic.*": {"queue": "inbound"},
}

_poll = _settings.mailbox.poll_seconds


def _every(task: str, seconds: float) -> dict[str, Any]:
    """A tick that is dropped where it was not taken up before the next."""
    return {"task": task, "schedule": seconds, "options": {"expires": max(seconds, 1)}}


beat_schedule: dict[str, dict[str, Any]] = {
    "poll": _every("tasks.inbound.poll_mailbox", _poll),
    "sweep-inbox": _every("tasks.inbound.sweep_inbox", max(_poll, 30)),
    "sweep-outbox": _every("tasks.outbound.deliver_due", min(_poll, 30)),
    # Ticks every quarter of an hour make up for slots that a machine switched off has missed; each slot is done once.
    "reminders": _every("tasks.periodic.remind", 900),
    "digests": _every("tasks.periodic.send_digests", 900),
    "feeds": _every("tasks.periodic.write_feeds", 300),
    "purge": {"task": "tasks.periodic.purge", "schedule": crontab(minute="17", hour="3")},
}
