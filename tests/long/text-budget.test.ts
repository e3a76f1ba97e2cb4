import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { saysNo, saysYes } from '../../src/agent/consent.ts';
import { understand } from '../../src/agent/offline/read/understand.ts';
import { titleOf } from '../../src/agent/threads/threads.ts';
import { cleanTags } from '../../src/domain/task.ts';
import { noDates, resolveDates } from '../../src/domain/task-dates.ts';
import { Rejected } from '../../src/errors.ts';
import { fragments, longest, prefixes, repeated, suffixes } from '../support/hostile-texts.ts';
import { loopShare } from '../support/loop-share.ts';
import { when } from '../support/offline-fake.ts';

/** Whatever text somebody sends, reading it holds the event loop for less than the plain work that is measured beside it. */

function refusable(work: () => unknown): void {
  try {
    work();
  } catch (error) {
    if (!(error instanceof Rejected)) throw error;
  }
}

function assertShort(what: string, text: string, work: () => unknown): void {
  const share = loopShare(() => refusable(work));
  assert.ok(share <= 1, `${what} takes ${share.toFixed(1)} times the plain work: ${JSON.stringify(text.slice(0, 80))}`);
}

/** Each step by itself: between two of them the loop is free. */
function assertShortSteps(text: string): void {
  for (const question of [undefined, { do: 'delete', target: [] } as const]) {
    const context = { when, ...(question && { question: { do: question.do, target: [] } }) };
    // The steps are run anew where one was too long, so that only a step that is so every time counts.
    let steps = understand(text, context);
    for (let at = 0, done = false; !done; at += 1) {
      let first = true;
      assertShort(`step ${at} of a message`, text, () => {
        if (!first) steps = skipped(text, context, at);
        first = false;
        done = steps.next().done ?? false;
      });
    }
  }
}

function skipped(text: string, context: Parameters<typeof understand>[1], steps: number) {
  const again = understand(text, context);
  for (let at = 0; at < steps; at += 1) again.next();
  return again;
}

/** Every argument that is read as words, as long as its schema lets it be. */
function assertShortArguments(text: string): void {
  const short = text.slice(0, 200);
  assertShort('a due date', text, () => resolveDates(noDates, { due_date: short }, when, '1.1'));
  assertShort('a recurrence', text, () => resolveDates(noDates, { recurrence: text.slice(0, 500) }, when, '1.1'));
  const reminders = Array.from({ length: 10 }, (_, index) => `${text.slice(index, 100)}`);
  assertShort('reminders', text, () => resolveDates(noDates, { due_date: '2027-01-01', reminders }, when, '1.1'));
  assertShort('tags', text, () => cleanTags(Array.from({ length: 20 }, (_, index) => text.slice(index, 50))));
}

const textOf = fc
  .record({
    prefix: fc.constantFrom(...prefixes),
    parts: fc.array(fc.constantFrom(...fragments), { minLength: 1, maxLength: 4 }),
    suffix: fc.constantFrom(...suffixes),
    length: fc.constantFrom(90, 190, 490, 2500, longest),
  })
  .map(({ prefix, parts, suffix, length }) => repeated(prefix, parts.join(''), suffix, length));

test('every fragment, repeated to the longest message and to the longest command', () => {
  for (const [at, fragment] of fragments.entries())
    for (const length of [490, longest]) {
      const text = repeated(prefixes[at % prefixes.length]!, fragment, suffixes[at % suffixes.length]!, length);
      assertShortSteps(text);
      assertShortArguments(text);
    }
});

test('any mixture of fragments, as a message and as every argument', () => {
  fc.assert(
    fc.property(textOf, (text) => {
      assertShortSteps(text);
      assertShortArguments(text);
    }),
    { numRuns: 150, endOnFailure: true },
  );
});

test('any text at all, as an answer to a question for consent and as the title of a conversation', () => {
  fc.assert(
    fc.property(fc.oneof(textOf, fc.string({ maxLength: 500, unit: 'grapheme' })), (text) => {
      assertShort('a yes or no', text, () => saysYes(text) || saysNo(text));
      assertShort('a title', text, () => titleOf(text));
    }),
    { numRuns: 200, endOnFailure: true },
  );
});

test('a yes and a no that is said again and again', () => {
  for (const word of ['yes please ', 'no thank you ', 'delete all of them ', 'do not keep it ', "don't do it "])
    for (const length of [60, 120, 250, longest]) {
      const text = `${word.repeat(Math.ceil(length / word.length))}z`;
      assertShort('a yes or no', text, () => saysYes(text) || saysNo(text));
      assertShort('a yes or no', text, () => saysYes(`yes ${text}`) || saysNo(`no ${text}`));
    }
});
