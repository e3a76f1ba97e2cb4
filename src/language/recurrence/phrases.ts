import type { Found, When } from '../calendar.ts';
import { readerOf } from '../date-phrases.ts';
import { Scan, searchedPart } from '../grammar/scan.ts';
import { endsPhrase } from '../moments/following.ts';
import { isWordEnd, isWordStart, momentAt } from '../moments/moment.ts';
import { inPartOfDay, readEnd, readStart, readTime, startOf } from './forms/bounds.ts';
import { beatOf, type Draft, type PhraseBeat } from './forms/draft.ts';
import { afterEvery, withoutEvery } from './forms/heads.ts';
import { every } from './forms/rule-vocabulary.ts';
import { tails } from './forms/tails.ts';
import { ruleStretch } from './rule-neighbours.ts';

/** Finds recurrence phrases in a text. */

const repeatWords = new Set('repeat repeats repeated repeating recurring recur recurs'.split(' '));
/** Nouns that an adverb makes recurring ("a daily reminder"); before others it is part of the title ("weekly report"). */
const chores = new Set('task todo reminder chore habit routine item'.split(' '));

/** Where a recurrence phrase can begin. */
const ruleStarts: ReadonlySet<string> = new Set(['to', 'on', ...repeatWords, ...every.starts!, ...withoutEvery.starts]);

/** A recurrence between two tokens, `end` exclusive. */
export interface RulePhrase {
  start: number;
  end: number;
  draft: Draft;
}

/** Behind "to repeat:", or the same place. */
function behindRepeat(scan: Scan, at: number): number {
  const from = scan.word(at) === 'to' ? at + 1 : at;
  if (!repeatWords.has(scan.word(from))) return at;
  return scan.word(from + 1) === ':' ? from + 2 : from + 1;
}

interface Head {
  end: number;
  draft: Draft;
}

function headAt(scan: Scan, at: number): Head | undefined {
  const from = behindRepeat(scan, at);
  const leads = scan.word(from) === 'on' ? [from + 1, from] : [from];
  let best: Head | undefined;
  for (const start of leads)
    for (const { end, value } of scan.ways(every, start))
      for (const read of afterEvery.all(scan, end)) {
        if (best && best.end >= read.end) continue;
        best = { end: read.end, draft: { ...read.value, ...(value.afterDone ? { afterDone: true } : {}) } };
      }
  for (const read of withoutEvery.all(scan, from))
    if (!best || read.end > best.end) best = { end: read.end, draft: { ...read.value } };
  return best;
}

/** Reads one more qualification into the draft, which may be in brackets; the token behind it, or undefined when there is none. */
function tailAt(scan: Scan, at: number, draft: Draft): number | undefined {
  if (scan.word(at) !== '(') return plainTailAt(scan, at, draft);
  const next = { ...draft };
  const end = plainTailAt(scan, at + 1, next);
  if (end === undefined || scan.word(end) !== ')') return undefined;
  Object.assign(draft, next);
  return end + 1;
}

function plainTailAt(scan: Scan, at: number, draft: Draft): number | undefined {
  for (const { end, value } of tails.all(scan, at)) {
    const next = { ...draft };
    if (!isWordEnd(scan, end) || !value(next)) continue;
    // "every friday from april 3": the longer reading is a date.
    const other = { ...draft };
    const longer = readStart(scan, at, other) ?? readEnd(scan, at, other) ?? readTime(scan, at, other);
    if (longer !== undefined && longer > end) {
      Object.assign(draft, other);
      return longer;
    }
    Object.assign(draft, next);
    return end;
  }
  return readStart(scan, at, draft) ?? readEnd(scan, at, draft) ?? readTime(scan, at, draft);
}

/** The recurrence that begins at a token, or nothing. */
export function ruleAt(scan: Scan, start: number): RulePhrase | undefined {
  const head = headAt(scan, start);
  if (!head) return undefined;
  const { draft } = head;
  let end = head.end;
  for (let tailsLeft = 12; tailsLeft > 0; tailsLeft -= 1) {
    const next = tailAt(scan, end, draft);
    if (next === undefined) break;
    end = next;
  }
  const isAlone = draft.adverb && !scan.reader.whole && end === head.end;
  if (isAlone && !endsPhrase(scan, end) && !chores.has(scan.word(end))) return undefined;
  return isWordEnd(scan, end) ? { start, end, draft } : undefined;
}

export interface FoundRule extends RulePhrase {
  beat: PhraseBeat;
}

/** What a text says of repetition: the first phrase that is understood, and stretches that look like one and are not. */
export function rulesIn(scan: Scan): { found?: FoundRule; unread: { start: number; end: number }[] } {
  const unread: { start: number; end: number }[] = [];
  for (let at = 0; at < scan.tokens.length; at += 1) {
    if (!ruleStarts.has(scan.key(at)) || !isWordStart(scan, at)) continue;
    const phrase = ruleAt(scan, at);
    if (!phrase) continue;
    const beat = beatIn(scan, phrase.draft);
    const wide = beat && { ...withEarlier(scan, phrase, beat), draft: phrase.draft };
    const stretch = ruleStretch(scan, phrase) ?? (wide && ruleStretch(scan, wide));
    if (wide && !stretch) return { found: wide, unread };
    unread.push(stretch ?? phrase);
    at = Math.max(at, (stretch ?? phrase).end - 1);
  }
  return { unread };
}

/**
 * The rule of a draft; undefined for a time in another zone that is on another day here: "every friday at 23:00 UTC-5" would come on saturdays, and so
 * would "every friday night at 1".
 */
function beatIn(scan: Scan, draft: Draft): PhraseBeat | undefined {
  if (draft.time?.nextDay && draft.freq !== 'DAILY') return undefined;
  const { now, today } = scan.reader;
  const { zone, time } = draft.time ?? {};
  if (zone !== undefined && time) {
    const there = today.toZonedDateTime({ timeZone: typeof zone === 'string' ? zone : 'UTC', plainTime: time });
    const here = (typeof zone === 'string' ? there : there.subtract({ minutes: zone })).withTimeZone(now.timeZoneId);
    if (!here.toPlainDate().equals(today)) return undefined;
  }
  return beatOf(draft, today);
}

const reach = 10;

/** A time or a start right before the phrase belongs to it: "at 9am every monday", "from tomorrow, every day". */
function withEarlier(scan: Scan, { start, end }: RulePhrase, beat: PhraseBeat): Omit<FoundRule, 'draft'> {
  for (let from = Math.max(0, start - reach); from < start; from += 1) {
    if (!isWordStart(scan, from)) continue;
    const phrase = momentAt(scan, from);
    if (!phrase || phrase.reading.impossible || phrase.reading.instant) continue;
    const behind = scan.word(phrase.end) === ',' ? phrase.end + 1 : phrase.end;
    if (phrase.end > start || (phrase.end !== start && behind !== start)) continue;
    const { date, time, span } = phrase.reading;
    const isStart = date && /^(?:starting|beginning|from)$/.test(phrase.lead) && !beat.start;
    if (isStart)
      return { start: from, end, beat: { ...beat, start: startOf(date, span), ...(time && { time: phrase.reading }) } };
    const isPart = beat.time?.half !== undefined && phrase.reading.half === undefined;
    if (time && !date && (!beat.time || isPart) && phrase.end === start)
      return { start: from, end, beat: { ...beat, time: inPartOfDay(beat.time, phrase.reading) } };
  }
  return { start, end, beat };
}

/** The phrase that is all of the text, or nothing. */
export function wholeRecurrencePhrase(text: string, when: When): PhraseBeat | undefined {
  const trimmed = text.trim().replace(/[.!]+$/, '');
  for (const said of [trimmed, `every ${trimmed}`]) {
    const scan = new Scan(said, readerOf(when, true));
    const [first, last] = [ruleAt(scan, 0), scan.tokens.length];
    if (first?.end === last) return beatIn(scan, first.draft);
    const { found } = rulesIn(scan);
    if (found && found.start === 0 && found.end === last) return found.beat;
  }
  return undefined;
}

/** The first recurrence phrase of a sentence that `holds`, or nothing. */
export function findRecurrencePhrase(text: string, when: When): Found<PhraseBeat> | undefined {
  const scan = new Scan(searchedPart(text), readerOf(when));
  const { found } = rulesIn(scan);
  if (!found) return undefined;
  return { start: scan.tokens[found.start]!.start, end: scan.tokens[found.end - 1]!.end, value: found.beat };
}
