import { cpuMsOf } from './cpu-time.ts';

/**
 * How much of the event loop a synchronous piece of work takes, as a share of a fixed piece of plain work that is measured in the same
 * process: 1 is about 50 ms of an idle core of today. So no test compares with a clock. `again` makes ready for doing the work once more.
 */
export function loopShare(work: () => void, again: () => void = () => {}): number {
  let share = cpuMsOf(work) / yardstick(1);
  // What the collector or a neighbour took once, it does not take every time.
  for (let tries = 0; tries < 4 && share > 1; tries += 1) {
    again();
    share = Math.min(share, cpuMsOf(work) / yardstick(2));
  }
  return share;
}

/**
 * The same for work that goes on over many turns of the loop: the share that the longest of them takes. `work` is done once more where one was too long, because what is
 * compiled or collected once is not there every time.
 */
export async function longestHold(work: () => Promise<unknown>): Promise<number> {
  let share = Number.POSITIVE_INFINITY;
  for (let tries = 0; tries < 5 && share > 1; tries += 1)
    share = Math.min(share, (await longestTurn(work)) / yardstick(2));
  return share;
}

/** Milliseconds of processor time between two moments at which the loop was free. */
async function longestTurn(work: () => Promise<unknown>): Promise<number> {
  let [longest, going, last] = [0, true, process.threadCpuUsage()];
  const look = () => {
    const { user, system } = process.threadCpuUsage(last);
    longest = Math.max(longest, (user + system) / 1_000);
    last = process.threadCpuUsage();
    if (going) setImmediate(look);
  };
  setImmediate(look);
  await work();
  going = false;
  return longest;
}

let known: number | undefined;

/** Milliseconds of processor time that the plain work takes; the clock of threads has steps of some milliseconds, so it is not short. */
function yardstick(measurements: number): number {
  if (known !== undefined && measurements === 1) return known;
  known = Math.max(1, ...Array.from({ length: measurements }, () => cpuMsOf(plainWork)));
  return known;
}

function plainWork(): number {
  let sum = 0;
  for (let at = 0; at < 11_000_000; at += 1) sum = (sum * 31 + at) % 1_000_003;
  return sum;
}
