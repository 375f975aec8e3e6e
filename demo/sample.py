"""The sample: minutes of a fictional partnership as a Word file, forwarded from Outlook by its secretary."""

from __future__ import annotations

import io
import zipfile
from datetime import datetime
from email.message import EmailMessage
from email.policy import SMTP
from email.utils import format_datetime
from xml.sax.saxutils import escape

SECRETARY = "secretary@riverside.example"
FILE_NAME = "HHG action notes 12 March 2026.docx"

_MINUTES = (
    ("Heading1", "Health and Housing Group Action Notes"),
    ("", "Date: Thursday 12 March 2026"),
    ("", "Time: 10.00-12.00"),
    ("", "Venue: Tidewell Surgery, 4 Quay Street"),
    ("", "Present: Desmond Achebe (DA, Chair), Tamsin Bright (TB), Ines Calder (IC), Rafiq Nadar (RN), "
         "Gwen Sollis (GS)"),
    ("", "Apologies: Oluwaseun Price (OP)"),
    ("Heading2", "Damp and mould"),
    ("", "Gwen described a rise in winter referrals from the Quay Street flats. Partners agreed that reports reach "
         "landlords too late."),
    ("", "Action: Ines Calder to send the repairs contact list to all partners by 27 March."),
    ("", "Action: TB to ask the council's housing team for the winter repair figures by the next meeting."),
    ("", "Action: The damp leaflet will be added to the partnership website."),
    ("Heading2", "Community meals"),
    ("", "Rafiq reported that Lantern Kitchen now serves 140 meals a week."),
    ("", "Action: Northgate Council will confirm the kitchen grant in writing by 10 April."),
    ("", "Action: Voluntary sector organisation leads are to consider sharing cold storage over the summer."),
    ("", "Action: Partners can email Gwen Sollis to join the hospital discharge pilot: gwen.sollis@tidewell.example"),
    ("Heading2", "Any other business"),
    ("", "Desmond thanked everyone for a difficult winter's work."),
    ("Heading2", "Future meeting dates for 2026"),
)  # fmt: skip
_DATES = (
    (["Meeting"], ["Date"], ["Venue"]),
    (
        ["Health and Housing Group"],
        ["Thursday 11 June 2026 (10am-12pm)", "Thursday 10 September 2026 (10am-12pm)"],
        ["tbc"],
    ),
    (["Steering Group"], ["Monday 27 April 2026 2-4pm"], ["Harbour Homes, Pier House, Dock Road"]),
)

_W = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
_TYPES = """<?xml version="1.0" encoding="UTF-8" standalone="yes"?>
<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">
<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>
<Override PartName="/word/document.xml" ContentType="application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"/>
<Override PartName="/word/styles.xml" ContentType="application/vnd.openxmlformats-officedocument.wordprocessingml.styles+xml"/>
</Types>"""  # noqa: E501 - content types have long names
_RELATIONS = """<?xml version="1.0" encoding="UTF-8" standalone="yes"?>
<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">
<Relationship Id="rId1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument" Target="word/document.xml"/>
</Relationships>"""  # noqa: E501 - relationship types have long names
_STYLES = f"""<?xml version="1.0" encoding="UTF-8" standalone="yes"?>
<w:styles {_W}><w:style w:type="paragraph" w:styleId="Heading1"><w:name w:val="heading 1"/></w:style>
<w:style w:type="paragraph" w:styleId="Heading2"><w:name w:val="heading 2"/></w:style></w:styles>"""


def make_docx() -> bytes:
    """The minutes as a Word file."""
    written = io.BytesIO()
    with zipfile.ZipFile(written, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("[Content_Types].xml", _TYPES)
        archive.writestr("_rels/.rels", _RELATIONS)
        archive.writestr("word/styles.xml", _STYLES)
        archive.writestr("word/document.xml", _document())
    return written.getvalue()


def _document() -> str:
    body = "".join(_paragraph(words, style) for style, words in _MINUTES)
    rows = "".join(
        "<w:tr>" + "".join(f"<w:tc>{''.join(_paragraph(line) for line in cell)}</w:tc>" for cell in row) + "</w:tr>"
        for row in _DATES
    )
    inside = f"<w:body>{body}<w:tbl>{rows}</w:tbl></w:body>"
    return f'<?xml version="1.0" encoding="UTF-8"?><w:document {_W}>{inside}</w:document>'


def _paragraph(words: str, style: str = "") -> str:
    chosen = f'<w:pPr><w:pStyle w:val="{style}"/></w:pPr>' if style else ""
    return f'<w:p>{chosen}<w:r><w:t xml:space="preserve">{escape(words)}</w:t></w:r></w:p>'


def make_forward(at: datetime) -> bytes:
    """The secretary's forward, as Outlook writes it, with a covering note that must not be taken for minutes."""
    message = EmailMessage()
    message["From"] = f"Moira Finch <{SECRETARY}>"
    message["To"] = "Riverside Partnership minutes <minutes@riverside.example>"
    message["Subject"] = "FW: Health and Housing Group - action notes"
    message["Date"] = format_datetime(at)
    message["Message-ID"] = "<hhg-2026-03-12@riverside.example>"
    message["X-Mailer"] = "Microsoft Outlook 16.0"
    message.set_content(
        "Hello,\n\nPlease send these out. Action: somebody bring biscuits next time!\n\nMoira\n\n"
        "From: Desmond Achebe <desmond.achebe@riverside.example>\nSent: 13 March 2026 16:40\n"
        "To: Moira Finch <secretary@riverside.example>\nSubject: Health and Housing Group - action notes\n\n"
        "Moira, approved. Thank you.\n\nDesmond\n"
    )
    subtype = "vnd.openxmlformats-officedocument.wordprocessingml.document"
    message.add_attachment(make_docx(), maintype="application", subtype=subtype, filename=FILE_NAME)
    return message.as_bytes(policy=SMTP)
