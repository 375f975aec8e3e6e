"""A message, or a file, to the minutes in it: which parts to read, in which order, and what could not be read.

Attached documents come first, then the body that was forwarded, then the body itself. A covering note above
attached minutes is not minutes: nothing in it becomes an action. Knows no database and decides nothing about people.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date

from service.documents import read_document, read_html, read_text
from service.documents.forward import split_forward, split_forwarded
from service.documents.msg import read_msg
from service.documents.pdf_pictures import picture_pages
from service.documents.tnef import read_tnef
from service.domain.document import Document
from service.domain.letter import ListedProblem
from service.domain.merge import Reading
from service.domain.message import Message, Part
from service.errors import LegacyWordError, PictureOfTextError, UnreadableError
from service.mail.read import read_message
from service.parsing.minutes import parse_minutes
from service.workflows.context import LegacyConverter

BODY = "the message itself"
#: How sure we are of words that a program saw in a picture.
RECOGNISED = 0.5
#: Forwards inside forwards inside forwards; deeper is nobody's covering note.
DEEPEST = 4

#: Parts that are never minutes: what they are is not even reported.
_NEVER = ("image/", "audio/", "video/", "text/calendar", "application/ics", "application/pgp", "application/pkcs7",
          "text/vcard", "text/x-vcard", "message/delivery-status", "text/rfc822-headers")  # fmt: skip
_PICTURES = (".png", ".jpg", ".jpeg", ".gif", ".tif", ".tiff", ".bmp", ".webp", ".heic")
#: Octets; a photograph of a page has hundreds of thousands, a logo a few thousand.
LOGO = 60_000
_PICTURE = "is a picture of text"
_PICTURE_REMEDY = "Send the minutes as a Word file or as a PDF with words in it."
_NEVER_NAMED = (".png", ".jpg", ".jpeg", ".gif", ".svg", ".ics", ".vcf", ".p7s", ".asc", ".sig", ".mp3", ".mp4")
#: Never unpacked: what they hold may be anything, of any size.
_ARCHIVES = (".zip", ".7z", ".rar", ".tar", ".tgz", ".tar.gz")
_ARCHIVE = "is an archive, which we do not open"
_ARCHIVE_REMEDY = "Take the minutes out of it and attach them themselves."


@dataclass(frozen=True, slots=True, kw_only=True)
class Source:
    """A part that was read."""

    name: str
    document: Document


@dataclass(frozen=True, slots=True, kw_only=True)
class Read:
    """What a message or file gave."""

    readings: tuple[Reading, ...]
    unreadable: tuple[UnreadableError, ...] = ()

    @property
    def said_something(self) -> bool:
        """True where at least one part holds an action or a meeting."""
        return any(reading.minutes.actions or reading.minutes.meetings for reading in self.readings)

    @property
    def recognised(self) -> bool:
        """True where words come from a picture: nothing is sent on them before a person has looked."""
        return any(reading.confidence < 1 for reading in self.readings)

    @property
    def problems(self) -> tuple[ListedProblem, ...]:
        """The parts that could not be read, for a letter."""
        return tuple(ListedProblem(line=0, text=e.what, reason=f"It {e.reason}.") for e in self.unreadable)

    @property
    def remedies(self) -> tuple[str, ...]:
        """What to send instead, each once."""
        return tuple(dict.fromkeys(error.remedy for error in self.unreadable))


def read_sources(message: Message, received_on: date, converter: LegacyConverter) -> Read:
    """Read every part of a message that may be minutes."""
    found = _Sources(converter)
    found.take(message)
    documents = found.documents or found.forwarded or found.notes
    readings = [_reading(source, received_on) for source in documents]
    # Minutes pasted below a forward's header, beside an attachment that is only an agenda, count too.
    if found.documents and not any(r.minutes.actions for r in readings):
        readings += [_reading(source, received_on) for source in found.forwarded]
    read = Read(readings=tuple(readings), unreadable=tuple(found.unreadable))
    return read if read.said_something else replace(read, unreadable=(*found.unreadable, *found.passed_over))


def read_attached(message: Message, received_on: date, converter: LegacyConverter) -> Read:
    """Read the files of an answer that may be minutes; the words around them are an answer."""
    found = _Sources(converter)
    for part in message.parts:
        if part.disposition == "attachment" and part.name:
            found.take_part(part, depth=0)
    readings = tuple(_reading(source, received_on) for source in found.documents)
    return Read(readings=readings, unreadable=tuple(found.unreadable))


def read_file(name: str, octets: bytes, received_on: date, converter: LegacyConverter) -> Read:
    """Read a file as if it had been forwarded; an .eml is read as the message it is."""
    if _is_message(name, octets):
        message = read_message(octets)
        return read_sources(message, message.date.date() if message.date else received_on, converter)
    found = _Sources(converter)
    found.take_part(Part(name=name, content_type="", octets=octets), depth=0)
    readings = tuple(_reading(source, received_on) for source in found.documents)
    return Read(readings=readings, unreadable=(*found.unreadable, *found.passed_over))


def _pictures(octets: bytes) -> Iterable[bytes]:
    return picture_pages(octets) if octets.startswith(b"%PDF") else [octets]


def _is_photograph(part: Part) -> bool:
    """An attached picture large enough to hold a page; logos in signatures are smaller, or inline."""
    picture = part.content_type.startswith("image/") or part.name.lower().endswith(_PICTURES)
    return picture and (not part.content_type or (part.disposition == "attachment" and len(part.octets) > LOGO))


def _is_message(name: str, octets: bytes) -> bool:
    return name.lower().endswith(".eml") or octets[:400].lower().startswith(
        (b"from: ", b"received: ", b"return-path: ")
    )


def _reading(source: Source, received_on: date) -> Reading:
    minutes = parse_minutes(source.document, received_on=received_on, name=source.name)
    return Reading(source=source.name or BODY, minutes=minutes, confidence=source.document.confidence)


class _Sources:
    """Collects the parts of a message, nested ones too."""

    def __init__(self, converter: LegacyConverter) -> None:
        self._converter = converter
        self.documents: list[Source] = []
        self.forwarded: list[Source] = []
        self.notes: list[Source] = []
        self.unreadable: list[UnreadableError] = []
        #: Photographs, scans and archives: worth a word only where nothing else can be read.
        self.passed_over: list[UnreadableError] = []

    def take(self, message: Message, depth: int = 0) -> None:
        """Take the bodies and the parts of a message."""
        self._take_body(message, nested=depth > 0)
        for part in message.parts:
            self.take_part(part, depth)

    def take_part(self, part: Part, depth: int) -> None:
        """Take one part: a nested message, an Outlook container, or a document."""
        try:
            self._take_part(part, depth)
        except UnreadableError as error:
            self.unreadable.append(error)

    def _take_part(self, part: Part, depth: int) -> None:
        name = part.name.lower()
        if part.content_type == "message/rfc822" or name.endswith(".eml"):
            if depth < DEEPEST:
                self.take(read_message(part.octets), depth + 1)
        elif name.endswith(".msg") or part.content_type == "application/vnd.ms-outlook":
            self._take_container(read_msg(part.octets), depth)
        elif name == "winmail.dat" or part.content_type == "application/ms-tnef":
            self._take_container(read_tnef(part.octets), depth)
        elif _is_photograph(part):
            self.passed_over.append(PictureOfTextError(part.name or "The picture", _PICTURE, _PICTURE_REMEDY))
        elif name.endswith(_ARCHIVES):
            self.passed_over.append(UnreadableError(part.name, _ARCHIVE, _ARCHIVE_REMEDY))
        elif not part.content_type.startswith(_NEVER) and not name.endswith(_NEVER_NAMED):
            self.documents.append(Source(name=part.name, document=self._document(part)))

    def _take_container(self, content: tuple[str, Sequence[Part]], depth: int) -> None:
        """An Outlook container: its body is what was sent; a part without a name is the same body as HTML."""
        body, parts = content
        if body.strip():
            self.forwarded.append(Source(name=BODY, document=read_text(body)))
        for part in parts if depth < DEEPEST else ():
            if part.name:
                self.take_part(part, depth + 1)

    def _document(self, part: Part) -> Document:
        name = part.name or "the attachment"
        try:
            return read_document(name, part.content_type, part.octets)
        except LegacyWordError:
            content_type, octets = self._converter.convert(name, part.octets)
            return replace(read_document(name, content_type, octets), name=name)
        except PictureOfTextError:
            words = self._converter.recognise(_pictures(part.octets))
            if not words:
                raise
            return replace(read_text(words, name=name), confidence=RECOGNISED)

    def _take_body(self, message: Message, *, nested: bool) -> None:
        for note, forwarded in _bodies(message):
            if forwarded is not None:
                self.forwarded.append(Source(name=BODY, document=forwarded))
            if note is not None:
                (self.forwarded if nested else self.notes).append(Source(name=BODY, document=note))


def _bodies(message: Message) -> Iterator[tuple[Document | None, Document | None]]:
    """(covering note, forwarded) of the body; HTML first, since it keeps tables."""
    if message.html.strip():
        note, forwarded = split_forwarded(read_html(message.html))
        yield note if note.blocks else None, forwarded
    elif message.text.strip():
        words, inner = split_forward(message.text)
        flowed = message.flowed
        yield (
            read_text(words, flowed=flowed) if words.strip() else None,
            read_text(inner, flowed=flowed) if inner is not None else None,
        )
