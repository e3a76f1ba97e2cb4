import type { Settings } from '../domain/user.ts';
import type { Db } from './database.ts';
import { keepsPlan } from './pglite/keeps-plan.ts';

/** The settings that the user has set; what is missing takes its default. */
export async function readSettings(db: Db, userId: string): Promise<Partial<Settings>> {
  const row = await db
    .selectFrom('user_settings')
    .modifyFront(keepsPlan)
    .select('settings')
    .where('user_id', '=', userId)
    .executeTakeFirst();
  return row?.settings ?? {};
}
