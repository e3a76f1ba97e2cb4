import type { When } from '../../language/calendar.ts';
import type { Intent } from '../offline/intents.ts';
import { understand } from '../offline/read/understand.ts';

/**
 * The program's own reading of a message, against which a model's calls are weighed: where it understands the whole message as one thing, that is
 * what was said, and what a model does beyond it nobody asked for (docs/decisions/0101-the-programs-own-reading.md).
 */

type Args = Record<string, unknown>;

/** Longer messages hold more than one thing. */
const longestRead = 300;

/** The one thing that the whole message asks for; undefined for several, or for none that is understood. */
export function readingOf(message: string, when: When): Intent | undefined {
  if (message.length > longestRead) return undefined;
  const steps = understand(message, { when });
  for (let step = steps.next(); ; step = steps.next())
    if (step.done) return step.value.length === 1 ? step.value[0] : undefined;
}

/** The arguments of a call as the message itself has them, where it asks for just this call. */
export function asRead(tool: string, args: Args, reading: Intent | undefined, titles: readonly string[]): Args {
  if (tool === 'list_tasks' && reading?.do === 'list' && isSure(reading)) return { ...reading.filter };
  if (tool !== 'add_task' || reading?.do !== 'add') return args;
  const { title, ...fields } = reading.task;
  return titles.some((each) => sameWords(each, title)) ? { title, ...fields } : args;
}

/** A change that the model makes of its own accord: the message asked for something else. */
export function isUnasked(tool: string, reading: Intent | undefined): boolean {
  const asked = reading && isSure(reading) ? toolsFor[reading.do] : undefined;
  return asked !== undefined && changing.includes(tool) && !asked.includes(tool);
}

/** The tool that changes what the message asks to change; undefined when it asks for no change that is understood. */
export function changingTool(reading: Intent | undefined): string | undefined {
  return reading && toolsFor[reading.do]?.[0];
}

const changing = ['add_task', 'complete_task', 'delete_task', 'update_task'];

/** The tools that do what is asked for, the usual one first. */
const toolsFor: Partial<Record<Intent['do'], readonly string[]>> = {
  list: [],
  show: [],
  add: ['add_task'],
  complete: ['complete_task', 'update_task'],
  delete: ['delete_task'],
  update: ['update_task', 'complete_task'],
  shift: ['update_task'],
};

/** Words that are searched for are what is left of a message: it may mean something else. */
function isSure(reading: Intent): boolean {
  return reading.do !== 'list' || reading.filter.search === undefined;
}

function sameWords(a: string, b: string): boolean {
  const words = (text: string) =>
    text
      .toLowerCase()
      .replace(/[^\p{L}\p{N}]+/gu, ' ')
      .trim();
  return words(a) === words(b);
}
