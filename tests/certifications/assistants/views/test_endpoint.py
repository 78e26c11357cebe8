"""What the endpoint takes, and what it refuses without a fault of its own."""

import json
from typing import Any

import pytest
from django.test import Client
from hypothesis import HealthCheck, given
from hypothesis import settings as hypothesis_settings
from hypothesis import strategies as st

from certifications.assistants.views import server
from certifications.assistants.views.tools import TOOLS
from portal.shared.write_limits import BOUNDS, Write
from tests.certifications.assistants.asked import HEADERS, call, post

pytestmark = pytest.mark.django_db

JSON_VALUES = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats(allow_nan=False) | st.text(),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(), inner, max_size=3),
    max_leaves=8,
)


def test_handshake_settles_the_revision_and_says_what_the_server_is(client: Client) -> None:
    params = {
        "protocolVersion": "2025-06-18",
        "capabilities": {},
        "clientInfo": {"name": "t", "version": "1"},
    }
    result = call(client, "initialize", params).json()["result"]

    assert result["protocolVersion"] == "2025-06-18"
    assert result["capabilities"] == {"tools": {"listChanged": False}}
    assert "repeat the source" in result["instructions"]


def test_answer_is_kept_nowhere_and_knows_no_cookie(client: Client) -> None:
    response = call(client, "ping")

    assert response.json() == {"jsonrpc": "2.0", "id": 1, "result": {}}
    assert response["Cache-Control"] == "no-store"
    assert response["Content-Type"] == "application/json"
    assert not response.cookies
    assert "cookie" not in response.get("Vary", "").lower()
    assert "mcp-session-id" not in response


def test_notification_is_taken_without_an_answer(client: Client) -> None:
    response = post(client, '{"jsonrpc":"2.0","method":"notifications/initialized"}')
    assert (response.status_code, response.content) == (202, b"")


@pytest.mark.parametrize("method", ["get", "put", "patch", "delete", "options", "head"])
def test_there_is_no_stream_to_open_and_no_session_to_end(method: str, client: Client) -> None:
    response = getattr(client, method)("/mcp")
    assert (response.status_code, response["Allow"]) == (405, "POST")


def test_page_of_another_site_is_refused(client: Client, settings: Any) -> None:
    assert call(client, "ping", origin="https://evil.example").status_code == 403
    assert call(client, "ping", origin="null").status_code == 403
    assert call(client, "ping", origin=settings.BASE_URL).status_code == 200


@pytest.mark.parametrize(
    ("body", "status", "code"),
    [
        (b" ", 400, -32700),
        (b"{", 400, -32700),
        (b"\xff\xfe", 400, -32700),
        (b'{"jsonrpc":"2.0","id":1,"id":2,"method":"ping"}', 400, -32700),
        (b'{"jsonrpc":"2.0","id":NaN,"method":"ping"}', 400, -32700),
        (b'{"jsonrpc":"2.0","id":"\\ud800","method":"ping"}', 400, -32700),
        (b'{"jsonrpc":"2.0","id":' + b"9" * 5000 + b',"method":"ping"}', 400, -32700),
        (b"[" * 50 + b"]" * 50, 400, -32700),
        (b"[" * 30_000, 400, -32700),
        (b'[{"jsonrpc":"2.0","id":1,"method":"ping"}]', 400, -32600),
        (b"7", 400, -32600),
        (b"null", 400, -32600),
        (b'{"jsonrpc":"1.0","id":1,"method":"ping"}', 400, -32600),
        (b'{"jsonrpc":"2.0","id":null,"method":"ping"}', 400, -32600),
        (b'{"jsonrpc":"2.0","id":1,"result":{}}', 400, -32600),
        (b'{"jsonrpc":"2.0","id":1,"method":7}', 400, -32600),
        (b'{"jsonrpc":"2.0","id":1,"method":"ping","params":[1]}', 400, -32600),
        (b'{"jsonrpc":"2.0","id":1,"method":"launch"}', 200, -32601),
        (b'{"jsonrpc":"2.0","id":1,"method":"tools/call","params":{"name":"launch"}}', 200, -32602),
        (b'{"jsonrpc":"2.0","id":1,"method":"tools/call","params":{"name":7}}', 200, -32602),
        (b'{"jsonrpc":"2.0","id":1,"method":"tools/call","params":{"name":"x","arguments":3}}', 200, -32602),
        (b'{"jsonrpc":"2.0","id":1,"method":"initialize","params":{"protocolVersion":1}}', 200, -32602),
    ],
)
def test_hostile_body_is_refused_as_an_error_of_the_protocol(
    body: bytes, status: int, code: int, client: Client
) -> None:
    response = post(client, body)

    assert (response.status_code, response.json()["error"]["code"]) == (status, code)
    assert "Traceback" not in response.content.decode()


def test_body_that_is_too_large_or_no_json_is_not_read(client: Client) -> None:
    assert post(client, b'"' + b"x" * 70_000 + b'"').status_code == 413
    form = client.post("/mcp", {"a": "b"}, headers=HEADERS)
    assert form.status_code == 415


def test_revision_that_nobody_speaks_is_refused_with_those_that_are(client: Client) -> None:
    response = call(client, "ping", **{"mcp-protocol-version": "1999-01-01"})

    assert response.status_code == 400
    assert "2025-11-25" in response.json()["error"]["data"]["supported"]


@pytest.mark.parametrize(
    ("params", "code"),
    [
        ({}, -32602),
        ({"_meta": 7}, -32602),
        ({"_meta": {"io.modelcontextprotocol/protocolVersion": "2026-07-28"}}, -32602),
    ],
)
def test_request_of_the_revision_without_handshake_must_bring_its_envelope(
    params: dict[str, Any], code: int, client: Client
) -> None:
    response = call(client, "tools/list", params, **{"mcp-protocol-version": "2026-07-28"})
    assert (response.status_code, response.json()["error"]["code"]) == (400, code)


def test_headers_that_say_something_else_than_the_body_are_refused(client: Client) -> None:
    meta = {
        "io.modelcontextprotocol/protocolVersion": "2026-07-28",
        "io.modelcontextprotocol/clientCapabilities": {},
    }
    headers = {"mcp-protocol-version": "2026-07-28", "mcp-method": "ping"}
    assert call(client, "tools/list", {"_meta": meta}, **headers).status_code == 400
    matching = {**headers, "mcp-method": "tools/list"}
    assert call(client, "tools/list", {"_meta": meta}, **matching).status_code == 200


def test_more_than_usual_from_one_address_is_told_to_wait(
    client: Client, monkeypatch: pytest.MonkeyPatch
) -> None:
    few = BOUNDS[Write.QUESTIONS]
    monkeypatch.setitem(BOUNDS, Write.QUESTIONS, type(few)(2, 2, 10, 0, 0, few.seconds, few.cache))
    assert [call(client, "ping").status_code for _time in range(3)] == [200, 200, 429]
    assert int(call(client, "ping")["Retry-After"]) <= few.seconds


def test_fault_of_ours_is_told_without_a_trace(client: Client, monkeypatch: pytest.MonkeyPatch) -> None:
    def broken(*_args: object) -> None:
        raise RuntimeError("the secret of the database")

    monkeypatch.setattr(server, "_called", broken)
    response = call(client, "tools/call", {"name": "how_advice_works", "arguments": {}})

    assert response.json()["error"] == {"code": -32603, "message": "Internal server error"}


@hypothesis_settings(suppress_health_check=[HealthCheck.function_scoped_fixture], max_examples=60)
@given(
    arguments=st.dictionaries(st.text(max_size=12), JSON_VALUES, max_size=3), name=st.sampled_from([*TOOLS])
)
def test_whatever_is_asked_is_answered_or_refused(
    client: Client, arguments: dict[str, Any], name: str
) -> None:
    message = {
        "jsonrpc": "2.0",
        "id": 1,
        "method": "tools/call",
        "params": {"name": name, "arguments": arguments},
    }
    response = post(client, json.dumps(message))
    assert response.status_code in {200, 400, 429}
