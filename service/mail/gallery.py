"""Mails to one page that shows them all, for the demo and for looking at templates. Knows octets, no letter, no file.

The page stands alone: no network, no images, everything escaped. A mail's HTML part is shown in a sandboxed frame where
no script runs. The one script of the page itself fits the frames to their mails; without it they are a little tall.
"""

from __future__ import annotations

from base64 import b64encode
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from email import message_from_bytes
from email.message import EmailMessage
from email.policy import default
from functools import cache
from hashlib import sha256
from itertools import groupby

import jinja2

__all__ = ["GalleryMail", "render_gallery"]

#: Pixels of a frame before it is measured: its head and foot, and each line of the same mail's text part.
_FRAME, _LINE = 380, 30

_WORDS = ("text/plain", "text/html", "text/calendar")

_SCRIPT = """
const fit = frame => {
  const inside = frame.contentDocument && frame.contentDocument.body;
  if (!inside) return;
  frame.style.height = '0';
  frame.style.height = inside.scrollHeight + 'px';
};
const frames = () => document.querySelectorAll('iframe');
frames().forEach(frame => { frame.onload = () => fit(frame); fit(frame); });
document.addEventListener('toggle', event => event.target.querySelectorAll('iframe').forEach(fit), true);
document.addEventListener('change', () => frames().forEach(fit));
"""

_STYLE = """
:root { color-scheme: light dark; --paper: #fff; --ground: #e9edf1; --ink: #1b1f23; --pale: #545c64; --line: #cfd6dd;
  --accent: #1d5b79; --mono: ui-monospace, Consolas, Menlo, monospace; }
@media (prefers-color-scheme: dark) { :root { --paper: #1c2126; --ground: #101316; --ink: #e9ecef; --pale: #a4adb6;
  --line: #3a424a; --accent: #7db5d2; } }
* { box-sizing: border-box; }
body { margin: 0; background: var(--ground); color: var(--ink); font: 16px/1.5 system-ui, Arial, sans-serif; }
main, header { max-width: 860px; margin: 0 auto; padding: 24px 16px; }
header { padding-bottom: 0; }
h1 { margin: 0 0 4px; font-size: 28px; line-height: 1.2; }
h2 { margin: 40px 0 12px; font-size: 21px; line-height: 1.3; }
a { color: var(--accent); }
nav { margin: 20px 0 0; padding: 16px 20px; background: var(--paper); border: 1px solid var(--line);
  border-radius: 8px; }
nav ol { margin: 0; padding-left: 22px; }
nav li { padding: 2px 0; }
.pale { color: var(--pale); }
fieldset { margin: 16px 0 0; padding: 0; border: 0; }
fieldset label { margin-right: 16px; white-space: nowrap; }
.mail { margin: 0 0 14px; background: var(--paper); border: 1px solid var(--line); border-radius: 8px;
  overflow: hidden; }
.mail > summary { padding: 12px 16px; cursor: pointer; overflow-wrap: anywhere; }
.mail > summary b { font-weight: 600; }
.mail[open] > summary { border-bottom: 1px solid var(--line); }
dl { display: grid; grid-template-columns: max-content 1fr; gap: 2px 12px; margin: 12px 16px; font-size: 14px; }
dt { color: var(--pale); }
dd { margin: 0; overflow-wrap: anywhere; }
iframe { display: block; width: 100%; margin: 0 auto; border: 0; border-top: 1px solid var(--line); background: #fff; }
body:has(#phone:checked) iframe { width: 360px; max-width: 100%; border: 1px solid var(--line); }
.part { border-top: 1px solid var(--line); }
.part > summary { padding: 8px 16px; cursor: pointer; font-size: 14px; color: var(--pale); }
pre { margin: 0; padding: 4px 16px 16px; overflow-x: auto; white-space: pre-wrap; overflow-wrap: anywhere;
  font: 13px/1.5 var(--mono); }
"""

_PAGE = """<!doctype html>
<html lang="en-GB">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'; \
script-src 'sha256-{{ script_hash }}'; base-uri 'none'; form-action 'none'">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>{{ total }} mail{{ "" if total == 1 else "s" }}</title>
<style>{{ style }}</style>
</head>
<body>
<header>
<h1>{{ total }} mail{{ "" if total == 1 else "s" }}</h1>
<p class="pale">Every mail as its reader sees it, in the order sent. Nothing on this page reaches a network.</p>
<nav aria-label="Steps"><ol>
{% for step in steps %}
<li><a href="#step-{{ loop.index }}">{{ step.title }}</a> <span class="pale">({{ step.mails|length }})</span></li>
{% endfor %}
</ol></nav>
<fieldset><legend class="pale">Show the mails on</legend>
<label><input type="radio" name="width" checked> a desk</label>
<label><input type="radio" name="width" id="phone"> a phone, 360 pixels</label></fieldset>
</header>
<main>
{% for step in steps %}
<section id="step-{{ loop.index }}">
<h2>{{ loop.index }}. {{ step.title }}</h2>
{% for mail in step.mails %}
<details class="mail"{% if mail.first %} open{% endif %}>
<summary><b>{{ mail.subject }}</b> <span class="pale">to {{ mail.to }}</span></summary>
<dl><dt>From</dt><dd>{{ mail.from_ }}</dd><dt>To</dt><dd>{{ mail.to }}</dd><dt>Subject</dt><dd>{{ mail.subject }}</dd>
{% if mail.attached %}<dt>Attached</dt><dd>{{ mail.attached|join(", ") }}</dd>{% endif %}</dl>
{% if mail.html %}
<iframe sandbox="allow-same-origin" title="{{ mail.subject }}" height="{{ mail.height }}" srcdoc="{{ mail.html }}">\
</iframe>
{% endif %}
{% for name, words in mail.parts %}
<details class="part"><summary>{{ name }}</summary><pre>{{ words }}</pre></details>
{% endfor %}
</details>
{% endfor %}
</section>
{% endfor %}
</main>
<script>{{ script }}</script>
</body>
</html>
"""


@dataclass(frozen=True, slots=True)
class GalleryMail:
    """A mail and the step of a story that it belongs to."""

    step: str
    octets: bytes


@dataclass(frozen=True, slots=True, kw_only=True)
class _Shown:
    """A mail as the page shows it."""

    from_: str
    to: str
    subject: str
    html: str
    #: (heading, words) of what is folded away.
    parts: tuple[tuple[str, str], ...]
    attached: tuple[str, ...]
    height: int
    #: The first of its subject in its step: shown unfolded.
    first: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class _Step:
    title: str
    mails: tuple[_Shown, ...]


def render_gallery(mails: Sequence[GalleryMail]) -> str:
    """One HTML page of `mails`, grouped by step in the order given. Never raises on what a mail holds."""
    steps = [_Step(title=title, mails=tuple(_shown(group))) for title, group in groupby(mails, lambda mail: mail.step)]
    return _template().render(steps=steps, total=len(mails))


@cache
def _template() -> jinja2.Template:
    environment = jinja2.Environment(autoescape=True, undefined=jinja2.StrictUndefined, trim_blocks=True)
    script_hash = b64encode(sha256(_SCRIPT.encode()).digest()).decode()
    ours = {"style": _SafeText(_STYLE), "script": _SafeText(_SCRIPT), "script_hash": _SafeText(script_hash)}
    return environment.from_string(_PAGE, globals=ours)


class _SafeText(str):
    """Our own style and script, written into the page as they are."""

    __slots__ = ()

    def __html__(self) -> str:
        return str(self)


def _shown(mails: Iterable[GalleryMail]) -> Iterator[_Shown]:
    seen: set[str] = set()
    for mail in mails:
        message = message_from_bytes(mail.octets, policy=default)
        subject = _field(message, "Subject") or "(no subject)"
        yield _show(message, subject, first=subject not in seen)
        seen.add(subject)


def _show(message: EmailMessage, subject: str, *, first: bool) -> _Shown:
    words: dict[str, str] = {}
    attached = []
    for part in _leaves(message):
        kind = part.get_content_type()
        if part.get_content_disposition() == "attachment" or kind not in _WORDS:
            attached.append(part.get_filename() or kind)
        else:
            words.setdefault(kind, _decoded(part))
    text = words.get("text/plain", "")
    named = (("As plain text", text), ("The calendar part", words.get("text/calendar", "")))
    return _Shown(
        from_=_field(message, "From"),
        to=_field(message, "To"),
        subject=subject,
        html=words.get("text/html", ""),
        parts=tuple((name, part) for name, part in named if part),
        attached=tuple(attached),
        height=_FRAME + _LINE * text.count("\n"),
        first=first,
    )


def _leaves(message: EmailMessage) -> Iterator[EmailMessage]:
    return (part for part in message.walk() if not part.is_multipart())


def _field(message: EmailMessage, name: str) -> str:
    try:
        return str(message.get(name, ""))
    except (ValueError, IndexError, AttributeError):  # the library's own parser gives up on some broken fields
        return "(cannot be read)"


def _decoded(part: EmailMessage) -> str:
    payload = part.get_payload(decode=True)
    return payload.decode("utf-8", "replace").replace("\r\n", "\n") if isinstance(payload, bytes) else ""
