import Type, { type Static } from 'typebox';
import { nextOccurrence } from '../language/recurrence/recurrence.ts';
import { datesOf } from './task-dates.ts';
import { type ChangeContext, NewTask, type TaskDoc } from './task-doc.ts';
import { announce } from './task-events.ts';

/** The task after a completed one of a series. `key` is its idempotency key, `next/{series}/{occurrence}`. */
export const Successor = Type.Object(
  { key: Type.String({ minLength: 1 }), fields: NewTask },
  { additionalProperties: false },
);
export type Successor = Static<typeof Successor>;

/** The key of the one task that follows this occurrence of a series, or null for a task of no series. */
export function successorKey({ series_id, occurrence }: { series_id: string | null; occurrence: number | null }) {
  return series_id === null || occurrence === null ? null : `next/${series_id}/${occurrence + 1}`;
}

/**
 * The successor of a task that was completed at `version`; `zone` is the user's. Null when it was reopened since, has no rule, is the
 * last of its series, or is not yet at that version. A deletion after the completion ends nothing: without it the successor would be there.
 */
export function planSuccessor(doc: TaskDoc | undefined, version: number, zone: string): Successor | null {
  if (!doc || isBefore(doc, version)) return null;
  const { task, anchor } = doc;
  const { recurrence, due_date, occurrence, completed_at } = task;
  const key = successorKey(task);
  if (!recurrence || !due_date || !occurrence || !completed_at || anchor === null || key === null) return null;
  const next = nextOccurrence({
    recurrence,
    anchor,
    due: due_date,
    occurrence,
    completedAt: new Date(completed_at),
    zone,
  });
  if (!next) return null;
  const { title, description, priority, tags } = task;
  return {
    key,
    fields: {
      title,
      description,
      priority,
      tags,
      ...datesOf(doc),
      due_date: next.due,
      anchor: next.anchor,
      occurrence: occurrence + 1,
    },
  };
}

/** Whether the document is older than that version of its task. */
export function isBefore(doc: TaskDoc | undefined, version: number): boolean {
  return doc === undefined || doc.task.version < version;
}

/**
 * Takes back a task that was added under `key`, as long as nobody has touched it: open and still at its first version. Its tombstone gives
 * the key up, so that the task may be added again under it. Anything else stays as it is.
 */
export function withdrawTask(doc: TaskDoc | undefined, key: string, context: ChangeContext): TaskDoc | undefined {
  if (!doc || doc.add_key !== key || doc.deleted || doc.task.completed || doc.task.version !== 1) return doc;
  const task = { ...doc.task, version: doc.task.version + 1, updated_at: context.now.toISOString() };
  return {
    ...doc,
    rev: doc.rev + 1,
    task,
    deleted: true,
    add_key: null,
    reminders: [],
    events: announce('deleted', doc.task, task, context),
    keys: doc.keys.filter((known) => known.key !== key),
  };
}
