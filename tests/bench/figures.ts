/** Percentiles and medians of measured values. */

export function percentile(values: number[], share: number): number {
  const sorted = [...values].sort((a, b) => a - b);
  return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? Number.NaN;
}

export const median = (values: number[]): number => percentile(values, 0.5);

export interface Block {
  /** Operations */
  count: number;
  /** Operations per second */
  rate: number;
  p50: number;
  p99: number;
}

export function block(latencies: number[], seconds: number): Block {
  return {
    count: latencies.length,
    rate: latencies.length / seconds,
    p50: median(latencies),
    p99: percentile(latencies, 0.99),
  };
}

/** The middle block of several, judged by its rate. */
export function middle(blocks: Block[]): Block {
  const rate = median(blocks.map((each) => each.rate));
  return blocks.find((each) => each.rate === rate) ?? blocks[0]!;
}

export async function closedLoop(
  concurrency: number,
  seconds: number,
  work: (n: number) => Promise<unknown>,
): Promise<Block> {
  const latencies: number[] = [];
  const started = performance.now();
  let n = 0;
  await Promise.all(
    Array.from({ length: concurrency }, async () => {
      while (performance.now() - started < seconds * 1000) {
        const sent = performance.now();
        await work(n++);
        latencies.push(performance.now() - sent);
      }
    }),
  );
  return block(latencies, (performance.now() - started) / 1000);
}
