import { parseArgs } from 'node:util';
import { recordWork, tryCut } from './support/power-cuts.ts';

// Many power cuts, by seed: `npm run cuts -- --cuts 200`. A cut that harms is named and the others go on. docs/specs/power.md

const { values } = parseArgs({
  options: {
    cuts: { type: 'string', default: '200' },
    seed: { type: 'string', default: '1' },
    changes: { type: 'string', default: '300' },
  },
});
const [cuts, first, changes] = [Number(values.cuts), Number(values.seed), Number(values.changes)];

const trace = await recordWork(changes);
const flushes = trace.operations.filter(({ kind }) => kind === 'flush').length;
console.log(`${changes} changes made ${trace.operations.length} operations on the disk, ${flushes} of them flushes.`);
let harmed = 0;
for (let seed = first; seed < first + cuts; seed++) {
  try {
    await tryCut(trace, seed);
  } catch (error) {
    harmed++;
    console.error((error as Error).message);
  }
  if ((seed - first + 1) % 50 === 0) console.log(`${seed - first + 1} cuts, ${harmed} did harm`);
}
trace.remove();
console.log(`${cuts} power cuts, seeds ${first} to ${first + cuts - 1}: ${harmed} did harm.`);
process.exit(harmed === 0 ? 0 : 1);
