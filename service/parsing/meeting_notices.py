"""The meeting of which a paper gives notice ("Notice of the AGM"): its own day is one to come. Knows no sentences."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from service.domain.minutes import FutureMeeting
from service.parsing.lines import Line
from service.parsing.meeting_minuted import Head
from service.parsing.section_names import BEFORE_BUSINESS

_GENERAL = r"annual general meeting|AGM|(?:extraordinary|special) general meeting|[ES]GM"
_NOTICE = re.compile(
    rf"\bnotice of (?:[\w'’]+\s){{0,8}}?(?:meeting|{_GENERAL})\b|\b(?:meeting|{_GENERAL})(?:\s\d{{4}})? notice\b", re.I
)
_KIND = re.compile(rf"\b(?:{_GENERAL})\b", re.I)
#: Lines among which a notice says that it is one.
_TOP = 4


def find_noticed(lines: Sequence[Line], head: Head) -> Iterator[FutureMeeting]:
    """The meeting, where the title of the paper calls it a notice.

    Minutes, which tell who was there, and agendas, whose meeting was announced before, give none.
    """
    titles = [head.title, *(line.text for line in lines[:_TOP])]
    if (
        head.on is None
        or not any(map(_NOTICE.search, titles))
        or any(line.section in BEFORE_BUSINESS for line in lines)
    ):
        return
    kind = next((found[0] for title in titles if (found := _KIND.search(title))), "")
    yield FutureMeeting(
        title=kind,
        on=head.on,
        starts=head.time.starts if head.time else None,
        ends=head.time.ends if head.time else None,
        venue=head.venue,
        line=lines[0].number if lines else 0,
    )
