"""The words of a reply made plain: apostrophes, contractions, ticks, typing slips; greeting and signature off.

Knows no intent. Nothing here is kept: the person's own words stay as they are in the Reply.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Sequence
from difflib import SequenceMatcher

#: Emoji become words that the tables know; skin tones and variation selectors go.
_SIGNS = (
    (re.compile("[✅✔☑🗹]"), " tickmark "),
    (re.compile("[❌✗✘❎🚫]"), " crossmark "),
    (re.compile("[👍👌🙏🎉😊🙂😀😁👏💪🙌❤♥😃😄☺]"), " smiley "),
    (re.compile("[🙄🙃]"), " yeah right "),
    (re.compile("[😬😅🙈😕😞😢😔🤞🤷]"), " "),
    (re.compile("[⏳⌛🚧🔜]"), " in progress "),
    (re.compile("[❓❔⁉]"), "? "),
    (re.compile("[\ufe0f\ufe0e\u200b-\u200f\u2060\ufeff\u00ad\U0001f3fb-\U0001f3ff]"), ""),
    (re.compile("[‘’ʼ´`′]"), "'"),
    (re.compile("[“”«»„]"), '"'),
    (re.compile(r"\s?[‒–—―]\s?|\s--+\s"), " - "),
    (re.compile(r"(?<=\d) - (?=\d)"), "-"),
    (re.compile("…"), "... "),
    (re.compile("[→⇒➔➜⟶]|\uf0e0"), "->"),
    (re.compile("[•·▪◦●]"), "- "),
    (re.compile(r"[^\S\n]+"), " "),
)

#: Only slips that cannot be another word.
_SLIPS = (
    (re.compile(r"\b(?:d o n e|doen|dnoe|donne|doine|doone|donee|donw|d0ne|don e)\b", re.I), "done"),
    (re.compile(r"\bcompl(?:ete?|ate|eat)\b(?!d)", re.I), "complete"),
    (re.compile(r"\bfini?sh?ied\b|\bfins?i?hed\b|\bfinishd\b", re.I), "finished"),
    (re.compile(r"\b(?:sorte|sored|sotred|srted)\b", re.I), "sorted"),
    (re.compile(r"\bactionned\b|\bactoned\b", re.I), "actioned"),
    (re.compile(r"\bdun\b(?=\W*$|\W+(?:it|this|that)\b)", re.I | re.M), "done"),
    (re.compile(r"\b(should|could|would|might|must) of\b", re.I), r"\1 have"),
    (re.compile(r"\bno[ -]one\b(?=\s+[a-z])", re.I), "nobody"),
    (
        re.compile(r"\b(just|only just) (?:this (?:very )?(?:minute|second|moment|morning)|now|right now)\b", re.I),
        r"\1",
    ),
    # An hour's half is no part of the work.
    (re.compile(r"\bhalf (?:an|a) (?=(?:hour|day|week|year)\b)|\bhalf (?=past\b)", re.I), "a "),
    # "Cheque no 000412" denies nothing, nor does "sorted bar nothing".
    (re.compile(r"\bno\b\.?\s?(?=[a-z]{0,3}[-/]?\d{3,})", re.I), "ref "),
    (re.compile(r"\bbar nothing\b", re.I), ""),
    (re.compile(r"\bthat(?:'s| is) that\b(?= (?:done|sorted|finished|all|then|complete))", re.I), "that is"),
    (re.compile(r"(?<=[a-z] )'?em\b", re.I), "them"),
    # Kisses.
    (re.compile(r"(?<=[a-z.,!])[ ]x{1,5}(?=\W*$)", re.I | re.M), ""),
    (re.compile(r",? m'(?:dear|duck|lud|lord)\b", re.I), ""),
    (re.compile(r"\bjob(?:'s)? jobbed\b", re.I), "job done"),
    (
        re.compile(
            r"\b((?-i:[a-z]\w+)|\d{1,2})'s (?=(?:now |all |been |already |just |finally )*(?:gone|done|sent|in|out|"
            r"booked|fixed|sorted|finished|"
            r"completed?|paid|arrived|ready|with|written|signed)\b)",
            re.I,
        ),
        r"\1 is ",
    ),
    (re.compile(r"\bjob(?:'?s| is) a good ?'?(?:un|one)\b", re.I), "job done,"),
    (re.compile(r"\b(?:donezo|doneski|doned|doney|donesies)\b", re.I), "done"),
    (
        re.compile(
            r"(?:(?m:^)|(?<=[.!] )|(?<=madam, )|(?<=sir, )|(?<=all, )|(?<=team, ))(the (?:task|action|work|job|item)|"
            r"this (?:task|action|one|job)),? it (?=is\b|was\b|has\b)",
            re.I,
        ),
        r"\1 ",
    ),
    (re.compile(r"\bthank(?:s| you),? but no(?:,? thank(?:s| you))?\b", re.I), "i must decline"),
    # "By some miracle", "with a bit of help": no part of anything.
    (
        re.compile(
            r"\b(with|by|after|thanks to|despite) (?:some|a (?:little |tiny )?bit of|a (?:good )?few|"
            r"a little) (?=(?!of|"
            r"it|this|that|the|them|these|more|parts?|bits?|items?|ones?|luck)[a-z])",
            re.I,
        ),
        r"\1 ",
    ),
    # Who asks himself and answers yes, says it.
    (
        re.compile(
            r"\b(?:(?:so|well|ok|right),? )*(is|are|was|has|have|did) (it|this|that|they|i|we|the (?:action|job|task))"
            r"(?: (?:now|all|been|yet|got|get|ever|actually|really))*"
            r" ((?:done|finish(?:ed)?|completed?|sort(?:ed)?|do)(?: it| this| that)?)(?: yet| "
            r"now)?\s?\?+\s*(?=(?:(?:why|oh|well) )?"
            r"(?:yes|yep|yeah|yup|"
            r"it (?:is|was|has)|(?:i|we) (?:have|did)|certainly|absolutely|indeed|of course|you bet|too right|"
            r"it certainly|"
            r"(?:i|we) certainly|(?:it|i|we) sure)\b"
            r"(?!(?: \w+)? not\b|\w*n't\b| still\b|,? (?:right|if|when|once|but|and|or|nearly|almost|soon|"
            r"in)\b|\s*\?))",
            re.I,
        ),
        "it is done, ",
    ),
    (
        re.compile(
            r"\b((?:done|finished|completed?|sorted))(?: it| this)?(?: yet)?\s?\?+\s*(?=(?:yes|yep|yeah|yup|"
            r"it (?:is|was|"
            r"has)|(?:i|we) have|certainly|absolutely)\b(?! not\b|n't|,? (?:right|if|when|once|but)\b))",
            re.I,
        ),
        r"\1, ",
    ),
    (
        re.compile(
            r"\b(?:done|finished|complete|sorted)(?:[ -]ish)?\s?\?+\s*no,? (?=(?:properly|fully|completely|totally|"
            r"entirely|utterly) (?:done|finished|complete|sorted))",
            re.I,
        ),
        "",
    ),
    # A telephone that takes dictation writes its points out.
    (re.compile(r"(?<=\w) (?:full stop|period)\b(?= |\W*$)", re.I | re.M), "."),
    (re.compile(r"(?<=\w) comma\b(?= )", re.I), ","),
    (re.compile(r"(?<=\w) question mark\b", re.I), "?"),
    (re.compile(r"(?<=\w) exclamation mark\b", re.I), "!"),
    (re.compile(r"(?<=\w)[.,]? new (?:line|paragraph)\b", re.I), "\n"),
)

_NEGATED = "do|does|did|is|was|has|have|had|could|would|should|are|were|must|need"
_CONTRACTIONS = (
    (re.compile(rf"\b({_NEGATED})n'?t\b", re.I), r"\1 not"),
    (re.compile(r"\bwon'?t\b", re.I), "will not"),
    (re.compile(r"\b(?:ha|hav|have|hiv)nae\b", re.I), "have not"),
    (re.compile(r"\b(?:din|do)nae?\b(?=\s)", re.I), "do not"),
    (re.compile(r"\b(has|did|is|was|could|would|can|should|had)nae\b", re.I), r"\1 not"),
    (re.compile(r"\b(?:can'?t|cannot)\b", re.I), "can not"),
    (re.compile(r"\bshan't\b", re.I), "shall not"),
    (re.compile(r"\bain'?t\b", re.I), "is not"),
    (re.compile(r"(?<=\w)'ve\b|(?<=\bI)ve\b", re.I), " have"),
    (
        re.compile(
            r"\b(i|we|you|he|she|they|it)'d (?=(?:do|take|be|have|get|look|sort|handle|deal|pick|cover|lead|ask)\b)",
            re.I,
        ),
        r"\1 would ",
    ),
    # "I'd done it" is over; "I'd do it" is not.
    (
        re.compile(
            r"\b(i|we|he|she|they)'d (?=(?:(?:already|actually|just|also|long|since|in fact|indeed|\w+ly) )*"
            r"(?:done|sent|gone|written|given|taken|been|(?!(?:need|feed|speed|indeed|proceed|succeed|exceed|heed|weed|"
            r"embed|shed)\b)\w{2,}ed)\b)",
            re.I,
        ),
        r"\1 had ",
    ),
    (re.compile(r"(?<=\w)'ll\b|(?<=\byou)ll\b", re.I), " will"),
    (re.compile(r"(?<=\w)'re\b", re.I), " are"),
    (re.compile(r"(?<=\bI)'?m\b", re.I), " am"),
    (re.compile(r"\b(it|that|this|he|she|what|who|where|there|here|all|everything|one|how|when)'s\b", re.I), r"\1 is"),
    (
        re.compile(
            r"\bits (?=(?:now |all |been |not |still |nearly |almost )?(?:done|sorted|finished|complete))", re.I
        ),
        "it is ",
    ),
    (re.compile(r"(?<!not )\bmanaged to (?=get\b)", re.I), "have got "),
    (re.compile(r"\bhave got get\b", re.I), "got"),
    (re.compile(r"\bmanaged to (finish|complete)\b", re.I), r"\1ed"),
    (re.compile(r"\bcompleteed\b", re.I), "completed"),
    (re.compile(r"\bmanaged to do\b", re.I), "have done"),
    (re.compile(r"\bthats\b", re.I), "that is"),
    (re.compile(r"\ball but (?=done|complete|finish|sorted|there|ready|closed)", re.I), "nearly "),
)

_GREETING = re.compile(
    r"^(?:(?:hi|hello|hiya|dear|hey|greetings|good (?:morning|afternoon|evening|day)|morning|afternoon|evening)\b"
    r"(?:(?!\b(?:not|done|still|no|yes|it|this|i|we|will|have|has|is|are|was)\b)(?:[ \w'&/-]|"
    r"(?<=\b\w)\.|(?<=\bdr)\.|(?<=\bmr)\.|"
    r"(?<=\bms)\.|(?<=\bmrs)\.)){0,40}?)(?:[,!]|\.?\s*$|(?=\s-\s))",
    re.I,
)
_SIGN_OFF = re.compile(
    r"^(?:(?:many |kind(?:est)? |best |warm(?:est)? |with (?:best |kind )?|yours |all the )?(?:thanks|"
    r"regards|wishes|best|sincerely|"
    r"faithfully|cheers)(?: (?:and|in advance|again|so much|very much|a lot|"
    r"for [\w ]{1,30}))?(?:,? (?:and )?(?:kind )?regards)?|"
    r"thank you|ta|br|kr|rgds|diolch|cofion(?: cynnes)?|cheers|yours)[\s,.!]*$",
    re.I,
)
_REGARDS = re.compile(r"\b(?:regards|rgds|wishes|sincerely|faithfully|yours|all the best|br|kr|cofion)\b", re.I)
#: "Jo Lee" under "Thanks"; not "Done" under "Thanks".
_NAME_LINE = re.compile(
    r"^(?!(?:\w+ed|done|sent|complete|paid|yes|no|not|nope|tick\w*|reopen|stop|ongoing|pending|"
    r"outstanding|nearly|almost|"
    r"soon|working|will|all|both)\b)(?-i:[A-Z])[\w'-]*(?: (?-i:[A-Z])[\w'-]*){0,2}$",
    re.I,
)
_MACHINE_LINE = re.compile(
    r"^(?:sent (?:from|via|using|with)\b.*\b(?:iphone|ipad|phone|mobile|android|samsung|galaxy|"
    r"outlook|yahoo|proton|gmail|mail|device|"
    r"blackberry|huawei|pixel|app|tablet|workspace|aol)\b.*|get outlook for\b.*|download outlook\b.*|"
    r"-- ?|_{5,}|[-=*]{5,}|"
    r"\[cid:.*\]|\[?(?:image|logo)\]?|<?https?://\S+>?)$",
    re.I,
)
_MACHINE_HEAD = re.compile(r"^sent from my [a-z]+(?: [a-z]+)?\. +(?=\S)", re.I)
#: What stands below a name in a signature: "Clinical Lead, Community Respiratory", "Clerk | Mill Parish Council".
_OFFICE_LINE = re.compile(
    r"^(?=[A-Z])(?!.*[.!?]$).*\b(?:Officer|Manager|Lead|Director|Head|Team|Clerk|Secretary|Chair\w*|Coordinator|"
    r"Co-ordinator"
    r"|Administrator|Assistant|Trustee|Treasurer|Councillor|NHS|Trust|Council|Partnership|Ltd|Limited|CIC|University|"
    r"Charity)\b"
)
_SIGNED_NAME = re.compile(
    r"^(?:(?:Dr|Mr|Mrs|Ms|Miss|Mx|Prof|Rev|Revd|Cllr|Sir)\.? )?[^\W\d_a-z][\w'’-]+(?: [^\W\d_a-z][\w'’.-]*){1,3}$"
)
#: With a title the name needs no office below it: "Cllr Jo Lee", and where and when to meet.
_TITLED_NAME = re.compile(
    r"^(?:Dr|Mr|Mrs|Ms|Miss|Mx|Prof|Rev|Revd|Cllr|Sir)\.? (?:[^\W\d_a-z][\w'’.-]* ){0,2}[^\W\d_a-z][\w'’-]+$"
)
_BELOW_A_NAME = re.compile(r"^[A-Z](?!.*[.!?]$)")
_DISCLAIMER = re.compile(
    r"\b(?:confidential|intended (?:recipient|only|solely)|disclaimer|consider the environment|"
    r"registered (?:office|charity|in england)|"
    r"scanned for virus|unauthorised|privileged|data protection act|freedom of information act)\b",
    re.I,
)
_POSTSCRIPT = re.compile(r"^p\.?\s?s\.?\b", re.I)
_NUMBERED = re.compile(r"^\W{0,3}\d{1,2}\b")


_LIKE_COMPLETED = re.compile(r"\bc\w{5,9}d\b", re.I)
#: Words so near to "completed" that a machine would take them for it.
_OTHER_WORDS = ("competed", "compiled", "compelled", "complied", "completes", "computed", "compacted", "complained")


def _mend_completed(match: re.Match[str]) -> str:
    word = match[0].lower()
    near = SequenceMatcher(None, word, "completed").ratio() >= 0.86
    return "completed" if near and word not in _OTHER_WORDS else match[0]


def tidy_words(words: str) -> str:
    """`words` with one kind of apostrophe, dash, space and line end, and emoji as words."""
    text = unicodedata.normalize("NFKC", words).replace("\r\n", "\n").replace("\r", "\n")
    for pattern, replacement in _SIGNS:
        text = pattern.sub(replacement, text)
    return text


def plain_words(words: str) -> str:
    """`words` made tidy, contractions written out and safe slips mended."""
    text = tidy_words(words)
    for pattern, replacement in (*_SLIPS, *_CONTRACTIONS):
        text = pattern.sub(replacement, text)
    return _LIKE_COMPLETED.sub(_mend_completed, text)


def is_sign_off(line: str) -> bool:
    """Whether a line is "Kind regards" or the like."""
    return bool(_SIGN_OFF.match(line.strip()))


def is_small_print(line: str) -> bool:
    """Whether a line was put there by a program or a lawyer: "Sent from my iPhone", a rule, a disclaimer."""
    return bool(_MACHINE_LINE.match(line.strip()) or _DISCLAIMER.search(line))


def without_greeting(line: str) -> str:
    """`line` without "Hi Sam," at its start; "" where that is all."""
    return _GREETING.sub("", line, count=1).lstrip(" ,-!.")


def _is_signed(line: str, below: str) -> bool:
    return bool(
        (_SIGNED_NAME.match(line) and _OFFICE_LINE.match(below))
        or (_TITLED_NAME.match(line) and _BELOW_A_NAME.match(below))
    )


def _without_signature(lines: Sequence[str]) -> Sequence[str]:
    """The lines up to a name with an office below it, set apart; a postscript below them is kept."""
    places = (at for at in range(2, len(lines) - 1) if not lines[at - 1] and _is_signed(lines[at], lines[at + 1]))
    start = next(places, len(lines))
    added = next((at for at in range(start, len(lines)) if _POSTSCRIPT.match(lines[at])), len(lines))
    return [*lines[:start], *lines[added:]]


def speaking_lines(text: str) -> list[str]:
    """The lines of `text` that say something: greeting, sign-off, signature and disclaimer off; "" for a blank one."""
    kept: list[str] = []
    signed = thanked = False
    for line in _without_signature([_MACHINE_HEAD.sub("", raw.strip()) for raw in text.split("\n")]):
        if _DISCLAIMER.search(line):
            break
        if _POSTSCRIPT.match(line) or (signed and _NUMBERED.match(line)):
            signed = False
        if _MACHINE_LINE.match(line):
            signed = signed or any(kept)
            continue
        if _SIGN_OFF.match(line):
            signed, thanked = any(kept) or bool(_REGARDS.search(line)), True
            kept.append("")
            continue
        if thanked and not any(kept) and _NAME_LINE.match(line):
            continue
        if not signed:
            kept.append(line if any(kept) else without_greeting(line))
    return kept
