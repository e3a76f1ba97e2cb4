import { CompiledQuery, type Kysely } from 'kysely';
import { inBatches } from '../../background/batches.ts';
import type { Db } from '../../db/database.ts';
import type { Json, StateOperation } from '../port.ts';

// The app id in front, as in Dapr's keys, so that a database can move between the runtimes.
const stateKey = (type: string, id: string, key: string) => `actodo||${type}||${id}||${key}`;

const selectValue = 'select value from state where key = $1';
const remove = 'delete from state where key = $1';

/** The stored value, or undefined when absent. */
export async function readState(db: Db, type: string, id: string, key: string): Promise<Json | undefined> {
  const query = CompiledQuery.raw(selectValue, [stateKey(type, id, key)]);
  const { rows } = await db.executeQuery<{ value: Uint8Array }>(query);
  return rows[0] && JSON.parse(Buffer.from(rows[0].value).toString());
}

/** All operations or none. Throws the database's own error, with the SQLSTATE as its `code`. */
export type CommitState = (type: string, id: string, operations: StateOperation[]) => Promise<void>;

/**
 * Commits of single values that come together go in one statement, which costs less than one each and is flushed once. When the database
 * refuses it, each is tried alone, so that nobody fails for another's document (docs/decisions/0070-commits-that-come-together.md).
 */
export function openCommits(db: Db): CommitState {
  const upsertTogether = inBatches(
    ({ key }: Row) => key,
    async (rows) => void (await db.executeQuery(upsert(rows))),
  );
  return async (type, id, operations) => {
    const changes = operations.map((operation) => ({ ...operation, key: stateKey(type, id, operation.key) }));
    const [only] = changes;
    if (changes.length === 1 && only?.operation === 'upsert') return upsertTogether(rowOf(only));
    await db.transaction().execute((tx) => inOrder(tx, changes));
  };
}

interface Row {
  key: string;
  /** JSON */
  value: string;
}

const rowOf = ({ key, value }: { key: string; value: Json }): Row => ({ key, value: JSON.stringify(value) });

/** What Dapr's state.postgresql v2 does on an upsert; values go as text, which PGlite takes in faster than bytes. */
function upsert(rows: Row[]): CompiledQuery {
  const values = rows.map((_, n) => `($${2 * n + 1}, convert_to($${2 * n + 2}, 'UTF8'))`).join(', ');
  const text = `insert into state (key, value) values ${values}
    on conflict (key) do update set value = excluded.value, etag = gen_random_uuid(), updated_at = now()`;
  const parameters = rows.flatMap(({ key, value }) => [key, value]);
  return CompiledQuery.raw(text, parameters);
}

async function inOrder(db: Pick<Kysely<unknown>, 'executeQuery'>, changes: StateOperation[]): Promise<void> {
  for (const change of changes)
    await db.executeQuery(
      change.operation === 'upsert' ? upsert([rowOf(change)]) : CompiledQuery.raw(remove, [change.key]),
    );
}
