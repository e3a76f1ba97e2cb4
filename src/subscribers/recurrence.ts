import type { Caller, TaskClient } from '../actors/contract.ts';
import type { Db } from '../db/database.ts';
import type { AnyEvent, TaskEvent } from '../domain/events.ts';
import { successorKey } from '../domain/succession.ts';
import { byCall } from './by-call.ts';
import type { Consumer } from './consumer.ts';

type Door = Pick<TaskClient, 'settings' | 'successorOf' | 'addSuccessor' | 'withdrawSuccessor'>;

/** A completed task of a series gets its successor; a reopened one gives it up again, as long as nobody has touched it. */
export function recurrence(db: Db, tasks: Door): Consumer {
  return byCall(db, {
    name: 'recurrence',
    topics: ['task-events'],
    concerns: (event) => isTurn(event) && successorKey(event.payload.task) !== null,
    call: (event) => settle(tasks, event as TaskEvent),
  });
}

function isTurn(event: AnyEvent): event is TaskEvent {
  return event.event_type === 'task.completed' || event.event_type === 'task.reopened';
}

/**
 * Makes of the successor what the task says by now, not what the event said: it may be late, and another attempt may be at work. Whoever
 * acted looks again, so that of two who saw different states the last to act leaves what holds.
 */
async function settle(tasks: Door, { event_id, event_type, user_id, task_id, payload }: TaskEvent): Promise<void> {
  // One look at the zone for both looks at the task: in another one it is the same successor.
  const { timezone: zone } = await tasks.settings(user_id);
  const caller: Caller = { userId: user_id, origin: 'recurrence', requestId: event_id, zone };
  const present = () => tasks.successorOf(caller, task_id, payload.version);
  let key = successorKey(payload.task)!;
  let next = await present();
  // It was reopened since, which has an event of its own, or the series is over.
  if (!next && event_type === 'task.completed') return;
  for (;;) {
    if (next) await tasks.addSuccessor(caller, next);
    else await tasks.withdrawSuccessor(caller, key);
    key = next?.key ?? key;
    const now = await present();
    if (now?.key === next?.key) return;
    next = now;
  }
}
