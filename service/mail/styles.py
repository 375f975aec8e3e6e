"""A style sheet put on the elements themselves: mail programs drop sheets. Knows no template.

Each rule is for one class, so that what an element gets follows from its class attribute alone: a look-up in the
rendered words. An inliner that takes the whole page apart for any selector cost 0.2 ms a mail (measured), a fifth of
making it.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache

from service.errors import TemplateError

_COMMENT = re.compile(r"/\*.*?\*/", re.DOTALL)
#: A rule with its block; an at-rule holds rules within.
_RULE = re.compile(r"\s*([^{}]*)\{((?:[^{}]|\{[^{}]*\})*)\}")
_CLASS = re.compile(r"\.([\w-]+)")
#: In a tag: words are escaped, so none of them holds a quote.
_CLASS_ATTRIBUTE = re.compile(r' class="([^"]*)"(?: style="([^"]*)")?')
_HEAD_ENDS = "</head>"


class Styles:
    """A style sheet. Making one raises TemplateError where a rule is for anything but classes."""

    def __init__(self, sheet: str, file: str) -> None:
        rules = list(_rules(_COMMENT.sub("", sheet), file))
        #: What programs that do read sheets are told: by night, on a small screen.
        self._at_rules = "".join(f"{head} {{{block}}}\n" for head, block in rules if head.startswith("@"))
        self._rules: dict[str, str] = {}
        for head, block in rules:
            for name in _CLASS.findall(head) if not head.startswith("@") else ():
                self._rules[name] = self._rules.get(name, "") + _declarations(block)
        self._styled = lru_cache(maxsize=1000)(self._style)

    def put_on(self, page: str) -> str:
        """The page with a style attribute behind each class attribute, and with the at-rules at the end of its head."""
        styled = _CLASS_ATTRIBUTE.sub(lambda found: self._styled(found[1], found[2]), page)
        return styled.replace(_HEAD_ENDS, f"<style>\n{self._at_rules}</style>\n{_HEAD_ENDS}", 1)

    def _style(self, classes: str, own: str | None) -> str:
        """Both attributes: the sheet's rules in the sheet's order, then what the element says for itself."""
        names = classes.split()
        style = "".join(rule for name, rule in self._rules.items() if name in names) + (own or "")
        return f' class="{classes}" style="{style}"' if style else f' class="{classes}"'


def _rules(sheet: str, file: str) -> Iterator[tuple[str, str]]:
    """(selector or at-rule, block), in order."""
    at = 0
    while sheet[at:].strip():
        found = _RULE.match(sheet, at)
        head = found[1].strip() if found else sheet[at:].strip().split("\n")[0]
        wanted = head.startswith("@") or all(_CLASS.fullmatch(one.strip()) for one in head.split(","))
        if found is None or not wanted:
            raise TemplateError(f"{file}: {head!r} is no rule for a class, like .title {{ ... }}")
        yield head, found[2]
        at = found.end()


def _declarations(block: str) -> str:
    """Without the blanks that only people need: each stands in every mail many times."""
    pairs = (part.partition(":") for part in block.replace('"', "'").split(";"))
    return "".join(f"{name.strip()}:{' '.join(value.split())};" for name, _, value in pairs if value)
