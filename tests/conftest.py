"""Shared by all tests: the servers as fixtures, started by whoever asks for one."""

from __future__ import annotations

pytest_plugins = ("tests.servers.fixtures",)
