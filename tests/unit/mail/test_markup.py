"""The markup of the common mail programs: history is cut where the program itself marks it."""

from __future__ import annotations

import pytest

from service.domain.message import Message
from service.mail.body import visible_text
from service.mail.markup import text_of_markup

OLD = "Sam, your action: print the leaflets."

CLIENTS = {
    "gmail": f"""<div dir="ltr">Done, thanks.</div><br><div class="gmail_quote gmail_quote_container"><div dir="ltr"
        class="gmail_attr">On Mon, 3 May 2027 at 10:15, Desk &lt;<a href="mailto:desk@minutes.example">desk@minutes.example</a>&gt;
        wrote:<br></div><blockquote class="gmail_quote" style="margin:0 0 0 .8ex;border-left:1px #ccc solid;padding-left:1ex">
        <div>{OLD}</div></blockquote></div>""",
    "outlook-web": f"""<html><head><style>P {{margin:0}}</style></head><body dir="ltr"><div class="elementToProof">Done, thanks.</div>
        <div id="appendonsend"></div><hr style="display:inline-block;width:98%" tabindex="-1"><div id="divRplyFwdMsg" dir="ltr">
        <font face="Calibri"><b>From:</b> Desk &lt;desk@minutes.example&gt;<br><b>Sent:</b> 03 May 2027 10:15<br><b>To:</b> Sam<br>
        <b>Subject:</b> Actions</font><div>&nbsp;</div></div><div>{OLD}</div></body></html>""",
    "outlook-windows": f"""<html xmlns:o="urn:schemas-microsoft-com:office:office"><body lang=EN-GB><div class=WordSection1>
        <p class=MsoNormal>Done, thanks.<o:p></o:p></p><p class=MsoNormal><o:p>&nbsp;</o:p></p><div>
        <div style='border:none;border-top:solid #E1E1E1 1.0pt;padding:3.0pt 0cm 0cm 0cm'><p class=MsoNormal><b><span lang=EN-US>
        From:</span></b><span lang=EN-US> Desk &lt;desk@minutes.example&gt; <br><b>Sent:</b> 03 May 2027 10:15<br></span></p></div>
        </div><p class=MsoNormal>{OLD}</p></div></body></html>""",
    "outlook-ios": f"""<html><body><div dir="auto">Done, thanks.</div><div id="ms-outlook-mobile-signature"><div><br></div>
        Get <a href="https://example.example/o">Outlook for iOS</a></div><div id="mail-editor-reference-message-container" dir="auto">
        <br><hr style="display:inline-block;width:98%" tabindex="-1"><div id="divRplyFwdMsg"><b>From:</b> Desk</div>{OLD}</div></body></html>""",
    "apple": f"""<html><body style="overflow-wrap: break-word;">Done, thanks.<br id="lineBreakAtBeginningOfMessage"><div><br><blockquote
        type="cite"><div>On 3 May 2027, at 10:15, Desk &lt;desk@minutes.example&gt; wrote:</div><br class="Apple-interchange-newline">
        <div>{OLD}</div></blockquote></div><br></body></html>""",
    "iphone": f"""<html><body dir="auto">Done, thanks.<br><br><div dir="ltr">Sent from my iPhone</div><div dir="ltr"><br><blockquote
        type="cite">On 3 May 2027, at 10:15, Desk &lt;desk@minutes.example&gt; wrote:<br><br></blockquote></div><blockquote type="cite">
        <div dir="ltr">\ufeff{OLD}</div></blockquote></body></html>""",
    "thunderbird": f"""<html><body><p>Done, thanks.</p><div class="moz-cite-prefix">On 03/05/2027 10:15, Desk wrote:<br></div>
        <blockquote type="cite" cite="mid:a@minutes.example">{OLD}</blockquote></body></html>""",
    "yahoo": f"""<html><body><div class="ydp1yahoo-style-wrap"><div>Done, thanks.</div></div><div id="ydp2yahoo_quoted_1"
        class="ydp2yahoo_quoted"><div><div>On Monday, 3 May 2027 at 10:15:22 BST, Desk &lt;desk@minutes.example&gt; wrote:</div>
        <div>{OLD}</div></div></div></body></html>""",
    "proton": f"""<div>Done, thanks.</div><div class="protonmail_quote">On Monday, May 3rd, 2027 at 10:15, Desk wrote:<br>
        <blockquote class="protonmail_quote" type="cite">{OLD}</blockquote></div>""",
    "gmx": f"""<html><body><div>Done, thanks.</div><div name="quote" style="border-left:2px solid #C3D9E5"><div><b>Sent:</b> Monday
        <br/><b>From:</b> Desk</div><div name="quoted-content">{OLD}</div></div></body></html>""",
    "zimbra": f"""<div>Done, thanks.</div><hr id="zwchr" data-marker="__DIVIDER__"><div data-marker="__HEADERS__"><b>From: </b>Desk
        &lt;desk@minutes.example&gt;<br><b>To: </b>Sam<br><b>Sent: </b>Monday, 3 May, 2027 10:15:22<br><b>Subject: </b>Actions</div>
        <div>{OLD}</div>""",
    "samsung": f"""<html><body><div>Done, thanks.</div><div id="composer_signature">Sent from my Galaxy</div><div><br></div>
        <div style="font-size:100%;color:#000000"><div>-------- Original message --------</div><div>From: Desk</div></div>{OLD}</body></html>""",
    "hotmail": f"""<html><body class='hmmessage'><div dir='ltr'>Done, thanks.<br><div><hr id="stopSpelling">Subject: Actions<br>From:
        desk@minutes.example<br>Date: Mon, 3 May 2027<br><br>{OLD}</div></div></body></html>""",
    "outlook-express": f"""<BODY><DIV>Done, thanks.</DIV><BLOCKQUOTE style="PADDING-LEFT: 5px; BORDER-LEFT: #000000 2px solid">
        <DIV>----- Original Message ----- </DIV><DIV><B>From:</B> Desk </DIV><DIV>{OLD}</DIV></BLOCKQUOTE></BODY>""",
    "spark": f"""<html><body><div name="messageBodySection"><div dir="auto">Done, thanks.</div></div><div name="messageReplySection">On 3
        May 2027 at 10:15 +0100, Desk &lt;desk@minutes.example&gt;, wrote:<br/><blockquote type="cite">{OLD}</blockquote></div></body></html>""",
    "forwarded-exchange-prefix": f"""<div>Done, thanks.</div><div id="x_divRplyFwdMsg"><b>From:</b> Desk</div><div>{OLD}</div>""",
}


def answer(markup: str) -> Message:
    return Message(message_id="a@body.example", html=markup)


@pytest.mark.parametrize("client", CLIENTS)
def test_the_history_is_cut_where_the_program_marks_it(client: str) -> None:
    assert visible_text(answer(CLIENTS[client])).text == "Done, thanks."


def test_an_answer_between_quotations_is_kept() -> None:
    markup = """<blockquote type="cite">1. Print the leaflets?</blockquote><div>Done</div>
        <blockquote type="cite">2. Hire the hall?</blockquote><div>Not yet</div>"""
    assert visible_text(answer(markup)).text.split() == ["Done", "Not", "yet"]


def test_an_indent_of_the_writers_own_is_no_quotation() -> None:
    markup = """<div>My list:</div><blockquote style="margin:0 0 0 40px;border:none;padding:0px">leaflets done</blockquote>"""
    assert visible_text(answer(markup)).text.split("\n\n") == ["My list:", "leaflets done"]


def test_lists_tables_and_breaks_become_lines() -> None:
    markup = "<ul><li>one</li><li>two</li></ul><table><tr><td>a</td><td>b</td></tr></table>x<br>y<p>z</p>"
    assert [line for line in text_of_markup(markup).split("\n") if line] == ["- one", "- two", "a b", "x", "y", "z"]


def test_scripts_styles_and_comments_are_no_words() -> None:
    assert text_of_markup("<style>p{}</style><script>x</script><!-- y --><p>Done</p>") == "Done"


@pytest.mark.parametrize("markup", ["", " ", "<", "<!--", "<html", "\x01", "<div>" * 3000 + "deep", "</p></p>", "<a><b></a>"])
def test_broken_markup_raises_nothing(markup: str) -> None:
    assert isinstance(text_of_markup(markup), str)
