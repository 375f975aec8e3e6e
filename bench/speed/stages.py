"""Where the processor's time of a unit goes: the whole service in this process, sampled by the kernel's CPU timer.

At each sample the processor time that the main thread took since the last belongs to the innermost layer of the service
on its stack; libraries count for the layer that called them. What the process took beyond it is the work of the threads
that hand mails over. It also rises where neighbours share the core, so a fixed piece of work is timed beside.
"""

from __future__ import annotations

import os
import signal
import time
from collections import defaultdict
from collections.abc import Iterator
from contextlib import closing, contextmanager
from dataclasses import dataclass
from pathlib import Path
from types import FrameType

from bench.speed import corpus
from bench.speed.house import House, fill_maildir, imap_settings
from service import logs
from service.settings import load
from service.wiring import Service, build
from tests.servers.dovecot import Dovecot
from tests.servers.programs import ROOT
from tests.servers.smtp_fast import FastSink

#: Seconds of processor time between two samples; the kernel may take longer steps.
_STEP = 0.001
#: What other threads do than the main one.
_BESIDE = "SMTP, in its threads"
#: What the layers do, by where their files lie; the first that fits a file counts.
STAGES = {
    "service/mail/render": "words from templates",
    "service/mail/inlining": "words from templates",
    "service/mail/filling": "words from templates",
    "service/mail/answer": "words from templates",
    "service/domain/wording": "words from templates",
    "templates/": "words from templates",
    "service/mail/write": "mails to octets",
    "service/mail/fields": "mails to octets",
    "service/calendaring/": "calendar objects",
    "service/mail/": "reading the message",
    "service/documents/": "reading documents",
    "service/parsing/": "parsing minutes",
    "service/domain/": "deciding",
    "service/store/": "store",
    "service/transport/imap": "IMAP",
    "service/transport/": "SMTP",
    "service/workflows/": "workflows",
}


@dataclass(frozen=True, slots=True)
class Split:
    """Milliseconds of processor time for a unit: in all, by stage, and of a fixed piece of work beside it."""

    total: float
    stages: dict[str, float]
    fixed: float


def split(units: int, warm_up: int, dovecot: Dovecot, user: str, folder: Path) -> Split:
    """Run messages through the service, in this process on SQLite, and say where the time went."""
    with closing(FastSink()) as sink:
        sink.start()
        house = House(folder, f"sqlite:///{folder}/m.db", sink.port, **imap_settings(dovecot, user))
        service = _service(house)
        maildir, owner = dovecot.maildir(user), (dovecot.user.pw_uid, dovecot.user.pw_gid)
        fill_maildir(maildir, range(warm_up), owner)
        _run(service)
        fill_maildir(maildir, range(warm_up, warm_up + units), owner)
        with _sampled() as samples:
            began = time.process_time()
            fixed = _run(service)
            total = time.process_time() - began - sum(fixed)
        assert sink.counted()[0] == (warm_up + units) * corpus.MAILS
    samples.pop("the fixed work", None)
    seen = sum(samples.values())
    ranked = sorted(samples.items(), key=lambda found: -found[1])
    stages = {stage: 1000 * total * seconds / seen / units for stage, seconds in ranked}
    return Split(1000 * total / units, stages, 1000 * sum(fixed) / max(len(fixed), 1))


def _service(house: House) -> Service:
    """The service of an installation, in this process."""
    os.environ |= house.environment
    logs.configure("warning")
    return build(load())


def _run(service: Service) -> list[float]:
    """Poll, process, deliver, move, as the tasks do; return the seconds that the fixed work took in between."""
    polled = service.poll()
    fixed = []
    for number, entry in enumerate(polled.recorded if polled else ()):
        service.process(entry)
        service.deliver_batch()
        if number % 10 == 0:
            fixed.append(_fixed_work())
    service.poll()
    return fixed


def _fixed_work() -> float:
    """Seconds of processor time for work that never changes: how busy this core is with others."""
    began = time.process_time()
    words: dict[int, str] = {}
    for number in range(10_000):
        words[number % 1000] = str(number).upper()
    return time.process_time() - began


@contextmanager
def _sampled() -> Iterator[dict[str, float]]:
    """Seconds of processor time by stage, filled while the block runs."""
    samples: dict[str, float] = defaultdict(float)
    before = (time.thread_time(), time.process_time())

    def note(_signal: int, frame: FrameType | None) -> None:
        nonlocal before
        now = (time.thread_time(), time.process_time())
        ours, everybody = (after - then for after, then in zip(now, before, strict=True))
        samples[_stage(frame)] += ours
        samples[_BESIDE] += max(everybody - ours, 0)
        before = now

    handler = signal.signal(signal.SIGPROF, note)
    signal.setitimer(signal.ITIMER_PROF, _STEP, _STEP)
    try:
        yield samples
    finally:
        signal.setitimer(signal.ITIMER_PROF, 0)
        signal.signal(signal.SIGPROF, handler)


def _stage(frame: FrameType | None) -> str:
    while frame is not None:
        name = frame.f_code.co_filename.removeprefix(f"{ROOT}/")
        if frame.f_code is _fixed_work.__code__:
            return "the fixed work"
        found = next((stage for start, stage in STAGES.items() if name.startswith(start)), None)
        if found is not None:
            return found
        frame = frame.f_back
    return "anything else"
