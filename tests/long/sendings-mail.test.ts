import assert from 'node:assert/strict';
import { type TestContext, test } from 'node:test';
import { sql } from 'kysely';
import { retryDeadLetter } from '../../src/db/audit/dead-letters.ts';
import { burySending, type Claim, claimSendings, delaySending } from '../../src/db/sendings/sendings.ts';
import { createMetrics } from '../../src/metrics/metrics.ts';
import { mailer } from '../../src/sending/mail-server.ts';
import { reminderMails } from '../../src/sending/reminder-mail.ts';
import { startSender } from '../../src/sending/sender.ts';
import { notifications } from '../../src/subscribers/notifications.ts';
import { testDatabase } from '../support/database.ts';
import { openMailbox, type Received, smtpError } from '../support/mailbox.ts';
import { baseUrl, counted, dueTask, quick, somebody, waiting, withAccounts } from '../support/sendings.ts';
import { eventually } from '../support/server.ts';
import { quiet, startSystem } from '../support/system.ts';

/** A system whose reminders leave by mail to a real server. */
async function start(t: TestContext, { times = quick, from = 'Actodo <todo@example.com>' } = {}) {
  const db = await testDatabase(t);
  await withAccounts(db);
  const { tasks } = await startSystem(t, db, { relay: false });
  const mailbox = await openMailbox(t);
  const metrics = createMetrics();
  const consumer = notifications(db, { channels: { email: true, push: true } });
  const attempt = reminderMails(db, baseUrl, mailer({ url: mailbox.url, from }));
  const send = () => {
    const sender = startSender({ db, log: quiet, metrics, channel: 'email', attempt, mostUnsure: 2, times });
    t.after(sender.stop);
    return sender;
  };
  const remind = (event: Parameters<typeof consumer.receive>[1]) => consumer.receive('reminders', event);
  return { db, tasks, mailbox, metrics, remind, send };
}

const gone = (db: Parameters<typeof waiting>[0]) => eventually(async () => assert.deepEqual(await waiting(db), []));
const dead = (db: Parameters<typeof waiting>[0]) =>
  db.selectFrom('dead_letters').select(['consumer', 'reason', 'event']).execute();

test('a due reminder is one mail, in the words and zone of its user, with a link and an end to such mails', async (t) => {
  const { db, tasks, mailbox, remind, send } = await start(t);
  const ann = await somebody(db, tasks, { settings: { timezone: 'Asia/Karachi', locale: 'en-GB' } });
  const { event, due, task_id } = await dueTask(tasks, ann, 'Call mom & <b>dad</b>');
  await remind(event);
  send();
  const [mail = assert.fail()] = await mailbox.to(ann.email);
  await gone(db);
  const clock = due.toLocaleTimeString('en-GB', { timeZone: 'Asia/Karachi', hour: 'numeric', minute: '2-digit' });
  assert.equal(mail.headers.subject, 'Reminder: Call mom & <b>dad</b>');
  assert.ok(mail.text.includes(`at ${clock} (Asia/Karachi)`), mail.text);
  assert.ok(mail.text.includes(`${baseUrl}/?task=${task_id}`));
  assert.ok(mail.html.includes('Call mom &amp; &lt;b&gt;dad&lt;/b&gt;') && !mail.html.includes('<b>'));
  assert.equal(mail.headers.from, 'Actodo <todo@example.com>');
  assert.equal(mail.headers['auto-submitted'], 'auto-generated');
  assert.match(mail.headers['list-unsubscribe'] ?? '', /^<https:\/\/todo\.example\.com\/unsubscribe\/[0-9a-f-]{36}>$/);
  assert.equal(mail.headers['list-unsubscribe-post'], 'List-Unsubscribe=One-Click');
  assert.match(mail.headers['message-id'] ?? '', /^<[\w-]{32}@todo\.example\.com>$/);
});

test('a title makes no header, whatever it holds', async (t) => {
  const { db, tasks, mailbox, remind, send } = await start(t);
  const ann = await somebody(db, tasks);
  const { event } = await dueTask(tasks, ann, 'Hi\r\nBcc: eve@example.com\r\n\r\n.\r\nQUIT\u2028x\u202egnp.exe');
  await remind(event);
  send();
  const [mail = assert.fail()] = await mailbox.to(ann.email);
  assert.equal(mail.headers.bcc, undefined);
  assert.deepEqual(mail.to, [ann.email]);
  assert.equal(mail.headers.subject, 'Reminder: Hi Bcc: eve@example.com . QUIT x gnp.exe');
});

test('however often the event comes, also after the inbox has forgotten it, there is one mail', async (t) => {
  const { db, tasks, mailbox, remind, send } = await start(t);
  const ann = await somebody(db, tasks);
  const { event } = await dueTask(tasks, ann, 'Call mom');
  await Promise.all(Array.from({ length: 5 }, () => remind(event)));
  send();
  await mailbox.to(ann.email);
  await gone(db);
  await sql`delete from inbox`.execute(db);
  await remind(event);
  const ben = await somebody(db, tasks);
  await remind((await dueTask(tasks, ben, 'Call dad')).event);
  await mailbox.to(ben.email);
  assert.equal(mailbox.mails.length, 2);
});

test('who does not want mails, or whose address nobody verified, gets none; what holds when it is sent decides', async (t) => {
  const { db, tasks, mailbox, remind, send, metrics } = await start(t);
  const people = {
    never: await somebody(db, tasks, { wants: false }),
    unverified: await somebody(db, tasks, { verified: false }),
    changed: await somebody(db, tasks),
    wants: await somebody(db, tasks),
  };
  for (const ann of Object.values(people)) await remind((await dueTask(tasks, ann, 'Call mom')).event);
  assert.equal((await waiting(db)).length, 3);
  await tasks.changeSettings(people.changed.userId, { email_reminders: false });
  send();
  await mailbox.to(people.wants.email);
  await gone(db);
  assert.equal(mailbox.mails.length, 1);
  assert.deepEqual(await counted(metrics), { 'email sent': 1, 'email dropped': 2 });
});

test('a reminder whose task was completed, deleted or moved before it was sent is not sent', async (t) => {
  const { db, tasks, mailbox, remind, send } = await start(t);
  const ann = await somebody(db, tasks);
  const rows = await Promise.all(
    ['completed', 'deleted', 'moved', 'renamed'].map(async (title) => {
      const made = await dueTask(tasks, ann, title);
      await remind(made.event);
      return made.task_id;
    }),
  );
  const [completed = 0, deleted = 0, moved = 0, renamed = 0] = rows;
  await tasks.complete(ann, completed);
  await tasks.delete(ann, deleted);
  await tasks.update(ann, { task_id: moved, due_date: new Date(Date.now() + 7_200_000).toISOString() });
  await tasks.update(ann, { task_id: renamed, title: 'under its new name' });
  send();
  await gone(db);
  assert.deepEqual(
    mailbox.mails.map(({ headers }) => headers.subject),
    ['Reminder: under its new name'],
  );
});

test('a server that fails for a while is asked again with the same Message-ID, and has the mail once', async (t) => {
  const { db, tasks, mailbox, remind, send, metrics } = await start(t);
  const ann = await somebody(db, tasks);
  const seen: Received[] = [];
  mailbox.answer((done, mail) => {
    seen.push(mail);
    done(seen.length < 4 ? smtpError(451, 'try again later') : null);
  });
  await remind((await dueTask(tasks, ann, 'Call mom')).event);
  send();
  await mailbox.to(ann.email);
  await gone(db);
  assert.equal(seen.length, 4);
  assert.equal(new Set(seen.map(({ headers }) => headers['message-id'])).size, 1);
  assert.deepEqual(await counted(metrics), { 'email failed': 3, 'email sent': 1 });
  assert.deepEqual(await dead(db), []);
});

test('a mail that is refused for good ends at once, in the dead letters, without address or title', async (t) => {
  const { db, tasks, mailbox, remind, send } = await start(t);
  const ann = await somebody(db, tasks);
  let attempts = 0;
  mailbox.answer((done) => {
    attempts++;
    done(smtpError(550, `no such user ${ann.email}`));
  });
  const { event, task_id } = await dueTask(tasks, ann, 'Call mom');
  await remind(event);
  send();
  await gone(db);
  const about = { channel: 'email', user_id: ann.userId, about: event.reminder_id, target: '', task_id };
  assert.deepEqual(await dead(db), [{ consumer: 'sender email', reason: 'SMTP 550 at DATA', event: about }]);
  assert.equal(attempts, 1);
});

test('an admin sends a dead reminder again, if it still stands', async (t) => {
  const { db, tasks, mailbox, remind, send } = await start(t);
  const ann = await somebody(db, tasks);
  mailbox.answer((done) => done(smtpError(550, 'not here')));
  const rows = [await dueTask(tasks, ann, 'Call mom'), await dueTask(tasks, ann, 'Call dad')];
  for (const { event } of rows) await remind(event);
  send();
  await gone(db);
  mailbox.answer((done) => done());
  await tasks.complete(ann, rows[1]?.task_id ?? 0);
  const ids = await db.selectFrom('dead_letters').select('id').execute();
  assert.equal(ids.length, 2);
  for (const { id } of ids) await retryDeadLetter(db, id, { userId: 'boss', requestId: 'r' });
  await mailbox.to(ann.email);
  await gone(db);
  assert.deepEqual([mailbox.mails.length, await dead(db)], [1, []]);
});

test('what was not taken within a day is given up', async (t) => {
  const { db, tasks, mailbox, remind, send } = await start(t);
  const ann = await somebody(db, tasks);
  mailbox.answer((done) => done(smtpError(451, 'later')));
  await remind((await dueTask(tasks, ann, 'Call mom')).event);
  const [row = assert.fail()] = await waiting(db);
  const hours = (row.give_up_at.getTime() - row.created_at.getTime()) / 3_600_000;
  assert.equal(Math.round(hours), 24);
  send();
  await eventually(async () => assert.ok(((await waiting(db))[0]?.attempts ?? 0) >= 2));
  await sql`update sendings set give_up_at = now()`.execute(db);
  await gone(db);
  assert.deepEqual(
    (await dead(db)).map(({ reason }) => reason),
    ['not taken in time'],
  );
});

test('a reminder of a moment that is longer ago than a day leaves nothing, as after a replay', async (t) => {
  const { db, tasks, remind } = await start(t);
  const ann = await somebody(db, tasks);
  const { event } = await dueTask(tasks, ann, 'Call mom');
  const remind_at = new Date(Date.now() - 25 * 3_600_000).toISOString();
  await remind({ ...event, payload: { ...event.payload, remind_at } } as typeof event);
  assert.deepEqual(await waiting(db), []);
  assert.equal((await db.selectFrom('notifications').select('reminder_id').execute()).length, 1);
});

test('whoever is banned gets no mail', async (t) => {
  const { db, tasks, mailbox, remind, send } = await start(t);
  const ann = await somebody(db, tasks);
  await remind((await dueTask(tasks, ann, 'Call mom')).event);
  await sql`update "user" set banned = true where id = ${ann.userId}::uuid`.execute(db);
  send();
  await gone(db);
  assert.deepEqual([mailbox.mails.length, await dead(db)], [0, []]);
});

test('the end of an attempt that was overtaken by another changes nothing', async (t) => {
  const { db, tasks, remind } = await start(t);
  const ann = await somebody(db, tasks);
  await remind((await dueTask(tasks, ann, 'Call mom')).event);
  const claim: Claim = { channel: 'email', limit: 1, perUser: 1, busy: [], seconds: 60 };
  const [first = assert.fail()] = await claimSendings(db, claim);
  await sql`update sendings set next_at = now()`.execute(db);
  await claimSendings(db, claim);
  const before = await waiting(db);
  await delaySending(db, first, 0, false);
  await burySending(db, first, 'late');
  assert.deepEqual([await waiting(db), await dead(db)], [before, []]);
});

test('a server that takes a mail and then says nothing is asked once more and never again', async (t) => {
  const { db, tasks, mailbox, remind, send } = await start(t, { times: { ...quick, attempt: 0.5 } });
  const ann = await somebody(db, tasks);
  let taken = 0;
  mailbox.answer(() => {
    taken++;
  });
  await remind((await dueTask(tasks, ann, 'Call mom')).event);
  send();
  await gone(db);
  assert.equal(taken, 2);
  assert.match((await dead(db))[0]?.reason ?? '', /nobody knows whether it was taken/);
});

test('what processes that died while sending had claimed comes back, and is given up after the second', async (t) => {
  const { db, tasks, mailbox, remind, send } = await start(t);
  const [ann, ben] = [await somebody(db, tasks), await somebody(db, tasks)];
  const claim = (busy: string[]) => claimSendings(db, { channel: 'email', limit: 9, perUser: 9, busy, seconds: 0 });
  await remind((await dueTask(tasks, ann, 'Killed twice')).event);
  await remind((await dueTask(tasks, ben, 'Killed once')).event);
  assert.deepEqual([(await claim([])).length, (await claim([ben.userId])).length], [2, 1]);
  send();
  await gone(db);
  assert.deepEqual(
    mailbox.mails.map(({ to }) => to),
    [[ben.email]],
  );
  assert.match((await dead(db))[0]?.reason ?? '', /nobody knows whether it was taken/);
});

test('an attempt that breaks off here, such as by a database that is away, counts as none that may have been taken', async (t) => {
  const db = await testDatabase(t);
  const give_up_at = new Date(Date.now() + 60_000);
  await db.insertInto('sendings').values({ channel: 'email', user_id: 'ann', about: 'one', give_up_at }).execute();
  let attempts = 0;
  const attempt = async () => {
    if (++attempts < 5) throw new Error('away');
    return { end: 'sent' } as const;
  };
  const metrics = createMetrics();
  const sender = startSender({ db, log: quiet, metrics, channel: 'email', attempt, mostUnsure: 2, times: quick });
  t.after(sender.stop);
  await gone(db);
  assert.deepEqual([attempts, await dead(db)], [5, []]);
});

test('of many reminders of one user and one of another, the other does not wait for all of them', async (t) => {
  const { db, tasks, mailbox, remind, send } = await start(t);
  const [ann, ben] = [await somebody(db, tasks), await somebody(db, tasks)];
  for (let n = 0; n < 40; n++) await remind((await dueTask(tasks, ann, `Task ${n}`)).event);
  await remind((await dueTask(tasks, ben, 'The only one')).event);
  send();
  await gone(db);
  const place = mailbox.mails.findIndex(({ to }) => to[0] === ben.email);
  assert.ok(place >= 0 && place < 4, `it came as number ${place}`);
  assert.equal(mailbox.mails.length, 41);
});

test('a mail server that hangs holds up no event and no other channel', async (t) => {
  const { db, tasks, mailbox, remind, send } = await start(t);
  const [ann, ben] = [await somebody(db, tasks), await somebody(db, tasks)];
  let hanging = 0;
  mailbox.answer(() => {
    hanging++;
  });
  await remind((await dueTask(tasks, ann, 'Call mom')).event);
  send();
  await eventually(() => assert.equal(hanging, 1));
  await remind((await dueTask(tasks, ben, 'Call dad')).event);
  assert.deepEqual((await db.selectFrom('notifications').select('title').execute()).length, 2);
  await eventually(async () => assert.ok((await waiting(db)).every(({ attempts }) => attempts > 0)));
  await eventually(() => assert.equal(hanging, 2));
  assert.deepEqual(
    (await waiting(db)).map(({ attempts }) => attempts),
    [1, 1],
    'nobody else takes what is being sent',
  );
});
