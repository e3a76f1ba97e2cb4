import { sql } from 'kysely';
import type { Db } from '../../db/database.ts';
import type { Json, StateOperation } from '../port.ts';

/** The app id that stands in the keys; the same that hosts the actors on Dapr. */
const appId = 'actodo';

const rowKey = (type: string, id: string, key: string) => `${appId}||${type}||${id}||${key}`;

/** Actor state in the table and under the keys of Dapr's Postgres store. Undefined when absent. */
export async function readState(db: Db, type: string, id: string, key: string): Promise<Json | undefined> {
  const row = await db
    .selectFrom('state')
    .select('value')
    .where('key', '=', rowKey(type, id, key))
    .executeTakeFirst();
  return row && (JSON.parse(Buffer.from(row.value).toString()) as Json);
}

/** All operations or none. One operation is one statement, which needs no transaction around it. */
export async function commitState(db: Db, type: string, id: string, operations: StateOperation[]): Promise<void> {
  const [only] = operations;
  if (only && operations.length === 1) return write(db, rowKey(type, id, only.key), only);
  await db.transaction().execute(async (tx) => {
    for (const operation of operations) await write(tx, rowKey(type, id, operation.key), operation);
  });
}

async function write(db: Db, key: string, operation: StateOperation): Promise<void> {
  if (operation.operation === 'delete') {
    await db.deleteFrom('state').where('key', '=', key).execute();
    return;
  }
  const value = Buffer.from(JSON.stringify(operation.value));
  await sql`insert into state (key, value) values (${key}, ${value})
    on conflict (key) do update set value = excluded.value, etag = gen_random_uuid(), updated_at = now()`.execute(db);
}
