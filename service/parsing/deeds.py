"""Whether a word is the past of a verb: "contacted" of "contact", "rang" of "ring". Words only."""

from __future__ import annotations

_IRREGULAR_TEXT = """
    become:became begin:began begun bring:brought build:built buy:bought catch:caught choose:chose chosen come:came
    cut:cut deal:dealt dig:dug do:did done draw:drew drawn drive:drove feed:fed find:found get:got give:gave given
    go:went gone grow:grew hang:hung hide:hid hold:held keep:kept lay:laid lead:led learn:learnt leave:left lend:lent
    let:let lose:lost make:made meet:met pay:paid put:put read:read ring:rang rung run:ran rewrite:rewrote
    seek:sought sell:sold send:sent set:set show:shown shut:shut speak:spoke spoken spend:spent split:split
    stick:stuck take:took taken teach:taught tell:told think:thought understand:understood wear:wore weigh:weighed
    win:won write:wrote written
"""


def _irregular() -> dict[str, frozenset[str]]:
    found: dict[str, set[str]] = {}
    verb = ""
    for word in _IRREGULAR_TEXT.split():
        verb, _, past = word.rpartition(":") if ":" in word else (verb, "", word)
        found.setdefault(verb, set()).add(past)
    return {verb: frozenset(forms) for verb, forms in found.items()}


_IRREGULAR = _irregular()


def is_past_of(word: str, verb: str) -> bool:
    """True where `word` is the simple past or the past participle of `verb`, both as they may stand in a sentence."""
    past, base = word.lower(), verb.lower().strip(" .,:;*_")
    if base in _IRREGULAR:
        return past in _IRREGULAR[base]
    if len(base) < 2 or not past.endswith("ed"):
        return False
    doubled = base + base[-1]
    return past in (f"{base}ed", f"{base}d" if base.endswith("e") else "", f"{base[:-1]}ied", f"{doubled}ed")
