import type { TestContext } from 'node:test';
import type { Db } from '../../src/db/database.ts';
import { testDatabase } from './database.ts';
import { nothingWaits, outboxIsEmpty } from './deliveries.ts';
import { type System, startRecurring } from './system.ts';

export const ann = '5b1f1e34-0000-4000-8000-00000000000a';

/** The user's tasks, those that were withdrawn too. */
export const rows = (db: Db) =>
  db.selectFrom('tasks').select(['id', 'task', 'deleted']).where('user_id', '=', ann).orderBy('id').execute();
export const living = async (db: Db) => (await rows(db)).filter(({ deleted }) => !deleted).map(({ task }) => task);

/** Every event has been taken by every consumer. */
export async function settled(db: Db): Promise<void> {
  await outboxIsEmpty(db);
  await nothingWaits(db);
}

/** The program's parts on a database of their own. */
export async function open(t: TestContext): Promise<System & { db: Db }> {
  const db = await testDatabase(t);
  return { db, ...(await startRecurring(t, db)) };
}
