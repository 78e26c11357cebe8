"""A provider of OpenID Connect on this machine: discovery, tokens with PKCE, who it is."""

import base64
import hashlib
import json
import threading
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any, ClassVar
from urllib.parse import parse_qs, urlsplit

import jwt
from cryptography.hazmat.primitives.asymmetric import rsa

CLIENT_ID, CLIENT_SECRET = "portal", "a secret of the provider"
KEY = rsa.generate_private_key(public_exponent=65537, key_size=2048)


class SignOnProvider(BaseHTTPRequestHandler):
    """Knows one person at a time, and gives a token only for the challenge that came with `authorize`."""

    person: ClassVar[dict[str, Any]] = {}
    challenge: ClassVar[str] = ""
    address: ClassVar[str] = ""

    def do_GET(self) -> None:
        """Discovery, or who it is."""
        if self.path == "/.well-known/openid-configuration":
            names = ("authorize", "token", "userinfo", "jwks")
            authorize, token, userinfo, keys = (f"{self.address}/{name}" for name in names)
            self._answer(
                {
                    "issuer": self.address,
                    "authorization_endpoint": authorize,
                    "token_endpoint": token,
                    "userinfo_endpoint": userinfo,
                    "jwks_uri": keys,
                    "token_endpoint_auth_methods_supported": ["client_secret_post"],
                }
            )
        elif self.path == "/userinfo" and self.headers["Authorization"] == "Bearer opaque":
            self._answer(self.person)
        else:
            self._answer({}, status=404)

    def do_POST(self) -> None:
        """A token, for the right secret and verifier."""
        form = parse_qs(self.rfile.read(int(self.headers["Content-Length"])).decode())
        digest = hashlib.sha256(form["code_verifier"][0].encode()).digest()
        is_right = base64.urlsafe_b64encode(digest).decode().rstrip("=") == self.challenge
        if not is_right or form["client_secret"] != [CLIENT_SECRET]:
            self._answer({"error": "invalid_grant"}, status=400)
            return
        claims = {**self.person, "iss": self.address, "aud": CLIENT_ID, "iat": 0, "exp": 2**33}
        id_token = jwt.encode(claims, KEY, algorithm="RS256", headers={"kid": "1"})
        self._answer({"access_token": "opaque", "token_type": "Bearer", "id_token": id_token})

    def log_message(self, *_arguments: object) -> None:
        """Say nothing."""

    def _answer(self, content: dict[str, Any], status: int = 200) -> None:
        body = json.dumps(content).encode()
        self.send_response(status)
        self.send_header("Content-Type", "application/json")
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)


def serve() -> ThreadingHTTPServer:
    """Start it on a free port; it ends with the process."""
    server = ThreadingHTTPServer(("127.0.0.1", 0), SignOnProvider)
    SignOnProvider.address = f"http://127.0.0.1:{server.server_address[1]}"
    threading.Thread(target=server.serve_forever, daemon=True).start()
    return server


def note_challenge(location: str) -> str:
    """What the provider keeps of the address that a browser is sent to; returns its `state`."""
    asked = parse_qs(urlsplit(location).query)
    SignOnProvider.challenge = asked["code_challenge"][0]
    return asked["state"][0]
