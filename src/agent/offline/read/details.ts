import type { Priority } from '../../../domain/schemas.ts';
import type { When } from '../../../language/calendar.ts';
import { findDueDate } from '../../../language/dates.ts';
import { findRecurrence } from '../../../language/recurrence/recurrence.ts';
import { findReminder } from '../../../language/reminders.ts';
import { barePriority, priorityWords } from '../words/grammar.ts';

/** What a phrase says about a task besides its title; `rest` is the phrase without those words. */
export type Details = {
  rest: string;
  due?: { due: string; phrase: string; hasDay: boolean; hasTime: boolean };
  recurrence?: { rule: string; mode: 'schedule' | 'completion' };
  reminders?: string[];
  priority?: Priority;
  tags?: string[];
  description?: string;
};

const tagToken = /(?<![\p{L}\p{N}_#&/])#(?<tag>(?=[^\s#]*[\p{L}_])[\p{L}\p{M}\p{N}_/-]{1,50})/gu;
const tagPhrase =
  /[,(]?\s*\b(?:(?:and )?tag(?:ged)? (?:it )?(?:with|as)|(?:and|with) (?:the )?tags?|with (?:the )?(?:tags?|labels?)|labell?ed(?: as| with)?|tagged|tags?\s*:|labels?\s*:)\s*(?<list>#?[\p{L}\p{N}_-]+(?:(?:\s*,\s*(?:and )?|\s+and\s+|\s*&\s*)(?!(?:due|by|on|at|with|high|low|urgent|remind)\b)#?[\p{L}\p{N}_-]+)*)\)?/iu;
const descriptionPhrase =
  /[,(.]?\s*\b(?:with (?:the |a )?(?:description|notes?|details?)|description|notes?|details?)\s*(?::|of\b|saying\b|is\b|\s(?=[\uE001-\uE0FF])|(?<=with (?:a |the )?description)\s)\s*(?<text>.+?)\)?$/iu;

/** More than a title and a description hold is not searched for details: it costs time and would be cut off anyway. */
const searched = 2000;

/** Takes dates, recurrence, reminders, priority, tags and a description out of a phrase; each only when the phrase says it. */
export function takeDetails(phrase: string, when: When): Details {
  const end = phrase.length > searched ? phrase.lastIndexOf(' ', searched) : phrase.length;
  const details: Details = { rest: phrase.slice(0, end > 0 ? end : searched) };
  const more = phrase.slice(details.rest.length);
  takeDescription(details);
  takeTags(details);
  takeTimes(details, when);
  takePriority(details);
  if (details.description) details.description += more;
  else details.rest += more;
  details.rest = tidy(details.rest);
  return details;
}

/** Whether anything but words for a title was found. */
export function hasDetails(details: Details): boolean {
  return Boolean(
    details.due || details.recurrence || details.reminders || details.priority || details.tags || details.description,
  );
}

function takeDescription(details: Details): void {
  const found = descriptionPhrase.exec(details.rest);
  if (!found || found.index === 0) return;
  details.description = found.groups!.text!.trim();
  details.rest = details.rest.slice(0, found.index);
}

function takeTags(details: Details): void {
  const named = tagPhrase.exec(details.rest);
  const tags = named ? splitTags(named.groups!.list!) : [];
  let rest = named ? cut(details.rest, named.index, named.index + named[0].length) : details.rest;
  tags.push(...[...rest.matchAll(tagToken)].map((found) => found.groups!.tag!));
  rest = rest.replace(tagToken, ' ');
  if (tags.length > 0) details.tags = [...new Set(tags.map((tag) => tag.toLowerCase()))].slice(0, 20);
  details.rest = rest.replace(/\b(?:and |with )?(?:tagged|tags?|labell?ed)(?: with| as)?\s*$/iu, '');
}

/** Tags out of a list in words: "work, home and #garden". */
export function splitTags(list: string): string[] {
  return list
    .split(/\s*,\s*(?:and\s+)?|\s+and\s+|\s*&\s*|\s+(?=#)/iu)
    .map((tag) => tag.replace(/^[^\p{L}\p{N}\p{S}]+|[^\p{L}\p{N}\p{S}]+$/gu, '').toLowerCase())
    .filter((tag) => tag !== '' && [...tag].length <= 50)
    .slice(0, 20);
}

/** Reminder before recurrence before due date: "30 minutes before" and "every monday at 9" hold words of a due date. */
function takeTimes(details: Details, when: When): void {
  const reminder = findReminder(details.rest, when);
  if (reminder) {
    details.reminders = [reminder.value.reminder];
    details.rest = cut(details.rest, reminder.start, reminder.end);
  }
  const repeated = findRecurrence(details.rest, when);
  if (repeated) {
    const { rule, mode } = repeated.value.recurrence;
    details.recurrence = { rule, mode };
    details.rest = cut(details.rest, repeated.start, repeated.end);
    const { due } = repeated.value;
    if (due) details.due = { due, phrase: due, hasDay: true, hasTime: due.includes('T') };
  }
  const found = findDueDate(details.rest, when);
  if (!found) return;
  details.due = found.value;
  details.rest = cut(details.rest, found.start, found.end);
}

function takePriority(details: Details): void {
  for (const [pattern, priority] of priorityWords) {
    const found = pattern.exec(details.rest);
    if (!found) continue;
    details.priority = priority;
    details.rest = cut(details.rest, found.index, found.index + found[0].length);
    return;
  }
}

/** The priority a value names and nothing else. */
export function priorityOf(value: string): Priority | undefined {
  return barePriority.find(([pattern]) => pattern.test(value.trim()))?.[1];
}

/** The text without a span; a connecting word that led to the span goes with it. */
export function cut(text: string, start: number, end: number): string {
  const before = dropEnd(
    text.slice(0, start),
    /[\s,;(–—-]/u,
    /(?:and remind me|remind me|and|is due|due|is|starting|with)$/iu,
  );
  return `${before} ${text.slice(end)}`;
}

/** One space between words, no dangling punctuation or connector at the ends. */
export function tidy(text: string): string {
  const bare = text
    .replace(/\(\s*\)/gu, ' ')
    .replace(/\s+/gu, ' ')
    .replace(/ ([,.;:!?])/gu, '$1')
    .replace(/^[\s,;:.\-–—]+/u, '');
  return dropEnd(bare, /[\s,;:–—-]/u, /(?:and|due|with|remind me)$/iu).trim();
}

/** The text without separators, and words behind a separator, at its end: step by step, because one pattern for all of it backtracks. */
function dropEnd(text: string, separator: RegExp, word: RegExp): string {
  let end = text.length;
  for (;;) {
    const last = end;
    while (end > 0 && separator.test(text[end - 1]!)) end--;
    const found = word.exec(text.slice(Math.max(0, end - 20), end));
    const begin = found ? end - found[0].length : 0;
    if (begin > 0 && separator.test(text[begin - 1]!)) end = begin;
    if (end === last) return text.slice(0, end);
  }
}
