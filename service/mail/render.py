"""Letters to words: subject, text part and HTML part from the templates. Knows no addresses but the reply address.

A letter's `kind` is the name of its folder, which holds subject.txt, body.txt and body.html; `_layout` holds what they
share. Folders given earlier win file by file, so a user may keep one changed file of their own and no more.
"""

from __future__ import annotations

import traceback
from collections.abc import Callable, Sequence
from contextvars import ContextVar
from dataclasses import dataclass
from pathlib import Path
from typing import get_args

import jinja2

from service.domain import wording
from service.domain.letter import Letter
from service.errors import TemplateError
from service.mail import filling
from service.mail.answer import answer_links, mail_link, reply_subject
from service.mail.branding import Branding, plan_palette
from service.mail.inlining import Inliner
from service.mail.jinja import make_environment

__all__ = ["KINDS", "Branding", "Rendered", "Renderer"]

#: Every kind of letter there is: the folders that must exist.
KINDS = tuple(sorted(letter.kind for letter in get_args(Letter)))

#: Characters of a subject. Longer ones are cut off by phones and folded badly by some servers.
SUBJECT_WIDTH = 68

_FILES = ("subject.txt", "body.txt", "body.html")
_STYLESHEET = "_layout/style.css"
#: The links of the mail that is being worded. Not handed to the templates with its letter: what they share would have
#: to be made anew for every mail, to know of it.
_LINK: ContextVar[Callable[[str], str]] = ContextVar("answer_link")
_FILTERS: dict[str, Callable[..., object]] = {
    "day": wording.day,
    "short_day": wording.short_day,
    "clock": wording.clock,
    "listing": wording.listing,
    "count": wording.count,
    "away": wording.away,
    "clip": wording.clip,
    "mail_link": mail_link,
    "wrap": filling.wrap,
    "hang": filling.hang,
    "quote": filling.quote,
    "rule_off": filling.rule_off,
    "sentences": filling.sentences,
}


@dataclass(frozen=True, slots=True)
class Rendered:
    """A letter in words: one line of subject, the text part, the HTML part with its styles on the elements."""

    subject: str
    text: str
    html: str


@dataclass(frozen=True, slots=True)
class _Folder:
    """The three compiled templates of one kind."""

    subject: jinja2.Template
    text: jinja2.Template
    html: jinja2.Template


class Renderer:
    """The templates, read and compiled once. Making one raises TemplateError for a missing or broken file."""

    def __init__(self, template_folders: Sequence[Path], branding: Branding) -> None:
        self._folders = tuple(str(folder) for folder in template_folders)
        self._environment = _environment(self._folders, branding)
        self._letters = {kind: self._compile(kind) for kind in KINDS}
        self._inliner = Inliner(self._get(_STYLESHEET).render())

    def render(self, letter: Letter, *, reply_to: str, message_id: str = "") -> Rendered:
        """Word one letter. `reply_to` is where one-tap answers go; `message_id` of the mail, where already known.

        Raises TemplateError, naming file and line, where a template does not fit its letter.
        """
        folder = self._letters[letter.kind]
        try:
            subject = wording.clip(folder.subject.render(letter=letter), SUBJECT_WIDTH)
            _LINK.set(answer_links(reply_to, reply_subject(subject), message_id))
            values = {"letter": letter, "subject": subject, "reply_to": reply_to}
            text = filling.tidy(folder.text.render(values))
            return Rendered(subject, text, self._inliner.inline(folder.html.render(values)))
        except Exception as error:
            raise TemplateError(f"{self._place(error) or letter.kind}: {error}") from error

    def _compile(self, kind: str) -> _Folder:
        return _Folder(*(self._get(f"{kind}/{name}") for name in _FILES))

    def _get(self, name: str) -> jinja2.Template:
        try:
            return self._environment.get_template(name)
        except jinja2.TemplateSyntaxError as error:
            raise TemplateError(f"{error.filename or error.name}:{error.lineno}: {error.message}") from error
        except jinja2.TemplateNotFound as error:
            raise TemplateError(f"{error.name}: no such file in {wording.listing(self._folders, 'or')}") from error

    def _place(self, error: Exception) -> str:
        """File and line of the innermost template that an error passed through; "" where it met none."""
        frames = reversed(traceback.extract_tb(error.__traceback__))
        places = (f"{frame.filename}:{frame.lineno}" for frame in frames if frame.filename.startswith(self._folders))
        return next(places, "")


def _environment(folders: Sequence[str], branding: Branding) -> jinja2.Environment:
    known = {
        "answer_link": lambda body: _LINK.get()(body),
        "branding": branding,
        "palette": plan_palette(branding.colour),
        "marker": wording.REPLY_MARKER,
        "due_words": wording.due_words,
        "when": wording.span,
    }
    return make_environment(folders, _FILTERS, known)
