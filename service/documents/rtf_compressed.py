"""Compressed RTF of Exchange and Outlook ([MS-OXRTFCP]) to RTF octets. Knows the compression only."""

from __future__ import annotations

import struct

_HEADER = struct.Struct("<IIII")
_COMPRESSED, _PLAIN = 0x75465A4C, 0x414C454D  # "LZFu", "MELA"
#: What the dictionary holds to begin with ([MS-OXRTFCP] 2.1.2.1).
_BEGINNING = (
    b"{\\rtf1\\ansi\\mac\\deff0\\deftab720{\\fonttbl;}{\\f0\\fnil \\froman \\fswiss \\fmodern \\fscript \\fdecor "
    b"MS Sans SerifSymbolArialTimes New RomanCourier{\\colortbl\\red0\\green0\\blue0\r\n\\par "
    b"\\pard\\plain\\f0\\fs20\\b\\i\\u\\tab\\tx"
)
_SIZE = 4096
#: Larger than any body; a message cannot swell beyond it.
_MOST = 32 * 1024 * 1024


def read_compressed_rtf(octets: bytes) -> bytes:
    """RTF octets; empty where the header is not that of compressed RTF. What is cut short is read as far as it goes."""
    if len(octets) < _HEADER.size:
        return b""
    _, size, kind, _ = _HEADER.unpack_from(octets)
    body = octets[_HEADER.size :]
    if kind == _PLAIN:
        return body[: min(size, _MOST)]
    return _expand(body, min(size, _MOST)) if kind == _COMPRESSED else b""


def _expand(body: bytes, size: int) -> bytes:
    ring = bytearray(_BEGINNING.ljust(_SIZE, b" "))
    at = len(_BEGINNING)
    out = bytearray()
    source = iter(body)
    for control in source:
        for bit in range(8):
            first = next(source, None)
            if first is None or len(out) >= size:
                return bytes(out[:size])
            if not control >> bit & 1:
                run = bytes((first,))
            else:
                token = first << 8 | next(source, 0)
                offset, length = token >> 4, (token & 15) + 2
                if offset == at:  # 2.2.2: a reference to the place of writing ends the stream
                    return bytes(out[:size])
                run = _copied(ring, offset, at, length)
            for octet in run:
                ring[at] = octet
                at = (at + 1) % _SIZE
            out += run
    return bytes(out[:size])


def _copied(ring: bytearray, offset: int, at: int, length: int) -> bytes:
    """`length` octets from `offset` on; those that the copy itself writes are read again."""
    run = bytearray()
    for step in range(length):
        place = (offset + step) % _SIZE
        ahead = (place - at) % _SIZE
        run.append(run[ahead] if ahead < len(run) else ring[place])
    return bytes(run)
