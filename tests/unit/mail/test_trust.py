"""Authentication-Results: only our own server's word counts, and of that only the top-most."""

from __future__ import annotations

import pytest

from service.mail.read import read_message
from service.mail.trust import Verdict, read_authentication

OURS = "mx.minutes.example"


def verdict(*fields: str, sender: str = "sam@body.example", server: str = OURS) -> Verdict:
    lines = [*(f"Authentication-Results: {field}" for field in fields), f"From: {sender}", "", ""]
    return read_authentication(read_message("\r\n".join(lines).encode()), server).verdict


@pytest.mark.parametrize(
    ("field", "expected"),
    [
        (f"{OURS}; dmarc=pass (p=NONE) header.from=body.example", Verdict.PASS),
        (f"{OURS} 1; spf=pass smtp.mailfrom=sam@body.example; dmarc=fail header.from=body.example", Verdict.FAIL),
        (f"{OURS}; dkim=pass header.d=body.example", Verdict.PASS),
        (f"{OURS}; dkim=pass header.i=@body.example; spf=fail smtp.mailfrom=x@y.example", Verdict.PASS),
        (f"{OURS}; spf=pass smtp.mailfrom=bounce@mailer.example", Verdict.NONE),
        (f"{OURS}; dkim=pass header.d=example", Verdict.NONE),
        (f"{OURS}; dkim=fail header.d=body.example; spf=fail smtp.mailfrom=body.example", Verdict.FAIL),
        (f"{OURS}; dmarc=pass header.from=other.example", Verdict.FAIL),
        (f"{OURS}; none", Verdict.NONE),
        (f"{OURS}", Verdict.NONE),
        ("", Verdict.NONE),
        ("mx.sender.example; dmarc=pass header.from=body.example", Verdict.NONE),
        (f"{OURS}.evil.example; dmarc=pass", Verdict.NONE),
        (f"{OURS} (a (nested) comment; dmarc=pass); dmarc=fail", Verdict.FAIL),
    ],
)
def test_the_verdict(field: str, expected: Verdict) -> None:
    assert verdict(field) is expected


def test_only_the_top_most_field_of_our_server_counts() -> None:
    assert verdict(f"{OURS}; dmarc=fail", f"{OURS}; dmarc=pass") is Verdict.FAIL
    assert verdict("other.example; dmarc=pass", f"{OURS}; dmarc=fail") is Verdict.FAIL


def test_a_subdomain_is_aligned_with_its_organisation() -> None:
    field = f"{OURS}; dkim=pass header.d=council.gov.example"
    assert verdict(field, sender="sam@mail.council.gov.example") is Verdict.PASS
    assert verdict(f"{OURS}; dkim=pass header.d=gov.example", sender="sam@council.gov.example") is Verdict.NONE


ARC = (
    f"Authentication-Results: {OURS}; dmarc=fail header.from=body.example; arc=pass",
    "ARC-Seal: i=2; a=rsa-sha256; cv=pass; d=lists.example; s=x; b=abc",
    "ARC-Seal: i=1; a=rsa-sha256; cv=none; d=other.example; s=x; b=abc",
    "ARC-Authentication-Results: i=2; lists.example; dmarc=pass header.from=body.example",
    "ARC-Authentication-Results: i=1; other.example; dmarc=fail header.from=body.example",
)


def _arc(*fields: str, sealers: tuple[str, ...] = ("lists.example",)) -> Verdict:
    octets = "\r\n".join((*fields, "From: sam@body.example", "", "")).encode()
    return read_authentication(read_message(octets), OURS, sealers).verdict


def test_what_a_believed_forwarder_found_counts_where_its_seal_is_whole() -> None:
    assert _arc(*ARC) is Verdict.PASS
    assert _arc(*ARC, sealers=()) is Verdict.FAIL
    assert _arc(*ARC, sealers=("other.example",)) is Verdict.FAIL
    assert _arc(ARC[0].replace("arc=pass", "arc=fail"), *ARC[1:]) is Verdict.FAIL
    assert _arc(ARC[0].replace("; arc=pass", ""), *ARC[1:]) is Verdict.FAIL
    assert _arc(*ARC[:3], ARC[3].replace("dmarc=pass", "dmarc=fail"), ARC[4]) is Verdict.FAIL
    # A forged set above the forwarder's, which our server would not have found whole.
    assert _arc(*ARC[1:]) is Verdict.NONE


def test_without_a_server_or_a_sender_nothing_is_said() -> None:
    assert verdict(f"{OURS}; dmarc=pass", server="") is Verdict.NONE
    assert verdict(f"{OURS}; dmarc=pass", sender="") is Verdict.NONE


def test_the_results_are_told() -> None:
    field = f"Authentication-Results: {OURS}; spf=softfail smtp.mailfrom=a@b.example; dkim=none"
    octets = f"{field}\nFrom: a@b.example\n\n".encode()
    assert read_authentication(read_message(octets), OURS).results == (("spf", "softfail"), ("dkim", "none"))
