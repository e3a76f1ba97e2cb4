import Type, { type Static } from 'typebox';
import type { AnyEvent, Origin, Topic } from './events.ts';
import { type AddTaskInput, Task, type UpdateTaskInput } from './schemas.ts';

// What the rules of a task work on.

/** What an idempotency key made: a retry answers the same number and title again. */
export interface KeyMemory {
  key: string;
  /** Of the arguments, so that a key used for something else is told apart. */
  hash: string;
  title: string;
}

export interface PlannedReminder {
  /** Holds the moment, so that a moved reminder is another one. Fit for names of jobs: `[a-z0-9.-]{1,80}`. */
  id: string;
  /** ISO 8601, UTC */
  at: string;
  /** It is for the due time itself, and not before it. */
  at_due?: true;
  fired?: true;
}

/** All that is stored of a task, under one key of its actor. The trigger on the state table reads it (docs/design.md). */
export interface TaskDoc {
  rev: number;
  task: Task;
  deleted: boolean;
  add_key: string | null;
  /** The moment the due date begins, for sorting. */
  due_at: string | null;
  /** Local wall time at which the recurrence's beat starts. */
  anchor: string | null;
  /** Nobody named reminders: the user's default holds and follows the due date. */
  default_reminders: boolean;
  reminders: PlannedReminder[];
  /** Events of the turn that made this revision, and of no other. */
  events: { topic: Topic; event: AnyEvent }[];
  keys: KeyMemory[];
  /** W3C `traceparent` of that turn, where it was traced. */
  trace?: string;
}

const { title, description, priority, tags, due_date, recurrence, series_id, occurrence } = Task.properties;

/** What a new task holds once all phrases are read. It crosses the wire for a successor, so it is a schema. */
export const NewTask = Type.Object(
  {
    title,
    description,
    priority,
    tags,
    due_date,
    /** Null: nobody named reminders, so the user's default holds. */
    reminders: Type.Union([Task.properties.reminders, Type.Null()]),
    recurrence,
    series_id,
    occurrence,
    anchor: Type.Union([Type.String(), Type.Null()]),
  },
  { additionalProperties: false },
);
export type NewTask = Static<typeof NewTask>;

/** The part of a task that time decides. */
export type TaskDates = Pick<NewTask, 'due_date' | 'reminders' | 'recurrence' | 'series_id' | 'occurrence' | 'anchor'>;

/** What a rule may know of the world around the task. */
export interface ChangeContext {
  now: Date;
  zone: string;
  locale: string;
  /** Minutes before the due date */
  defaultReminder: number;
  origin: Origin;
  requestId: string;
  key: string;
  hash: string;
  /** The key is the caller's own, and not one made for this call alone. */
  keyed: boolean;
}

export interface Decision {
  next: TaskDoc;
  /** Title as this change (or the first one under the same key) left it. */
  title: string;
}

export type AddInput = Omit<AddTaskInput, 'user_id'>;
export type UpdateInput = Omit<UpdateTaskInput, 'user_id' | 'task_id'>;
