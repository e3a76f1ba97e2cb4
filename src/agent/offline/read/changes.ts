import type { When } from '../../../language/calendar.ts';
import { findDueDate } from '../../../language/dates.ts';
import { countWord } from '../../../language/number-words.ts';
import { findRecurrence } from '../../../language/recurrence/recurrence.ts';
import { findUnread } from '../../../language/recurrence/unread.ts';
import { earlierDay, findReminder } from '../../../language/reminders.ts';
import type { Change, Intent, Reference } from '../intents.ts';
import { changes } from '../words/change-forms.ts';
import type { ChangeKind } from '../words/command-words.ts';
import { asTitle, buildAdd } from './adds.ts';
import { cut, hasDetails, priorityOf, splitTags, takeDetails, tidy } from './details.ts';
import { readReference } from './references.ts';
import { isQuotation, type Quotes, unmaskQuotes } from './text/quotes.ts';
import { earlier, firstSplit, readShift, type Said } from './text/shift.ts';

/** Sentences that change a task. Builders answer undefined when the words do not mean what the pattern hoped. */

export type Reading = { when: When; quotes: Quotes };

/** The first change that fits, of the given kinds or of any other. */
export function readChange(text: string, reading: Reading, only?: ChangeKind): Intent | undefined {
  for (const { kind, pattern } of changes) {
    if (only ? kind !== only : kind === 'reopen') continue;
    const groups = pattern.exec(text)?.groups ?? (pattern.test(text) ? {} : undefined);
    if (!groups) continue;
    const said = firstSplit(kind, groups, (date) => dueChange(date, reading));
    const intent = build(kind, said, reading);
    if (intent) return withSplits(intent, kind, groups, reading);
  }
  return undefined;
}

/** "rename drive to work to cycle to work": every "to" may be the one in the middle. */
function withSplits(
  intent: Intent,
  kind: ChangeKind,
  { ref, value }: Record<string, string | undefined>,
  reading: Reading,
) {
  if (intent.do !== 'update' || (kind !== 'title' && kind !== 'value') || !ref || !/\sto\s/iu.test(value ?? ''))
    return intent;
  const words = `${ref} to ${value}`.split(/\s+to\s+/iu).slice(0, 12);
  const splits = words.slice(1).flatMap((_, at) => {
    const said = { ref: words.slice(0, at + 1).join(' to '), value: words.slice(at + 1).join(' to ') };
    const way = build(kind, said, reading);
    return way?.do === 'update' ? [{ target: way.target, change: way.change }] : [];
  });
  return { ...intent, splits };
}

const fixed: Partial<Record<ChangeKind, Change>> = {
  reopen: { completed: false },
  'untag-all': { tags: null },
  'no-due': { due_date: null },
  'no-reminders': { reminders: [] },
  'no-repeat': { recurrence: null },
  'no-description': { description: null },
  prioritise: { priority: 'high' },
};

function build(kind: ChangeKind, said: Said, reading: Reading): Intent | undefined {
  if (kind === 'due-rest') return buildDueRest(said.value, reading);
  if (kind === 'be-due' || kind === 'be-priority' || kind === 'be') return buildBeing(said, reading);
  const target =
    said.ref === undefined ? itself() : readReference(asNamed(kind, said.ref), reading.when, reading.quotes);
  if (kind === 'bare') return { do: 'ask-change', target: said.ref === undefined ? [] : target };
  const by = /^(?:due|shift|quality)/.test(kind) ? readShift(said.value, kind) : undefined;
  if (by) return { do: 'shift', target, by: kind === 'shift-earlier' ? earlier(by) : by };
  if (kind === 'shift' || kind === 'shift-earlier') return undefined;
  const change = fixed[kind] ?? changeOf(kind, said.value, reading);
  if (change) return { do: 'update', target, change };
  const unread = kind === 'due' || kind === 'repeat' ? findUnread(said.value, reading.when) : undefined;
  return unread && { do: 'unread', words: unread.value };
}

/** "move task 1 from monday to friday": where it comes from does not name it. */
function asNamed(kind: ChangeKind, ref: string): string {
  return kind === 'due' ? ref.replace(/(?<=\S)\s+from\s+\S.*$/iu, '') : ref;
}

/** "buy yarn is due friday", "call mom should be at 6pm instead": moves the task of that title; where there is none it is a new one. */
function buildBeing({ ref = '', value }: Said, reading: Reading): Intent | undefined {
  const priority = priorityOf(value);
  const change = priority ? { priority } : dueChange(value.replace(/\s+(?:instead|now|then)$/iu, ''), reading);
  if (!change || /^(?:there|here|what|who|when|where|how|why|i|he|she|we|they|you)\b/iu.test(ref)) return undefined;
  const target = readReference(ref, reading.when, reading.quotes);
  const add = buildAdd(`${ref} ${value}`, reading.when, reading.quotes);
  return { do: 'update', target, change, ...(add.do === 'add' ? { orElse: add } : {}) };
}

const itself = (): Reference[] => [{ by: 'last' }];

function changeOf(kind: ChangeKind, value: string, reading: Reading): Change | undefined {
  switch (kind) {
    case 'tag':
      return someTags('add_tags', value, reading);
    case 'untag':
      return someTags('remove_tags', value, reading);
    case 'priority': {
      const priority = priorityOf(value);
      return priority && { priority };
    }
    case 'title':
      return titleChange(value, reading);
    case 'description':
      return { description: [...unmaskQuotes(value, reading.quotes)].slice(0, 1000).join('') };
    case 'due':
      return dueChange(value, reading);
    case 'repeat':
      return repeatChange(value, reading);
    default:
      return readValue(value, reading, kind !== 'quality');
  }
}

function someTags(field: 'add_tags' | 'remove_tags', value: string, { quotes }: Reading): Change | undefined {
  const tags = splitTags(unmaskQuotes(value, quotes));
  return tags.length > 0 ? { [field]: tags } : undefined;
}

function titleChange(value: string, reading: Reading): Change | undefined {
  const { title } = asTitle(value, reading.quotes);
  return title === '' ? undefined : { title };
}

/** Only when the whole value is a date; a lone day or time stays a phrase, because the tool knows the other half. */
function dueChange(value: string, { when }: Reading): Change | undefined {
  const found = findDueDate(value, when);
  if (!found || tidy(cut(value, found.start, found.end)).replace(/^(?:to|on|at|by|for|due)$/iu, '') !== '')
    return undefined;
  return { due_date: dueValue(found.value) };
}

function dueValue(found: { due: string; phrase: string; hasDay: boolean; hasTime: boolean }): string {
  return found.hasDay && found.hasTime ? found.due : found.phrase.replace(/^due\s+/iu, '');
}

function repeatChange(value: string, { when }: Reading): Change | undefined {
  const found = findRecurrence(value, when);
  if (!found) return undefined;
  const { rule, mode } = found.value.recurrence;
  return { recurrence: { rule, mode } };
}

/** "change it to ...": a date, a rule, a priority, else (when allowed) a title with whatever details it carries. */
export function readValue(value: string, reading: Reading, mayBeTitle: boolean): Change | undefined {
  const text = value.replace(/(?<![.!])[.!]+$/u, '').trim();
  const early = onlyOffset.test(text) ? findReminder(`remind me ${text}`, reading.when)?.value.reminder : undefined;
  if (early) return { reminders: [early] };
  if (isQuotation(text)) return mayBeTitle ? titleChange(text, reading) : undefined;
  const priority = priorityOf(text);
  if (priority) return { priority };
  const details = takeDetails(text, reading.when);
  const { rest } = details;
  if (!hasDetails(details) && !mayBeTitle) return undefined;
  const change: Change = {
    ...(details.due && !details.recurrence ? { due_date: dueValue(details.due) } : {}),
    ...(details.recurrence ? { recurrence: details.recurrence } : {}),
    ...(details.reminders ? { reminders: details.reminders } : {}),
    ...(details.priority ? { priority: details.priority } : {}),
    ...(details.tags ? { add_tags: details.tags } : {}),
    ...(details.description
      ? { description: [...unmaskQuotes(details.description, reading.quotes)].slice(0, 1000).join('') }
      : {}),
  };
  const bare = rest.replace(/^(?:to|on|at|by|for|due|be|repeat|and|instead|now)$/iu, '');
  if (bare === '') return Object.keys(change).length > 0 ? change : undefined;
  return mayBeTitle ? { ...titleChange(bare, reading), ...change } : undefined;
}

function buildDueRest(rest: string, reading: Reading): Intent | undefined {
  const found = findDueDate(rest, reading.when);
  const amount = /^(?<ref>.+?)\s+(?<amount>(?:by |for )?(?:an?|\w+) (?:minutes?|hours?|days?|weeks?|months?))$/iu.exec(
    rest,
  )?.groups;
  const by = amount && readShift(amount.amount!);
  if (by) return { do: 'shift', target: readReference(amount.ref!, reading.when, reading.quotes), by };
  if (!found) return undefined;
  const ref = tidy(cut(rest, found.start, found.end)).replace(/\s+(?:to|until|till|for|on|at|by)$/iu, '');
  const target = ref === '' ? itself() : readReference(ref, reading.when, reading.quotes);
  return { do: 'update', target, change: { due_date: dueValue(found.value) } };
}

const wish =
  /^(?:(?:please )?(?:remind|notify|alert|ping|warn)(?: me)?|(?:set|add|create|change|update|move|give me|put|i want|i need)(?: up)? (?:a |an |the |another )?(?:reminder|notification|alert|alarm))\b(?<rest>.*)$/iu;

const offset = new RegExp(
  String.raw`\b(?:${countWord}[\s-]*(?:minutes?|mins?|hours?|hrs?|days?|weeks?)(?:\s+and .+?)?|the (?:${earlierDay}))\s+(?:before(?:hand)?|prior(?: to)?|earlier|ahead(?: of)?|in advance(?: of)?)\b`,
  'iu',
);
const onlyOffset = new RegExp(`^${offset.source}$`, 'iu');
const itOrDue = /^(?:it|that|then|due|(?:the )?(?:due (?:date|time)|deadline|event))?$/iu;

/** "remind me 30 minutes before", "set a reminder for task 3 an hour before". What names a new thing to do is no change. */
export function readReminder(text: string, { when, quotes }: Reading): Intent | undefined {
  const rest = wish.exec(text)?.groups?.rest;
  if (rest === undefined || /^\s*to\s+\p{L}/iu.test(rest)) return undefined;
  const early = offset.exec(rest);
  const wanted = early && findReminder(`remind me ${early[0]}`, when)?.value.reminder;
  if (early && wanted) {
    const ref = aboutWhat(cut(rest, early.index, early.index + early[0].length));
    return reminderChange(itOrDue.test(ref) ? itself() : readReference(ref, when, quotes), wanted);
  }
  const due = findDueDate(rest, when);
  if (!due) return undefined;
  const ref = aboutWhat(cut(rest, due.start, due.end));
  const target = itOrDue.test(ref) ? itself() : readReference(ref, when, quotes);
  if (target.some(({ by }) => by === 'title' || by === 'filter')) return undefined;
  return reminderChange(target, due.value.hasDay ? due.value.due : due.value.phrase.replace(/^due\s+/iu, ''));
}

function reminderChange(target: Reference[], reminder: string): Intent {
  return { do: 'update', target, change: { reminders: [reminder] } };
}

function aboutWhat(phrase: string): string {
  return tidy(phrase)
    .replace(/^(?:(?:about|of|for|to|on|at|by|me|before)(?=\s|$)\s*)+/iu, '')
    .replace(/\s+(?:at|on|by|for|to)$/iu, '');
}
