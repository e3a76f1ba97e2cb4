import type { Db } from './database.ts';

/** How many events wait to be published. */
export async function countOutbox(db: Db): Promise<number> {
  const { rows } = await db
    .selectFrom('outbox')
    .select((row) => row.fn.countAll<number>().as('rows'))
    .executeTakeFirstOrThrow();
  return Number(rows);
}
