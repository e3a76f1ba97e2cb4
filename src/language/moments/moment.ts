import { month } from '../grammar/names.ts';
import type { Scan } from '../grammar/scan.ts';
import type { Reading } from '../reading.ts';
import { times } from './clock-forms.ts';

import { closingEnd, endsPhrase, endsSentence, isNumbered } from './following.ts';

import { join, mayJoin } from './joining.ts';
import type { MomentForm } from './moment-form.ts';
import { movedDays } from './moved-day-forms.ts';
import { days } from './named-days.ts';

/** What a phrase says, before it is settled against a clock or the task's present due date. */
export interface Moment extends Reading {
  phrase: string;
}

/** A phrase between two tokens, `end` exclusive; `begin` is the first token behind its prepositions. */
export interface Phrase {
  start: number;
  begin: number;
  end: number;
  /** The preposition right before, or ''. */
  lead: string;
  reading: Reading;
  /** What it begins with. */
  opens: 'day' | 'time';
  /** Its only words are common ones, and nothing but a preposition that leads to much else stands with them. */
  weak: boolean;
  hasDay: boolean;
}

interface Piece {
  end: number;
  reading: Reading;
  form: MomentForm;
  isDay: boolean;
}

const leads = new Set(
  'due deadline sometime anytime on at by before after for to until till from starting beginning around about @ in'.split(
    ' ',
  ),
);
const hourLeads = new Set('at by before after around about until till from @'.split(' '));
const monthLeads = new Set('by before until till starting beginning from'.split(' '));
const glue = new Set('at on by around about from before after @'.split(' '));
/** "After 3pm" is due then, "after friday" is due on no day that it names. */
const isLeadOf = (word: string, { isDay }: Piece) => !isDay || word !== 'after';
/** Prepositions that another one may follow: in "put the oven on at six" the first belongs to the verb. */
const leadsOn = new Set(['due', 'sometime', 'anytime', 'starting', 'beginning', 'around', 'about']);
/** Words that stand before "due". */
const dueOpeners = new Set(["it's", 'is', "that's"]);

/** Where a phrase can begin: with a preposition or with one of its own words. */
export const momentStarts: ReadonlySet<string> = new Set([
  ...leads,
  ...dueOpeners,
  'no',
  'not',
  ...days.starts,
  ...movedDays.starts,
  ...times.starts,
]);

/** Not in the middle of a word, an address or a price. */
export function isWordStart(scan: Scan, at: number): boolean {
  if (!scan.isGlued(at)) return true;
  return !/^[_#$€£.:/=–—-]$/.test(scan.word(at - 1)) && scan.tokens[at - 1]?.kind === 'mark';
}

/** Not in the middle of a word, a number or a compound. */
export function isWordEnd(scan: Scan, end: number): boolean {
  const next = scan.tokens[end];
  if (!next?.glued) return true;
  if (next.kind !== 'mark' || next.text === '_') return false;
  const isJoint = /^(?:[-/.:+@'’])$/.test(next.text);
  return !(isJoint && scan.isGlued(end + 1) && scan.tokens[end + 1]?.kind !== 'mark');
}

function isShort(scan: Scan, at: number): boolean {
  return /^(?:mon|wed|sat|sun|\d)$/.test(scan.word(at));
}

/** The longest piece right at a place. */
function pieceAt(scan: Scan, start: number, at: number, lead: string, had: Piece[]): Piece | undefined {
  const found = [
    ...movedDays.all(scan, at).map((read) => ({ ...read, isDay: true })),
    ...days.all(scan, at).map((read) => ({ ...read, isDay: true })),
    ...times.all(scan, at).map((read) => ({ ...read, isDay: false })),
  ].sort((a, b) => b.end - a.end);
  for (const { end, form, value, isDay } of found) {
    const hadDay = had.some((piece) => piece.isDay);
    if (form.behind === 'day' && !hadDay) continue;
    if (form.behind === 'at or day' && !hadDay && !hourLeads.has(lead)) continue;
    if (form.behind === 'at' && !hourLeads.has(lead) && !(hadDay && isFourDigits(scan, at))) continue;
    const isAll = at === 0 && end === scan.tokens.length;
    if (form.behind === 'by' && !monthLeads.has(lead) && !scan.reader.whole && !isAll) continue;
    if (form.end && !endsPhrase(scan, end) && !(start === 0 && opensText(scan, at, form))) continue;
    return { end, reading: value, form, isDay };
  }
  return undefined;
}

/** "At 8 gym", "tomorrow at 8 gym": at the very beginning an hour says when, whatever follows. */
function opensText(scan: Scan, at: number, { behind }: MomentForm): boolean {
  return (
    behind === 'at' &&
    scan.word(at - 1) === 'at' &&
    scan.isWord(at + 1) &&
    !scan.isGlued(at + 1) &&
    scan.word(at + 1) !== 'about'
  );
}

/** "tomorrow 0930". */
function isFourDigits(scan: Scan, at: number): boolean {
  return /^\d{4}$/.test(scan.word(at));
}

/** Behind the prepositions at a place, and the last of them. */
function leadAt(scan: Scan, at: number): { begin: number; lead: string } {
  let begin = at;
  let lead = '';
  for (let n = 0; n < 4; n += 1) {
    if (dueOpeners.has(scan.word(begin)) && scan.word(begin + 1) === 'due') begin += 1;
    if (
      /^not?$/.test(scan.word(begin)) &&
      /^(?:later|earlier)$/.test(scan.word(begin + 1)) &&
      scan.word(begin + 2) === 'than'
    ) {
      begin += 3;
      lead = 'by';
      continue;
    }
    const word = scan.word(begin);
    // "in june" and "in 2 hours" are forms of their own; "in" leads to nothing else.
    if (!leads.has(word) || word === 'in' || (lead !== '' && !leadsOn.has(lead) && !/^(?:around|about)$/.test(word)))
      break;
    // "The beginning of june" is a day.
    if (scan.word(begin + 1) === 'of') break;
    const next = scan.word(begin + 1) === ':' ? begin + 2 : begin + 1;
    // "Discuss the deadline friday" is about one.
    if (next >= scan.tokens.length || (word === 'deadline' && next === begin + 1)) break;
    lead = word;
    begin = next;
  }
  return { begin, lead };
}

/** Where the next piece may begin, and the preposition that leads to it. */
function jointAt(scan: Scan, end: number): { from: number; lead: string } {
  let from = end;
  if (scan.word(from) === ',' || scan.word(from) === '(') from += 1;
  else if (scan.word(from) === '-' && !scan.isGlued(from) && !scan.isGlued(from + 1)) from += 1;
  // "2026-12-01T10:00"
  else if (scan.word(from) === 't' && scan.isGlued(from) && scan.isGlued(from + 1) && scan.isNumber(from + 1))
    return { from: from + 1, lead: '' };
  else if (scan.isGlued(from)) return { from: scan.tokens.length, lead: '' };
  return glue.has(scan.word(from)) ? { from: from + 1, lead: scan.word(from) } : { from, lead: '' };
}

/** The phrase that begins at a token with its pieces put together, or nothing. `behind` is a word before it that leads to it. */
export function momentAt(scan: Scan, start: number, behind = ''): Phrase | undefined {
  const led = leadAt(scan, start);
  const { begin } = led;
  const lead = led.lead || behind;
  const pieces: Piece[] = [];
  let end = begin;
  for (let joint = { from: begin, lead }; pieces.length < 6; ) {
    const piece = pieceAt(scan, start, joint.from, joint.lead, pieces);
    const readings = pieces.map((one) => one.reading);
    if (!piece || !mayJoin(readings, piece.reading) || !isLeadOf(joint.lead, piece)) break;
    if (pieces.length > 0 && joint.lead === 'before' && piece.isDay) break;
    const range = piece.reading.time && !piece.reading.half ? rangeEnd(scan, piece) : undefined;
    pieces.push(range ?? piece);
    end = (range ?? piece).end;
    joint = jointAt(scan, end);
  }
  const [only] = pieces;
  if (!only) return undefined;
  end = closingEnd(scan, end);
  const reading = pieces.map((piece) => piece.reading).reduce(join, {});
  const { loose } = only.form;
  const isLoose = loose === true || loose === 'last' || (loose === 'short' && isShort(scan, begin));
  const mayEnd = loose === 'short' || (loose === 'last' && !isNumbered(scan, begin));
  const isLast = only.isDay && mayEnd && endsSentence(scan, begin, end);
  const weak = pieces.length === 1 && isLoose && !isLast && !isAccompanied(scan, end, lead);
  const hasDay = pieces.some(({ isDay }) => isDay);
  return { start, begin, end, lead, reading, weak, hasDay, opens: only.isDay ? 'day' : 'time' };
}

function isAccompanied(scan: Scan, end: number, lead: string): boolean {
  if (scan.reader.whole) return true;
  return lead !== '' && ((lead !== 'for' && lead !== 'to') || endsPhrase(scan, end));
}

/** A span of time ("3pm-4pm"): a task is due at its beginning, which the end may tell from morning or afternoon. */
function rangeEnd(scan: Scan, piece: Piece): Piece | undefined {
  const { end, reading } = piece;
  if (!/^(?:-|–|to|until|till)$/.test(scan.word(end))) return undefined;
  const hour = scan.number(end + 1, 2);
  if (hour === undefined || hour > 24) return undefined;
  let at = end + 2;
  if (scan.word(at) === ':' && scan.isGlued(at) && scan.isNumber(at + 1)) at += 2;
  const half = /^(?:am|pm)$/.test(scan.word(at)) ? scan.word(at) : '';
  if (half) at += 1;
  // "7am until 1 april" ends on a day.
  if (!isWordEnd(scan, at) || (!half && month.starts!.has(scan.word(at)))) return undefined;
  const isLater = reading.open && half === 'pm' && reading.time!.hour < hour;
  const settled = isLater ? { ...reading, time: reading.time!.add({ hours: 12 }), open: false } : reading;
  return { ...piece, end: at, reading: settled };
}
