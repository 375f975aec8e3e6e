"""Any brand colour is accepted, and what is printed on it or in it can be read."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from service.errors import ConfigurationError
from service.mail.branding import ENOUGH_CONTRAST, Branding, contrast, plan_palette

COLOURS = st.integers(0, 0xFFFFFF).map(lambda number: f"#{number:06x}")


@given(COLOURS)
def test_every_brand_colour_has_readable_companions(colour: str) -> None:
    palette = plan_palette(colour)
    assert palette.brand == colour
    assert contrast(palette.on_brand, colour) >= ENOUGH_CONTRAST
    for paper in ("#ffffff", "#f3f6f8"):
        assert contrast(palette.ink, paper) >= ENOUGH_CONTRAST
    for paper in ("#1c2126", "#262d34"):
        assert contrast(palette.night_ink, paper) >= ENOUGH_CONTRAST


def test_a_colour_that_can_be_read_stays_as_it_is() -> None:
    assert plan_palette("#1d5b79").ink == "#1d5b79"
    assert plan_palette("#9fd3ee").night_ink == "#9fd3ee"


@pytest.mark.parametrize(
    ("one", "other", "ratio"),
    [
        ("#ffffff", "#000000", 21.0),
        ("#777777", "#777777", 1.0),
        ("#767676", "#ffffff", 4.54),
        ("#ff0000", "#ffffff", 4.0),
    ],
)
def test_contrast_is_that_of_the_guidelines(one: str, other: str, ratio: float) -> None:
    assert contrast(one, other) == pytest.approx(ratio, abs=0.01)
    assert contrast(other, one) == contrast(one, other)


@pytest.mark.parametrize("colour", ["", "red", "#fff", "1d5b79", "#1d5b7g", "#1d5b799", "#1d5b79;", "#1d5b79\n"])
def test_what_is_no_colour_is_named_with_a_remedy(colour: str) -> None:
    with pytest.raises(ConfigurationError) as caught:
        Branding(name="Harbour Partnership", colour=colour)
    assert caught.value.setting == "look.colour"
    assert "#1d5b79" in caught.value.remedy
