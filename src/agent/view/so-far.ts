import type { AgentInputItem } from '@openai/agents';
import type { When } from '../../language/calendar.ts';
import type { Intent } from '../offline/intents.ts';
import { argumentsOf, textOf } from '../say/items.ts';
import { isRecord } from '../say/results.ts';
import { isQuestion, readingOf } from './own-reading.ts';

/** What a turn has heard and done, against which the model's next calls are weighed. */

type Args = Record<string, unknown>;

/** A call of this turn that was not refused. */
interface Done {
  name: string;
  args: Args;
}

/** What a turn has heard and done so far. */
export interface SoFar {
  /** Everything that the user said and the tools showed, in lower case. */
  words: string;
  /** Numbers that a task may have: those that somebody wrote, and those of tasks that were shown. */
  numbers: Set<number>;
  done: Done[];
  /** Whether a change was tried in this turn, refused or not. */
  hasTried: boolean;
  /** The message of this turn. */
  message: string;
  /** What it asks for, where the program understands it as one thing. */
  reading: Intent | undefined;
  /** Whether that is to be shown something. */
  isQuestion: boolean;
}

export function soFar(input: AgentInputItem[], when: When): SoFar {
  const last = input.findLastIndex((item) => 'role' in item && item.role === 'user');
  const words = input.map(wordsOf).join('\n').toLowerCase();
  const results = new Map(
    input.slice(last + 1).flatMap((item) => (item.type === 'function_call_result' ? [[item.callId, item]] : [])),
  );
  const done = input.slice(last + 1).flatMap((item): Done[] => {
    if (item.type !== 'function_call' || !results.has(item.callId)) return [];
    return isRefused(wordsOf(results.get(item.callId)!))
      ? []
      : [{ name: item.name, args: argumentsOf(item.arguments) }];
  });
  const hasTried = input.slice(last + 1).some((item) => item.type === 'function_call' && item.name !== 'list_tasks');
  const message = last < 0 ? '' : wordsOf(input[last]!);
  const reading = readingOf(message, when);
  return {
    words,
    numbers: numbersIn(input),
    done,
    hasTried,
    message,
    reading,
    isQuestion: isQuestion(message, reading),
  };
}

/**
 * Was this done already in this turn, after an answer before? Small models make the call that succeeded again and again. The same twice in one answer
 * is meant. A list is the same only when nothing was done since.
 */
export function isRepeated(name: string, args: Args, { done }: SoFar): boolean {
  const same = (each: Done) => each.name === name && markOf(name, each.args) === markOf(name, args);
  return name === 'list_tasks' ? done.slice(-1).some(same) : done.some(same);
}

function markOf(name: string, args: Args): string {
  if (name !== 'add_task') return JSON.stringify(Object.entries(args).sort(([a], [b]) => (a < b ? -1 : 1)));
  const { title, due_date, recurrence } = args;
  return JSON.stringify([String(title).trim().toLowerCase(), due_date ?? null, recurrence ?? null]);
}

/**
 * A number that nobody wrote and no result has shown, beside a message that says a new task or names a task by words: the model made it up. For a
 * task that is named the model is shown the list instead, to find it in.
 */
export function isMadeUp({ task_id }: Args, { numbers, reading }: SoFar): 'no task' | 'named otherwise' | undefined {
  if (task_id === undefined || numbers.has(Number(task_id))) return undefined;
  if (reading?.do === 'add') return 'no task';
  const isNamed = reading && 'target' in reading && reading.target.some(({ by }) => by === 'title');
  return isNamed ? 'named otherwise' : undefined;
}

function numbersIn(input: AgentInputItem[]): Set<number> {
  const found = input.flatMap((item) => {
    if (item.type === 'function_call_result') return [...textOf(item.output).matchAll(/"(?:task_)?id":\s*(\d+)/g)];
    return 'role' in item ? [...textOf(item.content).matchAll(/(?<![\d.])(\d+)(?![\d.]*\d)/g)] : [];
  });
  return new Set(found.map(([, digits]) => Number(digits)));
}

function wordsOf(item: AgentInputItem): string {
  if (item.type === 'function_call_result') return textOf(item.output);
  return 'role' in item && item.role === 'user' ? textOf(item.content) : '';
}

function isRefused(result: string): boolean {
  return isRecord(argumentsOf(result).error);
}
