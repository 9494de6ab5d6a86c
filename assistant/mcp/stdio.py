"""Serve MCP over standard input and output."""

from __future__ import annotations

import asyncio

from mcp.server.stdio import stdio_server

from citewell.assistant.mcp.notes import LatestNotes
from citewell.assistant.mcp.server import mcp_server
from citewell.assistant.settings import Settings


def serve_stdio(settings: Settings) -> None:
    """Serve until standard input ends. Raise `IndexStoreError` when there is no index or it is damaged."""
    server = mcp_server(LatestNotes(settings))

    async def serve() -> None:
        async with stdio_server() as (requests, responses):
            await server.run(requests, responses, server.create_initialization_options())

    asyncio.run(serve())
