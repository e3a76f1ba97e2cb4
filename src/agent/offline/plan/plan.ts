import type { ToolCall } from '../../../domain/schemas.ts';
import type { When } from '../../../language/calendar.ts';
import { type Seen, tasksOf, totalOf } from '../../say/results.ts';
import type { Intent, Memory, Outcome, PlannedCall } from '../intents.ts';
import { afterChanges, remember } from '../memory.ts';
import { actions } from '../words/grammar.ts';
import { isMissed, isOpen, type SecondReading } from './named/second-reading.ts';
import { prepare, type Work } from './prepare.ts';
import { inSteps, list, type Step, together } from './steps.ts';
import { perhaps } from './titles.ts';

/** From intents to tool calls: a generator replayed over the results this turn has so far. */

const roundsAtMost = 8;
const intentsAtMost = 100;
/** Of those that are written nearly so. */
const nearAtMost = 10;

export type Plan = { calls: PlannedCall[] } | { done: Outcome[]; memory: Memory; used: number };

/** The next calls, or what became of every intent; in steps. `results` are this turn's, in the order the calls were made. */
export function* plan(
  intents: Intent[],
  memory: Memory,
  results: ToolCall[],
  when: When,
  again?: SecondReading,
): Generator<void, Plan> {
  const run = carryOut(intents, memory, when, again);
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

function* carryOut(intents: Intent[], start: Memory, when: When, again?: SecondReading): Step<End> {
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
    const known = outcomes.some(isLost) ? { ...memory, last: undefined, spoken: [] } : memory;
    const work = together(batch.map((intent) => prepare(intent, known, when)));
    let step = work.next();
    while (!step.done) {
      if (step.value.length > 0) rounds++;
      step = work.next(yield step.value);
    }
    const works = step.value;
    const isDoubtful = again?.mayHelp && outcomes.length === 0;
    const isLeftOpen = ({ intent, resolved }: Work) => again && (isOpen(intent, again) || isMissed(intent, resolved));
    if (isDoubtful && (works.some(isLeftOpen) || queue.some((one) => isOpen(one, again)))) {
      const meant = yield* readAgain(again);
      if (meant) return yield* carryOut(meant, start, when);
    }
    const [finished, used] = yield* execute(works);
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

function* readAgain({ read }: SecondReading): Step<Intent[] | undefined> {
  const [open] = yield [list({ status: 'pending', limit: 200 })];
  const tasks = open ? tasksOf(open) : [];
  // Of more tasks than these, a name may be another one's, too.
  return open && totalOf(open) === tasks.length ? yield* inSteps(read(tasks)) : undefined;
}

/** Behind a clause that named a task which was not found, an "it" is none of the tasks spoken of before. */
function isLost({ intent, calls, problems }: Outcome): boolean {
  return 'target' in intent && calls.length === 0 && problems.some(({ kind }) => kind === 'none');
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

/** Changes first, deletions in a response of their own: it may be held back until the person consents. */
function* execute(work: Work[]): Step<[Outcome[], number]> {
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
  const after = yield* completeNew(work, results);
  if (after.size > 0) rounds++;
  const near = yield* nearSearched(work, results);
  if (near.size > 0) rounds++;
  const outcomes = work.map((one): Outcome => {
    const { intent, calls, resolved } = one;
    const told = [...calls.flatMap((call) => results.get(call) ?? []), ...(after.get(one) ?? [])];
    return {
      intent,
      calls: [...resolved.failed, ...told],
      problems: resolved.problems,
      about: resolved.found,
      ...(intent.do === 'show' ? { seen: resolved.found } : {}),
      ...(near.has(one) ? { seen: near.get(one)! } : {}),
    };
  });
  return [outcomes, rounds];
}

/** What a search finds nothing of may be written otherwise: "batery", "knif". */
function* nearSearched(work: Work[], results: Map<PlannedCall, ToolCall>): Step<Map<Work, Seen[]>> {
  const near = new Map<Work, Seen[]>();
  for (const one of work) {
    const { intent, calls } = one;
    const got = calls[0] && results.get(calls[0]);
    if (intent.do !== 'list' || !intent.filter.search || got?.status !== 'ok' || tasksOf(got).length > 0) continue;
    const { search, limit, ...filter } = intent.filter;
    const [all] = yield [list({ ...filter, limit: 200 })];
    const tasks = all ? tasksOf(all) : [];
    // "Go to the vet" may be "vet appointment".
    const noun = search
      .split(' ')
      .filter((word) => !actions.has(word.toLowerCase()))
      .join(' ');
    let found = yield* inSteps(perhaps(tasks, search));
    if (found.length === 0 && noun !== '' && noun !== search) found = yield* inSteps(perhaps(tasks, noun));
    near.set(one, found.slice(0, nearAtMost));
  }
  return near;
}

/** "- [x] pay the bill": what was added as done is completed when its number is known. */
function* completeNew(work: Work[], results: Map<PlannedCall, ToolCall>): Step<Map<Work, ToolCall[]>> {
  const calls = work.flatMap((one) =>
    (one.completing ?? []).flatMap((at) => {
      const added = results.get(one.calls[at]!);
      return (added ? tasksOf(added) : []).map(({ id }) => ({ one, id }));
    }),
  );
  if (calls.length === 0) return new Map();
  const got = yield calls.map(({ id }) => ({ name: 'complete_task', arguments: { task_id: id } }));
  const after = new Map<Work, ToolCall[]>();
  for (const [at, { one }] of calls.entries()) after.set(one, [...(after.get(one) ?? []), got[at]!]);
  return after;
}

function sameTask(a: PlannedCall, b: PlannedCall): boolean {
  return a.arguments.task_id === b.arguments.task_id;
}
