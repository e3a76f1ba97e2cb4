import { once } from 'node:events';
import { Worker } from 'node:worker_threads';
import { type Answer, isNew, jsonTypes, type PGliteOptions, type Request } from './pglite.ts';

export interface Result {
  affected: number | undefined;
  rows: Record<string, unknown>[];
}

interface Pending {
  done(result: Result): void;
  failed(error: unknown): void;
}

class DatabaseError extends Error {}

/** Opens the database in a thread, and makes it before in another one if there is none. Throws what PGlite says when it cannot open the directory. */
export async function openThread(options: PGliteOptions): Promise<PGliteThread> {
  if (options.dataDir !== undefined && isNew(options.dataDir))
    await once(new Worker(new URL('./maker.ts', import.meta.url), { workerData: options }), 'exit');
  const thread = new PGliteThread(options);
  await thread.opened;
  return thread;
}

/**
 * PGlite in a thread of its own, so that SQL and what serves people run side by side and no query holds up timers and sockets. It answers
 * statements in the order of their coming, as one connection does.
 */
export class PGliteThread {
  /** Rejects with what PGlite says when it cannot open the directory. */
  readonly opened: Promise<void>;
  readonly #worker: Worker;
  readonly #pending = new Map<number, Pending>();
  readonly #outgoing: Request[] = [];
  #lastId = 0;
  #gone: Error | undefined;

  constructor(options: PGliteOptions) {
    this.#worker = new Worker(new URL('./worker.ts', import.meta.url), { workerData: options });
    const { promise, resolve, reject } = Promise.withResolvers<void>();
    this.opened = promise;
    this.#worker.on('message', (message: 'open' | Answer[]) => {
      if (message === 'open') resolve();
      else for (const answer of message) this.#settle(answer);
    });
    const ended = (error: Error) => {
      this.#gone ??= error;
      reject(this.#gone);
      for (const { failed } of this.#pending.values()) failed(this.#gone);
      this.#pending.clear();
    };
    this.#worker.on('error', ended);
    this.#worker.on('exit', () => ended(new Error('The database is closed.')));
  }

  send(query: Request['query']): Promise<Result> {
    if (this.#gone) return Promise.reject(this.#gone);
    const id = ++this.#lastId;
    return new Promise((done, failed) => {
      this.#pending.set(id, { done, failed });
      this.#outgoing.push(query ? { id, query } : { id });
      if (this.#outgoing.length === 1) queueMicrotask(() => this.#post(this.#outgoing.splice(0)));
    });
  }

  async close(): Promise<void> {
    if (this.#gone) return;
    await this.send(undefined);
    await this.#worker.terminate();
  }

  /** What is asked in one go travels together; a parameter that cannot travel fails its own statement only. */
  #post(requests: Request[]): void {
    try {
      this.#worker.postMessage(requests);
    } catch (error) {
      if (requests.length > 1) {
        for (const request of requests) this.#post([request]);
        return;
      }
      for (const { id } of requests) {
        this.#pending.get(id)?.failed(error);
        this.#pending.delete(id);
      }
    }
  }

  #settle(answer: Answer): void {
    const pending = this.#pending.get(answer.id);
    this.#pending.delete(answer.id);
    if ('error' in answer) pending?.failed(Object.assign(new DatabaseError(answer.error.message), answer.error.fields));
    else pending?.done({ affected: answer.affected, rows: toObjects(answer) });
  }
}

function toObjects({ columns, rows }: Extract<Answer, { rows: unknown[][] }>): Record<string, unknown>[] {
  const readers = columns.map(({ name, type }) => ({ name, json: jsonTypes.includes(type) }));
  return rows.map((row) => {
    const object: Record<string, unknown> = {};
    for (const [index, { name, json }] of readers.entries()) {
      object[name] = json ? parseJson(row[index]) : row[index];
    }
    return object;
  });
}

function parseJson(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(parseJson);
  return value === null ? null : JSON.parse(value as string);
}
