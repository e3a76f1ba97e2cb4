import type { Db } from '../db/database.ts';
import { removeSubscription } from '../db/sendings/push-subscriptions.ts';
import { type ReminderPush, readReminderPush } from '../db/sendings/reminders.ts';
import type { Sending } from '../db/sendings/sendings.ts';
import type { Attempt } from './outcome.ts';
import { type Push, type PushOutcome, topicOf } from './push-service.ts';

/** Sends reminders to browsers; those that nobody is to have any more are dropped, and so are subscriptions that have ended. */
export const reminderPushes =
  (db: Db, send: (push: Push, signal: AbortSignal) => Promise<PushOutcome>): Attempt<Sending> =>
  async (sending, signal) => {
    const content = await readReminderPush(db, sending);
    if (!content) return { end: 'dropped' };
    const outcome = await send(reminderPush(sending, content, new Date()), signal);
    if (outcome.gone) await removeSubscription(db, sending.target);
    return outcome;
  };

function reminderPush(sending: Sending, { title, due_date, endpoint, p256dh, auth }: ReminderPush, now: Date): Push {
  const { about: reminder_id, task_id, give_up_at } = sending;
  return {
    endpoint,
    p256dh,
    auth,
    payload: { reminder_id, task_id, title, due_date },
    topic: topicOf(reminder_id),
    seconds: Math.max(1, Math.round((give_up_at.getTime() - now.getTime()) / 1_000)),
  };
}
