import { mulberry32 } from '../../src/dapr/embedded/faults.ts';

/** What moves events from the outbox to one topic's consumer, and how fast. Milliseconds. */
export interface Flow {
  /** Each makes one event of the topic, and one of another that the relay carries as well. */
  changesPerSecond: number;
  seconds: number;
  /** Outboxes, each with a relay; one a database. */
  relays: number;
  partitions: number;
  /** A pass of the relay: `ms`, and `eachMs` for each of at most `most` changes. One that was not full is followed by a rest, as in src/loops/relay.ts. */
  pass: { ms: number; eachMs: number; most: number };
  /** One event of a partition at a time. */
  deliverMs: number;
  seed: number;
}

/** From a change to its event having been taken, milliseconds. `behind`: changes whose events were not taken when the last was made. */
export interface Lag {
  p50: number;
  p99: number;
  behind: number;
}

/** Changes come at random times, to random partitions: events are keyed by task, so one busy user is spread as well. */
export function simulate(flow: Flow): Lag {
  const random = mulberry32(flow.seed);
  const outboxes = arrivals(flow, random);
  const published = outboxes.flatMap((made) => relay(made, flow)).sort((a, b) => a.at - b.at);
  const free = new Float64Array(flow.partitions);
  const end = flow.seconds * 1_000;
  let behind = 0;
  const lags = published.map(({ made, at }) => {
    const partition = Math.floor(random() * flow.partitions);
    const taken = Math.max(at, free[partition]!) + flow.deliverMs;
    free[partition] = taken;
    if (taken > end) behind++;
    return taken - made;
  });
  lags.sort((a, b) => a - b);
  const at = (share: number) => lags[Math.min(lags.length - 1, Math.floor(share * lags.length))] ?? 0;
  return { p50: at(0.5), p99: at(0.99), behind };
}

/** Times of changes, by outbox. */
function arrivals({ changesPerSecond, seconds, relays }: Flow, random: () => number): number[][] {
  const outboxes = Array.from({ length: relays }, (): number[] => []);
  for (let at = 0; ; ) {
    at -= (Math.log(1 - random()) * 1_000) / changesPerSecond;
    if (at > seconds * 1_000) return outboxes;
    outboxes[Math.floor(random() * relays)]!.push(at);
  }
}

const mostRestMs = 25;

/** One pass after the other over what waits. */
function relay(made: number[], { pass }: Flow): { made: number; at: number }[] {
  const published: { made: number; at: number }[] = [];
  let free = 0;
  for (let first = 0; first < made.length; ) {
    const start = Math.max(free, made[first]!);
    let next = first;
    while (next < made.length && next - first < pass.most && made[next]! <= start) next++;
    const count = next - first;
    const at = start + pass.ms + pass.eachMs * count;
    for (; first < next; first++) published.push({ made: made[first]!, at });
    free = count < pass.most ? at + Math.min(mostRestMs, 2 * count) : at;
  }
  return published;
}

/** Changes a second that one relay moves at most. */
export const relayLimit = ({ ms, eachMs, most }: Flow['pass']): number => (most * 1_000) / (ms + eachMs * most);

/** The smallest of 6, 12, 24, ... with which 99 of 100 events are taken within `withinMs`. Throws when the relays are the limit. */
export function partitionsFor(flow: Omit<Flow, 'partitions'>, withinMs: number): number {
  if (flow.changesPerSecond >= flow.relays * relayLimit(flow.pass))
    throw new Error('No partitions help: the relays are the limit.');
  for (let partitions = 6; ; partitions *= 2) {
    const busy = (flow.changesPerSecond * flow.deliverMs) / 1_000 / partitions;
    if (busy < 1 && simulate({ ...flow, partitions }).p99 <= withinMs) return partitions;
  }
}
