"""fastmcp's client with its own OAuth, which keeps what it learns in files."""

import asyncio
import json
import pathlib
import sys

from fastmcp import Client
from fastmcp.client.auth import OAuth
from key_value.aio.stores.filetree import (
    FileTreeStore,
    FileTreeV1CollectionSanitizationStrategy,
    FileTreeV1KeySanitizationStrategy,
)

server_url, memory, title = sys.argv[1:]


async def main():
    files = pathlib.Path(memory)
    store = FileTreeStore(
        data_directory=files,
        key_sanitization_strategy=FileTreeV1KeySanitizationStrategy(files),
        collection_sanitization_strategy=FileTreeV1CollectionSanitizationStrategy(files),
    )
    auth = OAuth(token_storage=store, callback_timeout=20)
    async with Client(server_url, auth=auth) as client:
        tools = await client.list_tools()
        await client.call_tool("add_task", {"title": title})
        listed = await client.call_tool("list_tasks", {})
        seen = {"tools": [tool.name for tool in tools], "listed": json.dumps(listed.structured_content)}
    print(json.dumps(seen))


asyncio.run(main())
