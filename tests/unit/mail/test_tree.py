"""The quick parser of mail gives what the standard library's gives, wherever long runs of base64 stand."""

from __future__ import annotations

import email
from base64 import encodebytes
from email.message import Message as Tree

import pytest
from hypothesis import given
from hypothesis import strategies as st

from service.mail.tree import parse_tree

RUN = encodebytes(bytes(range(256)) * 8)
PIECES = (
    b"Content-Type: multipart/mixed; boundary=xyz\n",
    b"Content-Type: multipart/digest; boundary=abc\n",
    b"Content-Type: message/rfc822\n",
    b"Content-Type: message/delivery-status\n",
    b"Content-Transfer-Encoding: base64\n",
    b"Subject: caf\xe9\n",
    b" folded\n",
    b"From somebody\n",
    b"\n",
    b"--xyz\n",
    b"--xyz--\n",
    b"--abc\n",
    b"--abc--\n",
    b"words: and more\n",
    b"r\xc3\xa9sum\xc3\xa9\n",
    b"\r",
    b"==\n",
    RUN,
    RUN[:-5],
    RUN.rstrip(),
    RUN + b"short\n" + RUN,
)


def described(tree: Tree) -> object:
    """All that a reader can learn of a tree."""
    content = tree.get_payload()
    inside = [described(part) for part in content] if isinstance(content, list) else content
    decoded = None if tree.is_multipart() else tree.get_payload(decode=True)
    defects = [type(defect).__name__ for defect in tree.defects]
    return (tree.items(), tree.get_unixfrom(), tree.preamble, tree.epilogue, defects, inside, decoded)


@given(st.lists(st.sampled_from(PIECES), max_size=14), st.sampled_from([b"\n", b"\r\n", b"\r"]))
def test_the_tree_is_the_library_s(pieces: list[bytes], line_end: bytes) -> None:
    octets = b"".join(pieces).replace(b"\n", line_end)
    assert described(parse_tree(octets)) == described(email.message_from_bytes(octets))


@pytest.mark.parametrize("line_end", [b"\n", b"\r\n"])
@pytest.mark.parametrize("close", [b"\n--xyz--\n", b"\n", b"", b"\n\n", b"\n--xyz\n\nmore\n"])
def test_a_file_of_many_lines_comes_back(line_end: bytes, close: bytes) -> None:
    head = PIECES[0] + b"\npreamble\n--xyz\n" + PIECES[4] + b"\n"
    octets = (head + RUN.rstrip() + close).replace(b"\n", line_end)
    tree = parse_tree(octets)
    assert described(tree) == described(email.message_from_bytes(octets))
    assert tree.get_payload()[0].get_payload(decode=True) == bytes(range(256)) * 8


def test_more_runs_than_there_are_letters_for() -> None:
    part = b"--xyz\n" + PIECES[4] + b"\n" + RUN[: 77 * 14] + b"\n"
    octets = PIECES[0] + b"\n" + part * 6500
    assert described(parse_tree(octets)) == described(email.message_from_bytes(octets))
