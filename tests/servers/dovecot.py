"""Dovecot 2.3 as an ordinary user: IMAP with STARTTLS, IMAPS, LMTP, any user with one password, XOAUTH2."""

from __future__ import annotations

import grp
import os
import re
import smtplib
from pathlib import Path

from imapclient import IMAPClient

from tests.servers.certificates import Certificates
from tests.servers.oauth import OauthServer
from tests.servers.process import HOST, ServerProcess, free_port
from tests.servers.programs import UNPACKED, find_program, is_unpacked

PASSWORD = "a-long-secret"

_CONFIGURATION = """
protocols = imap lmtp
listen = {host}
base_dir = {folder}/run
state_dir = {folder}/state
log_path = /dev/stderr
default_login_user = {user}
default_internal_user = {user}
default_internal_group = {group}
mail_uid = {uid}
mail_gid = {gid}
first_valid_uid = 0
first_valid_gid = 0
mail_location = maildir:{folder}/mail/%u/Maildir
mail_fsync = never
ssl = yes
ssl_cert = <{folder}/server.pem
ssl_key = <{folder}/server.key
disable_plaintext_auth = no
auth_mechanisms = plain login xoauth2 oauthbearer
auth_username_format = %Lu
auth_failure_delay = 0
mail_max_userip_connections = 200
passdb {{
  driver = static
  args = password={password}
}}
passdb {{
  driver = oauth2
  mechanisms = xoauth2 oauthbearer
  args = {folder}/oauth2.conf
}}
userdb {{
  driver = static
  args = uid={uid} gid={gid} home={folder}/mail/%u
}}
namespace inbox {{
  inbox = yes
  separator = {separator}
  prefix = {prefix}
}}
protocol imap {{
  {capability}
}}
service imap-login {{
  chroot =
  inet_listener imap {{
    address = {host}
    port = {port}
  }}
  inet_listener imaps {{
    address = {host}
    port = {tls_port}
    ssl = yes
  }}
}}
service lmtp {{
  inet_listener lmtp {{
    address = {host}
    port = {lmtp_port}
  }}
}}
service anvil {{
  chroot =
  # without this each failed login delays the next ones from the same address: 1 s, 5 s, 8 s
  unix_listener anvil-auth-penalty {{
    mode = 0
  }}
}}
service stats {{
  chroot =
}}
service auth {{
  unix_listener auth-userdb {{
    mode = 0600
  }}
}}
protocol lmtp {{
  postmaster_address = postmaster@partnership.example
}}
"""

_OAUTH2 = """
introspection_mode = post
introspection_url = {url}
username_attribute = username
active_attribute = active
active_value = true
"""

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
    ) -> None:
        super().__init__()
        self.tls_port, self.lmtp_port = free_port(), free_port()
        self._certificates, self._oauth = certificates, oauth
        self._separator, self._prefix, self._capability = separator, prefix, capability

    def prepare(self) -> None:
        """The configuration, the certificate and the folders, all owned by the server's user."""
        for name in ("run", "state", "mail"):
            (self.folder / name).mkdir(mode=0o755)
            os.chown(self.folder / name, self.user.pw_uid, self.user.pw_gid)
        certificate, key = self._certificates.good
        self.write("server.pem", certificate.read_text())
        self.write("server.key", key.read_text())
        url = self._oauth.introspection_url if self._oauth else "http://127.0.0.1:9/"
        self.write("oauth2.conf", _OAUTH2.format(url=url))
        self.write("dovecot.conf", self._configuration())

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

    def renew_uidvalidity(self, user: str) -> None:
        """As after a restored backup: the inbox has another UIDVALIDITY. Nobody may be connected."""
        uids = self.maildir(user) / "dovecot-uidlist"
        first, _, rest = uids.read_text().partition("\n")
        uids.write_text(re.sub(r" V(\d+)", lambda found: f" V{int(found[1]) + 1000}", first) + "\n" + rest)
        for index in self.maildir(user).glob("dovecot.index*"):
            index.unlink()

    def _configuration(self) -> str:
        return _CONFIGURATION.format(
            host=HOST,
            port=self.port,
            tls_port=self.tls_port,
            lmtp_port=self.lmtp_port,
            folder=self.folder,
            user=self.user.pw_name,
            group=grp.getgrgid(self.user.pw_gid).gr_name,
            uid=self.user.pw_uid,
            gid=self.user.pw_gid,
            password=PASSWORD,
            separator=self._separator,
            prefix=self._prefix,
            capability=f"imap_capability = {self._capability}" if self._capability else "",
        )
