"""Whose mails these are and in which colours. Knows no settings: wiring fills in a Branding; knows no template.

Any brand colour is accepted: what is printed on it or in it is worked out so that it stays readable
(WCAG 2.2, success criterion 1.4.3: a contrast of at least 4.5 to 1).
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from service.errors import ConfigurationError

#: WCAG 2.2 1.4.3, level AA, for text of normal size.
ENOUGH_CONTRAST = 4.5

#: Backgrounds that coloured words stand on, the least helpful by day and by night: those of the boxes on the card.
PAPER, NIGHT_PAPER = "#f3f6f8", "#262d34"

_COLOUR = re.compile(r"#[0-9a-fA-F]{6}")


@dataclass(frozen=True, slots=True, kw_only=True)
class Branding:
    """The sender as readers know it. `colour` is #rrggbb; raises ConfigurationError for anything else."""

    #: The partnership, or the service where there is no partnership name.
    name: str
    #: Who people may ask: "the partnership secretariat".
    secretariat: str = "the secretariat"
    colour: str = "#1d5b79"
    #: A line of your own at the foot of each mail; "" for none.
    footer: str = ""
    #: Postal address and where the privacy notice is; "" for none.
    privacy: str = ""

    def __post_init__(self) -> None:
        if not _COLOUR.fullmatch(self.colour):
            raise ConfigurationError("look.colour", f"{self.colour!r} is no colour", "Write it like #1d5b79")


@dataclass(frozen=True, slots=True, kw_only=True)
class Palette:
    """The brand colour and what follows from it."""

    brand: str
    #: For words printed on the brand colour.
    on_brand: str
    #: The brand colour, darkened until it can be read on PAPER, and lightened for NIGHT_PAPER.
    ink: str
    night_ink: str


def plan_palette(colour: str) -> Palette:
    """The readable companions of a brand colour."""
    return Palette(
        brand=colour,
        on_brand=max("#ffffff", "#000000", key=lambda words: contrast(words, colour)),
        ink=_towards("#000000", colour, PAPER),
        night_ink=_towards("#ffffff", colour, NIGHT_PAPER),
    )


def contrast(one: str, other: str) -> float:
    """The contrast of two #rrggbb colours, 1 to 21 (WCAG 2.2, definition of contrast ratio)."""
    light, dark = sorted((_luminance(one), _luminance(other)), reverse=True)
    return (light + 0.05) / (dark + 0.05)


def _luminance(colour: str) -> float:
    """Relative luminance, 0 to 1 (WCAG 2.2, definition of relative luminance)."""
    linear = [part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in _parts(colour)]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]


def _parts(colour: str) -> tuple[float, float, float]:
    red, green, blue = (int(colour[at : at + 2], 16) / 255 for at in (1, 3, 5))
    return red, green, blue


def _towards(end: str, colour: str, background: str) -> str:
    """`colour`, mixed with `end` in steps of 5 % until it can be read on `background`."""
    mixes = (_mix(colour, end, step / 20) for step in range(21))
    return next((mix for mix in mixes if contrast(mix, background) >= ENOUGH_CONTRAST), end)


def _mix(colour: str, end: str, share: float) -> str:
    pairs = zip(_parts(colour), _parts(end), strict=True)
    return "#" + "".join(f"{round(255 * (one + (other - one) * share)):02x}" for one, other in pairs)
