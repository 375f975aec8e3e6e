"""Shared by all tests: the servers as fixtures, started by whoever asks for one; Hypothesis without a stop watch."""

from __future__ import annotations

from hypothesis import settings

pytest_plugins = ("tests.servers.fixtures",)

# A busy machine is no fault of the code: how long things take is measured in bench/, never by a test.
settings.register_profile("unhurried", deadline=None)
settings.load_profile("unhurried")
