"""Delivery reports of many mail servers, in tests/corpus/bounces: recipients, actions and, where told, the status."""

from __future__ import annotations

import pytest

from service.domain.message import MessageKind
from service.mail.classify import classify
from service.mail.read import read_message
from service.mail.report import read_reports
from tests.unit.mail.corpus import Case, cases


@pytest.mark.parametrize("case", cases("bounces"), ids=lambda case: case.name)
def test_recipients(case: Case) -> None:
    reports = {report.recipient.lower(): report for report in read_reports(read_message(case.octets))}
    wanted = {one["address"].lower(): one for one in case.known["recipient"]}
    assert {key: report.action for key, report in reports.items()} == {k: one["action"] for k, one in wanted.items()}
    assert {key: reports[key].status for key, one in wanted.items() if "status" in one} == {
        key: one["status"] for key, one in wanted.items() if "status" in one
    }


@pytest.mark.parametrize("case", cases("bounces"), ids=lambda case: case.name)
def test_is_a_delivery_report(case: Case) -> None:
    found = classify(read_message(case.octets), own_addresses=(), is_ours=lambda _: False)
    assert found.kind in (MessageKind.DELIVERY_REPORT, MessageKind.AUTOMATIC)
