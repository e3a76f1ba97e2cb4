/** An `add_task` call over `/mcp` as plain text and headers, for load generators, which have no time for a client. */
export function addRequest(token: string, title: string): { body: string; headers: Record<string, string | number> } {
  const params = { name: 'add_task', arguments: { title } };
  const body = JSON.stringify({ jsonrpc: '2.0', id: 1, method: 'tools/call', params });
  return {
    body,
    headers: {
      'content-type': 'application/json',
      accept: 'application/json, text/event-stream',
      authorization: `Bearer ${token}`,
      'content-length': Buffer.byteLength(body),
    },
  };
}
