import { once } from 'node:events';
import { createServer, request } from 'node:http';
import type { TestContext } from 'node:test';

/** Serves on a port of this machine, and hands everything on to the one at `target`, with a token that its callers cannot send. Closed after the test. */
export async function tokenProxy(
  t: Pick<TestContext, 'after'>,
  port: number,
  target: string,
  token: string,
): Promise<void> {
  const server = createServer((asked, answer) => {
    // The names by which it was called are part of what is tested, so they stay as they are.
    const headers = { ...asked.headers, authorization: `Bearer ${token}` };
    const onward = request(target + asked.url, { method: asked.method, headers, setHost: false }, (answered) => {
      answer.writeHead(answered.statusCode ?? 502, answered.headers);
      answered.pipe(answer);
    });
    onward.on('error', (error) => answer.destroy(error));
    asked.pipe(onward);
  });
  server.listen(port, '127.0.0.1');
  await once(server, 'listening');
  t.after(() => {
    server.closeAllConnections();
    server.close();
  });
}
