"""What an absence notice says: until when, and who deputises. English words and dates. Knows no kinds."""

from __future__ import annotations

import re
from datetime import UTC, datetime

from service.domain.message import Message, OutOfOffice
from service.mail.markup import text_of_markup

_MONTHS = {
    name: number
    for number, names in enumerate(
        ("january jan", "february feb", "march mar", "april apr", "may", "june jun", "july jul", "august aug",
         "september sept sep", "october oct", "november nov", "december dec"), 1,
    )
    for name in names.split()
}  # fmt: skip
_MONTH = "|".join(sorted(_MONTHS, key=len, reverse=True))
_DAYS = r"(?:(?:mon|tues?|wed(?:nes)?|thu(?:rs)?|fri|sat(?:ur)?|sun)(?:day)?,?\s+)?(?:the\s+)?"
_DATE = (
    rf"{_DAYS}(?:(?P<day>\d{{1,2}})(?:st|nd|rd|th)?\s+(?:of\s+)?(?P<month>{_MONTH})\b\.?,?(?:\s+(?P<year>\d{{4}}))?"
    rf"|(?P<month2>{_MONTH})\b\.?\s+(?P<day2>\d{{1,2}})(?:st|nd|rd|th)?,?(?:\s+(?P<year2>\d{{4}}))?"
    r"|(?P<iso>\d{4})-(?P<iso_month>\d{2})-(?P<iso_day>\d{2})"
    r"|(?P<day3>\d{1,2})[/.](?P<month3>\d{1,2})[/.](?P<year3>\d{4}|\d{2})\b)"
)
#: The surest wording first: the day of return, then the last day away.
_RETURNS = tuple(
    re.compile(pattern + r"\s+" + _DATE, re.IGNORECASE)
    for pattern in (
        r"\b(?:return(?:ing)?(?: to (?:the office|work|my desk))?|will not return|back(?: in(?: the)? office|"
        r" at (?:work|my desk))?)"
        r"\s+(?:again\s+)?(?:on|until|from|by)?",
        r"\b(?:until|till|to|through|up to(?: and including)?)",
    )
)
_PERSON = r"[A-Z][\w'’-]+(?:\s+(?:[A-Z]\.\s+)?[A-Z][\w'’-]+){0,3}"
_EMAIL = r"[^\s<>(),;:]+@[\w-]+(?:\.[\w-]+)+"
_DEPUTY = re.compile(
    r"(?i:\b(?:please |you can |kindly )?(?:contact|e-?mail|speak to|call|ring|get in touch with|direct (?:your|"
    r"any|all) \w+ to|"
    r"refer to|liaise with|my deputy is|covering for me is|forward(?:ed)? to)(?: my (?:colleague|deputy|manager|"
    r"assistant),?)?(?: instead)?:?)"
    rf"\s+(?P<who>(?:(?P<name>{_PERSON})\W{{1,4}}(?i:at |on |via |e-?mail:? ?)?)?(?P<email>{_EMAIL})|{_PERSON})"
)
_NOT_A_NAME = re.compile(
    r"^(?:me|us|our|the|my|on|him|her|them|reception|switchboard|i|if|in|for|office|monday|tuesday|wednesday|"
    r"thursday|friday)\b",
    re.IGNORECASE,
)


def read_absence(message: Message) -> OutOfOffice:
    """Return the day of return and the deputy where the notice says them plainly; None and "" where it does not.

    `until` is the start of that day in UTC. A date without a year is the next one on or after the notice's own Date;
    digits are day first (the notices are British). Raises nothing.
    """
    text = (message.text or text_of_markup(message.html))[:4000]
    words = re.sub(r"\s+", " ", text)
    return OutOfOffice(until=_find_until(words, message.date), deputy=_find_deputy(words), text=text.strip()[:1000])


def _find_until(words: str, written: datetime | None) -> datetime | None:
    for pattern in _RETURNS:
        for match in pattern.finditer(words):
            found = _day(match.groupdict(), written)
            if found:
                return found
    return None


def _day(given: dict[str, str | None], written: datetime | None) -> datetime | None:
    day = int(given["day"] or given["day2"] or given["day3"] or given["iso_day"] or 0)
    name = (given["month"] or given["month2"] or "").lower()
    month = _MONTHS.get(name) or int(given["month3"] or given["iso_month"] or 0)
    year = int(given["year"] or given["year2"] or given["year3"] or given["iso"] or 0)
    try:
        if year:
            return datetime(year + (2000 if year < 100 else 0), month, day, tzinfo=UTC)
        return _next(month, day, written)
    except ValueError:
        return None


def _next(month: int, day: int, written: datetime | None) -> datetime | None:
    """The next such day from the notice's date on; a notice may be some days late, so a month of grace."""
    if written is None:
        return None
    start = written.astimezone(UTC)
    found = datetime(start.year, month, day, tzinfo=UTC)
    return found if (start - found).days < 31 else datetime(start.year + 1, month, day, tzinfo=UTC)


def _find_deputy(words: str) -> str:
    """The name and address as written: "Jo Lee <jo@body.example>", an address alone, or a name alone."""
    for match in _DEPUTY.finditer(words):
        name, email = match.group("name") or "", (match.group("email") or "").rstrip(".")
        if email:
            return f"{name} <{email}>" if name else email
        if not _NOT_A_NAME.match(match.group("who")):
            return match.group("who").strip()
    return ""
