"""One request, and what came back."""

import http.client
from collections.abc import Mapping
from contextlib import closing

from tests.support.processes import PATIENCE


def asked(
    port: int,
    path: str,
    body: bytes | None = None,
    *,
    source: str = "127.0.0.1",
    headers: Mapping[str, str] | None = None,
) -> tuple[int, str]:
    """Status and text of an answer; a POST where there is a body."""
    connection = http.client.HTTPConnection("127.0.0.1", port, timeout=PATIENCE, source_address=(source, 0))
    sent = {"Host": "localhost", **(headers or {})}
    with closing(connection):
        connection.request("GET" if body is None else "POST", path, body, sent)
        response = connection.getresponse()
        return response.status, response.read().decode(errors="replace")
