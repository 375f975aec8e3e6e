"""The secretary answers from Outlook, and the mail is HTML alone: orders above the history, a list, a signature."""

from __future__ import annotations

from email.message import EmailMessage
from email.policy import SMTP
from html import escape

from tests.builders import BO, DEE, MAILBOX, Mail, forward, kinds, number_of
from tests.workflows.house import House
from tests.workflows.test_corrections import PAPER, RECEIPT, receipt

PAGE = """<html xmlns:o="urn:schemas-microsoft-com:office:office"><body lang=EN-GB><div class=WordSection1>
<p class=MsoNormal>Hi,<o:p></o:p></p><p class=MsoNormal><o:p>&nbsp;</o:p></p>
{orders}
<p class=MsoNormal><o:p>&nbsp;</o:p></p><p class=MsoNormal>Kind regards<o:p></o:p></p>
<p class=MsoNormal><b>Nell Ward</b> | Secretary<o:p></o:p></p><p class=MsoNormal>Tel: 0113 496 0000<o:p></o:p></p>
<div style='border:none;border-top:solid #E1E1E1 1.0pt;padding:3.0pt 0cm 0cm 0cm'>
<p class=MsoNormal><b>From:</b> Harbour minutes<br><b>To:</b> Nell Ward<br><b>Subject:</b> {subject}</p></div>
<p class=MsoNormal>{history}</p></div></body></html>"""


def from_outlook(mail: Mail, orders: str) -> bytes:
    """An answer without a text part."""
    message = EmailMessage()
    message["From"], message["To"] = mail.to, MAILBOX
    message["Subject"] = f"RE: {mail.subject}"
    message["Message-ID"] = "<html@sender.example>"
    message["In-Reply-To"] = mail.id
    history = escape(mail.text).replace("\n", "<br>")
    message.set_content(PAGE.format(orders=orders, subject=escape(mail.subject), history=history), subtype="html")
    return message.as_bytes(policy=SMTP)


def test_paragraphs_with_hard_spaces_and_curly_quotes_are_orders(house: House) -> None:
    read = receipt(house.after(forward(PAPER)))
    n = number_of(read, "ferry hall")
    orders = f"<p class=MsoNormal>{n}&nbsp;:&nbsp;&#8220;Dee Eames&#8221;<o:p></o:p></p>"
    mails = house.after(from_outlook(read, orders))
    assert kinds(mails) == [("action-assigned", DEE), ("action-updated", BO), RECEIPT]
    assert "did not understand" not in receipt(mails, "correction-receipt").words


def test_a_list_that_outlook_numbered_is_orders(house: House) -> None:
    read = receipt(house.after(forward(PAPER)))
    n = number_of(read, "ferry hall")
    orders = f"<ol style='margin-top:0cm' start={n} type=1><li class=MsoListParagraph>cancel<o:p></o:p></li></ol>"
    mails = house.after(from_outlook(read, orders))
    assert kinds(mails) == [("action-updated", BO), RECEIPT]
