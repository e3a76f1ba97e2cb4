import { randomInt } from 'node:crypto';
import { createServer } from 'node:net';

const taken = new Set<number>();

/**
 * A loopback port that nothing listens on, below the range from which systems number outgoing connections: a killed process
 * finds its port free when it comes back.
 */
export async function reservePort(): Promise<number> {
  for (;;) {
    const port = randomInt(12_000, 32_000);
    if (taken.has(port)) continue;
    taken.add(port);
    if (await isFree(port)) return port;
  }
}

export const reservePorts = (count: number): Promise<number[]> =>
  Promise.all(Array.from({ length: count }, () => reservePort()));

function isFree(port: number): Promise<boolean> {
  return new Promise((resolve) => {
    const server = createServer();
    server.once('error', () => resolve(false));
    server.listen(port, '127.0.0.1', () => server.close(() => resolve(true)));
  });
}
