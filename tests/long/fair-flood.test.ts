import assert from 'node:assert/strict';
import { before, test } from 'node:test';
import { callsBeside, type Flood, fillList, kinds, plainLoop, startFlood, startUnread } from '../support/flood.ts';
import { suiteCleanup } from '../support/http.ts';
import { forgetPeak, memoryOf } from '../support/memory.ts';
import { dataDirectory, eventually, freePort, type Server, signUp, startServer, type User } from '../support/server.ts';

/**
 * One user floods the real program in every way there is, another goes on beside it. What is asserted is counted, or a ratio to the same user's own calls in the
 * same run; milliseconds are printed.
 */

const ownCalls = 16;
/** Calls of the flood for each call of the other one, on average: its 8 that run at once go on while the other's statements take their turns. */
const mostPassed = 16;
/** How many times as long the other one's middle call takes as beside a user who makes one call after the other. */
const mostTimes = 40;
/** MiB that the process may grow by while it is flooded. */
const mostGrown = 400;
const isLinux = process.platform === 'linux';

let server: Server;
let ben: User;
let plain: number;
const suite = suiteCleanup();
before(async () => {
  server = await startServer(suite, { dataDir: await dataDirectory(suite), port: await freePort() });
  ben = await signUp(server.url);
  // Warm, as a program that serves people is.
  await callsBeside(server.url, ben, ownCalls, nobody);
  const cat = await signUp(server.url);
  await fillList(server.url, cat);
  plain = await beside('one call after the other', () => startFlood(server.url, cat, plainLoop));
});

const nobody: Flood = { answered: () => 0, stop: async () => {} };
const middle = (values: number[]) => values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)] as number;

/** Answers the middle of what Ben's calls took beside it. */
async function beside<F extends Flood>(what: string, start: () => F, isFull: (flood: F) => boolean = () => true) {
  const pid = server.process.pid as number;
  if (isLinux) forgetPeak(pid);
  const before = isLinux ? memoryOf(pid).now : 0;
  const flood = start();
  try {
    await eventually(() => assert.ok(isFull(flood)));
    const { took, passed } = await callsBeside(server.url, ben, ownCalls, flood);
    const mean = passed.reduce((sum, each) => sum + each, 0) / passed.length;
    const grown = isLinux ? memoryOf(pid).most - before : 0;
    console.log(
      `${what}: p50 ${middle(took).toFixed(0)} ms, longest ${Math.max(...took).toFixed(0)} ms, ` +
        `${mean.toFixed(1)} calls passed (at most ${Math.max(...passed)}), ${before} MiB grew by ${grown}`,
    );
    assert.ok(mean <= mostPassed, `${mean} calls of the flood passed for each of the other's`);
    assert.ok(grown <= mostGrown, `the process grew by ${grown} MiB`);
    return middle(took);
  } finally {
    await flood.stop();
  }
}

for (const [what, kind] of Object.entries(kinds))
  test(`another user's calls go on beside a flood of ${what}`, async () => {
    const ann = await signUp(server.url);
    await fillList(server.url, ann);
    const took = await beside(what, () => startFlood(server.url, ann, kind));
    assert.ok(took <= mostTimes * plain, `${took} ms, beside a plain loop ${plain} ms`);
  });

test("another user's calls go on beside answers that nobody reads", async () => {
  const ann = await signUp(server.url);
  await fillList(server.url, ann);
  const took = await beside(
    'answers that nobody reads',
    () => startUnread(server.url, ann),
    (flood) => flood.begun() >= 10,
  );
  assert.ok(took <= mostTimes * plain, `${took} ms, beside a plain loop ${plain} ms`);
});
