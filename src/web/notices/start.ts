import { effect } from '@preact/signals';
import { isByHand, request } from '../core/calls.ts';
import { onFrame, onReady, type TaskUpdateEvent, unread } from '../core/live.ts';
import { session } from '../core/session.ts';
import { followLink } from './link.ts';
import type { NoticePage } from './notice.ts';
import { followPermission, offerToRing } from './permission.ts';
import { endSubscription, renewSubscription } from './push.ts';
import { followDone, forgetReminders, remind, settle } from './reminders.ts';
import { followTabs } from './tabs.ts';
import { askZone } from './zone-question.ts';

let isRunning = false;

/** Begins to show reminders, once somebody is signed in; again for the next person on this page. */
export function startNotices(): void {
  const userId = session.value?.user.id;
  if (!userId) return;
  askZone(userId);
  followLink();
  void countUnread();
  // A server that is away, or has no keys, is told the next time.
  void renewSubscription().catch(() => {});
  if (isRunning) return;
  isRunning = true;
  followTabs();
  followDone();
  void followPermission();
  onReady(() => void countUnread());
  onFrame((frame) => {
    if (frame.type === 'task') return changed(frame.event);
    unread.value++;
    remind(frame.event);
  });
  effect(() => {
    if (session.value !== null) return;
    forgetReminders();
    void endSubscription();
  });
}

function changed(event: TaskUpdateEvent): void {
  settle(event);
  // What was set on another device says nothing of this one.
  if (setsReminder(event) && isByHand() && document.hasFocus()) offerToRing();
}

/** Has somebody given an open task a reminder? */
function setsReminder({ changes, update_type }: TaskUpdateEvent): boolean {
  const to = changes.reminders?.to;
  return (update_type === 'created' || update_type === 'updated') && Array.isArray(to) && to.length > 0;
}

async function countUnread(): Promise<void> {
  const { notifications } = await request<NoticePage>('GET', '~/notifications?limit=200').catch(() => ({
    notifications: [],
  }));
  unread.value = notifications.filter(({ read_at }) => read_at === null).length;
}
