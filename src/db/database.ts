import type { EventEmitter } from 'node:events';
import { readdir, readFile } from 'node:fs/promises';
import { Kysely, PGliteDialect, PostgresDialect, type PostgresPool, sql } from 'kysely';
import { type Migration, Migrator } from 'kysely/migration';
import { threadDialect } from './pglite/driver.ts';
import { type Durability, openPGlite } from './pglite/pglite.ts';
import { PGliteThread } from './pglite/thread.ts';
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
    const thread = new PGliteThread(options);
    await thread.opened;
    return new Kysely({ dialect: threadDialect(thread) });
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

const migrationsDir = new URL('./migrations/', import.meta.url);

/** Brings the schema up to date. Safe when several processes start at once: Kysely holds a lock meanwhile. */
export async function migrate(db: Db): Promise<void> {
  const migrator = new Migrator({ db, provider: { getMigrations: readMigrations } });
  const { error } = await migrator.migrateToLatest();
  if (error) throw error;
}

async function readMigrations(): Promise<Record<string, Migration>> {
  const names = (await readdir(migrationsDir)).filter((name) => name.endsWith('.sql')).sort();
  const files = names.map(async (name) => [name, await readFile(new URL(name, migrationsDir), 'utf8')] as const);
  return Object.fromEntries(
    (await Promise.all(files)).map(([name, text]) => [name, { up: (db) => runStatements(db, text) }]),
  );
}

/** PGlite takes one statement at a time, so the files separate theirs by an empty line. */
async function runStatements(db: Kysely<unknown>, text: string): Promise<void> {
  for (const statement of text.split(/\n\s*\n/)) {
    const code = statement.replaceAll(/^\s*--.*$/gm, '').trim();
    if (code) await sql.raw(code).execute(db);
  }
}
