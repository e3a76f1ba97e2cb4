import { readdir, readFile } from 'node:fs/promises';
import { type QueryExecutorProvider, sql } from 'kysely';

export interface SqlFile {
  name: string;
  text: string;
}

/** The `.sql` files of a folder, in the order of their names. */
export async function readSqlFiles(folder: URL): Promise<SqlFile[]> {
  const names = (await readdir(folder)).filter((name) => name.endsWith('.sql')).sort();
  return Promise.all(names.map(async (name) => ({ name, text: await readFile(new URL(name, folder), 'utf8') })));
}

/** PGlite takes one statement at a time, so the files separate theirs by an empty line. */
export async function runStatements(db: QueryExecutorProvider, text: string): Promise<void> {
  for (const statement of text.split(/\n\s*\n/)) {
    const code = statement.replaceAll(/^\s*--.*$/gm, '').trim();
    if (code) await sql.raw(code).execute(db);
  }
}
