"""The page that shows mails: every mail is there, and no mail does anything to the page."""

from __future__ import annotations

import re
from base64 import b64encode
from dataclasses import replace
from hashlib import sha256
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from lxml import html

from service.mail.gallery import GalleryMail, render_gallery
from service.mail.render import Branding, Renderer
from service.mail.write import write_message
from tests.unit.mail.letters import FULL
from tests.unit.mail.test_write import ATTACHED, INVITATION, PLAIN

TEMPLATES = Path(__file__).resolve().parents[3] / "templates"
HOSTILE = """</iframe></pre></script><script>alert(1)</script><img src=x onerror=y>"'{{ 7*7 }}"""


def page_of(*mails: GalleryMail) -> Any:
    return html.document_fromstring(render_gallery(mails))


def mail(step: str = "Minutes arrive", **changes: Any) -> GalleryMail:
    return GalleryMail(step, write_message(replace(PLAIN, **changes)))


def test_every_letter_is_shown_as_it_was_written() -> None:
    renderer = Renderer([TEMPLATES], Branding(name="Harbour Partnership"))
    words = [renderer.render(letter, reply_to="minutes@harbour.example") for letter in FULL]
    page = page_of(*(mail(subject=one.subject, text=one.text, html=one.html) for one in words))
    shown = page.xpath("//iframe/@srcdoc")
    assert [one.strip() for one in shown] == [one.html.strip() for one in words]
    assert [title for title in page.xpath("//iframe/@title")] == [one.subject for one in words]
    assert [text.text_content().strip() for text in page.xpath("//pre")] == [one.text.strip() for one in words]


def test_mails_stand_under_their_steps_in_the_order_given() -> None:
    page = page_of(
        mail("Minutes arrive", subject="One"), mail("Minutes arrive", subject="Two"), mail("A reply", subject="3")
    )
    assert [title.text_content() for title in page.xpath("//h2")] == ["1. Minutes arrive", "2. A reply"]
    assert page.xpath("//section[1]//summary/b/text()") == ["One", "Two"]
    assert page.xpath("//section[2]//summary/b/text()") == ["3"]
    assert page.xpath("//h1/text()") == ["3 mails"]
    for link in page.xpath("//nav//a/@href"):
        assert page.xpath(f"//*[@id='{link[1:]}']")


def test_the_first_of_a_subject_is_unfolded() -> None:
    page = page_of(mail(subject="Same"), mail(subject="Same"), mail(subject="Other"))
    assert [one.get("open") is not None for one in page.xpath("//details[@class='mail']")] == [True, False, True]


def test_what_is_attached_is_named() -> None:
    octets = [write_message(draft) for draft in (INVITATION, ATTACHED)]
    page = page_of(*(GalleryMail("s", one) for one in octets))
    words = [one.text_content() for one in page.xpath("//dl")]
    assert "invite.ics" in words[0]
    assert "Minutes – 4 March.docx" in words[1]
    assert any("BEGIN:VCALENDAR" in one.text_content() for one in page.xpath("//pre"))


def test_no_mails_are_a_page_too() -> None:
    assert page_of().xpath("//h1/text()") == ["0 mails"]


@pytest.mark.parametrize("field", ["subject", "text", "html"])
def test_hostile_words_stay_inside_their_mail(field: str) -> None:
    calm, hostile = page_of(mail()), page_of(mail(step=HOSTILE, **{field: HOSTILE}))
    tags = [[element.tag for element in page.iter()] for page in (calm, hostile)]
    assert tags[0] == tags[1]
    assert hostile.xpath("//h2")[0].text_content() == f"1. {HOSTILE}"


def test_a_mail_can_run_and_fetch_nothing() -> None:
    page = page_of(mail(html=HOSTILE))
    for frame in page.xpath("//iframe"):
        assert frame.get("sandbox") == "allow-same-origin"
    (policy,) = page.xpath("//meta[@http-equiv='Content-Security-Policy']/@content")
    assert "default-src 'none'" in policy
    (script,) = page.xpath("//script")
    stamp = b64encode(sha256(script.text.encode()).digest()).decode()
    assert f"script-src 'sha256-{stamp}';" in policy
    assert not page.xpath("//@src | //link | //img | //object | //base")
    assert not re.search(r"url\(|@import", page.xpath("//style")[0].text)


@settings(max_examples=80, deadline=None)
@given(
    st.one_of(st.binary(max_size=200), st.binary(max_size=200).map(lambda octets: write_message(PLAIN)[:300] + octets))
)
def test_whatever_a_mail_holds_it_is_shown(octets: bytes) -> None:
    page = page_of(GalleryMail("s", octets))
    assert len(page.xpath("//details[@class='mail']")) == 1


@pytest.mark.parametrize(
    "header",
    [b"From: =?utf-8?q?", b"To: <<>>,;:", b"Subject: \xff\xfe", b"From: @", b"To: a@[", b"Subject:", b"From: :;,"],
)
def test_broken_fields_do_not_stop_the_page(header: bytes) -> None:
    assert page_of(GalleryMail("s", header + b"\r\n\r\nwords\r\n")).xpath("//pre/text()") == ["words\n"]
