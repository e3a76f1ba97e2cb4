import { Worker } from 'node:worker_threads';
import type { PostgresPool, PostgresPoolClient } from 'kysely';
import { type Answer, jsonTypes, type PGliteOptions, type Request } from './pglite.ts';

/**
 * PGlite in a thread of its own, so that SQL and what serves people run side by side and no query holds up timers and sockets. To the
 * rest it is a pool of Postgres connections: it has one session, so whoever begins a transaction has it alone until its end.
 * Throws what PGlite says when it cannot open the directory.
 */
export async function openPGliteThread(options: PGliteOptions): Promise<PostgresPool> {
  const thread = new PGliteThread(options);
  await thread.opened;
  const session = new Session(thread);
  return {
    connect: async () => new Client(session) as unknown as PostgresPoolClient,
    end: () => thread.close(),
    options: {},
  };
}

interface Result {
  command: 'UPDATE' | 'ROLLBACK';
  rowCount: number;
  rows: Record<string, unknown>[];
}

interface Pending {
  done(result: Result): void;
  failed(error: unknown): void;
}

class DatabaseError extends Error {}

class PGliteThread {
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
    else pending?.done({ command: 'UPDATE', rowCount: answer.affected ?? 0, rows: toObjects(answer) });
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

/** The one session and who has it alone. */
class Session {
  readonly #thread: PGliteThread;
  #taken: Promise<void> | undefined;

  constructor(thread: PGliteThread) {
    this.#thread = thread;
  }

  /** A statement outside of any transaction. */
  async run(text: string, parameters: unknown[]): Promise<Result> {
    while (this.#taken) await this.#taken;
    return this.#thread.send({ text, parameters });
  }

  /** The session alone; the answer gives it back. */
  async take(): Promise<() => void> {
    while (this.#taken) await this.#taken;
    const { promise, resolve } = Promise.withResolvers<void>();
    this.#taken = promise;
    return () => {
      this.#taken = undefined;
      resolve();
    };
  }

  /** A statement of whoever has the session. */
  runAlone(text: string, parameters: unknown[]): Promise<Result> {
    return this.#thread.send({ text, parameters });
  }
}

const begins = /^(begin|start transaction)\b/;
const ends = /^(commit|rollback)$/;

/** A `PostgresPoolClient` but for cursors, which nothing here uses. */
class Client {
  readonly #session: Session;
  #giveBack: (() => void) | undefined;
  /** A statement failed: Postgres answers a commit by rolling back, and PGlite does not say so. */
  #aborted = false;

  constructor(session: Session) {
    this.#session = session;
  }

  async query(text: string, parameters: readonly unknown[] = []): Promise<Result> {
    const given = [...parameters];
    if (begins.test(text)) return this.#begin(text);
    if (!this.#giveBack) return this.#session.run(text, given);
    if (ends.test(text)) return this.#end(text);
    try {
      const result = await this.#session.runAlone(text, given);
      if (text.startsWith('rollback to')) this.#aborted = false;
      return result;
    } catch (error) {
      this.#aborted = true;
      throw error;
    }
  }

  release(): void {
    if (this.#giveBack) void this.#end('rollback').catch(() => {});
  }

  async #begin(text: string): Promise<Result> {
    this.#giveBack = await this.#session.take();
    this.#aborted = false;
    try {
      return await this.#session.runAlone(text, []);
    } catch (error) {
      this.#giveBack();
      this.#giveBack = undefined;
      throw error;
    }
  }

  async #end(text: string): Promise<Result> {
    try {
      const result = await this.#session.runAlone(text, []);
      return this.#aborted ? { ...result, command: 'ROLLBACK' } : result;
    } finally {
      this.#giveBack?.();
      this.#giveBack = undefined;
    }
  }
}
