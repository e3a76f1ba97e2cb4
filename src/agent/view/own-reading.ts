import { isDeepStrictEqual } from 'node:util';
import type { AddTaskInput } from '../../domain/schemas.ts';
import type { When } from '../../language/calendar.ts';
import type { Intent } from '../offline/intents.ts';
import { readQuickAdd } from '../offline/read/quick-add.ts';
import { understand } from '../offline/read/understand.ts';
import { asksSomething } from '../offline/words/request-forms.ts';

/**
 * The program's own reading of a message, against which a model's calls are weighed: where it understands the whole message as one thing, that is
 * what was said, and what a model does beyond it nobody asked for (docs/decisions/0101-the-programs-own-reading.md).
 */

type Args = Record<string, unknown>;

/** Longer messages hold more than one thing. */
export const longestRead = 300;

/** The one thing that the whole message asks for; undefined for several, or for none that is understood. */
export function readingOf(message: string, when: When): Intent | undefined {
  if (message.length > longestRead) return undefined;
  const steps = understand(message, { when });
  for (let step = steps.next(); ; step = steps.next())
    if (step.done) return step.value.length === 1 ? step.value[0] : undefined;
}

/** Does the message ask to be shown something, in so many words? Without what was said before, "actually tomorrow" reads as a list, too. */
export function isQuestion(message: string, reading: Intent | undefined): boolean {
  const isShown = reading?.do === 'list' || reading?.do === 'show';
  return isShown && (asksSomething.test(message.trim()) || asksToSee.test(message.trim()));
}

const asksToSee = /^(?:please\s+)?(?:show|list|display|view)\b/i;

/** The arguments of a call as the message itself has them, where it asks for just this call. */
export function asRead(tool: string, args: Args, { message, reading, isQuestion }: Heard, when: When): Args {
  // Words that are searched for are what is left of a message: it may mean something else. Who lists all reads for themselves.
  const isFilled = tool === 'list_tasks' && Object.keys(args).length > 0;
  if (isFilled && isQuestion && reading?.do === 'list' && reading.filter.search === undefined)
    return { ...reading.filter };
  if (tool !== 'add_task' || reading?.do !== 'add' || !isItsTitle(args, reading.task, message, when)) return args;
  const { title, ...fields } = reading.task;
  // That no reminder is wanted is a field of its own for models, which they do not fill in without meaning it.
  return {
    title: sameWords(String(args.title), title) ? args.title : title,
    ...fields,
    ...(args.no_reminder === undefined ? {} : { no_reminder: args.no_reminder }),
  };
}

/**
 * Is this the title of the task that was read, alone or with the details that were read left in it? The details are its own when the title by itself
 * reads as the same task, or when the message begins with it. A model that says nothing but a title means all of it: "watch Tomorrow Never Dies".
 */
function isItsTitle({ title: said, ...more }: Args, task: AddTaskInput, message: string, when: When): boolean {
  if (typeof said !== 'string' || said.length > longestRead) return false;
  if (sameWords(said, task.title)) return true;
  if (Object.keys(more).length === 0) return false;
  const isBegun =
    wordsOf(message).startsWith(`${wordsOf(said)} `) && wordsOf(said).startsWith(`${wordsOf(task.title)} `);
  return isBegun || isDeepStrictEqual(withoutCase(readQuickAdd(said, when).task), withoutCase(task));
}

const withoutCase = ({ title, ...fields }: Omit<AddTaskInput, 'user_id'>) => ({ ...fields, title: wordsOf(title) });

interface Heard {
  message: string;
  reading: Intent | undefined;
  isQuestion: boolean;
}

/** A change that the model makes of its own accord: the message asked to be shown something, or what it asked for was done (`made`: the tools of this turn). */
export function isUnasked(tool: string, { reading, isQuestion }: Heard, made: readonly string[]): boolean {
  if (!changing.includes(tool)) return false;
  const asked = reading && toolsFor[reading.do];
  return isQuestion || (asked !== undefined && !asked.includes(tool) && made.some((each) => asked.includes(each)));
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

export function sameWords(a: string, b: string): boolean {
  return wordsOf(a) === wordsOf(b);
}

function wordsOf(text: string): string {
  return text
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim();
}
