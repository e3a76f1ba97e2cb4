import assert from 'node:assert/strict';
import { randomBytes } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { TestContext } from 'node:test';
import pg from 'pg';
import { callTool, eventually, postJson, signUp, type User } from '../../support/server.ts';
import { isScheduled } from '../jobs.ts';
import { type Stack, type StackOptions, startStack } from '../stack.ts';
import type { OwnDrill } from './scene.ts';
import { inShell } from './shell.ts';

const account = { email: 'ann@example.com', password: 'correct horse battery' };
const groups = [
  { appId: 'actodo', roles: 'api,mcp,actors' },
  { appId: 'actodo-events', roles: 'relay,recurrence,audit,notifications,live' },
];

type Test = Pick<TestContext, 'after'>;

async function started(t: Test, options: StackOptions): Promise<Stack> {
  const stack = await startStack({ groups, ...options });
  t.after(() => stack.stop());
  return stack;
}

async function query<Row extends object>(stack: Stack, text: string, values: unknown[] = []): Promise<Row[]> {
  const client = new pg.Client({ connectionString: stack.databaseUrl });
  await client.connect();
  try {
    return (await client.query(text, values)).rows;
  } finally {
    await client.end();
  }
}

async function add(stack: Stack, user: User, args: object, key?: string): Promise<number> {
  const { isError, structuredContent, content } = await callTool(stack.baseUrl, user, 'add_task', args, key);
  assert.ok(!isError, content[0]?.text);
  return structuredContent?.task_id as number;
}

/** Signs in with the password of before. */
async function signIn(stack: Stack, id: string): Promise<User> {
  const signed = await postJson(`${stack.baseUrl}/api/auth/sign-in/email`, account);
  assert.equal(signed.status, 200, await signed.clone().text());
  const { token: session } = (await signed.json()) as { token: string };
  const answer = await fetch(`${stack.baseUrl}/api/auth/token`, { headers: { authorization: `Bearer ${session}` } });
  const { token } = (await answer.json()) as { token: string };
  return { id, token };
}

const inSeconds = (seconds: number) => new Date(Date.now() + seconds * 1_000).toISOString();

const rehearse: OwnDrill['run'] = async (t, page, say) => {
  const dir = mkdtempSync(join(tmpdir(), 'actodo-dump-'));
  t.after(() => rmSync(dir, { recursive: true, force: true }));
  const authSecret = randomBytes(32).toString('hex');
  const old = await started(t, { authSecret });
  const before = await signUp(old.baseUrl, account.email);
  await add(old, before, { title: 'Pay rent', due_date: '2040-01-31', recurrence: 'monthly' });
  const far = await add(old, before, { title: 'Renew passport', due_date: inSeconds(3_600) });
  const due = inSeconds(90);
  const soon = await add(old, before, { title: 'Call mom', due_date: due });
  await eventually(async () => {
    const rows = await query(old, 'select reminder_id from reminders_due where registered');
    assert.equal(rows.length, 2);
  });
  // Dumped while it works: each of these is in it as a whole or not at all.
  let answered = 0;
  let goesOn = true;
  const adding = (async () => {
    for (let n = 0; goesOn; n++) {
      await add(old, before, { title: `Task ${n}` }, `add ${n}`);
      answered = n + 1;
    }
  })();
  await eventually(() => assert.ok(answered >= 5));
  const surely = answered;
  await inShell(page.command('pg_dump'), { DATABASE_URL: old.databaseUrl }, dir);
  goesOn = false;
  await adding;
  const asked = answered;
  await old.stop();
  say(`dumped while ${asked} tasks were added, ${surely} of them before`);

  const fill = async (databaseUrl: string) => {
    await inShell(page.command('pg_restore'), { DATABASE_URL: databaseUrl }, dir);
  };
  const stack = await started(t, { authSecret, fill });
  const user = await signIn(stack, before.id);
  const titles = async () =>
    (await query<{ title: string }>(stack, `select task ->> 'title' as title from tasks order by id`)).map(
      ({ title }) => title,
    );
  const restored = await titles();
  for (let n = 0; n < surely; n++) assert.equal(restored.filter((title) => title === `Task ${n}`).length, 1);
  // Asked for again under their keys: no second one of those that are there.
  for (let n = 0; n < asked; n++) await add(stack, user, { title: `Task ${n}` }, `add ${n}`);
  assert.equal((await titles()).length, 3 + asked);
  await callTool(stack.baseUrl, user, 'complete_task', { task_id: 1 });
  await eventually(async () => assert.equal((await titles()).filter((title) => title === 'Pay rent').length, 2));
  const told = () =>
    query<{ event_id: string }>(stack, `select event_id from audit_events where event_type = 'reminder.due'`);
  await eventually(async () => assert.ok((await told()).length > 0));
  await eventually(async () => assert.deepEqual(await query(stack, 'select id from outbox'), []));
  assert.deepEqual(await told(), [{ event_id: `${user.id}.${soon}.${Date.parse(due)}/due` }]);
  // The one that is not due yet stands in the new scheduler.
  await eventually(async () => {
    const [row] = await query<{ reminder_id: string; registered: boolean }>(
      stack,
      `select reminder_id, registered from reminders_due where reminder_id like $1`,
      [`%${user.id}.${far}.%`],
    );
    assert.ok(row?.registered && (await isScheduled(stack, row.reminder_id)));
  });
  const doubled = await query(
    stack,
    `select user_id, task_id, event #>> '{payload,version}' from audit_records
     where topic = 'task-events' group by 1, 2, 3 having count(*) > 1`,
  );
  assert.deepEqual(doubled, []);
  assert.deepEqual(await query(stack, 'select reason from dead_letters'), []);
  page.says('reminders are registered anew');
  say('the series went on, the reminder of meanwhile came once, the far one is registered anew');
};

export const backupAndRestore: OwnDrill = {
  name: 'backup-and-restore',
  shows: 'a dump taken while it works goes on in a new stack with an empty scheduler: nothing is lost, nothing doubled',
  run: rehearse,
};
