import type { Intent } from '../intents.ts';
import { asksSomething, undoing } from '../words/request-forms.ts';
import { buildAdd } from './adds.ts';
import { type Reading, readChange, readValue } from './changes.ts';
import { fits } from './requests.ts';

/** What is said of the task just spoken of without naming it: "actually tomorrow", "at 4pm", "no, thursday", "also eggs". */

const correction =
  /^(?:(?:no|nope|oops|whoops|sorry|actually|wait|hmm|rather|or rather|i mean|i meant|make that|make it|better|but|and|oh)(?:[,!.]\s*|\s+))+/iu;
const more = /^(?:(?:oh|ah),?\s+)?(?:also|and also|and|plus|\+)[,:]?\s+(?<thing>.+)$/iu;
const wordsAtMost = 6;

/** Views of their own, when nothing says that they correct something. */
const views = /^(?:today|tomorrow|tonight|this week|next week|next)$/iu;

/** Whether it begins with words that take back or add to what was said before. */
export function corrects(text: string): boolean {
  return correction.test(text);
}

export function readFollowUp(text: string, just: 'add' | 'change', reading: Reading): Intent | undefined {
  const bare = text.replace(/(?<![.!,])[.!,]+$/u, '').trim();
  if (bare === '' || bare.length > 80 || asksSomething.test(bare)) return undefined;
  const rest = bare.replace(correction, '').replace(/\s+(?:instead|please|then|rather)$/iu, '');
  const isCorrection = rest !== bare;
  if (rest === '' || (!isCorrection && views.test(rest))) return undefined;
  if (fits(undoing, rest)) return { do: 'undo' };
  const change = readValue(rest, reading, false);
  if (change) return { do: 'update', target: [{ by: 'last' }], change };
  if (isCorrection) {
    const said = readChange(rest, reading);
    if (said?.do === 'update' && said.target.every(({ by }) => by === 'last')) return said;
  }
  const thing = more.exec(bare)?.groups?.thing;
  if (just !== 'add' || !thing || thing.split(/\s+/u).length > wordsAtMost || asksSomething.test(thing))
    return undefined;
  return buildAdd(thing, reading.when, reading.quotes);
}
