"""Whether words tell of another thing than an action's: by its place, month, letter, or the word before it.

Knows one clause and what the action orders; knows no deed done, no denial and no whole reply.
"""

from __future__ import annotations

import re
from itertools import pairwise

from service.parsing import reply_deed_phrases as phrases
from service.parsing import reply_result_phrases as results
from service.parsing.reply_task import PAST, PAST_WORD, WORD, Task, stem, stems
from service.parsing.verbs import order_verbs

_NO_KIND = re.compile(
    r"(?:the|an?|our|my|your|their|its|his|her|all|any|each|every|both|some|this|that|these|those|of|to|for|with|"
    r"from|on|in|at|by|"
    r"about|into|and|or|out|up|off|over|is|are|was|were|be|been|has|have|had|new|now|just|also|already|finally|more|"
    r"\d+|"
    r"one|two|three|four|five|six|seven|eight|nine|ten|twelve|twenty|thirty|forty|fifty|dozen|hundred|several|many|"
    r"few|we|i|you|it|they|he|she|please|via|per|not|\w+ed|\w+ing|d)"
)


def is_another(text: str, task: Task) -> bool:
    """Whether `text` tells of a thing of the task's kind that is another: by its place, month or letter."""
    if _differs(results.LETTER, text, task.wording) or _differs(results.MONTH, text, task.wording):
        return True
    if _modifies_another(text, task) or _on_another(text, task):
        return True
    own = results.PLACE.search(task.wording)
    if own is None or stems(own["where"]) & stems(text):
        return False
    told = PAST_WORD.search(text) or re.search(r"\b(?:is|are|was|were|has|have)\b", text)
    subject = text[: told.start()] if told else text
    where = results.PLACE.search(subject)
    led = re.match(
        r"^(?:(?:the|all|both|our|my|those|these) )*(?P<what>\w+(?: \w+){0,2}?) (?P<head>\w+)\s*$", _no_aux(subject)
    )
    other = (
        stems(led["what"]) - task.words - phrases.PLAIN_WORDS
        if led and stem(led["head"].lower()) in task.words
        else set()
    )
    return bool(where and not stems(where["where"]) & task.words) or bool(other)


def _on_another(text: str, task: Task) -> bool:
    """ "Fitted on the shed", of the lock on the gate."""
    if task.deeds and not (phrases.BY_HAND | {"change"}).intersection(task.deeds):  # "a note on the options"
        return False
    own, told = results.ON_A_THING.search(task.wording), results.ON_A_THING.search(text)
    if own is None or told is None:
        return False
    return not (stems(text) & stems(own["where"]) or stems(told["where"]) & task.words)


def _modifies_another(text: str, task: Task) -> bool:
    """ "Music licence renewed", of "renew the lottery licence": another word stands before the same thing."""
    own = {head: kind for kind, head in _pairs(task.wording)}
    return any(
        head in own and kind not in task.words and not own[head] & stems(text) and kind not in phrases.NO_THINGS
        for head, kind in ((head, next(iter(kinds))) for kinds, head in _pairs(text))
    )


def _pairs(text: str) -> list[tuple[set[str], str]]:
    """Each thing with the word that says which one it is; words that any thing may have, and deeds, are none."""
    found = WORD.findall(text.lower())
    return [
        ({stem(kind)}, stem(head))
        for kind, head in pairwise(found)
        if kind not in PAST
        and not _NO_KIND.fullmatch(kind)
        and not _NO_KIND.fullmatch(head)
        and stem(kind) not in phrases.PLAIN_WORDS | order_verbs()
    ]


def _no_aux(subject: str) -> str:
    return re.sub(r"(?:\b(?:is|are|was|were|has|have|been|now|all|both)\s*)+$", "", subject.strip(), flags=re.I).strip()


def _differs(pattern: re.Pattern[str], text: str, wording: str) -> bool:
    own, told = ({name.lower() for name in pattern.findall(words)} for words in (wording, text))
    return bool(own and told) and not own & told
