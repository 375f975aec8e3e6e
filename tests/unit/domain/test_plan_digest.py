"""The digest: each action in one section, numbered through, one mail for each reader."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from service.domain.invitation import Invitee, Partstat, ScheduledMeeting
from service.domain.letter import Digest
from service.domain.message import Address
from service.domain.plan_digest import DigestFacts, plan_digest
from tests.unit.domain.partners import ADA, BO, BODY, SECRETARY, TODAY, action

NELL = Address(SECRETARY, "Nell Ward")
LATE = action("A late thing", "Ada", due=date(2027, 3, 1))
LATER = action("An older thing", "Ada", due=date(2027, 2, 1))
SOON = action("A thing due soon", "Bo Carr", due=date(2027, 3, 12))
FAR = action("A far thing", "Bo Carr", due=date(2027, 9, 1))
NOBODY = action("A thing without an owner", due=date(2027, 3, 1))
CLOSED = action("A closed thing", "Ada")
MEETING = ScheduledMeeting(uid="u1", body=BODY, title=BODY, on=date(2027, 4, 8))


def digest(*readers: Address, **facts: object) -> tuple[Digest, dict[str, str], list[str]]:
    """The letter, what its numbers stand for, and to whom it goes."""
    plain: dict[str, object] = {"body": BODY, "open": (FAR, LATE, NOBODY, SOON, LATER), "closed": (CLOSED,)}
    posts = plan_digest(DigestFacts(**(plain | facts)), readers or (NELL,), TODAY, due_soon_days=14)  # type: ignore[arg-type]
    assert isinstance(posts[0].letter, Digest)
    return posts[0].letter, dict(posts[0].refs), [post.to.address for post in posts]


def test_each_action_stands_in_one_section_the_latest_first() -> None:
    letter, refs, _ = digest()
    sections = {name: [one.text for one in getattr(letter, name)] for name in
                ("overdue", "due_soon", "open", "unassigned", "closed")}  # fmt: skip
    assert sections == {
        "overdue": ["An older thing", "A late thing"], "due_soon": ["A thing due soon"], "open": ["A far thing"],
        "unassigned": ["A thing without an owner"], "closed": ["A closed thing"],
    }  # fmt: skip
    assert sorted(refs) == ["1", "2", "3", "4", "5", "6"]
    assert refs["1"] == f"action:{LATER.id}"


def test_numbers_lead_to_the_actions_they_stand_before() -> None:
    letter, refs, _ = digest()
    listed = [*letter.overdue, *letter.due_soon, *letter.open, *letter.unassigned, *letter.closed]
    by_id = {one.id: one.text for one in (FAR, LATE, NOBODY, SOON, LATER, CLOSED)}
    assert all(by_id[refs[str(one.number)].removeprefix("action:")] == one.text for one in listed)


def test_meetings_show_who_comes_and_can_be_named() -> None:
    people = tuple(
        Invitee(contact=key, name=name, address=key, partstat=answer)
        for key, name, answer in ((ADA, "Ada", Partstat.ACCEPTED), (BO, "Bo", Partstat.NEEDS_ACTION))
    )
    letter, refs, _ = digest(meetings=(MEETING,), invitees={"u1": people})
    (listed,) = letter.meetings
    assert (listed.accepted, listed.silent, listed.invited) == (("Ada",), ("Bo",), 2)
    assert refs["meeting 1"] == "meeting:u1"


def test_comments_stand_with_their_action() -> None:
    letter, _, _ = digest(open=(LATE,), comments={LATE.id: ("waiting for the printer",)})
    assert letter.overdue[0].comments == ("waiting for the printer",)


def test_each_reader_has_their_own_mail() -> None:
    _, _, readers = digest(NELL, Address("x@y.example"))
    assert readers == [SECRETARY, "x@y.example"]


def test_nothing_to_tell_is_no_mail() -> None:
    facts = DigestFacts(body=BODY, open=(), closed=())
    assert plan_digest(facts, (NELL,), TODAY, due_soon_days=14) == ()
    assert plan_digest(replace(facts, meetings=(MEETING,)), (NELL,), TODAY, due_soon_days=14)
    assert plan_digest(replace(facts, open=(LATE,)), (), TODAY, due_soon_days=14) == ()


def test_an_occasion_has_a_key_of_its_own() -> None:
    facts = DigestFacts(body=BODY, open=(LATE,), closed=())
    (one,) = plan_digest(facts, (NELL,), TODAY, due_soon_days=14, key="2027-03-08")
    (other,) = plan_digest(facts, (NELL,), TODAY, due_soon_days=14, key="agenda-u1", agenda_on=TODAY)
    assert one.dedupe_key != other.dedupe_key
