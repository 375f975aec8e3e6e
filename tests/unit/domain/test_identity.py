"""Derived names: equal causes, equal names; and tokens that are worth something to one person alone."""

from __future__ import annotations

import base64
import hashlib
import re

from hypothesis import given
from hypothesis import strategies as st

from service.domain.identity import (
    derive,
    genuine,
    key_id,
    looks_like_ours,
    message_id_for,
    plus_address,
    plus_tag,
    reply_token,
    sha256_of,
)
from service.domain.message import Address

#: What stands in no address, no key and no words: the separator.
TEXT = st.text(st.characters(exclude_characters="\x1f", codec="utf-8"), min_size=1, max_size=30)
MAILBOX = Address("Minutes@Harbour.example", "Harbour")


@given(TEXT, TEXT)
def test_a_name_depends_on_where_its_parts_end(one: str, other: str) -> None:
    assert derive(one, other) == derive(one, other)
    assert derive(one + other, "") != derive(one, other)


def test_a_name_is_short_and_plain() -> None:
    assert re.fullmatch(r"[a-z2-7]{12}", derive("action", 3, "words"))
    assert len(derive("x", length=20)) == 20
    assert derive("1") == derive(1)


@given(TEXT, st.integers(1, 24))
def test_a_name_is_the_start_of_the_digest_in_base32(part: str, length: int) -> None:
    whole = base64.b32encode(hashlib.sha256(part.encode()).digest()).decode().lower()
    assert derive(part, length=length) == whole[:length]


@given(TEXT, TEXT, TEXT)
def test_a_token_is_genuine_for_its_own_contact_mail_and_secret(secret: str, contact: str, key: str) -> None:
    message_id = message_id_for(secret, contact, key, "harbour.example")
    assert looks_like_ours(message_id)
    assert genuine([secret], message_id, contact, key)
    assert not genuine([f"{secret}x"], message_id, contact, key)
    assert not genuine([secret], message_id, f"{contact}x", key)
    assert not genuine([secret], message_id, contact, f"{key}x")
    assert not genuine([], message_id, contact, key)
    assert len(message_id.partition("@")[0]) <= 64


def test_a_token_of_an_older_secret_is_genuine_while_that_secret_is_known() -> None:
    old = message_id_for("old", "c", "k", "harbour.example")
    assert genuine(["new", "old"], old, "c", "k")
    assert not genuine(["new"], old, "c", "k")
    # The name says which secret made it: a token under another's name is none.
    assert not genuine(["new", "old"], old.replace(key_id("old"), key_id("new")), "c", "k")
    before_names = old.replace(f"{key_id('old')}.", "")
    assert genuine(["new", "old"], before_names, "c", "k")
    assert not genuine(["new"], before_names, "c", "k")


def test_other_peoples_message_ids_are_not_ours() -> None:
    for other in (
        "",
        "abc@x.example",
        "mp.short.short@x",
        f"xmp.{'a' * 20}.{'b' * 20}@x",
        "mp." + "A" * 20 + "." + "b" * 20,
    ):
        assert not looks_like_ours(other)
        assert not genuine(["s"], other, "c", "k")


@given(TEXT, TEXT)
def test_a_plus_address_gives_its_tag_back_in_any_case(contact: str, key: str) -> None:
    tag = reply_token("secret", contact, key)
    address = plus_address(MAILBOX, tag).address
    assert plus_tag(address, MAILBOX.address) == tag
    assert plus_tag(address.upper(), MAILBOX.address) == tag
    assert plus_tag(address, "other@harbour.example") == ""


def test_other_addresses_have_no_tag() -> None:
    for other in (
        "minutes@harbour.example",
        "minutes+x@harbour.example",
        "",
        "minutes+" + "a" * 20 + "@elsewhere.example",
    ):
        assert plus_tag(other, MAILBOX.address) == ""


def test_a_mailbox_with_a_plus_or_a_dot_is_no_pattern() -> None:
    tag = "a" * 20
    assert plus_tag(f"a+b+{tag}@x.example", "a+b@x.example") == tag
    assert plus_tag(f"aXb+{tag}@x.example", "a.b@x.example") == ""


def test_a_message_is_known_by_its_octets() -> None:
    assert sha256_of(b"a") != sha256_of(b"b")
    assert len(sha256_of(b"")) == 64
