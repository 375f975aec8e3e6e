"""Links that open an answer already written: whatever the words, the mail program gets them as they are."""

from __future__ import annotations

from urllib.parse import unquote, urlsplit

import pytest
from hypothesis import given
from hypothesis import strategies as st

from service.mail.answer import answer_links, mail_link, reply_subject

WORDS = st.text(st.characters(codec="utf-8"), max_size=80)


def opened(link: str) -> tuple[str, dict[str, str]]:
    """Address and fields as RFC 6068 has them read: percent-decoded, a plus stays a plus."""
    parts = urlsplit(link)
    assert parts.scheme == "mailto"
    assert not parts.fragment
    fields = dict(pair.split("=", 1) for pair in parts.query.split("&"))
    return unquote(parts.path), {name: unquote(value) for name, value in fields.items()}


def test_an_answer_opens_with_subject_and_words() -> None:
    link = answer_links("minutes+ab12@harbour.example", "Re: Your action", "a1@harbour.example")("1 done\nand thanks")
    address, fields = opened(link)
    assert address == "minutes+ab12@harbour.example"
    assert fields == {
        "subject": "Re: Your action",
        "body": "1 done\r\nand thanks",
        "In-Reply-To": "<a1@harbour.example>",
    }


def test_the_plus_of_an_address_and_the_blanks_of_words_survive_web_mail() -> None:
    """Web mail reads "+" as a blank, and programs show a blank written "+" as it is: neither is ever written."""
    assert "+" not in answer_links("minutes+ab12@harbour.example", "Re: a + b")("1 done + 2 done")


def test_without_a_message_id_there_is_none() -> None:
    assert "In-Reply-To" not in answer_links("m@harbour.example", "Re: x")("done")


@given(subject=WORDS, body=WORDS)
def test_no_words_add_a_field_or_a_recipient(subject: str, body: str) -> None:
    link = answer_links("m@harbour.example", subject)(body)
    address, fields = opened(link)
    assert link.isascii()
    assert address == "m@harbour.example"
    assert fields == {"subject": subject, "body": "\r\n".join(body.splitlines())}


def test_an_address_that_looks_like_a_link_is_an_address() -> None:
    assert mail_link("mira@harbour.example") == "mailto:mira@harbour.example"
    assert opened(mail_link("a?bcc=b@harbour.example") + "?subject=x")[0] == "a?bcc=b@harbour.example"
    assert "?" not in mail_link("a?bcc=b@harbour.example")
    assert "&" not in mail_link("a&b@harbour.example")


@pytest.mark.parametrize(
    ("subject", "answer"),
    [("Your action", "Re: Your action"), ("Re: Your action", "Re: Your action"), ("RE: x", "RE: x"), ("", "Re: ")],
)
def test_re_stands_once(subject: str, answer: str) -> None:
    assert reply_subject(subject) == answer
