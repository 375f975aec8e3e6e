"""Machines' mails and people's that resemble them, in tests/corpus/automatic."""

from __future__ import annotations

import pytest

from service.domain.message import MessageKind
from service.mail.classify import classify
from service.mail.read import read_message
from tests.unit.mail.corpus import Case, cases

PEOPLE = (MessageKind.REPLY, MessageKind.ORIGINAL)


@pytest.mark.parametrize("case", cases("automatic"), ids=lambda case: case.name)
def test_told_apart(case: Case) -> None:
    found = classify(read_message(case.octets), own_addresses=(), is_ours=lambda _: False)
    assert (found.kind not in PEOPLE) is case.known["automatic"], found.reasons
