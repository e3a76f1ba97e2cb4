import assert from 'node:assert/strict';
import { randomUUID } from 'node:crypto';
import type { TestContext } from 'node:test';
import { sql } from 'kysely';
import type { Caller, TaskClient } from '../../src/actors/contract.ts';
import { createAdminGrant } from '../../src/api/auth/admin-grant.ts';
import { createAuth, migrateAuth } from '../../src/api/auth/auth.ts';
import { loadConfig } from '../../src/config.ts';
import { adminCodes } from '../../src/db/accounts/admin-codes.ts';
import type { Db } from '../../src/db/database.ts';
import type { ReminderEvent } from '../../src/domain/events.ts';
import { createMetrics } from '../../src/metrics/metrics.ts';
import { accountMail, accountMails } from '../../src/sending/account-mail.ts';
import { mailer } from '../../src/sending/mail-server.ts';
import { createSealing } from '../../src/sending/sealing.ts';
import { type SenderTimes, startSender } from '../../src/sending/sender.ts';
import { testDatabase } from './database.ts';
import { secret, serveApi } from './http.ts';
import { openMailbox, type Received } from './mailbox.ts';
import { callerOf, quiet } from './system.ts';

export const baseUrl = 'https://todo.example.com';

/** Makes the tables of accounts, for tests that need rows of them and no HTTP. */
export async function withAccounts(db: Db): Promise<void> {
  const config = loadConfig({ BASE_URL: baseUrl });
  const grant = createAdminGrant({ config, secret, codes: adminCodes(db), log: quiet });
  await migrateAuth(createAuth({ config, secret, db, log: quiet, grant }), db);
}

/** Somebody whose address is verified and who wants mails, unless told otherwise. */
export async function somebody(
  db: Db,
  tasks: TaskClient,
  { verified = true, wants = true, settings = {} }: { verified?: boolean; wants?: boolean; settings?: object } = {},
): Promise<Caller & { email: string }> {
  const caller = callerOf(randomUUID());
  const email = `${caller.userId}@example.com`;
  await sql`insert into "user" (id, name, email, "emailVerified", "createdAt", "updatedAt")
    values (${caller.userId}::uuid, 'Ann', ${email}, ${verified}, now(), now())`.execute(db);
  await tasks.changeSettings(caller.userId, { email_reminders: wants, ...settings });
  return { ...caller, email };
}

/** The event of the reminder at the due time of a task that is due in `inMs`, as it will be told. */
export async function dueTask(tasks: TaskClient, caller: Caller, title: string, dueMs = 3_600_000) {
  const due = new Date(Math.ceil((Date.now() + dueMs) / 1_000) * 1_000);
  const { task_id } = await tasks.add(caller, { title, due_date: due.toISOString() });
  const { userId: user_id } = caller;
  const reminder_id = `${user_id}.${task_id}.${due.getTime()}`;
  const event: ReminderEvent = {
    event_id: `${reminder_id}/due`,
    event_type: 'reminder.due',
    user_id,
    timestamp: new Date().toISOString(),
    reminder_id,
    task_id,
    due_date: due.toISOString(),
    payload: { version: 1, title, remind_at: due.toISOString() },
  };
  return { task_id, due, event };
}

export const waiting = (db: Db) => db.selectFrom('sendings').selectAll().orderBy('id').execute();

/** Values of a counter by `channel result`. */
export async function counted(metrics: ReturnType<typeof createMetrics>): Promise<Record<string, number>> {
  const { values } = await metrics.sendings.get();
  return Object.fromEntries(values.map(({ labels, value }) => [`${labels.channel} ${labels.result}`, value]));
}

/** Half a second is long for these tests, and no server here needs more. */
export const quick: SenderTimes = { attempt: 5, pauses: { least: 0.05, most: 0.2 }, look: 0.05, margin: 5 };

type Overrides = NonNullable<Parameters<typeof serveApi>[2]>;

/** The public HTTP server with mails of accounts, which go to a real SMTP server. */
export async function serveMailing(t: Pick<TestContext, 'after'>, { env, ...overrides }: Overrides = {}) {
  const [db, mailbox] = [await testDatabase(t), await openMailbox(t)];
  const metrics = createMetrics();
  const sealing = createSealing(secret);
  const send = mailer({ url: mailbox.url, from: 'Actodo <todo@example.com>' });
  const attempt = accountMails(sealing, baseUrl, send);
  const sender = startSender({ db, log: quiet, metrics, channel: 'account', attempt, mostUnsure: 2, times: quick });
  t.after(sender.stop);
  const mail = accountMail({ db, sealing, queued: sender.wake });
  const settings = { SMTP_URL: mailbox.url, MAIL_FROM: 'todo@example.com', ...env };
  const limits = { mailByIp: 1_000, ...overrides.limits };
  const api = await serveApi(t, db, { ...overrides, limits, mail, env: settings });
  return { api, db, mailbox, metrics };
}

/** The path and query of the link in a mail. */
export const linkIn = ({ text }: Received): string =>
  /^https?:\/\/[^/]+(\/account\/\S+)$/m.exec(text)?.[1] ?? assert.fail(`no link in ${text}`);
