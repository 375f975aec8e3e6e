"""Dovecot 2.3 or 2.4 as an ordinary user: IMAP with STARTTLS, IMAPS, LMTP, any user with one password, XOAUTH2."""

from __future__ import annotations

import functools
import grp
import os
import re
import smtplib
import subprocess
from pathlib import Path

from imapclient import IMAPClient

from tests.servers.certificates import Certificates
from tests.servers.dovecot_conf import BEFORE_2_4, LIMITS, LIMITS_BEFORE_2_4, OAUTH2_BEFORE_2_4, SINCE_2_4
from tests.servers.oauth import OauthServer
from tests.servers.process import HOST, ServerProcess, free_port
from tests.servers.programs import UNPACKED, environment_for, find_program, is_unpacked

PASSWORD = "a-long-secret"

#: Overlays the unpacked tree on /usr in a namespace of its own: Dovecot's paths are compiled in.
_OVERLAY = 'mount -t overlay overlay -o lowerdir="$1/usr:/usr" /usr && shift && exec "$@"'


class Dovecot(ServerProcess):
    """Every user name exists and has PASSWORD; take a new one for each test."""

    name = "dovecot"

    def __init__(
        self,
        certificates: Certificates,
        oauth: OauthServer | None = None,
        *,
        separator: str = "/",
        prefix: str = "",
        capability: str = "",
        quota: str = "",
    ) -> None:
        super().__init__()
        self.tls_port, self.lmtp_port = free_port(), free_port()
        self._certificates, self._oauth = certificates, oauth
        self._separator, self._prefix, self._capability = separator, prefix, capability
        #: "64K" for each user, and rights by folder; "" for neither.
        self._quota = quota

    def prepare(self) -> None:
        """The configuration, the certificate and the folders, all owned by the server's user."""
        for name in ("run", "state", "mail"):
            (self.folder / name).mkdir(mode=0o755)
            os.chown(self.folder / name, self.user.pw_uid, self.user.pw_gid)
        certificate, key = self._certificates.good
        self.write("server.pem", certificate.read_text())
        self.write("server.key", key.read_text())
        values = self._values()
        self.write("oauth2.conf", OAUTH2_BEFORE_2_4.format(**values))
        template = SINCE_2_4 if _version() >= (2, 4) else BEFORE_2_4
        self.write("dovecot.conf", template.format(**values))

    def command(self) -> list[str]:
        """In the foreground; unpacked programs in a namespace where they are installed."""
        program = find_program("dovecot")
        arguments = ["-F", "-c", str(self.folder / "dovecot.conf")]
        if not is_unpacked(program):
            return [str(program), *arguments]
        inner = [
            *(str(find_program("unshare")), "-U", f"--map-user={self.user.pw_uid}", f"--map-group={self.user.pw_gid}"),
            # entering a namespace clears what the caller asked for: end with the tests all the same
            *(str(find_program("setpriv")), "--pdeathsig", "TERM", "--", "/usr/sbin/dovecot", *arguments),
        ]
        return [str(find_program("unshare")), "-Urm", "sh", "-c", _OVERLAY, "sh", str(UNPACKED), *inner]

    def deliver(self, user: str, octets: bytes, sender: str = "someone@elsewhere.example") -> None:
        """Deliver a message to the user's INBOX over LMTP."""
        with smtplib.LMTP(HOST, self.lmtp_port, "tests.example") as client:
            client.sendmail(sender, [user], octets)

    def client(self, user: str) -> IMAPClient:
        """A mail program of `user`, logged in."""
        client = IMAPClient(HOST, self.port, ssl=False, timeout=20)
        client._imap.debug = 0
        client.login(user, PASSWORD)
        return client

    def maildir(self, user: str) -> Path:
        """Where the user's messages are on the disk."""
        return self.folder / "mail" / user / "Maildir"

    def set_rights(self, user: str, rights: str) -> None:
        """What the owner may do with the inbox, in RFC 4314's letters; "" for everything. Needs a quota."""
        file = self.maildir(user) / "dovecot-acl"
        file.unlink(missing_ok=True)
        if rights:
            file.write_text(f"owner {rights}\n")
            os.chown(file, self.user.pw_uid, self.user.pw_gid)

    def renew_uidvalidity(self, user: str) -> None:
        """As after a restored backup: the inbox has another UIDVALIDITY. Nobody may be connected."""
        uids = self.maildir(user) / "dovecot-uidlist"
        first, _, rest = uids.read_text().partition("\n")
        uids.write_text(re.sub(r" V(\d+)", lambda found: f" V{int(found[1]) + 1000}", first) + "\n" + rest)
        for index in self.maildir(user).glob("dovecot.index*"):
            index.unlink()

    def _values(self) -> dict[str, object]:
        """What the templates of dovecot_conf ask for."""
        return {
            "version": ".".join(str(number) for number in _version()),
            "host": HOST,
            "port": self.port,
            "tls_port": self.tls_port,
            "lmtp_port": self.lmtp_port,
            "folder": self.folder,
            "user": self.user.pw_name,
            "group": grp.getgrgid(self.user.pw_gid).gr_name,
            "uid": self.user.pw_uid,
            "gid": self.user.pw_gid,
            "password": PASSWORD,
            "separator": self._separator,
            "prefix": self._prefix,
            "capability": f"imap_capability = {self._capability}" if self._capability else "",
            "limits": (LIMITS if _version() >= (2, 4) else LIMITS_BEFORE_2_4) % self._quota if self._quota else "",
            "introspection_url": self._oauth.introspection_url if self._oauth else f"http://{HOST}:9/",
        }


@functools.cache
def _version() -> tuple[int, ...]:
    """The first three numbers: (2, 4, 1)."""
    program = find_program("dovecot")
    said = subprocess.run(
        [str(program), "--version"], env=environment_for(program), capture_output=True, text=True, check=True
    )
    return tuple(int(number) for number in re.findall(r"\d+", said.stdout)[:3])
