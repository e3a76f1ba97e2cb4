import assert from 'node:assert/strict';
import { join } from 'node:path';
import { type TestContext, test } from 'node:test';
import { sql } from 'kysely';
import { type Db, openDatabase } from '../../src/db/database.ts';
import { openMailbox, smtpError } from '../support/mailbox.ts';
import { linkIn } from '../support/sendings.ts';
import {
  callTool,
  dataDirectory,
  eventually,
  freePort,
  type Server,
  signUp,
  startServer,
  type User,
} from '../support/server.ts';

/** Looks into the directory of a program that has ended. */
async function within<T>(dataDir: string, work: (db: Db) => Promise<T>): Promise<T> {
  const db = await openDatabase({ driver: 'pglite', dataDir: join(dataDir, 'pglite') });
  try {
    return await work(db);
  } finally {
    await db.destroy();
  }
}

/** A program that sends mails, with somebody whose address is verified; `start` starts it again on the same directory. */
async function prepared(t: TestContext) {
  const mailbox = await openMailbox(t);
  const [dataDir, port] = [await dataDirectory(t), await freePort()];
  const plain = await startServer(t, { dataDir, port });
  const ann = await signUp(plain.url, 'ann@example.com');
  await fetch(`${plain.url}/api/${ann.id}/settings`, {
    method: 'PUT',
    headers: { authorization: `Bearer ${ann.token}`, 'content-type': 'application/json' },
    body: '{"email_reminders":true}',
  });
  await plain.kill('SIGTERM');
  await within(dataDir, (db) => sql`update "user" set "emailVerified" = true`.execute(db));
  const env = { SMTP_URL: mailbox.url, MAIL_FROM: 'todo@example.com' };
  return { mailbox, dataDir, ann, start: () => startServer(t, { dataDir, port, env }) };
}

/** A task whose reminder is due in a moment; made again when that took so long that the moment was past. */
async function remind(server: Server, user: User): Promise<void> {
  for (let ms = 2_000; ; ms *= 2) {
    const due_date = new Date(Date.now() + ms).toISOString();
    const { structuredContent } = await callTool(server.url, user, 'add_task', { title: 'Call mom', due_date });
    const task = structuredContent?.task as { updated_at: string } | undefined;
    if (task && task.updated_at < due_date) return;
  }
}

const left = (dataDir: string) =>
  within(dataDir, async (db) => ({
    rows: await db.selectFrom('sendings').select(['channel', 'attempts']).execute(),
    dead: await db.selectFrom('dead_letters').select(['consumer', 'reason']).execute(),
    told: (await db.selectFrom('notifications').select('seq').execute()).length,
  }));

test('killed before the mail server took the mail: the next process sends it, once', async (t) => {
  const { mailbox, dataDir, ann, start } = await prepared(t);
  const doomed = await start();
  mailbox.answer((done) => {
    doomed.process.kill('SIGKILL');
    done(smtpError(451, 'the sender is gone'));
  });
  await remind(doomed, ann);
  await eventually(() => assert.equal(doomed.process.signalCode, 'SIGKILL'));
  assert.deepEqual((await left(dataDir)).rows, [{ channel: 'email', attempts: 1 }]);
  mailbox.answer((done) => done());
  const next = await start();
  await mailbox.to('ann@example.com');
  await next.kill('SIGTERM');
  assert.deepEqual(await left(dataDir), { rows: [], dead: [], told: 1 });
  assert.equal(mailbox.mails.length, 1);
});

test('killed after the mail server took it: sent once more under the same Message-ID, and killed again there, never a third time', async (t) => {
  const { mailbox, dataDir, ann, start } = await prepared(t);
  let doomed = await start();
  // Taken, and its sender dies before it hears so.
  mailbox.answer((done) => {
    doomed.process.kill('SIGKILL');
    done();
  });
  await remind(doomed, ann);
  for (const count of [1, 2]) {
    await mailbox.to('ann@example.com', count);
    await eventually(() => assert.equal(doomed.process.signalCode, 'SIGKILL'));
    assert.deepEqual((await left(dataDir)).rows, [{ channel: 'email', attempts: count }]);
    doomed = await start();
  }
  await eventually(async () => {
    const metrics = await (await fetch(doomed.metricsUrl)).text();
    assert.match(metrics, /actodo_sendings_total\{channel="email",result="given up"\} 1/);
  });
  await doomed.kill('SIGTERM');
  const { rows, dead, told } = await left(dataDir);
  assert.deepEqual([rows, told, dead.length], [[], 1, 1]);
  assert.match(dead[0]?.reason ?? '', /nobody knows whether it was taken/);
  assert.equal(mailbox.mails.length, 2);
  assert.equal(new Set(mailbox.mails.map(({ headers }) => headers['message-id'])).size, 1);
});

test('killed after a sign-up was answered: the mail that confirms its address comes, and its link works', async (t) => {
  const mailbox = await openMailbox(t);
  const [dataDir, port] = [await dataDirectory(t), await freePort()];
  const env = { SMTP_URL: mailbox.url, MAIL_FROM: 'todo@example.com' };
  const doomed = await startServer(t, { dataDir, port, env });
  mailbox.answer((done) => done(smtpError(451, 'not yet')));
  await signUp(doomed.url, 'ann@example.com');
  await doomed.kill('SIGKILL');
  mailbox.answer((done) => done());
  const next = await startServer(t, { dataDir, port, env });
  const [mail = assert.fail()] = await mailbox.to('ann@example.com');
  const link = new URL(linkIn(mail), next.url);
  const token = link.searchParams.get('token') ?? '';
  const answer = await fetch(`${next.url}${link.pathname}`, { method: 'POST', body: new URLSearchParams({ token }) });
  assert.equal(answer.status, 200);
  await next.kill('SIGTERM');
  const { rows } = await within(dataDir, (db) =>
    sql<{ emailVerified: boolean }>`select "emailVerified" from "user"`.execute(db),
  );
  assert.deepEqual(rows, [{ emailVerified: true }]);
  for (const { output } of [doomed, next]) assert.doesNotMatch(output(), /eyJ|token=|ann@example/);
});
