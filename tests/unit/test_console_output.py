"""What came by mail is words on the operator's terminal, and nothing else."""

from __future__ import annotations

from service.console.output import bad, out, table

#: Sets the window's title, clears the screen, colours, goes back to the line's beginning.
HOSTILE = "Minutes\x1b]0;owned\x07\x1b[2J\x9b31m\rdone [/red]"


def test_a_subject_does_not_steer_the_terminal() -> None:
    with out.capture() as shown:
        out.print(table(HOSTILE, ("Subject", "Why"), [(HOSTILE, bad(HOSTILE))]))
        out.print(f"Message 3 was HELD: {HOSTILE}\n", markup=False)
    words = shown.get()
    assert words.count("owned") == 4
    assert all(letter.isprintable() or letter == "\n" for letter in words)
