"""Where a process can be made to die: before and after each commit, after each answer of a server. Test code only."""

from __future__ import annotations

import imaplib
import os
import signal
import smtplib
from collections import Counter
from collections.abc import Callable
from typing import Any

from sqlalchemy.engine.default import DefaultDialect

KINDS = ("before a commit", "after a commit", "after an SMTP answer", "after an IMAP answer")


class CrashPoints:
    """Counts what happens; at the chosen moment the process kills itself as kill -9 does."""

    def __init__(self, kind: str = "", at: int = 0) -> None:
        self.seen: Counter[str] = Counter()
        self._kind, self._at = kind, at

    def install(self) -> None:
        """From now on, in this process."""
        commit = DefaultDialect.do_commit

        def do_commit(dialect: DefaultDialect, connection: Any) -> None:
            self.reach("before a commit")
            commit(dialect, connection)
            self.reach("after a commit")

        DefaultDialect.do_commit = do_commit  # type: ignore[method-assign]
        smtplib.SMTP.getreply = self._after(smtplib.SMTP.getreply, "after an SMTP answer")  # type: ignore[method-assign]
        complete = imaplib.IMAP4._command_complete  # type: ignore[attr-defined]
        imaplib.IMAP4._command_complete = self._after(complete, "after an IMAP answer")  # type: ignore[attr-defined]

    def _after(self, call: Callable[..., Any], kind: str) -> Callable[..., Any]:
        def called(*arguments: Any, **named: Any) -> Any:
            answer = call(*arguments, **named)
            self.reach(kind)
            return answer

        return called

    def reach(self, kind: str) -> None:
        """One more of this kind: die here?"""
        self.seen[kind] += 1
        if kind == self._kind and self.seen[kind] == self._at:
            os.kill(os.getpid(), signal.SIGKILL)
