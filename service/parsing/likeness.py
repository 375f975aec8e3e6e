"""How alike two names or two wordings are, by rapidfuzz. Knows words; draws no conclusion from them."""

from __future__ import annotations

from rapidfuzz import fuzz
from rapidfuzz.distance import JaroWinkler


def name_likeness(one: str, other: str) -> float:
    """0 to 1 for two names: Jaro-Winkler on the words in order, so that a slip costs little and another name much."""
    return JaroWinkler.similarity(one, other) if one[:1] == other[:1] else fuzz.ratio(one, other) / 100


def text_likeness(one: str, other: str) -> float:
    """0 to 1 for two wordings, whatever the order of their words."""
    return fuzz.token_sort_ratio(one, other) / 100
