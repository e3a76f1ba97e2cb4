import {
  createServer,
  type IncomingMessage,
  type RequestListener,
  type Server,
  type ServerResponse,
  STATUS_CODES,
} from 'node:http';
import type { Socket } from 'node:net';
import type { Duplex } from 'node:stream';
import { setTimeout as sleep } from 'node:timers/promises';
import { drain, listen } from '../http-server.ts';
import { noSuchRoute, Problem, problemOf } from './problem.ts';

/** Another protocol than HTTP, such as WebSocket, for connections whose request asks for it. */
export interface Upgrade {
  /** Takes the connection over; the socket is its own from then on. Throws `Problem` to refuse it. */
  take(request: IncomingMessage, socket: Duplex, head: Buffer): void;
  /** The server ends: asks everybody to leave. Who is still there after the grace is cut off. */
  leave?(): void;
}

/** Who answers: requests, and upgrades by their exact path. */
export interface Served {
  requests: RequestListener;
  upgrades?: Record<string, Upgrade>;
  /** Throws `Problem` for an upgrade that nobody here should take, as the app does for requests. */
  admit?(request: IncomingMessage): void;
}

export interface RunningServer {
  url: string;
  /** Has `stop` been called? */
  draining(): boolean;
  /**
   * Says "not ready" for `notReadyMs`, takes no new connections, lets running requests end for at most `graceMs`, then cuts
   * those that are left.
   */
  stop(graceMs: number, notReadyMs?: number): Promise<void>;
}

/**
 * Milliseconds for which a connection without a request is kept: longer than proxies and load balancers keep theirs (most of them 60 s), because
 * one that we close while they send a request on it is an error for their client.
 */
const keepAliveTimeout = 75_000;

/**
 * Serves requests and upgrades; an answer of which nothing was read for `unreadMs` is cut off. Throws with a sentence that names PORT when the port is taken.
 */
export async function startServer(
  served: Served,
  host: string,
  port: number,
  unreadMs = 30_000,
): Promise<RunningServer> {
  const server = createServer({ requestTimeout: 60_000, headersTimeout: 20_000, keepAliveTimeout }, served.requests);
  server.on('clientError', refuseMalformed);
  const upgraded = serveUpgrades(server, served);
  cutUnread(server, unreadMs);
  const address = await listen(server, host, port, 'set PORT to a free one');
  let stopping: Promise<void> | undefined;
  return {
    url: `http://${address.family === 'IPv6' ? `[${address.address}]` : address.address}:${address.port}`,
    draining: () => stopping !== undefined,
    stop(graceMs, notReadyMs = 0) {
      stopping ??= stopServing(server, upgraded, graceMs, notReadyMs);
      return stopping;
    },
  };
}

/** The connections that speak another protocol now. Node no longer counts them as its own, but waits for their end. */
interface Upgraded {
  leave(): void;
  cut(): void;
}

function serveUpgrades(server: Server, { upgrades = {}, admit }: Served): Upgraded {
  const open = new Set<Duplex>();
  server.on('upgrade', (request: IncomingMessage, socket: Socket, head: Buffer) => {
    open.add(socket);
    socket.once('close', () => open.delete(socket));
    // Node has taken its own listener away, and an error that nobody hears ends the process.
    socket.on('error', () => socket.destroy());
    try {
      admit?.(request);
      const path = (request.url ?? '').split('?')[0] as string;
      const upgrade = Object.hasOwn(upgrades, path) ? upgrades[path] : undefined;
      if (!upgrade) throw noSuchRoute();
      upgrade.take(request, socket, head);
    } catch (error) {
      refuse(socket, problemOf(error));
      socket.destroySoon();
    }
  });
  return {
    leave() {
      for (const upgrade of Object.values(upgrades)) upgrade.leave?.();
    },
    cut() {
      for (const socket of open) socket.destroy();
    },
  };
}

async function stopServing(server: Server, upgraded: Upgraded, graceMs: number, notReadyMs: number): Promise<void> {
  // A kept connection would outlive its last request and hold up the end.
  server.prependListener('request', (_request, response: ServerResponse) => response.setHeader('Connection', 'close'));
  await sleep(notReadyMs);
  upgraded.leave();
  const deadline = setTimeout(upgraded.cut, graceMs);
  await drain(server, graceMs);
  clearTimeout(deadline);
}

/**
 * An answer that its client does not read stays in memory until somebody gives up. Node tells when nothing was sent or received on
 * a connection for `unreadMs`; while a request is worked on that is no fault.
 */
function cutUnread(server: Server, unreadMs: number): void {
  const busy = new WeakSet<Socket>();
  server.on('request', ({ socket }: IncomingMessage, response: ServerResponse) => {
    busy.add(socket);
    response.once('close', () => busy.delete(socket));
  });
  server.setTimeout(unreadMs, (socket) => {
    if (socket.writableLength > 0 || !busy.has(socket)) socket.destroy();
  });
}

/** What Node's parser refuses never reaches the app; it gets the same form of answer. */
function refuseMalformed(error: NodeJS.ErrnoException, socket: Socket): void {
  if (!socket.writable || error.code === 'ECONNRESET') {
    socket.destroy();
    return;
  }
  refuse(socket, parserProblem(error.code));
}

function refuse(socket: Duplex, { status, body, headers }: Problem): void {
  const text = JSON.stringify(body);
  const more = Object.entries(headers).map(([name, value]) => `${name}: ${value}\r\n`);
  socket.end(
    `HTTP/1.1 ${status} ${STATUS_CODES[status]}\r\nContent-Type: application/problem+json\r\n${more.join('')}` +
      `Content-Length: ${Buffer.byteLength(text)}\r\nConnection: close\r\n\r\n${text}`,
  );
}

function parserProblem(code: string | undefined): Problem {
  if (code === 'HPE_HEADER_OVERFLOW')
    return new Problem(431, 'limit', 'The headers are too large; send at most 16 KiB.');
  if (code === 'ERR_HTTP_REQUEST_TIMEOUT') return new Problem(408, 'invalid', 'The request took too long to arrive.');
  return new Problem(400, 'invalid', 'This is not valid HTTP.');
}
