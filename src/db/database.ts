import type { EventEmitter } from 'node:events';
import { Kysely, PGliteDialect, PostgresDialect, type PostgresPool, sql } from 'kysely';
import { type Migration, Migrator } from 'kysely/migration';
import { applyFunctions, readFunctions } from './functions.ts';
import { threadDialect } from './pglite/driver.ts';
import { type Durability, openPGlite } from './pglite/pglite.ts';
import { openThread } from './pglite/thread.ts';
import { readSqlFiles, runStatements } from './sql-files.ts';
import type { Tables } from './tables.ts';

export type Db = Kysely<Tables>;

export type DatabaseOptions =
  | { driver: 'pglite'; dataDir?: string; durability?: Durability; snapshot?: Blob }
  | { driver: 'pg' | 'neon'; url: string; poolSize?: number };

const int8 = 20;
const date = 1082;

/** Opens the database; without `dataDir` PGlite lives in memory, in this thread. Ends with `db.destroy()`. */
export async function openDatabase(options: DatabaseOptions): Promise<Db> {
  if (options.driver === 'pglite') {
    if (!options.dataDir) return new Kysely({ dialect: new PGliteDialect({ pglite: await openPGlite(options) }) });
    return new Kysely({ dialect: threadDialect(await openThread(options)) });
  }
  const { Pool, types } =
    options.driver === 'pg' ? (await import('pg')).default : await import('@neondatabase/serverless');
  types.setTypeParser(int8, Number);
  types.setTypeParser(date, (text: string) => text);
  const pool = new Pool({ connectionString: options.url, max: options.poolSize ?? 16 });
  surviveLostConnections(pool);
  return new Kysely({ dialect: new PostgresDialect({ pool: pool as unknown as PostgresPool }) });
}

/**
 * When the server ends a connection, the pool drops it and the query on it, if any, is told. Beyond that pg emits `error`, on
 * the pool for an idle connection and on the client for one in use, and an `error` without a listener ends the process.
 */
function surviveLostConnections(pool: EventEmitter): void {
  pool.on('error', () => {});
  pool.on('connect', (client: EventEmitter) => client.on('error', () => {}));
}

/** Does the database answer, with our tables in it? */
export const answers = (db: Db): Promise<boolean> =>
  db
    .selectFrom('leases')
    .select('name')
    .limit(1)
    .execute()
    .then(
      () => true,
      () => false,
    );

const migrationsFolder = new URL('./migrations/', import.meta.url);

/**
 * Brings tables and functions up to date. Safe when several processes start at once: a lock is held meanwhile. What a newer release has done
 * to the database stays, so that a process of this release can start again in the middle of an update.
 */
export async function migrate(db: Db): Promise<void> {
  await migrateTables(db);
  await applyFunctions(db, await readFunctions());
}

/** The first half of `migrate`. */
export async function migrateTables(db: Db): Promise<void> {
  const newer = await appliedMigrations(db);
  const migrator = new Migrator({
    db,
    provider: { getMigrations: async () => ({ ...newer, ...(await readMigrations()) }) },
    // Numbers are given out when work begins, and a higher one may be done first.
    allowUnorderedMigrations: true,
  });
  const { error } = await migrator.migrateToLatest();
  if (error) throw error;
}

async function readMigrations(): Promise<Record<string, Migration>> {
  const files = await readSqlFiles(migrationsFolder);
  return Object.fromEntries(files.map(({ name, text }) => [name, { up: (db) => runStatements(db, text) }]));
}

/** Kysely refuses a database that has a migration which it is not told of, and so it is told of all that the database has. */
async function appliedMigrations(db: Db): Promise<Record<string, Migration>> {
  const { rows: tables } = await sql`select where to_regclass('kysely_migration') is not null`.execute(db);
  if (tables.length === 0) return {};
  const { rows } = await sql<{ name: string }>`select name from kysely_migration`.execute(db);
  return Object.fromEntries(rows.map(({ name }) => [name, { up: async () => {} }]));
}
