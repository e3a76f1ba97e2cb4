import { once } from 'node:events';
import { createServer, type IncomingMessage, request, type ServerResponse } from 'node:http';
import { connect } from 'node:net';
import { buffer } from 'node:stream/consumers';
import type { TestContext } from 'node:test';
import type { ChatEvent } from '../../src/web/chat/protocol/wire.ts';
import { dataDirectory, freePort, type Server, startServer } from '../support/server.ts';

/**
 * The program behind a proxy that can answer the chat itself: what a test needs to come at a certain moment, or broken, no real server
 * sends on demand. Everything else, and each chat operation that the script leaves alone, is the program's.
 */
export interface Front {
  url: string;
  program: Server;
  /** Starts the program again on the same data. */
  restart(): Promise<void>;
  /** Operations that came, oldest first. */
  asked: Operation[];
  /** Undefined: all is left to the program. */
  script: Script | undefined;
  /** Called when the program begins to answer an operation. */
  onAnswer: ((operation: Operation) => void) | undefined;
}

export interface Operation {
  type: string;
  params: Record<string, unknown>;
  headers: IncomingMessage['headers'];
}

/** Answers an operation, or says that it does not. */
export type Script = (operation: Operation, reply: Reply) => boolean;

export class Reply {
  readonly #response: ServerResponse;
  /** Resolved when the client has left, or had all. */
  readonly gone: Promise<unknown>;

  constructor(response: ServerResponse) {
    this.#response = response;
    this.gone = once(response, 'close');
  }

  json(body: object, status = 200): void {
    this.#response.writeHead(status, {
      'content-type': status < 400 ? 'application/json' : 'application/problem+json',
    });
    this.#response.end(JSON.stringify(body));
  }

  event(event: ChatEvent): void {
    if (!this.#response.headersSent) this.#response.writeHead(200, { 'content-type': 'text/event-stream' });
    this.#response.write(`data: ${JSON.stringify(event)}\n\n`);
  }

  end(): void {
    this.#response.end();
  }

  /** In the middle, as by a lost network. */
  cut(): void {
    this.#response.destroy();
  }
}

/** For the next test. */
export function fresh(front: Front): void {
  front.script = undefined;
  front.onAnswer = undefined;
  front.asked.length = 0;
}

export async function startFront(t: Pick<TestContext, 'after'>, env: Record<string, string> = {}): Promise<Front> {
  const [dataDir, port, programPort] = [await dataDirectory(t), await freePort(), await freePort()];
  const url = `http://localhost:${port}`;
  const start = () => startServer(t, { dataDir, port: programPort, env: { BASE_URL: url, ...env } });
  const front: Front = {
    url,
    program: await start(),
    asked: [],
    script: undefined,
    onAnswer: undefined,
    async restart() {
      await front.program.kill();
      front.program = await start();
    },
  };
  const server = createServer((incoming, response) => void answer(front, programPort, incoming, response));
  server.on('upgrade', (incoming, socket, head) => {
    const target = connect(programPort, '127.0.0.1', () => {
      target.write(`${incoming.method} ${incoming.url} HTTP/1.1\r\n${headerLines(incoming)}\r\n\r\n`);
      target.write(head);
      socket.pipe(target).pipe(socket);
    });
    target.on('error', () => socket.destroy());
    socket.on('error', () => target.destroy());
  });
  server.listen(port, 'localhost');
  await once(server, 'listening');
  t.after(() => {
    server.closeAllConnections();
    server.close();
  });
  return front;
}

function headerLines({ rawHeaders }: IncomingMessage): string {
  return rawHeaders.flatMap((name, n) => (n % 2 === 0 ? [`${name}: ${rawHeaders[n + 1]}`] : [])).join('\r\n');
}

async function answer(front: Front, programPort: number, incoming: IncomingMessage, response: ServerResponse) {
  const body = await buffer(incoming);
  const isChat = incoming.method === 'POST' && /^\/api\/[^/]+\/chat$/.test(incoming.url ?? '');
  if (!isChat) return forward(programPort, incoming, body, response);
  const operation = { ...(JSON.parse(body.toString()) as Operation), headers: incoming.headers };
  front.asked.push(operation);
  if (front.script?.(operation, new Reply(response))) return;
  forward(programPort, incoming, body, response, () => front.onAnswer?.(operation));
}

function forward(
  port: number,
  incoming: IncomingMessage,
  body: Buffer,
  response: ServerResponse,
  answers: () => void = () => {},
) {
  const { method, url: path, headers } = incoming;
  const outgoing = request({ host: '127.0.0.1', port, method, path, headers }, (found) => {
    answers();
    response.writeHead(found.statusCode ?? 502, found.rawHeaders);
    found.pipe(response);
    found.on('error', () => response.destroy());
  });
  // The program is not there: the client sees a connection that breaks, as without the proxy.
  outgoing.on('error', () => response.destroy());
  response.on('close', () => outgoing.destroy());
  outgoing.end(body);
}
