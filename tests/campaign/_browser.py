"""A small browser for campaigns: cookies, CSRF tokens, and patience with a server that is killed."""

import http.client
import json
import time
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from http.cookies import SimpleCookie
from typing import Any
from urllib.parse import urlencode, urlsplit

# Seconds until a killed site must answer again.
PATIENCE = 120.0
PAUSE = 0.25
LATER = {429, 500, 502, 503, 504}


@dataclass(frozen=True, slots=True)
class Answer:
    """What a server said."""

    status: int
    location: str
    body: bytes

    @property
    def told(self) -> Any:
        """The JSON of its body."""
        return json.loads(self.body)


class Browser:
    """Keeps cookies as browsers do. `seen` counts what went wrong on the way."""

    def __init__(self, port: int, seen: Counter[str]) -> None:
        self.cookies: dict[str, str] = {}
        self._port = port
        self._seen = seen

    def get(self, path: str) -> Answer:
        """Ask until there is an answer that is no failure."""
        return self._patiently("GET", path, None, {})

    def post_form(self, path: str, fields: Mapping[str, str | Sequence[str]]) -> Answer:
        """Send a form until it is answered: nobody knows whether one that was cut off arrived."""
        body = urlencode({**fields, "csrfmiddlewaretoken": self._token()}, doseq=True)
        return self._patiently("POST", path, body, {"Content-Type": "application/x-www-form-urlencoded"})

    def post_json(self, path: str, value: object) -> Answer:
        """Send JSON until it is answered."""
        headers = {"Content-Type": "application/json", "X-CSRFToken": self._token()}
        return self._patiently("POST", path, json.dumps(value), headers)

    def _token(self) -> str:
        return self.cookies.get("csrftoken", "")

    def _patiently(self, method: str, path: str, body: str | None, headers: dict[str, str]) -> Answer:
        end = time.monotonic() + PATIENCE
        while True:
            try:
                answer = self._once(method, path, body, headers)
                if answer.status not in LATER:
                    return answer
                self._seen["failed requests"] += 1
            except (OSError, http.client.HTTPException):
                self._seen["cut off requests"] += 1
            if time.monotonic() > end:
                raise RuntimeError(f"{method} {path} is not answered for {PATIENCE:.0f} s.")
            time.sleep(PAUSE)

    def _once(self, method: str, path: str, body: str | None, headers: dict[str, str]) -> Answer:
        connection = http.client.HTTPConnection("127.0.0.1", self._port, timeout=20)
        try:
            cookie = "; ".join(f"{name}={value}" for name, value in self.cookies.items())
            origin = f"http://127.0.0.1:{self._port}"
            connection.request(
                method, path, body, {**headers, "Cookie": cookie, "Origin": origin, "Connection": "close"}
            )
            response = connection.getresponse()
            content = response.read()
        finally:
            connection.close()
        for line in response.headers.get_all("Set-Cookie") or ():
            self._keep(line)
        return Answer(response.status, urlsplit(response.headers.get("Location", "")).path, content)

    def _keep(self, line: str) -> None:
        for name, morsel in SimpleCookie(line).items():
            if morsel["max-age"] == "0" or not morsel.value:
                self.cookies.pop(name, None)
            else:
                self.cookies[name] = morsel.value
