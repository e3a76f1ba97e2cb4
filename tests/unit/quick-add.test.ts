import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';

import { buildAdd } from '../../src/agent/offline/read/adds.ts';
import type { DetailKind } from '../../src/agent/offline/read/details.ts';
import { readQuickAdd } from '../../src/agent/offline/read/quick-add.ts';
import { maskQuotes } from '../../src/agent/offline/read/text/quotes.ts';

const when = { now: new Date('2026-11-29T10:00:00Z'), zone: 'Asia/Karachi', locale: 'en-US' };

/** What was read where, as `kind: words`. */
const marked = (text: string, kept?: DetailKind[]) =>
  readQuickAdd(text, when, kept).spans.map(({ from, to, kind }) => `${kind}: ${text.slice(from, to)}`);

const lines: [text: string, title: string, spans: string[]][] = [
  ['buy milk tomorrow 5pm #home p1', 'Buy milk', ['due_date: tomorrow 5pm', 'tags: #home', 'priority: p1']],
  ['pay rent every month on the 31st', 'Pay rent', ['recurrence: every month on the 31st']],
  ['call mom due friday', 'Call mom', ['due_date: due friday']],
  ['write "the friday report" tomorrow', 'Write "the friday report"', ['due_date: tomorrow']],
  ['  pay   "x y"   #a #b  urgent', 'Pay "x y"', ['tags: #a', 'tags: #b', 'priority: urgent']],
  ['put eggs on my shopping list', 'Put eggs', ['tags: on my shopping list']],
  ['add oil to the car', 'Add oil to the car', []],
  ['I need to buy stamps today', 'Buy stamps', ['due_date: today']],
  ['دودھ خریدنا tomorrow 😀 #گھر', 'دودھ خریدنا 😀', ['due_date: tomorrow', 'tags: #گھر']],
  ['tomorrow', 'tomorrow', []],
  ['plan the trip, notes: ask Sam #x', 'Plan the trip', ['description: , notes: ask Sam #x']],
];

for (const [text, title, spans] of lines)
  test(`read where it stands: ${text}`, () => {
    assert.equal(readQuickAdd(text, when).task.title, title);
    assert.deepEqual(marked(text), spans);
  });

test('words of a kind that is kept are title', () => {
  const text = 'buy milk tomorrow #home';
  assert.equal(readQuickAdd(text, when, ['due_date']).task.title, 'Buy milk tomorrow');
  assert.deepEqual(marked(text, ['due_date']), ['tags: #home']);
  assert.deepEqual(readQuickAdd(text, when, ['due_date', 'tags']).task, { title: 'Buy milk tomorrow #home' });
});

test('a day that does not exist stays in the title and is named', () => {
  const { task, unread } = readQuickAdd('dinner on feb 30', when);
  assert.equal(task.title, 'Dinner on feb 30');
  assert.equal(unread, 'on feb 30');
  assert.equal(readQuickAdd('dinner on feb 28', when).unread, undefined);
});

const unread: [text: string, words: string | undefined][] = [
  ['call the bank after the holidays', 'after the holidays'],
  ['clean the garage before spring #home', 'before spring'],
  ['paint the fence by the end of summer', 'by the end of summer'],
  ['visit Sara on tuesdya', 'on tuesdya'],
  ['pay the bill februray', 'februray'],
  ['see the doctor next wednedsay p1', 'next wednedsay'],
  ['call at 25:00', 'at 25:00'],
  ['dinner on feb 30', 'on feb 30'],
  // What is no date, or is one.
  ['eat a sundae', undefined],
  ['Sundays at the park', undefined],
  ['fix the spring in the chair', undefined],
  ['buy spring rolls', undefined],
  ['plan the summer holidays', undefined],
  ['check every room', undefined],
  ['read the book in the garden', undefined],
  ['call the bank after the holidays on friday', undefined],
  ['write "after the holidays"', undefined],
  ['go for a run at 5pm', undefined],
  ['fall in love', undefined],
];

for (const [text, found] of unread)
  test(`words that say when and name no date: ${text}`, () => {
    const { unread: words, task } = readQuickAdd(text, when);
    assert.equal(words, found);
    if (words) assert.ok(task.title.toLowerCase().includes(words.toLowerCase()), 'they stay in the title');
  });

test('one kept as title is not named', () => {
  assert.equal(readQuickAdd('call after the holidays', when, ['due_date']).unread, undefined);
});

const words = [
  'buy',
  'milk',
  'tomorrow',
  'at 5pm',
  '#home',
  'p1',
  'urgent',
  'every day',
  '"in may"',
  'and',
  ',',
  '  ',
  '😀',
  'notes:',
  'friday',
];

test('it reads what an add in the chat reads, and its spans lie in the text without meeting', () => {
  fc.assert(
    fc.property(fc.array(fc.constantFrom(...words), { minLength: 1, maxLength: 9 }), (parts) => {
      const text = `do ${parts.join(' ')}`;
      const { task, spans, unread } = readQuickAdd(text, when);
      const masked = maskQuotes(text);
      const added = buildAdd(masked.text, when, masked.quotes);
      if (added.do === 'unread') assert.ok(unread?.includes(added.words));
      else assert.deepEqual(task, added.do === 'add' ? added.task : { title: text.trim() });
      for (const { from, to } of spans) assert.ok(0 <= from && from < to && to <= text.length);
    }),
    { numRuns: 300, seed: 7 },
  );
});
