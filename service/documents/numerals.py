"""Numbers as lists print them: 1, 01, a, B, iv, X. Knows no file format."""

from __future__ import annotations

_ROMAN = (
    (1000, "m"), (900, "cm"), (500, "d"), (400, "cd"), (100, "c"), (90, "xc"),
    (50, "l"), (40, "xl"), (10, "x"), (9, "ix"), (5, "v"), (4, "iv"), (1, "i"),
)  # fmt: skip
#: Beyond this, letters and Roman numerals are printed as figures: nobody's minutes have item "mmmcmxcix".
_MOST = 700


def numeral(number: int, form: str) -> str:
    """`number` in a form named as in ISO/IEC 29500-1 17.18.59 ("decimal", "lowerLetter", "upperRoman", ...)."""
    if form in ("lowerRoman", "upperRoman") and 0 < number <= _MOST:
        text = _roman(number)
    elif form in ("lowerLetter", "upperLetter") and 0 < number <= _MOST:
        text = chr(ord("a") + (number - 1) % 26) * ((number - 1) // 26 + 1)
    elif form == "decimalZero":
        text = f"{number:02d}"
    else:
        text = str(number)
    return text.upper() if form.startswith("upper") else text


def _roman(number: int) -> str:
    text = ""
    for value, letters in _ROMAN:
        times, number = divmod(number, value)
        text += letters * times
    return text
