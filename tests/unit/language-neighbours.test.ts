import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { readQuickAdd } from '../../src/agent/offline/read/quick-add.ts';
import type { When } from '../../src/language/calendar.ts';
import { dayPhrases, moment, ruleEnds, rulePhrases } from '../support/phrase-parts.ts';

/**
 * With a word beside it that changes its meaning, a phrase is read together with that word or not at all. The words are written down here
 * apart from the tables of the program.
 */

const title = 'pay the rent';

/** A phrase with a word beside it: where each of them stands in the sentence. */
function beside(phrase: string, head: string, tail: string) {
  const text = [title, head, phrase, tail].filter(Boolean).join(' ');
  const start = title.length + 1 + (head ? head.length + 1 : 0);
  const word = head
    ? { from: title.length + 1, to: title.length + 1 + head.length }
    : { from: text.length - tail.length, to: text.length };
  return { text, phrase: { from: start, to: start + phrase.length }, word };
}

type Stretch = { from: number; to: number };

/** All of phrase and word is read, or nothing of them, and then the answer has words to name. */
function assertWholeOrNot(text: string, phrase: Stretch, word: Stretch, when: When): void {
  const { spans, unread } = readQuickAdd(text, when);
  const read = spans.filter(({ kind }) => kind === 'due_date' || kind === 'recurrence');
  const touched = read.filter(
    ({ from, to }) => from < Math.max(phrase.to, word.to) && Math.min(phrase.from, word.from) < to,
  );
  assert.ok(touched.length > 0 || unread, `not named: ${text}`);
  if (touched.length === 0) return;
  const isRead = (at: number) => touched.some(({ from, to }) => from <= at && at < to);
  const left = [...text].filter(
    (letter, at) =>
      letter !== ' ' && at >= Math.min(phrase.from, word.from) && at < Math.max(phrase.to, word.to) && !isRead(at),
  );
  assert.equal(left.join(''), '', `half of it: ${text}: ${JSON.stringify(touched)}`);
}

/** Behind a day. */
const dayTails = [
  'of the jubilee',
  'or friday',
  'and sunday',
  'through 3 june',
  'to 3 june',
  'until 3 june',
  'except holidays',
  'other than fridays',
  'unless it rains',
  'but not at easter',
  "'28",
  'after next',
  'after easter',
  'before christmas',
  'week',
  'in november',
  'in summer',
  'of next june',
  'UTC',
  'UTC-5',
  'pm',
  'at 13pm',
  'at 5pm or 6pm',
  'or so',
  'or two',
  'or the day after',
  'before the holidays',
  'at 5 or 6',
  'or later',
  'onwards',
  'at the earliest',
];

/** Before a day. */
const dayHeads = [
  'not',
  'except',
  'other than',
  'rather than',
  'anything but',
  'every',
  'the fifth',
  'the previous',
  'after',
  'since',
  '2 hours before',
  '2.5 working days before',
  'a day and a half before',
];

/** Behind a repetition. */
const ruleTails = [
  'except holidays',
  'except the first',
  'excluding public holidays',
  '(except holidays)',
  'twice',
  'after payday',
  'before the 13th',
  'between 3 june and 8 june or so',
  'at 9 and at 5',
  'at 9, 12 and 5',
  "in '28 or '29",
  'other than the 13th',
  'apart from easter',
  'but not at easter',
  'but only in summer',
  'not in winter',
  'unless it rains',
  'of the jubilee',
  'of next june',
  'in november',
  'in the winter',
  'during ramadan',
  'through the summer',
  'through june',
  'to july',
  'until further notice',
  'until the fair',
  'starting whenever',
  'after easter',
  'before christmas',
  "'28",
  'in 2028',
  'week',
  'UTC-5',
  'UTC',
  'pm',
  'at 13pm',
  'at 9am and 5pm',
  'at 9am or so',
  'or friday',
  'or every other day',
  'and every 3 days',
  'or monthly',
  'or weekends',
  'or so',
  'or more',
  'and a half',
  'at least',
  'at most',
  'at the earliest',
  '3 times a day',
  'this month',
  'next week',
];

/** Before a repetition. */
const ruleHeads = [
  'not',
  'except',
  'excluding',
  'unless',
  'twice',
  '3 times',
  'at least',
  'at most',
  'almost',
  'maybe',
  'other than',
  'instead of',
  'the day before',
  '2 days before',
  'an hour after',
  'up to',
  'hardly',
  'the week after',
  'tomorrow or',
  'friday and',
];

const eitherSide = (heads: string[], tails: string[]) =>
  fc.oneof(
    fc.constantFrom(...heads).map((head) => ({ head, tail: '' })),
    fc.constantFrom(...tails).map((tail) => ({ head: '', tail })),
  );

test('a date with a word beside it that changes it is read with it or not at all, and then it is named', () => {
  fc.assert(
    fc.property(moment, dayPhrases, eitherSide(dayHeads, dayTails), ({ when }, part, { head, tail }) => {
      // "After on friday" is no English.
      const said = /^(?:every|the|after|since|[2a] .*)/.test(head) ? part.text.replace(/^on /, '') : part.text;
      if (said !== part.text || !/^(?:in|\d+ days) /.test(said) || /^(?:not|except|$)/.test(head)) {
        const { text, phrase, word } = beside(said, head, tail);
        assertWholeOrNot(text, phrase, word, when);
      }
    }),
    { numRuns: 1500 },
  );
});

test('a repetition with a word beside it that changes it is read with it or not at all, and then it is named', () => {
  fc.assert(
    fc.property(
      moment,
      rulePhrases,
      ruleEnds,
      eitherSide(ruleHeads, ruleTails),
      ({ when }, body, end, { head, tail }) => {
        const { text, phrase, word } = beside(`${body.text}${end.text}`, head, tail);
        assertWholeOrNot(text, phrase, word, when);
      },
    ),
    { numRuns: 1500 },
  );
});
