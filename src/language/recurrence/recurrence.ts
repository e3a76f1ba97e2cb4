import { Temporal } from 'temporal-polyfill';
import { type Found, localNow, type When, wallInstant } from '../calendar.ts';
import { isDateOnly, settle, startOfDue, wallOf } from '../dates.ts';
import { nextFromDone } from './completion.ts';
import { nextDay } from './days.ts';
import type { PhraseBeat } from './forms/draft.ts';
import { findRecurrencePhrase, wholeRecurrencePhrase } from './phrases.ts';
import { parseRule, type RuleParts, refuseRule, ruleText } from './rule.ts';
import { describeRule } from './rule-words.ts';

/** How a task repeats: an RFC 5545 RRULE, the same in words, and whether the next one counts from the due date or from the day it was done. */
export interface Recurrence {
  rule: string;
  text: string;
  mode: 'schedule' | 'completion';
}

type PlainDate = Temporal.PlainDate;

const longestRule = 500;

/**
 * A recurrence as it is stored, from an RRULE or a phrase; a phrase may imply the mode ("every! 3 days").
 * Throws `Rejected('invalid')` that names the legal forms: not understood, finer than daily, COUNT with UNTIL, never.
 */
export function parseRecurrence(
  input: string | { rule: string; mode?: 'schedule' | 'completion' },
  when: When,
): Recurrence {
  const { rule, mode } = typeof input === 'string' ? { rule: input, mode: undefined } : input;
  if (rule.length > longestRule) return refuseRule(`A rule has at most ${longestRule} characters.`);
  if (/FREQ\s*=|^\s*RRULE:/i.test(rule)) return recurrenceOf(parseRule(rule), mode ?? 'schedule', when);
  const beat = wholeRecurrencePhrase(rule, when);
  if (!beat) return refuseRule(`No recurrence can be read from ${JSON.stringify(rule.slice(0, 60))}.`);
  return recurrenceOf(beat.parts, mode ?? beat.mode, when);
}

function recurrenceOf(parts: RuleParts, mode: 'schedule' | 'completion', when: When): Recurrence {
  if (!firstDay(parts, localNow(when.now, when.zone).toPlainDate())) refuseRule('That rule never comes to a day.');
  return { rule: ruleText(parts), text: describeRule(parts, mode), mode };
}

/** The first day of the rule from `from` on; INTERVAL counts from there, so "every other friday" begins on the next one. */
function firstDay(parts: RuleParts, from: PlainDate): PlainDate | undefined {
  return nextDay({ ...parts, interval: 1 }, { start: from, position: from }, from.subtract({ days: 1 }));
}

/**
 * The first recurrence phrase inside a sentence. `due` is its first occurrence from now on when the phrase itself says
 * a time or a start ("every friday at 9am"), else null.
 */
export function findRecurrence(
  text: string,
  when: When,
): Found<{ recurrence: Recurrence; due: string | null }> | undefined {
  const found = findRecurrencePhrase(text, when);
  if (!found || !firstDay(found.value.parts, localNow(when.now, when.zone).toPlainDate())) return undefined;
  const recurrence = recurrenceOf(found.value.parts, found.value.mode, when);
  return { ...found, value: { recurrence, due: phraseDue(found.value, when) } };
}

/** When a task on `day` is due by the time of day that a phrase says itself; a part of the day is not `exact`. */
export function timeOfPhrase(text: string, day: PlainDate, when: When): { due: string; exact: boolean } | undefined {
  if (/FREQ\s*=|^\s*RRULE:/i.test(text)) return undefined;
  const time = wholeRecurrencePhrase(text, when)?.time;
  const due = time && settle({ ...time, phrase: '', date: day }, when)?.due;
  return due ? { due, exact: time.half === undefined } : undefined;
}

/** The first due date of a phrase that says its own start or time of day. */
function phraseDue({ parts, start, time }: PhraseBeat, when: When): string | null {
  if (!start && !time) return null;
  const today = localNow(when.now, when.zone).toPlainDate();
  let day = firstDay(parts, start ?? today);
  for (let tries = 0; day && tries < 2; tries += 1) {
    const due = time ? settle({ ...time, phrase: '', date: day }, when)?.due : day.toString();
    if (due && isOver(parts, day, time?.time, when.zone)) return null;
    if (due && (start || startOfDue(due, when.zone) > when.now || isDateOnly(due))) return due;
    day = firstDay(parts, day.add({ days: 1 }));
  }
  return null;
}

/**
 * Canonical due date of a rule that comes without one: its first occurrence from now on, a whole day unless the rule has BYHOUR.
 * Throws `Rejected('invalid')` when UNTIL lies before it.
 */
export function firstOccurrence(recurrence: Recurrence, when: When): string {
  const parts = parseRule(recurrence.rule);
  const today = localNow(when.now, when.zone).toPlainDate();
  const time = parts.hour === undefined ? undefined : new Temporal.PlainTime(parts.hour, parts.minute ?? 0);
  let day = firstDay(parts, today);
  if (day && time && wallInstant(day, time, when.zone) <= when.now) day = firstDay(parts, day.add({ days: 1 }));
  if (!day || isOver(parts, day, time, when.zone))
    return refuseRule('The rule ends before its first occurrence from now on; give a due_date or a later UNTIL.');
  return dueOf(day, time, when.zone);
}

/**
 * The due date and anchor of the task after the one completed, or null when the series has ended.
 *
 * `schedule`: the rule's first date that is after the day the rule gave this task, after the due date it has now and after the moment it
 * was done. So moving one task moves only that one, and a series that was left alone does not pile up.
 * `completion`: the rule counted from the local day it was done (`nextFromDone`). The series' wall time is kept in both.
 *
 * `anchor` is the local wall time the series began at, `YYYY-MM-DD` or `YYYY-MM-DDTHH:MM`; from the second task on
 * `/YYYY-MM-DD` behind it tells the day on which the rule put this one.
 */
export function nextOccurrence(args: {
  recurrence: Recurrence;
  anchor: string;
  due: string;
  occurrence: number;
  completedAt: Date;
  zone: string;
}): { due: string; anchor: string } | null {
  const { recurrence, due, occurrence, completedAt, zone } = args;
  const parts = parseRule(recurrence.rule);
  if (parts.count !== undefined && occurrence >= parts.count) return null;
  const series = readAnchor(args.anchor);
  const time =
    parts.hour === undefined
      ? series.time
      : new Temporal.PlainTime(parts.hour, parts.minute ?? series.time?.minute ?? 0);
  const done = localNow(completedAt, zone).toPlainDate();
  const fromDone = recurrence.mode === 'completion';
  const day = fromDone
    ? nextFromDone(parts, done, wallOf(due, zone).date)
    : nextScheduled(parts, { ...series, time }, { due, completedAt }, zone);
  if (!day || isOver(parts, day, time, zone)) return null;
  const next = dueOf(day, time, zone);
  return { due: next, anchor: `${wallText(fromDone ? done : series.start, series.time)}/${day}` };
}

export interface Series {
  start: PlainDate;
  position: PlainDate;
  time: Temporal.PlainTime | undefined;
}

function nextScheduled(
  parts: RuleParts,
  series: Series,
  { due, completedAt }: { due: string; completedAt: Date },
  zone: string,
): PlainDate | undefined {
  const now = wallOf(due, zone).date;
  const done = localNow(completedAt, zone).toPlainDate();
  // Neither a time moved past midnight nor one later on the day it was done may cost a day, so these days are tried too.
  const eve = isDateOnly(due) ? now : now.subtract({ days: 1 });
  const eveOfDone = series.time ? done.subtract({ days: 1 }) : done;
  const from = [eve, eveOfDone, series.position].sort(Temporal.PlainDate.compare).at(-1)!;
  const isPast = (day: PlainDate) => {
    const start = startOfDue(dueOf(day, series.time, zone), zone);
    return (!isDateOnly(due) && start <= new Date(due)) || (series.time !== undefined && start <= completedAt);
  };
  let day = nextDay(parts, series, from);
  while (day && isPast(day)) day = nextDay(parts, series, day);
  return day;
}

function dueOf(day: PlainDate, time: Temporal.PlainTime | undefined, zone: string): string {
  return time ? wallInstant(day, time, zone).toISOString() : day.toString();
}

/** UNTIL as a date includes that whole local day; as a time it is compared as a time, for whole days as its local day. */
function isOver({ until }: RuleParts, day: PlainDate, time: Temporal.PlainTime | undefined, zone: string): boolean {
  if (!until) return false;
  if (!until.includes('T')) return Temporal.PlainDate.compare(day, Temporal.PlainDate.from(until)) > 0;
  const wall = Temporal.PlainDateTime.from(until.replace('Z', ''));
  const end = wallInstant(wall.toPlainDate(), wall.toPlainTime(), until.endsWith('Z') ? 'UTC' : zone);
  if (time) return wallInstant(day, time, zone) > end;
  return Temporal.PlainDate.compare(day, localNow(end, zone).toPlainDate()) > 0;
}

/** The anchor of a series that begins with a task due at `due` (canonical). */
export function anchorOf(due: string, zone: string): string {
  const { date, time } = wallOf(due, zone);
  return wallText(date, time);
}

function wallText(date: PlainDate, time: Temporal.PlainTime | undefined): string {
  return time ? `${date}T${time.toString({ smallestUnit: time.second === 0 ? 'minute' : 'second' })}` : date.toString();
}

export function readAnchor(anchor: string): Series {
  const [wall = '', position] = anchor.split('/');
  const [day = '', clock] = wall.split('T');
  const start = Temporal.PlainDate.from(day);
  return {
    start,
    position: position ? Temporal.PlainDate.from(position) : start,
    time: clock ? Temporal.PlainTime.from(clock) : undefined,
  };
}
