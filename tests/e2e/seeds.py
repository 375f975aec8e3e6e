"""People of our own for the two minutes of ../shared, with the names that the minutes use read from them at run time.

No name of theirs stands in this project: who is who follows from where it stands in the minutes.
"""

from __future__ import annotations

import re
from datetime import date
from pathlib import Path

from service.documents import read_text
from service.domain.minutes import Minutes
from service.parsing.minutes import parse_minutes
from tests.e2e.installation import ROOT

SHARED = ROOT.parent / "shared"
NOTES = SHARED / "seeds" / "001_c1b2f69acb8f5dcc.txt"
PERSON, SPEAKER, PARTNER, OFFICE = (
    "person@city.example",
    "speaker@city.example",
    "b.reed@forum.example",
    "office@x.example",
)


def words_of(path: Path = NOTES) -> str:
    """The action notes as text."""
    return path.read_text(encoding="utf-8")


def minutes() -> Minutes:
    """The action notes as read."""
    return parse_minutes(read_text(words_of()), received_on=date(2023, 1, 23))


def person() -> str:
    """The one person who is named as an owner: first name and surname, before "to"."""
    owners = (action.owners[0] for action in minutes().actions if len(action.owners) == 1)
    return next(
        owner for owner in owners if re.fullmatch(r"[A-Z][a-z]+ [A-Z][a-z]+", owner) and f"{owner} to " in words_of()
    )


def secretary() -> str:
    """Who forwards the minutes, by the mails' own From."""
    mail = (SHARED / "mail" / "forward-outlook-docx.eml").read_bytes()
    found = re.search(rb"^From:.*?<([^<>]+)>", mail, re.MULTILINE)
    assert found
    return found[1].decode()


def directory() -> str:
    """A directory in which every owner and every body of the minutes is somebody of ours."""
    strategy, operational, board = dict.fromkeys(meeting.title for meeting in minutes().meetings)
    written = dict.fromkeys(owner for action in minutes().actions for owner in action.owners)
    short = next(owner for owner in written if re.fullmatch(r"[A-Z]{3}", owner) and not owner.startswith(strategy[:3]))
    leads = next(owner for owner in written if owner.endswith("leads"))
    everybody = "; ".join(owner for owner in written if owner.lower().removeprefix("the ") in _everybody(strategy))
    rows = [
        "kind,name,email,aliases,organisation,groups",
        f"person,Office,{OFFICE},,Partnership office,{strategy} (secretariat)",
        f"person,{person()},{PERSON},,City,{strategy}",
        f"person,Ann Dow,{SPEAKER},,City (contact),{strategy}; {board}",
        f"person,Bo Reed,{PARTNER},,Forum,{operational}; {leads}",
        f"organisation,City,,{short},,",
        f"group,{strategy},,{everybody},,",
        f"group,{operational},,,,",
        f'group,"{board}",,,,',
        f"group,{leads},,,,",
    ]
    return "\n".join(rows) + "\n"


def _everybody(body: str) -> set[str]:
    """What the minutes call all members: "partners", "the partnership", the partnership's letters."""
    letters = body.split()[0].lower()
    return {"partners", "partnership", letters, f"{letters} partners"}
