"""A throw-away certificate authority with a good certificate and one for another host, made by openssl."""

from __future__ import annotations

import shutil
import subprocess
import tempfile
from pathlib import Path

from tests.servers.programs import environment_for, find_program

_NEW_KEY = ("-newkey", "ec", "-pkeyopt", "ec_paramgen_curve:P-256", "-nodes")

_LEAF = """basicConstraints=critical,CA:FALSE
keyUsage=critical,digitalSignature
extendedKeyUsage=serverAuth
subjectKeyIdentifier=hash
authorityKeyIdentifier=keyid
subjectAltName={names}
"""


class Certificates:
    """PEM files in a folder of their own; `ca` is what a client has to trust."""

    def __init__(self) -> None:
        self.folder = Path(tempfile.mkdtemp(prefix="minutepost-tls-"))
        self.ca = self.folder / "ca.pem"
        self._make_authority()
        self.good = self._make("good", "IP:127.0.0.1,DNS:localhost")
        self.other_host = self._make("other", "DNS:mail.elsewhere.example")

    def close(self) -> None:
        """Remove the files."""
        shutil.rmtree(self.folder, ignore_errors=True)

    def _make_authority(self) -> None:
        self._openssl(
            *("req", "-x509", *_NEW_KEY, "-days", "7", "-keyout", "ca.key", "-out", "ca.pem"),
            *("-subj", "/CN=Authority of the tests", "-addext", "keyUsage=critical,keyCertSign,cRLSign"),
        )

    def _make(self, name: str, names: str) -> tuple[Path, Path]:
        """Certificate and key for the subject alternative names."""
        (self.folder / f"{name}.ext").write_text(_LEAF.format(names=names))
        self._openssl(
            *("req", *_NEW_KEY, "-subj", "/CN=server", "-keyout", f"{name}.key", "-out", f"{name}.csr"),
        )
        self._openssl(
            *("x509", "-req", "-CA", "ca.pem", "-CAkey", "ca.key", "-CAcreateserial", "-days", "7"),
            *("-in", f"{name}.csr", "-extfile", f"{name}.ext", "-out", f"{name}.pem"),
        )
        return self.folder / f"{name}.pem", self.folder / f"{name}.key"

    def _openssl(self, *arguments: str) -> None:
        program = find_program("openssl")
        environment = environment_for(program)
        done = subprocess.run(
            [str(program), *arguments], cwd=self.folder, env=environment, capture_output=True, check=False, text=True
        )
        if done.returncode:
            raise RuntimeError(f"openssl {arguments[0]} failed:\n{done.stderr}")
