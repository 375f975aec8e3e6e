"""Covering notes told from what they forward, in the ways of the mail programs."""

from __future__ import annotations

import pytest

from service.documents import read_html, split_forward, split_forwarded, split_messages

GMAIL = """\
See below.

---------- Forwarded message ---------
From: Ola Dahl <ola@hall.example>
Date: Fri, 3 May 2024 at 16:58
Subject: Minutes
To: Ida Berg <ida@board.example>


Action: Per to call.
"""
OUTLOOK = """\
See below.

________________________________
From: Ola Dahl <ola@hall.example>
Sent: 03 May 2024 16:58
To: Ida Berg <ida@board.example>;
 Per Lund <per@board.example>
Cc: Eva
Subject: Minutes

Action: Per to call.
""".replace("\n", "\r\n")
APPLE = """\
See below.

> Begin forwarded message:
>
> From: Ola Dahl <ola@hall.example>
> Subject: Minutes
> Date: 3 May 2024 at 16:58:10 BST
> To: Ida Berg <ida@board.example>
>
> Action: Per to call.
"""
OLD = """\
See below.

-----Original Message-----
From: Ola Dahl
Sent: 03 May 2024
To: Ida
Subject: Minutes

Action: Per to call.
"""
BOLD = "See below.\n\n*From:* Ola Dahl\n*Sent:* 03 May 2024\n*To:* Ida\n*Subject:* Minutes\n\nAction: Per to call.\n"
GERMAN = "See below.\n\nVon: Ola Dahl\nGesendet: 3. Mai 2024\nAn: Ida\nBetreff: Minutes\n\nAction: Per to call.\n"


@pytest.mark.parametrize("body", [GMAIL, OUTLOOK, APPLE, OLD, BOLD, GERMAN])
def test_note_and_forwarded_words_are_told_apart(body: str) -> None:
    assert split_forward(body) == ("See below.", "Action: Per to call.")


@pytest.mark.parametrize(
    "body",
    [
        "From: the harbour\nTo: the hall\nwe walked.",
        "Date: 3 May\nVenue: Hall\nSubject: Boats",
        "The original message was lost.",
        "From: 10am\nTo: 12pm\nPlace: Hall",
    ],
)
def test_minutes_with_labels_are_no_forward(body: str) -> None:
    assert split_forward(body) == (body, None)


def test_of_messages_within_each_other_the_longest_is_the_forwarded_one() -> None:
    inner = "Action: Per to call the harbour office about the timetable."
    first, second = "From: Ola\nSent: 4 May\nTo: Ida", "From: Eva\nSent: 3 May\nTo: Ola"
    body = f"Note.\n\n{first}\n\nFine.\n\n{second}\n\n{inner}"
    assert split_messages(body) == ("Note.", "Fine.", inner)
    assert split_forward(body) == ("Note.", inner)


def test_html_keeps_its_tables() -> None:
    body = (
        "<p>See below.</p><hr><div><b>From:</b> Ola<br><b>Sent:</b> 3 May 2024<br><b>To:</b> Ida</div>"
        "<table><tr><td>Per</td><td>call</td></tr><tr><td>Eva</td><td>write</td></tr></table>"
    )
    note, forwarded = split_forwarded(read_html(body))
    assert forwarded is not None
    assert [block.text for block in note.blocks] == ["See below."]
    assert [block.cells for block in forwarded.blocks] == [(("Per",), ("call",)), (("Eva",), ("write",))]


def test_html_without_a_forward_is_all_note() -> None:
    document = read_html("<p>Action: Per to call.</p>")
    assert split_forwarded(document) == (document, None)
