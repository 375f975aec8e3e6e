"""Minutepost: minutes in, actions out. What the service knows and does; docs/architecture.md is the map."""

__version__ = "0.1.0"
