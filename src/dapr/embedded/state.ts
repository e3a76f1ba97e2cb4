import { CompiledQuery, type Kysely } from 'kysely';
import type { Db } from '../../db/database.ts';
import type { Json, StateOperation } from '../port.ts';

// The app id in front, as in Dapr's keys, so that a database can move between the runtimes.
const stateKey = (type: string, id: string, key: string) => `actodo||${type}||${id}||${key}`;

const selectValue = 'select value from state where key = $1';
// What Dapr's state.postgresql v2 does on an upsert; the value goes as text, which PGlite takes in faster than bytes.
const upsert = `insert into state (key, value) values ($1, convert_to($2, 'UTF8'))
  on conflict (key) do update set value = excluded.value, etag = gen_random_uuid(), updated_at = now()`;
const remove = 'delete from state where key = $1';

/** The stored value, or undefined when absent. */
export async function readState(db: Db, type: string, id: string, key: string): Promise<Json | undefined> {
  const query = CompiledQuery.raw(selectValue, [stateKey(type, id, key)]);
  const { rows } = await db.executeQuery<{ value: Uint8Array }>(query);
  return rows[0] && JSON.parse(Buffer.from(rows[0].value).toString());
}

/**
 * All operations or none; one operation is one statement, which needs no transaction around it. Throws the database's own
 * error, with the SQLSTATE as its `code`.
 */
export async function commitState(db: Db, type: string, id: string, operations: StateOperation[]): Promise<void> {
  const queries = operations.map((operation) => {
    const key = stateKey(type, id, operation.key);
    return operation.operation === 'upsert'
      ? CompiledQuery.raw(upsert, [key, JSON.stringify(operation.value)])
      : CompiledQuery.raw(remove, [key]);
  });
  if (queries.length <= 1) return run(db, queries);
  await db.transaction().execute((tx) => run(tx, queries));
}

async function run(db: Pick<Kysely<unknown>, 'executeQuery'>, queries: CompiledQuery[]): Promise<void> {
  for (const query of queries) await db.executeQuery(query);
}
