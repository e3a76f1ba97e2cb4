import { after, before, test } from 'node:test';
import { recordWork, type Trace, tryCut } from '../support/power-cuts.ts';
import { leftOut } from '../support/share.ts';

// One recording, cut at many moments; `npm run cuts` makes many more of them (docs/specs/power.md).
const cuts = 20;

let trace: Trace;
before(async () => {
  trace = await recordWork(90);
});
after(() => trace?.remove());

for (let first = 1; first <= cuts; first += 5)
  test(`after the power cuts ${first} to ${first + 4} the database is sound and lacks nothing that was acknowledged`, {
    skip: leftOut((first - 1) / 5),
  }, async () => {
    for (let seed = first; seed < first + 5; seed++) await tryCut(trace, seed);
  });
