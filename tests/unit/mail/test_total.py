"""Reading is total: whatever octets arrive, nothing is raised but UnreadableError, and every text can be stored."""

from __future__ import annotations

from email.mime.message import MIMEMessage
from email.mime.multipart import MIMEMultipart
from email.mime.nonmultipart import MIMENonMultipart

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from service.domain.message import Message
from service.errors import UnreadableError
from service.mail.absence import read_absence
from service.mail.body import visible_text
from service.mail.boundary import keep_own
from service.mail.classify import classify
from service.mail.markup import text_of_markup
from service.mail.read import read_message
from service.mail.report import read_reports
from service.mail.trust import read_authentication

FIELDS = [
    "From", "To", "Cc", "Subject", "Date", "Message-ID", "In-Reply-To", "References", "Content-Type", "Return-Path",
    "Content-Transfer-Encoding", "Content-Disposition", "Auto-Submitted", "Authentication-Results", "Precedence",
    "X-Failed-Recipients",
]  # fmt: skip
TYPES = [
    "text/plain", "text/html; charset=utf-16", "text/plain; charset=idna; format=flowed", "multipart/mixed; boundary=b",
    "multipart/report; report-type=delivery-status; boundary=b", "message/rfc822", "message/delivery-status",
    "text/calendar; method=REPLY", "multipart/alternative", "text/plain; charset*=x''y; name*0*=z",
]  # fmt: skip
WORDS = st.sampled_from(
    [
        "--b", "--b--", "", "> quoted",
        "On Mon, 3 May 2027 at 10:15, Sam <sam@body.example> wrote:", "From: sam@body.example",
        "Sent: 3 May 2027", "To: jo@body.example", "Subject: x", "Final-Recipient: rfc822; sam@body.example",
        "Action: failed", "Status: 5.1.1", "-----Original Message-----", "-- ", "Regards",
        "=?utf-8?b?4oCT?=", "METHOD:REPLY",
        "<blockquote type=cite>", "<div id=appendonsend>", "</div>", "I am away until 31 February",
        "<sam@body.example>: unknown",
    ]
)  # fmt: skip
FIELD_LINES = st.builds(
    "{}: {}".format, st.sampled_from(FIELDS), st.one_of(st.sampled_from(TYPES), WORDS, st.text(max_size=40))
)
MADE_UP = st.builds(
    lambda head, body: ("\n".join(head) + "\n\n" + "\n".join(body)).encode("utf-8", "surrogatepass"),
    st.lists(FIELD_LINES, max_size=8),
    st.lists(st.one_of(WORDS, FIELD_LINES, st.text(max_size=60)), max_size=25),
)
#: No test here is about time; a busy machine must not fail one.
UNHURRIED = settings(max_examples=150, deadline=None, suppress_health_check=[HealthCheck.too_slow])
LETTER = "Hello Sam,\n1. Mend the gate at the north entrance\n> quoted\nDone\n"


def read_everything(octets: bytes) -> Message | None:
    """Call every reader of the package on `octets`."""
    try:
        message = read_message(octets)
    except UnreadableError:
        return None
    classify(message, own_addresses=("sam@body.example",), is_ours=lambda identifier: "a" in identifier)
    words = visible_text(message, [LETTER])
    reports = read_reports(message)
    absence = read_absence(message)
    read_authentication(message, "b")
    texts = [message.text, message.html, message.subject, message.message_id, words.text, words.signature, absence.text]
    texts += [value for _, value in message.headers] + [part.name + part.method for part in message.parts]
    texts += [report.recipient + report.diagnostic + report.original_message_id for report in reports]
    for text in texts:
        text.encode("utf-8")
        assert "\0" not in text
    return message


@UNHURRIED
@given(st.binary(max_size=400))
def test_any_octets_are_read(octets: bytes) -> None:
    read_everything(octets)


@UNHURRIED
@given(MADE_UP)
def test_any_message_like_octets_are_read(octets: bytes) -> None:
    read_everything(octets)


@UNHURRIED
@given(MADE_UP, st.binary(max_size=30), st.integers(0, 500))
def test_a_message_with_a_hole_is_read(octets: bytes, junk: bytes, at: int) -> None:
    read_everything(octets[:at] + junk + octets[at + len(junk) * 2 :])


@UNHURRIED
@given(st.recursive(st.binary(max_size=60), lambda children: st.lists(children, max_size=4), max_leaves=12))
def test_any_tree_of_parts_is_read(tree: object) -> None:
    message = read_everything(_built(tree).as_bytes())
    assert message is not None


def _built(tree: object) -> MIMEMultipart | MIMENonMultipart | MIMEMessage:
    if isinstance(tree, list):
        node = MIMEMultipart()
        for child in tree:
            node.attach(_built(child))
        return MIMEMessage(node) if len(tree) == 1 else node
    leaf = MIMENonMultipart("text", "plain")
    leaf.set_payload(bytes(tree).decode("latin-1").encode("ascii", "replace").decode())  # type: ignore[call-overload]
    return leaf


@UNHURRIED
@given(st.text(max_size=300))
def test_any_markup_is_read(markup: str) -> None:
    text_of_markup(markup).encode("utf-8", "replace")


@UNHURRIED
@given(st.lists(st.one_of(WORDS, st.text(alphabet="ab >.:\n1", max_size=20)), max_size=30))
def test_nothing_is_kept_that_was_not_there(lines: list[str]) -> None:
    kept = keep_own(lines)
    rest = iter(lines)
    assert all(any(line == other for other in rest) for line in kept.lines), "kept lines are the lines in order"


@UNHURRIED
@given(st.lists(st.text(alphabet="abcdefgh ,.!\n", max_size=40), min_size=1, max_size=12))
def test_plain_words_are_kept_whole(lines: list[str]) -> None:
    text = "\n".join(lines)
    words = visible_text(Message(message_id="a@b.example", text=text))
    assert (words.text + " " + words.signature).split() == text.split()
