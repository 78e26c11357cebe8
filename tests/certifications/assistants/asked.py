"""Asking the endpoint as a program does that speaks plain JSON-RPC."""

import json
from typing import Any

from django.test import Client

VERSION = "2025-11-25"
HEADERS = {"mcp-protocol-version": VERSION, "accept": "application/json, text/event-stream"}


def post(client: Client, body: bytes | str, **headers: str) -> Any:
    """The response to a body."""
    return client.post("/mcp", body, content_type="application/json", headers={**HEADERS, **headers})


def call(client: Client, method: str, params: Any = None, **headers: str) -> Any:
    """The response to a request."""
    message = {"jsonrpc": "2.0", "id": 1, "method": method, **({} if params is None else {"params": params})}
    return post(client, json.dumps(message), **headers)


def tool(client: Client, name: str, **arguments: Any) -> dict[str, Any]:
    """What a tool answers, errors as well."""
    response = call(client, "tools/call", {"name": name, "arguments": arguments})
    assert response.status_code == 200, response.content
    found: dict[str, Any] = response.json()
    return found["result"]  # type: ignore[no-any-return]  # JSON is anything


def said(client: Client, name: str, **arguments: Any) -> dict[str, Any]:
    """What a tool says as data; its text says the same."""
    result = tool(client, name, **arguments)
    assert not result.get("isError"), result
    assert json.loads(result["content"][0]["text"]) == result["structuredContent"]
    found: dict[str, Any] = result["structuredContent"]
    return found
