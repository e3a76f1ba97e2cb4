import { randomInt } from 'node:crypto';
import { createServer, type Server } from 'node:net';

// Below the range from which systems number outgoing connections: a killed process finds its port free when it comes back.
const [lowest, highest, blockSize] = [12_000, 32_000, 100];

/** Listening on the first port of a block says that the block is ours, to other stacks on this machine, until we end. */
const guards: Server[] = [];
let [next, end] = [0, 0];
let claiming: Promise<void> | undefined;

/** A loopback port that nothing listens on and no other stack on this machine gives out. */
export async function reservePort(): Promise<number> {
  for (;;) {
    if (next >= end) {
      claiming ??= claimBlock().finally(() => (claiming = undefined));
      await claiming;
      continue;
    }
    const port = next++;
    const probe = await listen(port);
    if (!probe) continue;
    await new Promise((resolve) => probe.close(resolve));
    return port;
  }
}

export const reservePorts = (count: number): Promise<number[]> =>
  Promise.all(Array.from({ length: count }, () => reservePort()));

async function claimBlock(): Promise<void> {
  for (;;) {
    const first = lowest + blockSize * randomInt((highest - lowest) / blockSize);
    const guard = await listen(first);
    if (!guard) continue;
    guards.push(guard.unref());
    [next, end] = [first + 1, first + blockSize];
    return;
  }
}

/** Undefined when the port is taken. */
function listen(port: number): Promise<Server | undefined> {
  return new Promise((resolve) => {
    const server = createServer();
    server.once('error', () => resolve(undefined));
    server.listen(port, '127.0.0.1', () => resolve(server));
  });
}
