import * as chrono from 'chrono-node/en';
import { Temporal } from 'temporal-polyfill';
import { type Found, isDayFirst, localNow, type When } from './calendar.ts';
import { clockRules } from './clock-phrases.ts';
import { dayRules } from './day-phrases.ts';
import { countWord, smallNumbers } from './number-words.ts';
import { type PhraseRule, type Reader, type Reading, weekdayWord } from './phrase-rules.ts';

/** What a phrase says, before it is settled against a clock or the task's present due date. */
export interface Moment extends Reading {
  phrase: string;
}

interface Compiled extends PhraseRule {
  at: RegExp;
  isDay: boolean;
}

const compile =
  (isDay: boolean) =>
  (rule: PhraseRule): Compiled => ({
    ...rule,
    isDay,
    at: new RegExp(`(?:${rule.pattern})(?![\\p{L}\\p{N}]|['’]s\\b)`, 'iuy'),
  });
const rules: Compiled[] = [...dayRules.map(compile(true)), ...clockRules.map(compile(false))];

const wordStart = /(?<![\p{L}\p{N}_#$€£.:/-])[\p{L}\p{N}@]/giu;
const leads =
  /(?:(?:(?:it['’]s |is |that['’]s )?due|on|at|by|before|for|to|until|till|from|starting|beginning|around|about)(?:\s?:)?\s{1,9}|@\s{0,3}){1,4}/iuy;
const glue = /(?:\s*,\s*|\s+(?:-\s+)?)(?:(at|on|by|around|about|from|@)\s*(?=\d|\s)\s*)?/iuy;

/** The end of a span of time ("3pm-4pm"): a task is due at its beginning. */
const rangeEnd = /\s?(?:-|–|to|until|till)\s?(\d{1,2})(?::\d\d)?\s?(am|pm)?(?![\p{L}\p{N}:])/iuy;

const follow = new RegExp(
  `^\\s*(?:$|[.,;!?)\\]"'”]|-\\s|(?:at|by|of|for|on|in|to|and|then|with|every|each|from|until|till|starting|before|after|or|but|please|remind|repeat(?:ing)?|tagged|tag|high|low|medium|normal|urgent|important|priority|asap|today|tomorrow|tonight|next|this|sharp|local|is|as|because|so|if|when|the|${weekdayWord}|p[1-4]|#\\S+|@\\S+|\\d)(?![\\p{L}\\p{N}]))`,
  'iu',
);

/** Whether no noun follows, so that a word before `at` can stand for itself. */
export function endsPhrase(text: string, at: number): boolean {
  return follow.test(text.slice(at, at + 40));
}

function match(rule: Compiled, text: string, at: number): RegExpExecArray | undefined {
  rule.at.lastIndex = at;
  return rule.at.exec(text) ?? undefined;
}

interface Piece {
  end: number;
  reading: Reading;
  loose: boolean;
  isDay: boolean;
}

/** The longest piece right at `at`. */
function pieceAt(text: string, at: number, reader: Reader, had: Piece[]): Piece | undefined {
  let best: Piece | undefined;
  for (const rule of rules) {
    if (rule.onlyAfterDay && !had.some((piece) => piece.isDay)) continue;
    const found = match(rule, text, at);
    if (!found) continue;
    const end = at + found[0].length;
    if (best && best.end >= end) continue;
    if (rule.needsEnd && !endsPhrase(text, end)) continue;
    const reading = rule.read(found, reader);
    if (reading) best = { end, reading, loose: rule.needsCompany?.(found) ?? false, isDay: rule.isDay };
  }
  return best;
}

function mayJoin(had: Piece[], piece: Piece): boolean {
  if (had.some((other) => other.reading.instant || piece.reading.instant)) return false;
  const dates = had.filter((other) => other.reading.date);
  // "Friday, 27 November" says one day twice.
  if (piece.reading.date && dates.some((other) => other.reading.weekday === piece.reading.weekday)) return false;
  if (piece.reading.date && dates.length > 1) return false;
  return !(piece.reading.time && had.some((other) => other.reading.time && !other.reading.half && !piece.reading.half));
}

function stickyAt(pattern: RegExp, text: string, at: number): RegExpExecArray | undefined {
  pattern.lastIndex = at;
  return pattern.exec(text) ?? undefined;
}

/** The phrase that begins at `at` with its pieces put together, or nothing. */
export function phraseAt(text: string, at: number, reader: Reader): Found<Moment> | undefined {
  const lead = stickyAt(leads, text, at);
  const begin = at + (lead?.[0].length ?? 0);
  const word = lead?.[0].trim().replace(/:$/, '').split(/\s+/).at(-1)?.toLowerCase() ?? '';
  const pieces: Piece[] = [];
  let end = begin;
  for (let from = begin, said = word; ; ) {
    const piece = pieceAt(text, from, { ...reader, lead: said }, pieces);
    if (!piece || !mayJoin(pieces, piece)) break;
    pieces.push(piece);
    end = piece.end;
    const joint = stickyAt(glue, text, end);
    if (!joint) break;
    from = end + joint[0].length;
    said = joint[1]?.toLowerCase() ?? '';
  }
  const [only] = pieces;
  if (!only || (pieces.length === 1 && only.loose && !isAccompanied(text, end, word, reader))) return undefined;
  const reading = pieces.reduce<Reading>((all, piece) => join(all, piece.reading), {});
  const said = end;
  const range = reading.time && !only.reading.half ? stickyAt(rangeEnd, text, end) : undefined;
  if (range) {
    end += range[0].length;
    if (reading.open && /p/i.test(range[2] ?? '') && reading.time!.hour < Number(range[1])) {
      reading.time = reading.time!.add({ hours: 12 });
      reading.open = false;
    }
  }
  const opening = text.slice(0, at).trim() === '' ? stickyAt(/\s?,/uy, text, end) : undefined;
  return { start: at, end: end + (opening?.[0].length ?? 0), value: { ...reading, phrase: text.slice(at, said) } };
}

function isAccompanied(text: string, end: number, lead: string, reader: Reader): boolean {
  return reader.whole || (lead !== '' && lead !== 'for' && lead !== 'to') || (lead !== '' && endsPhrase(text, end));
}

/** A weekday beside a date must be that date's. */
function sameDay(all: Reading, next: Reading): Reading {
  if (!all.date || !next.date) return {};
  const date = all.weekday ? next.date : all.date;
  const named = all.weekday ? all.date : next.date;
  return { date, weekday: false, ...(date.dayOfWeek === named.dayOfWeek ? {} : { impossible: true }) };
}

function join(all: Reading, next: Reading): Reading {
  const precise =
    all.time && next.half && !all.half ? all.time : next.time && !next.half ? next.time : (next.time ?? all.time);
  const half = all.half ?? next.half;
  const open = (next.time === precise && next.time ? next.open : all.open) ?? false;
  const joined: Reading = { ...all, ...next, ...sameDay(all, next), ...(precise ? { time: precise } : {}), open };
  if (!half) return joined;
  joined.half = half;
  if (open && precise) {
    joined.open = false;
    if (half === 'pm' && precise.hour < 12) joined.time = precise.add({ hours: 12 });
    if (half === 'am' && precise.hour === 12) joined.time = precise.add({ hours: 12 });
  }
  return joined;
}

export function readerOf(when: When, whole = false): Reader {
  const now = localNow(when.now, when.zone);
  return { now, today: now.toPlainDate(), dayFirst: isDayFirst(when.locale), whole, lead: '' };
}

/** The first date or time phrase of a text, with the preposition that leads into it. */
export function findPhrase(text: string, when: When, whole = false): Found<Moment> | undefined {
  const reader = readerOf(when, whole);
  for (const { index } of text.matchAll(wordStart)) {
    const found = phraseAt(text, index, reader);
    if (found) return found;
    if (whole) break;
  }
  for (const found of byChrono(text, reader)) {
    if (whole) return found;
    // What chrono takes from the words around a phrase is no part of it: it must mean the same alone.
    const alone = findPhrase(found.value.phrase, when, true);
    if (alone && alone.end - alone.start === found.end - found.start) return { ...found, value: alone.value };
  }
  return undefined;
}

const worthAsking = new RegExp(`\\d|(?:${countWord})\\s+(?:hour|minute|day|week|month|year)|ago|later`, 'iu');
/** What chrono takes for a date though people seldom mean one. */
const notAMoment = new RegExp(
  String.raw`^(?:(?:for |about )?(?:\d+(?:\.\d+)?|an?|the|few|half an?|${smallNumbers})(?: few)? *(?:hour|hr|minute|min|day|week|month|year)s?|\d{1,4}|\d+\s*s(?:ec(?:ond)?s?)?|second|now|(?:sun|sat|mon|wed|mar|march|may|dec|jan)(?:\s*\d{1,2})?|\d+(?:[.:]\d+)?|\d{1,2}/\d{1,2}|\d+\s*[hmdwy])$`,
  'i',
);

/** Chrono takes half a second for 10,000 characters of its own words. */
const chronoReads = 500;

/** The forms that the rules here do not know ("three days later", "2 hrs 30 min from now"), near the beginning of the text. */
function* byChrono(all: string, { now, whole }: Reader): Generator<Found<Moment>> {
  const text = all.slice(0, chronoReads);
  if (!worthAsking.test(text)) return;
  const results = chrono.parse(
    text,
    { instant: new Date(now.epochMilliseconds), timezone: now.offsetNanoseconds / 6e10 },
    { forwardDate: true },
  );
  for (const { index, text: phrase, start } of results) {
    if (notAMoment.test(phrase.trim())) continue;
    if (!whole && !start.isCertain('day') && !start.isCertain('weekday') && !start.isCertain('timezoneOffset'))
      continue;
    const span = { start: index, end: index + phrase.length };
    if (start.isCertain('timezoneOffset') && start.isCertain('hour')) {
      yield { ...span, value: { phrase, instant: Temporal.Instant.fromEpochMilliseconds(start.date().getTime()) } };
      continue;
    }
    const date = Temporal.PlainDate.from({
      year: start.get('year')!,
      month: start.get('month')!,
      day: start.get('day')!,
    });
    const time = new Temporal.PlainTime(start.get('hour') ?? 0, start.get('minute') ?? 0);
    yield { ...span, value: { phrase, date, ...(start.isCertain('hour') ? { time } : {}) } };
  }
}
