import assert from 'node:assert/strict';
import type { TestContext } from 'node:test';
import webPush from 'web-push';
import type { TaskClient } from '../../../src/actors/contract.ts';
import type { Db } from '../../../src/db/database.ts';
import { keepSubscription } from '../../../src/db/sendings/push-subscriptions.ts';
import { createMetrics } from '../../../src/metrics/metrics.ts';
import { mailer } from '../../../src/sending/mail-server.ts';
import { pusher, topicOf } from '../../../src/sending/push-service.ts';
import { messageIdOf, reminderMails } from '../../../src/sending/reminder-mail.ts';
import { reminderPushes } from '../../../src/sending/reminder-push.ts';
import { startSender } from '../../../src/sending/sender.ts';
import { openMailbox, type Received, smtpError } from '../mailbox.ts';
import { home, openPushService } from '../push-service.ts';
import { baseUrl, linkIn, quick, somebody } from '../sendings.ts';
import { quiet } from '../system.ts';
import type { Account } from './doors.ts';
import type { Sendings, Sent } from './history.ts';

const subject = 'Reminder: ';
/** Of every ten messages one is not wanted yet. */
const busy = 0.1;

const isReminder = ({ headers }: Received) => headers.subject?.startsWith(subject);

const sentMails = (mails: Received[], accounts: Account[]): Sent[] =>
  mails.filter(isReminder).map(({ to, headers, at }) => ({
    channel: 'email',
    user: accounts.find(({ email }) => to.includes(email ?? ''))?.id ?? to.join(),
    mark: headers['message-id'] ?? 'no Message-ID',
    title: headers.subject!.slice(subject.length),
    at,
  }));

/** A mail server that is sometimes busy, for a program at `http://localhost`. */
export async function openMailServer(t: TestContext, random: () => number) {
  const mailbox = await openMailbox(t);
  return {
    env: { SMTP_URL: mailbox.url, MAIL_FROM: 'todo@example.com' },
    /** Confirms the account's address by the link that came to it, and turns mails of reminders on. */
    async confirm(url: string, { id, token, email = assert.fail() }: Account): Promise<void> {
      const [mail = assert.fail()] = await mailbox.to(email);
      const link = new URL(linkIn(mail), url);
      const body = new URLSearchParams({ token: link.searchParams.get('token') ?? '' });
      assert.equal((await fetch(`${url}${link.pathname}`, { method: 'POST', body })).status, 200);
      const headers = { authorization: `Bearer ${token}`, 'content-type': 'application/json' };
      const settings = { method: 'PUT', headers, body: '{"email_reminders":true}' };
      assert.equal((await fetch(`${url}/api/${id}/settings`, settings)).status, 200);
    },
    /** Begins to be busy now and then. */
    beBusy: () => mailbox.answer((done) => done(random() < busy ? smtpError(451, 'not yet') : null)),
    beFree: () => mailbox.answer((done) => done()),
    sendings: (accounts: Account[]): Sendings => ({
      targets: accounts.map(({ id: user }) => ({ channel: 'email', user })),
      sent: sentMails(mailbox.mails, accounts),
      markOf: (_channel, reminderId) => messageIdOf(reminderId, 'http://localhost'),
    }),
  };
}

/** No server here hangs: an attempt that takes long does so because the machine is busy. */
const times = { ...quick, attempt: 30 };

/** Senders in this process, to a mail server and a push service that are sometimes busy. */
export async function startSenders(t: TestContext, db: Db, random: () => number) {
  const keys = { ...webPush.generateVAPIDKeys(), subject: 'mailto:todo@example.com' };
  const [mailbox, service] = [await openMailbox(t), await openPushService(t, keys.publicKey)];
  mailbox.answer((done) => done(random() < busy ? smtpError(451, 'not yet') : null));
  const refused: (typeof service.received)[number][] = [];
  service.answer((response, push) => {
    if (random() >= busy) return void response.writeHead(201).end();
    refused.push(push);
    response.writeHead(503).end();
  });
  const push = pusher({ keys, reach: { anywhere: true, find: home }, ca: service.ca });
  const common = { db, log: quiet, metrics: createMetrics(), times };
  const mail = mailer({ url: mailbox.url, from: 'todo@example.com' });
  const senders = [
    startSender({ ...common, channel: 'email', attempt: reminderMails(db, baseUrl, mail), mostUnsure: 2 }),
    startSender({ ...common, channel: 'push', attempt: reminderPushes(db, push), mostUnsure: 2 }),
  ];
  for (const { stop } of senders) t.after(stop);
  const users = new Map<string, string>();
  return {
    wake() {
      for (const { wake } of senders) wake();
    },
    /** Somebody who wants mails at an address that is verified, and has a browser. */
    async open(tasks: TaskClient): Promise<Account> {
      const { userId: id, email } = await somebody(db, tasks);
      const { endpoint, keys: ofBrowser } = service.subscribe();
      await keepSubscription(db, id, { endpoint, ...ofBrowser });
      users.set(new URL(endpoint).pathname, id);
      return { id, email, session: '', token: '', tokenFrom: 0 };
    },
    sendings: (accounts: Account[]): Sendings => ({
      targets: accounts.flatMap(({ id: user }) => [
        { channel: 'email', user },
        { channel: 'push', user },
      ]),
      sent: [
        ...sentMails(mailbox.mails, accounts),
        ...service.received
          .filter((each) => !refused.includes(each))
          .map(
            ({ path, topic, payload, at }): Sent => ({
              ...{ channel: 'push', user: users.get(path) ?? path, mark: topic, title: String(payload.title), at },
            }),
          ),
      ],
      markOf: (channel, id) => (channel === 'push' ? topicOf(id) : messageIdOf(id, baseUrl)),
    }),
  };
}
