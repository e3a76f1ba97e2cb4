import { statSync } from 'node:fs';
import { resolve } from 'node:path';
import { loadConfig } from '../config.ts';

/** What stops a command; its message says what to do. */
export class CommandError extends Error {}

/** The file that a command is given, and the directory that it is about, as absolute paths. Throws a `CommandError`. */
export function readPlaces(command: 'backup' | 'restore', args: string[], env: NodeJS.ProcessEnv) {
  const [name, ...more] = args;
  if (!name || more.length > 0) throw new CommandError(`Say which file: npm run ${command} -- FILE`);
  if (env.DATABASE_URL)
    throw new CommandError(
      'DATABASE_URL is set, so the data is in that Postgres: use pg_dump and pg_restore (docs/runbooks/backup-and-restore.md).',
    );
  const { DATA_DIR } = env;
  const { dataDir } = loadConfig({ ...(DATA_DIR === undefined ? {} : { DATA_DIR }) });
  return { file: resolve(env.INIT_CWD ?? process.cwd(), name), dataDir };
}

/** What another user makes in DATA_DIR the program could not read. Throws a `CommandError`. */
export function refuseOtherUser(dataDir: string): void {
  const { uid } = statSync(dataDir);
  if (process.getuid && process.getuid() !== uid)
    throw new CommandError(`${dataDir} belongs to user ${uid}: run this as the user that the program runs as.`);
}

/** Runs a command to its end; what stops it is printed, with code 1. */
export async function runCommand(work: () => Promise<string>): Promise<void> {
  // What it makes is its owner's alone.
  process.umask(0o077);
  try {
    console.log(await work());
  } catch (error) {
    console.error(`actodo: ${(error as Error).message}`);
    process.exitCode = 1;
  }
}
