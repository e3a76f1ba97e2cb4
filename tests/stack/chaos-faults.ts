import { setTimeout as sleep } from 'node:timers/promises';
import fc from 'fast-check';
import pg from 'pg';
import { mcpDoor } from '../support/history/doors.ts';
import type { Ledger } from '../support/history/ledger.ts';
import { eventually } from '../support/server.ts';
import type { StackProcess } from './processes.ts';
import type { Stack } from './stack.ts';

const targets = ['app', 'daprd', 'placement', 'scheduler', 'Kafka', 'PostgreSQL'] as const;
const ways = ['killed', 'paused'] as const;
const pauseMs = 10_000;
/** Longer than this is no recovery. */
const patienceMs = 120_000;

export interface Fault {
  target: (typeof targets)[number];
  way: (typeof ways)[number];
  /** Which of several processes. */
  choice: number;
}

export interface Strike {
  fault: Fault;
  process: string;
  /** Milliseconds from the kill, or from the end of the pause, until an add through each replica was acknowledged. */
  addsAfterMs: number;
  /** The same, until the events of these adds were recorded. */
  eventsAfterMs: number;
  /** During the fault and the recovery. */
  adds: number;
  retried: number;
  failed: number;
}

export const nameOf = ({ target, way }: Fault) => `${target} ${way}`;

/** Rounds without end, in an order that the seed decides: each has every target in every way once. */
export function* planFaults(seed: number): Generator<Fault> {
  const all = targets.flatMap((target) => ways.map((way) => ({ target, way })));
  const order = fc.tuple(
    fc.shuffledSubarray(all, { minLength: all.length }),
    fc.array(fc.nat(999), { minLength: all.length, maxLength: all.length }),
  );
  for (let round = 0; ; round++) {
    const [faults, choices] = fc.sample(order, { seed: seed + round, numRuns: 1 })[0]!;
    for (const [n, fault] of faults.entries()) yield { ...fault, choice: choices[n] ?? 0 };
  }
}

/** Kills or pauses one process, then waits until the whole system answers again. Throws when it does not. */
export async function strike(stack: Stack, ledger: Ledger, fault: Fault): Promise<Strike> {
  const process = processOf(stack, fault);
  const before = { ...ledger.counts };
  if (fault.way === 'killed') await process.kill();
  else {
    process.pause();
    await sleep(pauseMs);
    process.resume();
  }
  const recovery = await recovered(stack, ledger);
  const { adds, retried, failed } = ledger.counts;
  return {
    fault,
    process: process.name,
    ...recovery,
    ...{ adds: adds - before.adds, retried: retried - before.retried, failed: failed - before.failed },
  };
}

function processOf(stack: Stack, { target, choice }: Fault): StackProcess {
  const replica = stack.replicas[choice % stack.replicas.length]!;
  const processes: Record<Fault['target'], StackProcess> = {
    app: replica.app,
    daprd: replica.sidecar.process,
    placement: stack.placement.process,
    scheduler: stack.scheduler.process,
    Kafka: stack.kafka.process,
    PostgreSQL: stack.postgres.process,
  };
  return processes[target];
}

/** Every account adds through every replica, so that every pair of a caller and a host of actors is tried. */
async function recovered(stack: Stack, ledger: Ledger): Promise<Pick<Strike, 'addsAfterMs' | 'eventsAfterMs'>> {
  const start = performance.now();
  const since = () => performance.now() - start;
  const urls = stack.replicas.filter(({ roles }) => roles.includes('mcp')).map(({ url }) => url);
  const adding = Promise.all(
    urls.flatMap((url) => ledger.accounts.map((account) => ledger.add(account, mcpDoor(url)))),
  );
  const added = await within(adding, 'adds through each replica');
  const addsAfterMs = since();
  const titles = added.map(({ args }) => args.title);
  await eventually(async () => {
    const missing = titles.length - (await countRecorded(stack.databaseUrl, titles));
    if (missing > 0) throw new Error(`${missing} events of acknowledged adds are not recorded`);
  }, patienceMs);
  return { addsAfterMs, eventsAfterMs: since() };
}

async function within<T>(work: Promise<T>, what: string): Promise<T> {
  const done = new AbortController();
  const tooLate = sleep(patienceMs, undefined, { signal: done.signal }).then(
    () => Promise.reject(new Error(`no ${what} for ${patienceMs / 1_000} s`)),
    () => new Promise<never>(() => {}),
  );
  try {
    return await Promise.race([work, tooLate]);
  } finally {
    done.abort();
  }
}

async function countRecorded(databaseUrl: string, titles: (string | undefined)[]): Promise<number> {
  const client = new pg.Client({ connectionString: databaseUrl, connectionTimeoutMillis: 2_000 });
  client.on('error', () => {});
  await client.connect();
  try {
    const { rows } = await client.query<{ n: number }>(
      `select count(*)::int as n from audit_records
        where event_type = 'task.created' and event #>> '{payload,task,title}' = any($1)`,
      [titles],
    );
    return rows[0]?.n ?? 0;
  } finally {
    await client.end();
  }
}
