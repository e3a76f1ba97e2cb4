import { plannedReminders } from './check-reminders.ts';
import { type Expectations, reminderEvents, type Sendings, type Sent, type Stored } from './history.ts';

/** Of mails: nobody gets one a third time. */
const mostMails = 2;
const lost = /^nobody knows whether it was taken/;

/**
 * I5: each reminder that was told left the house once, to its user's address; a second time only if nobody ran between taking and marking, and
 * then under the same mark. One that its task gave up after it was told, or that was lost twice, may not have left. Nothing else ever left.
 */
export function checkSendings(sendings: Sendings | undefined, stored: Stored, expected: Expectations): string[] {
  if (!sendings) return [];
  const { targets, sent, markOf } = sendings;
  const told = reminderEvents(stored);
  const givenUp = new Set(
    plannedReminders(stored)
      .filter(({ to }) => Number.isFinite(to))
      .map(({ id }) => id),
  );
  const byMark = Map.groupBy(sent, ({ channel, mark }) => `${channel} ${mark}`);
  const problems: string[] = [];
  const explained = new Set<Sent>();
  for (const { channel, user } of targets)
    for (const { reminder_id: id, payload } of told.filter(({ user_id }) => user_id === user)) {
      const all = byMark.get(`${channel} ${markOf(channel, id)}`) ?? [];
      for (const each of all) explained.add(each);
      const wrong = (what: string) => void problems.push(`I5 ${id} by ${channel} ${what}`);
      const mayBeMissing = givenUp.has(id) || stored.dead.some((letter) => isSendingOf(letter, channel, id));
      if (all.length === 0 && !mayBeMissing) wrong('was never sent');
      if (channel === 'email' && all.length > mostMails) wrong(`was sent ${all.length} times`);
      for (const [n, { at }] of all.entries())
        if (n > 0 && !wasDown(all[n - 1]!.at, at, expected)) wrong(`was sent ${all.length} times, the program running`);
      for (const each of all) {
        if (each.user !== user) wrong(`went to ${each.user}`);
        if (each.title !== payload.title) wrong('says something else');
        if (each.at < Date.parse(payload.remind_at)) wrong('was sent early');
      }
    }
  for (const each of sent)
    if (!explained.has(each)) problems.push(`I5 by ${each.channel} ${each.user} got ${each.mark}, which was never due`);
  return problems;
}

/** Is it a sending that two ends of the program, one after the other, have each caught between its claim and its end? */
export function isLostTwice(letter: Stored['dead'][number], stored: Stored, { outages = [] }: Expectations): boolean {
  if (!lost.test(letter.reason)) return false;
  const told = reminderEvents(stored).find(({ reminder_id }) => isSendingOf(letter, 'email', reminder_id));
  if (!told) return false;
  const starts = outages.filter(({ from, to }) => to > from && to >= Date.parse(told.timestamp));
  return starts.length >= 2;
}

const isSendingOf = ({ consumer, event_id }: Stored['dead'][number], channel: string, reminderId: string) =>
  consumer === `sender ${channel}` && event_id.split('/')[0] === reminderId;

const wasDown = (since: number, until: number, { outages = [] }: Expectations) =>
  outages.some(({ from, to }) => from <= until && to >= since);
