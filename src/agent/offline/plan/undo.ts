import type { ToolCall } from '../../../domain/schemas.ts';
import { type Seen, tasksOf } from '../../say/results.ts';
import type { Done, Memory, PlannedCall, Problem } from '../intents.ts';
import { stemOf, tellingWords } from './title-words.ts';

/** What changed, remembered turn by turn, and the calls that take it back. */

/** The memory after the calls of a turn: every task as it was last seen, and what was changed. `undone`: the turn took back the last changes. */
export function withCalls(memory: Memory, calls: ToolCall[], undone: boolean): Memory {
  const known = new Map(memory.known);
  const done: Done[] = [];
  for (const call of calls) {
    if (call.status !== 'ok') continue;
    const tasks = tasksOf(call);
    const [after] = tasks;
    if (call.name !== 'list_tasks' && after)
      done.push({ name: call.name, arguments: call.arguments, before: known.get(after.id), after });
    for (const task of tasks) keep(known, call.name, task);
  }
  const earlier = undone && done.length > 0 ? memory.done.slice(0, -1) : memory.done;
  return { ...memory, known, done: undone || done.length === 0 ? earlier : [...earlier, done] };
}

function keep(known: Map<number, Seen>, tool: string, task: Seen): void {
  const before = known.get(task.id);
  if (tool === 'delete_task') known.delete(task.id);
  // Of a completed task only number and title come back; its version has gone on.
  else if (tool === 'complete_task') known.set(task.id, { ...before, ...task, completed: true, version: undefined });
  else known.set(task.id, task);
}

export type Undone = { calls: PlannedCall[]; problems: Problem[]; complete: Seen[] };

/** The calls that take the last changes back, the latest first; `complete` are deleted tasks that were done and have to be completed again. */
export function takeBack(memory: Memory): Undone {
  const last = memory.done.at(-1);
  if (!last) return { calls: [], problems: [{ kind: 'nothing-to-undo' }], complete: [] };
  const unknown = last.find((one) => !isKnown(one));
  if (unknown) return { calls: [], problems: [{ kind: 'cannot-undo', task: unknown.after }], complete: [] };
  const added = last.filter(({ name }) => name === 'delete_task');
  const others = last.filter(({ name }) => name !== 'delete_task').toReversed();
  return {
    calls: [...others, ...added].map(inverse),
    problems: [],
    complete: added.flatMap(({ before }) => (before?.completed ? [before] : [])),
  };
}

/** Only what is known for certain is taken back: what the task was right before, seen in this conversation. */
function isKnown({ name, arguments: args, before, after }: Done): boolean {
  if (name === 'add_task' || name === 'complete_task') return true;
  if (args.completed !== undefined && Object.keys(args).length === 2) return true;
  if (name === 'delete_task') return before !== undefined && before.priority !== undefined;
  return before?.version !== undefined && after.version === before.version + 1;
}

/** "bring back the plumber": the deletion that took a task with these words, the latest first. */
export function bringBack(memory: Memory, words: string): PlannedCall | undefined {
  const wanted = tellingWords(words).map(stemOf);
  const isMeant = ({ name, before }: Done) => {
    const own = new Set(tellingWords(before?.title ?? '').map(stemOf));
    return name === 'delete_task' && wanted.every((word) => own.has(word));
  };
  const gone = memory.done.flat().findLast((one) => isMeant(one) && isKnown(one));
  return gone && inverse(gone);
}

const fields = ['title', 'description', 'priority', 'tags', 'due_date', 'reminders'] as const;

function inverse({ name, arguments: args, before, after }: Done): PlannedCall {
  const task_id = after.id;
  if (name === 'add_task') return { name: 'delete_task', arguments: { task_id } };
  if (name === 'complete_task') return { name: 'update_task', arguments: { task_id, completed: false } };
  if (name === 'delete_task') return { name: 'add_task', arguments: again(before!) };
  if (Object.keys(args).length === 2 && args.completed === false)
    return { name: 'complete_task', arguments: { task_id } };
  const was: Record<string, unknown> = { task_id };
  for (const field of fields) if (wasChanged(field, args)) was[field] = before![field] ?? null;
  if ('recurrence' in args) was.recurrence = ruleOf(before!);
  if ('recurrence' in args && before!.due_date !== after.due_date) was.due_date = before!.due_date ?? null;
  if (args.completed !== undefined) was.completed = before!.completed === true;
  return { name: 'update_task', arguments: was };
}

function wasChanged(field: (typeof fields)[number], args: Record<string, unknown>): boolean {
  return field in args || (field === 'tags' && ('add_tags' in args || 'remove_tags' in args));
}

function ruleOf({ recurrence }: Seen): unknown {
  return recurrence?.rule ? { rule: recurrence.rule, mode: recurrence.mode ?? 'schedule' } : null;
}

/** A deleted task anew; one that was done comes without its rule, because its next one is there already. */
function again({ title, description, priority, tags, due_date, reminders, recurrence, completed }: Seen) {
  return {
    title,
    ...(description ? { description } : {}),
    ...(priority ? { priority } : {}),
    ...(tags?.length ? { tags } : {}),
    ...(due_date ? { due_date } : {}),
    ...(due_date && reminders ? { reminders } : {}),
    ...(recurrence?.rule && !completed ? { recurrence: { rule: recurrence.rule, mode: recurrence.mode } } : {}),
  };
}
