import {
  AbortedTransactionError,
  type CompiledQuery,
  type DatabaseConnection,
  type Dialect,
  type Driver,
  PostgresAdapter,
  PostgresIntrospector,
  PostgresQueryCompiler,
  type QueryResult,
  type TransactionSettings,
} from 'kysely';
import type { Result } from './thread.ts';

/** Answers statements in the order of their coming; `PGliteThread` is one. */
export interface Answering {
  send(query: { text: string; parameters: unknown[] }): Promise<Result>;
  close(): Promise<void>;
}

/** Kysely over a database that has one session: whoever begins a transaction has it alone until its end. */
export function threadDialect(thread: Answering): Dialect {
  return {
    // Not the one for PGlite: with that, Kysely lets no statement begin before the one before it was answered.
    createAdapter: () => new PostgresAdapter(),
    createDriver: () => new SessionDriver(thread),
    createIntrospector: (db) => new PostgresIntrospector(db),
    createQueryCompiler: () => new PostgresQueryCompiler(),
  };
}

class SessionDriver implements Driver {
  readonly #thread: Answering;
  readonly #session: Session;

  constructor(thread: Answering) {
    this.#thread = thread;
    this.#session = new Session(thread);
  }

  async init(): Promise<void> {}

  /** No limit: statements outside of transactions go together to the thread. */
  async acquireConnection(): Promise<DatabaseConnection> {
    return new Connection(this.#session);
  }

  beginTransaction(connection: DatabaseConnection, settings: TransactionSettings): Promise<void> {
    return ours(connection).begin(settings);
  }

  commitTransaction(connection: DatabaseConnection): Promise<void> {
    return ours(connection).commit();
  }

  rollbackTransaction(connection: DatabaseConnection): Promise<void> {
    return ours(connection).rollback();
  }

  savepoint(connection: DatabaseConnection, name: string): Promise<void> {
    return ours(connection).savepoint(name);
  }

  rollbackToSavepoint(connection: DatabaseConnection, name: string): Promise<void> {
    return ours(connection).rollbackTo(name);
  }

  releaseSavepoint(connection: DatabaseConnection, name: string): Promise<void> {
    return ours(connection).releaseSavepoint(name);
  }

  /** Whoever lets go of a transaction without ending it has not committed it. */
  releaseConnection(connection: DatabaseConnection): Promise<void> {
    return ours(connection).rollback();
  }

  destroy(): Promise<void> {
    return this.#thread.close();
  }
}

function ours(connection: DatabaseConnection): Connection {
  if (connection instanceof Connection) return connection;
  throw new TypeError('This connection belongs to another driver.');
}

/** The one session and who has it alone. */
class Session {
  readonly #thread: Answering;
  #taken: Promise<void> | undefined;

  constructor(thread: Answering) {
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
  runAlone(text: string, parameters: unknown[] = []): Promise<Result> {
    return this.#thread.send({ text, parameters });
  }
}

class Connection implements DatabaseConnection {
  readonly #session: Session;
  #giveBack: (() => void) | undefined;
  /** A statement failed: Postgres answers a commit by rolling back, and PGlite does not say so. */
  #failed = false;

  constructor(session: Session) {
    this.#session = session;
  }

  async executeQuery<R>({ sql, parameters }: CompiledQuery): Promise<QueryResult<R>> {
    const { affected, rows } = await this.#run(sql, [...parameters]);
    // What a row holds is the word of whoever wrote the query.
    return { numAffectedRows: BigInt(affected ?? 0), rows: rows as R[] };
  }

  // biome-ignore lint/correctness/useYield: Kysely asks for a generator, and nothing here streams
  async *streamQuery(): AsyncIterableIterator<never> {
    throw new Error('PGlite has no cursors: read pages instead.');
  }

  async begin({ isolationLevel, accessMode }: TransactionSettings): Promise<void> {
    this.#giveBack = await this.#session.take();
    this.#failed = false;
    const level = isolationLevel ? ` isolation level ${isolationLevel}` : '';
    try {
      await this.#session.runAlone(`begin${level}${accessMode ? ` ${accessMode}` : ''}`);
    } catch (error) {
      this.#leave();
      throw error;
    }
  }

  async commit(): Promise<void> {
    try {
      await this.#session.runAlone('commit');
    } finally {
      this.#leave();
    }
    if (this.#failed) throw new AbortedTransactionError();
  }

  async rollback(): Promise<void> {
    if (!this.#giveBack) return;
    try {
      await this.#session.runAlone('rollback');
    } finally {
      this.#leave();
    }
  }

  async savepoint(name: string): Promise<void> {
    await this.#run(`savepoint ${quoted(name)}`, []);
  }

  async releaseSavepoint(name: string): Promise<void> {
    await this.#run(`release ${quoted(name)}`, []);
  }

  async rollbackTo(name: string): Promise<void> {
    await this.#run(`rollback to ${quoted(name)}`, []);
    this.#failed = false;
  }

  async #run(text: string, parameters: unknown[]): Promise<Result> {
    if (!this.#giveBack) return this.#session.run(text, parameters);
    try {
      return await this.#session.runAlone(text, parameters);
    } catch (error) {
      this.#failed = true;
      throw error;
    }
  }

  #leave(): void {
    this.#giveBack?.();
    this.#giveBack = undefined;
  }
}

const quoted = (name: string) => `"${name.replaceAll('"', '""')}"`;
