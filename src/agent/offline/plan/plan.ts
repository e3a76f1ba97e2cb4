import type { ToolCall } from '../../../domain/schemas.ts';
import type { When } from '../../../language/calendar.ts';
import { errorOf, tasksOf } from '../../say/results.ts';
import type { Intent, Memory, Outcome, PlannedCall } from '../intents.ts';
import { afterChanges, remember } from '../memory.ts';
import { shifted } from '../read/shift.ts';
import { list, type Purpose, type Resolved, resolve, type Step, together } from './resolve.ts';

/** From intents to tool calls: a generator replayed over the results this turn has so far. */

const roundsAtMost = 8;
const changesAtMost = 200;
const intentsAtMost = 100;

export type Plan = { calls: PlannedCall[] } | { done: Outcome[]; memory: Memory; used: number };

/** The next calls, or what became of every intent; in steps. `results` are this turn's, in the order the calls were made. */
export function* plan(intents: Intent[], memory: Memory, results: ToolCall[], when: When): Generator<void, Plan> {
  const run = carryOut(intents, memory, when);
  let step = run.next();
  let used = 0;
  while (!step.done) {
    const calls = step.value;
    const got = results.slice(used, used + calls.length);
    if (got.length < calls.length) return { calls: calls.slice(got.length) };
    used += got.length;
    if (calls.length === 0) yield;
    step = run.next(got);
  }
  return { done: step.value.outcomes, memory: step.value.memory, used };
}

type End = { outcomes: Outcome[]; memory: Memory };
type Work = { intent: Intent; calls: PlannedCall[]; resolved: Resolved };

function* carryOut(intents: Intent[], start: Memory, when: When): Step<End> {
  const queue = deletesTogether(intents.slice(0, intentsAtMost));
  const left = intents.slice(intentsAtMost);
  const outcomes: Outcome[] = [];
  let memory = start;
  let rounds = 0;
  while (queue.length > 0) {
    if (rounds >= roundsAtMost) {
      left.unshift(...queue);
      break;
    }
    const batch = takeBatch(queue);
    const work = together(batch.map((intent) => prepare(intent, memory, when)));
    let step = work.next();
    while (!step.done) {
      if (step.value.length > 0) rounds++;
      step = work.next(yield step.value);
    }
    const [finished, used] = yield* execute(step.value);
    rounds += used;
    outcomes.push(...finished);
    memory = finished.reduce(remember, memory);
    // "them" is everything that was just changed, not the last command's task alone.
    if (finished.every(({ problems }) => problems.length === 0))
      memory = afterChanges(
        memory,
        finished.flatMap((outcome) => outcome.calls),
      );
  }
  if (left[0]) outcomes.push({ intent: left[0], calls: [], problems: [{ kind: 'too-many', left: left.length }] });
  return { outcomes, memory };
}

/** All deletions of a message leave in one response, so that one question covers them. */
function deletesTogether(intents: Intent[]): Intent[] {
  const last = intents.findLastIndex((intent) => intent.do === 'delete');
  if (intents.filter((intent) => intent.do === 'delete').length < 2) return [...intents];
  const before = intents.slice(0, last + 1);
  return [
    ...before.filter((intent) => intent.do !== 'delete'),
    ...before.filter((intent) => intent.do === 'delete'),
    ...intents.slice(last + 1),
  ];
}

/** Commands that do not need each other's results go together. */
function takeBatch(queue: Intent[]): Intent[] {
  const batch = [queue.shift()!];
  const alone = (intent: Intent) => ['list', 'more', 'show', 'undo'].includes(intent.do);
  while (queue[0] && !alone(batch[0]!) && !alone(queue[0]) && !leansOn(queue[0], batch)) batch.push(queue.shift()!);
  return batch;
}

function leansOn(intent: Intent, batch: Intent[]): boolean {
  if (!('target' in intent)) return false;
  const changes = batch.some((one) => one.do !== 'answer');
  const names = batch.some((one) => one.do === 'add' || (one.do === 'update' && one.change.title !== undefined));
  return intent.target.some(
    ({ by }) => (changes && (by === 'last' || by === 'shown')) || (names && (by === 'title' || by === 'filter')),
  );
}

const none: Resolved = { found: [], problems: [], failed: [] };
const purposes: Partial<Record<Intent['do'], Purpose>> = { complete: 'complete', delete: 'delete', show: 'show' };

/** Looks up what an intent names and says which calls will carry it out. */
function* prepare(intent: Intent, memory: Memory, when: When): Step<Work> {
  switch (intent.do) {
    case 'add':
      return { intent, calls: [{ name: 'add_task', arguments: { ...intent.task } }], resolved: none };
    case 'list':
      return { intent, calls: [list(intent.filter)], resolved: none };
    case 'more':
      return { intent, calls: memory.more ? [list(memory.more)] : [], resolved: none };
    case 'undo':
      return undo(intent, memory);
    case 'complete':
    case 'delete':
    case 'update':
    case 'shift':
    case 'show': {
      const reopening = intent.do === 'update' && intent.change.completed === false;
      const purpose = purposes[intent.do] ?? (reopening ? 'reopen' : 'update');
      const resolved = yield* resolve(intent.target, purpose, memory, when);
      resolved.found = resolved.found.slice(0, changesAtMost);
      if (intent.do === 'shift' || intent.do === 'show') yield* fillIn(resolved);
      return { intent, resolved, calls: callsFor(intent, resolved, when) };
    }
    default:
      return { intent, calls: [], resolved: none };
  }
}

/** A task known by its number alone is looked for among all tasks. */
function* fillIn(resolved: Resolved): Step<void> {
  if (resolved.found.every((task) => task.due_date !== undefined)) return;
  const [all] = yield [list({ status: 'all', sort_by: 'created_at', order: 'desc', limit: 200 })];
  if (!all) return;
  if (errorOf(all)) resolved.failed.push(all);
  const known = tasksOf(all);
  const missing = resolved.found.filter(({ id }) => !known.some((task) => task.id === id));
  for (const { id } of missing) resolved.problems.push({ kind: 'none', words: `#${id}`, near: [] });
  resolved.found = known.filter(({ id }) => resolved.found.some((task) => task.id === id));
}

function callsFor(intent: Intent, resolved: Resolved, when: When): PlannedCall[] {
  const name = intent.do === 'complete' ? 'complete_task' : intent.do === 'delete' ? 'delete_task' : 'update_task';
  return resolved.found.flatMap((task): PlannedCall[] => {
    if (intent.do === 'complete' || intent.do === 'delete') return [{ name, arguments: { task_id: task.id } }];
    if (intent.do === 'update') return [{ name, arguments: { task_id: task.id, ...intent.change } }];
    if (intent.do !== 'shift') return [];
    const due = task.due_date ? shifted(task.due_date, intent.by, when) : undefined;
    if (!due) resolved.problems.push({ kind: 'no-due-date', task });
    return due ? [{ name, arguments: { task_id: task.id, due_date: due } }] : [];
  });
}

function undo(intent: Intent, memory: Memory): Work {
  const { lastCall } = memory;
  if (lastCall?.name === 'complete_task') {
    const calls = lastCall.ids.map((id) => ({
      name: 'update_task' as const,
      arguments: { task_id: id, completed: false },
    }));
    return { intent, calls, resolved: none };
  }
  return { intent, calls: [], resolved: { ...none, problems: [{ kind: 'cannot-undo' }] } };
}

/** Changes first, deletions in a response of their own: it may be held back until the person consents. */
function* execute(work: Work[]): Generator<PlannedCall[], [Outcome[], number], ToolCall[]> {
  const results = new Map<PlannedCall, ToolCall>();
  let rounds = 0;
  for (const deleting of [false, true]) {
    const calls = work.flatMap((one) => one.calls).filter(({ name }) => (name === 'delete_task') === deleting);
    const unique = deleting ? calls.filter((call, at) => calls.findIndex((one) => sameTask(one, call)) === at) : calls;
    if (unique.length === 0) continue;
    rounds++;
    const got = yield unique;
    for (const [index, call] of unique.entries()) results.set(call, got[index]!);
  }
  const outcomes = work.map(({ intent, calls, resolved }): Outcome => {
    const told = calls.flatMap((call) => results.get(call) ?? []);
    return {
      intent,
      calls: [...resolved.failed, ...told],
      problems: resolved.problems,
      ...(intent.do === 'show' ? { seen: resolved.found } : {}),
    };
  });
  return [outcomes, rounds];
}

function sameTask(a: PlannedCall, b: PlannedCall): boolean {
  return a.arguments.task_id === b.arguments.task_id;
}
