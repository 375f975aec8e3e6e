"""Header blocks above a history: Notes, Outlook old and new, fields in any order, in one line, in capitals."""

from __future__ import annotations

import pytest

from service.mail.boundary import keep_own
from service.mail.header_block import field_kind

ANSWER = "Yes, that is done.\nThe leaflets went out."
OLD = "old words of the letter\nmore old words"

BLOCKS = [
    (
        '\t"Jo Lee" <jo@body.example>\n\t03/05/2001 01:29 PM\n\tPlease respond to jo\n\t\t \n'
        "\t\t To: <sam@body.example>\n\t\t cc: \n\t\t Subject: Gate"
    ),
    ("Jo Lee@ECT\n03/05/2001 01:29 PM\nTo: Sam Porter/HQ/Body@Body\ncc: \nSubject: Gate"),
    ("From: Jo Lee@BODY on 03/05/2001 01:29 PM CST\nTo: Sam Porter/HQ/Body@Body\ncc: \n\nSubject: Gate"),
    (
        "From:  Jo Lee                                                            03/05/2001 01:29 PM\n"
        "\t\n\nTo: Sam Porter/HQ/Body@Body\ncc: \n\nSubject: Gate"
    ),
    (
        "Jo Lee <jo@body.example> on 03/05/2001 01:29:22 PM\nSent by: owner-list@body.example\n"
        "To: sam@body.example\ncc:  (bcc: Sam Porter/HQ/ECT)\nSubject: Re: Gate"
    ),
    (
        '"Jo Lee" <jo@body.example>@body.example> on 03/05/2001 01:29:22 PM\n'
        'To: "Sam" <sam@body.example>, \n'
        "Jo Lee/HOU, Ali Khan/HOU/ECT@ECT, Pat Gray/HOU/ECT@ECT, Someone \nElse/HOU\ncc:  \n\n"
        "Subject: Gate"
    ),
    ("   Jo Lee @ BODY                03/05/2001 01:29 PM\n\n\nTo: Sam Porter/HQ/Body@Body\ncc: \nSubject: Gate"),
    ("----------------------\nJo Lee\n03/05/2001 01:29 PM\nTo: Sam/HQ/Body@Body\ncc:\nSubject: Gate"),
    (
        "---------------------------- Forwarded by Jo Lee/HQ/Body on 03/05/2001 01:29 \n"
        "PM ---------------------------\n\n\nPat Gray\n03/05/2001 01:20 PM"
    ),
    ("Jo Lee\n03/05/2001 01:29 PM\n\n\nTo:\tSam Porter/HQ/Body@Body\ncc:\t \nSubject:\tGate"),
    ("05 March 2001 13:29\nJo Lee\nTo: Sam Porter/HQ/Body@Body\ncc:\nSubject: Gate"),
    ("To:\tSam Porter/HQ/Body@Body\ncc:\tJo Lee/HQ/Body@Body \nSubject:\tGate"),
    ("Jo Lee 03/05/2001 01:29 PM\n\n\nTo: Sam Porter/HQ/Body@Body\ncc: \nSubject: Gate"),
    ("Jo_Lee@body.example (Jo Lee) on 03/05/2001 01:29 PM\nTo: Sam Porter\nSubject: Gate"),
    (" -----Original Message-----\nFrom: \tLee, Jo  \nSent:\tMonday, March 05, 2001 1:29 PM"),
    ('From: "Jo Lee" <jo@body.example> on 03/05/2001 01:29 PM\nTo:\t<sam@body.example>\ncc:\t \n\nSubject:\tGate'),
    ("-----Original Message-----\nFrom: Jo Lee"),
    ("_____\n\nFrom: Jo Lee [mailto:jo@body.example]\nSent: Monday, March 05, 2001 1:29 PM\nTo: Sam"),
    ("-------------------\nFrom: Jo Lee\nDate: 5 March"),
    ("*-----Original Message-----*\n*From:* Jo Lee\n*Sent:* 5 March"),
    ("\n\n--- On Mon, 5/3/27, Jo Lee <jo@body.example> wrote:\n\nFrom: Jo Lee <jo@body.example>\nSubject: gate"),
    ("Jo Lee via Desk <desk@minutes.example> wrote:\n\ngate"),
    ("Jo Lee (desk) wrote on 5 March 2027:\n\ngate"),
    ("On 5 Mar 2027 at 13:29, Jo Lee wrote:\n\ngate"),
    ("On Mar 5, 2027, Jo Lee <jo@body.example> wrote:\n\ngate"),
    ("On Monday, Jo Lee <jo@body.example> wrote:\n\ngate"),
    ("On 5 March 2027 13:29:00 GMT, Jo Lee <jo@body.example> wrote:\n\ngate"),
    ("On Fri, 5 Mar 2027 13:29 Jo Lee, <jo@body.example> wrote:\n\ngate"),
    ("<jo@body.example> wrote:\n\ngate"),
    ('Sent: Friday, March 5, 2027 at 1:29 PM\nFrom: "Jo Lee" <jo@body.example>\nTo: sam@body.example\nSubject: Gate'),
    ("From: Jo Lee\n\nSent: 05 March 2027 13:29\n\nTo: Sam\n\nSubject: Gate"),
    ("From: Jo Lee <jo@body.example>Sent: 05 March 2027 13:29To: Sam <sam@body.example>Subject: Gate"),
    ("From: Jo Lee <jo@body.example> Sent: 05 March 2027 13:29 To: Sam <sam@body.example> Subject: Gate"),
    ("From : Jo Lee <jo@body.example>\nTo : Sam\nDate : 5 March 2027\nSubject : Gate"),
    ("FROM: Jo Lee\nSENT: 5 March 2027 13:29\nTO: Sam\nSUBJECT: Gate"),
    ("Subject: RE: Gate\nFrom: jo@body.example\nTo: sam@body.example\nDate: Mon, 5 Mar 2027 13:29:00 +0000"),
    ("Date: Mon, 5 Mar 2027 13:29:00 +0000\nSubject: RE: Gate\nFrom: jo@body.example\nTo: sam@body.example"),
    ("Date: Mon, 5 Mar 2027 13:29:00 +0000\nFrom: jo@body.example\nTo: sam@body.example"),
    ("---- Jo Lee wrote ----\n\ngate"),
    ("---- Original message ----\n>Date: x"),
    ("=== Original Message ===\ngate"),
    ("On Mon, 5 March, 2027, 1:29 pm Jo Lee, <jo@body.example> wrote:\n\ngate"),
    ("On Mon, Mar 5, 2027, 13:29 Jo Lee <jo@body.example wrote:\n\ngate"),
]


@pytest.mark.parametrize("block", BLOCKS)
def test_a_header_block_ends_the_answer(block: str) -> None:
    kept = keep_own(f"{ANSWER}\n\n{block}\n\n{OLD}".split("\n"))
    assert "\n".join(kept.lines).strip() == ANSWER


@pytest.mark.parametrize(
    ("line", "kind"),
    [
        ("From: Jo", "from"),
        ("*From:* Jo", "from"),
        ("> **Von:** Jo", "from"),
        ("De : Jo", "from"),
        ("发件人：Jo", "from"),
        ("Sent:\t3 May", "sent"),
        ("Re: the gate", "subject"),
        ("Done: the gate", ""),
        ("The gate is from: Norham", ""),
        ("From Jo", ""),
        (":", ""),
        ("", ""),
    ],
)
def test_the_kind_of_a_field(line: str, kind: str) -> None:
    assert field_kind(line) == kind
