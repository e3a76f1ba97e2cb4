import type { AnyEvent, Changes, ReminderEvent, TaskEvent, TaskUpdateEvent } from './events.ts';
import { topicOf } from './events.ts';
import type { Task } from './schemas.ts';
import type { ChangeContext, PlannedReminder, TaskDoc } from './task-doc.ts';

type Kind = TaskUpdateEvent['update_type'];

const fields = [
  'title',
  'description',
  'completed',
  'priority',
  'tags',
  'due_date',
  'reminders',
  'recurrence',
] as const;

/** The two events of a change. Their ids follow from task and version, so that no retry can make two of one. */
export function announce(kind: Kind, before: Task | undefined, task: Task, context: ChangeContext): TaskDoc['events'] {
  const base = { user_id: task.user_id, task_id: task.id, timestamp: context.now.toISOString() };
  const id = `${task.user_id}.${task.id}/${task.version}`;
  const changes = kind === 'deleted' ? {} : changesBetween(before, task);
  const fact: TaskEvent = {
    event_id: id,
    event_type: `task.${kind}`,
    ...base,
    payload: {
      version: task.version,
      task,
      ...(before ? { changes } : {}),
      origin: context.origin,
      request_id: context.requestId,
    },
  };
  const update: TaskUpdateEvent = {
    event_id: `${id}.changed`,
    event_type: 'task.changed',
    update_type: kind,
    ...base,
    changes,
    payload: { version: task.version, task },
  };
  return [fact, update].map((event: AnyEvent) => ({ topic: topicOf(event), event }));
}

/** The event of a reminder that fires. A reminder's id holds task and moment, so it fires under one id for ever. */
export function announceDue(task: Task, reminder: PlannedReminder, now: Date): TaskDoc['events'] {
  const event: ReminderEvent = {
    event_id: `${reminder.id}/due`,
    event_type: 'reminder.due',
    user_id: task.user_id,
    timestamp: now.toISOString(),
    reminder_id: reminder.id,
    task_id: task.id,
    due_date: task.due_date,
    payload: { version: task.version, title: task.title, remind_at: reminder.at },
  };
  return [{ topic: topicOf(event), event }];
}

/**
 * The document as it is stored: events leave out the task, which stands beside them, and say so; the trigger on the state table puts it in
 * (docs/decisions/0116-the-task-once-in-its-document.md). Nobody reads the events of a stored document.
 */
export function storedDoc(doc: TaskDoc): TaskDoc {
  const events = doc.events.map(({ topic, event }) => {
    const { payload } = event;
    if (!('task' in payload) || payload.task !== doc.task) return { topic, event };
    const { task: _, ...rest } = payload;
    return { topic, event: { ...event, payload: rest }, with_task: true };
  });
  return { ...doc, events: events as TaskDoc['events'] };
}

function changesBetween(before: Task | undefined, after: Task): Changes {
  const changes: Changes = {};
  for (const field of fields) {
    const from = before?.[field] ?? null;
    const to = after[field];
    if (JSON.stringify(from) !== JSON.stringify(to)) changes[field] = { from, to };
  }
  return changes;
}
