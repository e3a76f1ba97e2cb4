import { median, percentile } from '../bench/figures.ts';

/** One block of one kind of work. */
export interface Measured {
  /** Operations per second */
  rate: number;
  count: number;
  /** Milliseconds */
  p50: number;
  p99: number;
  max: number;
  /** CPU milliseconds, by process, until everything that the block caused was done. */
  cpu: Record<string, number>;
  /** Shares of the machine's CPU time that the hypervisor took, and that programs outside of the run took. */
  steal: number;
  foreign: number;
  /** Milliseconds after the block until its last event was consumed. */
  drainMs: number;
}

export interface Interval {
  middle: number;
  low: number;
  high: number;
}

const resamples = 2_000;

/** The median with its 95% interval by bootstrap. */
export function bootstrap(values: number[]): Interval {
  const draw = () => median(values.map(() => values[Math.floor(Math.random() * values.length)]!));
  const medians = Array.from({ length: resamples }, draw);
  return { middle: median(values), low: percentile(medians, 0.025), high: percentile(medians, 0.975) };
}

/** Of each pair of blocks of one round, the value of the first over that of the second. */
export function ratios(blocks: Measured[], base: Measured[], value: (block: Measured) => number): number[] {
  return blocks.map((block, round) => value(block) / value(base[round]!));
}

export const cpuPer = ({ cpu, count }: Measured): number =>
  Object.values(cpu).reduce((sum, each) => sum + each, 0) / count;

export const intervalText = ({ middle, low, high }: Interval, digits: number): string =>
  `${middle.toFixed(digits)} (${low.toFixed(digits)} to ${high.toFixed(digits)})`;

export function printTable(header: string[], rows: (string | number)[][]): void {
  console.log(`\n| ${header.join(' | ')} |\n|${header.map(() => '---|').join('')}`);
  for (const row of rows) printRow(row);
}

export const printRow = (row: (string | number)[]): void => console.log(`| ${row.join(' | ')} |`);
