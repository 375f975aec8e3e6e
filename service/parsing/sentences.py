"""Splits minuted prose into sentences and picks the one that a mark behind it speaks of."""

from __future__ import annotations

import re

#: What stands before the stop is looked at behind it: a pattern that begins by looking back is tried at every letter.
_END = re.compile(
    r"[.!?](?:(?<=[a-z0-9)\]”\"’%][.!?])[.!?]*[)\]”\"’]?\s+(?=[A-Z0-9“\"'‘(@])|(?<=[A-Z]{2}\.)\s+(?=[A-Z]))"
)
_ABBREVIATION = re.compile(
    r"\b(?:e\.g|i\.e|etc|mr|mrs|ms|dr|st|no|cllr|prof|rev|approx|vs|inc|ltd|p\.m|a\.m|pm|am|re)$", re.I
)
_LEANS = re.compile(r"^(?:this|it|he|she|they|that|these|those|such|both|again|also|however|therefore|so)\b", re.I)
_LIST_MARK = re.compile(
    r"(?:^|(?<=[.;:\s]))\(?(?:[ivx]{1,5}|[a-h]|(?!(?<=\d\.)\d+\))\d{1,2}(?:\.\d{1,2}){0,2})[.)]\)?\s"
)
_LONG = 320


def split_sentences(text: str) -> list[str]:
    """The sentences of `text`; abbreviations and initials do not end one."""
    sentences, start = [], 0
    for match in _END.finditer(text):
        if _ABBREVIATION.search(text[max(start, match.start() - 8) : match.start()]):
            continue
        sentences.append(text[start : match.end()].strip())
        start = match.end()
    sentences.append(text[start:].strip())
    return [sentence for sentence in sentences if sentence]


def last_statement(text: str) -> str:
    """The words a mark at the end of `text` means: all of a short paragraph, otherwise its last sentence.

    Goes back to the previous item number; a sentence that leans on the one before ("This will be ...") takes it along.
    """
    ends = [mark.end() for mark in _LIST_MARK.finditer(text) if text[mark.end() :].strip()]
    words = text[ends[-1] :] if ends else text
    sentences = split_sentences(words)
    if len(sentences) <= 2 and len(words) <= _LONG:
        return words.strip()
    start = len(sentences) - 1
    while start > 0 and _LEANS.match(sentences[start]):
        start -= 1
    return " ".join(sentences[start:])


def first_sentence(text: str) -> str:
    """The first sentence of `text`; "" where it has none."""
    return next(iter(split_sentences(text)), "")


def says_something(words: str) -> bool:
    """More than dashes, a bullet or a picture: "👷 TODO:" has nothing before it."""
    return any(letter.isalnum() for letter in words)
