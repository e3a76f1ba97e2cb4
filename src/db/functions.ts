import { createHash } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { type Kysely, sql } from 'kysely';
import { readSqlFiles, runStatements, type SqlFile } from './sql-files.ts';
import type { Tables } from './tables.ts';

/** The SQL functions of this release: `functions/*.sql`, counted by `functions/versions.txt`. */
export interface SqlFunctions {
  /** Grows with every change of a text, so that a process can tell newer functions from older ones. */
  version: number;
  hash: string;
  files: SqlFile[];
}

/** The lock that Kysely holds while it migrates: functions and migrations never run at the same time. */
const migrationLock = '3853314791062309107';

export async function readFunctions(folder = new URL('./functions/', import.meta.url)): Promise<SqlFunctions> {
  const files = await readSqlFiles(folder);
  const versions = parseVersions(await readFile(new URL('versions.txt', folder), 'utf8'));
  return { version: versions.at(-1)?.version ?? 0, hash: hashOf(files), files };
}

/** Lines of `version hash`, the oldest first. */
export function parseVersions(text: string): { version: number; hash: string | undefined }[] {
  return text
    .split(/\r?\n/)
    .filter((line) => line !== '')
    .map((line) => line.split(' '))
    .map(([version, hash]) => ({ version: Number(version), hash }));
}

/** The same on every system, whatever ends a line there. */
function hashOf(files: SqlFile[]): string {
  const hash = createHash('sha256');
  for (const { name, text } of files) hash.update(name).update('\0').update(text.replaceAll('\r\n', '\n')).update('\0');
  return hash.digest('hex');
}

/**
 * Puts these functions in force unless they are already, or newer ones are: a process of an older release that starts in the middle of an
 * update leaves the newer functions alone. The same version with another text is a change under development, and is applied.
 */
export async function applyFunctions(db: Kysely<Tables>, { version, hash, files }: SqlFunctions): Promise<void> {
  await db.transaction().execute(async (tx) => {
    await sql`select pg_advisory_xact_lock(${sql.lit(migrationLock)}::bigint)`.execute(tx);
    const present = await tx.selectFrom('sql_functions').select(['version', 'hash']).executeTakeFirst();
    if (present && (present.version > version || (present.version === version && present.hash === hash))) return;
    for (const { text } of files) await runStatements(tx, text);
    await tx
      .insertInto('sql_functions')
      .values({ version, hash })
      .onConflict((conflict) => conflict.column('only_row').doUpdateSet({ version, hash }))
      .execute();
  });
}
