import { mulberry32 } from '../../src/dapr/embedded/faults.ts';
import { habits, layoutOf, loadOf } from './layouts.ts';
import { imbalanceOf, movedBetween, ringOf } from './placement.ts';
import { type Flow, partitionsFor, relayLimit, simulate } from './queues.ts';

// `npm run simulate`: the tables of docs/scale.md, always the same.

const seed = 1;
const clusters = 40;
/** Of these, because each is as many rings as it has hosts, twice. */
const restartedClusters = 3;

/** Addresses of sidecars in a cluster, as pods get them. */
function hostsOf(count: number, random: () => number): string[] {
  const part = () => Math.floor(random() * 254) + 1;
  return Array.from({ length: count }, () => `10.${part()}.${part()}.${part()}:50002`);
}

const median = (values: number[]) => values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)] ?? 0;
const percent = (share: number) => `${(share * 100).toFixed(1)} %`;

function print(title: string, head: string[], rows: (string | number)[][]): void {
  const line = (cells: (string | number)[]) => `| ${cells.join(' | ')} |`;
  console.log(`\n${title}\n\n${[line(head), line(head.map(() => '---')), ...rows.map(line)].join('\n')}`);
}

function placement(): void {
  const random = mulberry32(seed);
  const rows = [2, 3, 5, 10, 20, 50].map((count) => {
    const samples = Array.from({ length: clusters }, () => {
      const [extra = '', ...hosts] = hostsOf(count + 1, random);
      const ring = ringOf(hosts);
      const joined = movedBetween(ring, ringOf([...hosts, extra]));
      return { hosts, imbalance: imbalanceOf(ring), joined };
    });
    const of = (name: 'imbalance' | 'joined') => samples.map((sample) => sample[name]);
    const moves = samples.slice(0, restartedClusters).map(({ hosts }) => restarted(hosts, random));
    return [
      count,
      median(of('imbalance')).toFixed(2),
      Math.max(...of('imbalance')).toFixed(2),
      percent(median(of('joined'))),
      median(moves).toFixed(2),
    ];
  });
  const head = [
    'hosts',
    'busiest over mean: median',
    'worst of 40',
    'actors that move when one joins',
    'moves of an actor in a rolling restart',
  ];
  print('Actors on hosts (100 points each)', head, rows);
}

/** Each host is replaced by one with another address, the new one first. Answers how often an actor moves. */
function restarted(hosts: string[], random: () => number): number {
  let now = hosts;
  let moves = 0;
  for (const old of hosts) {
    const both = [...now, ...hostsOf(1, random)];
    const left = both.filter((host) => host !== old);
    moves += movedBetween(ringOf(now), ringOf(both)) + movedBetween(ringOf(both), ringOf(left));
    now = left;
  }
  return moves;
}

/** A pass of the relay and a delivery, as docs/scale.md derives them. */
const flow: Omit<Flow, 'changesPerSecond' | 'relays' | 'partitions'> = {
  seconds: 30,
  pass: { ms: 4, eachMs: 0.4, most: 50 },
  deliverMs: 4,
  seed,
};

function queues(): void {
  const rows = [100, 500, 1_000, 2_000, 4_000].map((changesPerSecond) => [
    changesPerSecond,
    ...[
      { relays: 1, partitions: 6 },
      { relays: 1, partitions: 24 },
      { relays: 2, partitions: 48 },
      { relays: 4, partitions: 96 },
    ].map((shape) => {
      const { p50, p99, behind } = simulate({ ...flow, ...shape, changesPerSecond });
      const grows = behind > changesPerSecond;
      return grows ? `grows: ${behind} behind after 30 s` : `${Math.round(p50)}, ${Math.round(p99)}`;
    }),
  ]);
  const head = ['changes a second', '1 relay, 6 partitions', '1, 24', '2, 48', '4, 96'];
  print('From a change to its event having been taken, p50 and p99 in ms', head, rows);
}

function layouts(): void {
  const rows = [10_000, 1_000_000, 100_000_000].map((users) => {
    const load = loadOf(users);
    const { cores, live, cells } = layoutOf(load, relayLimit(flow.pass));
    // One of several cells, which all look the same.
    const changesPerSecond = load.changesPerSecond / cells;
    const partitions = partitionsFor({ ...flow, seconds: 10, relays: 1, changesPerSecond }, 1_000);
    const figures = [load.changesPerSecond, load.remindersPerSecond, load.sockets, load.gigabytesPerDay];
    const parts = [cores.web, cores.actors, cores.workers, cores.postgres, cores.kafka];
    return [
      users.toLocaleString('en-US'),
      ...figures.map((figure) => figure.toLocaleString('en-US', { maximumSignificantDigits: 2 })),
      ...parts.map((figure) => figure.toLocaleString('en-US', { maximumSignificantDigits: 2 })),
      live,
      cells,
      partitions,
    ];
  });
  const load = ['users', 'changes a second', 'reminders a second', 'sockets', 'GiB a day'];
  const parts = [
    'cores: web',
    'actors',
    'workers',
    'Postgres',
    'Kafka',
    'live processes',
    'cells',
    'partitions in each',
  ];
  print(
    `Layouts, when ${percent(habits.active)} of all users make ${habits.changes} changes a day`,
    [...load, ...parts],
    rows,
  );
}

placement();
queues();
layouts();
