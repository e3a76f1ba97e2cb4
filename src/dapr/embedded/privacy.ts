import { chmodSync, existsSync, readdirSync, statSync } from 'node:fs';
import { join } from 'node:path';
import type { Log } from '../../log.ts';

/** Rights of everybody but the owner. */
const others = 0o077;

/** What this program keeps in DATA_DIR. */
const isOurs = (name: string): boolean =>
  /^(pglite(\.unfinished)?|backup|restore\.unfinished|secret(\.[0-9a-f]+)?|actodo\.lock(\..+)?)$/.test(name);

/**
 * The database holds live sessions, so no other user of the machine may read it or write to it: what this process makes from now on
 * is the owner's alone, and what lies open in `dataDir` is closed, with a line in the log. Files of others there stay as they are, and
 * then so does `dataDir`. On Windows, which has no such rights, nothing happens.
 */
export function keepPrivate(dataDir: string, log: Log): void {
  if (process.platform === 'win32') return;
  process.umask(others);
  if (!existsSync(dataDir)) return;
  const names = readdirSync(dataDir);
  const ours = names.filter(isOurs).map((name) => join(dataDir, name));
  const places = names.every(isOurs) ? [dataDir, ...ours] : ours;
  const open = places.filter((place) => (statSync(place).mode & others) !== 0);
  for (const place of open) chmodSync(place, statSync(place).mode & 0o777 & ~others);
  if (open.length > 0)
    log.warn({ closed: open.length }, 'DATA_DIR was open to other users of this machine; it is closed now');
}
