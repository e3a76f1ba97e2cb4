import Type, { type Static, type TSchema } from 'typebox';

/** Every shape that crosses an edge: tools, events, settings, chat. One definition gives the type, the JSON Schema and the check. */

const closed = { additionalProperties: false } as const;
export const orNull = <T extends TSchema>(schema: T) => Type.Union([schema, Type.Null()]);

/** One of these texts; some models need to be told that an enumeration is of texts. */
const oneOf = <T extends string>(values: readonly T[], options: object = {}) =>
  Type.Enum([...values], { type: 'string', ...options });

export const priorities = ['low', 'medium', 'high', 'urgent'] as const;
export const Priority = oneOf(priorities);
export type Priority = (typeof priorities)[number];

export const Recurrence = Type.Object(
  {
    rule: Type.String({ description: 'RFC 5545 RRULE' }),
    text: Type.String({ description: 'The rule in words' }),
    mode: oneOf(['schedule', 'completion']),
  },
  closed,
);
export type Recurrence = Static<typeof Recurrence>;

const Instant = Type.String({ format: 'date-time', description: 'ISO 8601, UTC' });
const DueDate = Type.String({ description: 'ISO 8601 UTC instant, or YYYY-MM-DD for a day without a time' });

export const Task = Type.Object(
  {
    id: Type.Integer({ minimum: 1, description: "The task's number, counted from 1 for each user" }),
    user_id: Type.String(),
    title: Type.String(),
    description: orNull(Type.String()),
    completed: Type.Boolean(),
    priority: Priority,
    tags: Type.Array(Type.String()),
    due_date: orNull(DueDate),
    reminders: Type.Array(Type.String(), { description: 'ISO durations before the due date, or ISO instants' }),
    recurrence: orNull(Recurrence),
    series_id: orNull(Type.String()),
    occurrence: orNull(Type.Integer({ minimum: 1 })),
    created_at: Instant,
    updated_at: Instant,
    completed_at: orNull(Instant),
    version: Type.Integer({ minimum: 1 }),
  },
  closed,
);
export type Task = Static<typeof Task>;

const userId = Type.Optional(
  Type.String({ description: 'Optional; must be the signed-in user. The user always comes from the token.' }),
);
const taskId = Type.Integer({ minimum: 1, maximum: Number.MAX_SAFE_INTEGER, description: 'The number of the task' });
const title = Type.String({ minLength: 1, maxLength: 200, description: "What to do, in the user's words" });
const description = Type.String({ maxLength: 1000, description: 'More detail' });
const tag = Type.String({ minLength: 1, maxLength: 50 });
const tags = Type.Array(tag, { maxItems: 20 });
const dueDate = Type.String({
  minLength: 1,
  maxLength: 200,
  description:
    "ISO 8601 with offset, local ISO date-time in the user's zone, YYYY-MM-DD for a whole day, or a phrase such as 'tomorrow 5pm'",
});
const reminders = Type.Array(Type.String({ minLength: 1, maxLength: 100 }), {
  maxItems: 10,
  description: "ISO times, or offsets before the due date: 'PT30M' or '30 minutes before'. [] means none",
});
const ruleInput = Type.String({
  minLength: 1,
  maxLength: 500,
  description: "daily|weekly|monthly|yearly, a phrase such as 'every other friday until june', or an RFC 5545 RRULE",
});
const recurrence = Type.Union([
  ruleInput,
  Type.Object(
    {
      rule: ruleInput,
      mode: Type.Optional(
        oneOf(['schedule', 'completion'], {
          description: "'schedule': next from the due date (default); 'completion': next from the day it was done",
        }),
      ),
    },
    closed,
  ),
]);

export const AddTaskInput = Type.Object(
  {
    user_id: userId,
    title,
    description: Type.Optional(description),
    priority: Type.Optional(Priority),
    tags: Type.Optional(tags),
    due_date: Type.Optional(dueDate),
    reminders: Type.Optional(reminders),
    recurrence: Type.Optional(recurrence),
  },
  closed,
);
export type AddTaskInput = Static<typeof AddTaskInput>;

export const listStatuses = ['all', 'pending', 'completed'] as const;
export const dueFilters = ['overdue', 'today', 'tomorrow', 'week', 'none'] as const;
export const sortFields = ['created_at', 'due_date', 'priority', 'completed', 'title'] as const;

export const ListTasksInput = Type.Object(
  {
    user_id: userId,
    status: Type.Optional(oneOf(listStatuses, { description: 'Default all' })),
    priority: Type.Optional(Priority),
    tags: Type.Optional(Type.Array(tag, { maxItems: 20, description: 'Only tasks that have all of these tags' })),
    search: Type.Optional(
      Type.String({ minLength: 1, maxLength: 200, description: 'Words to look for in title, description and tags' }),
    ),
    due: Type.Optional(oneOf(dueFilters, { description: "In the user's zone; week is today and the next six days" })),
    due_before: Type.Optional(dueDate),
    due_after: Type.Optional(dueDate),
    sort_by: Type.Optional(oneOf(sortFields, { description: 'Default created_at; with search: best match first' })),
    order: Type.Optional(oneOf(['asc', 'desc'])),
    limit: Type.Optional(Type.Integer({ minimum: 1, maximum: 200, description: 'Default 50' })),
    cursor: Type.Optional(
      Type.String({ minLength: 1, maxLength: 1000, description: 'next_cursor of the page before' }),
    ),
  },
  closed,
);
export type ListTasksInput = Static<typeof ListTasksInput>;

export const TaskIdInput = Type.Object({ user_id: userId, task_id: taskId }, closed);
export type TaskIdInput = Static<typeof TaskIdInput>;

export const UpdateTaskInput = Type.Object(
  {
    user_id: userId,
    task_id: taskId,
    title: Type.Optional(title),
    description: Type.Optional(orNull(description)),
    priority: Type.Optional(orNull(Priority)),
    tags: Type.Optional(orNull(tags)),
    add_tags: Type.Optional(tags),
    remove_tags: Type.Optional(tags),
    due_date: Type.Optional(orNull(dueDate)),
    reminders: Type.Optional(orNull(reminders)),
    recurrence: Type.Optional(orNull(recurrence)),
    completed: Type.Optional(Type.Boolean({ description: 'true completes, false reopens' })),
    expected_version: Type.Optional(
      Type.Integer({
        minimum: 1,
        maximum: Number.MAX_SAFE_INTEGER,
        description: 'The `version` that you have seen: if the task has another one by now, nothing is changed',
      }),
    ),
  },
  closed,
);
export type UpdateTaskInput = Static<typeof UpdateTaskInput>;

const changedTask = (status: string, more: Record<string, TSchema> = {}) =>
  Type.Object({ task_id: Type.Integer(), status: oneOf([status]), title: Type.String(), ...more }, closed);
export const NextTask = Type.Object(
  { task_id: Type.Optional(Type.Integer({ description: 'Absent while it is still to come' })), due_date: DueDate },
  { ...closed, description: 'The next task of a series, after one was completed' },
);
export type NextTask = Static<typeof NextTask>;
const next = Type.Optional(NextTask);
export const AddTaskOutput = changedTask('created', { task: Task });
export const CompleteTaskOutput = changedTask('completed', { next });
export const DeleteTaskOutput = changedTask('deleted');
export const UpdateTaskOutput = changedTask('updated', { task: Task, next });
export const ListTasksOutput = Type.Object(
  {
    tasks: Type.Array(Task),
    next_cursor: Type.Optional(Type.String()),
    total: Type.Integer({
      minimum: 0,
      description:
        'How many tasks match. With tags or search counted up to 200, by due date up to 10,000: there it means at least',
    }),
  },
  closed,
);
export type ListTasksOutput = Static<typeof ListTasksOutput>;

export const ChatRequest = Type.Object(
  {
    message: Type.String({ minLength: 1, maxLength: 10_000 }),
    conversation_id: Type.Optional(Type.Integer({ minimum: 1, maximum: Number.MAX_SAFE_INTEGER })),
    timezone: Type.Optional(Type.String({ minLength: 1, maxLength: 100, description: 'IANA zone name' })),
    idempotency_key: Type.Optional(Type.String({ minLength: 1, maxLength: 200 })),
  },
  closed,
);
export type ChatRequest = Static<typeof ChatRequest>;

export const ToolCall = Type.Object(
  {
    name: Type.String(),
    arguments: Type.Record(Type.String(), Type.Unknown()),
    result: Type.Unknown(),
    status: oneOf(['ok', 'error']),
  },
  closed,
);
export type ToolCall = Static<typeof ToolCall>;

export const ChatResponse = Type.Object(
  { conversation_id: Type.Integer(), response: Type.String(), tool_calls: Type.Array(ToolCall) },
  closed,
);
export type ChatResponse = Static<typeof ChatResponse>;
