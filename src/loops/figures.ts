import { type Loop, startLoop } from '../background/loop.ts';
import type { Db } from '../db/database.ts';
import { leaveFigures, tellFigures } from '../db/figures/steps.ts';
import type { Log } from '../log.ts';
import { readCounts } from '../metrics/counts.ts';
import type { Metrics } from '../metrics/metrics.ts';

export interface FiguresOptions {
  db: Db;
  log: Log;
  metrics: Metrics;
  /** Names this process. */
  holder: string;
  /** Milliseconds between two looks. Default: five seconds. */
  everyMs?: number;
}

/** A process in which nothing happens says so this often, in milliseconds. */
const aliveMs = 30_000;

/** Tells all processes together what this one counted, so that admins see one program (docs/specs/admin.md). */
export function startFigures({ db, log, metrics, holder, everyMs = 5_000 }: FiguresOptions): Pick<Loop, 'stop'> {
  let told = { counts: new Map<string, number>(), sockets: -1, at: Number.NEGATIVE_INFINITY };

  async function pass(): Promise<void> {
    const { counts, sockets } = await readCounts(metrics);
    const since = new Map([...counts].map(([name, n]) => [name, n - (told.counts.get(name) ?? 0)]));
    const isNews = sockets !== told.sockets || [...since.values()].some((n) => n > 0);
    if (!isNews && performance.now() - told.at < aliveMs) return;
    await tellFigures(db, { holder, sockets, counts: since });
    told = { counts, sockets, at: performance.now() };
  }

  const rest = { leastMs: everyMs, mostMs: everyMs };
  const loop = startLoop({ name: 'figures', log, pass, rest: () => rest, firstAfterMs: everyMs });
  return {
    async stop() {
      await loop.stop();
      // Who falls silent does not count after a while, either.
      await leaveFigures(db, holder).catch((err: unknown) => log.warn({ err }, 'the end of this process was not told'));
    },
  };
}
