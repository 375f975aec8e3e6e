"""Sign-offs, signatures and "Sent from my phone" at the end of a text. Knows no quotations."""

from __future__ import annotations

import re
from collections.abc import Sequence

_DASHES = re.compile(r"^\s?(?:--|—|––|-- ?\xa0?|– )\s*$")
#: Phones and apps that sign for their owner, in the languages seen.
_SENT_FROM = re.compile(
    r"^[\s*_<(\[]*(?:yahoo mail: search, organi|"
    r"sent (?:from|via|with|by|on) (?:my|an?|the|yahoo|outlook|mail|gmail|samsung|iphone|ipad|"
    r"android|proton|blackberry|"
    r"mobile|fastmail|aol|windows|galaxy|huawei)|get outlook for|(?:von meinem|gesendet (?:von|mit|über|aus))\b|"
    r"diese nachricht wurde von|"
    r"envoyé (?:de|depuis) (?:mon|ma|l|yahoo|outlook|my|un|mail)|télécharger outlook|enviado (?:desde|do|de|"
    r"a partir do) (?:mi|meu|el|o|yahoo|"
    r"outlook|iphone|ipad)|obtener outlook|obter o outlook|inviato (?:da|dal) (?:mio|yahoo|iphone|ipad|outlook|"
    r"libero|i)|scarica outlook|"
    r"verzonden (?:vanaf|vanuit|met|via)|verstuurd vanaf|sendt fra|skickat från|lähetetty|wysłan[eo] z|"
    r"odesláno z|odoslané z|"
    r"отправлено (?:с|из)|从我的|發自我的|发自我的|iphone から送信|iphoneから送信|나의 iphone)",
    re.IGNORECASE,
)
_SIGN_OFF = re.compile(
    r"^[\s*_]*(?:(?:kind|best|warm|warmest|kindest|many|with|very best|all the)?\s?(?:regards|wishes|best|"
    r"thanks and regards)|"
    r"(?:yours|your's)\s?(?:sincerely|faithfully|truly|ever)?|sincerely(?: yours)?|cheers|regards|rgds|kr|br|best|"
    r"(?:many )?thanks(?: again| in advance)?(?: (?:and|&) (?:kind |best )?regards)?|thank you|ta|"
    r"mit (?:freundlichen|besten|herzlichen|lieben) gr(?:ü|ue)(?:ß|ss)en|(?:viele|liebe|freundliche|beste|"
    r"herzliche) gr(?:ü|ue)(?:ß|ss)e|"
    r"mfg|lg|vg|cordialement|bien cordialement|cdt|met vriendelijke groet(?:en)?|groeten|mvh|med venlig hilsen|"
    r"med vänlig hälsning(?:ar)?|"
    r"vennlig hilsen|saludos(?: cordiales)?|un saludo|atentamente|cordiali saluti|saluti|atenciosamente|abraços|"
    r"pozdrawiam(?:y)?)"
    r"\s*[,.!;:–-]*\s*\**$",
    re.IGNORECASE,
)
#: What no signature line is: an answer. "PS", a numbered item, a tick, a question.
_SPEAKS = re.compile(
    r"^\s*(?:p\.?\s?s\b|\d{1,2}\s*[.):\-]?\s+\w|\d{1,2}[.):]|[-*•]\s|\[.?\])|\?\s*$|\b(?:done|completed?)\b",
    re.IGNORECASE,
)
#: Mail gateways put it first ("CAUTION: This email originated from outside the organisation").
_BANNER = re.compile(
    r"^\W*(?:(?:caution|warning|attention|important|external(?: e-?mail| sender| message)?|notice|security)\b\W*)*"
    r"(?:this (?:e-?mail|message) (?:has )?(?:originated|was sent|came|is|comes?)(?: from)? (?:from )?"
    r"(?:outside|an external|external|someone outside)|you don.t often get e-?mail from|"
    r"do not click (?:on )?(?:any )?links"
    r"|\[external\]|external (?:e-?mail|sender|message)\W*$)",
    re.IGNORECASE,
)
_BANNER_WORDS = re.compile(
    r"\b(?:originated|outside|external|links?|attachments?|recogni[sz]e|know the content|sender|learn why|safe|"
    r"caution|warning)\b",
    re.IGNORECASE,
)
#: What organisations put last.
_DISCLAIMER = re.compile(
    r"^[\s*_=\-]*(?:(?:legal |e-?mail |confidentiality )?disclaimer\b|confidential(?:ity)?(?: notice|"
    r" note)?\s*[:.]|privacy notice\b"
    r"|(?:\W*important(?: information)?\W*)?(?:this|the information (?:contained )?in this) (?:e-?mail|message|"
    r"communication|transmission)"
    r"(?:,| and|/or|\(| or| including| any| its| all)*[^.\n]{0,80}\b(?:confidential|intended|privileged|"
    r"for the (?:sole )?use|addressee)"
    r"|the (?:information|contents?) (?:contained |transmitted )?(?:in|of) this (?:e-?mail|message|communication)"
    r"|this (?:e-?mail|message) (?:has been|was) (?:scanned|checked|swept)|if you (?:are not|"
    r"have received) (?:the intended|this (?:e-?mail|message))"
    r"|please consider the environment|think before you print|(?:all )?e-?mails? (?:sent|may be) (?:to|from|"
    r"monitored)\b)",
    re.IGNORECASE,
)
_LONGEST_LINE = 72
_MOST_LINES = 9
_MOST_CARD_LINES = 16
#: A name alone: two to four words with capitals, no more.
_NAME = re.compile(
    r"^[\s*_]*(?:(?:Dr|Mr|Mrs|Ms|Cllr|Prof)\.? )?[A-Z][\w'’-]+"
    r"(?: (?:[A-Z]\.? )?(?:de |van |Mc|O')?[A-Z][\w'’-]+){1,3}[\s*_,]*$"
)
#: What only a card has: an address, a page, a number to ring.
_HARD = re.compile(r"@|\bwww\.|https?:|\d[\d ()+-]{5,}\d", re.IGNORECASE)
#: With blank lines between.
_LONGEST_CLOSING = 40
#: Of a longer line only the beginning is looked at.
_LONGEST_MATCHED = 300
_SMALL_WORDS = frozenset({"of", "and", "the", "for", "at", "in", "on", "to", "de", "la", "von", "van", "and/or", "a"})


def split_signature(lines: Sequence[str]) -> tuple[list[str], list[str]]:
    """Return (the words, the signature). A sign-off followed by anything that reads like an answer stays in the words.

    Removal is timid on purpose: no rule set is reliable (research: none of five libraries is), and a lost answer is
    worse than a kept name.
    """
    end = _last_words(lines)
    first = next((index for index in range(end) if lines[index].strip()), end)
    for index in range(first + 1, end):
        if _ends(lines[index][:_LONGEST_MATCHED], lines, index, end):
            return list(lines[:index]), list(lines[index:end])
    return list(lines[:end]), []


def _ends(line: str, lines: Sequence[str], index: int, end: int) -> bool:
    """True where the signature begins at `lines[index]`."""
    if not line.strip():
        return False
    if _DASHES.match(line):
        return end - index <= 30 and not _answers(lines[index + 1 : end])
    if _SENT_FROM.match(line):
        return len(line) < 120
    if _SIGN_OFF.match(line):
        return end - index <= _LONGEST_CLOSING and _closes(lines[index + 1 : end])
    if _DISCLAIMER.match(line):
        return not _answers(lines[index + 1 : end])
    return not lines[index - 1].strip() and bool(_NAME.match(line)) and _is_card(lines[index + 1 : end])


def without_banner(lines: Sequence[str]) -> list[str]:
    """Return `lines` without the lines that a mail gateway put first to warn of mail from outside."""
    start = next((index for index, line in enumerate(lines) if line.strip()), len(lines))
    if not _BANNER.match(" ".join(lines[start : start + 4])[:_LONGEST_MATCHED]):
        return list(lines)
    end = start
    while end < len(lines) and lines[end].strip() and (end == start or _of_banner(lines[end])):
        end += 1
    while end < len(lines) and (not lines[end].strip() or _BANNER.match(lines[end][:_LONGEST_MATCHED])):
        end += 1
    return list(lines[end:]) if end < len(lines) else list(lines)


def _of_banner(line: str) -> bool:
    return bool(_BANNER.match(line[:_LONGEST_MATCHED]) or _BANNER_WORDS.search(line))


def _last_words(lines: Sequence[str]) -> int:
    end = len(lines)
    while end and not lines[end - 1].strip():
        end -= 1
    return end


def _answers(lines: Sequence[str]) -> bool:
    """True where lines below "--" hold a numbered answer: people draw rules too."""
    return any(
        re.match(r"^\s*\d{1,2}\s*[.):\-]?\s+(?:is |was |-\s?)?(?:done|complete|not|yes|no)\b", line, re.I)
        for line in lines
    )


def _closes(lines: Sequence[str]) -> bool:
    """True where what follows a sign-off is nothing but a name, a post, numbers to ring."""
    told = [line.strip() for line in lines if line.strip()]
    if len(told) > _MOST_LINES or any(len(line) > _LONGEST_LINE or _SPEAKS.search(line) for line in told):
        return False
    return not told or (_is_contact(told[0]) and sum(map(_is_contact, told)) * 2 > len(told))


def _is_card(lines: Sequence[str]) -> bool:
    """True where what follows a name is a visiting card: posts and places, and soon a number to ring or an address."""
    told = [line.strip()[:_LONGEST_MATCHED] for line in lines if line.strip()]
    if not told or len(told) > _MOST_CARD_LINES or any(_SPEAKS.search(line) for line in told):
        return False
    return any(map(_HARD.search, told[:_MOST_LINES])) and all(map(_is_contact, told))


def _is_contact(line: str) -> bool:
    """A name, a post, an address, a number to ring: capitals, digits or an @, and no sentence."""
    if _HARD.search(line):
        return True
    words = re.findall(r"[^\W\d_][\w'’.-]*", line)
    small = [word for word in words if word[0].islower() and word not in _SMALL_WORDS]
    return len(words) <= 10 and len(small) * 3 <= len(words) and not (line.endswith(".") and len(words) > 4)
