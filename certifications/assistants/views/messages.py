"""JSON-RPC messages over HTTP: which revision a request speaks, and with which status it is answered."""

import json
from collections.abc import Mapping
from http import HTTPStatus
from typing import Any

from django.http import HttpResponse
from mcp.shared.inbound import (
    ERROR_CODE_HTTP_STATUS,
    MCP_PROTOCOL_VERSION_HEADER,
    InboundLadderRejection,
    classify_inbound_request,
)
from mcp_types import (
    INVALID_REQUEST,
    PARSE_ERROR,
    UNSUPPORTED_PROTOCOL_VERSION,
    ErrorData,
    JSONRPCError,
    JSONRPCNotification,
    JSONRPCRequest,
    JSONRPCResponse,
    RequestId,
)
from mcp_types.version import HANDSHAKE_PROTOCOL_VERSIONS, MODERN_PROTOCOL_VERSIONS
from pydantic import ValidationError

from certifications.assistants.views.server import Envelope, answer

# What a client speaks that names no revision, as the specification says.
UNNAMED_VERSION = "2025-03-26"
ONE_MESSAGE = "Send one JSON-RPC request or notification as an object; batches are not taken."


def answered(message: Any, headers: Mapping[str, str]) -> HttpResponse:
    """The response to a message that is JSON."""
    try:
        if isinstance(message, dict) and "id" not in message:
            JSONRPCNotification.model_validate(message)
            # Nothing here waits for one; clients send some all the same.
            return HttpResponse(status=HTTPStatus.ACCEPTED.value)
        request = JSONRPCRequest.model_validate(message)
    except ValidationError:
        return _error(INVALID_REQUEST, ONE_MESSAGE, None)
    envelope = _envelope(message, headers)
    if isinstance(envelope, InboundLadderRejection):
        return _error(envelope.code, envelope.message, request.id, envelope.data)
    reply = answer(request, envelope)
    # Revisions with a handshake tell errors of a method with 200, the one without as HTTP does.
    status = _status(reply) if envelope.version in MODERN_PROTOCOL_VERSIONS else HTTPStatus.OK.value
    return _written(reply, status)


def _envelope(message: dict[str, Any], headers: Mapping[str, str]) -> Envelope | InboundLadderRejection:
    """What the request says of its protocol, or why it cannot be understood."""
    version = headers.get(MCP_PROTOCOL_VERSION_HEADER, UNNAMED_VERSION)
    if version in HANDSHAKE_PROTOCOL_VERSIONS or message["method"] == "initialize":
        return Envelope(version if version in HANDSHAKE_PROTOCOL_VERSIONS else UNNAMED_VERSION)
    if version not in MODERN_PROTOCOL_VERSIONS:
        supported = [*HANDSHAKE_PROTOCOL_VERSIONS, *MODERN_PROTOCOL_VERSIONS]
        return InboundLadderRejection(
            UNSUPPORTED_PROTOCOL_VERSION, "Unsupported protocol version", {"supported": supported}
        )
    route = classify_inbound_request(
        message, headers={name.lower(): value for name, value in headers.items()}
    )
    if isinstance(route, InboundLadderRejection):
        return route
    return Envelope(route.protocol_version, route.client_info, route.client_capabilities)


def unreadable(words: str) -> HttpResponse:
    """The refusal of a body that is no message."""
    return _error(PARSE_ERROR, words, None)


def refused(words: str, status: HTTPStatus) -> HttpResponse:
    """A refusal before the message was read, in the form that clients of JSON-RPC read."""
    error = JSONRPCError(jsonrpc="2.0", id=None, error=ErrorData(code=INVALID_REQUEST, message=words))
    return _written(error, status.value)


def _error(code: int, words: str, request_id: RequestId | None, data: Any = None) -> HttpResponse:
    error = ErrorData(code=code, message=words, data=data)
    reply = JSONRPCError(jsonrpc="2.0", id=request_id, error=error)
    return _written(reply, _status(reply))


def _status(reply: JSONRPCResponse | JSONRPCError) -> int:
    if isinstance(reply, JSONRPCError):
        return ERROR_CODE_HTTP_STATUS.get(reply.error.code, HTTPStatus.OK.value)
    return HTTPStatus.OK.value


def _written(reply: JSONRPCResponse | JSONRPCError, status: int) -> HttpResponse:
    body = reply.model_dump(mode="json", by_alias=True, exclude_none=True)
    if isinstance(reply, JSONRPCError) and reply.id is None:
        # Whose request was not understood is told so: JSON-RPC wants the member to be there.
        body["id"] = None
    text = json.dumps(body, ensure_ascii=False, separators=(",", ":"))
    return HttpResponse(text, status=status, content_type="application/json")
