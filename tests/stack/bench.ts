import assert from 'node:assert/strict';
import { availableParallelism } from 'node:os';
import { parseArgs } from 'node:util';
import { keepAdding } from '../bench/events.ts';
import { printRipples } from '../bench/ripples.ts';
import { eventually, signUp } from '../support/server.ts';
import { countCpu } from './bench-cpu.ts';
import { printRow, printTable } from './bench-figures.ts';
import { type Lateness, noopLateness, productLateness } from './bench-lateness.ts';
import type { Operation } from './bench-load.ts';
import { overloadStack, soakStack } from './bench-long.ts';
import { type Bench, lookUp, openBench } from './bench-stack.ts';
import { type Kind, printCpu, printRates } from './bench-tables.ts';

// `npm run bench:stack`: the product on real Dapr, Kafka and PostgreSQL beside raw commits on the same server, in turns.

const { values: flags } = parseArgs({
  options: {
    quick: { type: 'boolean', default: false },
    replicas: { type: 'string', default: '1' },
    rounds: { type: 'string' },
    /** Only what follows from changes, and lateness. */
    events: { type: 'boolean', default: false },
    due: { type: 'string' },
    /** Only an even load of so many minutes. */
    soak: { type: 'string' },
    /** Only so many times what can be done. */
    overload: { type: 'string' },
  },
});
const rounds = Number(flags.rounds ?? (flags.quick ? 2 : 10));
const seconds = flags.quick ? { 16: 1.5, 1: 0.7 } : { 16: 5, 1: 1.5 };
/** Due at one second; several times, because one burst says little about its p99. */
const dueAtOnce = flags.due?.split(',').map(Number) ?? (flags.quick ? [100] : [100, 1_000, 100, 1_000, 10_000]);
/** What both compilers, of Node and of Java, take until an add costs no less from block to block. */
const warmSeconds = 45;
const rippleRounds = flags.quick ? 30 : 100;
const longestSteal = 0.05;

const kindsOf = ({ load }: Bench): Kind[] => {
  const kind = (name: string, work: Operation, adds = false): Kind => ({ name, work, adds, blocks: { 16: [], 1: [] } });
  return [
    kind('raw commit', load.rawCommit),
    kind('no-op actor call', load.noopCall),
    kind('bare actor commit', load.bareCommit),
    kind('actor add', load.actorAdd, true),
    kind('MCP add', load.mcpAdd, true),
  ];
};

/** Forwards and backwards in turns, so that no kind always follows the same one. */
async function measureAll({ measure }: Bench, kinds: Kind[]): Promise<void> {
  for (const { work, adds } of kinds) await measure(work, 16, flags.quick ? 1 : 4, adds);
  for (let round = 0; round < rounds; round++)
    for (const concurrency of [16, 1] as const)
      for (const { work, adds, blocks } of round % 2 ? kinds.toReversed() : kinds)
        blocks[concurrency].push(await measure(work, concurrency, seconds[concurrency], adds));
  dropStolen(kinds);
}

/** A round in which the hypervisor took much of a block's time is left out as a whole. */
function dropStolen(kinds: Kind[]): void {
  for (const concurrency of [16, 1] as const) {
    const stolen = (round: number) => kinds.some(({ blocks }) => blocks[concurrency][round]!.steal > longestSteal);
    const kept = Array.from({ length: rounds }, (_, round) => round).filter((round) => !stolen(round));
    console.log(`At concurrency ${concurrency}: ${rounds - kept.length} of ${rounds} rounds left out (steal over 5%).`);
    for (const { blocks } of kinds) blocks[concurrency] = kept.map((round) => blocks[concurrency][round]!);
  }
}

/** Answers how much was found missing or doubled on the way, and how many reminders did not come. */
async function measureWhatIsAsked(bench: Bench): Promise<number> {
  if (flags.soak !== undefined) return soakStack(bench, Number(flags.soak)).then(() => 0);
  if (flags.overload !== undefined) return overloadStack(bench, Number(flags.overload)).then(() => 0);
  if (!flags.events) await measureShares(bench);
  await measureRipples(bench);
  return (await printLookUp(bench)) + (await measureLateness(bench));
}

async function measureShares(bench: Bench): Promise<void> {
  const kinds = kindsOf(bench);
  const ceiling = await bench.measure(bench.load.stub, 16, flags.quick ? 1 : 3, false);
  console.log(
    `The load generator alone, against a server that answers at once: ${ceiling.rate.toFixed(0)} MCP adds/s.`,
  );
  await bench.measure(bench.load.mcpAdd, 16, warmSeconds, true);
  await measureAll(bench, kinds);
  for (const concurrency of [16, 1] as const) printRates(kinds, concurrency, seconds[concurrency]);
  printCpu(kinds);
}

/** Frames and successors, alone and at half of what sixteen callers of MCP get through. */
async function measureRipples(bench: Bench): Promise<void> {
  const { stack, load, echo } = bench;
  const live = stack.replicas.find(({ roles }) => roles.includes('live'))!;
  const goals = { heard: 100, successor: 150 };
  const pond = { url: stack.baseUrl, liveUrl: live.url, user: await signUp(stack.baseUrl), echo, goals };
  console.log('\nNothing else going on.');
  await printRipples(pond, rippleRounds);
  const { rate } = await bench.measure(load.mcpAdd, 16, 2, true);
  console.log(
    `\nAt half load: ${(rate / 2).toFixed(0)} MCP adds a second beside it (${rate.toFixed(0)} are the most).`,
  );
  const over = new AbortController();
  const adding = keepAdding(rate / 2, over.signal, (n) => load.mcpAdd(n % 16));
  await printRipples(pond, rippleRounds);
  over.abort();
  await adding;
}

/** Prints each burst when it is over, because the largest take minutes. Answers how many did not come. */
async function measureLateness({ load, probeUrl, stack }: Bench): Promise<number> {
  console.log('\nMilliseconds after the due second.');
  printTable(['due', 'what', 'p50', 'p99', 'max', 'not within 90 s', ''], []);
  let lost = 0;
  for (const n of dueAtOnce) {
    for (const each of await productLateness(load, n, () => countCpu(stack.processes))) lost += printLateness(each);
    for (const what of ['job', 'reminder'] as const) lost += printLateness(await noopLateness(load, probeUrl, what, n));
  }
  return lost;
}

function printLateness({ what, due, came, p50, p99, max, note }: Lateness): number {
  const ms = [p50, p99, max].map((each) => each.toFixed(0));
  printRow([due, what, ...ms, due - came, note]);
  return due - came;
}

async function printSettings({ load, stack }: Bench): Promise<void> {
  console.log(
    `Node ${process.version}, ${availableParallelism()} cores, ${flags.replicas} app process(es) with api, mcp and actors.`,
  );
  for (const name of ['fsync', 'synchronous_commit', 'full_page_writes']) {
    const { rows } = await load.db.query(`show ${name}`);
    const value = rows[0]?.[name];
    console.log(`PostgreSQL ${name} = ${value}`);
    if (value !== 'on') throw new Error(`${name} is ${value}: the figures would compare with nothing durable.`);
  }
  console.log(
    `Kafka acks=all (components/pubsub.yaml), 1 broker, replication factor 1, flushes left to the system (${stack.kafka.brokers})`,
  );
}

async function printLookUp({ load }: Bench): Promise<number> {
  // The last ones may be on their way to the audit still.
  const drained = async () => assert.equal((await lookUp(load)).unaudited, 0);
  await eventually(drained, 30_000).catch(() => {});
  const { absent, doubled, unaudited } = await lookUp(load);
  const found = `${absent} absent, ${doubled} twice, ${unaudited} without exactly one event in the audit`;
  console.log(`\n${load.acknowledged.size} acknowledged adds looked up: ${found}.`);
  return absent + doubled + unaudited;
}

const bench = await openBench({ replicas: Number(flags.replicas), users: flags.quick ? 16 : 32, concurrency: 16 });
let failed = true;
try {
  await printSettings(bench);
  const lost = await measureWhatIsAsked(bench);
  failed = lost + (await printLookUp(bench)) > 0;
  if (failed) console.log('The run is void: what was acknowledged is missing or doubled, or a reminder did not come.');
} catch (error) {
  console.error(error);
}
await bench.stop({ keepLogs: failed });
process.exit(failed ? 1 : 0);
