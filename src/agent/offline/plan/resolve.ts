import type { ToolCall } from '../../../domain/schemas.ts';
import type { When } from '../../../language/calendar.ts';
import { wallOf } from '../../../language/dates.ts';
import { cursorOf, errorOf, type Seen, tasksOf } from '../../say/results.ts';
import type { Filter, Memory, PlannedCall, Problem, Reference } from '../intents.ts';
import { holding, matching, mentioning, nearby, searchFor } from './titles.ts';

/** From references to tasks. A step yields calls and is resumed with their results; no calls mean that others may have the event loop. */

export type Step<T> = Generator<PlannedCall[], T, ToolCall[]>;
export type Purpose = 'complete' | 'delete' | 'update' | 'reopen' | 'show';
export type Resolved = { found: Seen[]; problems: Problem[]; failed: ToolCall[] };

const pageLimit = 200;
const pagesAtMost = 2;
const untitled = '';

/** Work that goes on without any calls. */
function* inSteps<T>(work: Generator<void, T>): Step<T> {
  for (;;) {
    const step = work.next();
    if (step.done) return step.value;
    yield [];
  }
}

/** A list call with only the arguments that say something. */
export function list(filter: Filter): PlannedCall {
  return { name: 'list_tasks', arguments: { ...filter } };
}

/** The tasks a target names; what could not be found comes back as problems, refused look-ups as failed calls. */
export function* resolve(target: Reference[], purpose: Purpose, memory: Memory, when: When): Step<Resolved> {
  const all: Resolved = { found: [], problems: [], failed: [] };
  if (target.length === 0) all.problems.push({ kind: 'which' });
  for (const reference of target) {
    const one = yield* resolveOne(reference, purpose, memory, when);
    all.found.push(...one.found.filter((task) => !all.found.some(({ id }) => id === task.id)));
    all.problems.push(...one.problems);
    all.failed.push(...one.failed);
  }
  return all;
}

function found(...tasks: Seen[]): Resolved {
  return { found: tasks, problems: [], failed: [] };
}
function problem(one: Problem): Resolved {
  return { found: [], problems: [one], failed: [] };
}

function* resolveOne(reference: Reference, purpose: Purpose, memory: Memory, when: When): Step<Resolved> {
  switch (reference.by) {
    case 'number': {
      if (!Number.isSafeInteger(reference.number) || reference.number < 1)
        return problem({ kind: 'none', words: `#${reference.said ?? reference.number}`, near: [] });
      const known = [...memory.spoken, ...memory.shown].find(({ id }) => id === reference.number);
      return found(known ?? { id: reference.number, title: untitled });
    }
    case 'place': {
      const place = reference.place < 0 ? memory.shown.length + reference.place + 1 : reference.place;
      const task = memory.shown[place - 1];
      return task ? found(task) : problem({ kind: 'unknown-place', shown: memory.shown.length });
    }
    case 'last':
      return memory.last ? found(memory.last) : problem({ kind: 'unknown-last' });
    case 'shown': {
      const several = memory.spoken.length > 1 || memory.shown.length === 0 ? memory.spoken : memory.shown;
      if (reference.count && several.length !== reference.count) return problem({ kind: 'unknown-last' });
      return several.length > 0 ? found(...several) : problem({ kind: 'unknown-last' });
    }
    case 'title':
      return yield* resolveTitles(reference.words, purpose);
    case 'filter':
      return yield* resolveFilter(reference, purpose, memory, when);
  }
}

const statusFor = {
  complete: 'pending',
  reopen: 'completed',
  update: undefined,
  delete: undefined,
  show: undefined,
} as const;

/** "buy milk and call mom": one title first, else one for each part when all parts are found. */
function* resolveTitles(words: string, purpose: Purpose): Step<Resolved> {
  const whole = yield* resolveTitle(words, purpose);
  const parts = words.split(/\s*(?:,\s*(?:and\s+)?|\s+and\s+|\s*&\s*)/iu).filter((part) => part.trim() !== '');
  if (whole.problems[0]?.kind !== 'none' || parts.length < 2 || parts.length > 20) return whole;
  const each = yield* together(parts.map((part) => resolveTitle(part, purpose)));
  if (each.some((part) => part.found.length !== 1)) return whole;
  return found(...each.flatMap((part) => part.found));
}

function* resolveTitle(words: string, purpose: Purpose): Step<Resolved> {
  const search = searchFor(words);
  const status = statusFor[purpose];
  const [first] = yield [list({ search, ...(status ? { status } : {}), limit: 100 })];
  if (!first || errorOf(first)) return { found: [], problems: [], failed: first ? [first] : [] };
  const hits = yield* inSteps(matching(tasksOf(first), words));
  if (hits.length === 1) return found(...hits);
  if (hits.length > 1) return problem({ kind: 'several', words, found: hits });
  return yield* resolveWide(words, purpose);
}

/** Nothing found by search: look through the open tasks for other forms of the words, and for titles nearby. */
function* resolveWide(words: string, purpose: Purpose): Step<Resolved> {
  const other = purpose === 'complete' ? [list({ search: searchFor(words), status: 'completed', limit: 100 })] : [];
  const [open, completed] = yield [
    list({ status: purpose === 'reopen' ? 'completed' : 'pending', limit: pageLimit }),
    ...other,
  ];
  if (!open || errorOf(open)) return { found: [], problems: [], failed: open ? [open] : [] };
  const hits = yield* inSteps(matching(tasksOf(open), words));
  if (hits.length === 1) return found(...hits);
  if (hits.length > 1) return problem({ kind: 'several', words, found: hits });
  const [done] = completed ? yield* inSteps(matching(tasksOf(completed), words)) : [];
  if (done) return problem({ kind: 'already', task: done });
  return problem({ kind: 'none', words, near: yield* inSteps(nearby(tasksOf(open), words)) });
}

function* resolveFilter(
  reference: Extract<Reference, { by: 'filter' }>,
  purpose: Purpose,
  memory: Memory,
  when: When,
): Step<Resolved> {
  const { words, hours } = reference;
  const implied = {
    complete: 'pending',
    update: 'pending',
    reopen: 'completed',
    delete: undefined,
    show: undefined,
  } as const;
  const filter: Filter = { ...reference.filter };
  if ((filter.status === undefined || filter.status === 'all') && implied[purpose]) filter.status = implied[purpose];
  const base = words ? { ...filter, search: searchFor(words) } : filter;
  const fitting = function* (tasks: Seen[]): Step<Seen[]> {
    const mentioned = words ? yield* inSteps(mentioning(tasks, words)) : tasks;
    return hours ? mentioned.filter((task) => isWithin(task, hours, when)) : mentioned;
  };
  let { tasks, failed } = yield* pages(base);
  let hits = yield* fitting(tasks);
  if (words && failed.length === 0 && hits.length === 0) {
    ({ tasks, failed } = yield* pages(filter));
    hits = yield* fitting(tasks);
  }
  if (failed.length > 0) return { found: [], problems: [], failed };
  for (const one of reference.except ?? []) {
    const meant = new Set(yield* meantBy(one, tasks, memory));
    if (meant.size === 0) return problem({ kind: 'unknown-exception', words: one.by === 'title' ? one.words : '' });
    hits = hits.filter((task) => !meant.has(task));
  }
  return hits.length > 0 ? found(...hits) : problem({ kind: 'nothing-fits' });
}

function* pages(filter: Filter): Step<{ tasks: Seen[]; failed: ToolCall[] }> {
  const tasks: Seen[] = [];
  const limit = filter.limit ?? pageLimit;
  let cursor: string | undefined;
  for (let page = 0; page < pagesAtMost; page++) {
    const [got] = yield [list({ ...filter, limit, ...(cursor ? { cursor } : {}) })];
    if (!got || errorOf(got)) return { tasks, failed: got ? [got] : [] };
    tasks.push(...tasksOf(got));
    cursor = filter.limit ? undefined : cursorOf(got);
    if (!cursor) break;
  }
  return { tasks, failed: [] };
}

function* meantBy(reference: Reference, tasks: Seen[], memory: Memory): Step<Seen[]> {
  if (reference.by === 'title') return yield* inSteps(holding(tasks, reference.words));
  return tasks.filter((task) => isMeant(reference, task, memory));
}

function isMeant(reference: Reference, task: Seen, memory: Memory): boolean {
  if (reference.by === 'number') return task.id === reference.number;
  if (reference.by === 'last') return task.id === memory.last?.id;
  if (reference.by === 'shown') return memory.spoken.some(({ id }) => id === task.id);
  if (reference.by !== 'place') return false;
  return task.id === memory.shown.at(reference.place < 0 ? reference.place : reference.place - 1)?.id;
}

function isWithin(task: Seen, [from, to]: [number, number], when: When): boolean {
  const hour = task.due_date ? wallOf(task.due_date, when.zone).time?.hour : undefined;
  return hour !== undefined && hour >= from && hour < to;
}

/** Runs steps side by side: their calls of a round leave in one response. */
export function* together<T>(steps: Step<T>[]): Step<T[]> {
  const states: { step: Step<T>; now: IteratorResult<PlannedCall[], T> }[] = [];
  for (const step of steps) states.push({ step, now: yield* untilCalls(step, []) });
  for (;;) {
    const waiting = states.filter(({ now }) => !now.done);
    if (waiting.length === 0) return states.map(({ now }) => now.value as T);
    const got = yield waiting.flatMap(({ now }) => now.value as PlannedCall[]);
    let used = 0;
    for (const state of waiting) {
      const wanted = (state.now.value as PlannedCall[]).length;
      state.now = yield* untilCalls(state.step, got.slice(used, used + wanted));
      used += wanted;
    }
  }
}

/** Goes on with the step until it wants calls or is done. */
function* untilCalls<T>(step: Step<T>, results: ToolCall[]): Step<IteratorResult<PlannedCall[], T>> {
  let now = step.next(results);
  while (!now.done && now.value.length === 0) {
    yield [];
    now = step.next([]);
  }
  return now;
}
