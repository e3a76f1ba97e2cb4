import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import type { Config } from '../../config.ts';
import { type Db, migrate, openDatabase } from '../../db/database.ts';
import { createLeases, dropLeasesExcept, freeWaitingDeliveries } from '../../db/leases.ts';
import { freeSendings } from '../../db/sendings/sendings.ts';
import type { Log } from '../../log.ts';
import type { Stop } from '../../process.ts';
import { startCopies } from './copies.ts';
import { databaseLease, holdDatabase, lockDataDir } from './lock.ts';
import { startFlushing, startMaintenance } from './maintenance.ts';
import { keepPrivate } from './privacy.ts';

/**
 * The database of an embedded process, locked for it alone, migrated, and free of what a dead process held. `holder` names this
 * process. Throws an Error that names the process that has it.
 */
export async function openStore(
  config: Pick<Config, 'databaseUrl' | 'databaseDriver' | 'dataDir' | 'durability'>,
  log: Log,
  holder: string,
  onStop: (stop: Stop) => void,
): Promise<Db> {
  const db = config.databaseUrl
    ? await openServer(config.databaseUrl, config.databaseDriver, log, holder, onStop)
    : await openFiles(config, log, onStop);
  await migrate(db);
  await dropLeasesExcept(db, databaseLease);
  await freeWaitingDeliveries(db);
  await freeSendings(db);
  return db;
}

async function openServer(
  url: string,
  driver: Config['databaseDriver'],
  log: Log,
  holder: string,
  onStop: (stop: Stop) => void,
): Promise<Db> {
  const db = await openDatabase({ driver, url });
  onStop(() => db.destroy());
  await createLeases(db);
  onStop(await holdDatabase(db, holder, log));
  return db;
}

/** The lock first: a second process must not even open the files. */
async function openFiles(
  { dataDir, durability }: Pick<Config, 'dataDir' | 'durability'>,
  log: Log,
  onStop: (stop: Stop) => void,
): Promise<Db> {
  keepPrivate(dataDir, log);
  mkdirSync(dataDir, { recursive: true });
  onStop(lockDataDir(dataDir));
  const files = join(dataDir, 'pglite');
  const db = await openDatabase({ driver: 'pglite', dataDir: files, durability });
  onStop(() => db.destroy());
  const maintenance = startMaintenance({ db, log, dataDir: durability === 'power' ? files : undefined });
  onStop(() => maintenance.stop());
  const flushing = startFlushing(db, log);
  onStop(() => flushing.stop());
  const copies = startCopies(db, dataDir, log);
  onStop(() => copies.stop());
  return db;
}
