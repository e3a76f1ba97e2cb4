import { createHash } from 'node:crypto';
import type { Db } from '../db/database.ts';
import { type ReminderMail, readReminderMail } from '../db/sendings/reminders.ts';
import type { Sending } from '../db/sendings/sendings.ts';
import { settingsOf } from '../domain/user.ts';
import { describeDue } from '../language/dates.ts';
import type { Mail } from './mail-server.ts';
import { written } from './mail-text.ts';
import type { Attempt } from './outcome.ts';

/** Sends reminders by mail; those that nobody is to have any more are dropped. */
export const reminderMails =
  (db: Db, baseUrl: string, send: Attempt<Mail>): Attempt<Sending> =>
  async (sending, signal) => {
    const content = await readReminderMail(db, sending);
    return content ? send(reminderMail(sending, content, baseUrl, new Date()), signal) : { end: 'dropped' };
  };

/** The reminder as a mail, in the words, zone and region of its user. */
export function reminderMail(
  { about, task_id }: Pick<Sending, 'about' | 'task_id'>,
  { title, due_date, email, settings, unsubscribe_key }: ReminderMail,
  baseUrl: string,
  now: Date,
): Mail {
  const { timezone: zone, locale } = settingsOf(settings);
  const unsubscribe = `${baseUrl}/unsubscribe/${unsubscribe_key}`;
  const due = due_date === null ? [] : [`Due ${describeDue(due_date, { now, zone, locale })} (${zone}).`];
  return {
    to: email,
    ...written({
      subject: `Reminder: ${title}`,
      paragraphs: [
        title,
        ...due,
        { says: 'Open the task', link: taskLink(baseUrl, task_id) },
        'You get this mail because mails for reminders are on in your settings.',
        { says: 'Turn them off', link: unsubscribe },
      ],
    }),
    messageId: messageIdOf(about, baseUrl),
    headers: {
      'Auto-Submitted': 'auto-generated',
      'List-Unsubscribe': `<${unsubscribe}>`,
      'List-Unsubscribe-Post': 'List-Unsubscribe=One-Click',
    },
  };
}

export const taskLink = (baseUrl: string, taskId: number | null): string => `${baseUrl}/?task=${taskId}`;

/** The same for the same reminder, and nothing that tells whose it is. */
export function messageIdOf(about: string, baseUrl: string): string {
  const hash = createHash('sha256').update(about).digest('base64url').slice(0, 32);
  return `<${hash}@${new URL(baseUrl).hostname}>`;
}
