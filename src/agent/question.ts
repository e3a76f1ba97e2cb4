import type { ToolCall } from '../domain/schemas.ts';
import type { When } from '../language/calendar.ts';
import { wholeNumberIn } from '../mcp/forgive.ts';
import type { TurnConnection } from './connection.ts';
import type { Deletion } from './heard.ts';
import { summarize } from './say/calls.ts';

/** The question for consent, and what it names. */

/** At most this many tasks are named; the rest is counted. */
const named = 10;

/** A title is somebody's text: it must not look like more of the question. */
const longestTitle = 60;

/** What this program itself asks the tools for, to name the tasks of a question; no model has seen it. */
export const ownList = { limit: 200, sort_by: 'created_at', order: 'asc' };

export const goAhead = 'Say yes to go ahead.';

const verbs: Record<string, string> = { delete_task: 'delete', complete_task: 'complete', update_task: 'change' };

/** Says what this turn has done already and names each task to delete or change; titles that it has not seen are looked up. */
export async function question(
  tools: TurnConnection,
  interruptions: readonly { name?: string; arguments?: string }[],
  setting: When,
) {
  const done = tools.calls.filter(({ name }) => name !== 'list_tasks');
  const waiting = interruptions.map((item) => ({ name: item.name ?? '', arguments: item.arguments ?? '' }));
  const ids = taskNumbers(waiting);
  if (ids.some((id) => !titlesIn(tools.calls).has(id))) await tools.callToolResult('list_tasks', ownList);
  const titles = titlesIn(tools.calls);
  const asked = askConsent(waiting, titles);
  return {
    isMixed: waiting.some(({ name }) => name !== 'delete_task'),
    text: done.length > 0 ? `${summarize(done, setting)}\n${asked}` : asked,
    deletions: taskNumbers(waiting.filter(({ name }) => name === 'delete_task')).map((id): Deletion => {
      const title = titles.get(id);
      return title === undefined ? { task_id: id } : { task_id: id, title };
    }),
  };
}

/** `Delete #1 "A", #2 "B"? Say yes to go ahead.` Of several kinds of calls: `Delete #1 "A"; change #2 "B"? ...` */
export function askConsent(
  waiting: readonly { name?: string; arguments?: string }[],
  titles: ReadonlyMap<number, string>,
): string {
  const kinds = Object.entries(verbs).flatMap(([name, verb]) => {
    const ids = taskNumbers(waiting.filter((call) => call.name === name));
    return ids.length > 0 ? [`${verb} ${namesOf(ids, titles)}`] : [];
  });
  const text = kinds.join('; ');
  return `${text.charAt(0).toUpperCase()}${text.slice(1)}? ${goAhead}`;
}

function namesOf(taskIds: number[], titles: ReadonlyMap<number, string>): string {
  const list = taskIds
    .slice(0, named)
    .map((id) => (titles.has(id) ? `#${id} "${quotable(titles.get(id)!)}"` : `#${id}`));
  const rest = taskIds.length - list.length;
  return `${list.join(', ')}${rest > 0 ? ` and ${rest} more` : ''}`;
}

/** A title within quotation marks: on one line, without control characters and without the mark that would end it, cut to a length. */
function quotable(title: string): string {
  const line = title
    .replace(/[\p{Cc}\p{Cf}\p{Zl}\p{Zp}\s]+/gu, ' ')
    .replaceAll('"', "'")
    .trim();
  const points = [...line];
  return points.length > longestTitle ? `${points.slice(0, longestTitle).join('').trimEnd()}...` : line;
}

/** The numbers in the arguments of calls, each once, in order. */
export function taskNumbers(calls: readonly { arguments?: string }[]): number[] {
  return [...new Set(calls.flatMap((call) => numberIn(call.arguments) ?? []))];
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

/** The number in a call's arguments, as JSON text or a value; undefined when it is none. */
export function numberIn(args: unknown): number | undefined {
  const { task_id: id } = (typeof args === 'string' ? parsed(args) : (args ?? {})) as { task_id?: unknown };
  const number = typeof id === 'string' ? wholeNumberIn(id) : id;
  return typeof number === 'number' && Number.isSafeInteger(number) && number >= 1 ? number : undefined;
}

function parsed(text: string): object {
  try {
    return Object(JSON.parse(text));
  } catch {
    return {};
  }
}
