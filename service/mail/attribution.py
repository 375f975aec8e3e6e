"""The lines that a mail program writes above a quotation ("On 3 May, Sam wrote:"). Knows no header blocks.

Sources: the attributions that the common programs write in 30 languages; measured with bench/replies.py.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from service.mail.languages import OPENERS, WROTE, WROTE_UNSPACED, alternatives

_VERBS = alternatives(WROTE)
_VERB = re.compile(rf"(?<!\w)(?:{_VERBS})(?!\w)|{WROTE_UNSPACED}", re.IGNORECASE)

#: How an attribution may begin: a preposition and soon a digit, the date itself, or a weekday and the date.
_OPENER = re.compile(
    rf"^[\W_]{{0,8}}(?:(?:{alternatives(OPENERS)})\b\W{{0,2}}.{{0,40}}?\d|在|於|于|"
    r"(?!\d+[.)]\s)\d{1,4}[-./年]\s?\d{1,2}|\d{1,2}[:.]\d\d\b|\d{1,2}\.?\s\w{3,}\.?,?\s\d{4}"
    r"|\w{2,12}\.?,?\s(?:den\s|de\s)?\d{1,2}\.?\s(?:de\s)?\w{2,12}\.?,?\s(?:de\s)?\d{4}"
    r"|\w{3,9},?\s\w{3,9}\.?\s\d{1,2}\b)",
    re.IGNORECASE,
)

#: Something that tells a time: a clock time, a year, a date in digits.
_TIMED = re.compile(r"\d{1,2}[:.h]\d{2}\b|\b(?:19|20)\d{2}\b|\d{1,2}[./-]\d{1,2}[./-]\d{2,4}|\d{4}年")
_ADDRESS = re.compile(r"[^\s@<>]+@[^\s@<>]+\.\w+")
#: The colon at the end; Outlook.com and Yahoo put the first quoted words on the same line after ">".
_END = re.compile(r"[:：]\W{0,3}$|[:：]\s?>|[:：]\s*\[?(?:mailto:)?$")
_ENDS_IN_VERB = re.compile(rf"(?:{_VERBS})\W*$", re.IGNORECASE)
#: Letters of the longest such ending.
_LONGEST_VERB = 40
#: Gmail with the name alone: "2016-03-03 17:21 GMT+01:00 Sam Porter".
_GMAIL_BARE = re.compile(r"^\d{4}-\d\d-\d\d \d{1,2}:\d\d GMT[+-]\d\d:?\d\d \S.{0,60}$")
#: GroupWise: >>> Sam Porter <sam@body.example> 12/14/00 08:47AM >>>
_GROUPWISE = re.compile(r"^>>>\s?[^>].*\d\d.*>{2,3}:?$")
#: Android mail: ---- Sam Porter wrote ----
_RULED = re.compile(rf"^[-_=*]{{2,}}\s?\S.{{1,120}}?\s(?:{_VERBS})\s?:?\s?[-_=*]{{2,}}$", re.IGNORECASE)
_URL = re.compile(r"https?://\S+")
#: An address as programs write it behind a name; people do not.
_BRACKETED = re.compile(r"<\s?[^\s@<>]+@[^\s@<>]+\.\w+\s?>")
#: Yahoo on phones runs the first quoted words on behind the colon.
_RUNS_ON = re.compile(rf"^(.{{12,200}}?(?<!\w)(?:{_VERBS})\s?[:：])\s", re.IGNORECASE)
#: The end of a person's sentence; abbreviations of months and weekdays are shorter.
_SENTENCE_END = re.compile(r"[^\W\d_]{5,}[.!?]$")

#: Usenet habits: they count with a marked quotation below only.
_SAID = re.compile(
    r"\b(?:said|says|typed|spake|stated|mentioned|penned|scribbled|asked|replied|opined)\W*$", re.IGNORECASE
)
_QUOTING = re.compile(r"^(?:quoting|citing|quote from|begin quote)\b", re.IGNORECASE)

_LONGEST_NAME = 160
_MOST_LINES = 5
_LONGEST = 420


def find_attribution(lines: Sequence[str], end: int) -> int | None:
    """Return the index of the first line of an attribution whose last line is `lines[end]`, or None.

    Lines are as sent, not quoted. Up to five lines are one attribution (clients wrap at 76).
    """
    last = lines[end].strip()
    if len(last) > _LONGEST or not last:
        return None
    if _GMAIL_BARE.match(last) or _GROUPWISE.match(last) or _RULED.match(last):
        return end
    if _runs_on(last):
        return end
    if not (_END.search(last) or _ends_in_verb(last)):
        return None
    whole = next((start for start, words in _upwards(lines, end) if _opens(words) or _is_told(words)), None)
    if whole is not None:
        return whole
    return end if _names(last) else None


def _ends_in_verb(line: str) -> bool:
    """Whether the last words are of writing. The end is looked at alone: this is asked of every line of a mail."""
    end = len(line)
    while end and not (line[end - 1].isalnum() or line[end - 1] == "_"):
        end -= 1
    return bool(_ENDS_IN_VERB.search(line, max(0, end - _LONGEST_VERB)))


def _upwards(lines: Sequence[str], end: int) -> Iterator[tuple[int, str]]:
    """(start, the words from there to `end`) for one line, two lines and so on, up to a blank or quoted line."""
    joined = ""
    for start in range(end, max(-1, end - _MOST_LINES), -1):
        line = lines[start].strip()
        if not line or (start < end and (line.startswith(">") or _SENTENCE_END.search(line))):
            return
        joined = f"{line} {joined}".strip()
        if len(joined) > _LONGEST:
            return
        yield start, joined


def _opens(words: str) -> bool:
    """From its opening a whole attribution: preposition or date, a time, and a verb or an address."""
    if not _OPENER.match(words):
        return False
    told = _URL.sub("", words)
    verb = _VERB.search(told)
    return bool((_TIMED.search(told) and (verb or _ADDRESS.search(told))) or (verb and _ADDRESS.search(told)))


def _is_told(words: str) -> bool:
    """Whatever it opens with: a verb, a time, and an address in brackets ("Sam <sam@body.example>, 3 May yazdı:")."""
    told = _URL.sub("", words)
    return bool(_VERB.search(told) and _TIMED.search(told) and _BRACKETED.search(told))


def _runs_on(line: str) -> bool:
    """True for an attribution whose line goes on with the quoted words."""
    match = _RUNS_ON.match(line)
    return bool(match and _OPENER.match(match[1]) and _TIMED.search(match[1]) and _BRACKETED.search(match[1]))


def _names(words: str) -> bool:
    """Without an opening: "sam@body.example wrote:", "Sam Porter schrieb am 20. Juni um 14:49:"."""
    told = _URL.sub("", words)
    if not _VERB.search(told) or not _END.search(told):
        return False
    address, timed = _ADDRESS.search(told), _TIMED.search(told)
    return bool((address or timed) and len(told.split()) <= 24)


def find_marked_attribution(lines: Sequence[str], end: int) -> int | None:
    """Return the first line of an attribution that ends at `lines[end]` and has a marked quotation below it, or None.

    With the quotation for a witness less is asked: "Sam said:", or a date and a colon whatever the verb.
    """
    last = lines[end].strip()
    if not last or len(last) > _LONGEST:
        return None
    if not _END.search(last) and not (last.endswith(">") and _is_told(last) and _OPENER.match(last)):
        return None
    runs = tuple(_upwards(lines, end))
    told = (start for start, words in runs if _BRACKETED.search(words) and _TIMED.search(words))
    dated = (start for start, words in runs if _OPENER.match(words) and _TIMED.search(words))
    return next(told, next(dated, end if _names_writer(last) else None))


def _names_writer(line: str) -> bool:
    """True for "Sam wrote:", "Sam said:" and the like."""
    told = line.strip()
    if len(told) > _LONGEST_NAME or not _END.search(told):
        return False
    if _VERB.search(told) or _ADDRESS.search(told) or _QUOTING.match(told):
        return True
    return bool(_SAID.search(told)) and len(told.split()) <= 8 and not told.startswith(("I ", "You "))


def ends_attribution(line: str, before: str) -> bool:
    """True for "> wrote:", the end of an attribution that a program wrapped and then marked as quoted."""
    words = line.lstrip("> ").strip()
    return len(words) < 60 and bool(_END.search(words) or _ENDS_IN_VERB.search(words)) and _opens(f"{before} {words}")


def is_groupwise(line: str) -> bool:
    """True for the attribution of GroupWise, which looks like a quoted line and is none."""
    return bool(_GROUPWISE.match(line.strip()))
