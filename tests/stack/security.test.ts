import assert from 'node:assert/strict';
import { randomUUID } from 'node:crypto';
import { once } from 'node:events';
import { writeFileSync } from 'node:fs';
import { createServer, request as httpRequest, type IncomingMessage } from 'node:http';
import { connect } from 'node:net';
import { networkInterfaces } from 'node:os';
import { join } from 'node:path';
import { text as textOf } from 'node:stream/consumers';
import { after } from 'node:test';
import { callTool, signUp, type User } from '../support/server.ts';
import { startApp } from './app.ts';
import type { Replica } from './replica.ts';
import { shareStack } from './shared-stack.ts';
import type { Sidecar } from './sidecar.ts';

// Settings of every app come from the secret store of its sidecar, whose secrets are environment variables of daprd.
const shared = shareStack({
  mtls: true,
  groups: [
    { appId: 'actodo', roles: 'api,mcp,actors', replicas: 1 },
    { appId: 'actodo-events', roles: 'relay,recurrence,audit,notifications,live', replicas: 1 },
  ],
  env: { DATABASE_URL: 'dapr-secret:secretstore/DATABASE_URL' },
});
const { promise, query } = shared;

const replica = (appId: string) => shared.stack.replicas.find((each) => each.appId === appId) as Replica;

/** An app that answers everything with 200, so that a sidecar beside it is whole. */
const bystander = createServer((_request, response) => response.end('{}'));
after(() => bystander.close());

async function startBystander(appId: string): Promise<Sidecar> {
  if (!bystander.listening) await new Promise<void>((resolve) => bystander.listen(0, '127.0.0.1', resolve));
  const { port } = bystander.address() as { port: number };
  const sidecar = await shared.stack.startDaprd({ appId, appPort: port });
  await sidecar.ready();
  return sidecar;
}

/** One request whose path is sent as it stands: `fetch` would resolve its dots. */
async function send(port: number, method: string, path: string, body: string, headers: Record<string, string>) {
  const request = httpRequest({
    ...{ host: '127.0.0.1', port, method, path, timeout: 20_000 },
    headers: { 'content-type': 'application/json', accept: 'application/json, text/event-stream', ...headers },
  });
  request.end(method === 'GET' || method === 'DELETE' ? undefined : body);
  const [answer] = (await once(request, 'response')) as [IncomingMessage];
  return { status: answer.statusCode ?? 0, text: await textOf(answer) };
}

const listTools = '{"jsonrpc":"2.0","id":1,"method":"tools/list","params":{}}';

/** Headers without a token, with an empty one, and with those that are not the one. */
const wrongTokens = (): Record<string, string>[] =>
  ['', 'wrong', shared.stack.daprApiToken.slice(1), `${shared.stack.appApiToken}x`]
    .map((token): Record<string, string> => ({ 'dapr-api-token': token }))
    .concat([{}]);

/** A user with one task, and what is stored of both. */
async function userWithTask(): Promise<{ user: User; stored(): Promise<unknown[]> }> {
  const user = await signUp(replica('actodo').url);
  await callTool(replica('actodo').url, user, 'add_task', { title: 'mine' });
  const stored = () => query(`select key, value, etag from state where key like $1 order by 1`, [`%${user.id}%`]);
  return { user, stored };
}

promise('callbacks without the token of the sidecar are refused, and nothing happens', async () => {
  const { user, stored } = await userWithTask();
  const before = await stored();
  const poison = JSON.stringify({ specversion: '1.0', id: `forged-${user.id}`, type: 't', source: 's', data: {} });
  const bulk = JSON.stringify({ entries: [{ entryId: '0', event: Buffer.from(poison).toString('base64') }] });
  const requests: [string, string, string][] = [
    ['PUT', `/actors/task/${user.id}.1/method/complete`, '{}'],
    ['PUT', `/actors/user/${user.id}/method/add`, '{"title":"forged"}'],
    ['PUT', `/actors/task/${user.id}.1/method/remind/due`, '{}'],
    ['DELETE', `/actors/task/${user.id}.1`, ''],
    ['POST', '/job/sentinel', ''],
    ['POST', '/topics/shared/task-events', poison],
    ['POST', '/topics/shared/task-events/bulk', bulk],
    ['POST', '/topics/shared/task-events-dead', poison],
    ['GET', '/dapr/config', ''],
    ['GET', '/dapr/subscribe', ''],
    ['POST', '/mcp', listTools],
  ];
  const bearer = { authorization: `Bearer ${user.token}` };
  for (const { appPort, name } of shared.stack.replicas)
    for (const headers of wrongTokens())
      for (const [method, path, body] of requests) {
        const { status } = await send(appPort, method, path, body, { ...bearer, ...headers });
        assert.equal(status, 401, `${name}: ${method} ${path} with ${JSON.stringify(headers)}`);
      }
  assert.deepEqual(await stored(), before);
  const forged = await query('select event_id from dead_letters where event_id = $1', [`forged-${user.id}`]);
  assert.deepEqual(forged, []);
});

promise("the sidecar's API without its token is refused", async () => {
  const { user, stored } = await userWithTask();
  const before = await stored();
  const requests: [string, string, string][] = [
    ['PUT', `/v1.0/actors/task/${user.id}.1/method/complete`, '{}'],
    ['GET', `/v1.0/actors/task/${user.id}.1/state/doc`, ''],
    ['POST', `/v1.0/actors/task/${user.id}.1/reminders/due`, '{}'],
    ['POST', '/v1.0/publish/pubsub/task-events', '{}'],
    ['POST', '/v1.0/publish/bulk/pubsub/task-events', '[]'],
    ['POST', '/v1.0/jobs/forged', '{"dueTime":"1s"}'],
    ['POST', '/v1.0/invoke/actodo/method/mcp', listTools],
    ['GET', '/v1.0/secrets/secretstore/DATABASE_URL', ''],
    ['GET', '/v1.0/metadata', ''],
  ];
  for (const { sidecar, name } of shared.stack.replicas)
    for (const headers of wrongTokens())
      for (const [method, path, body] of requests) {
        const { status } = await send(sidecar.httpPort, method, path, body, headers);
        assert.equal(status, 401, `${name}: ${method} ${path} with ${JSON.stringify(headers)}`);
      }
  assert.deepEqual(await stored(), before);
});

promise('callbacks and sidecars listen on loopback only', async () => {
  const outside = Object.values(networkInterfaces())
    .flatMap((each) => each ?? [])
    .find(({ internal, family }) => !internal && family === 'IPv4');
  if (!outside) return console.log('not tested: this machine has no address but loopback');
  for (const { appPort, sidecar, name } of shared.stack.replicas)
    for (const port of [appPort, sidecar.httpPort, sidecar.metricsPort]) {
      assert.equal(await connectionTo('127.0.0.1', port), 'open', name);
      assert.equal(await connectionTo(outside.address, port), 'ECONNREFUSED', name);
    }
});

const connectionTo = (host: string, port: number): Promise<string> =>
  new Promise((resolve) => {
    const socket = connect({ host, port, timeout: 2_000 }, () => resolve('open'));
    socket.once('error', (error: NodeJS.ErrnoException) => resolve(error.code ?? 'error'));
    socket.once('timeout', () => resolve('timeout'));
    socket.once('close', () => socket.destroy());
  });

// daprd finds apps by mDNS, which knows every stack of the machine: only a name of its own is surely of this one.
const toolsId = `actodo-mcp-${randomUUID()}`;

promise('with mTLS the tools are invoked by the app ids that the list names, and by nobody else', async () => {
  const { user, stored } = await userWithTask();
  const before = await stored();
  const tools = await startApp(shared.stack, { appId: toolsId, roles: 'mcp', baseUrl: shared.stack.baseUrl });
  const [stranger, named] = await Promise.all([startBystander('stranger'), startBystander('actodo-api')]);
  await tools.ready();
  const invoke = ({ httpPort }: Sidecar, method: string, path: string, headers: Record<string, string> = {}) =>
    send(httpPort, method, `/v1.0/invoke/${toolsId}/method${path}`, listTools, {
      'dapr-api-token': shared.stack.daprApiToken,
      ...headers,
    });
  const bearer = { authorization: `Bearer ${user.token}` };

  const listed = await invoke(named, 'POST', '/mcp', bearer);
  assert.equal(listed.status, 200, listed.text);
  assert.match(listed.text, /add_task/);
  assert.equal((await invoke(named, 'POST', '/mcp')).status, 401, 'the user is still asked for');

  const refused = await invoke(stranger, 'POST', '/mcp', bearer);
  assert.equal(refused.status, 403, refused.text);
  const task = `actors/task/${user.id}.1`;
  const others: [Sidecar, string, string][] = [
    [named, 'PUT', '/mcp'],
    [named, 'PUT', '/mcp/x'],
    [named, 'GET', '/dapr/config'],
    [named, 'DELETE', `/${task}`],
    [named, 'PUT', `/${task}/method/complete`],
    [named, 'PUT', `/mcp/../${task}/method/complete`],
    [named, 'POST', '/topics/shared/task-events'],
    [named, 'POST', '/job/sentinel'],
    [stranger, 'PUT', `/${task}/method/complete`],
    [stranger, 'GET', '/healthz'],
  ];
  for (const [sidecar, method, path] of others) {
    const { status, text } = await invoke(sidecar, method, path, bearer);
    assert.equal(status, 403, `${sidecar.appId}: ${method} ${path}: ${text}`);
  }
  // Dapr takes the list's path in any case, and for what is below it; there the app itself has nothing.
  const near = [
    '/MCP',
    '/mcp/x',
    '/mcp/../topics/shared/task-events',
    '/mcp/..%2ftopics%2ftask-events',
    '/mcp/%2e%2e/job/sentinel',
  ];
  for (const path of near) {
    const { status, text } = await invoke(named, 'POST', path, bearer);
    assert.ok(status === 403 || (status === 500 && text.includes('No route')), `${path}: ${status} ${text}`);
  }
  assert.deepEqual(await stored(), before);
});

promise('settings come from a Dapr secret store by reference; a missing one stops the start', async () => {
  const databaseUrl = await shared.stack.postgres.createDatabase('of_the_vault');
  const reference =
    (key: string, store = 'secretstore') =>
    () => ({ BETTER_AUTH_SECRET: `dapr-secret:${store}/${key}` });
  const options = { appId: 'actodo-vault', roles: 'api', databaseUrl };
  // As on Kubernetes, where a secret has several values.
  const secretsFile = join(shared.stack.dir, 'secrets.json');
  writeFileSync(secretsFile, JSON.stringify({ mail: { url: 'smtp://localhost', from: 'actodo@example.com' } }));
  const sidecar = {
    env: { ACTODO_AUTH_SECRET: 'a secret of the local store, long enough' },
    extra: { 'filestore.yaml': fileStore(secretsFile) },
  };
  const mail = { SMTP_URL: 'dapr-secret:filestore/mail/url', MAIL_FROM: 'dapr-secret:filestore/mail/from' };
  const begin = (env: () => Record<string, string>) =>
    startApp(shared.stack, { ...options, sidecar, env: () => ({ ...env(), ...mail }) });
  const [app, keyless, storeless] = await Promise.all([
    begin(reference('ACTODO_AUTH_SECRET')),
    begin(reference('ACTODO_NO_SUCH')),
    begin(reference('ACTODO_AUTH_SECRET', 'nostore')),
  ]);
  assert.equal((await keyless.process.exited).code, 1);
  assert.match(
    keyless.output(),
    /^BETTER_AUTH_SECRET: the secret ACTODO_NO_SUCH of the Dapr secret store secretstore/m,
  );
  assert.equal((await storeless.process.exited).code, 1);
  assert.match(storeless.output(), /^BETTER_AUTH_SECRET: the secret .* of the Dapr secret store nostore/m);
  await app.ready();
  assert.ok((await signUp(app.url)).token);
  assert.ok(!app.output().includes(sidecar.env.ACTODO_AUTH_SECRET));
});

const fileStore = (secretsFile: string) => `apiVersion: dapr.io/v1alpha1
kind: Component
metadata:
  name: filestore
spec:
  type: secretstores.local.file
  version: v1
  metadata:
    - name: secretsFile
      value: ${secretsFile}
    - name: multiValued
      value: "true"
`;
