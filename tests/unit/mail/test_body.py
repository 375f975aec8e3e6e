"""The new words of an answer: our letter taken out, the owner's words kept whole, doubt told."""

from __future__ import annotations

from service.domain.message import Message
from service.mail.body import unflow, visible_text

LETTER = """Hello Sam,

Your actions from the Harbour Access Group on 4 March 2027:

1. Mend the gate at the north entrance
   due 1 May 2027
2. Print 200 leaflets for the summer fair
   due 8 May 2027
Done

Reply "done" when you have finished, or "1 done, 2 next Friday".
"""


def reply(text: str, html: str = "", *, flowed: bool = False) -> Message:
    return Message(message_id="a@body.example", text=text, html=html, flowed=flowed)


def quoted(text: str) -> str:
    return "\n".join(f"> {line}" for line in text.split("\n"))


def test_our_letter_is_taken_out_without_any_mark_of_quotation() -> None:
    words = visible_text(reply("The gate is done.\n\nNachricht vom Amt fuer Protokolle\n" + LETTER), [LETTER])
    assert words.text == "The gate is done.\n\nNachricht vom Amt fuer Protokolle"


def test_our_letter_is_taken_out_where_the_program_wrapped_it_anew() -> None:
    text = (
        "All done\n\nYour actions from the Harbour Access Group\non 4 March 2027:\nMend the gate at the north entrance"
    )
    assert visible_text(reply(text), [LETTER]).text == "All done"


def test_a_short_word_that_also_stands_in_our_letter_is_the_owners() -> None:
    assert visible_text(reply("Done\n\n" + quoted(LETTER)), [LETTER]).text == "Done"


def test_a_short_line_of_ours_between_our_lines_goes_with_them() -> None:
    text = 'Not yet\n\ndue 8 May 2027\nDone\nReply "done" when you have finished, or "1 done, 2 next Friday".'
    assert visible_text(reply(text), [LETTER]).text == "Not yet"


def test_answers_between_our_lines_know_their_line() -> None:
    text = (
        "> 1. Mend the gate at the north entrance\n\nThat is done.\n\n"
        "> 2. Print 200 leaflets for the summer fair\n\nNot yet, next week.\n\n-- \nSam"
    )
    words = visible_text(reply(text), [LETTER])
    assert words.text == "That is done.\n\nNot yet, next week."
    assert words.answers == (
        ("1. Mend the gate at the north entrance", "That is done."),
        ("2. Print 200 leaflets for the summer fair", "Not yet, next week."),
    )


def test_an_answer_below_a_copied_action_knows_it() -> None:
    words = visible_text(reply("Print 200 leaflets for the summer fair\ndone\n\nThanks\nSam Porter"), [LETTER])
    assert words.answers == (("Print 200 leaflets for the summer fair", "done"),)


def test_answers_inside_an_unmarked_history_are_found_and_not_certain() -> None:
    history = LETTER.replace("   due 1 May 2027\n", "   due 1 May 2027\nMENDED ON MONDAY\n")
    text = (
        f"See my answers below.\n\nFrom: Desk <desk@minutes.example>\nSent: 4 March 2027\nTo: Sam\nSubject: "
        f"A\n\n{history}"
    )
    words = visible_text(reply(text), [LETTER])
    assert "MENDED ON MONDAY" in words.text
    assert "leaflets" not in words.text
    assert not words.certain


def test_a_history_is_not_searched_where_the_words_do_not_point_there() -> None:
    text = (
        f"Done.\n\nFrom: Desk <desk@minutes.example>\nSent: 4 March 2027\nTo: Sam\n\nan older line\n"
        f"{LETTER}\nolder still"
    )
    words = visible_text(reply(text), [LETTER])
    assert (words.text, words.certain) == ("Done.", True)


def test_the_answer_is_cut_at_the_line_to_reply_above() -> None:
    assert visible_text(reply("2 done\n\n-- Please reply above this line --\nanything")).text == "2 done"


def test_two_bodies_that_disagree_are_not_certain() -> None:
    html = (
        "<p>Done</p><blockquote type='cite'>Is the gate mended and the path swept yet, or should we ask "
        "somebody?</blockquote>"
    )
    plain_without_marks = "Done\nIs the gate mended and the path swept yet, or should we ask somebody?"
    assert not visible_text(reply(plain_without_marks, html)).certain


def test_two_bodies_that_agree_are_certain() -> None:
    html = "<div>Done</div><blockquote class='gmail_quote'>Is the gate mended?</blockquote>"
    assert visible_text(reply("Done\n\n> Is the gate mended?", html)).certain


def test_a_signature_is_set_aside_and_an_answer_below_thanks_is_not() -> None:
    words = visible_text(reply("Done.\n\nKind regards\nSam Porter\nHarbour Trust\n020 7946 0000"))
    assert (words.text, words.signature.split("\n")[0]) == ("Done.", "Kind regards")
    kept = visible_text(reply("1 done\n\nThanks,\n\n2 will be next week as the printer is closed until then"))
    assert "2 will be next week" in kept.text


def test_a_visiting_card_without_a_sign_off_is_set_aside() -> None:
    card = "Sam Porter\nEstates Manager | Harbour Trust\nT: 020 7946 0000\nwww.harbour.example"
    words = visible_text(reply(f"Yes, done.\n\n{card}"))
    assert (words.text, words.signature) == ("Yes, done.", card)
    assert "Jo Lee" in visible_text(reply("Please ask\n\nJo Lee\nshe has done it, 020 7946 0000")).text
    assert "Jo Lee" in visible_text(reply("Give it to\n\nJo Lee")).text


def test_words_below_a_short_thanks_are_words() -> None:
    assert visible_text(reply("Hi\nThanks\nThe gate is finished\nSam")).text == "Hi\nThanks\nThe gate is finished\nSam"
    assert visible_text(reply("All finished\n\nThanks\nSam Porter")).text == "All finished"


def test_the_banner_of_a_mail_gateway_is_no_word_of_the_owner() -> None:
    banner = (
        "CAUTION: This email originated from outside of the organisation. Do not click links\nunless you "
        "recognise the sender."
    )
    assert visible_text(reply(f"{banner}\n\nDone.")).text == "Done."
    assert visible_text(reply(f"{banner}\nDone.")).text == "Done."
    assert visible_text(reply(f"{banner}\n\nThe attachment is done.")).text == "The attachment is done."


def test_a_disclaimer_is_set_aside() -> None:
    text = (
        "All finished.\n\nThis email and any attachments are confidential and intended for the addressee.\n"
        "Do not copy it."
    )
    assert visible_text(reply(text)).text == "All finished."


def test_flowed_lines_are_joined_and_quoted_ones_left() -> None:
    assert unflow(["one ", "two", "> three ", "four", "-- ", "Sam"]) == ["one two", "> three ", "four", "-- ", "Sam"]
    assert visible_text(reply("Done on \nMonday.\n", flowed=True)).text == "Done on Monday."


def test_an_empty_message_has_no_words() -> None:
    assert visible_text(reply("")).text == ""
    assert visible_text(reply(quoted("only history"))).text == ""


def test_a_wrapped_end_of_a_quoted_line_is_no_answer_but_a_word_below_a_list_item_is() -> None:
    long = "> a sentence of the letter that went on for so long that the program had to wrap"
    assert visible_text(reply(f"Fine.\n\n{long}\nit here\n> and then went on")).text == "Fine."
    listed = "> 1. Print the two hundred leaflets for the summer fair at the harbour\ndone\n> 2. Mend the gate"
    assert visible_text(reply(listed)).text == "done"
