import assert from 'node:assert/strict';
import { once } from 'node:events';
import { after, test } from 'node:test';
import { Worker } from 'node:worker_threads';
import fc from 'fast-check';
import { fragments, longest, prefixes, repeated, suffixes } from '../support/hostile-texts.ts';

/** Texts that make patterns backtrack. They are read in a thread that can be ended, so that a failure does not hang the run. */

/** Milliseconds of processor time that a text may take: twice what the slowest does on two idle cores, where neighbours take half of a core. */
const mostMs = 2_000;
/** Milliseconds after which a text counts as one that is never read. */
const patience = 60_000;
let reader: Worker | undefined;
after(() => reader?.terminate());

/** How many milliseconds of processor time a text takes. Fails when these are too many, and when it is never read. */
async function timeOf(text: string): Promise<number> {
  reader ??= new Worker(new URL('./offline-hostile-reader.ts', import.meta.url));
  reader.postMessage('hello');
  await once(reader, 'message');
  reader.postMessage(text);
  try {
    const [taken] = await once(reader, 'message', { signal: AbortSignal.timeout(patience) });
    const ms = taken as number;
    assert.ok(ms <= mostMs, `Read in ${ms} ms: ${JSON.stringify(text.slice(0, 60))}, ${text.length} characters`);
    return ms;
  } catch (cause) {
    if (cause instanceof assert.AssertionError) throw cause;
    await reader.terminate();
    reader = undefined;
    throw new Error(`Not read in ${patience} ms: ${JSON.stringify(text.slice(0, 60))}, ${text.length} characters`, {
      cause,
    });
  }
}

test('a phrase repeated to 10,000 characters, or to a long command, is read in time behind every verb', async () => {
  for (const [at, fragment] of fragments.entries())
    for (const [turn, prefix] of prefixes.entries()) {
      const suffix = suffixes[(at + turn) % suffixes.length]!;
      await timeOf(repeated(prefix, fragment, suffix, 490));
      if ((at + turn) % 3 === 0) await timeOf(repeated(prefix, fragment, suffix, longest));
    }
});

test('ten thousand characters of commands that are each long are read in time', async () => {
  for (const [at, fragment] of fragments.entries()) {
    const command = repeated(prefixes[at % prefixes.length]!, fragment, ' z. ', 480);
    await timeOf(command.repeat(Math.floor(longest / command.length)));
  }
});

test('any mixture of such phrases is read in time', async () => {
  const text = fc.record({
    prefix: fc.constantFrom(...prefixes),
    parts: fc.array(fc.constantFrom(...fragments), { minLength: 1, maxLength: 4 }),
    suffix: fc.constantFrom(...suffixes),
    length: fc.constantFrom(100, 490, 2500, longest),
  });
  await fc.assert(
    fc.asyncProperty(text, async ({ prefix, parts, suffix, length }) => {
      await timeOf(repeated(prefix, parts.join(''), suffix, length));
    }),
    { numRuns: 150, interruptAfterTimeLimit: 20_000 },
  );
});

test('twice the text takes at most about twice the time', async () => {
  const worst = [
    ', ',
    '3 days ',
    "'a ",
    '‘a ',
    '5 minutes before ',
    'the following ',
    '1 ',
    'the 1st, ',
    '!',
    'due ',
    'on ',
  ];
  for (const fragment of worst) {
    const best = async (length: number) => {
      const text = repeated('add x', fragment, ' z', length);
      return Math.min(await timeOf(text), await timeOf(text), await timeOf(text));
    };
    const half = await best(longest / 2);
    const whole = await best(longest);
    assert.ok(whole <= 4 * half + 50, `${JSON.stringify(fragment)}: ${half} ms, then ${whole} ms`);
  }
});
