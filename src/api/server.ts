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
import { setTimeout } from 'node:timers/promises';
import { drain, listen } from '../http-server.ts';
import { noSuchRoute, Problem } from './problem.ts';

/** Takes over a connection whose request asks for another protocol, such as WebSocket. The socket is its own from then on. */
export type Upgrade = (request: IncomingMessage, socket: Duplex, head: Buffer) => void;

/** Who answers: requests, and upgrades by their exact path. */
export interface Served {
  requests: RequestListener;
  upgrades?: Record<string, Upgrade>;
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
 * Serves requests and upgrades; an answer of which nothing was read for `unreadMs` is cut off. Throws with a sentence that names PORT when the port is taken.
 */
export async function startServer(
  served: Served,
  host: string,
  port: number,
  unreadMs = 30_000,
): Promise<RunningServer> {
  const server = createServer({ requestTimeout: 60_000, headersTimeout: 20_000 }, served.requests);
  server.on('clientError', refuseMalformed);
  server.on('upgrade', upgradeTo(served.upgrades ?? {}));
  cutUnread(server, unreadMs);
  const address = await listen(server, host, port, 'set PORT to a free one');
  let stopping: Promise<void> | undefined;
  return {
    url: `http://${address.family === 'IPv6' ? `[${address.address}]` : address.address}:${address.port}`,
    draining: () => stopping !== undefined,
    stop(graceMs, notReadyMs = 0) {
      stopping ??= stopServing(server, graceMs, notReadyMs);
      return stopping;
    },
  };
}

function upgradeTo(upgrades: Record<string, Upgrade>): Upgrade {
  return (request, socket, head) => {
    const path = (request.url ?? '').split('?')[0] as string;
    const upgrade = Object.hasOwn(upgrades, path) ? upgrades[path] : undefined;
    if (upgrade) upgrade(request, socket, head);
    else refuse(socket, noSuchRoute());
  };
}

async function stopServing(server: Server, graceMs: number, notReadyMs: number): Promise<void> {
  // A kept connection would outlive its last request and hold up the end.
  server.prependListener('request', (_request, response: ServerResponse) => response.setHeader('Connection', 'close'));
  await setTimeout(notReadyMs);
  await drain(server, graceMs);
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

function refuse(socket: Duplex, { status, body }: Problem): void {
  const text = JSON.stringify(body);
  socket.end(
    `HTTP/1.1 ${status} ${STATUS_CODES[status]}\r\nContent-Type: application/problem+json\r\n` +
      `Content-Length: ${Buffer.byteLength(text)}\r\nConnection: close\r\n\r\n${text}`,
  );
}

function parserProblem(code: string | undefined): Problem {
  if (code === 'HPE_HEADER_OVERFLOW')
    return new Problem(431, 'limit', 'The headers are too large; send at most 16 KiB.');
  if (code === 'ERR_HTTP_REQUEST_TIMEOUT') return new Problem(408, 'invalid', 'The request took too long to arrive.');
  return new Problem(400, 'invalid', 'This is not valid HTTP.');
}
