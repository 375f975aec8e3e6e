"""The operator's commands on a house with something in it: the same decisions as by mail."""

from __future__ import annotations

import csv
import io
from collections.abc import Callable
from pathlib import Path

import pytest
from sqlalchemy import select

from service import wiring
from service.console import digests, directories, history, operate, process_files, status
from service.console.output import out
from service.domain.action import ActionStatus
from service.domain.directory_table import read_rows
from service.domain.message import Address
from service.domain.outbox import OutboxState
from service.errors import IllegalTransitionError, PermanentError, SubmissionRejectedError, UnknownEntryError
from service.settings import Settings
from service.store import actions, outbox, people
from service.store.engine import reading, transaction
from service.store.tables import inbox
from tests.builders import ADA, BO, DEE, NOW, SECRETARY, Paper, Sent, forward, kinds, with_review
from tests.workflows.house import House

MEETING = "Harbour Access Group: Thursday 8 April 2027, 10am to noon, Pier Hall"


def service_of(house: House) -> wiring.Service:
    """The house as the command line has it."""
    return wiring.Service(
        settings=Settings(),
        context=house.context,
        mailbox=house.mailbox,
        submitter=house.submitter,
        holder="the test",
    )


@pytest.fixture
def service(house: House) -> wiring.Service:
    """With minutes that were read and sent."""
    house.after(forward(Paper(meetings=[MEETING])))
    return service_of(house)


def printed(call: Callable[[], object]) -> str:
    """What a command shows."""
    with out.capture() as shown:
        call()
    return shown.get()


def id_of(house: House, words: str) -> str:
    """The id of an action."""
    return house.action(words).id


def test_close_and_reopen(house: House, service: wiring.Service) -> None:
    survey = id_of(house, "ramp survey")
    assert operate.close(service, [survey]) == ["Action 1 is closed."]
    assert house.action("ramp survey").status is ActionStatus.COMPLETED
    assert house.mails() == []
    operate.reopen(service, [survey])
    assert house.action("ramp survey").open
    assert kinds(house.mails()) == [("action-updated", ADA)]


def test_assign_writes_to_both(house: House, service: wiring.Service) -> None:
    operate.assign(service, id_of(house, "ramp survey"), ["Dee Eames"])
    assert kinds(house.mails()) == [("action-assigned", DEE), ("action-updated", ADA)]
    operate.assign(service, id_of(house, "ramp survey"), ["new@pike.example"])
    assert ("action-assigned", "new@pike.example") in kinds(house.mails())


def test_a_name_nobody_bears_changes_nothing(house: House, service: wiring.Service) -> None:
    before = house.actions()
    with pytest.raises(PermanentError, match="Nobody Atall"):
        operate.assign(service, id_of(house, "ramp survey"), ["Nobody Atall"])
    assert (house.actions(), house.mails()) == (before, [])


def test_an_id_may_be_short_but_must_be_one(house: House, service: wiring.Service) -> None:
    whole = id_of(house, "ramp survey")
    assert operate.close(service, [whole[:8]])
    with pytest.raises(UnknownEntryError, match="no action"):
        operate.close(service, ["zzzz"])
    with pytest.raises(UnknownEntryError, match="begin with"):
        operate.close(service, [""])


def test_while_minutes_wait_an_operator_mails_nobody(make_house: Callable[..., House]) -> None:
    house = make_house(people_csv=with_review("always"))
    house.after(forward(Paper()))
    operate.assign(service_of(house), id_of(house, "ramp survey"), ["Dee Eames"])
    assert house.mails() == []


def test_replay_tells_what_became_of_it(house: House, service: wiring.Service) -> None:
    held = house.one(Sent(sender=DEE, files=[Paper(title="Ferry Forum Minutes").as_text()]).octets())
    assert "is now HELD" in operate.replay(service, held.entry_id, trusted=False)
    assert "is now HANDLED" in operate.replay(service, held.entry_id, trusted=True)
    with pytest.raises(IllegalTransitionError):
        operate.replay(service, held.entry_id, trusted=True)
    with pytest.raises(UnknownEntryError):
        operate.replay(service, 999, trusted=True)


def test_what_waits_for_a_person_is_closed_and_says_who_closed_it(house: House, service: wiring.Service) -> None:
    held = house.one(Sent(sender="stranger@elsewhere.example").octets())
    assert not status.show(service)
    assert operate.ignore(service, held.entry_id, "spam") == f"Message {held.entry_id} was HELD, is now IGNORED."
    assert status.show(service)
    with reading(house.context.engine) as connection:
        reason = connection.execute(select(inbox.c.reason).where(inbox.c.id == held.entry_id)).scalar_one()
    assert reason.endswith(f"; an operator closed it on {NOW.date()}: spam")
    with pytest.raises(IllegalTransitionError):
        operate.ignore(service, held.entry_id, "")
    with pytest.raises(UnknownEntryError):
        operate.ignore(service, 999, "")


def test_a_mail_that_did_not_arrive_is_closed(house: House) -> None:
    house.submitter.fail = lambda mail: SubmissionRejectedError("no", 550) if mail.recipient == BO else None
    house.after(forward(Paper()))
    service = service_of(house)
    with reading(house.context.engine) as connection:
        [failed] = outbox.latest(connection, [OutboxState.FAILED], 9)
    assert not status.show(service)
    assert operate.ignore_mail(service, failed.id, "") == f"Mail {failed.id} was FAILED, is now CLOSED."
    assert status.show(service)
    with pytest.raises(IllegalTransitionError):
        operate.ignore_mail(service, failed.id, "")
    with pytest.raises(UnknownEntryError):
        operate.ignore_mail(service, 999, "")


def test_a_refused_mail_is_sent_again_once_asked(house: House) -> None:
    house.submitter.fail = lambda envelope: SubmissionRejectedError("mailbox full", 552, "5.2.2")
    house.after(forward(Paper(meetings=[MEETING])))
    service = service_of(house)
    with reading(house.context.engine) as connection:
        (failed, *_) = outbox.latest(connection, (OutboxState.FAILED,), 1)
    assert f"Mail {failed.id} to {failed.recipient} is now FAILED" in operate.retry(service, failed.id)
    house.submitter.fail = None
    assert f"Mail {failed.id} to {failed.recipient} is now SENT" in operate.retry(service, failed.id)
    assert house.submitter.sent[-1].recipient == failed.recipient
    with pytest.raises(UnknownEntryError, match="There is no failed mail"):
        operate.retry(service, failed.id)


def test_the_list_shows_soonest_first(service: wiring.Service) -> None:
    shown = printed(lambda: operate.show_actions(service, actions.Filter(), 10))
    assert shown.index("ramp survey") < shown.index("ferry hall")
    only = printed(lambda: operate.show_actions(service, actions.Filter(contact=BO), 10))
    assert "ramp survey" not in only


def test_status_is_fine_until_something_waits(house: House, service: wiring.Service) -> None:
    assert status.show(service)
    house.receive(Sent(sender="who@x.example", subject="[bold]me").octets())
    shown = printed(lambda: status.show(service))
    assert "[bold]me" in shown
    assert not status.show(service)


def test_an_audit_compares_mailbox_and_rows(house: House, service: wiring.Service) -> None:
    assert status.show_audit(service)
    house.mailbox.unreachable = True
    assert not status.show_audit(service)


def test_an_audit_tells_what_it_knows_while_the_mailbox_is_away(
    house: House, service: wiring.Service, capsys: pytest.CaptureFixture[str]
) -> None:
    house.mailbox.unreachable = True
    shown = printed(lambda: status.show_audit(service))
    assert "entries received but not processed for an hour" in shown
    assert "not known" in shown
    assert capsys.readouterr().err == "nobody answers\n"
    assert not status.show_audit(service)


def test_a_preview_sends_nothing_and_the_command_sends(house: House, service: wiring.Service) -> None:
    assert "ramp survey" in printed(lambda: digests.preview(service, ""))
    assert house.mails() == []
    assert digests.send(service, "") == 1
    assert kinds(house.mails()) == [("digest", SECRETARY)]
    with pytest.raises(UnknownEntryError, match="nothing to tell of Ferry Forum"):
        digests.preview(service, "Ferry Forum")


def test_the_digest_of_one_body_is_sent_without_the_others(house: House, service: wiring.Service) -> None:
    house.after(forward(Paper(title="Ferry Forum Minutes", actions=["Bo Carr to repaint the gangway by 9 April."])))
    assert digests.send(service, "ferry forum") == 1
    (mail,) = house.mails()
    assert "gangway" in mail.words
    assert "ramp survey" not in mail.words
    with pytest.raises(UnknownEntryError, match="nothing to tell of Canal Society"):
        digests.send(service, "Canal Society")
    assert house.week()


def test_meetings_show_who_comes(service: wiring.Service) -> None:
    assert "Pier Hall" in printed(lambda: digests.show_meetings(service))


def test_history_tells_who_did_what(house: House, service: wiring.Service) -> None:
    operate.close(service, [id_of(house, "ramp survey")])
    shown = printed(lambda: history.show(service, id_of(house, "ramp survey")))
    assert "read from the minutes" in shown
    assert "operator" in shown


def test_a_forgotten_person_is_gone_and_their_action_stays(house: House, service: wiring.Service) -> None:
    assert "still in the directory" in history.forget(service, ADA)
    assert len(house.actions()) == 2
    assert ADA not in [share.contact for action in house.actions().values() for share in action.assignments]
    assert house.after(forward(Paper(meetings=[MEETING]), form="docx"))


def test_no_name_in_the_exported_directory_is_a_formula(house: House, service: wiring.Service) -> None:
    with transaction(house.context.engine) as connection:
        people.write_contacts(connection, [Address("x@sheet.example", '=HYPERLINK("http://evil.example")')], NOW)
        people.write_aliases(connection, [("", "@SUM(1)", "Dee Eames"), ("", "+44 club", "Dee Eames")])
    text = directories.export(service)
    cells = [cell for row in csv.reader(io.StringIO(text)) for cell in row]
    assert any("HYPERLINK" in cell for cell in cells)
    assert not [cell for cell in cells if cell.startswith(("=", "+", "-", "@"))]
    found, problems = read_rows(list(csv.reader(io.StringIO(text))))
    assert problems == ()
    assert found.find_contact("x@sheet.example").name == '=HYPERLINK("http://evil.example")'  # type: ignore[union-attr]


def test_the_exported_directory_is_the_directory(service: wiring.Service) -> None:
    rows = list(csv.reader(io.StringIO(directories.export(service))))
    found, problems = read_rows(rows)
    assert problems == ()
    known = service.context.directory()
    assert dict(found.contacts) == dict(known.contacts)
    assert {(g.name, g.members, g.finish, g.review) for g in found.groups} == {
        (g.name, g.members, g.finish, g.review) for g in known.groups
    }
    assert {(o.name, o.contacts, o.aliases) for o in found.organisations} == {
        (o.name, o.contacts, o.aliases) for o in known.organisations
    }


def test_a_file_is_shown_as_it_would_be_read(tmp_path: Path) -> None:
    file = tmp_path / "minutes.txt"
    file.write_bytes(Paper(meetings=[MEETING]).as_text()[2])
    missing = tmp_path / "none.docx"
    assert process_files.show([file], NOW.date()) == 0
    assert process_files.show([file, missing], NOW.date()) == 1
    told, failed = process_files.as_json([file, missing], NOW.date())
    assert [str(error) for error in failed] == [
        f"{missing}: cannot be opened: No such file or directory. Check the path."
    ]
    assert process_files.show_json([file], NOW.date()) == 0
    assert process_files.show_json([missing], NOW.date()) == 1
    assert '"owners": [\n' in told
    assert "cannot be opened" in told
    assert '"start": "2027-04-08T10:00"' in told


def test_whoever_is_not_known_cannot_be_forgotten(service: wiring.Service) -> None:
    assert history.forget(service, "noboddy@x.example").startswith("Nothing is kept about noboddy@x.example.")
