import { findDueDate } from '../../../language/dates.ts';
import { findRecurrence } from '../../../language/recurrence/recurrence.ts';
import { findUnread } from '../../../language/recurrence/unread.ts';
import type { Change, Intent, Reference } from '../intents.ts';
import { changes } from '../words/change-forms.ts';
import type { ChangeKind } from '../words/command-words.ts';
import { quantities } from '../words/grammar.ts';
import { buildAdd } from './adds.ts';
import { buildBeing, buildUntil } from './changing/being.ts';
import { swaps } from './clauses/swaps.ts';
import { priorityOf, takeDetails } from './details.ts';
import { readReference } from './references.ts';
import { cut, tidy } from './text/cut.ts';
import { earlier, firstSplit, readShift, type Said, withoutDue } from './text/shift.ts';
import { changeOf, dueChange, dueValue, type Reading, repeatChange, ruleChange } from './values.ts';

/** Sentences that change a task. Builders answer undefined when the words do not mean what the pattern hoped. */

/** The first change that fits, of the given kinds or of any other. */
export function readChange(text: string, reading: Reading, only?: ChangeKind): Intent | undefined {
  for (const { kind, pattern } of changes) {
    const isOpening = kind === 'reopen' || kind === 'reopen-or-not';
    if (only ? kind !== only && !(only === 'reopen' && isOpening) : isOpening) continue;
    const groups = pattern.exec(text)?.groups ?? (pattern.test(text) ? {} : undefined);
    if (!groups || deleting.test(groups.ref ?? '')) continue;
    const swap = swaps[kind];
    if (swap) {
      const swapped = swap(text, groups, reading);
      if (swapped) return swapped;
      continue;
    }
    if (groups.tag) groups.value = `${groups.tag} tag for ${groups.value}`;
    const isWhen = (words: string) => dueChange(words, reading) ?? repeatChange(words, reading);
    const said = firstSplit(kind, groups, isWhen);
    const intent = build(kind, said, reading, text);
    if (intent) return withSplits(intent, kind, groups, reading);
  }
  return undefined;
}

/** "remove all tasks that have no date" changes none. */
const deleting = /^(?:please |can you |could you )*(?:delete|remove|erase|discard|trash|get rid of|scrap|bin)\s/iu;

/** "rename drive to work to cycle to work": every "to" may be the one in the middle. */
function withSplits(
  intent: Intent,
  kind: ChangeKind,
  { ref, value }: Record<string, string | undefined>,
  reading: Reading,
) {
  const isDue = intent.do === 'update' && kind === 'value' && intent.change.title === undefined;
  if (
    intent.do !== 'update' ||
    isDue ||
    (kind !== 'title' && kind !== 'value') ||
    !ref ||
    !/\sto\s/iu.test(value ?? '')
  )
    return intent;
  const words = `${ref} to ${value}`.split(/\s+to\s+/iu).slice(0, 12);
  const splits = words.slice(1).flatMap((_, at) => {
    const said = { ref: words.slice(0, at + 1).join(' to '), value: words.slice(at + 1).join(' to ') };
    const way = build(kind, said, reading, '');
    return way?.do === 'update' ? [{ target: way.target, change: way.change }] : [];
  });
  return { ...intent, splits };
}

const fixed: Partial<Record<ChangeKind, Change>> = {
  reopen: { completed: false },
  'untag-all': { tags: null },
  'no-due': { due_date: null },
  'no-due-or-level': { due_date: null, priority: 'medium' },
  'no-reminders': { reminders: [] },
  'no-repeat': { recurrence: null },
  'no-description': { description: null },
  prioritise: { priority: 'high' },
  deprioritise: { priority: 'low' },
};

function build(kind: ChangeKind, said: Said, reading: Reading, text: string): Intent | undefined {
  if (kind === 'due-rest') return buildDueRest(said.value, reading);
  if (kind === 'that-one') return buildThatOne(said.value, reading, text);
  if (kind === 'until') return buildUntil(said, text, reading);
  if (kind === 'reopen-or-not') return buildOpening(said, reading);
  if (/^be/u.test(kind)) return buildBeing(kind, said, reading, text);
  const target =
    said.ref === undefined ? itself() : readReference(asNamed(kind, said, reading), reading.when, reading.quotes);
  if (kind === 'bare') return { do: 'ask-change', target: said.ref === undefined ? [] : target };
  if (kind === 'repeat' && said.ref !== undefined) return buildRepeat(`${said.ref} ${said.value}`.trim(), reading);
  if (kind === 'priority' && said.ref?.endsWith(',')) return undefined;
  const [only] = target;
  if (kind === 'reopen' && only?.by === 'title' && comesBack.test(text))
    return {
      do: 'update',
      target,
      change: { completed: false },
      orElse: { do: 'undo', of: only.words, ...orAdded(text, reading) },
    };
  if (kind === 'no-time') return { do: 'shift', target, by: { wholeDay: true } };
  const by = /^(?:due|shift|quality)/.test(kind) ? readShift(said.value, kind) : undefined;
  if (by) return { do: 'shift', target, by: kind === 'shift-earlier' ? earlier(by) : by };
  if (kind === 'shift' || kind === 'shift-earlier') return undefined;
  const change = fixed[kind] ?? changeOf(kind, kind === 'due' ? asHour(said, reading) : said.value, reading);
  if (change) return { do: 'update', target, change };
  const unread = kind === 'due' || kind === 'repeat' ? findUnread(said.value, reading.when) : undefined;
  return unread && { do: 'unread', words: unread.value };
}

/** "The form isn't signed" opens it again where it is ticked off; what is open stays so. */
function buildOpening({ ref = '' }: Said, { when, quotes }: Reading): Intent | undefined {
  if (/^(?:i|we|you|he|she|they|there|that|this|what|who|which|when|if|nothing)\b/iu.test(ref)) return undefined;
  const target = readReference(ref, when, quotes);
  return { do: 'update', target, change: { completed: false }, orElse: { do: 'answer', topic: 'not-done' } };
}

const comesBack = /^(?:restore|undelete|bring|get|put)\b/iu;

/** "put the chairs back" may be a thing to do. */
function orAdded(text: string, { when, quotes }: Reading): { orElse?: Intent } {
  return /^put\b/iu.test(text) ? { orElse: buildAdd(text, when, quotes) } : {};
}

/** "repeat the rent on the last day of every month": what stands before the rule names the task. */
function buildRepeat(text: string, reading: Reading): Intent | undefined {
  const found = findRecurrence(text, reading.when);
  if (!found) {
    const unread = findUnread(text, reading.when);
    return unread && { do: 'unread', words: unread.value };
  }
  if (tidy(text.slice(found.end)) !== '') return undefined;
  const ref = tidy(text.slice(0, found.start));
  const target = ref === '' ? itself() : readReference(ref, reading.when, reading.quotes);
  return { do: 'update', target, change: ruleChange(found.value) };
}

/** "move task 1 from monday to friday", "change yoga from wednesday to friday": where it comes from does not name it, but "everything from today" does. */
function asNamed(kind: ChangeKind, { ref = '', value }: Said, { when }: Reading): string {
  const thing = /due|shift/u.test(kind) ? withoutDue(ref) : ref;
  const bare = kind === 'due' ? thing.replace(/(?<=\S)\s+(?:back|forward|up|out|over|off)$/iu, '') : thing;
  const found = /^(?<named>.*\S)\s+from\s+(?<old>\S.*)$/iu.exec(bare)?.groups;
  if (!found || quantities.test(found.named!) || (kind !== 'due' && kind !== 'value')) return bare;
  const isTime = (text: string) => priorityOf(text) !== undefined || takeDetails(text, when).rest === '';
  return kind === 'due' || (isTime(found.old!) && isTime(value)) ? found.named! : bare;
}

/** "move the dentist to 5": a number is an hour. */
function asHour({ ref = '', value }: Said, { when }: Reading): string {
  const isNumbered = /(?:^|\s)(?:tasks?|todo|item|number|no\.?)$/iu.test(ref);
  const isHour = /^\d{1,2}(?::\d{2})?$/u.test(value) && !isNumbered && !takeDetails(ref, when).due;
  return isHour ? `at ${value}` : value;
}

const itself = (): Reference[] => [{ by: 'last' }];

/** "make that landlord call first thing tomorrow": a task that was spoken of, else a thing to do. */
function buildThatOne(rest: string, reading: Reading, text: string): Intent | undefined {
  const intent = buildDueRest(rest.replace(bareTime, dayOrHour), reading);
  if (intent?.do !== 'update' || !intent.target.every(({ by }) => by === 'title')) return undefined;
  return { ...intent, orElse: buildAdd(text, reading.when, reading.quotes) };
}

/** "make the review 4:30", "make the dentist the 20th": behind a name they need no "at" and no "on". */
const bareTime =
  /(?<=\S )(?<!\b(?:on|by|at|to|of|for|until|till) )(?:\d{1,2}:\d{2}|(?:the )?\d{1,2}(?:st|nd|rd|th))(?= instead$|$)/iu;
const dayOrHour = (said: string) => `${said.includes(':') ? 'at' : 'on'} ${said}`;

function buildDueRest(said: string, reading: Reading): Intent | undefined {
  const rest = said.replace(/\s+instead(?: please)?$/iu, '').replace(bareTime, dayOrHour);
  const found = findDueDate(rest, reading.when);
  const amount = /^(?<ref>.+?)\s+(?<amount>(?:by |for )?(?:an?|\w+) (?:minutes?|hours?|days?|weeks?|months?))$/iu.exec(
    rest,
  )?.groups;
  const by = amount && readShift(amount.amount!);
  if (by) return { do: 'shift', target: readReference(amount.ref!, reading.when, reading.quotes), by };
  if (!found) return undefined;
  const ref = tidy(cut(rest, found.start, found.end))
    .replace(/(?:^|\s+)(?:to|until|till|for|on|at|by)$/iu, '')
    .replace(/^(?:i|we)(?: want|(?:['’]d| would) (?:like|rather)|['’]ll| will| shall)\s+/iu, '')
    .replace(/^(?:do|make|have|put|finish|get|complete)(?:\s+|$)/iu, '');
  const target = ref === '' ? itself() : readReference(ref, reading.when, reading.quotes);
  return { do: 'update', target, change: { due_date: dueValue(found.value) } };
}
