import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { TestContext } from 'node:test';
import { fileURLToPath } from 'node:url';
import { Kysely, PGliteDialect } from 'kysely';
import { type Db, migrate, openDatabase } from '../../src/db/database.ts';
import { openPGlite } from '../../src/db/pglite/pglite.ts';
import type { Tables } from '../../src/db/tables.ts';

const schema = ['migrations', 'functions'].map((folder) =>
  fileURLToPath(new URL(`../../src/db/${folder}/`, import.meta.url)),
);
const cache = fileURLToPath(new URL('../../node_modules/.cache/actodo/', import.meta.url));

/** A migrated database of its own, closed after the test. The first call of a schema makes a snapshot that later ones load. */
export async function testDatabase(t: Pick<TestContext, 'after'>): Promise<Db> {
  const db = await openDatabase({ driver: 'pglite', snapshot: await migratedSnapshot() });
  t.after(() => db.destroy());
  return db;
}

/** Makes `dataDir` a migrated database without the seconds a fresh one takes. */
export async function seedDataDir(dataDir: string): Promise<void> {
  const pglite = await openPGlite({ dataDir, snapshot: await migratedSnapshot() });
  await pglite.close();
}

async function migratedSnapshot(): Promise<Blob> {
  const hash = createHash('sha256');
  for (const folder of schema)
    for (const name of readdirSync(folder).sort()) hash.update(name).update(readFileSync(join(folder, name)));
  const file = join(cache, `schema-${hash.digest('hex').slice(0, 16)}.tar`);
  if (!existsSync(file)) await makeSnapshot(file);
  return new Blob([readFileSync(file)]);
}

async function makeSnapshot(file: string): Promise<void> {
  const pglite = await openPGlite({});
  const db = new Kysely<Tables>({ dialect: new PGliteDialect({ pglite }) });
  await migrate(db);
  // Whoever loads it has nothing to recover.
  await pglite.query('checkpoint');
  const dump = await pglite.dumpDataDir('none');
  await db.destroy();
  mkdirSync(cache, { recursive: true });
  const partial = `${file}.${process.pid}`;
  writeFileSync(partial, new Uint8Array(await dump.arrayBuffer()));
  renameSync(partial, file);
}
