"""Files for others to fetch: written whole or not at all. Knows no mail."""

from __future__ import annotations

import os
from pathlib import Path


def write_file(path: Path, octets: bytes) -> None:
    """Put `octets` at `path`; whoever reads meanwhile sees the old file or the new one. Raises OSError."""
    path.parent.mkdir(parents=True, exist_ok=True)
    fresh = path.with_name(f".{path.name}.{os.getpid()}")
    fresh.write_bytes(octets)
    fresh.replace(path)
