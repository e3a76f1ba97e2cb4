import Type, { type Static } from 'typebox';
import { Task } from './schemas.ts';

/** Events as the broker carries them in CloudEvents `data` (docs/contract.md, "Events"). A published shape only gains optional fields. */

const closed = { additionalProperties: false } as const;
const Timestamp = Type.String({ format: 'date-time' });
const Changes = Type.Record(Type.String(), Type.Object({ from: Type.Unknown(), to: Type.Unknown() }, closed), {
  description: 'field -> its value before and after',
});
export type Changes = Static<typeof Changes>;

export const origins = ['chat', 'mcp', 'web', 'recurrence'] as const;
export type Origin = (typeof origins)[number];

const envelope = {
  event_id: Type.String({
    minLength: 1,
    maxLength: 200,
    description: 'Deterministic: publishing twice cannot make two events',
  }),
  user_id: Type.String({ minLength: 1 }),
  timestamp: Timestamp,
};

export const taskEventTypes = [
  'task.created',
  'task.updated',
  'task.completed',
  'task.reopened',
  'task.deleted',
] as const;

export const TaskEvent = Type.Object(
  {
    ...envelope,
    event_type: Type.Enum([...taskEventTypes]),
    task_id: Type.Integer({ minimum: 1 }),
    payload: Type.Object(
      {
        version: Type.Integer({ minimum: 1 }),
        task: Task,
        changes: Type.Optional(Changes),
        origin: Type.Enum([...origins]),
        request_id: Type.String(),
      },
      closed,
    ),
  },
  closed,
);
export type TaskEvent = Static<typeof TaskEvent>;

export const TaskUpdateEvent = Type.Object(
  {
    ...envelope,
    event_type: Type.Enum(['task.changed']),
    update_type: Type.Enum(['created', 'updated', 'completed', 'reopened', 'deleted']),
    task_id: Type.Integer({ minimum: 1 }),
    changes: Changes,
    payload: Type.Object({ version: Type.Integer({ minimum: 1 }), task: Task }, closed),
  },
  closed,
);
export type TaskUpdateEvent = Static<typeof TaskUpdateEvent>;

export const ReminderEvent = Type.Object(
  {
    ...envelope,
    event_type: Type.Enum(['reminder.due']),
    reminder_id: Type.String({ minLength: 1 }),
    task_id: Type.Integer({ minimum: 1 }),
    due_date: Type.Union([Type.String(), Type.Null()]),
    payload: Type.Object({ version: Type.Integer({ minimum: 1 }), title: Type.String(), remind_at: Timestamp }, closed),
  },
  closed,
);
export type ReminderEvent = Static<typeof ReminderEvent>;

export type AnyEvent = TaskEvent | TaskUpdateEvent | ReminderEvent;

export const topics = ['task-events', 'task-updates', 'reminders'] as const;
export type Topic = (typeof topics)[number];

export const eventSchemas = {
  'task-events': TaskEvent,
  'task-updates': TaskUpdateEvent,
  reminders: ReminderEvent,
} as const;

/** The topic an event belongs on. */
export function topicOf(event: AnyEvent): Topic {
  if (event.event_type === 'task.changed') return 'task-updates';
  return event.event_type === 'reminder.due' ? 'reminders' : 'task-events';
}
