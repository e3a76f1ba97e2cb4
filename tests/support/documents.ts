import { sql } from 'kysely';
import type { Db } from '../../src/db/database.ts';

/** Writes a document as Dapr's state store does. */
export async function writeDocument(db: Db, type: 'task' | 'user', id: string, doc: object): Promise<void> {
  const value = Buffer.from(JSON.stringify(doc));
  await sql`insert into state (key, value) values (${`actodo||${type}||${id}||doc`}, ${value})
    on conflict (key) do update set value = excluded.value, etag = gen_random_uuid(), updated_at = now()`.execute(db);
}
