"""Every adapter that a score program outside this project is given: `bench.adapters:<name>`."""

from __future__ import annotations

from bench.mail_adapters import visible_text

__all__ = ["visible_text"]
