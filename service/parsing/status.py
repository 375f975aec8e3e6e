"""What has become of an action: words behind it, in its cell, in the bullets below it, ticks."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from service.domain.minutes import ItemStatus
from service.parsing.deeds import is_past_of
from service.parsing.hints import holds_any
from service.parsing.lines import Line, children
from service.parsing.section_names import Section

_DONE = r"(?:action(?:ed)? )?(?:done|complete[d]?|closed|finished|discharged|actioned|resolved|ok|achieved|✓|✔|✅|☑)"
_ONGOING = (
    r"(?:action )?(?:on-?going|in progress|wip|in hand|carried (?:over|forwards?)|carry (?:over"
    r"|forward)|put (?:off|back)|deferred|postponed|c/f(?:wd)?|outstanding|pending|no update"
    r"|not yet$|not (?:yet )?(?:done|started|complete[d]?)|awaiting\b.{0,30}|under way|underway"
    r"|to be carried (?:over|forward)|partially .{0,20})"
)
#: "- COMPLETED 12/12", "- done on 5 May": the words, and how far from the end they and the day's figure may stand.
_DATED_WORDS = ("done", "complet", "closed", "finished")
_DATED_END, _A_DAY = 34, 18
_ON_DAY = r"(?:\s(?:on\s)?\d{1,2}(?:/\d{1,2}(?:/\d{2,4})?|(?:st|nd|rd|th)?\s[a-z]{3,9}(?:\s20\d\d)?))?"
_END = re.compile(
    rf"[\s.;,:–—-]*(?:[-–—:(\[_*>→]|[.!]\s|(?-i:,\s(?=[A-Z]{{2}})))\s?_?(?:status:?\s)?(?:(?:now|all|since)\s)?(?P<word>{_DONE}|{_ONGOING})"
    rf"(?:\s?[,;/–-]\s?(?:{_DONE}|{_ONGOING})){{0,2}}{_ON_DAY}_?\s?[)\]*]?\.?\s?$",
    re.I,
)
#: A line "Done" of its own that a wrapped text has run together with the one above: "... after the talk Done".
_RUN_ON = re.compile(r"(?<=[a-z\d)]{2})\s(?P<word>Done|DONE|Completed?|COMPLETED?|Closed|CLOSED)[.!]?\s?$")
#: "MOT done", "Repairs completed": said of a thing, and nobody is to do it; "Get the MOT done" is a task.
_SAID_DONE = re.compile(
    r"(?!.*\b(?i:to|get|be|have|has|needs?|want|until|when|once|if|before|is|are|not|yet|half|nearly)\b)"
    r"[A-Z][\w'’ -]{1,40}\s(?:all\s)?(?:done|completed|sorted)[.!]?"
)
#: "(Update: added to the page)".
_UPDATED = re.compile(
    r"\s\((?:post-meeting\s)?(?:update|edit):\s?(?:now\s|since\s|this (?:has been|is)\s)?"
    r"(?P<word>done|added|sent|fixed|ordered|booked|written|published|posted|paid|made|bought|completed?|sorted|closed)\b"
    r"(?![^()]*\b(?:not|but|yet|still)\b)[^()]{0,60}\)[.]?\s?$",
    re.I,
)
#: A status with its story behind it: "... - CLOSED, sent 20 January.", "... -- done, they are happy".
_NOTED = re.compile(
    r"(?:\s(?:[-–—→]|--|->|=>)\s|[.!]\s(?=[A-Z]))"
    r"(?P<word>(?i:done|closed|completed?|ongoing|in progress|not yet|still|carried (?:over|forward)))\b"
    r"(?:[.,;:]\s|(?<=[Ss]till)\s)[^.]{3,90}\.?$"
)
#: "Closed: Val to buy an urn"; "last term's action (Kim to visit) is complete"; "Heritage fund - not to apply".
_CLOSED_FIRST = re.compile(r"(?:now )?(?:closed|completed?|done|discharged)(?: actions?)?\s?:\s(?=\S)", re.I)
_ACTION_IS_DONE = re.compile(
    r"(?:last|previous|earlier|old|the|all|both|other)\b[^.;]{0,60}\bactions?\b[^.;]{0,90}"
    r"\b(?:is|are|was|were|has been|have been)\s(?:now\s|all\s)?(?:complete[d]?|closed|done|discharged)\.?",
    re.I,
)
_NOT_TO = re.compile(r"(?:[^-–:]{1,40}\s?(?:\s[-–]|:)\s)?(?:agreed )?not to\s[a-z]", re.I)
#: What _NOTED and _DROPPED cannot do without.
_NOTED_HINTS = ("done", "closed", "complete", "ongoing", "in progress", "not yet", "still", "carried")
_DROPPED_HINTS = ("no longer", "pursued", "superseded", "overtaken", "withdrawn", "dropped", "deleted", "cancelled")
#: An answer behind the task, its story as long as it likes: "... in the hall. Done. Kim has the 2.4 key".
_ANSWERED = re.compile(
    r"(?:[.!?:)\]]\s?(?:[-–—]\s?)?|\s(?=\w+\s?:\s))(?:Done|DONE|Completed?|COMPLETED?|Closed|CLOSED|Resolved|RESOLVED)"
    r"\s?[.:,;!–-]\s?\S.{2,400}$"
    r"|\s?[\[(](?i:update|status|note)\s?:\s?(?i:action\s|now\s)?(?i:completed?|done|closed|resolved)\b[^\])]{0,300}[\])]\.?$",
    re.S,
)
_ANSWERS = ("Done", "DONE", "Complete", "COMPLETE", "Closed", "CLOSED", "Resolved", "RESOLVED")
_NOTES = ("update", "status", "note")
_TICKS = "✓✔✅☑"
#: What may stand behind the status at the end of a text, and how each such status ends; two have words behind them.
_BLANKS = "".join(filter(str.isspace, map(chr, range(0x3001))))
_BEHIND = f"{_BLANKS}_)]*.!"
_STATUS_ENDS = ("ed", "ete", "done", "ok", "✓", "✔", "✅", "going", "progress", "wip", "hand", "over", "forward",
                "forwards", "c/f", "c/fwd", "outstanding", "pending", "update", "yet", "way")  # fmt: skip
_WORDED_ENDS = ("await", "partial")
_LONGEST_DEED = 80
#: A status and its story, as _NOTED has them.
_LONGEST_NOTE = 140
#: No action has fewer.
_FEWEST_LETTERS = 8
_TICK_REMARKED = re.compile(
    r"(?<!\bwith)(?<!\ba)(?<!\bthe)(?<!\bby)\s(?P<tick>[✓✔✅☑❌✗✘])\ufe0f?"
    r"(?:\s?[([][^()\[\]]{1,80}[)\]]|\s[^.()\[\]✓✔✅☑❌✗✘]{1,60})[.]?\s?$"
)
_DEED = re.compile(
    r"(?:\s[-–—]{1,2}>?\s|[.;]\s(?=[A-Z]))(?:now\s|already\s|all\s|both\s|been\s|was\s)?"
    r"(?P<deed>submitted|sent|paid|booked|ordered|circulated|issued|published|fixed|replaced|repaired|e-?mailed"
    r"|posted|delivered|installed|uploaded|signed|returned|shared|merged|cancelled|sorted)"
    r"(?:\s(?:off|out|in|round|on\s)?(?:,?\s?(?:thanks?(?: you)?|all|yesterday|today|last (?:week|month)"
    r"|\d{1,2}(?:st|nd|rd|th)?\s[A-Z][a-z]{2,8}|\d{1,2}/\d{1,2}(?:/\d{2,4})?))?)?[.!]?\s?$",
    re.I,
)
_DEED_HINT = re.compile(r"[-–—>.;]\s.{0,12}(?:ed|sent|paid)\b", re.I)
_STATUS_HINT = re.compile(
    r"done|ed\b|ok\b|complet|progress|going|wip\b|forward|over\b|c/f|pending|update|await|way|hand\b"
    r"|partial|outstanding|[✓✔✅]",
    re.I,
)
#: "Done - Kim is our representative": the first word decides, what follows the dash is the answer.
_DONE_FIRST = re.compile(
    r"(?:done|completed?|closed|finished|resolved)\s?(?:[–—:;]|-\s|\s-|,\s|\.\s)\s?\S.{1,300}", re.I
)
#: What takes such a word back.
_TAKEN_BACK = re.compile(r"\b(?:not yet|but|except|apart from|partly|partially|re-?open\w*|to do|still)\b", re.I)
_WHOLE_DONE = re.compile(
    rf"(?:(?:{_DONE}|yes|y)(?!\w).{{0,25}}|(?:proposed?|recommend(?:ed)?)\s(?:to close|(?:for )?closure|closing))", re.I
)
#: "On the agenda - closed".
_LAST_WORDS = re.compile(r"\s[–—-]\s(?P<word>[\w ]{2,20})$")
#: What was to come to the meeting is there.
_ON_AGENDA = re.compile(r"(?:this is |now )?on (?:the |today['’]s |this )?agenda", re.I)
_WHOLE_ONGOING = re.compile(rf"(?:{_ONGOING})\b.{{0,40}}", re.I)
_IS_DONE = re.compile(rf"^{_DONE}$", re.I)
_CHILD_DONE = re.compile(
    rf"^(?:(?-i:[A-Z][A-Za-z]{{0,3}}(?:/[A-Z][A-Za-z]{{0,3}})*)\s?[:–-]\s)?"
    rf"(?:this (?:has been|is|was) (?:now )?|(?:status|update|progress|outcome):?\s|now\s)?"
    rf"{_DONE}\b(?!\s(?:that|to|by)\b)(?!.{{0,20}}\bnot\b)",
    re.I,
)
_CHILD_ONGOING = re.compile(
    rf"^(?:this (?:is|remains|to be) |(?:status|update|progress|outcome):?\s|still\s)?{_ONGOING}", re.I
)
_REPORTED = re.compile(
    r"^(?:she|he|they|we|[A-Z][\w.'-]*) did (?:it|this|that)\b"
    r"|^(?:she|he|they|it|[A-Z][\w.'-]*) (?:has|have)(?: now| already)? (?:been )?(?:done|sent"
    r"|written|made|spoken|put|given|taken"
    r"|(?:reached|emailed|contacted|booked|asked|arranged|completed|circulated|posted"
    r"|submitted|updated|ordered|published|shared)\b)",
    re.I,
)
#: A report in a review: "The sign has been painted", "Letters were sent".
_DROPPED = re.compile(
    r"(?:^|[\s.;,:(\[–—-])(?:(?:is|was|are)\s)?(?:now\s)?(?P<word>no longer (?:required|needed|necessary|relevant"
    r"|applicable|wanted|being pursued|pursued|an action)|not (?:being )?pursued|superseded|overtaken by events"
    r"|action (?:withdrawn|dropped|deleted|cancelled))\b(?P<why>[^.]{0,90})[.)\]]*$",
    re.I,
)
_HAPPENED = re.compile(
    r"\b(?:has|have|was|were)\s(?:now\s|since\s)?(?:been\s)?(?:(?!(?:start|promis|delay|postpon|deferr)ed)\w{2,}ed|sent|written|made|done"
    r"|given|gone|taken|got|met|told|brought|spoken|rung|shown|drawn|chosen|paid|put|bought|built|found|held)\b"
    r"|\btook place\b",
    re.I,
)
#: Behind a dash what became of a task, whatever its own words hold: "... if we haven't heard - we have heard now".
_ANSWER_BEHIND = re.compile(
    r".*\s[-–—]\s(?P<answer>(?!.*(?:\b(?:not|but|yet|still|no|nothing|nobody|never|none|part\w*|some|half|will|to|should|must"
    r"|needs?|wait\w*|await\w*|again|asked|chased|promised|offered|tried|started|begun|planned|postponed|deferred|delayed)\b"
    r"|n['’]t\b|\?))"
    r".*(?:\b(?:has|have|was|were)\s|\b(?:it|he|she|they|we|this|that|I)['’](?:s|ve)\s)(?:now\s|since\s|all\s|both\s)?(?:been\s)?"
    r"(?:\w{2,}ed|sent|written|made|done|given|told|paid|met|heard|come|got|brought|bought|found|built|put|held|spoken)\b.*)"
)
#: A whole report of few words in a review: "Stickers ordered", "other thing done", "Luke has gone to the shop".
_DEED_ALONE = re.compile(
    r"^(?:[\w'’.,/-]+\s){1,6}(?:submitted|sent|paid|booked|ordered|circulated|issued|published|fixed|replaced|repaired"
    r"|e-?mailed|posted|delivered|installed|uploaded|signed|returned|shared|contacted|bought|made|found|done|finished"
    r"|completed|sorted|written|updated)[.!]?$"
    r"|^(?:[\w'’.-]+\s){1,3}has (?:now |since |already )?(?:gone|been|got|bought|met|spoken|paid|made|found|put|had)\b",
    re.I,
)
#: "Will to do the accounts - circulated with the agenda".
_DEED_BEHIND = re.compile(
    r"\s[-–—]\s(?:(?:all|both|now|already|been)\s)?(?:submitted|sent|paid|booked|ordered|circulated|issued|published|fixed"
    r"|replaced|repaired|e-?mailed|posted|delivered|installed|uploaded|signed|returned|shared|merged|sorted|bought|made|found"
    r"|received|obtained|completed|arranged|added|updated|removed|written)\b[^-–—]{0,60}$",
    re.I,
)
_TO_COME = re.compile(r"\b(?:to|must|should|will|need(?:s|ed)?|waiting|yet|if|when|once|get|have|be)\b", re.I)
#: An entry that is all answer: "76-2 Is now closed, after the fair".
_ENTRY_DONE = re.compile(
    r"^(?:\W?[A-Z]{0,4}\s?\d[\d./-]*\W{0,3}\s)?(?:(?:this|it|action)\s)?(?:(?:is|was|has been)\s(?:now\s)?)?"
    r"(?:closed|done|completed?|finished|resolved|discharged)\b(?=\s?[.,;:!–-]|$)",
    re.I,
)
#: "The county has been contacted", first below what it is of.
_HAS_BEEN = re.compile(
    r"(?:[\w'’-]+\s){1,5}(?:has|have) (?:now |already |since )?been"
    r" (?:\w{3,}ed|sent|written|made|paid|found|put|built|told)\b(?!.*\b(?:wait\w*|await\w*|will|to|asked|planned)\b)"
)
#: How many lines below an action are listened to, and how many of its words may hold its verb.
_LISTENED = 8
_OPENING = 6
_A_REMARK = 60
#: "The Clerk said it had gone. CLOSED", the last word of what is said of an action.
_SHOUTED = re.compile(
    r"(?:^|[.;:)–—-]\s?)[*_ ]*(?P<word>CLOSED|COMPLETED?|DONE|ONGOING|PENDING|CARRIED (?:OVER|FORWARD))[*_. ]*$"
)
_BUT = re.compile(r"\b(?:not|but|yet|still|no)\b|n['’]t\b", re.I)


def split_status(text: str) -> tuple[str, ItemStatus | None]:
    """The words without a status behind them or before them, and that status: "... - CLOSED." """
    return _told_whole(text) or _told_behind(text)


def _told_whole(text: str) -> tuple[str, ItemStatus] | None:
    """A status before the words ("closed: ..."), of all of them ("the last action is complete"), or a task refused."""
    first = _CLOSED_FIRST.match(text)
    if first or _ACTION_IS_DONE.fullmatch(text.strip()):
        return text[first.end() if first else 0 :], ItemStatus.DONE
    return (text, ItemStatus.DROPPED) if _NOT_TO.match(text) else None


def _told_behind(text: str) -> tuple[str, ItemStatus | None]:
    lower = text.lower()
    noted = _NOTED.search(text) if holds_any(lower[-_LONGEST_NOTE:], _NOTED_HINTS) else None
    if noted and noted.start() > 8:
        told = ItemStatus.DONE if _IS_DONE.match(noted["word"]) else ItemStatus.ONGOING
        return text[: noted.start()].rstrip(" .-"), told
    answered = _ANSWERED.search(text) if _may_answer_itself(text, lower) else None
    if answered and answered.start() > _FEWEST_LETTERS:
        return text[: answered.start() + 1].rstrip(" [:"), ItemStatus.DONE
    if text.rstrip()[-1:] in _TICKS and len(text) > 8:
        return text.rstrip(f" -–—:({_TICKS}"), ItemStatus.DONE
    told_of = _remarked(text) or _dealt_with(text)
    if told_of:
        return told_of
    hinted = _may_end_in_status(lower) and _STATUS_HINT.search(text[-40:])
    match = (_END.search(text[-70:]) or _RUN_ON.search(text[-70:])) if hinted else None
    if not match:
        return text, ItemStatus.DONE if hinted and _SAID_DONE.fullmatch(text) else None
    cut = max(0, len(text) - 70) + match.start()
    status = ItemStatus.DONE if _IS_DONE.match(match["word"]) else ItemStatus.ONGOING
    return (text[:cut].rstrip(" -–—:(["), status) if cut > 8 else (text, None)


def split_tick(text: str) -> tuple[str, ItemStatus | None]:
    """The words without a tick before them, and what it says: "✅ sent the letters"."""
    return (text.lstrip(_TICKS + "\ufe0f "), ItemStatus.DONE) if text[:1] in _TICKS and text else (text, None)


def _may_answer_itself(text: str, lower: str) -> bool:
    return holds_any(text, _ANSWERS) or (("(" in text or "[" in text) and holds_any(lower, _NOTES))


def _may_end_in_status(lower: str) -> bool:
    end = lower[-70:]
    if end.rstrip(_BEHIND).endswith(_STATUS_ENDS) or holds_any(end, _WORDED_ENDS):
        return True
    return any(map(str.isdigit, end[-_A_DAY:])) and holds_any(end[-_DATED_END:], _DATED_WORDS)


def _remarked(text: str) -> tuple[str, ItemStatus] | None:
    """A tick or a cross with a remark behind it: "Mo: ring the hall ✅ (she can do the 8th)"."""
    match = _TICK_REMARKED.search(text) if not text.isascii() else None
    if match is None or match.start() < _FEWEST_LETTERS:
        return None
    status = ItemStatus.DONE if match["tick"] in _TICKS else ItemStatus.ONGOING
    return text[: match.start()].rstrip(" -–—:("), status


def _dealt_with(text: str) -> tuple[str, ItemStatus] | None:
    """A deed that is over behind a dash: "Ann: budget form - submitted", "... (Update: sent)"."""
    end = text[-60:]
    updated = _UPDATED.search(text) if text.rstrip().endswith((")", ").")) and "(" in text else None
    if updated and updated.start() > _FEWEST_LETTERS:
        return text[: updated.start()], ItemStatus.DONE
    match = _DEED.search(end) if _DEED_HINT.search(end) else None
    cut = max(0, len(text) - 60) + match.start() if match else 0
    return (text[:cut].rstrip(" -–—:("), ItemStatus.DONE) if cut > _FEWEST_LETTERS else None


def split_dropped(text: str) -> tuple[str, bool]:
    """The words before "no longer required", and whether it stands there; only a review of old actions means itself."""
    match = _DROPPED.search(text) if holds_any(text.lower(), _DROPPED_HINTS) else None
    return (text[: match.start()].rstrip(" -–—:(["), True) if match else (text, False)


def find_cell_status(words: str) -> ItemStatus | None:
    """The status that a cell holds ("Done", "In progress"); None where it is no status."""
    plain = words.strip(" .-–—_*")
    if _ON_AGENDA.fullmatch(plain):
        return ItemStatus.DONE
    if not plain or _WHOLE_ONGOING.fullmatch(plain):
        return ItemStatus.ONGOING if plain else None
    if _DROPPED.match(plain):
        return ItemStatus.DROPPED
    if _DONE_FIRST.fullmatch(plain) or _WHOLE_DONE.fullmatch(plain):
        return ItemStatus.ONGOING if _TAKEN_BACK.search(plain) else ItemStatus.DONE
    last = _LAST_WORDS.search(plain)
    return ItemStatus.DONE if last and _IS_DONE.match(last["word"]) else None


def find_block_status(lines: Sequence[Line], line: Line) -> ItemStatus | None:
    """The status that the tick, the bullets below, or the section give an action's block."""
    if line.block.struck or line.block.marker.lower() == "[x]":
        return ItemStatus.DONE
    below = _status_below(lines, line)
    if below is not None:
        return below
    if line.section is Section.COMPLETED:
        return ItemStatus.DONE
    if line.section is not Section.REVIEW:
        return None
    told = _HAPPENED.search(line.text) or _is_deed(line.text) or _DEED_BEHIND.search(line.text)
    done = _ENTRY_DONE.match(line.text) or (told and not _BUT.search(line.text)) or _is_answered(line.text)
    return ItemStatus.DONE if done else ItemStatus.ONGOING


def _is_answered(text: str) -> bool:
    """Whether the words behind the last dash of an entry say that it is over."""
    dashed = " - " in text or " – " in text or " — " in text
    return dashed and _ANSWER_BEHIND.match(text[-_LONGEST_NOTE:]) is not None


def _is_deed(text: str) -> bool:
    """A report without "was" or "has been", or one of somebody who has gone and done it; not what is yet to be had."""
    match = _DEED_ALONE.match(text) if len(text) < _LONGEST_DEED else None
    return match is not None and not _TO_COME.search(match[0])


def _status_below(lines: Sequence[Line], line: Line) -> ItemStatus | None:
    """What the bullets below say, or the paragraphs right below: a short one, in a review any that tells."""
    below = (children(lines, line) if line.is_item else ()) or _told_below(lines, line)
    top = [child for child in below if not child.is_item or child.block.level == below[0].block.level][:_LISTENED]
    for child in top:
        if _CHILD_DONE.match(child.text.lstrip("-–— [")) or _is_report(child, line):
            return ItemStatus.DONE
        shouted = _SHOUTED.search(child.text[-_LONGEST_NOTE:])
        if shouted and _IS_DONE.match(shouted["word"]):
            return ItemStatus.DONE
        if shouted or _CHILD_ONGOING.match(child.text):
            return ItemStatus.ONGOING
    return None


def _is_report(child: Line, line: Line) -> bool:
    """Whether `child` tells that the action of `line` has been done: "She has written", "Tom rang" below "ring ..."."""
    if _BUT.search(child.text):
        return False
    answer = line.section is Section.REVIEW and child.block.strong and not child.is_item
    if _REPORTED.match(child.text) or (answer and _HAPPENED.search(child.text)):
        return True
    if line.section is Section.REVIEW and child.index == line.index + 1 and _HAS_BEEN.match(child.text):
        return True
    asked = (
        line.text.split()[:_OPENING] if line.section is Section.REVIEW else ()
    )  # below a new one it is what was before
    return any(is_past_of(word, verb) for word in _deeds(child.text) for verb in asked)


def _deeds(text: str) -> Iterator[str]:
    """The words that may be the verb of a report: the first, and those behind names: "Tom and Jo have contacted"."""
    for word in text.split()[:_OPENING]:
        yield word
        if not (
            word[0].isupper() or word[0] == "@" or word in ("has", "have", "and", "&", "was", "were", "been", "also")
        ):
            return


def _told_below(lines: Sequence[Line], line: Line) -> Sequence[Line]:
    """The paragraphs that answer a paragraph: below an action that is gone through all up to the next, else one."""
    end = line.index + 1
    last = end + (_LISTENED if _is_gone_through(line) else 1)
    while end < min(last, len(lines)) and _may_answer(lines[end], line):
        end += 1
    return lines[line.index + 1 : end]


def _is_gone_through(line: Line) -> bool:
    return line.section is Section.REVIEW and not line.is_item


def _may_answer(below: Line, line: Line) -> bool:
    if below.is_item or below.is_row or below.heading:
        return False
    if not _is_gone_through(line):
        return len(below.text) < _A_REMARK
    return not below.text.lower().startswith("action")
