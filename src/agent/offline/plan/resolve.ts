import type { ToolCall } from '../../../domain/schemas.ts';
import type { When } from '../../../language/calendar.ts';
import { wallOf } from '../../../language/dates.ts';
import { cursorOf, errorOf, type Seen, tasksOf } from '../../say/results.ts';
import type { Filter, Memory, Reference } from '../intents.ts';
import { resolveMention, resolveTitles } from './by-title.ts';
import { found, inSteps, list, type Purpose, problem, type Resolved, type Step } from './steps.ts';
import { searchFor } from './title-words.ts';
import { holding, mentioning } from './titles.ts';

/** From references to tasks. */

const pageLimit = 200;
const pagesAtMost = 2;
const untitled = '';

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
  if (purpose === 'show') all.problems = withoutGaps(all);
  return all;
}

/** "Knives or scarves": where one of them is there, the other is no problem, and none is said once. */
function withoutGaps({ found, problems }: Resolved): Resolved['problems'] {
  const gap = problems.findIndex(({ kind }) => kind === 'nothing-fits');
  return problems.filter(({ kind }, at) => kind !== 'nothing-fits' || (found.length === 0 && at === gap));
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
      if (reference.count && several.length !== reference.count) return lastTwo(memory);
      return several.length > 0 ? found(...several) : problem({ kind: 'unknown-last' });
    }
    case 'title':
      return yield* resolveTitles(reference.words, purpose, reference);
    case 'mention':
      return yield* resolveMention(reference.clause, purpose, reference.words);
    case 'filter':
      return yield* resolveFilter(reference, purpose, memory, when);
  }
}

/** "both" after two messages that added one task each. */
function lastTwo({ done, known }: Memory): Resolved {
  const messages = done.slice(-2);
  const adds = messages.length === 2 && messages.every((one) => one.length === 1 && one[0]?.name === 'add_task');
  const tasks = adds ? messages.flat().flatMap(({ after }) => known.get(after.id) ?? []) : [];
  return tasks.length === 2 ? found(...tasks) : problem({ kind: 'unknown-last' });
}

function* resolveFilter(
  reference: Extract<Reference, { by: 'filter' }>,
  purpose: Purpose,
  memory: Memory,
  when: When,
): Step<Resolved> {
  const { words, hours, repeats, dated, untagged, levels } = reference;
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
    const fit = mentioned.filter(
      ({ recurrence, priority, due_date, tags }) =>
        (!repeats || recurrence) &&
        (!dated || due_date) &&
        (!untagged || !tags?.length) &&
        (!levels || levels.some((level) => level === priority)),
    );
    return hours ? fit.filter((task) => isWithin(task, hours, when)) : fit;
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
  const { size } = reference;
  if (size !== undefined && hits.length > 0 && hits.length !== size)
    return problem({ kind: 'several', words: words ?? 'that', found: hits.sort((a, b) => a.id - b.id) });
  if (reference.one && hits.length > 1)
    return problem({ kind: 'several', words: words ?? 'that', found: hits.sort((a, b) => a.id - b.id) });
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
