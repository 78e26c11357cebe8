"""The SDK's server with our tools, and the way to ask it one thing from a synchronous view.

Each request has everything that it needs, so there is no session and no stream: the SDK's kernel answers one
request (`serve_one`), of the revisions with a handshake as of the one without. It is asynchronous, and tools
read the database, so they run in the thread of the request: asgiref brings them back to it.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cache
from typing import Any

import anyio
from asgiref.sync import async_to_sync, sync_to_async
from mcp.server.connection import Connection
from mcp.server.context import ServerRequestContext
from mcp.server.lowlevel.server import Server
from mcp.server.runner import modern_error_data, serve_one
from mcp.shared.exceptions import MCPError, NoBackChannelError
from mcp.shared.message import MessageMetadata
from mcp.shared.transport_context import TransportContext
from mcp_types import (
    INVALID_PARAMS,
    CallToolRequestParams,
    CallToolResult,
    JSONRPCError,
    JSONRPCRequest,
    JSONRPCResponse,
    ListToolsResult,
    PaginatedRequestParams,
    RequestId,
    TextContent,
    Tool,
    ToolAnnotations,
)

from certifications.assistants.queries import NotAnsweredError
from certifications.assistants.views.tools import TOOLS, AssistantTool

# Raised when what a tool takes or answers is changed.
SERVER_VERSION = "1.0.0"
INSTRUCTIONS = (
    "Certifications for project and work management, as their editors state them. Every fact comes with its "
    "value, source, dates and confidence: repeat the source and the date with the value. What is unknown is "
    "said to be unknown: do not fill it in. Judgements are opinions with an author. Offers of the "
    "organisation that runs this site are marked as own offers: say so. Nothing here can be changed, and "
    "nothing about the person who asks is kept."
)


@dataclass
class _OneRequest:
    """What the SDK's kernel may do beside answering: nothing. There is no way back to the client."""

    request_id: RequestId | None
    transport: TransportContext = field(
        default_factory=lambda: TransportContext(kind="streamable-http", can_send_request=False)
    )
    message_metadata: MessageMetadata = None
    can_send_request: bool = False
    cancel_requested: anyio.Event = field(default_factory=anyio.Event)

    async def send_raw_request(self, *_args: Any, **_kwargs: Any) -> dict[str, Any]:
        """Refuse, as the SDK's own single exchange does."""
        raise NoBackChannelError("a request to the client")

    async def notify(self, *_args: Any, **_kwargs: Any) -> None:
        """Drop it: one answer is all that goes back."""

    async def progress(self, *_args: Any, **_kwargs: Any) -> None:
        """Drop it: an answer is there before a client could show how far it is."""


@dataclass(frozen=True, slots=True)
class Envelope:
    """What a request says of its protocol: the revision and, in the one without a handshake, the client."""

    version: str
    client: Any = None
    capabilities: Any = None


def answer(request: JSONRPCRequest, envelope: Envelope) -> JSONRPCResponse | JSONRPCError:
    """The answer to one request. What goes wrong is an error of the protocol, without anything of ours."""
    return async_to_sync(_answer)(request, envelope)


async def _answer(request: JSONRPCRequest, envelope: Envelope) -> JSONRPCResponse | JSONRPCError:
    connection = Connection.from_envelope(envelope.version, envelope.client, envelope.capabilities)
    try:
        result = await serve_one(
            _server(),
            _OneRequest(request.id),
            request.method,
            request.params,
            connection=connection,
            lifespan_state={},
        )
    except Exception as error:  # noqa: BLE001 - the SDK's own ladder, which logs what it does not know
        return JSONRPCError(jsonrpc="2.0", id=request.id, error=modern_error_data(error))
    return JSONRPCResponse(jsonrpc="2.0", id=request.id, result=result)


@cache
def _server() -> Server[dict[str, Any]]:
    return Server(
        "certifications",
        version=SERVER_VERSION,
        title="Certifications with their sources",
        instructions=INSTRUCTIONS,
        on_list_tools=_list_tools,
        on_call_tool=_call_tool,
    )


async def _list_tools(
    _context: ServerRequestContext[Any, Any], _params: PaginatedRequestParams | None
) -> ListToolsResult:
    return ListToolsResult(tools=[_declared(tool) for tool in TOOLS.values()])


def _declared(tool: AssistantTool) -> Tool:
    return Tool(
        name=tool.name,
        title=tool.title,
        description=tool.about,
        input_schema=tool.asked.model_json_schema(),
        output_schema=tool.answer.model_json_schema(mode="serialization"),
        annotations=ToolAnnotations(
            read_only_hint=True, destructive_hint=False, idempotent_hint=True, open_world_hint=False
        ),
    )


async def _call_tool(
    _context: ServerRequestContext[Any, Any], params: CallToolRequestParams
) -> CallToolResult:
    tool = TOOLS.get(params.name)
    if tool is None:
        raise MCPError(
            code=INVALID_PARAMS, message=f"There is no tool with this name. Tools: {', '.join(TOOLS)}."
        )
    return await sync_to_async(_called)(tool, params.arguments or {})


def _called(tool: AssistantTool, arguments: Mapping[str, Any]) -> CallToolResult:
    try:
        found = tool.call(arguments)
    except NotAnsweredError as error:
        return CallToolResult(content=[TextContent(type="text", text=str(error))], is_error=True)
    return CallToolResult(
        content=[TextContent(type="text", text=found.model_dump_json())],
        structured_content=found.model_dump(mode="json"),
    )
