"""Folder names as the settings write them ("Minutes/Processed") and as one server does ("INBOX.Minutes.Processed")."""

from __future__ import annotations

import unicodedata
from contextlib import suppress

from imapclient import IMAPClient
from imapclient.exceptions import IMAPClientAbortError, IMAPClientError


class Folders:
    """The folders of one connection. Raises what imapclient raises."""

    def __init__(self, client: IMAPClient) -> None:
        self._client = client
        self._personal: tuple[str, str] | None = None
        self._made: set[str] = set()

    def server_name(self, path: str) -> str:
        """`path` with the server's separator and the prefix of the personal namespace (RFC 2342)."""
        path = unicodedata.normalize("NFC", path)
        if path.upper() == "INBOX":
            return "INBOX"
        prefix, separator = self._namespace()
        if prefix and path.upper().startswith(prefix.upper()):
            return path
        return prefix + path.replace("/", separator) if separator else path

    def ensure(self, path: str) -> str:
        """The server's name of folder `path`, which is made and subscribed to where it is missing."""
        name = self.server_name(path)
        if name not in self._made:
            if not self._exists(name):
                self._client.create_folder(name)
                with suppress(IMAPClientError):  # subscribing only helps mail programs to show it
                    self._client.subscribe_folder(name)
            self._made.add(name)
        return name

    def some_names(self, most: int = 12) -> list[str]:
        """Names of the first folders, for a message to a person."""
        return [str(name) for _flags, _separator, name in self._client.list_folders("", "*")][:most]

    def _exists(self, name: str) -> bool:
        # STATUS takes the name as it is; LIST would read * and % in it as wildcards.
        try:
            self._client.folder_status(name, ["UIDVALIDITY"])
        except IMAPClientAbortError:
            raise
        except IMAPClientError:
            return False
        return True

    def _namespace(self) -> tuple[str, str]:
        """Prefix and separator of the user's own folders."""
        if self._personal is None:
            self._personal = self._ask_namespace()
        return self._personal

    def _ask_namespace(self) -> tuple[str, str]:
        if self._client.has_capability("NAMESPACE"):
            personal = self._client.namespace().personal
            if personal:
                prefix, separator = personal[0]
                return str(prefix), str(separator or "")
        root = self._client.list_folders("", "")
        separator = root[0][1] if root else None
        return "", separator.decode("ascii") if separator else ""
