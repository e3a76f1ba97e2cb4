import { sql } from 'kysely';
import type { Db } from '../database.ts';

/** Minutes after which the links of such mails have ended, and so has the sending. */
export const linkMinutes = 60;

/** Puts a mail of an account on its way. */
export async function queueAccountMail(
  db: Db,
  { userId, about, sealed }: { userId: string; about: string; sealed: Uint8Array },
): Promise<void> {
  await sql`insert into sendings (channel, user_id, about, sealed, give_up_at)
    values ('account', ${userId}, ${about}, ${sealed}, now() + make_interval(mins => ${linkMinutes}))`.execute(db);
}
