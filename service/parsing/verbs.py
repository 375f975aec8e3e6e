"""Verbs that open an order ("Write to ...", "To arrange ..."). Words only."""

from __future__ import annotations

import re

_ORDERS_TEXT = """
    add address adjust advertise advise agree amend announce approach arrange ask assess assign attend book
    bring build buy call chair change chase check circulate clarify clean collate collect communicate compile
    complete confirm consider contact continue convene coordinate copy create cut decide delete deliver design
    develop discuss distribute do download draft draw edit email encourage engage ensure enquire establish
    explore extend file fill finalise finalize find finish fix follow forward gather get give hold identify
    implement improve include inform inspect install instruct introduce investigate invite involve issue keep
    let liaise link list look maintain make manage measure meet merge monitor move notify nominate obtain offer
    open order organise organize paint pass pay perform phone ping plan post prepare present print produce
    promote propose provide publicise publish purchase pursue put raise read recommend recruit refer register
    remind remove renew repair replace reply report request research resolve respond return review revise run
    schedule seek select send set share sign source speak start submit suggest supply support swap take talk
    tell test thank tidy translate try turn update upload use verify visit volunteer work write
"""
_ORDERS = frozenset(_ORDERS_TEXT.split())
_FIRST = re.compile(r"^(?:please\s|also\s|(?P<to>to\s))?(?P<verb>[A-Za-z]+(?:-[a-z]+)?)\b", re.I)


def is_order_verb(word: str) -> bool:
    """True for the base form of a verb that minutes give orders with."""
    return word.lower() in _ORDERS


def starts_with_order(text: str) -> bool:
    """True for "Write to the council", "To swap ideas", "Please send ..."."""
    match = _FIRST.match(text.strip(" *_-–—"))
    return bool(match) and (bool(match and match["to"]) or is_order_verb(match["verb"] if match else ""))
