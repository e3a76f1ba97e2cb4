import type { Again, Intent } from '../intents.ts';
import { asksSomething, undoing } from '../words/request-forms.ts';
import { buildAdd } from './adds.ts';
import { readChange } from './changes.ts';
import { readFilter } from './filters.ts';
import { readReference } from './references.ts';
import { fits } from './requests.ts';
import { type Reading, readValue } from './values.ts';

/** What is said of the task just spoken of without naming it: "actually tomorrow", "at 4pm", "no, thursday", "also eggs". */

const correction =
  /^(?:(?:no|nope|nah|oops|whoops|oh no|sorry|my bad|actually|wait|hang on|hold on|hmm+|scratch that|correction|rather|or rather|i mean|i meant|make that|make it|let['’]s (?:say|do|make (?:it|that))|better|but|and|oh|ok|okay|(?:i )?(?:did not|didn['’]t) mean (?:that|it|to(?: do (?:that|it))?))(?:[,!.:]\s*|\s+))+/iu;
const more = /^(?:(?:oh|ah),?\s+)?(?:also|and also|and|plus|\+)[,:]?\s+(?<thing>.+)$/iu;
const wordsAtMost = 6;
const better =
  /\s+(?:is|are|would be|works|suits me|might be)(?: (?:much|even))? ?(?:better|best|fine|good)?(?: for me)?$/iu;

/** Views of their own, when nothing says that they correct something. */
const views = /^(?:today|tomorrow|tonight|this week|next week|next)$/iu;

/** Whether it begins with words that take back or add to what was said before. */
export function corrects(text: string): boolean {
  return correction.test(text);
}

const takenBack = /^(?:(?:no|oops|actually|sorry)[,\s]+)?(?:cancel|scratch|strike|forget) (?:that|it)(?: please)?$/iu;

/** "scratch that" behind a change takes it back. */
export function takesBackAll(text: string): boolean {
  return takenBack.test(text.replace(/[\s.!]{1,5}$/u, ''));
}

const also =
  /^(?:(?:and|or|ok|okay)[,\s]+)*(?:(?:what|how) about|and|or)\s+(?:for |on )?(?<day>[\p{L}\p{N}\s'’]{3,40}?)(?<asks>\?*)$/iu;

/** "and tomorrow?", "what about friday" after a list. */
export function readOtherDay(text: string, { when }: Reading): Intent | undefined {
  const found = also.exec(text)?.groups;
  if (!found || (found.asks === '' && !/\babout\b/iu.test(text))) return undefined;
  const { search, ...filter } = readFilter(`due ${found.day}`, when);
  if (search || !(filter.due || filter.due_after || filter.due_before)) return undefined;
  return { do: 'list', filter: { status: 'pending', ...filter } };
}

const likewise =
  /^(?:(?:oh|ah|ok|okay|yes)[,\s]+)?(?:(?:and|also|plus|as well as)[,\s]+|(?:the )?same (?:for|with|to|goes for)\s+|do (?:the same|that|this) (?:for|with|to)\s+|ditto (?:for\s+)?)(?:(?:also|then)\s+)?(?<ref>.+?)(?:,?\s+(?:too|as well|also))?$/iu;
const tooAtEnd = /^(?<ref>.+?),?\s+(?:too|as well|also)$/iu;

/** "and 2 as well", "and the groomer too", "same for 3": what the last message did, done to another task that is named. */
export function readAgain(text: string, again: Again, { when, quotes }: Reading): Intent | undefined {
  const bare = text.replace(/(?<![\s.!,])[\s.!,]+$/u, '').trim();
  const ref = (likewise.exec(bare) ?? tooAtEnd.exec(bare))?.groups?.ref;
  if (!ref || ref.split(/\s+/u).length > wordsAtMost || asksSomething.test(bare)) return undefined;
  const target = readReference(ref, when, quotes);
  return target.length > 0 ? { ...again, target } : undefined;
}

export function readFollowUp(text: string, just: 'add' | 'change', reading: Reading): Intent | undefined {
  const bare = text.replace(/(?<![.!,])[.!,]+$/u, '').trim();
  if (bare === '' || bare.length > 80 || asksSomething.test(bare)) return undefined;
  const rest = bare
    .replace(correction, '')
    .replace(/\s+(?:instead|please|then|rather|i mean|actually)$/iu, '')
    .replace(better, '');
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

/** "fridge done. also gas bill", "add milk. also eggs": the same for another task. */
export function readLikewise(text: string, intent: Intent, reading: Reading): Intent | undefined {
  if (intent.do === 'add' && /^(?:oh,? )?(?:and |plus )?also\b/iu.test(text)) return readFollowUp(text, 'add', reading);
  if (intent.do !== 'complete' && intent.do !== 'update' && intent.do !== 'shift') return undefined;
  if (intent.do === 'update' && (intent.change.title !== undefined || intent.reword)) return undefined;
  const { do: doing, ...what } = intent;
  const again = doing === 'complete' ? { do: doing, target: [] } : ({ do: doing, ...what, orElse: undefined } as Again);
  return readAgain(text, again, reading);
}
