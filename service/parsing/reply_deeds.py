"""Whether words tell an action again as something that happened: "trustees emailed" of "email the trustees".

Knows one clause and what the action orders; knows no denial, no condition and no whole reply.
"""

from __future__ import annotations

import re

from service.parsing import reply_deed_phrases as phrases
from service.parsing import reply_result_phrases as results
from service.parsing.reply_another import is_another
from service.parsing.reply_task import ANY_THING, PAST, PAST_WORD, WORD, Task, alike, stem, stems

_AN_OBJECT = re.compile(r"^ (?:the|a|an|my|our|some) (?!action|task|item|job|lot|last|above)", re.I)
_SPANS = re.compile(
    r"\b(?:for|in|over) (?:the )?(?:next )?\w+ (?:years?|months?|weeks?|days?)\b|\bat (?:about )?(?:one|two|three|"
    r"four|five|six|seven|eight|nine|ten)\b|\b\w+ of us\b",
    re.I,
)


def unrelated(text: str, task: Task) -> bool:
    """Whether `text` tells of another deed than the task's, on a thing that is none of its: "application sent"."""
    told = PAST_WORD.search(text)
    if told is None or not task.deeds or any(PAST[told[0].lower()] in alike(deed) for deed in task.deeds):
        return False
    own = task.words.union(*(phrases.NOUNS.get(deed, frozenset()) for deed in task.deeds))
    about = stems(f"{text[: told.start()]} {text[told.end() :]}")
    return (
        bool(stems(text[: told.start()]) - phrases.NO_THINGS or _AN_OBJECT.match(text[told.end() :]))
        and not about & own
    )


def foreign(text: str, task: Task) -> bool:
    """Whether `text` says that another thing than the task's is finished: "I have done the phone numbers"."""
    named = phrases.OBJECT.match(text)
    what = stems(named["what"] or named["what2"]) if named else set()
    return bool(what) and not what & (
        task.words | ANY_THING | frozenset().union(*(phrases.NOUNS.get(d, ()) for d in task.deeds))
    )


def retold(text: str, task: Task) -> bool:
    """Whether `text`, a clause without its opening noises, says that what `task` orders has happened.

    The caller looks for denial, condition, hope and future. False where another thing is spoken of, a part or a step.
    """
    text = phrases.IS.sub(" is ", text)
    if not task.deeds or is_another(text, task) or _is_passed_on(text, task) or is_only_reported(text, task):
        return False
    if all(_resulted(text, deed, task) for deed in task.deeds):
        return True
    if _is_step(text, task):
        return False
    pieces = [piece for piece in re.split(r"\s*(?:,|\band\b|&)\s*", text) if piece.strip()]
    return all(any(_tells(piece, deed, task) for piece in (text, *pieces)) for deed in task.deeds)


def is_only_reported(text: str, task: Task) -> bool:
    """ "Reported it", of "write to the MP": that it was told somewhere is not the letter."""
    if not phrases.REPORTED_IT.match(text) or not task.deeds or stems(text) & task.things:
        return False
    return "report" not in task.words and not phrases.REPORTING.intersection(task.deeds)


def _is_passed_on(text: str, task: Task) -> bool:
    """ "Asked her to ask him", of "ask Sam": somebody else is to do it."""
    wanted = frozenset[str]().union(*(alike(deed) for deed in task.deeds))
    return any(
        match["deed"].lower() in wanted and PAST.get(match["told"].lower()) in results.PASSING
        for match in results.PASSED_ON.finditer(text)
    )


def _is_step(text: str, task: Task) -> bool:
    own = task.words.union(*(phrases.NOUNS.get(deed, frozenset()) for deed in task.deeds))
    own |= {"about"} if _about_the_same(text, task) else set()
    own |= {"back"} if "return" in task.deeds else set()
    if any(stem(match[0].split()[-1].lower()) not in own for match in phrases.STEP.finditer(text)):
        return True
    text = _SPANS.sub(" ", text)
    counts = {
        word
        for word in WORD.findall(re.sub(r"\b(?:new|this|that|the|last) one\b", "", text.lower()))
        if word in phrases.COUNTS
    }
    return bool(counts - task.words)


def _about_the_same(text: str, task: Task) -> bool:
    """ "Phoned every stall holder about the parking", of "contact the stall holders about parking"."""
    (whom, _, topic), (whose, _, own) = text.lower().partition(" about "), task.wording.lower().partition(" about ")
    return bool(stems(topic) & stems(own) and stems(whom) & stems(whose) & task.things)


def _tells(text: str, deed: str, task: Task) -> bool:
    return any(teller(text, deed, task) for teller in _TELLERS)


def _went_out(text: str, deed: str, task: Task) -> bool:
    """ "Minutes went out this morning", "with everyone now"; or handed over: "here it is"."""
    if deed not in phrases.WRITTEN:
        return False
    gone = phrases.GONE.search(text)
    another = gone and re.search(r"ed\s*$", gone["what"])  # "audit carried out" went nowhere
    return bool(phrases.OUT_ALONE.search(text)) or bool(gone and not another and _is_of(gone["what"], task))


def _is_here(text: str, deed: str, task: Task) -> bool:
    """ "Please find attached the note", "I have the three quotes"."""
    has = phrases.HAS.search(text) if deed in phrases.GETTING else None
    then = WORD.match(text.lower(), has.end()) if has else None
    if has and not (then and then[0] in PAST) and stems(text) & task.things:  # "I have asked" has nothing yet
        return True
    handed = deed in phrases.WRITTEN | phrases.GETTING and phrases.HANDED_OVER.search(text)
    return bool(handed) and _is_about(text, task)


def _by_noun(text: str, deed: str, task: Task) -> bool:
    """ "Order placed", "have done the review"; "gate sorted", "did the gutters"."""
    made = phrases.NOUN_DONE.match(text) or phrases.MADE.match(text)
    whose = made and made.groupdict().get("whose")
    if (
        made
        and (not whose or stems(whose) & task.words)
        and stems(made["what"]) & ({deed} | phrases.NOUNS.get(deed, frozenset()))
    ):
        return True
    did = phrases.DONE_TO.match(text)
    if did and (did["what"] is None or stems(did["what"]) & task.things):
        return True
    stated = phrases.STATED.match(text)
    return bool(stated and stems(stated["what"]) & task.things and _is_of(stated["what"], task))


def _so_now(text: str, deed: str, task: Task) -> bool:
    """ "Up to date now", "all clear"; "had a word with the head"; not "tables arrived" of chairs to get."""
    if any(deed in deeds and pattern.search(text) for pattern, deeds in phrases.SO):
        led = phrases.SUBJECT.match(text)
        return led is None or not stems(led["what"]) - phrases.NO_THINGS or _is_own(stems(led["what"]), task)
    told = any(deed in deeds and pattern.search(text) for pattern, deeds in phrases.PHRASES)
    return told and not phrases.TO_US.match(text)


def _is_own(named: set[str], task: Task) -> bool:
    """Whether what arrived is a thing of the task, or the paper that a check or a licence comes as."""
    return bool(named & task.words or (named & phrases.PAPERS and task.words & phrases.COMES_AS_PAPER))


def _is_handed(text: str, deed: str, task: Task) -> bool:
    """ "The parcels are with the residents", "all of them are on the list now"; "took the ladder back"."""
    back = phrases.TAKEN_BACK.match(text) if deed == "return" else None
    if back and (phrases.THEM.fullmatch(back["what"]) or stems(back["what"]) & task.things):
        return True
    found = (pattern.match(text) for pattern, deeds in phrases.HANDED if deed in deeds)
    return any(
        match
        and stems(match["whom"]) & task.things
        and bool(phrases.THEM.search(match["what"]) or stems(match["what"]) & task.things)
        for match in found
    )


def _arranged(text: str, deed: str, task: Task) -> bool:
    """ "We met on Friday", "meeting her on the 3rd", of a meeting to arrange."""
    return deed in phrases.ARRANGING and bool(task.words & phrases.MEETINGS and phrases.MEETING.search(text))


def _by_verb(text: str, deed: str, task: Task) -> bool:
    """ "I have emailed the trustees", "trustees emailed", "my neighbour fitted a new lock"."""
    return any(
        PAST[match[0].lower()] in alike(deed)
        and (_did(text, match, task) or _was_done(text, match, task) or _another_did(text, match, task))
        for match in PAST_WORD.finditer(text)
    ) or _by_word(text, deed)


def _by_word(text: str, deed: str) -> bool:
    """ "I have written to the parlour inviting him"."""
    stem = deed[:-1] if deed.endswith("e") else deed
    return bool(
        re.match(
            rf"{phrases.MYSELF}(?:written|wrote|e-?mailed|rung|rang|phoned|spoken|spoke) .*\b{re.escape(stem)}\w?ing\b",
            text,
            re.I,
        )
    )


def _another_did(text: str, match: re.Match[str], task: Task) -> bool:
    """ "My husband fitted a new lock": work of hands, on a thing of the action."""
    who = re.match(
        r"^(?:(?:my|our|the|a) )?[\w']+(?: [\w']+)? (?:has |have |came (?:round |in |over )?and )*$",
        text[: match.start()],
        re.I,
    )
    by_hand = PAST[match[0].lower()] in phrases.BY_HAND
    return bool(who) and by_hand and bool(stems(text[match.end() :]) & task.things)


def _did(text: str, match: re.Match[str], task: Task) -> bool:
    """ "I have now emailed the trustees", "booked for Tuesday"."""
    if not re.fullmatch(phrases.MYSELF, text[: match.start()], re.I):
        return False
    after = text[match.end() :]
    if phrases.TO_US.match(after):
        return False
    return bool(stems(after) & task.things) or bool(
        phrases.NO_OBJECT.match(after) and not _has_other_object(PAST[match[0].lower()], after)
    )


def _has_other_object(deed: str, after: str) -> bool:
    """ "Spoke to the electrician", "applied for a job": what the preposition leads to is the object of the verb."""
    led = phrases.LED_OBJECT.match(after)
    return led is not None and led["by"].lower() in phrases.LEADS.get(deed, frozenset())


def _was_done(text: str, match: re.Match[str], task: Task) -> bool:
    """ "Trustees emailed", "the council were informed"; not "the council wrote"."""
    led = re.match(rf"^(?P<what>.{{1,80}}?) (?P<be>{phrases.BE})$", text[: match.start()], re.I)
    if led is None or phrases.TO_US.match(text[match.end() :]):
        return False
    if not led["be"] and match[0].lower() in phrases.OWN_DOING:
        return False
    passive = re.search(r"\b(?:is|are|was|were|been|got)\b", led["be"], re.I)
    if phrases.PRONOUN.match(led["what"]) and not passive:
        return False
    bare_end = passive or phrases.NO_OBJECT.match(text[match.end() :])
    return bool(bare_end) and _is_of(led["what"], task)


def _is_of(what: str, task: Task) -> bool:
    """The subject of a passive: a pronoun, or a noun phrase that holds a thing of the task and no person who acts."""
    what = what.strip()
    if re.search(r"\b(?:i|we|you|he|she|who|someone|somebody|nobody)\b", what, re.I):
        return False
    return bool(phrases.PRONOUN.match(what) or stems(what) & task.things)


def _is_about(text: str, task: Task) -> bool:
    """ "Attached as requested" names no thing; "attached some reading" names another."""
    named = stems(text) - {
        "attached",
        "enclosed",
        "find",
        "here",
        "requested",
        "asked",
        "request",
        "herewith",
        "go",
        "you",
    }
    return not named or bool(named & task.things)


def _resulted(text: str, deed: str, task: Task) -> bool:
    """ "The page is live" of "publish the page", "been through it" of "review the policy"."""
    if any(deed in deeds and pattern.search(text) for pattern, deeds in results.OWN_RESULTS):
        return not _been_through_another(text, task)
    if deed in results.CHOOSING and results.CHOSEN.search(text) and stems(text) & task.things:
        return True
    found = (pattern.match(text) for pattern, deeds in results.RESULTS if deed in deeds)
    return any(
        match and _is_thing(match["what"], text, task) and not results.ACTING.search(_without(match["what"], task))
        for match in found
    )


def _been_through_another(text: str, task: Task) -> bool:
    """ "Been through all four kits", of "check the battery"."""
    gone = results.BEEN_THROUGH.search(text)
    named = stems(gone["what"]) - phrases.NO_THINGS - phrases.COUNTS if gone else set()
    return bool(named) and not named & task.words


def _is_thing(what: str, text: str, task: Task) -> bool:
    """ "The projector", or "it" where another thing of the action is named: "it's back with the library"."""
    pronoun = phrases.PRONOUN.match(what.strip()) and stems(text) & task.things
    return bool(stems(what) & task.words or pronoun)


def _without(what: str, task: Task) -> str:
    """`what` without the action's own numbers: "two befrienders" of "recruit two befrienders"."""
    own = phrases.COUNTS & task.words
    return " ".join(word for word in what.split() if word.lower() not in own)


def _was_caused(text: str, deed: str, task: Task) -> bool:
    """ "Mr Lodge tuned the piano" of "arrange for the piano to be tuned"."""
    del deed
    if not task.caused:
        return False
    told = next((m for m in WORD.finditer(text.lower()) if task.caused in (m[0], PAST.get(m[0]))), None)
    to_be = told and re.search(r"\b(?:to|be|being|get|getting|getting it)\s*$", text[: told.start()], re.I)
    if told is None or to_be:
        return False
    of_it = re.match(r"\s+(?:it|them|both|all)\b", text[told.end() :])
    return bool(of_it or stems(text) & task.things - {task.caused})


_TELLERS = (_went_out, _is_here, _is_handed, _by_noun, _so_now, _arranged, _by_verb, _resulted, _was_caused)


def is_preparation(text: str, task: Task) -> bool:
    """Whether `text` tells of a deed before the task's: the card that is to be sent is bought."""
    told = {PAST[match[0].lower()] for match in PAST_WORD.finditer(text)}
    wanted = {task.caused}.union(*(alike(deed) for deed in task.deeds))
    if not told or not task.deeds or told & wanted:
        return False
    return told <= results.ARRANGED or (
        told <= results.PREPARATIONS and bool(results.PREPARED_FOR.intersection(task.deeds))
    )


def is_another_deed(text: str, task: Task) -> bool:
    """Whether `text` tells of a deed, and of none that the task orders: "bins emptied" of "label the bins"."""
    told = {PAST[match[0].lower()] for match in PAST_WORD.finditer(text)} - results.ANY_DEED
    if not told or not stems(text) & task.things:
        return False
    if told & results.WRITING and results.WRITING.intersection(task.deeds):
        return False
    if task.deeds:
        return not told & {task.caused}.union(*(alike(deed) for deed in task.deeds))
    first = task.wording.lower().split()[0]  # a verb that no list has
    return not any(word.startswith(first[:-1]) for word in WORD.findall(text.lower()))
