import { isDeepStrictEqual } from 'node:util';
import type { ListTasksInput, ToolCall } from '../../domain/schemas.ts';
import type { When } from '../../language/calendar.ts';
import { summarize } from './calls.ts';
import { errorOf, type Seen, tasksOf } from './results.ts';

/** Lists up to this length are told in words; a longer one stands beside them as rows. */
const mostTold = 20;

type Filter = Omit<ListTasksInput, 'user_id'>;

interface Heard {
  tools: readonly string[];
  /** Answers the filter of the list that the message asks for, undefined when it asks for none; called only when nothing was changed. */
  asked(): Filter | undefined;
}

/**
 * The model's words, or what was done where they are none for people: a small model talks of the tools (those that are named) and says "use the
 * following command" or that it is sorry after a success. A list that its words leave out is told; a change that is told of and was not made is denied.
 */
export function toldAll(text: string, calls: ToolCall[], when: When, heard: Heard): string {
  const changes = calls.filter((call) => call.name !== 'list_tasks' && !errorOf(call));
  const { tools } = heard;
  if (changes.length > 0)
    return isTalk(text, tools) || isSorryForNothing(text, calls) ? summarize(changes, when) : text;
  const asked = heard.asked();
  // Where nothing of what was asked for is there, what was looked at besides need not be told.
  const empty = calls.find((call) => isDeepStrictEqual(call.arguments, asked) && tasksOf(call).length === 0);
  const last = empty ?? calls.at(-1);
  if (claimsChange(text) && (asked === undefined || !last)) return nothingDone;
  if (!last) return text;
  const isFalse =
    isTalk(text, tools) || (asked !== undefined && (tellsOfChange.test(text) || isSorryForNothing(text, calls)));
  if (isFalse) return summarize([last], when);
  return asked !== undefined && leavesOut(text, last, asked) ? `${text}\n${summarize([last], when)}` : text;
}

/**
 * Do the words name nothing of the list that the model was shown, nor count it? Of the very list that was asked for they should name half; any other
 * the model has picked from.
 */
function leavesOut(text: string, last: ToolCall, asked: Filter): boolean {
  const shown = tasksOf(last);
  if (shown.length > mostTold || says(text, shown.length)) return false;
  const named = shown.filter((task) => names(text, task)).length;
  return isDeepStrictEqual(last.arguments, asked) ? named * 2 < shown.length : named === 0 && shown.length > 0;
}

/** Words about the tools are the model's own talk. */
function isTalk(text: string, tools: readonly string[]): boolean {
  return tools.some((tool) => text.includes(tool));
}

/** "I'm sorry, but I can't assist with that." behind calls of which none was refused and no task is named. */
function isSorryForNothing(text: string, calls: ToolCall[]): boolean {
  if (!/^\W*(?:i(?:['’]m| am)\s+)?(?:very |so )?sorry\b/i.test(text) || calls.some(errorOf)) return false;
  return !calls.some((call) => tasksOf(call).some((task) => names(text, task)));
}

const nothingDone =
  'I changed nothing: the language model told of a change without making it. Please say it again in other words.';

const tellsOfChange =
  /\b(?:has|have) been (?:added|created|updated|changed|marked|completed|deleted|removed|renamed|moved)\b/i;

/** "Updated #1": the words of a change that was just made; "I changed nothing" is none. Some models write it as if a tool had said it. */
export function claimsChange(text: string): boolean {
  return /^\W*(?:tool_response\W+)?(?:i(?:['’]ve| have)?\s+)?(?:added|created|updated|changed|marked|completed|deleted|removed|renamed|moved|rescheduled|reopened|set|done)\b(?!\s+(?:nothing|none|no)\b)/i.test(
    text,
  );
}

function names(text: string, { id, title }: Seen): boolean {
  return says(text, id) || text.toLowerCase().includes(title.toLowerCase());
}

/** The number as a word of its own. */
function says(text: string, number: number): boolean {
  return new RegExp(`(?<!\\d)${number}(?!\\d)`).test(text);
}
