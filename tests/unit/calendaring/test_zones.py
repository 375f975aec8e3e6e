"""VTIMEZONEs against zoneinfo, evaluated by dateutil, which shares no code with either."""

from __future__ import annotations

import io
from datetime import UTC, date, datetime, timedelta
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError, available_timezones

import pytest
from dateutil import tz
from hypothesis import given, settings
from hypothesis import strategies as st

from service.calendaring.zones import find_zone, is_utc, write_timezone

NAMES = sorted(available_timezones() - {"localtime"})


def rules(zone: str, on: date) -> tz.tzfile:
    """The VTIMEZONE as dateutil reads it."""
    return tz.tzical(io.StringIO(write_timezone(zone, on, on).decode())).get(zone)


def onsets(zone: str, year: int) -> list[datetime]:
    """Every hour of three years at whose start the offset is another than an hour before (local, naive)."""
    hour, end, found = datetime(year - 1, 1, 1, tzinfo=UTC), year + 2, []
    info = ZoneInfo(zone)
    before = hour.astimezone(info).utcoffset()
    while hour.year < end:
        after = hour.astimezone(info).utcoffset()
        if after != before:
            found.append(hour.astimezone(info).replace(tzinfo=None))
        before, hour = after, hour + timedelta(hours=1)
    return found


def agree(zone: str, local: datetime, read: tz.tzfile) -> bool:
    """Whether a reader of the rules takes a wall clock for the instant that zoneinfo does (of two, either)."""
    info = ZoneInfo(zone)
    right = {local.replace(tzinfo=info, fold=fold).utcoffset() for fold in (0, 1)}
    return local.replace(tzinfo=read).utcoffset() in right


@settings(max_examples=150, deadline=None)
@given(zone=st.sampled_from(NAMES), year=st.integers(1990, 2036), minutes=st.integers(0, (3 * 365 - 2) * 24 * 60))
def test_any_zone_agrees_with_zoneinfo_for_three_years(zone: str, year: int, minutes: int) -> None:
    start = datetime(year - 1, 1, 2, tzinfo=UTC).replace(tzinfo=None)
    local = start + timedelta(minutes=minutes)
    assert agree(zone, local, rules(zone, date(year, 6, 1))), (zone, local)


@pytest.mark.parametrize(
    "zone",
    [
        "Europe/London",
        "America/New_York",
        "Australia/Lord_Howe",
        "Asia/Kolkata",
        "Europe/Dublin",
        "America/Santiago",
        "Africa/Casablanca",
        "Asia/Gaza",
        "Asia/Jerusalem",
        "America/Nuuk",
        "Pacific/Chatham",
        "Africa/Khartoum",
    ],
)
@pytest.mark.parametrize("year", [2022, 2027, 2035])
def test_around_every_change_of_clocks(zone: str, year: int) -> None:
    read = rules(zone, date(year, 1, 1))
    near = [onset + timedelta(hours=hours) for onset in onsets(zone, year) for hours in (-26, -5, -3, 3, 5, 26)]
    assert [local for local in near if not agree(zone, local, read)] == []


def test_london_is_the_shape_that_exchange_reads() -> None:
    lines = write_timezone("Europe/London", date(2027, 4, 15), date(2027, 4, 15)).decode().split("\r\n")
    assert lines == [
        "BEGIN:VTIMEZONE",
        "TZID:Europe/London",
        "BEGIN:DAYLIGHT",
        "TZNAME:BST",
        "TZOFFSETFROM:+0000",
        "TZOFFSETTO:+0100",
        "DTSTART:19700329T010000",
        "RRULE:FREQ=YEARLY;BYMONTH=3;BYDAY=-1SU",
        "END:DAYLIGHT",
        "BEGIN:STANDARD",
        "TZNAME:GMT",
        "TZOFFSETFROM:+0100",
        "TZOFFSETTO:+0000",
        "DTSTART:19701025T020000",
        "RRULE:FREQ=YEARLY;BYMONTH=10;BYDAY=-1SU",
        "END:STANDARD",
        "END:VTIMEZONE",
        "",
    ]


def test_half_an_hour_is_written_as_such() -> None:
    written = write_timezone("Australia/Lord_Howe", date(2027, 4, 4), date(2027, 4, 4))
    assert b"TZOFFSETFROM:+1030\r\nTZOFFSETTO:+1100\r\n" in written


def test_a_zone_without_summer_time_has_one_standard() -> None:
    written = write_timezone("Asia/Kolkata", date(2027, 4, 4), date(2029, 4, 4))
    assert (written.count(b"BEGIN:STANDARD"), written.count(b"BEGIN:DAYLIGHT"), written.count(b"RRULE")) == (1, 0, 0)


def test_a_zone_without_a_yearly_rule_has_one_observance_for_each_change() -> None:
    written = write_timezone("Africa/Casablanca", date(2027, 4, 4), date(2027, 4, 4))
    assert b"RRULE" not in written
    assert written.count(b"DTSTART") == len(onsets("Africa/Casablanca", 2027)) + 1


@pytest.mark.parametrize("name", ["", "Nowhere/None", "../../etc/passwd", "/etc/passwd", "Europe", "a\0b", "é"])
def test_what_is_no_zone_is_none(name: str) -> None:
    assert find_zone(name) is None


def test_an_unknown_zone_is_not_written() -> None:
    with pytest.raises(ZoneInfoNotFoundError):
        write_timezone("Nowhere/None", date(2027, 1, 1), date(2027, 1, 1))


def test_utc_goes_by_several_names() -> None:
    assert is_utc("UTC")
    assert is_utc("Etc/UTC")
    assert not is_utc("Europe/London")
