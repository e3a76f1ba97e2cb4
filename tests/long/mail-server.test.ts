import assert from 'node:assert/strict';
import { createServer } from 'node:net';
import { test } from 'node:test';
import { readStanding } from '../../src/db/figures/standing.ts';
import { countSendings } from '../../src/db/sendings/sendings.ts';
import { createMetrics } from '../../src/metrics/metrics.ts';
import { mailer } from '../../src/sending/mail-server.ts';
import { pauseAfter } from '../../src/sending/sender.ts';
import { testDatabase } from '../support/database.ts';
import { openMailbox, smtpError } from '../support/mailbox.ts';

const mail = {
  to: 'ann@example.com',
  subject: 'Hello',
  text: 'Hello\n',
  html: '<p>Hello</p>',
  messageId: '<a@example.com>',
};
const send = (url: string, ms = 20_000) => mailer({ url, from: 'todo@example.com' })(mail, AbortSignal.timeout(ms));
const port = (url: string) => new URL(url).port;

test('a server that wants a password gets it; a wrong one is ours to correct, and tried again', async (t) => {
  const asked: string[] = [];
  const mailbox = await openMailbox(t, {
    authOptional: false,
    allowInsecureAuth: true,
    onAuth({ username, password }, _session, done) {
      asked.push(`${username} ${password}`);
      done(password === 's p@ce' ? null : new Error('Invalid'), { user: 'todo' });
    },
  });
  assert.deepEqual(await send(`smtp://to%40do:s%20p%40ce@127.0.0.1:${port(mailbox.url)}`), { end: 'sent' });
  assert.deepEqual(asked, ['to@do s p@ce']);
  const wrong = await send(`smtp://todo:wrong@127.0.0.1:${port(mailbox.url)}`);
  assert.partialDeepStrictEqual(wrong, { end: 'failed', unsure: false });
  assert.match((wrong as { reason: string }).reason, /^SMTP 535/);
  assert.equal(mailbox.mails.length, 1);
});

test('a password goes to no server without TLS, unless it is on this machine', async (t) => {
  const asked: string[] = [];
  // An address of this machine that is none of its names.
  const mailbox = await openMailbox(t, {
    host: '127.0.0.2',
    allowInsecureAuth: true,
    onAuth({ username }, _session, done) {
      asked.push(String(username));
      done(null, { user: 'todo' });
    },
  });
  assert.deepEqual(await send(mailbox.url), { end: 'sent' });
  const outcome = await send(`smtp://todo:secret@127.0.0.2:${port(mailbox.url)}`);
  assert.partialDeepStrictEqual(outcome, { end: 'failed', reason: 'SMTP 500 at STARTTLS' });
  assert.deepEqual(asked, []);
});

test('a server whose certificate nobody vouches for gets neither password nor mail', async (t) => {
  const asked: string[] = [];
  const mailbox = await openMailbox(t, {
    secure: true,
    onAuth({ username }, _session, done) {
      asked.push(String(username));
      done(null, { user: 'todo' });
    },
  });
  const outcome = await send(`smtps://todo:secret@localhost:${port(mailbox.url)}`);
  assert.partialDeepStrictEqual(outcome, { end: 'failed', unsure: false });
  assert.deepEqual([asked, mailbox.mails], [[], []]);
});

test('what a server refuses about the recipient is for good, what it refuses about us is not', async (t) => {
  const answers = { from: 0, to: 0 };
  const mailbox = await openMailbox(t, {
    onMailFrom: (_address, _session, done) => done(answers.from ? smtpError(answers.from, 'x@example.com') : null),
    onRcptTo: (_address, _session, done) => done(answers.to ? smtpError(answers.to, 'x@example.com') : null),
  });
  const outcomes = [];
  for (const [from, to] of [
    [0, 550],
    [0, 450],
    [550, 0],
    [0, 0],
  ] as const) {
    Object.assign(answers, { from, to });
    outcomes.push(await send(mailbox.url));
  }
  assert.deepEqual(outcomes, [
    { end: 'refused', reason: 'SMTP 550 at RCPT TO' },
    { end: 'failed', reason: 'SMTP 450 at RCPT TO', unsure: false },
    { end: 'failed', reason: 'SMTP 550 at MAIL FROM', unsure: false },
    { end: 'sent' },
  ]);
});

test('an attempt is cut when its time is over, and is unsure only when the whole mail went out', async (t) => {
  const silent = createServer(() => {});
  await new Promise<void>((resolve) => silent.listen(0, '127.0.0.1', resolve));
  t.after(() => silent.close());
  const { port } = silent.address() as { port: number };
  const before = await send(`smtp://127.0.0.1:${port}`, 500);
  assert.deepEqual(before, { end: 'failed', reason: 'no answer in time', unsure: false });
  const mailbox = await openMailbox(t, { onMail: () => {} });
  const after = await send(mailbox.url, 3_000);
  assert.deepEqual(after, { end: 'failed', reason: 'no answer in time', unsure: true });
  const nobody = await send('smtp://127.0.0.1:1');
  assert.partialDeepStrictEqual(nobody, { end: 'failed', unsure: false });
});

test('pauses double from the least to the most, each by chance up to half as long, and never shorter than asked', () => {
  const pauses = { least: 10, most: 1_000 };
  for (let attempts = 1; attempts <= 12; attempts++) {
    const longest = Math.min(10 * 2 ** (attempts - 1), 1_000);
    const found = Array.from({ length: 50 }, () => pauseAfter(attempts, pauses));
    assert.ok(found.every((pause) => pause > longest / 2 && pause <= longest));
  }
  assert.equal(pauseAfter(1, pauses, 300), 300);
  assert.equal(pauseAfter(1, pauses, 90_000), 1_000);
});

test('metrics tell what waits and how old the oldest is, by channel, and nothing of anybody', async (t) => {
  const db = await testDatabase(t);
  const hour = new Date(Date.now() - 3_600_000);
  const row = { channel: 'email', user_id: 'zanzibar', give_up_at: new Date() } as const;
  await db
    .insertInto('sendings')
    .values([
      { ...row, about: 'one', created_at: hour },
      { ...row, about: 'two' },
      { ...row, channel: 'push', about: 'one' },
    ])
    .execute();
  const metrics = createMetrics({ standing: () => readStanding(db), sendings: () => countSendings(db) });
  const text = await metrics.registry.metrics();
  assert.match(text, /^actodo_sendings_waiting\{channel="email"\} 2$/m);
  assert.match(text, /^actodo_sendings_waiting\{channel="push"\} 1$/m);
  assert.match(text, /^actodo_sendings_oldest_seconds\{channel="email"\} 36\d\d\./m);
  assert.doesNotMatch(text, /zanzibar/);
});
