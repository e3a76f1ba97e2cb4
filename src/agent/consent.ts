import type { ModelResponse } from '@openai/agents';
import type { ToolCall } from '../domain/schemas.ts';
import { noWords, yesWords } from './yes-no.ts';

/** Deleting more than one task in a turn, however it was said, waits for the user's yes. */

const trailing = [
  'please',
  'thanks',
  'thank you',
  'delete them',
  'delete both',
  'delete all',
  'delete all of them',
  'delete it',
  'them',
  'both',
  'all',
];

const yes = onlyOf(yesWords, trailing);
const no = onlyOf(noWords, [...trailing, 'cancel it', 'cancel that']);

/** A plain yes is short. What is long is no such thing, and "yes please" read as one word or as two doubles the ways with each repetition. */
const longestAnswer = 80;

function isShort(message: string): boolean {
  return message.length <= longestAnswer;
}

/** "yes", "ok, go ahead please!"; not "yes, but keep the second one". */
export function saysYes(message: string): boolean {
  return isShort(message) && yes.test(plain(message));
}

/** A no and nothing else. */
export function saysNo(message: string): boolean {
  return isShort(message) && no.test(plain(message));
}

/** Decides which deletions of a turn must wait. */
export class DeletionPolicy {
  #asked: number[] = [];
  readonly #calls: readonly ToolCall[];

  /** `calls`: what has run in this turn so far. */
  constructor(calls: readonly ToolCall[]) {
    this.#calls = calls;
  }

  /** Notes which tasks an answer of the model wants deleted, before any of its calls runs. */
  hear({ output }: ModelResponse): void {
    this.#asked = output.flatMap((item) =>
      item.type === 'function_call' && item.name === 'delete_task' ? [numberIn(item.arguments)] : [],
    );
  }

  needsConsent(): boolean {
    const done = this.#calls.filter((call) => call.name === 'delete_task' && call.status === 'ok');
    return new Set([...this.#asked, ...done.map((call) => Number(call.arguments.task_id))]).size > 1;
  }
}

/** At most this many tasks are named; the rest is counted. */
const named = 10;

/** `Delete #1 "A", #2 "B"? Say yes to go ahead.` */
export function askConsent(taskIds: number[], titles: ReadonlyMap<number, string>): string {
  const list = taskIds.slice(0, named).map((id) => (titles.has(id) ? `#${id} "${titles.get(id)}"` : `#${id}`));
  const rest = taskIds.length - list.length;
  return `Delete ${list.join(', ')}${rest > 0 ? ` and ${rest} more` : ''}? Say yes to go ahead.`;
}

/** The numbers in the arguments of deletions, each once, in order. */
export function taskNumbers(deletions: readonly { arguments?: string }[]): number[] {
  return [...new Set(deletions.map((call) => numberIn(call.arguments)))];
}

/** Titles of tasks that the calls have shown. */
export function titlesIn(calls: readonly ToolCall[]): Map<number, string> {
  const shown = calls.flatMap(({ name, status, result }) => {
    if (status !== 'ok') return [];
    if (name === 'list_tasks') return (result as { tasks: { id: number; title: string }[] }).tasks;
    const { task_id: id, title } = result as { task_id: number; title: string };
    return [{ id, title }];
  });
  return new Map(shown.map(({ id, title }) => [id, title]));
}

function numberIn(args: string | undefined): number {
  try {
    return Number(JSON.parse(args ?? '').task_id);
  } catch {
    return Number.NaN;
  }
}

function plain(message: string): string {
  return message
    .normalize('NFKC')
    .toLowerCase()
    .replaceAll('’', "'")
    .replaceAll(/[\s,.!;:👍-]+/gu, ' ')
    .trim();
}

function onlyOf(words: string[], more: string[]): RegExp {
  const any = (list: string[]) => list.join('|');
  return new RegExp(`^(?:${any(words)})(?: (?:${any([...words, ...more])}))*$`);
}
