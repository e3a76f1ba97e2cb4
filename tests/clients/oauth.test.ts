import assert from 'node:assert/strict';
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { before, describe, type TestContext, test } from 'node:test';
import { seedDataDir } from '../support/database.ts';
import { suiteCleanup } from '../support/http.ts';
import {
  callTool,
  dataDirectory,
  eventually,
  freePort,
  postJson,
  type Server,
  startServer,
} from '../support/server.ts';
import { desktopBrowser, type Person } from './browser.ts';
import type { ForeignClient } from './client.ts';
import { inspector } from './inspector.ts';
import { mcpRemote } from './mcp-remote.ts';
import { pythonClients } from './python-clients.ts';
import { typescriptSdks } from './typescript-sdk.ts';

/** Programs of other makers against one server, in four chapters; what a client has stored it takes from one to the next. */

const clients = [...typescriptSdks, mcpRemote, inspector, ...pythonClients];
const names = ['localhost', '127.0.0.1'];
const tools = ['add_task', 'list_tasks', 'complete_task', 'delete_task', 'update_task'];

const suite = suiteCleanup();
let server: Server;
let [dataDir, memories, port] = ['', '', 0];
before(async () => {
  memories = mkdtempSync(join(tmpdir(), 'actodo-clients-'));
  suite.after(() => rmSync(memories, { recursive: true, force: true, maxRetries: 5 }));
  dataDir = await dataDirectory(suite);
  port = await freePort();
  server = await startServer(suite, { dataDir, port });
});

/** One user of one client by one name of this machine. */
interface Seat {
  client: ForeignClient;
  host: string;
  person: Person;
  memory: string;
}

const seats: Seat[] = clients.flatMap((client, nth) =>
  names.map((host) => ({
    client,
    host,
    person: { email: `client-${nth}-${host}@example.com`, password: 'correct horse battery' },
    get memory() {
      return join(memories, `${nth}-${host}`);
    },
  })),
);

/** One test for each client and name; two at once, because starting a client is most of the work. */
function chapter(title: string, run: (t: TestContext, seat: Seat) => Promise<void>, prepare?: () => Promise<void>) {
  describe(title, { concurrency: 2 }, () => {
    if (prepare) before(prepare);
    for (const seat of seats)
      test(`${seat.client.name} at ${seat.host}`, { skip: seat.client.missing, timeout: 60_000 }, (t) => run(t, seat));
  });
}

/** Opens the client anew. */
async function open(t: TestContext, { client, host, memory, person }: Seat, title: string) {
  const browser = await desktopBrowser(t, person);
  const run = client.run({ t, serverUrl: `http://${host}:${port}/mcp`, memory, browser, title });
  return { browser, run: Promise.race([run, browser.failed]) };
}

/** Uses the client; answers what came of each time it opened the browser. */
async function start(t: TestContext, seat: Seat, title: string): Promise<string[]> {
  const { browser, run } = await open(t, seat, title);
  const seen = await run;
  assert.deepEqual(seen.tools, tools);
  assert.ok(seen.listed.includes(title), seen.listed);
  assert.ok((await titlesOf(seat.person)).includes(title), 'it is there by another way as well');
  return Promise.all(browser.visits);
}

async function titlesOf({ email, password }: Person): Promise<string[]> {
  const signed = await postJson(`${server.url}/api/auth/sign-in/email`, { email, password });
  const { token: session, user } = (await signed.json()) as { token: string; user: { id: string } };
  const answer = await fetch(`${server.url}/api/auth/token`, { headers: { authorization: `Bearer ${session}` } });
  const { token } = (await answer.json()) as { token: string };
  const listed = await callTool(server.url, { id: user.id, token }, 'list_tasks', {});
  const { tasks } = listed.structuredContent as { tasks: { title: string }[] };
  return tasks.map(({ title }) => title);
}

async function signUp({ person, memory }: Seat): Promise<void> {
  mkdirSync(memory, { recursive: true });
  const joined = await postJson(`${server.url}/api/auth/sign-up/email`, { name: 'Ann', ...person });
  assert.equal(joined.status, 200);
}

chapter('from a 401 to a tool call', async (t, seat) => {
  await signUp(seat);
  const visits = await start(t, seat, 'first');
  assert.equal(visits.length, 1, visits.join('\n'));
});

chapter(
  'after a restart nobody is asked',
  async (t, seat) => {
    assert.deepEqual(await start(t, seat, 'after a restart'), []);
  },
  async () => {
    await server.kill();
    server = await startServer(suite, { dataDir, port });
  },
);

chapter('when the access token has ended it is refreshed', async (t, seat) => {
  endAccess(seat.memory);
  const visits = await start(t, seat, 'refreshed');
  assert.equal(visits.length, seat.client.neverRefreshesStored ? 1 : 0, visits.join('\n'));
});

chapter(
  'after a new database it registers anew, or the person is told what helps',
  async (t, seat) => {
    await signUp(seat);
    if (seat.client.neverRegistersAnew) return isTold(t, seat);
    const visits = await start(t, seat, 'in a new database');
    assert.equal(visits.length, 1, visits.join('\n'));
  },
  async () => {
    await server.kill();
    rmSync(dataDir, { recursive: true, maxRetries: 5 });
    mkdirSync(dataDir);
    await seedDataDir(join(dataDir, 'pglite'));
    server = await startServer(suite, { dataDir, port });
  },
);

async function isTold(t: TestContext, seat: Seat): Promise<void> {
  const { browser, run } = await open(t, seat, 'in vain');
  run.catch(() => {});
  const visit = await eventually(() => browser.visits[0] ?? assert.fail('the browser was not opened'));
  assert.match(visit, /not known here.* Let it forget what it has stored/);
}

/** As if a quarter of an hour had passed for whoever has stored it: the token is good no longer, and its time is over. */
function endAccess(memory: string): void {
  let count = 0;
  for (const entry of readdirSync(memory, { recursive: true, withFileTypes: true })) {
    if (!entry.isFile()) continue;
    const file = join(entry.parentPath, entry.name);
    const text = readFileSync(file, 'utf8');
    const ended = text
      .replace(/("access_token\\*": *\\*")[^"\\]+/g, '$1ended')
      .replace(/("expires_at\\*": *)[\d.]+/g, '$11000000000');
    if (ended === text) continue;
    writeFileSync(file, ended);
    count++;
  }
  assert.ok(count > 0, 'no access token was found in what it has stored');
}
