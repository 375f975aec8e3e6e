"""Whether what stands for an action says that there is none: "None", "Kim: nothing this month". Words only."""

from __future__ import annotations

import re

from service.domain.minutes import ActionItem

_NOTHING = re.compile(
    r"(?:none|nil|n/?a|no (?:further |new )?(?:actions?|update)(?: (?:required|needed|necessary|taken|points?))?"
    r"|nothing(?: (?:this (?:time|week|month|meeting)|to (?:do|report)|new|further|outstanding))?"
    r"|(?:same )?as (?:before|above|last (?:time|month|week))|on (?:annual |sick |maternity )?leave\b[^.]{0,30}"
    r"|see (?:above|below|attached)|apologies(?: (?:sent|received|given))?|absent)[.!]?",
    re.I,
)


def is_nothing(item: ActionItem) -> bool:
    """Whether an action's words, without the names of its owners before them, say that there is nothing to do."""
    words = item.text.strip(" -–—:*_.\t")
    for owner in item.owners:
        if words.lower().startswith(owner.lower()):
            words = words[len(owner) :].strip(" -–—:*_,&/()\t")
    return bool(_NOTHING.fullmatch(words))
