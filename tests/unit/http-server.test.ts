import assert from 'node:assert/strict';
import { once } from 'node:events';
import { Agent, createServer, get, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { type TestContext, test } from 'node:test';
import { drain, listen } from '../../src/http-server.ts';

/** A server whose `/slow` answers when `finish` is called. */
async function startServer(t: TestContext) {
  const { promise: finished, resolve: finish } = Promise.withResolvers<void>();
  const server = createServer(async (request, response) => {
    if (request.url === '/slow') await finished;
    response.end('done');
  });
  t.after(() => server.close().closeAllConnections());
  const { port } = await listen(server, '127.0.0.1', 0, 'set PORT to a free one');
  const agent = new Agent({ keepAlive: true });
  t.after(() => agent.destroy());
  return { server, port, finish, ask: (path: string) => ask({ port, path, agent }) };
}

async function ask(options: { port: number; path: string; agent: Agent }): Promise<string> {
  const [response] = await once(get({ host: '127.0.0.1', ...options }), 'response');
  let text = '';
  for await (const chunk of response) text += chunk;
  return text;
}

const portOf = (server: Server) => (server.address() as AddressInfo).port;

test('a port that is taken is a sentence that says what to do', async (t) => {
  const { server } = await startServer(t);
  await assert.rejects(listen(createServer(), '127.0.0.1', portOf(server), 'set PORT to a free one'), {
    message: `Port ${portOf(server)} on 127.0.0.1 is taken; set PORT to a free one.`,
  });
});

test('an address that is not ours is told as it is', async () => {
  await assert.rejects(listen(createServer(), '192.0.2.1', 0, 'set PORT to a free one'), { code: 'EADDRNOTAVAIL' });
});

test('draining lets a running request end, and does not wait for a connection that is kept', async (t) => {
  const { server, port, finish, ask } = await startServer(t);
  await ask('/fast');
  const slow = ask('/slow');
  await once(server, 'request');
  const drained = drain(server, 60_000);
  await assert.rejects(ask('/fast'), { code: 'ECONNREFUSED' }, `port ${port}`);
  finish();
  assert.equal(await slow, 'done');
  await drained;
});

test('draining cuts what still runs after the grace', async (t) => {
  const { server, ask } = await startServer(t);
  const slow = ask('/slow');
  await once(server, 'request');
  await Promise.all([drain(server, 50), assert.rejects(slow, { code: 'ECONNRESET' })]);
});
