import { once } from 'node:events';
import { createServer, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { json } from 'node:stream/consumers';
import type { TestContext } from 'node:test';
import { type Asked, endsInResult, partsOf, plainly } from './wire.ts';

/** A model's server, on both APIs, that can be held in the middle of an answer. */
export interface SlowModel {
  /** Ends in `/v1`. */
  baseUrl: string;
  /** From now on the nth answer stops in its middle. Resolves when it has come that far. */
  holdAnswer(nth: number): Promise<void>;
  /** The answer that is held goes on, and none is held any more. */
  release(): void;
}

/**
 * Its model understands `Thing 7`: it adds that when what it was given shows no such task, and says so; with each answer it words what it adds
 * differently, as models do, so that a call that is made anew is another call.
 */
export async function slowModel(t: TestContext): Promise<SlowModel> {
  let [answers, held] = [0, 0];
  let middle = Promise.withResolvers<void>();
  let released = Promise.withResolvers<void>();
  const server = createServer(async (req, res) => {
    if (req.method === 'GET') return res.writeHead(404).end();
    const api = req.url?.endsWith('/responses') ? 'responses' : 'chat';
    const asked: Asked = { api, path: '', headers: {}, body: (await json(req)) as Record<string, unknown> };
    const pieces = piecesOf(asked, ++answers);
    res.writeHead(200, { 'content-type': pieces.length > 2 ? 'text/event-stream' : 'application/json' });
    const half = Math.ceil(pieces.length / 2);
    await write(res, pieces.slice(0, half));
    if (--held === 0) {
      middle.resolve();
      await released.promise;
    }
    await write(res, pieces.slice(half));
    res.end();
  }).listen(0, '127.0.0.1');
  server.keepAliveTimeout = 600_000;
  await once(server, 'listening');
  t.after(() => {
    server.closeAllConnections();
    server.close();
  });
  return {
    baseUrl: `http://127.0.0.1:${(server.address() as AddressInfo).port}/v1`,
    holdAnswer(nth) {
      held = nth;
      middle = Promise.withResolvers<void>();
      released = Promise.withResolvers<void>();
      return middle.promise;
    },
    release: () => released.resolve(),
  };
}

/** Resolves when the pieces are written; a connection that is gone takes none. */
async function write(res: ServerResponse, pieces: string[]): Promise<void> {
  for (const piece of pieces)
    await new Promise<void>((resolve) => (res.destroyed ? resolve() : res.write(piece, () => resolve())));
}

/** The events of a stream, or a whole answer in two pieces. */
function piecesOf(asked: Asked, nth: number): string[] {
  const { body } = plainly(answerTo(asked, nth))(asked);
  if (Array.isArray(body)) return body as string[];
  const text = JSON.stringify(body);
  const half = text.length / 2;
  return [text.slice(0, half), text.slice(half)];
}

function answerTo(asked: Asked, nth: number) {
  const { users, results } = partsOf(asked);
  const [thing] = /Thing \d+/.exec(users.at(-1) ?? '') ?? [];
  if (thing === undefined) return { text: 'What shall I note?' };
  const isThere = results.some((result) => new RegExp(`${thing}\\b`).test(result));
  if (!isThere) return { calls: [{ name: 'add_task', arguments: { title: thing, description: `wording ${nth}` } }] };
  return { text: endsInResult(asked) ? `I have noted ${thing} for you.` : `${thing} is on your list already.` };
}
