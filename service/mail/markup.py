"""The text/html of a mail as lines, with what mail programs mark as quoted shown as quoted. Knows no MIME.

The marks: blockquote (Gmail, Apple, Thunderbird), #divRplyFwdMsg and #appendonsend (Outlook on the web), border-top
divs (Outlook for Windows), yahoo_quoted, OutlookMessageHeader, name=quote (GMX), protonmail_quote, zmail_extra.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import islice

from lxml import etree, html

from service.mail.boundary import CUT

_BLOCKS = frozenset(
    [
        "p",
        "div",
        "br",
        "li",
        "ul",
        "ol",
        "table",
        "tr",
        "blockquote",
        "h1",
        "h2",
        "h3",
        "h4",
        "h5",
        "h6",
        "hr",
        "pre",
        "address",
        "article",
        "section",
        "header",
        "footer",
        "body",
        "dl",
        "dt",
        "dd",
        "center",
    ]
)
_HIDDEN = frozenset(["script", "style", "head", "title", "meta", "base", "link", "noscript", "template"])
#: Elements whose start is the start of the history, by id and by class.
_CUT_IDS = re.compile(
    r"^(?:x_)*(?:divRplyFwdMsg|appendonsend|mail-editor-reference-message-container|stopSpelling|replySplit|"
    r"ms-outlook-mobile-body-separator-line-reply|OLK_SRC_BODY_SECTION|isForwardContent|zwchr)$"
)
_CUT_CLASSES = re.compile(r"\b(?:OutlookMessageHeader|hmmessage_quote|zmail_extra_hr|wps_signature_quote)\b")
_QUOTE_CLASSES = re.compile(
    r"\b(?:x_)*(?:yahoo_quoted|yQTDBase|protonmail_quote|tutanota_quote|zmail_extra|qt|front-blockquote|"
    r"gmail_quote_container_body|gmail_attr|"
    r"moz-email-headers-table|moz-forward-container|fd-quote|freshdesk_quote)\b"
)
#: Outlook for Windows opens the history with a div that has only a top border of these two blues and greys.
_OUTLOOK_BORDER = re.compile(
    r"border:\s?none;\s?border-top:\s?solid\s?#?(?:B5C4DF|E1E1E1)\s?1\.0pt|"
    r"border-top:\s?1px solid #?b5c4df",
    re.IGNORECASE,
)
_NO_BORDER = re.compile(r"border:\s?(?:none|0)", re.IGNORECASE)
_SPACES = re.compile(r"[ \t\r\n\f]+")
_BLANKS = re.compile(r"\n{3,}")

#: More markup than this is read as far as it goes; a reply has some 20 KB, newsletters 100 KB.
_LONGEST = 400_000
_DEEPEST = 200
#: Items of one list that are numbered; no receipt is as long.
_MOST_ITEMS = 500


def text_of_markup(markup: str) -> str:
    """Return the words of `markup`, one line a block.

    Quoted blocks have "> " before each line, CUT stands where the history begins. Raises nothing: what
    the parser refuses is "".
    """
    root = _tree(markup[:_LONGEST])
    if root is None:
        return ""
    lines = "".join(_pieces(root)).split("\n")
    shown = [_line(line) for line in lines]
    return _BLANKS.sub("\n\n", "\n".join(shown)).strip("\n")


def _tree(markup: str) -> html.HtmlElement | None:
    if not markup.strip():
        return None
    try:
        parser = html.HTMLParser(encoding="utf-8", remove_comments=True, remove_pis=True, huge_tree=False)
        return html.document_fromstring(markup.encode("utf-8", "replace"), parser=parser)
    except (etree.LxmlError, ValueError, AssertionError, RecursionError):
        return None


def _line(raw: str) -> str:
    """One line: depth marks first, spaces joined."""
    depth = raw.count(_IN) if _IN in raw else 0
    words = _SPACES.sub(" ", raw.replace(_IN, "")).strip()
    return f"{'>' * min(depth, 9)} {words}" if depth else words


#: Written before each line inside a quoted element, once per depth.
_IN = "\ue001"


def _pieces(root: html.HtmlElement) -> Iterator[str]:
    """Walk the tree without recursion (mails nest tables deeper than Python recurses)."""
    depth = 0
    skipped: html.HtmlElement | None = None
    for event, element in etree.iterwalk(root, events=("start", "end")):
        if not isinstance(element.tag, str):
            continue
        if skipped is not None:
            if event == "end" and element is skipped:
                skipped = None
                yield _words(element.tail)
            continue
        if event == "start" and element.tag in _HIDDEN:
            skipped = element
            continue
        quoting = _quotes(element)
        if event == "start":
            yield from _opening(element, depth)
            depth += quoting
            yield (f"\n{_IN * depth}" if quoting else "") + _words(element.text)
        else:
            depth -= quoting
            yield _closing(element, depth) + _words(element.tail)


def _opening(element: html.HtmlElement, depth: int) -> Iterator[str]:
    if _cuts(element):
        yield f"\n{_IN * depth}{CUT}\n{_IN * depth}"
    elif element.tag == "li":
        yield f"\n{_IN * depth}{_mark(element)} "
    elif element.tag in _BLOCKS:
        yield f"\n{_IN * depth}"
    elif element.tag in ("td", "th"):
        yield " "


def _mark(item: html.HtmlElement) -> str:
    """ "3." for an item of a list that numbers itself: Outlook turns a typed "3. Sam Porter" into one."""
    parent = item.getparent()
    if parent is None or parent.tag != "ol" or (parent.get("type") or "1") != "1":
        return "-"
    before = [_integer(one.get("value")) for one in islice(item.itersiblings("li", preceding=True), _MOST_ITEMS)]
    own = _integer(item.get("value"))
    given = next(((value + steps) for steps, value in enumerate(before, start=1) if value is not None), None)
    counted = (_integer(parent.get("start")) or 1) + len(before)
    return f"{own or given or counted}."


def _integer(text: str | None) -> int | None:
    return int(text) if text and text.isdecimal() and len(text) < 4 else None


def _closing(element: html.HtmlElement, depth: int) -> str:
    if element.tag == "p":
        return f"\n\n{_IN * depth}"
    return f"\n{_IN * depth}" if element.tag in _BLOCKS and element.tag != "br" else ""


def _words(text: str | None) -> str:
    """Text of the markup: its line ends are spaces (HTML 4.01 9.1)."""
    return _SPACES.sub(" ", text).replace(_IN, "") if text else ""


def _cuts(element: html.HtmlElement) -> bool:
    if _CUT_IDS.match(element.get("id") or "") or _CUT_CLASSES.search(element.get("class") or ""):
        return True
    return element.tag == "div" and bool(_OUTLOOK_BORDER.search(element.get("style") or ""))


def _quotes(element: html.HtmlElement) -> bool:
    """True for an element that holds quoted words. A blockquote without a border is an indent of the writer's own."""
    if element.tag == "blockquote":
        cited = element.get("type") == "cite" or "quote" in (element.get("class") or "")
        return cited or not _NO_BORDER.search(element.get("style") or "")
    if element.tag not in ("div", "table", "section", "span"):
        return False
    return element.get("name") in ("quote", "quoted-content") or bool(_QUOTE_CLASSES.search(element.get("class") or ""))
