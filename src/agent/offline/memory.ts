import type { ToolCall } from '../../domain/schemas.ts';
import { cursorOf, errorOf, type Seen, tasksOf } from '../say/results.ts';
import type { Filter, Intent, Memory, Outcome, Problem } from './intents.ts';

/** What calls and their results leave in mind. */

export const blank: Memory = { spoken: [], shown: [], known: new Map(), done: [] };

/** Changes speak of their tasks; the last one is "it", all of one round are "them". */
export function afterChanges(memory: Memory, calls: ToolCall[]): Memory {
  const done = calls.filter((call) => call.name !== 'list_tasks' && call.status === 'ok');
  const touched = done.flatMap((call) => tasksOf(call).map((task) => ({ task, name: call.name })));
  if (touched.length === 0) return memory;
  const gone = new Set(touched.filter(({ name }) => name === 'delete_task').map(({ task }) => task.id));
  const present = touched.filter(({ task }) => !gone.has(task.id)).map(({ task }) => task);
  const last = present.at(-1) ?? (memory.last && !gone.has(memory.last.id) ? memory.last : undefined);
  const name = touched.at(-1)!.name;
  return {
    ...memory,
    last,
    spoken: present,
    just: name === 'add_task' ? 'add' : 'change',
  };
}

/** A list shown to the person: its order counts for "the second one", and a single task is "it". */
export function afterList(memory: Memory, shown: Seen[], more?: Memory['more']): Memory {
  const last = shown.length === 1 ? shown[0] : memory.last;
  return { ...memory, shown, spoken: shown, last, more, listed: undefined, just: undefined };
}

/** What a list was asked for by, without the page. */
export function filterOf(listed: ToolCall): Filter {
  const { cursor, limit, ...filter } = listed.arguments as Filter;
  return filter;
}

/** What an outcome adds: a list shown, tasks changed, a question asked. */
export function remember(memory: Memory, outcome: Outcome): Memory {
  const { intent, calls, problems } = outcome;
  if (intent.do === 'list' || intent.do === 'more') {
    const [listed] = calls;
    if (!listed || errorOf(listed)) return memory;
    const cursor = cursorOf(listed);
    const more = cursor ? { ...listed.arguments, cursor } : undefined;
    return {
      ...afterList(memory, outcome.seen?.length ? outcome.seen : tasksOf(listed), more),
      listed: filterOf(listed),
    };
  }
  if (intent.do === 'show') return afterList(memory, outcome.seen ?? []);
  const next = { ...afterChanges(memory, calls), again: againOf(outcome), listed: undefined };
  const choice = problems.find((one): one is Extract<Problem, { kind: 'several' }> => one.kind === 'several');
  const candidates: Seen[] | undefined = choice?.found;
  const sure = problems.find((one): one is Extract<Problem, { kind: 'sure' }> => one.kind === 'sure');
  if (sure && isAskable(intent) && 'target' in intent)
    return { ...next, question: { ...intent, target: [{ by: 'number', number: sure.task.id }], sure: true } };
  const asked = problems.some(({ kind }) => kind === 'several' || kind === 'which') || isQuestion(intent);
  return {
    ...next,
    ...(candidates ? { shown: candidates, spoken: candidates } : {}),
    ...(asked && isAskable(intent)
      ? { question: candidates ? { ...intent, among: candidates.map(({ id }) => id) } : intent }
      : {}),
  };
}

/** What may be done to another task, too: no deletion, and nothing that belongs to one task alone. */
function againOf({ intent, calls }: Outcome): Memory['again'] {
  if (!calls.some((call) => call.name !== 'list_tasks' && call.status === 'ok')) return undefined;
  if (intent.do === 'complete') return { do: 'complete', target: [] };
  if (intent.do === 'shift') return { do: 'shift', target: [], by: intent.by };
  if (intent.do !== 'update') return undefined;
  const { title, description, completed, ...change } = intent.change;
  return Object.keys(change).length > 0 ? { do: 'update', target: [], change } : undefined;
}

function isQuestion(intent: Intent): boolean {
  return intent.do === 'ask-title' || intent.do === 'ask-change';
}

function isAskable(intent: Intent): intent is NonNullable<Memory['question']> {
  return ['ask-title', 'ask-change', 'complete', 'delete', 'update', 'shift'].includes(intent.do);
}
