"""The sending server says that there is no such address: nobody waits for a bounce, the secretary is asked at once."""

from __future__ import annotations

from collections.abc import Callable

from service.domain.transit import Envelope
from service.errors import SubmissionRejectedError
from tests.builders import ADA, SECRETARY, Paper, forward, kinds
from tests.workflows.house import House


def refusing_ada(enhanced: str) -> Callable[[Envelope], Exception | None]:
    """A server that refuses every mail to Ada with an enhanced status (RFC 3463)."""
    refusal = SubmissionRejectedError(f"550 {enhanced} refused", code=550, enhanced=enhanced)
    return lambda envelope: refusal if envelope.recipient == ADA else None


def test_an_unknown_address_is_asked_about_once_and_written_to_no_more(house: House) -> None:
    house.submitter.fail = refusing_ada("5.1.1")
    mails = house.after(forward(Paper()))
    assert ADA not in {mail.to for mail in mails}
    assert kinds(mails).count(("address-failed", SECRETARY)) == 1


def test_a_refusal_for_another_reason_marks_no_address(house: House) -> None:
    house.submitter.fail = refusing_ada("5.7.1")
    mails = house.after(forward(Paper()))
    assert "address-failed" not in {kind for kind, _ in kinds(mails)}
