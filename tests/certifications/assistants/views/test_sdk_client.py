"""An assistant as it really connects: the SDK's own client over HTTP, in both eras of the protocol."""

import pytest
from anyio import run
from mcp.client.client import Client as McpClient
from mcp_types import CallToolResult, TextContent
from pytest_django.live_server_helper import LiveServer

from certifications.assistants.views.tools import TOOLS
from certifications.models import CertificationPage

LEGACY, MODERN = "legacy", "2026-07-28"
REVISIONS = {LEGACY: "2025-11-25", MODERN: MODERN, "auto": MODERN}


async def conversation(url: str, mode: str) -> tuple[str, list[str], CallToolResult, CallToolResult]:
    """What an assistant does: it connects, looks at the tools, asks, and asks amiss."""
    async with McpClient(url, mode=mode) as client:
        tools = await client.list_tools()
        answer = await client.call_tool("get_fact", {"certification": "pmp", "fact": "exam.questions"})
        refusal = await client.call_tool("get_fact", {"certification": "none", "fact": "exam.questions"})
        return client.protocol_version, [one.name for one in tools.tools], answer, refusal


@pytest.mark.parametrize("mode", [LEGACY, MODERN, "auto"])
def test_client_of_the_sdk_connects_and_reads_a_fact_with_its_source(
    mode: str, live_site: LiveServer, pages: dict[str, CertificationPage]
) -> None:
    version, names, answer, refusal = run(conversation, f"{live_site.url}/mcp", mode)

    assert version == REVISIONS[mode]
    assert names == list(TOOLS)
    # The client has checked it against the schema that is declared.
    assert answer.structured_content is not None
    (fact,) = answer.structured_content["facts"]
    assert (fact["value"], fact["source"]["name"]) == ("180 questions", "example.org/exams/pmp")
    assert refusal.is_error
    assert isinstance(refusal.content[0], TextContent)
    assert "no certification called “none”" in refusal.content[0].text
