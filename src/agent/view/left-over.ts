import { isDeepStrictEqual } from 'node:util';
import type { AgentInputItem } from '@openai/agents';
import type { ToolCall } from '../../domain/schemas.ts';
import type { When } from '../../language/calendar.ts';
import type { Intent, Memory, PlannedCall } from '../offline/intents.ts';
import { recall, turnsOf } from '../offline/plan/items.ts';
import { plan } from '../offline/plan/plan.ts';
import { everything } from '../offline/plan/prepare.ts';
import { searchFor } from '../offline/plan/title-words.ts';
import { understand } from '../offline/read/understand.ts';
import { isHidden } from '../say/hidden.ts';
import { type Seen, tasksOf, totalOf } from '../say/results.ts';
import { longestRead, sameWords } from './own-reading.ts';

/**
 * What the message of a turn asks for and its calls have not done: the program's own reading, played on the tasks that the turn has shown
 * (docs/decisions/0114-a-call-that-was-passed-over.md). Nothing here changes a task; a model is told of it and makes the call, or does not.
 */

/** A call that was passed over; `title` is that of its task. */
export interface Missing extends PlannedCall {
  title?: string;
}

/** More than these no model is told to make: who reads so many out of one message may have read it wrongly. */
const mostMissing = 5;
const roundsAtMost = 8;

/**
 * The calls that are missing, in steps; none where the program is not sure: something of the message is not understood or not clearly named, the tasks
 * that it could mean were not all shown, or the turn has changed what this reading has nothing of, which is then the model's own reading.
 */
export function* leftOver(input: AgentInputItem[], when: When): Generator<void, Missing[]> {
  const turns = turnsOf(input);
  const turn = turns.at(-1);
  if (!turn || isHidden(turn.message) || turn.message.length > longestRead) return [];
  const { question, ...memory } = yield* recall(turns.slice(0, -1), when);
  // The answer to a question of the model's own, which says something else by itself: "buy rye bread".
  if (question === undefined && turns.at(-2)?.reply.includes('?')) return [];
  const intents = yield* understand(turn.message, { when, question, just: memory.just, again: memory.again });
  const shown = new Shown(turn.calls, memory);
  const wanted = yield* played(intents, memory, shown, when);
  const tried = turn.calls.filter(({ name }) => name !== 'list_tasks');
  const missing = wanted && unmatched(wanted, tried);
  if (!missing || missing.length > mostMissing) return [];
  return missing.map((call) => {
    const title = shown.titleOf(call.arguments.task_id);
    return title === undefined ? call : { ...call, title };
  });
}

/** The changes of a plan that is carried out on what was shown; undefined where it meets a problem or would have to see more. */
function* played(
  intents: Intent[],
  memory: Memory,
  shown: Shown,
  when: When,
): Generator<void, PlannedCall[] | undefined> {
  const results: ToolCall[] = [];
  const wanted: PlannedCall[] = [];
  for (let round = 0; round < roundsAtMost; round++) {
    const next = yield* plan(intents, memory, results, when);
    if ('done' in next) {
      const isSure = next.done.every(({ intent, problems }) => problems.length === 0 && intent.do !== 'passed-over');
      return isSure ? wanted : undefined;
    }
    for (const call of next.calls) {
      const result = shown.resultOf(call);
      if (!result) return undefined;
      results.push(result);
      if (call.name !== 'list_tasks') wanted.push(call);
    }
  }
  return undefined;
}

/** What a turn has shown of the tasks as they were before it changed them, answering as the tools would. */
class Shown {
  readonly #lists: ToolCall[];
  readonly #added: ToolCall[];
  readonly #tasks = new Map<number, Seen>();

  constructor(calls: readonly ToolCall[], { known }: Memory) {
    this.#lists = calls.filter(({ name, status }) => name === 'list_tasks' && status === 'ok');
    this.#added = calls.filter(({ name, status }) => name === 'add_task' && status === 'ok');
    const seen = [...this.#lists.flatMap(tasksOf), ...known.values(), ...this.#added.flatMap(tasksOf)];
    for (const task of seen) if (!this.#tasks.has(task.id)) this.#tasks.set(task.id, task);
  }

  titleOf(id: unknown): string | undefined {
    return this.#tasks.get(Number(id))?.title;
  }

  /** Undefined where it cannot be known. */
  resultOf(call: PlannedCall): ToolCall | undefined {
    const result = call.name === 'list_tasks' ? this.#listed(call) : this.#changed(call);
    return result && { ...call, status: 'ok', result };
  }

  /** Of a list that was shown as a whole; whoever looks for words looks at the titles again. */
  #listed({ arguments: { search, status, limit, sort_by, order, ...filter } }: PlannedCall): object | undefined {
    const asked = { search, status, limit, sort_by, order, ...filter };
    if (isDeepStrictEqual(asked, { search: undefined, ...everything.arguments }))
      return listOf([...this.#tasks.values()]);
    if (Object.keys(filter).length > 0) return undefined;
    const list = this.#lists.find((each) => isWhole(each) && holds(each.arguments, { search, status }));
    return list && listOf(tasksOf(list).filter(({ completed }) => hasStatus(status, completed === true)));
  }

  #changed({ name, arguments: args }: PlannedCall): object | undefined {
    if (name === 'add_task')
      return this.#added.find((each) => sameWords(String(each.arguments.title), String(args.title)))?.result ?? unmade;
    const task = this.#tasks.get(Number(args.task_id));
    // A number that the whole list does not have.
    if (!task && this.#lists.some((each) => isWhole(each) && holds(each.arguments, {}))) return undefined;
    return { task_id: args.task_id, title: task?.title ?? '', status: 'done' };
  }
}

/** A task that was not added has no number by which more could be asked for. */
const unmade = { status: 'created' };

function listOf(tasks: Seen[]): object {
  return { tasks, total: tasks.length };
}

function isWhole(list: ToolCall): boolean {
  return totalOf(list) === tasksOf(list).length && list.arguments.cursor === undefined;
}

/** Does a list of this filter hold everything that one is asked for would? */
function holds(
  { search, status, sort_by, order, limit, ...filter }: PlannedCall['arguments'],
  asked: { search?: unknown; status?: unknown },
): boolean {
  if (Object.keys(filter).length > 0) return false;
  const isWide = status === undefined || status === 'all' || status === asked.status;
  return isWide && (search === undefined || sameWords(searchFor(String(search)), String(asked.search ?? '')));
}

function hasStatus(status: unknown, isDone: boolean): boolean {
  return status === undefined || status === 'all' || (status === 'completed') === isDone;
}

/** Tools that may stand for each other on one task. */
const alike: Partial<Record<string, readonly string[]>> = {
  complete_task: ['complete_task', 'update_task'],
  update_task: ['update_task', 'complete_task'],
};

/** The wanted calls that were not tried, refused or not; undefined when something was done that is none of them. */
function unmatched(wanted: readonly PlannedCall[], tried: readonly ToolCall[]): PlannedCall[] | undefined {
  const left = [...wanted];
  const take = (fits: (call: PlannedCall) => boolean) => {
    const at = left.findIndex(fits);
    return at >= 0 && left.splice(at, 1).length > 0;
  };
  const adds = tried.filter(({ name, arguments: args }) => {
    const isSame = (call: PlannedCall) => isAdd(call) && sameWords(String(call.arguments.title), String(args.title));
    return name === 'add_task' && !take(isSame);
  });
  // A title in the model's own words stands for one that it does not have.
  if (!adds.every(() => take(isAdd))) return undefined;
  const changes = tried.filter(({ name }) => name !== 'add_task');
  const isDone = (call: PlannedCall, { name, arguments: args }: ToolCall) =>
    Number(args.task_id) === call.arguments.task_id && (alike[call.name] ?? [call.name]).includes(name);
  const isOwn = (each: ToolCall) => each.status === 'ok' && !wanted.some((call) => isDone(call, each));
  if (changes.some(isOwn)) return undefined;
  return left.filter((call) => !changes.some((each) => isDone(call, each)));
}

function isAdd({ name }: PlannedCall): boolean {
  return name === 'add_task';
}
