import type { ToolCall } from '../../domain/schemas.ts';
import type { When } from '../../language/calendar.ts';
import { summarize } from './calls.ts';
import { errorOf, type Seen, tasksOf } from './results.ts';

/** Lists up to this length are told in words; a longer one stands beside them as rows. */
const mostTold = 20;

/**
 * The model's words, or what was done where they are none for people: a small model talks of the tools (those that are named) and says "use the
 * following command" after a success. A list that its words leave out is told; a change that is told of and was not made is denied.
 */
export function toldAll(
  text: string,
  calls: ToolCall[],
  when: When,
  { tools, wantsList }: { tools: readonly string[]; wantsList: boolean },
): string {
  const changes = calls.filter((call) => call.name !== 'list_tasks' && !errorOf(call));
  if (changes.length > 0) return isTalk(text, tools) ? summarize(changes, when) : text;
  const last = calls.at(-1);
  if (!last) return claimsChange(text) ? nothingDone : text;
  return wantsList || isTalk(text, tools) ? toldList(text, last, when, tools) : text;
}

/** A list that was shown to the model is told when its words name nothing of it and do not count it. */
function toldList(text: string, last: ToolCall, when: When, tools: readonly string[]): string {
  const shown = tasksOf(last);
  if (shown.length > mostTold || shown.some((task) => names(text, task)) || says(text, shown.length)) return text;
  return isTalk(text, tools) ? summarize([last], when) : `${text}\n${summarize([last], when)}`;
}

/** Words about the tools are the model's own talk. */
function isTalk(text: string, tools: readonly string[]): boolean {
  return tools.some((tool) => text.includes(tool));
}

const nothingDone =
  'I changed nothing: the language model told of a change without making it. Please say it again in other words.';

/** "Updated #1": the words of a change that was just made. */
export function claimsChange(text: string): boolean {
  return /^\W*(?:i(?:['’]ve| have)?\s+)?(?:added|created|updated|changed|marked|completed|deleted|removed|renamed|moved|rescheduled|reopened|set)\b/i.test(
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
