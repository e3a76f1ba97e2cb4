import type { Log } from '../log.ts';
import type { Db } from './database.ts';

/** Placeholder until the loop is in. */
export function startMaintenance(_db: Db, _log?: Log): { stop: () => Promise<void> } {
  return { stop: async () => {} };
}
