import { after, before, test } from 'node:test';
import pg from 'pg';
import { stopApps } from './app.ts';
import { type Stack, type StackOptions, startStack } from './stack.ts';

/** One stack for all tests of a file; its logs are kept when a test fails. */
export interface SharedStack {
  /** Present once the tests run. */
  stack: Stack;
  /** A test. */
  promise(title: string, check: () => Promise<void>, options?: { todo?: string }): void;
  /** Rows of the application's database. */
  query<Row extends object>(text: string, values?: unknown[]): Promise<Row[]>;
}

/** Whole layouts come and go within one test, on a machine that may be busy. */
const testMs = 180_000;

/** Registers the start and the end of a stack with the file's tests. `begun` runs once it is up. */
export function shareStack(
  options: StackOptions,
  begun: (stack: Stack) => Promise<void> = async () => {},
): SharedStack {
  let failed = false;
  let pool: pg.Pool | undefined;
  const noting = async (work: () => Promise<void>) => {
    await work().catch((error) => {
      failed = true;
      throw error;
    });
  };
  const shared: SharedStack = {
    stack: undefined as unknown as Stack,
    promise: (title, check, options) => void test(title, { timeout: testMs, ...options }, () => noting(check)),
    query: async (text, values) => (await pool!.query(text, values)).rows,
  };
  before(async () => {
    shared.stack = await startStack(options);
    pool = new pg.Pool({ connectionString: shared.stack.databaseUrl, max: 2 });
    // Told to a query that runs; an idle connection may be lost with the server.
    pool.on('error', () => {});
    await noting(() => begun(shared.stack));
  });
  after(async () => {
    await pool?.end();
    await stopApps();
    await shared.stack?.stop({ keepLogs: failed });
  });
  return shared;
}
