import assert from 'node:assert/strict';
import { once } from 'node:events';
import { createServer, request } from 'node:http';
import type { AddressInfo } from 'node:net';
import { text } from 'node:stream/consumers';
import { type TestContext, test } from 'node:test';
import { fakeOpenAi } from '../support/fake-openai.ts';
import { callTool, dataDirectory, eventually, freePort, postJson, signUp, startServer } from '../support/server.ts';

/** A model that does not answer before `release`; `asked` tells that the turn has reached it. */
async function slowModel(t: TestContext) {
  const fake = await fakeOpenAi(t);
  const asked = Promise.withResolvers<void>();
  const released = Promise.withResolvers<void>();
  const server = createServer(async (req, res) => {
    if (req.method === 'GET') return res.writeHead(404).end();
    const body = await text(req);
    asked.resolve();
    await released.promise;
    const path = req.url?.replace(/^\/v1/, '');
    const headers = { 'content-type': 'application/json' };
    const answer = await fetch(`${fake.baseUrl}${path}`, { method: 'POST', headers, body });
    res.writeHead(answer.status, headers).end(await answer.text());
  }).listen(0, '127.0.0.1');
  await once(server, 'listening');
  t.after(() => {
    server.closeAllConnections();
    server.close();
  });
  const baseUrl = `http://127.0.0.1:${(server.address() as AddressInfo).port}/v1`;
  return { baseUrl, asked: asked.promise, release: released.resolve };
}

test('a turn whose client hangs up is finished, once, and its answer waits for the retry', async (t) => {
  const model = await slowModel(t);
  const env = { OPENAI_BASE_URL: model.baseUrl, OPENAI_MODEL: 'm' };
  const server = await startServer(t, { dataDir: await dataDirectory(t), port: await freePort(), env });
  const user = await signUp(server.url);
  const body = { message: 'Add a task to buy groceries', idempotency_key: 'turn-1' };
  const headers = { 'content-type': 'application/json', authorization: `Bearer ${user.token}` };
  const sent = request(`${server.url}/api/${user.id}/chat`, { method: 'POST', headers });
  sent.on('error', () => {});
  sent.end(JSON.stringify(body));
  await model.asked;
  const closed = new Promise((resolve) => sent.once('close', resolve));
  sent.destroy();
  await closed;
  model.release();
  const titles = async () => {
    const { structuredContent } = await callTool(server.url, user, 'list_tasks', {});
    const { tasks } = structuredContent as { tasks: { title: string }[] };
    return tasks.map(({ title }) => title);
  };
  await eventually(async () => assert.deepEqual(await titles(), ['Buy groceries']));
  const answer = await postJson(`${server.url}/api/${user.id}/chat`, body, user.token);
  assert.equal(answer.status, 200);
  assert.match(((await answer.json()) as { response: string }).response, /Buy groceries/);
  assert.deepEqual(await titles(), ['Buy groceries']);
});
