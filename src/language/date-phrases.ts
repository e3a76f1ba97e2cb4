import { type Found, isDayFirst, localNow, type When } from './calendar.ts';
import { type Reader, Scan, searchedPart } from './grammar/scan.ts';
import { isWordEnd, isWordStart, type Moment, momentAt, momentStarts, type Phrase } from './moments/moment.ts';
import { isName } from './moments/names-of-days.ts';
import { type Stretch, unreadAround } from './moments/neighbours.ts';
import { type Period, periods, whole } from './moments/periods.ts';
import { spans } from './moments/spans.ts';

export type { Moment } from './moments/moment.ts';

/** Finds date and time phrases in a text. */

export function readerOf(when: When, whole = false): Reader {
  const now = localNow(when.now, when.zone);
  return { now, today: now.toPlainDate(), dayFirst: isDayFirst(when.locale), whole };
}

/** What a text says of dates: the phrases that are understood, and stretches that look like one and are not. */
export interface Dates {
  phrases: Phrase[];
  unread: Stretch[];
}

/** The phrases of a text in the order said. */
export function datesIn(scan: Scan): Dates {
  const found: Dates = { phrases: [], unread: [] };
  for (let at = 0; at < scan.tokens.length; ) {
    const phrase = momentStarts.has(scan.key(at)) && isWordStart(scan, at) ? momentAt(scan, at) : undefined;
    if (!phrase || phrase.weak || !isWordEnd(scan, phrase.end) || isName(scan, phrase, true)) {
      at += 1;
      continue;
    }
    const unread = unreadAround(scan, phrase);
    if (unread) found.unread.push(unread);
    else found.phrases.push(phrase);
    at = unread?.end ?? phrase.end;
  }
  return found;
}

/** The date phrase that a text means: the first that is not part of a name, else the first. */
function phraseIn(scan: Scan): Phrase | undefined {
  const { phrases } = datesIn(scan);
  return phrases.find((phrase) => !isName(scan, phrase, false)) ?? phrases[0];
}

/** The first date or time phrase of a text, with the preposition that leads into it. */
export function findPhrase(text: string, when: When, isWhole = false): Found<Moment> | undefined {
  const scan = new Scan(searchedPart(text), readerOf(when, isWhole));
  const phrase = isWhole ? wholePhrase(scan) : phraseIn(scan);
  return phrase && foundOf(scan, phrase);
}

/** Words before a period that make it a bound: "before next month". */
const boundWords = new Set('before after since by until till to starting beginning'.split(' '));

/** Behind such a word a month needs no preposition: "after june". "By june" is by its first day. */
function boundAt(scan: Scan, at: number): readonly { end: number; value: Period }[] {
  if (scan.word(at - 1) === 'by') return periods.all(scan, at);
  const named = spans.all(scan, at).map(({ end, value }) => ({ end, value: whole(value) }));
  return [...periods.all(scan, at), ...named].sort((a, b) => b.end - a.end);
}

/** The first week, month or year that a text names as the days of a list, and the word of a bound that leads to it, or ''. */
export function findPeriod(text: string, when: When): Found<Period & { lead: string }> | undefined {
  const scan = new Scan(searchedPart(text), readerOf(when));
  for (let at = 0; at < scan.tokens.length; at += 1) {
    if (!isWordStart(scan, at)) continue;
    const phrase = momentStarts.has(scan.key(at)) ? momentAt(scan, at) : undefined;
    const begin = phrase?.begin ?? at;
    const isBound = boundWords.has(scan.word(begin - 1));
    const [period] = isBound ? boundAt(scan, begin) : periods.all(scan, begin);
    const end = period?.end ?? 0;
    if (period && end >= (phrase?.end ?? 0) && isWordEnd(scan, end)) {
      const lead = isBound ? scan.word(begin - 1) : '';
      const start = Math.min(at, lead ? begin - 1 : begin);
      const [from, to] = [scan.tokens[start]!.start, scan.tokens[end - 1]!.end];
      return { start: from, end: to, value: { ...period.value, lead } };
    }
    // "Monday of next week" is a day of it.
    if (phrase && !phrase.weak) at = phrase.end - 1;
  }
  return undefined;
}

const beforeWhole = new Set(['on', 'in', 'the', 'please']);

/** The phrase that begins with the text, or behind small words. */
function wholePhrase(scan: Scan): Phrase | undefined {
  for (let at = 0; at < scan.tokens.length && at < 3; at += 1) {
    const phrase = momentAt(scan, at);
    if (phrase) return isWordEnd(scan, phrase.end) && !unreadAround(scan, phrase) ? phrase : undefined;
    if (!beforeWhole.has(scan.word(at))) return undefined;
  }
  return undefined;
}

export function foundOf(scan: Scan, { start, end, reading }: Phrase): Found<Moment> {
  const from = scan.tokens[start]!.start;
  const to = scan.tokens[end - 1]!.end;
  const opening = start === 0 && scan.word(end) === ',' ? scan.tokens[end]!.end : to;
  return { start: from, end: opening, value: { ...reading, phrase: scan.text.slice(from, to) } };
}

/** The phrase that begins at a character, taken for what it is whatever stands beside it. */
export function phraseAt(text: string, at: number, when: When): Found<Moment> | undefined {
  const scan = new Scan(searchedPart(text.slice(at)), readerOf(when));
  const phrase = scan.tokens[0]?.start === 0 ? momentAt(scan, 0) : undefined;
  if (!phrase || phrase.weak || !isWordEnd(scan, phrase.end)) return undefined;
  const found = foundOf(scan, phrase);
  return { ...found, start: found.start + at, end: found.end + at };
}
