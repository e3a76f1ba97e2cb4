import { createServer, type Server, type ServerResponse } from 'node:http';
import type { Socket } from 'node:net';
import { setTimeout } from 'node:timers/promises';
import type Koa from 'koa';
import { drain, listen } from '../http-server.ts';
import type { State } from './context.ts';
import { Problem } from './problem.ts';

export interface RunningServer {
  url: string;
  /**
   * Says "not ready" for `notReadyMs`, takes no new connections, lets running requests end for at most `graceMs`, then cuts
   * those that are left.
   */
  stop(graceMs: number, notReadyMs?: number): Promise<void>;
}

/** Serves the app. Throws with a sentence that names PORT when the port is taken. */
export async function startServer(app: Koa<State>, host: string, port: number): Promise<RunningServer> {
  const server = createServer({ requestTimeout: 60_000, headersTimeout: 20_000 }, app.callback());
  server.on('clientError', refuseMalformed);
  const address = await listen(server, host, port, 'set PORT to a free one');
  let stopping: Promise<void> | undefined;
  return {
    url: `http://${address.family === 'IPv6' ? `[${address.address}]` : address.address}:${address.port}`,
    stop(graceMs, notReadyMs = 0) {
      stopping ??= drainApp(app, server, graceMs, notReadyMs);
      return stopping;
    },
  };
}

async function drainApp(app: Koa<State>, server: Server, graceMs: number, notReadyMs: number): Promise<void> {
  app.emit('drain');
  // A kept connection would outlive its last request and hold up the end.
  server.prependListener('request', (_request, response: ServerResponse) => response.setHeader('Connection', 'close'));
  await setTimeout(notReadyMs);
  await drain(server, graceMs);
}

/** What Node's parser refuses never reaches the app; it gets the same form of answer. */
function refuseMalformed(error: NodeJS.ErrnoException, socket: Socket): void {
  if (!socket.writable || error.code === 'ECONNRESET') {
    socket.destroy();
    return;
  }
  const { status, body } = parserProblem(error.code);
  const text = JSON.stringify(body);
  socket.end(
    `HTTP/1.1 ${status} ${body.title}\r\nContent-Type: application/problem+json\r\n` +
      `Content-Length: ${Buffer.byteLength(text)}\r\nConnection: close\r\n\r\n${text}`,
  );
}

function parserProblem(code: string | undefined): Problem {
  if (code === 'HPE_HEADER_OVERFLOW')
    return new Problem(431, 'limit', 'The headers are too large; send at most 16 KiB.');
  if (code === 'ERR_HTTP_REQUEST_TIMEOUT') return new Problem(408, 'invalid', 'The request took too long to arrive.');
  return new Problem(400, 'invalid', 'This is not valid HTTP.');
}
