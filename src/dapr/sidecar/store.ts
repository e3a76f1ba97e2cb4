import type { Config } from '../../config.ts';
import { type Db, migrate, openDatabase } from '../../db/database.ts';
import type { Log } from '../../log.ts';
import type { Stop } from '../../process.ts';
import { checkStateTable } from './state-table.ts';

/**
 * The database that daprd's state store uses too, migrated: afterwards the trigger is in place, so actors may be offered.
 * Throws an Error that says what to do when the state table is not one that the trigger understands.
 */
export async function openServerStore(
  { url, driver, log }: { url: string; driver: Config['databaseDriver']; log: Log },
  onStop: (stop: Stop) => void,
): Promise<Db> {
  const db = await openDatabase({ driver, url });
  onStop(() => db.destroy());
  // The check first: a database that is refused stays as it was. daprd has made its table by now.
  await checkStateTable(db, log);
  await migrate(db);
  return db;
}
