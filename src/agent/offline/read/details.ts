import type { Priority } from '../../../domain/schemas.ts';
import type { When } from '../../../language/calendar.ts';
import { findDueDate } from '../../../language/dates.ts';
import { findOtherHalf } from '../../../language/other-half.ts';
import { findRecurrence } from '../../../language/recurrence/recurrence.ts';
import { findUnread } from '../../../language/recurrence/unread.ts';
import { findReminder } from '../../../language/reminders.ts';
import { barePriority, priorityWords } from '../words/grammar.ts';
import { cut, tidy } from './text/cut.ts';
import { type Span, sliced, spanOf, type Traced, traced, without } from './text/traced.ts';

export const detailKinds = ['due_date', 'reminders', 'recurrence', 'priority', 'tags', 'description'] as const;
export type DetailKind = (typeof detailKinds)[number];

/** What a phrase says about a task besides its title; `rest` is the phrase without those words. */
export type Details = {
  rest: string;
  due?: { due: string; phrase: string; hasDay: boolean; hasTime: boolean };
  recurrence?: { rule: string; mode: 'schedule' | 'completion' };
  reminders?: string[];
  /** When the only reminder is, where it says a day or time and not how long before. */
  remindAt?: NonNullable<Details['due']>;
  priority?: Priority;
  tags?: string[];
  description?: string;
  /** Words of a date or a repetition that were not understood; they stay in `rest`. */
  unread?: string;
  /** Where each of them stood in the phrase. */
  spans: Span<DetailKind>[];
};

/** Details on their way out of a phrase. */
interface Taking {
  left: Traced;
  details: Omit<Details, 'rest'>;
}

const tagToken =
  /(?<![\p{L}\p{N}_#&/])#(?<tag>(?=[^\s#]*[\p{L}_])[\p{L}\p{M}\p{N}_/-](?:[\p{L}\p{M}\p{N}_/.+&-]{0,48}[\p{L}\p{M}\p{N}_/+-])?)/gu;
const tagPhrase =
  /[,(]?\s*\b(?:(?:and )?tag(?:ged)? (?:it )?(?:with|as)|(?:and|with) (?:the )?tags?|with (?:the )?(?:tags?|labels?)\b|labell?ed(?: as| with)?|tagged|(?<=[,;–-]\s?)tags?(?=\s+#?[\p{L}\p{N}_-]+\s*(?:[,;)]|$))|(?<=\s)tags?(?=\s+\S+\s+and\s+\S+$)|(?<=\S\s)(?<!\b(?:price|name|gift|luggage|bag|dog|cat|key|phone|skin|hash|laser|freeze|play|ear|to|and|or|please|then|also|an?|the|my|this|that|its|of|with|no|each|every)\s)tag(?=\s+#?[\p{L}\p{N}_-]+\s*$)|tags?\s*:|labels?\s*:)\s*(?<list>#?[\p{L}\p{N}_-]+(?:(?:\s*,\s*(?:and )?|\s+and\s+|\s*&\s*)(?!(?:due|by|on|at|with|high|low|medium|urgent|priority|prio|remind)\b)#?[\p{L}\p{N}_-]+)*)\)?/iu;
const descriptionPhrase =
  /[,(.]?\s*\b(?:with (?:the |a )?(?:description|notes?|details?)|description|notes?|details?)\s*(?::|of\b|saying\b|is\b|\s(?=[\uE001-\uE0FF])|(?<=with (?:a |the )?description|with the note)\s)\s*(?<text>.+?)\)?$/iu;

/** More than a title and a description hold is not searched for details: it costs time and would be cut off anyway. */
const searched = 2000;

/**
 * Takes dates, recurrence, reminders, priority, tags and a description out of a phrase; each only when the phrase says it, and none of
 * the kinds in `kept`, whose words stay. What is found in a text is one object for whoever asks again: nobody changes it.
 */
export function takeDetails(phrase: string | Traced, when: When, kept: readonly DetailKind[] = []): Details {
  if (typeof phrase !== 'string') return detailsOf(phrase, when, kept);
  const known = taken.get(when) ?? new Map<string, Details>();
  taken.set(when, known);
  const key = `${kept}\n${phrase}`;
  const details = known.get(key) ?? detailsOf(traced(phrase), when, kept);
  known.set(key, details);
  return details;
}

/** By the moment a message is read in: each of its clauses is looked at as several things, and most of the time goes into its dates. */
const taken = new WeakMap<When, Map<string, Details>>();

function detailsOf(whole: Traced, when: When, kept: readonly DetailKind[]): Details {
  const { length } = whole.text;
  const space = length > searched ? whole.text.lastIndexOf(' ', searched) : length;
  const end = space > 0 ? space : searched;
  const more = whole.text.slice(end);
  const taking: Taking = { left: sliced(whole, 0, end), details: { spans: [] } };
  const may = (kind: DetailKind) => !kept.includes(kind);
  if (may('description')) takeDescription(taking);
  if (may('tags')) takeTags(taking);
  takeTimes(taking, when, may);
  if (may('priority')) takePriority(taking);
  const { details, left } = taking;
  if (details.description) details.description += more;
  return { rest: tidy(details.description ? left.text : left.text + more), ...details };
}

/** Takes `[start, end)` out, with a connecting word that led to it. */
function take(taking: Taking, start: number, end: number, kind: DetailKind): void {
  const { left } = taking;
  const kept = cut(left.text, start, end).length - 1 - (left.text.length - end);
  note(taking, kept, end, kind);
  taking.left = without(left, kept, end);
}

function note({ left, details }: Taking, start: number, end: number, kind: DetailKind): void {
  const span = spanOf(left, start, end, kind);
  if (span) details.spans.push(span);
}

/** Whether anything but words for a title was found. */
export function hasDetails(details: Details): boolean {
  return Boolean(
    details.due || details.recurrence || details.reminders || details.priority || details.tags || details.description,
  );
}

function takeDescription(taking: Taking): void {
  const { left, details } = taking;
  const found = descriptionPhrase.exec(left.text);
  if (!found || found.index === 0) return;
  details.description = found.groups!.text!.trim();
  note(taking, found.index, left.text.length, 'description');
  taking.left = sliced(left, 0, found.index);
}

function takeTags(taking: Taking): void {
  const named = tagPhrase.exec(taking.left.text);
  const tags = named ? splitTags(named.groups!.list!) : [];
  if (named) take(taking, named.index, named.index + named[0].length, 'tags');
  const tokens = [...taking.left.text.matchAll(tagToken)];
  tags.push(...tokens.map((found) => found.groups!.tag!));
  for (const { index, 0: token } of tokens) note(taking, index, index + token.length, 'tags');
  for (const { index, 0: token } of tokens.toReversed())
    taking.left = without(taking.left, index, index + token.length);
  if (tags.length > 0) taking.details.tags = [...new Set(tags.map((tag) => tag.toLowerCase()))].slice(0, 20);
  const dangling = /\b(?:and |with )?(?:tagged|tags?|labell?ed)(?: with| as)?\s*$/iu.exec(taking.left.text);
  if (dangling) taking.left = sliced(taking.left, 0, dangling.index);
}

/** Tags out of a list in words: "work, home and #garden". */
export function splitTags(list: string): string[] {
  return list
    .split(/\s*,\s*(?:and\s+)?|\s+and\s+|\s*&\s*|\s+(?=#)/iu)
    .map((tag) => tag.replace(/^[^\p{L}\p{N}\p{S}]+|[^\p{L}\p{N}\p{S}]+$/gu, '').toLowerCase())
    .filter((tag) => tag !== '' && [...tag].length <= 50)
    .slice(0, 20);
}

const noReminder = /[,;]\s*(?:and )?(?:with )?(?:no|without(?: a| any)?) (?:reminders?|notifications?)\s*$/iu;

const anotherReminder = /^\s*(?:,\s*(?:and\s+)?|and\s+|&\s*)(?=\S)/iu;

/** "remind me 1 hour before and 10 minutes before": behind the first, without the verb. */
function takeMoreReminders(taking: Taking, behind: number, when: When): void {
  const { details } = taking;
  let left = behind;
  for (let turn = 0; turn < 4; turn++) {
    const at = taking.left.text.length - left;
    const joined = anotherReminder.exec(taking.left.text.slice(at));
    if (!joined) return;
    const begin = at + joined[0].length;
    const lead = 'remind me ';
    const more = findReminder(`${lead}${taking.left.text.slice(begin)}`, when);
    if (more?.start !== 0 || !more.value.reminder.startsWith('P')) return;
    details.reminders = [...new Set([...(details.reminders ?? []), more.value.reminder])];
    const end = begin + more.end - lead.length;
    left = taking.left.text.length - end;
    take(taking, at, end, 'reminders');
  }
}

/** Reminder before recurrence before due date: "30 minutes before" and "every monday at 9" hold words of a due date. */
function takeTimes(taking: Taking, when: When, may: (kind: DetailKind) => boolean): void {
  const { details } = taking;
  const without = may('reminders') ? noReminder.exec(taking.left.text) : undefined;
  if (without) {
    details.reminders = [];
    take(taking, without.index, without.index + without[0].length, 'reminders');
  }
  const reminder = may('reminders') && !without ? findReminder(taking.left.text, when) : undefined;
  if (reminder) {
    details.reminders = [reminder.value.reminder];
    const at = findDueDate(taking.left.text.slice(reminder.start, reminder.end), when);
    if (at && !reminder.value.reminder.startsWith('P')) details.remindAt = at.value;
    const behind = taking.left.text.length - reminder.end;
    take(taking, reminder.start, reminder.end, 'reminders');
    takeMoreReminders(taking, behind, when);
  }
  const repeated = may('recurrence') ? findRecurrence(taking.left.text, when) : undefined;
  const ofPart = repeated?.value.due?.includes('T') && taking.left.text.slice(repeated.start, repeated.end);
  if (repeated) {
    const { rule, mode } = repeated.value.recurrence;
    details.recurrence = { rule, mode };
    take(taking, repeated.start, repeated.end, 'recurrence');
    const { due } = repeated.value;
    if (due) details.due = { due, phrase: due, hasDay: true, hasTime: due.includes('T') };
  }
  const unread = may('due_date') && may('recurrence') ? findUnread(taking.left.text, when) : undefined;
  if (unread) details.unread = unread.value;
  const found = may('due_date') ? findDueDate(taking.left.text, when) : undefined;
  if (!found || (unread && found.start < unread.end && unread.start < found.end)) return;
  details.due = (ofPart && atNight(ofPart, found.value, when)) || found.value;
  const behind = taking.left.text.length - found.end;
  take(taking, found.start, found.end, 'due_date');
  if (details.recurrence) return;
  const half = findOtherHalf(taking.left.text, taking.left.text.length - behind, found.value, when);
  if (!half) return;
  details.due = half.value;
  take(taking, half.start, half.end, 'due_date');
}

/** "every night at 9 lock the gate": the hour is that of the part of the day which the rule names. */
function atNight(rule: string, { hasDay, phrase }: NonNullable<Details['due']>, when: When): Details['due'] {
  const said = `${rule} ${phrase}`;
  const both = hasDay ? undefined : findRecurrence(said, when);
  const due = both?.start === 0 && both.end === said.length ? both.value.due : undefined;
  return due ? { due, phrase, hasDay: true, hasTime: true } : undefined;
}

function takePriority(taking: Taking): void {
  for (const [pattern, priority] of priorityWords) {
    const found = pattern.exec(taking.left.text);
    if (!found) continue;
    taking.details.priority = priority;
    take(taking, found.index, found.index + found[0].length, 'priority');
    return;
  }
}

/** The priority a value names and nothing else. */
export function priorityOf(value: string): Priority | undefined {
  return barePriority.find(([pattern]) => pattern.test(value.trim()))?.[1];
}
