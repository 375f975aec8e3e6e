"""Old Word files through an outside program: LibreOffice, else antiword. Knows no mail server; an edge like one."""

from __future__ import annotations

import shutil
import subprocess
import tempfile
from pathlib import Path

from service.errors import UnreadableError

_DOCX = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
_REMEDY = "Open it in Word, choose Save As, Word Document (.docx), and send that."
#: Seconds; LibreOffice takes about four for its first file.
_PATIENCE = 60


class OutsideConverter:
    """Converts .doc files with whatever is installed; each conversion is a process of its own with a time limit."""

    def convert(self, name: str, octets: bytes) -> tuple[str, bytes]:
        """Return (content type, octets) of a readable copy. Raises UnreadableError where that cannot be had."""
        with tempfile.TemporaryDirectory(prefix="minutepost-") as folder:
            source = Path(folder) / "old.doc"
            source.write_bytes(octets)
            try:
                return _convert(source)
            except (OSError, subprocess.SubprocessError) as error:
                raise UnreadableError(
                    name, "is an old Word file (.doc) that could not be converted", _REMEDY
                ) from error
            except LookupError:
                raise UnreadableError(name, "is an old Word file (.doc), which we cannot read here", _REMEDY) from None


def _convert(source: Path) -> tuple[str, bytes]:
    office = shutil.which("soffice") or shutil.which("libreoffice")
    if office:
        profile = f"-env:UserInstallation={(source.parent / 'profile').as_uri()}"
        command = [office, "--headless", profile, "--convert-to", "docx", "--outdir", str(source.parent), str(source)]
        _run(command)
        return _DOCX, source.with_suffix(".docx").read_bytes()
    antiword = shutil.which("antiword")
    if antiword:
        return "text/plain", _run([antiword, "-w", "0", "-m", "UTF-8.txt", str(source)])
    raise LookupError("no program")


def _run(command: list[str]) -> bytes:
    done = subprocess.run(command, capture_output=True, timeout=_PATIENCE, check=True)  # noqa: S603 - no shell, own arguments
    return done.stdout
