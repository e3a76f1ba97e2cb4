import { countWord } from '../../../../language/number-words.ts';
import type { Intent } from '../../intents.ts';
import type { ChangeKind } from '../../words/command-words.ts';
import { buildAdd, isThingToDo } from '../adds.ts';
import { priorityOf } from '../details.ts';
import { readReference } from '../references.ts';
import { presentOf } from '../statements.ts';
import { unmaskQuotes } from '../text/quotes.ts';
import { readShift } from '../text/shift.ts';
import { dueChange, type Reading } from '../values.ts';
import { readDoneOften } from './told.ts';

/** One thing in the place of another: other words in a title, another day instead of the one there was. */

export type Groups = Record<string, string | undefined>;
export type Swap = (text: string, groups: Groups, reading: Reading) => Intent | undefined;

export const swaps: Partial<Record<ChangeKind, Swap>> = {
  reword: readReword,
  renamed: readRenamed,
  swapped: readSwapped,
  replaced: readReplaced,
  'be-shift': readShifted,
  respelt: readRespelt,
  'due-of': readDueOf,
  'be-done-often': readDoneOften,
};

/** "replace van with truck in task 4", "fix task 7, it's chapter 5 not 4": other words in a title; where there is no such task it is a thing to do. */
function readReword(text: string, { ref = '', value = '' }: Groups, reading: Reading): Intent | undefined {
  const swap = (/^(?<from>.+?) (?:with|for|by) (?<to>.+)$/iu.exec(value) ?? /^(?<from>.+?) to (?<to>.+)$/iu.exec(value))
    ?.groups;
  const other = /^(?:it['’]?s|it is|it should be|should be)\s+(?<to>.+?),?\s+not\s+(?<from>.+)$/iu.exec(value)?.groups;
  const words = other ?? swap;
  const target = words ? readReference(ref, reading.when, reading.quotes) : [];
  if (!words || target.length === 0 || dueChange(words.to!, reading) || priorityOf(words.to!)) return undefined;
  const reword = { from: plain(words.from!, reading), to: plain(words.to!, reading) };
  const add = buildAdd(text, reading.when, reading.quotes);
  const isNew = add.do === 'add' && target.every(({ by }) => by === 'title');
  return { do: 'update', target, change: {}, reword, ...(isNew ? { orElse: add } : {}) };
}

/** "the flights are to Lisbon not Porto", "it's Lisbon not Porto": the task that has the words that are wrong, whatever else it is called. */
function readRenamed(_text: string, { ref, from = '', to = '' }: Groups, reading: Reading): Intent | undefined {
  const isOther = [from, to].some((words) => dueChange(words, reading) ?? priorityOf(words));
  const target = readReference(ref ?? from, reading.when, reading.quotes);
  if (isOther || target.length === 0) return undefined;
  return { do: 'update', target, change: {}, reword: { from: plain(from, reading), to: plain(to, reading) } };
}

/** "replace the printer paper with ink": the task that has these words, where there is none a thing to do. */
function readReplaced(text: string, { ref = '', to = '' }: Groups, reading: Reading): Intent | undefined {
  if (/\bones?$/iu.test(to)) return undefined;
  const renamed = readRenamed(text, { from: ref, to }, reading);
  return renamed?.do === 'update' ? orAdd(renamed, text, reading) : undefined;
}

/** "change Susan to Susanne", "Karen is actually Karin": one name written otherwise. */
function readRespelt(text: string, { from = '', to = '' }: Groups, reading: Reading): Intent | undefined {
  const [one, other] = [from.toLowerCase(), to.toLowerCase()];
  return one !== other && one.slice(0, 3) === other.slice(0, 3) ? readRenamed(text, { from, to }, reading) : undefined;
}

/** "the dentist an hour earlier": a task of that name, else perhaps a thing to do. */
function readShifted(text: string, { ref = '', value = '' }: Groups, reading: Reading): Intent | undefined {
  if (ordered.test(ref)) return undefined;
  const by = readShift(value);
  const target = readReference(ref, reading.when, reading.quotes);
  return by && target.length > 0 ? orAdd({ do: 'shift', target, by }, text, reading) : undefined;
}

/** "Leo needs to be picked up at 2:45": the task that begins with this verb. */
function readDueOf(text: string, groups: Groups, reading: Reading): Intent | undefined {
  const { ref = '', doing = '', verb = doing.replace(/ing$/iu, 'ed'), value = '' } = groups;
  const change = dueChange(value.replace(/\s+(?:instead|now)$/iu, ''), reading);
  const verbs = presentOf(verb.toLowerCase());
  const [named, ...more] = readReference(ref, reading.when, reading.quotes);
  if (!change || verbs.length === 0 || named?.by !== 'title' || more.length > 0) return undefined;
  return orAdd({ do: 'update', target: [{ ...named, verbs }], change }, text, reading);
}

/** What it is when no task is named so. */
function orAdd(intent: Extract<Intent, { do: 'update' | 'shift' }>, text: string, reading: Reading): Intent {
  const isNamed = intent.target.every(({ by }) => by === 'title');
  if (!isNamed || !isThingToDo(text, reading.when)) return intent;
  return { ...intent, orElse: buildAdd(text, reading.when, reading.quotes) };
}

function plain(part: string, { quotes }: Reading): string {
  return unmaskQuotes(part.trim().replace(/^(?:the|a|an) /iu, ''), quotes);
}

const dayWordsAtMost = 6;
const ledBy =
  /\s+(?:(?:is|are|was|were|has|have|been|be|should|due|now|actually|moved|got|will|to|on|at|starts?|begins?|needs?|must|go|goes|back|out)(?:\s+|$))+$|['’]s$/iu;
const ordered =
  /^(?:add|create|new|remind|show|list|find|set|make|let|move|change|turn|switch|put|push|do|have|start|schedule|take|bring|postpone|delay|shift|bump|snooze|defer|extend|reschedule|advance|prepone|nudge|slide|pull|drag|i|we|he|she|they|you|there|it|that|this)\b/iu;

/** "dentist is at 4 now not 3", "gym tuesday instead of monday": both are days or times, and what stands before them names the task. */
function readSwapped(_text: string, groups: Groups, reading: Reading): Intent | undefined {
  const { old = '', fresh } = groups;
  const value = [groups.value ?? '', fresh]
    .filter((part) => part !== undefined)
    .join(' ')
    .replace(/^(?:make|set|have|change) (?=\S+ \S)/iu, '');
  if (ordered.test(value) || !(dueChange(old, reading) ?? dueChange(`at ${old}`, reading))) return undefined;
  const words = value.replace(/,?\s+(?:now|actually)$/iu, '').split(/\s+/u);
  for (let length = Math.min(dayWordsAtMost, words.length - 1); length > 0; length--) {
    const day = words.slice(-length).join(' ');
    const said = isTime(day) && !dueChange(day, reading) ? `at ${day}` : day;
    const change = dueChange(said, reading);
    const ref = words
      .slice(0, -length)
      .join(' ')
      .replace(/^(.*)$/u, '$1 ')
      .replace(ledBy, '')
      .replace(/\s+(?:deadline|due date)\s*$/iu, '')
      .trim();
    if (!change || ref === '' || /^\d{1,2}$/u.test(day)) continue;
    const target = readReference(ref, reading.when, reading.quotes);
    const add = buildAdd(`${ref} ${said}`, reading.when, reading.quotes);
    const isNew = add.do === 'add' && target.every(({ by }) => by === 'title');
    return { do: 'update', target, change, ...(isNew ? { orElse: add } : {}) };
  }
  return undefined;
}

const time = new RegExp(String.raw`^(?:\d{1,2}:\d{2}|(?:${countWord}) \p{L}+)$`, 'iu');

/** "9:30", "nine thirty". */
function isTime(words: string): boolean {
  return time.test(words);
}
