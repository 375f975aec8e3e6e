"""A token server (RFC 6749) with the introspection (RFC 7662) that Dovecot asks, in a thread."""

from __future__ import annotations

import json
import threading
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any
from urllib.parse import parse_qs, urlsplit

from tests.servers.process import HOST


class OauthServer:
    """Gives tokens to the one application it knows; `expires_in`, `rotate` and `refuse_with` steer what it answers."""

    client_id = "minutepost"
    client_secret = "application secret"

    def __init__(self) -> None:
        #: Whose mailbox each token that is still good opens.
        self.tokens: dict[str, str] = {}
        #: The forms that came to /token.
        self.asked: list[dict[str, str]] = []
        self.user = "minutes@partnership.example"
        self.refresh_token = "refresh-1"
        self.expires_in: int | None = 3600
        #: True: each refresh gives a new refresh token and ends the old one.
        self.rotate = False
        #: Status and body of every answer of /token, instead of a token.
        self.refuse_with: tuple[int, bytes] | None = None
        self._server = ThreadingHTTPServer((HOST, 0), _handler(self))
        self._thread = threading.Thread(
            target=self._server.serve_forever, args=(0.05,), name="oauth server", daemon=True
        )
        self._thread.start()

    @property
    def port(self) -> int:
        """Where it listens."""
        return int(self._server.server_address[1])

    @property
    def url(self) -> str:
        """The token endpoint."""
        return f"http://{HOST}:{self.port}/token"

    @property
    def introspection_url(self) -> str:
        """What a mail server asks whether a token is good."""
        return f"http://{HOST}:{self.port}/introspect"

    def reset(self) -> None:
        """As new, on the same port."""
        self.tokens.clear()
        self.asked.clear()
        self.user, self.refresh_token = "minutes@partnership.example", "refresh-1"
        self.expires_in, self.rotate, self.refuse_with = 3600, False, None

    def close(self) -> None:
        """Stop listening."""
        self._server.shutdown()
        self._thread.join()
        self._server.server_close()

    def answer(self, path: str, form: dict[str, str]) -> tuple[int, bytes]:
        """Status and JSON for a request."""
        if path == "/introspect":
            user = self.tokens.get(form.get("token", ""))
            return 200, _json({"active": True, "username": user} if user else {"active": False})
        if path != "/token":
            return 404, _json({"error": "not_found"})
        self.asked.append(form)
        return self.refuse_with or self._grant(form)

    def _grant(self, form: dict[str, str]) -> tuple[int, bytes]:
        if (form.get("client_id"), form.get("client_secret")) != (self.client_id, self.client_secret):
            return 401, _json({"error": "invalid_client", "error_description": "unknown application"})
        answer: dict[str, Any] = {"token_type": "Bearer", "access_token": f"token-{len(self.asked)}"}
        if self.expires_in is not None:
            answer["expires_in"] = self.expires_in
        if form.get("grant_type") == "refresh_token":
            if form.get("refresh_token") != self.refresh_token:
                return 400, _json({"error": "invalid_grant", "error_description": "the refresh token has expired"})
            if self.rotate:
                self.refresh_token = answer["refresh_token"] = f"refresh-{len(self.asked) + 1}"
        self.tokens[answer["access_token"]] = self.user
        return 200, _json(answer)


def _json(value: object) -> bytes:
    return json.dumps(value).encode()


def _handler(server: OauthServer) -> type[BaseHTTPRequestHandler]:
    class Handler(BaseHTTPRequestHandler):
        def do_POST(self) -> None:
            octets = self.rfile.read(int(self.headers.get("Content-Length") or 0))
            form = {key: values[0] for key, values in parse_qs(octets.decode()).items()}
            status, body = server.answer(urlsplit(self.path).path, form)
            self.send_response(status)
            self.send_header("Content-Type", "application/json")
            self.send_header("Content-Length", str(len(body)))
            self.end_headers()
            self.wfile.write(body)

        def log_message(self, format: str, *args: object) -> None:
            """Say nothing."""

    return Handler
