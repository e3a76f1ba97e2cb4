import { Rejected } from '../errors.ts';
import type { Priority, Task } from './schemas.ts';
import { datesOf, noDates, placeDates, resolveDates } from './task-dates.ts';
import type { AddInput, ChangeContext, Decision, NewTask, TaskDoc, UpdateInput } from './task-doc.ts';
import { announce } from './task-events.ts';
import { isBlank } from './validate.ts';

/** A task's rules. Each takes the document as it is and answers the next one, or throws `Rejected`. No I/O, no clock. */

const rememberedKeys = 16;
const maxTags = 20;
const longestTag = 50;

/**
 * A new task, or undefined when the number belongs to another task already: the caller takes the next one. `fields` is asked for a new
 * task only: a retry must find its first answer, although its phrases would be read differently by now.
 */
export function addTask(
  doc: TaskDoc | undefined,
  id: { userId: string; taskId: number },
  fields: () => NewTask,
  context: ChangeContext,
): Decision | undefined {
  if (doc) return doc.add_key === context.key ? recall(doc, context) : undefined;
  const { title, description, priority, tags, ...dates } = fields();
  const at = context.now.toISOString();
  const task: Task = {
    id: id.taskId,
    user_id: id.userId,
    title,
    description,
    completed: false,
    priority,
    tags,
    due_date: null,
    reminders: [],
    recurrence: null,
    series_id: null,
    occurrence: null,
    created_at: at,
    updated_at: at,
    completed_at: null,
    version: 1,
  };
  const blank: TaskDoc = {
    rev: 0,
    task,
    deleted: false,
    add_key: context.key,
    due_at: null,
    anchor: null,
    default_reminders: true,
    reminders: [],
    events: [],
    keys: [],
  };
  const dated = { ...blank, ...placeDates(blank, task, dates, context) };
  return revise(blank, { ...dated, events: announce('created', undefined, dated.task, context) }, context);
}

/** Reads what a user gave for a new task. Throws `Rejected('invalid')` for what cannot be read. */
export function resolveNewTask(taskId: number, input: AddInput, context: ChangeContext): NewTask {
  return {
    title: cleanTitle(input.title),
    description: input.description || null,
    priority: input.priority ?? 'medium',
    tags: cleanTags(input.tags ?? []),
    ...resolveDates(noDates, input, context, `${taskId}.1`),
  };
}

export function updateTask(
  doc: TaskDoc | undefined,
  taskId: number,
  input: UpdateInput,
  context: ChangeContext,
): Decision {
  const present = living(doc, taskId, context);
  if ('title' in present) return present;
  const { doc: before } = present;
  const { expected_version: expected, ...changes } = input;
  if (Object.keys(changes).length === 0)
    throw new Rejected(
      'invalid',
      'Nothing to change: name at least one of title, description, priority, tags, add_tags, remove_tags, due_date, reminders, recurrence, completed.',
    );
  if (expected !== undefined && expected !== before.task.version) throw changedMeanwhile(before.task, expected);
  const task: Task = {
    ...before.task,
    ...plainFields(before.task, changes),
    ...completion(before.task, changes.completed, context),
  };
  return change(before, task, changes, context);
}

/** Completing a completed task answers the same and changes nothing. */
export function completeTask(doc: TaskDoc | undefined, taskId: number, context: ChangeContext): Decision {
  const present = living(doc, taskId, context);
  if ('title' in present) return present;
  const { doc: before } = present;
  if (before.task.completed) return unchanged(before, context);
  return change(before, { ...before.task, ...completion(before.task, true, context) }, {}, context);
}

/** Leaves a tombstone: a late retry cannot bring the task back, and its events still find their owner. */
export function deleteTask(doc: TaskDoc | undefined, taskId: number, context: ChangeContext): Decision {
  const present = living(doc, taskId, context);
  if ('title' in present) return present;
  const { doc: before } = present;
  const task = { ...before.task, version: before.task.version + 1, updated_at: context.now.toISOString() };
  const events = announce('deleted', before.task, task, context);
  return revise(before, { ...before, task, deleted: true, reminders: [], events }, context);
}

export function readTask(doc: TaskDoc | undefined, taskId: number): Task {
  if (!doc || doc.deleted) throw notFound(taskId);
  return doc.task;
}

function living(doc: TaskDoc | undefined, taskId: number, context: ChangeContext): { doc: TaskDoc } | Decision {
  if (!doc) throw notFound(taskId);
  const recalled = recall(doc, context);
  if (recalled) return recalled;
  if (doc.deleted) throw notFound(taskId);
  return { doc };
}

function notFound(taskId: number): Rejected {
  return new Rejected('not_found', `There is no task ${taskId}.`);
}

/** Names all that a caller can change, so that they can decide anew without asking again. */
function changedMeanwhile(task: Task, expected: number): Rejected {
  const { version, title, description, completed, priority, tags, due_date, reminders, recurrence } = task;
  const present = { title, description, completed, priority, tags, due_date, reminders, recurrence };
  return new Rejected(
    'conflict',
    `Nothing was changed: task ${task.id} has version ${version} by now, not ${expected}. It is now ${JSON.stringify(present)}. ` +
      `If the change still holds, send it again with expected_version ${version}.`,
  );
}

function recall(doc: TaskDoc, context: ChangeContext): Decision | undefined {
  const known = doc.keys.find(({ key }) => key === context.key);
  if (!known) return undefined;
  if (known.hash !== context.hash)
    throw new Rejected(
      'conflict',
      'This idempotency key was used with other arguments; use a new key for a new change.',
    );
  return { next: doc, title: known.title };
}

function change(before: TaskDoc, task: Task, input: UpdateInput, context: ChangeContext): Decision {
  const dates = resolveDates(datesOf(before), input, context, `${task.id}.${before.task.version + 1}`);
  const dated = { ...before, ...placeDates(before, task, dates, context) };
  if (JSON.stringify(dated.task) === JSON.stringify(before.task)) {
    const sameDefault = dated.default_reminders === before.default_reminders;
    return sameDefault
      ? unchanged(before, context)
      : revise(before, { ...dated, task: before.task, events: [] }, context);
  }
  const next = { ...dated.task, version: before.task.version + 1, updated_at: context.now.toISOString() };
  const kind = next.completed === before.task.completed ? 'updated' : next.completed ? 'completed' : 'reopened';
  return revise(before, { ...dated, task: next, events: announce(kind, before.task, next, context) }, context);
}

/** No event, but a caller's key is still stored so that a retry gets this answer, whatever changes meanwhile. */
function unchanged(before: TaskDoc, context: ChangeContext): Decision {
  if (!context.keyed) return { next: before, title: before.task.title };
  return revise(before, { ...before, events: [] }, context);
}

/** The key that made the task is kept for ever, of the later ones the last sixteen. */
function revise(before: TaskDoc, after: TaskDoc, context: ChangeContext): Decision {
  const { title } = after.task;
  const [first, ...later] = [...before.keys, { key: context.key, hash: context.hash, title }];
  return { next: { ...after, rev: before.rev + 1, keys: [first!, ...later.slice(-rememberedKeys)] }, title };
}

function completion(task: Task, completed: boolean | undefined, context: ChangeContext): Partial<Task> {
  if (completed === undefined || completed === task.completed) return {};
  return { completed, completed_at: completed ? context.now.toISOString() : null };
}

function plainFields(task: Task, input: UpdateInput): Partial<Task> {
  const fields: Partial<Task> = {};
  if (input.title !== undefined) fields.title = cleanTitle(input.title);
  if (input.description !== undefined) fields.description = input.description || null;
  if (input.priority !== undefined) fields.priority = (input.priority as Priority | null) ?? 'medium';
  if (input.tags !== undefined || input.add_tags || input.remove_tags) {
    const removed = new Set(cleanTags(input.remove_tags ?? []));
    const base = input.tags === undefined ? task.tags : (input.tags ?? []);
    fields.tags = cleanTags([...base, ...(input.add_tags ?? [])]).filter((tag) => !removed.has(tag));
  }
  return fields;
}

function cleanTitle(title: string): string {
  if (isBlank(title)) throw new Rejected('invalid', 'title must not be blank: say what is to be done.');
  return title.trim();
}

/** docs/contract.md, "Tasks": trimmed, without a leading #, lower case, NFC, no duplicates, order kept; what is blank then is no tag. */
export function cleanTags(tags: string[]): string[] {
  const clean = tags.map((tag) => tag.trim().replace(/^#+/, '').trim().toLowerCase().normalize('NFC'));
  const distinct = [...new Set(clean.filter((tag) => !isBlank(tag)))];
  if (distinct.some((tag) => [...tag].length > longestTag))
    throw new Rejected('invalid', `A tag has at most ${longestTag} characters in lower case; shorten it.`);
  if (distinct.length > maxTags)
    throw new Rejected('invalid', `A task has at most ${maxTags} tags; remove some first.`);
  return distinct;
}
