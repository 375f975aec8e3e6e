"""The line or lines that a mail program writes above a quotation ("On 3 May, Sam wrote:"). Knows no MIME, no header blocks.

Sources: the attributions that the common programs write in 30 languages; measured with bench/replies.py.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

#: "wrote" as mail programs say it. Each is looked for as a whole word, in any case.
_VERBS = (
    "wrote|writes|has written|schrieb(?: am)?|geschrieben|hat am|a écrit|a ecrit|escribió|escribio|va escriure|"
    "escribiu|ha scritto|"
    "scrive|escreveu|schreef|heeft geschreven|skrev|skreiv|skrifaði|kirjoitti|napisał(?:\\(a\\)|a)?|"
    "napisal(?:\\(a\\)|a)?|"
    "napísal(?:\\(a\\)|a)?|napisano|napisana przez|pisze|píše|je napisao|je napisala|je napisao/la|írta|a scris|"
    "написала?|написал\\(а\\)|пишет|писал\\(а\\)|пише|написав|написа|έγραψε|yazdı|şunu yazdı|şunları yazdı|كتب|כתב|"
    "đã viết|viết|kirjutas|rašė|parašė|rakstīja|menulis|menulis|idatzi du|skribis|نوشت|เขียนว่า"
)
_VERB = re.compile(rf"(?<!\w)(?:{_VERBS})(?!\w)|写道|寫道|写到|書きました|のメール|작성|님이", re.IGNORECASE)

#: How an attribution may begin: a preposition or a weekday and soon a digit, or the date itself.
_OPENER = re.compile(
    r"^[\W_]{0,4}(?:(?:on|am|le|el|il|em|op|den|dnia|w dniu|dne|dňa|pe|la|a las|vào|at|in data|il giorno|a data|date|"
    r"kl|pada|στις|na|в|у|على|في|在|於|ב|par|le :|fecha)\b\W{0,2}.{0,40}?\d"
    r"|(?!\d+[.)]\s)\d{1,4}[-./年]\s?\d{1,2}|\d{1,2}[:.]\d\d\b|\d{1,2}\.?\s\w{3,}\.?,?\s\d{4}"
    r"|\w{2,12}\.?,?\s(?:den\s)?\d{1,2}\.?\s\w{2,12}\.?,?\s(?:de\s)?\d{4}|\w{3,9},?\s\w{3,9}\.?\s\d{1,2}\b)",
    re.IGNORECASE,
)

#: Something that tells a time: a clock time, a year, a date in digits.
_TIMED = re.compile(r"\d{1,2}[:.h]\d{2}\b|\b(?:19|20)\d{2}\b|\d{1,2}[./-]\d{1,2}[./-]\d{2,4}|\d{4}年")
_ADDRESS = re.compile(r"[^\s@<>]+@[^\s@<>]+\.\w+")
#: The colon at the end; Outlook.com and Yahoo put the first quoted words on the same line after ">".
_END = re.compile(r"[:：]\W{0,3}$|[:：]\s?>|[:：]\s*\[?(?:mailto:)?$")
_ENDS_IN_VERB = re.compile(rf"(?:{_VERBS})\W*$", re.IGNORECASE)
#: Gmail with the name alone: "2016-03-03 17:21 GMT+01:00 Sam Powell".
_GMAIL_BARE = re.compile(r"^\d{4}-\d\d-\d\d \d{1,2}:\d\d GMT[+-]\d\d:?\d\d \S.{0,60}$")
#: GroupWise: >>> Sam Powell <sam@body.example> 12/14/00 08:47AM >>>
_GROUPWISE = re.compile(r"^>>>\s?[^>].*\d\d.*>{2,3}:?$")
_URL = re.compile(r"https?://\S+")

_MOST_LINES = 5
_LONGEST = 420


def find_attribution(lines: Sequence[str], end: int) -> int | None:
    """Return the index of the first line of an attribution whose last line is `lines[end]`, or None.

    Lines are as sent, not quoted. Up to five lines are one attribution (clients wrap at 76).
    """
    last = lines[end].strip()
    if len(last) > _LONGEST or not last:
        return None
    if _GMAIL_BARE.match(last) or _GROUPWISE.match(last):
        return end
    if not (_END.search(last) or _ENDS_IN_VERB.search(last)):
        return None
    joined, found = "", None
    for start in range(end, max(-1, end - _MOST_LINES), -1):
        line = lines[start].strip()
        if not line or (start < end and line[:1] == ">"):
            break
        joined = f"{line} {joined}".strip()
        if len(joined) > _LONGEST:
            break
        if _opens(joined):
            return start
        if found is None and _names(joined, alone=start == end):
            found = start
    return found


def _opens(words: str) -> bool:
    """From its opening a whole attribution: preposition or date, a time, and a verb or an address."""
    if not _OPENER.match(words):
        return False
    told = _URL.sub("", words)
    verb = _VERB.search(told)
    return bool((_TIMED.search(told) and (verb or _ADDRESS.search(told))) or (verb and _ADDRESS.search(told)))


def _names(words: str, *, alone: bool) -> bool:
    """Without an opening: "sam@body.example wrote:", "Sam Powell schrieb am 20. Juni um 14:49:"."""
    told = _URL.sub("", words)
    if not _VERB.search(told) or not _END.search(told):
        return False
    address, timed = _ADDRESS.search(told), _TIMED.search(told)
    return bool(alone and (address or timed) and len(told.split()) <= 24)


def names_writer(line: str) -> bool:
    """True for "Sam wrote:" and the like: an attribution only where a quotation follows."""
    told = line.strip()
    return (len(told) < 120 and bool(_END.search(told)) and bool(_VERB.search(told) or _ADDRESS.search(told))) or bool(
        re.match(r"^(?:quoting|citing|quote from)\b", told, re.IGNORECASE)
    )
