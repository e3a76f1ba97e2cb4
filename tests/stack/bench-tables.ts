import { median } from '../bench/figures.ts';
import { bootstrap, cpuPer, intervalText, type Measured, printTable, ratios } from './bench-figures.ts';
import type { Operation } from './bench-load.ts';

/** One kind of call, with its blocks by how many are sent at once. */
export interface Kind {
  name: string;
  work: Operation;
  adds: boolean;
  blocks: Record<16 | 1, Measured[]>;
}

/** What each kind got through in blocks of so many seconds, beside raw commits, which come first. */
export function printRates(kinds: Kind[], concurrency: 16 | 1, seconds: number): void {
  const raw = kinds[0]!.blocks[concurrency];
  const rows = kinds.map(({ name, blocks }) => {
    const mine = blocks[concurrency];
    const middle = (value: (block: Measured) => number) => median(mine.map(value));
    return [
      name,
      middle(({ rate }) => rate).toFixed(0),
      intervalText(bootstrap(ratios(mine, raw, ({ rate }) => rate)), 3),
      middle(({ p50 }) => p50).toFixed(2),
      middle(({ p99 }) => p99).toFixed(2),
      Math.max(...mine.map(({ max }) => max)).toFixed(0),
      mine.reduce((sum, { count }) => sum + count, 0),
      `${(100 * middle(({ foreign }) => foreign)).toFixed(0)}%`,
    ];
  });
  console.log(`\nConcurrency ${concurrency}, ${raw.length} blocks of ${seconds} s each, in turns.`);
  printTable(
    ['what', 'per second', 'share of raw commits (95%)', 'p50 ms', 'p99 ms', 'max ms', 'calls', 'other programs'],
    rows,
  );
}

/** The load generator is the program that commits in a raw commit, and nobody's in all others. */
function withoutLoad({ name }: Kind, block: Measured): Measured {
  const { load, ...cpu } = block.cpu;
  return name === 'raw commit' ? block : { ...block, cpu };
}

/** What a call of each kind costs, by process. */
export function printCpu(kinds: Kind[]): void {
  const blocks = kinds.map((kind) => kind.blocks[16].map((block) => withoutLoad(kind, block)));
  const names = Object.keys(kinds[0]!.blocks[16][0]!.cpu);
  const perCall = (block: Measured, name: string) => (block.cpu[name] ?? 0) / block.count;
  const rows = kinds.map(({ name }, n) => [
    name,
    median(blocks[n]!.map(cpuPer)).toFixed(2),
    intervalText(bootstrap(ratios(blocks[n]!, blocks[0]!, cpuPer)), 1),
    ...names.map((each) => median(blocks[n]!.map((block) => perCall(block, each))).toFixed(2)),
  ]);
  console.log(
    '\nCPU milliseconds per call at concurrency 16, until its events are consumed; `load` counts for raw commits only.',
  );
  printTable(['what', 'all', 'over a raw commit (95%)', ...names], rows);
  for (const { name, adds, blocks } of kinds)
    if (adds)
      console.log(
        `${name}: drained ${median(blocks[16].map(({ drainMs }) => drainMs)).toFixed(0)} ms after a block (median).`,
      );
}
