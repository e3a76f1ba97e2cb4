"""The Python SDK's client with the storage and the callback that its documentation leaves to the application."""

import asyncio
import json
import pathlib
import sys
import webbrowser
from http.server import BaseHTTPRequestHandler, HTTPServer
from urllib.parse import parse_qs, urlparse

import httpx2
from mcp.client import Client
from mcp.client.auth import OAuthClientProvider
from mcp.client.streamable_http import streamable_http_client
from mcp.shared.auth import AuthorizationCodeResult, OAuthClientInformationFull, OAuthClientMetadata, OAuthToken

server_url, memory, title = sys.argv[1:]


class Callback(BaseHTTPRequestHandler):
    def do_GET(self):
        self.server.query = parse_qs(urlparse(self.path).query)
        self.send_response(200)
        self.end_headers()
        self.wfile.write(b"You can close this page.")

    def log_message(self, *_):
        pass


class Files:
    """Keeps what the SDK hands over, whole."""

    def __init__(self):
        self.tokens = pathlib.Path(memory, "tokens.json")
        self.client = pathlib.Path(memory, "client.json")

    async def get_tokens(self):
        return OAuthToken.model_validate_json(self.tokens.read_text()) if self.tokens.exists() else None

    async def set_tokens(self, tokens):
        self.tokens.write_text(tokens.model_dump_json(exclude_none=True))

    async def get_client_info(self):
        return OAuthClientInformationFull.model_validate_json(self.client.read_text()) if self.client.exists() else None

    async def set_client_info(self, client):
        self.client.write_text(client.model_dump_json(exclude_none=True))


async def main():
    callback = HTTPServer(("127.0.0.1", 0), Callback)
    callback.query = {}
    callback.timeout = 20

    async def open_browser(url):
        webbrowser.open(url)

    async def wait_for_code():
        await asyncio.to_thread(callback.handle_request)
        if "code" not in callback.query:
            raise TimeoutError("nobody came back from the browser")
        first = {name: values[0] for name, values in callback.query.items()}
        return AuthorizationCodeResult(code=first["code"], state=first.get("state"), iss=first.get("iss"))

    provider = OAuthClientProvider(
        server_url=server_url,
        client_metadata=OAuthClientMetadata(
            client_name="Python SDK",
            redirect_uris=[f"http://127.0.0.1:{callback.server_port}/callback"],
            grant_types=["authorization_code", "refresh_token"],
            token_endpoint_auth_method="none",
        ),
        storage=Files(),
        redirect_handler=open_browser,
        callback_handler=wait_for_code,
    )
    async with httpx2.AsyncClient(auth=provider, timeout=30) as http:
        async with Client(streamable_http_client(server_url, http_client=http)) as client:
            tools = await client.list_tools()
            added = await client.call_tool("add_task", {"title": title})
            if added.is_error:
                raise RuntimeError(added)
            listed = await client.call_tool("list_tasks", {})
            seen = {"tools": [tool.name for tool in tools.tools], "listed": listed.model_dump_json()}
    print(json.dumps(seen))


asyncio.run(main())
