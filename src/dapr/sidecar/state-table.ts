import { sql } from 'kysely';
import type { Db } from '../../db/database.ts';
import type { Log } from '../../log.ts';
import { hostAppId } from './app-id.ts';

/** Columns of `state.postgresql` v2 as daprd makes them; the first two are what our trigger reads. */
const columns = new Map([
  ['key', 'text'],
  ['value', 'bytea'],
  ['etag', 'uuid'],
  ['created_at', 'timestamp with time zone'],
  ['updated_at', 'timestamp with time zone'],
  ['expires_at', 'timestamp with time zone'],
  ['row_id', 'bigint'],
]);
const needed = ['key', 'value'];

/**
 * Makes sure that daprd's state table is one that our trigger understands and that its documents belong to this app id.
 * Throws an Error that says what to do; columns of a newer Dapr are only logged.
 */
export async function checkStateTable(db: Db, log: Log): Promise<void> {
  const { rows } = await sql<{ name: string; type: string; is_key: boolean }>`
    select a.attname as name, format_type(a.atttypid, a.atttypmod) as type,
      exists (select from pg_index i where i.indrelid = a.attrelid and i.indisprimary
        and i.indnkeyatts = 1 and i.indkey[0] = a.attnum) as is_key
    from pg_attribute a where a.attrelid = to_regclass('state') and a.attnum > 0 and not a.attisdropped`.execute(db);
  const found = new Map(rows.map((row) => [row.name, row]));
  const wrong = needed.filter((name) => found.get(name)?.type !== columns.get(name));
  if (wrong.length > 0 || !found.get('key')?.is_key)
    throw new Error(
      'The table "state" is not that of state.postgresql v2 (key text primary key, value bytea): set version v2 in the statestore component, or give it a database of its own.',
    );
  const unknown = rows.filter(({ name, type }) => columns.get(name) !== type).map(({ name }) => name);
  if (unknown.length > 0) log.warn({ columns: unknown }, 'the state table has columns that this version does not know');
  await refuseForeignDocuments(db);
}

/** Documents of another app id would never be read: their actors would seem to be new. */
async function refuseForeignDocuments(db: Db): Promise<void> {
  const { rows } = await sql<{ app: string }>`
    select split_part(key, '||', 1) as app from state
    where (key like '%||task||%||doc' or key like '%||user||%||doc') and not starts_with(key, ${`${hostAppId}||`}) limit 1`.execute(
    db,
  );
  if (rows[0])
    throw new Error(
      `The state table holds documents of the app id ${JSON.stringify(rows[0].app)}, and this version reads those of ${hostAppId} only. Use the database that belongs to this app.`,
    );
}
