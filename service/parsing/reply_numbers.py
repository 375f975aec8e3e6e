"""Which numbered items the words of a reply name: "1 and 3", "#2", "the first two", "all except 4", "the rest".

Item names are replaced by marks, so that clauses can be cut without tearing a list apart. Knows no intent.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass, field

from service.parsing.reply_amounts import is_actions_number
from service.parsing.reply_phrases_closing import STATES

_ORDINALS = {
    "first": 1,
    "1st": 1,
    "second": 2,
    "2nd": 2,
    "third": 3,
    "3rd": 3,
    "fourth": 4,
    "4th": 4,
    "fifth": 5,
    "5th": 5,
    "sixth": 6,
    "6th": 6,
    "seventh": 7,
    "7th": 7,
    "eighth": 8,
    "8th": 8,
    "ninth": 9,
    "9th": 9,
    "tenth": 10,
}
_CARDINALS = {
    "one": 1,
    "two": 2,
    "three": 3,
    "four": 4,
    "five": 5,
    "six": 6,
    "seven": 7,
    "eight": 8,
    "nine": 9,
    "ten": 10,
}

_MORE = r"#?\d{1,2}(?![\d%/]|[:.]\d|\s?(?:st|nd|rd|th)\b)"
_DIGITS = rf"(?<![\d.,:/£$%-]){_MORE}"
_COMMA = r"(?:\s?[,+]\s?(?!(?:and|&)\s)|\s?-\s?|\s(?:to|thru|through)\s)"
_AND = r"(?:(?:\s?,)?\s?&\s?|(?:\s?,)?\s(?:and|plus|or)\s)"
_WORD = "|".join(_CARDINALS)
_NAMED = r"(?:numbers?|nos?\.?|items?|actions?|points?|tasks?|jobs?|aps?|\#)"
_ORDINAL = "|".join(_ORDINALS)
_STATE = (
    r"(?:is|are|was|were|has|have|had|will|would|can|could|should|may|might|needs?|done|not|still|all|"
    r"both|now|also|yes|no|"
    r"complete\w*|finish\w*|sort\w*|clos\w*|action\w*|sent|outstanding|ongoing|pending|in|under|by|"
    r"due|next|to|with|for|"
    r"on|waiting|awaiting|working|underway|nearly|almost|partly|half|tick\w*|crossmark|mine|isn|too|"
    r"as well|please|already|"
    r"i|we|tomorrow|reopen|stop|open|ready|ditto|same|over|delayed|overdue|slipped|went|goes|belongs|"
    r"left|off|out|being|"
    r"and|so|because|while|which|when|about|wait|slip|go|move|come|take|paid|crossmark|"
    r"(?:book|post|circulat|submitt|shar|issu|upload|arrang|updat|email|e-mail|publish|deliver|sign|"
    r"fix|resolv|start|cancel|order|chas|draft|"
    r"reopen|delay|extend|postpon|deferr|attend|replac|repair|install)ed|"
    r"awaits?|waits?|likewise|stuck|blocked|parked|stalled|halfway|midway|remains?|stays?|ask|try|contact|speak|"
    r"gone|got|"
    r"almost|started|moved|haven|until|before|after|except|but|should|later|soon|shortly|today|then)"
)
_AFTER = rf"(?=\s*(?:$|\n|[.,;:!?)\]=]|-\s|‹|(?:{_STATE}|{STATES})\b))"

_PREFIXED = re.compile(
    rf"\b(?:the\s)?{_NAMED}\s?(?:{_NAMED}\s?)?(?:{_DIGITS}|"
    rf"\b(?:{_WORD})\b)(?:{_COMMA}(?:{_NAMED}\s?)?(?:{_MORE}|"
    rf"\b(?:{_WORD})\b))*(?:{_AND}(?:{_NAMED}\s?)?(?:{_MORE}|\b(?:{_WORD})\b))*"
    r"|(?<!\w)#\s?\d{1,2}\b(?:\s?(?:,|&|and)\s?#?\d{1,2}\b)*",
    re.I,
)
_LINE_START = re.compile(
    rf"^[ \t(\[*>-]*(?P<list>{_DIGITS}(?:{_COMMA}{_MORE})*(?:{_AND}{_MORE})*)\s?(?:[.:)\]=]+|-(?=\s))", re.M
)
_OPENING = re.compile(r"^[ \t(]*(\d{1,2})\s?([.):])")
_LIST = re.compile(
    rf"(?<![\w‹])(?:(?<!\bat )|(?<=look at )|(?<=looking at )|"
    rf"(?<=looked at ))(?:{_DIGITS}(?:{_COMMA}{_MORE})*(?:{_AND}{_MORE})*){_AFTER}",
    re.I,
)
_WORDS_SAID = re.compile(
    rf"(?<![\w-])(?<!of )(?<!the )(?<!other )(?<!another )(?<!this )(?<!that )(?<!which )(?<!only )(?<!no )(?<!just )"
    rf"(?<!next )(?<!last )(?<!new )(?:{_WORD})(?:(?:,| and|,? &) (?:{_WORD}))*"
    r"(?= (?:is|are|was|were|has|have|done|not|still|complete|completed|finished|sorted|closed|in hand|in progress|i|"
    r"will|needs?|"
    r"by|should|with|stuck|outstanding|ongoing|under|waiting|nearly|almost|on)\b(?! (?:of|left|more|"
    r"remaining)\b))(?! \w+ to go\b)",
    re.I,
)
#: "Have done one, two and three", "so is three".
_DONE_WORDS = re.compile(
    rf"(?:(?<=done )|(?<=did )|(?<=finished )|(?<=completed )|(?<=sorted )|(?<=actioned ))(?:{_WORD})(?:, (?:{_WORD}))*"
    rf"(?:,? and|,? &) (?:{_WORD})(?=\s*(?:$|[.,;!\n-]|but\b|‹d))|(?:(?<=so is )|(?<=so has ))(?:{_WORD})(?=\s*(?:$|"
    r"[.,;!\n]))",
    re.I,
)
#: "All except one and four".
_EXCEPTED_WORDS = re.compile(
    rf"(?:(?<=except )|(?<=bar )|(?<=apart from ))(?:{_WORD})(?:(?:,| and|,? &) (?:{_WORD}))+(?=\s*(?:$|[.,;!]))", re.I
)
#: Said of one thing.
_OF_ONE = re.compile(r" (?:is|was|has|i|will|needs|should|by)\b", re.I)
_FIRST_FEW = re.compile(
    rf"\b(?:the\s)?(?P<edge>first|last)\s(?P<few>{_WORD}|\d)\b(?:\s(?:items?|actions?|ones?|points?))?", re.I
)
_ORDINAL_LIST = re.compile(
    rf"(?:(?<=working on )|(?<=started on )|(?<=nothing on )|(?<=still on )|(?<!\bon ))(?<!\bby )(?<!until )(?<!from "
    rf")(?<!till )(?<!before )\bthe\s(?:{_ORDINAL})(?=\s*(?:$|[,.;!?\n)]|but\b))|"
    rf"\b(?:the\s)?(?:{_ORDINAL})(?:(?:\s?,\s?|\sand\s|\s&\s)(?:the\s)?(?:{_ORDINAL}))*"
    rf"(?:\s(?:ones?|items?|actions?|points?|tasks?)\b|(?=\s(?:is|are|was|has|have|done|not|will|still|"
    rf"complete|finished|sorted|in (?:hand|progress)|under way|outstanding|pending|ongoing|to follow)\b|\s?:|"
    rf"\s?-\s|\s‹d))",
    re.I,
)
_LAST_ONE = re.compile(r"\b(?:the\s)?(?:last|final)\s(?:one|item|action|point|task)\b|\bthe latter\b", re.I)
_FORMER = re.compile(r"\bthe former\b", re.I)
_ALL = re.compile(
    r"\b(?:(?:all|each|both|every ?(?:one|single one)?) of (?:them|these|those|the above|my actions|"
    r"the actions|the items|mine)"
    r"|all (?:of )?(?:the |my |these |those )?(?:items|actions|points|tasks|above|ones|three|four|"
    r"five|six|seven|eight|nine|ten|\d)"
    r"|both (?:items|actions|points|of the actions)|everything|the lot|all|both)\b"
    r"(?:\s(?:on|in|from) (?:my|the|this) (?:list|email|mail))?",
    re.I,
)
_ALL_AFTER = re.compile(
    r"\s*(?:$|\n|[.,;:!?)]|-\s|‹|(?:is|are|were|was|have|has|been|now|done|complete\w*|finished|"
    r"sorted|actioned|closed|"
    r"tick\w*|except|but|bar|apart|other than|outstanding|ongoing|in progress|in hand|under way|still|"
    r"not|will|on (?:my|the|this)|here)\b)",
    re.I,
)
_NOT_ALL_BEFORE = re.compile(
    r"\b(?:after|at|that is|hi|hello|dear|thanks|morning|thank you|that was|and|not|in|to|(?<!on )with|\d|›)\s?$", re.I
)
_NONE_OF = re.compile(r"\b(?:none|neither)(?: of (?:them|these|those|mine|the (?:actions|items|above)))?\b", re.I)
_REST = re.compile(
    r"\b(?:(?:the |all (?:the )?)?(?:rest|remainder|others)(?: of (?:them|these|those|the (?:actions|"
    r"items|list)))?|everything else|"
    r"the (?:other|remaining)(?: (?:one|two|three|four|ones|items?|actions?))?|(?:the )?other (?:one|"
    r"two|three|ones))\b",
    re.I,
)
_ORDINAL_WORD = re.compile(rf"\b(?:{_ORDINAL})\b", re.I)
_GROUP = re.compile(rf"(\d{{1,2}})\s?(?:-|\bto\b|\bthru\b|\bthrough\b)\s?#?(\d{{1,2}})|(\d{{1,2}})|\b({_WORD})\b", re.I)

#: "One and two are all done": "all" is the two.
_ARE_ALL = re.compile(r"(‹n\d+› (?:are|is|were|have been|have) (?:now )?)‹n(?P<mark>\d+)› ", re.I)
_ALL_BUT = re.compile(r"(‹n(?P<mark>\d+)›) but (?:not )?(?=(?:the )?‹n\d+›)", re.I)
_ALL_DONE_BUT = re.compile(r"(‹n(?P<mark>\d+)›[^,.;\n‹]{1,25}?) but (?:not )?(?=(?:the )?‹n\d+›\s*(?:$|[.,;\n]))", re.I)
#: A mark in the marked text: ‹n3›.
MARK = re.compile(r"‹n(\d+)›")


@dataclass(slots=True)
class NumberMarks:
    """The numbers named, in the order of their marks."""

    count: int
    #: Per mark the numbers it stands for, all within 1 to count; None for "the rest".
    groups: list[tuple[int, ...] | None] = field(default_factory=list)
    #: Numbers named that the mail did not list.
    unknown: list[int] = field(default_factory=list)
    #: Marks that stand for "all".
    everything: set[int] = field(default_factory=set)
    #: A number stands in the words that is none of the actions', but how many or how much.
    amounts: bool = False

    def numbers(self, mark: int) -> tuple[int, ...]:
        """What ‹n`mark`› stands for; "the rest" is what no other mark names."""
        group = self.groups[mark]
        if group is not None:
            return group
        named = {number for other in self.groups if other for number in other}
        return tuple(n for n in range(1, self.count + 1) if n not in named)

    def mark_all(self) -> str:
        """Note that all are meant and return the mark."""
        self.everything.add(len(self.groups))
        return self.mark(list(range(1, self.count + 1)))

    def mark(self, numbers: list[int] | None) -> str:
        """Note `numbers` and return their mark; numbers the mail did not list are noted as unknown."""
        if numbers is not None:
            self.unknown += [n for n in numbers if not 1 <= n <= self.count]
            self.groups.append(tuple(dict.fromkeys(n for n in numbers if 1 <= n <= self.count)))
        else:
            self.groups.append(None)
        return f" ‹n{len(self.groups) - 1}› "


def mark_numbers(text: str, *, count: int) -> tuple[str, NumberMarks]:
    """`text` with every naming of items replaced by a mark, and what the marks stand for.

    Dates and amounts must be out of the text already, so that "4 December" is no item 4.
    """
    marks = NumberMarks(count=count)
    text = "\n".join(map(_one_a_line, text.split("\n")))
    text = _LINE_START.sub(lambda m: marks.mark(_spell(m["list"])) + ": ", text)
    text = _PREFIXED.sub(lambda m: marks.mark(_spell(m[0])), text)
    if count > 1:
        text = _NONE_OF.sub(lambda _: marks.mark_all() + " not ", text)
        text = _REST.sub(lambda _: marks.mark(None), text)
        text = _FIRST_FEW.sub(lambda m: marks.mark(_edge(m, count)), text)
        text = _ALL.sub(lambda m: _all(m, marks), text)
        text = _ORDINAL_LIST.sub(
            lambda m: marks.mark([_ORDINALS[w.lower()] for w in _ORDINAL_WORD.findall(m[0])]), text
        )
        text = _LAST_ONE.sub(lambda _: marks.mark([count]), text)
        text = _FORMER.sub(lambda _: marks.mark([1]), text)
        text = _by_words(text, marks)
    text = _LIST.sub(_lister(marks), text)
    return _mark_exceptions(text, marks), marks


def _by_words(text: str, marks: NumberMarks) -> str:
    """ "One and two are done, three is not": numbers in words, where two of them are told of and none is an amount."""
    text = _EXCEPTED_WORDS.sub(lambda m: marks.mark(_spell(m[0])), text)
    text, listed = _DONE_WORDS.subn(lambda m: marks.mark(_spell(m[0])), text)
    said = [match for match in _WORDS_SAID.finditer(text) if _is_item(match)]
    named = {number for match in said for number in _spell(match[0])}
    several = len(said) + listed > 1 or any(len(_spell(match[0])) > 1 for match in said)
    if not named or not several or len(named) + listed < 2 or max(named) > marks.count:
        return text
    return _WORDS_SAID.sub(lambda m: marks.mark(_spell(m[0])) if _is_item(m) else m[0], text)


def _is_item(match: re.Match[str]) -> bool:
    """Two things are "two are", item two "two is"; a list of numbers counts nothing."""
    several = len(_spell(match[0])) > 1
    return several or bool(_OF_ONE.match(match.string, match.end()))


def _one_a_line(line: str) -> str:
    """ "1. Done 2. Not done 3. Done" as three lines: the numbers count up from that which opens the line."""
    opened = _OPENING.match(line)
    if not opened:
        return line
    at, number, sign = opened.end(), int(opened[1]), re.escape(opened[2])
    while found := re.compile(rf"(?<=\S)[ \t]+(?={number + 1}\s?{sign}\s*(?:[^\W\d]|‹d))").search(line, at):
        line = f"{line[: found.start()]}\n{line[found.end() :]}"
        at, number = found.start() + 1, number + 1
    return line


def _mark_exceptions(text: str, marks: NumberMarks) -> str:
    """ "all but 4", "all done but 4" say "except"; "1 done but 4 not" does not."""
    text = re.sub(r"[ \t]+", " ", text)
    text = re.sub(r"\b(?:only|just) (?=‹n\d+› (?:is|are|has|have|done)\b)", "", text, flags=re.I)

    def excepted(match: re.Match[str]) -> str:
        return f"{match[1]} except " if int(match["mark"]) in marks.everything else match[0]

    text = _ARE_ALL.sub(lambda m: m[1] if int(m["mark"]) in marks.everything else m[0], text)
    text = _ALL_BUT.sub(excepted, text)
    return _ALL_DONE_BUT.sub(excepted, text)


def _lister(marks: NumberMarks) -> Callable[[re.Match[str]], str]:
    def replace(match: re.Match[str]) -> str:
        if is_actions_number(match.string, match.start(), match.end()):
            return marks.mark(_spell(match[0]))
        marks.amounts = marks.amounts or marks.count > 1
        return match[0]

    return replace


def _all(match: re.Match[str], marks: NumberMarks) -> str:
    """A mark where "all" is all items: not in "thanks all", "after all", "all members", nor after "1 and 2"."""
    if re.fullmatch(r"all|both|everything|the lot", match[0], re.I):
        before = match.string[max(0, match.start() - 12) : match.start()]
        if not _ALL_AFTER.match(match.string, match.end()) or _NOT_ALL_BEFORE.search(before):
            return match[0]
    if match[0].lower().startswith("both") and marks.count != 2:
        return marks.mark([])
    return marks.mark_all()


def _edge(match: re.Match[str], count: int) -> list[int]:
    few = match["few"].lower()
    size = int(few) if few.isdigit() else _CARDINALS[few]
    if size > count:
        return [size]
    return list(range(1, size + 1)) if match["edge"].lower() == "first" else list(range(count - size + 1, count + 1))


def _spell(words: str) -> list[int]:
    """The numbers of a list as written: "1-3 and 5" is 1, 2, 3, 5."""
    found: list[int] = []
    for match in _GROUP.finditer(words):
        if match[1]:
            first, last = int(match[1]), int(match[2])
            found += range(first, last + 1) if first < last else (first, last)
        elif match[3]:
            found.append(int(match[3]))
        else:
            word = match[4].lower()
            found.append(_CARDINALS[word])
    return found
