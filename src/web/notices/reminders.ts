import { callTool, newKey, request } from '../core/calls.ts';
import { countedUnread, type ReminderEvent, type TaskUpdateEvent, unread } from '../core/live.ts';
import { Refusal, refusalOf } from '../core/refusal.ts';
import { locale, zone } from '../core/settings.ts';
import { toast } from '../kit/say.ts';
import { findTask } from './find-task.ts';
import { mayRing } from './permission.ts';
import { hasSubscription, show } from './push.ts';
import { type Snooze, snoozedTo, snoozes, withSnooze } from './snooze.ts';
import { isAnyVisible, isLeading } from './tabs.ts';
import { isMineToRing } from './who-rings.ts';
import { reminderText } from './words.ts';

/** Reminders as they become due: a toast in every tab, and one notification of the system where nobody looks. */

/** Reminders that are shown, by their task, and what takes them away. */
const shown = new Map<string, { task: number; takeAway: () => void }>();
/** A frame may come twice. */
const heard = new Set<string>();
const channel = new BroadcastChannel('actodo-notices');

/** Hears what other tabs of this browser did. */
export function followDone(): void {
  channel.onmessage = ({ data }) => shown.get(String(data))?.takeAway();
}

/** A toast stays until somebody does something with it, or for an hour that somebody could see it. */
const seconds = 3_600;

export function remind(event: ReminderEvent): void {
  const { reminder_id, task_id, due_date } = event;
  if (heard.has(reminder_id)) return;
  heard.add(reminder_id);
  const title = String(event.payload.title);
  const text = reminderText({ title, due_date }, new Date(), { zone: zone.value, locale: locale.value });
  const takeAway = toast({
    tag: reminder_id,
    text,
    seconds,
    actions: [
      { label: 'Complete', run: () => void act(reminder_id, () => complete(task_id, title)) },
      ...snoozes.map(({ id, label }) => ({
        label,
        run: () => putOff({ reminder_id, task_id, title, due_date }, id),
      })),
    ],
    onGone: () => void shown.delete(reminder_id),
  });
  shown.set(reminder_id, { task: task_id, takeAway });
  void ring(event, text);
}

/** What was done or deleted elsewhere need not be reminded of. */
export function settle({ task_id, update_type }: TaskUpdateEvent): void {
  if (update_type !== 'completed' && update_type !== 'deleted') return;
  for (const { task, takeAway } of [...shown.values()]) if (task === task_id) takeAway();
}

/** Nothing of who was here stays on the page. */
export function forgetReminders(): void {
  for (const { takeAway } of [...shown.values()]) takeAway();
  heard.clear();
}

async function ring({ reminder_id, task_id }: ReminderEvent, text: string): Promise<void> {
  const [anyVisible, pushes] = await Promise.all([isAnyVisible(), hasSubscription()]);
  const place = { leads: isLeading(), anyVisible, pushes, permission: mayRing.value };
  if (isMineToRing(place)) await show(text, { tag: reminder_id, icon: '/favicon.svg', data: { task_id } });
}

/** Tries until it is done or given up: the same try again does nothing twice. */
async function act(reminderId: string, work: () => Promise<string>): Promise<void> {
  channel.postMessage(reminderId);
  void markRead(reminderId);
  try {
    toast({ text: await work() });
  } catch (error) {
    const retry = { label: 'Retry', run: () => void act(reminderId, work) };
    toast({ text: refusalOf(error).message, action: retry, seconds: 30 });
  }
}

/** What was answered needs no reading. If it fails it stays unread, which does no harm. */
async function markRead(reminderId: string): Promise<void> {
  const marked = await request<{ read: number }>('POST', '~/notifications/read', { ids: [reminderId] }).catch(() => ({
    read: 0,
  }));
  if (marked.read > 0) countedUnread(unread.value - marked.read);
}

function complete(taskId: number, title: string): Promise<string> {
  const key = newKey();
  return callTool('complete_task', { task_id: taskId }, { key }).then(() => `Completed "${title}".`);
}

interface About {
  reminder_id: string;
  task_id: number;
  title: string;
  due_date: string | null;
}

/** The moment is chosen once, so that trying again sets the same reminders again. */
function putOff(about: About, id: Snooze): void {
  const now = new Date();
  const again = snoozedTo(id, now, zone.value);
  void act(about.reminder_id, async () => {
    const task = await findTask(about);
    if (!task || task.completed) throw new Refusal('not_found', `"${about.title}" is done or deleted by now.`);
    await callTool('update_task', { task_id: about.task_id, reminders: withSnooze(task.reminders, again, now) });
    return `"${about.title}" rings again ${words[id]}.`;
  });
}

const words: Record<Snooze, string> = { '10min': 'in 10 minutes', '1h': 'in 1 hour', tomorrow: 'tomorrow at 09:00' };
