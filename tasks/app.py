"""The Celery application: queues and routes. Its configuration is read at first use, never at import.

Scaled: `celery -A tasks.app worker` on any number of machines and one `celery -A tasks.app beat`, with Redis.
Embedded: tasks/embedded.py runs both in one process. The row is the truth; a task is a hint that may be lost or run
twice without harm.
"""

from __future__ import annotations

from celery import Celery

app = Celery("minutepost", include=["tasks.inbound", "tasks.outbound", "tasks.periodic"])
app.config_from_object("tasks.configuration")
