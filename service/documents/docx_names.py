"""Names of WordprocessingML: qualified tags, the part that holds the words, relations. Knows no meanings."""

from __future__ import annotations

import posixpath

from lxml import etree

from service.documents.archive import Archive

_W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_STRICT = "{http://purl.oclc.org/ooxml/wordprocessingml/main}"
R = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}"
MC = "{http://schemas.openxmlformats.org/markup-compatibility/2006}"
_TYPES = "{http://schemas.openxmlformats.org/package/2006/content-types}"
_MAIN = (
    "wordprocessingml.document.main+xml",
    "ms-word.document.macroEnabled.main+xml",
    "wordprocessingml.template.main+xml",
)


_VALUE = _W + "val"


def w(name: str) -> str:
    """`name` in the namespace of WordprocessingML."""
    return _W + name


#: Elements that only wrap others: their children count as children of the parent (tracked insertions among them).
TRANSPARENT = frozenset(
    w(name) for name in ("sdt", "sdtContent", "ins", "moveTo", "customXml", "smartTag", "fldSimple", "dir", "bdo")
)
#: Elements that are on the page no more.
DELETED = frozenset(w(name) for name in ("del", "moveFrom"))


def value_of(properties: etree._Element | None, name: str) -> str | None:
    """The w:val of property `name`; None without."""
    if properties is None:
        return None
    found = first(properties, _W + name)
    return None if found is None else found.get(_VALUE)


def is_on(properties: etree._Element, name: str) -> bool | None:
    """A toggle property (17.17.4): True, False, or None where nothing is said."""
    found = first(properties, _W + name)
    return None if found is None else turned_on(found)


def turned_on(toggle: etree._Element) -> bool:
    """Whether a toggle property that is there says yes."""
    return toggle.get(_VALUE, "1") not in ("0", "false", "off", "none")


def first(parent: etree._Element, tag: str) -> etree._Element | None:
    """The first child with this tag. As find() does, which takes its argument for a path: twice the time."""
    return next(parent.iterchildren(tag), None)


def find_part(archive: Archive) -> str | None:
    """The name of the main part; None where the container holds no word-processing document."""
    if "word/document.xml" in archive:
        return "word/document.xml"
    types = archive.find_tree("[Content_Types].xml")
    if types is None:
        return None
    for override in types.iterchildren(_TYPES + "Override"):
        if override.get("ContentType", "").endswith(_MAIN):
            return override.get("PartName", "").lstrip("/")
    return None


def relations(archive: Archive, part: str) -> dict[str, str]:
    """Relation ids of `part` to their targets (ISO/IEC 29500-2): web addresses of links."""
    folder, _, file = part.rpartition("/")
    root = archive.find_tree(posixpath.join(folder, "_rels", file + ".rels"))
    if root is None:
        return {}
    return {
        relation.get("Id", ""): relation.get("Target", "")
        for relation in root.iterchildren()
        if relation.get("TargetMode") == "External"
    }
