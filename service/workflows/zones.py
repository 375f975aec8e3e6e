"""Where a body's days begin: its own zone by the directory, else the service's."""

from __future__ import annotations

from datetime import date

from service.domain.civil import today_in
from service.workflows.context import Context


def zone_of(body: str, context: Context) -> str:
    """The IANA zone of a body."""
    group = context.directory().find_body(body)
    return (group.zone if group else "") or context.house.zone


def today_of(body: str, context: Context) -> date:
    """The civil date where a body meets."""
    return today_in(zone_of(body, context), context.now())


def zones(context: Context) -> tuple[str, ...]:
    """Every zone in which some body's days begin, the service's own first."""
    own = (group.zone for group in context.directory().groups if group.zone)
    return tuple(dict.fromkeys((context.house.zone, *own)))


def bodies_elsewhere(context: Context, zone: str) -> dict[str, date]:
    """Bodies of the directory whose zone is not `zone`, with the date there. A body it does not know is at home."""
    found = {group.name: group.zone or context.house.zone for group in context.directory().groups}
    return {body: today_in(own, context.now()) for body, own in found.items() if own != zone}
