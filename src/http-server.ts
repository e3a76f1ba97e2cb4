import type { Server } from 'node:http';
import type { AddressInfo } from 'node:net';

/** How every HTTP server of the program begins and ends, and by which names it is called. */

/** The names by which a machine calls itself, as they stand in URLs. */
export const loopbackNames = ['localhost', '127.0.0.1', '[::1]'];

/** Is this one of them? */
export const isLoopbackName = (name: string): boolean => loopbackNames.includes(name);

/**
 * May a server that listens on `host` be called by the name in this Host header? Against DNS rebinding: on loopback it answers to its own
 * names only, and to `ownName`; elsewhere to any.
 */
export function answersTo(header: string | undefined, host: string, ownName?: string): boolean {
  if (!isLoopbackName(host) && host !== '::1') return true;
  const name = (header ?? '').replace(/:\d*$/, '').toLowerCase();
  return name === ownName || isLoopbackName(name);
}

/**
 * Connections that may wait to be accepted: as many as Linux lets wait by default (net.core.somaxconn). With Node's 511 a burst of new ones overflows while
 * the event loop is busy, and its clients wait seconds for the kernel's next try, or are reset (docs/decisions/0120).
 */
const backlog = 4096;

/**
 * Listens on a port, 0 for any free one, and answers the one it got. Throws with a sentence when the port is taken; `advice` says in it what to
 * do, as in "set PORT to a free one".
 */
export async function listen(server: Server, host: string, port: number, advice: string): Promise<AddressInfo> {
  await new Promise<void>((resolve, reject) => {
    server.once('error', (error: NodeJS.ErrnoException) => {
      const hint = `Port ${port} on ${host} is taken; ${advice}.`;
      reject(error.code === 'EADDRINUSE' ? new Error(hint, { cause: error }) : error);
    });
    server.listen({ port, host, backlog }, resolve);
  });
  return server.address() as AddressInfo;
}

/** Takes no new connections, lets running requests end for at most `graceMs`, then cuts those that are left. */
export async function drain(server: Server, graceMs: number): Promise<void> {
  const closed = new Promise<void>((resolve) => server.close(() => resolve()));
  // A connection that is kept alive after its last request would hold up the end.
  const sweep = setInterval(() => server.closeIdleConnections(), 20);
  const deadline = setTimeout(() => server.closeAllConnections(), graceMs);
  await closed;
  clearInterval(sweep);
  clearTimeout(deadline);
}
