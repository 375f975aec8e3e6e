"""Answers written between our quoted items, and a question beside a closing."""

from __future__ import annotations

from service.domain.action import ActionStatus
from tests.builders import ADA, SECRETARY, Mail, Paper, Sent, forward, kinds, number_of
from tests.workflows.house import House

THREE = Paper(
    actions=[
        "Ada Brook to send the ramp survey by 19 March.",
        "Ada Brook to write to the harbour master by 26 March.",
        "Ada Brook to check the tide tables by 2 April.",
    ]
)


def assigned(house: House) -> Mail:
    """The mail that tells Ada of her three actions."""
    (mail,) = [m for m in house.after(forward(THREE)) if (m.to, m.kind) == (ADA, "action-assigned")]
    return mail


def inline(mail: Mail, words: str, answer: str) -> str:
    """Our mail as quoted, with `answer` below the item that holds `words`."""
    lines: list[str] = []
    ours = mail.text.splitlines()
    start = next(i for i, line in enumerate(ours) if words in line)
    while start and not ours[start][:1].isdigit():
        start -= 1
    end = next(i for i in range(start + 1, len(ours)) if not ours[i].strip())
    for number, line in enumerate(ours):
        lines.append(f"> {line}".rstrip())
        if number == end - 1:
            lines += ["", answer, ""]
    return "\n".join(lines)


def test_done_below_the_second_item_closes_the_second(house: House) -> None:
    mail = assigned(house)
    headers = [("In-Reply-To", mail.id), ("References", mail.id)]
    quoted = inline(mail, "harbour master", "Done")
    words = f"Answers below.\n\nOn Mon, 8 Mar 2027 at 09:05, Harbour minutes wrote:\n{quoted}"
    house.after(Sent(sender=ADA, subject=f"Re: {mail.subject}", words=words, headers=headers).octets())
    done = {words for words, action in house.actions().items() if action.status is ActionStatus.COMPLETED}
    assert done == {house.action("harbour master").text}


def test_a_question_beside_a_closing_reaches_the_secretary(house: House) -> None:
    mail = assigned(house)
    number = number_of(mail, "ramp survey")
    answers = house.after(mail.reply(f"{number} is done. Who keeps the survey now?"))
    assert ("owner-says", SECRETARY) in kinds(answers)
    [thanks] = [m for m in answers if m.to == ADA]
    assert "passed your question" in thanks.words
