import assert from 'node:assert/strict';
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, relative } from 'node:path';
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
function chapter(
  title: string,
  run: (t: TestContext, seat: Seat) => Promise<void>,
  { prepare, of = seats }: { prepare?: () => Promise<void>; of?: Seat[] } = {},
) {
  describe(title, { concurrency: 2 }, () => {
    if (prepare) before(prepare);
    for (const seat of of)
      test(`${seat.client.name} at ${seat.host}`, { skip: seat.client.missing, timeout: 120_000 }, (t) => run(t, seat));
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
  {
    async prepare() {
      await server.kill();
      server = await startServer(suite, { dataDir, port });
    },
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
  {
    async prepare() {
      await server.kill();
      rmSync(dataDir, { recursive: true, maxRetries: 5 });
      mkdirSync(dataDir);
      await seedDataDir(join(dataDir, 'pglite'));
      server = await startServer(suite, { dataDir, port });
    },
  },
);

chapter(
  'with a registration that nobody knows, and no tokens, it registers anew before it opens the browser',
  async (t, seat) => {
    loseTokens(seat.memory);
    if (seat.client.looksFirst !== 'registers anew') await t.test('which it finds out', (t) => findsOut(t, seat));
    const visits = await start(t, seat, 'registered anew');
    assert.equal(visits.length, 1, visits.join('\n'));
    assert.doesNotMatch(visits.join(), /not known here/);
  },
  { of: seats.filter(({ client }) => client.looksFirst) },
);

async function isTold(t: TestContext, seat: Seat): Promise<void> {
  const { browser, run } = await open(t, seat, 'in vain');
  run.catch(() => {});
  const visit = await eventually(() => browser.visits[0] ?? assert.fail('the browser was not opened'));
  assert.match(visit, /not known here.* Let it forget what it has stored/);
}

/** mcp-remote 0.15.1 takes the sign-in that it has just given up for one under way, and waits for it until it is ended. */
async function findsOut(t: TestContext, seat: Seat): Promise<void> {
  const { browser, run } = await open(t, seat, 'in vain');
  run.catch(() => {});
  await eventually(() => assert.ok(!filesOf(seat.memory).some(({ text }) => text.includes('"unknown"'))));
  assert.equal(browser.visits.length, 0);
}

function filesOf(memory: string): { file: string; text: string }[] {
  return readdirSync(memory, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name))
    .map((file) => ({ file, text: readFileSync(file, 'utf8') }));
}

/** Changes the files of what a client has stored; `change` answers the new text, or undefined for a file that goes. */
function rewrite(memory: string, change: (text: string, path: string) => string | undefined): void {
  let count = 0;
  for (const { file, text } of filesOf(memory)) {
    const changed = change(text, relative(memory, file));
    if (changed === text) continue;
    if (changed === undefined) rmSync(file);
    else writeFileSync(file, changed);
    count++;
  }
  assert.ok(count > 0, 'nothing of what it has stored was changed');
}

/** As if a quarter of an hour had passed for whoever has stored it: the token is good no longer, and its time is over. */
const endAccess = (memory: string) =>
  rewrite(memory, (text) =>
    text
      .replace(/("access_token\\*": *\\*")[^"\\]+/g, '$1ended')
      .replace(/("expires_at\\*": *)[\d.]+/g, '$11000000000'),
  );

/** As after a sign-in that nobody finished, with a server that has a new database since. */
const loseTokens = (memory: string) =>
  rewrite(memory, (text, path) =>
    /token/i.test(path) ? undefined : text.replace(/("client_id\\*": *\\*")[^"\\]+/g, '$1unknown'),
  );
