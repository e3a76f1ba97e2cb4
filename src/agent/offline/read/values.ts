import type { When } from '../../../language/calendar.ts';
import { findDueDate } from '../../../language/dates.ts';
import { findRecurrence, type Recurrence } from '../../../language/recurrence/recurrence.ts';
import { findReminder } from '../../../language/reminders.ts';
import type { Change } from '../intents.ts';
import type { ChangeKind } from '../words/command-words.ts';
import { asTitle } from './adds.ts';
import { hasDetails, priorityOf, splitTags, takeDetails } from './details.ts';
import { onlyOffset } from './reminding.ts';
import { cut, tidy } from './text/cut.ts';
import { isQuotation, type Quotes, unmaskQuotes } from './text/quotes.ts';

/** What a task is changed to. */

export type Reading = { when: When; quotes: Quotes };

export function someTags(field: 'add_tags' | 'remove_tags', value: string, { quotes }: Reading): Change | undefined {
  const tags = splitTags(unmaskQuotes(value, quotes));
  return tags.length > 0 ? { [field]: tags } : undefined;
}

export function titleChange(value: string, reading: Reading): Change | undefined {
  const { title } = asTitle(value, reading.quotes);
  return title === '' ? undefined : { title };
}

const insteadOf = /\s+(?:instead(?: of\s.+)?|rather(?: than\s.+)?)$/iu;
/** "the 27th, still half one": the time stays as it was. */
const stillHalf = /,?\s+still\s+(?:at\s+)?(?=\d|half\b|quarter\b|noon\b|midnight\b)/iu;
/** "on the 25th now, same time". */
const nowBehind = /(?<=\S)\s+now(?=\s*,\s*\S)/iu;
/** "at 6 not 5:30", "next week same time", "the 25th, times stay the same". */
const besideDue =
  /,?\s+(?:not\s.+|(?:at )?(?:the )?same times?(?: as (?:before|always|usual))?|(?:the )?times? (?:stays?|remains?|is|are)(?: (?:still|all))? (?:the same|as (?:it|they) (?:is|are|was|were)|unchanged))$/iu;
/** "To thursday but keep the time": a day alone keeps it. */
const keepsTime =
  /,?\s+(?:(?:and|but)\s+)?(?:(?:the )?times? (?:stays?|remains?|is|are)(?= (?:the same|as|unchanged))|(?:please\s+)?(?:keep(?:ing)?|leav(?:e|ing))\s+(?:(?:the|its|that)\s+)?(?:same\s+)?(?:time|hour|\d{1,2}(?::\d{2})?(?:\s*[ap]m)?))(?:\s+(?:as (?:it )?(?:is|was|are|were)|the same|unchanged))?$/iu;
/** "Tuesday, but still at 10", "and keep it at 3pm". */
const stillAt = /,?\s+(?:but|and)\s+(?:still|again|(?:keep|leave) it)\s+(?=at\s+\d)/iu;
/** "To the afternoon": of the day that it has. */
const partAlone = /^(?:to\s+)?the (?=(?:early |late )?(?:morning|afternoon|evening)$)/iu;

/** Only when the whole value is a date; a lone day or time stays a phrase, because the tool knows the other half. */
export function dueChange(said: string, { when }: Reading): Change | undefined {
  const value = said
    .replace(nowBehind, '')
    .replace(insteadOf, '')
    .replace(besideDue, '')
    .replace(keepsTime, '')
    .replace(stillAt, ' ')
    .replace(stillHalf, ' at ')
    .replace(partAlone, 'in the ');
  const due =
    wholeDue(value, when) ??
    (/^(?:the\s+)?\d{1,2}(?:st|nd|rd|th)$/iu.test(value) ? wholeDue(`on ${value}`, when) : undefined) ??
    (/^(?:\d{1,2}\s+\p{L}|\d{1,2}:\d{2}$|(?:noon|midday|midnight)$)/iu.test(value)
      ? wholeDue(`at ${value}`, when)
      : undefined);
  return due && { due_date: dueValue(due) };
}

function wholeDue(value: string, when: When) {
  const found = findDueDate(value, when);
  const rest = found && tidy(cut(value, found.start, found.end)).replace(/^(?:to|on|at|by|for|due)$/iu, '');
  return rest === '' ? found?.value : undefined;
}

export function dueValue(found: { due: string; phrase: string; hasDay: boolean; hasTime: boolean }): string {
  return found.hasDay && found.hasTime ? found.due : found.phrase.replace(/^due\s+/iu, '');
}

export function repeatChange(value: string, { when }: Reading): Change | undefined {
  const found = findRecurrence(value, when);
  if (!found) return undefined;
  return ruleChange(found.value);
}

/** A rule, and the time that was said with it. */
export function ruleChange({ recurrence, due }: { recurrence: Recurrence; due: string | null }): Change {
  const { rule, mode } = recurrence;
  return { recurrence: { rule, mode }, ...(due?.includes('T') ? { due_date: due } : {}) };
}

/** "high, due sunday": a priority, and more behind it. */
const levelAndMore = /^(?<level>[^,]{1,30}?)(?:\s*,|\s+and)\s+(?<more>\S.*)$/iu;

/** "change it to ...": a date, a rule, a priority, else (when allowed) a title with whatever details it carries. */
export function readValue(value: string, reading: Reading, mayBeTitle: boolean): Change | undefined {
  const text = value
    .replace(/(?<![.!])[.!]+$/u, '')
    .replace(insteadOf, '')
    .replace(partAlone, 'in the ')
    .trim();
  const early = onlyOffset.test(text) ? findReminder(`remind me ${text}`, reading.when)?.value.reminder : undefined;
  if (early) return { reminders: [early] };
  if (isQuotation(text)) return mayBeTitle ? titleChange(text, reading) : undefined;
  const priority = priorityOf(text);
  if (priority) return { priority };
  const { level = '', more = '' } = levelAndMore.exec(text)?.groups ?? {};
  const first = priorityOf(level);
  const then = first && readValue(more, reading, false);
  if (first && then && !then.priority) return { ...then, priority: first };
  const details = takeDetails(text, reading.when);
  const { rest } = details;
  if (!hasDetails(details) && !mayBeTitle) return undefined;
  const change: Change = {
    ...(details.due && (!details.recurrence || details.due.hasTime) ? { due_date: dueValue(details.due) } : {}),
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

/** "car tag for vehicle": one tag goes and another comes. */
function otherTag(value: string, reading: Reading): Change | undefined {
  const { old = '', tag = '' } =
    /^(?<old>\S+) (?:tag|label) (?:for|to|with|by) (?<tag>.+)$/iu.exec(value)?.groups ?? {};
  const gone = someTags('remove_tags', old, reading);
  const come = someTags('add_tags', tag.replace(/^(?:the|a) | (?:tag|label)$/giu, ''), reading);
  return gone && come && { ...gone, ...come };
}

/** What a sentence of this kind changes a task to. */
export function changeOf(kind: ChangeKind, value: string, reading: Reading): Change | undefined {
  switch (kind) {
    case 'tag':
      return someTags('add_tags', value, reading);
    case 'retag':
      return otherTag(value, reading);
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
      if (/^\d{1,2}:\d{2}$/u.test(value)) return { due_date: `at ${value}` };
      return readValue(value, reading, kind !== 'quality');
  }
}
