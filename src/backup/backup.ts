import { existsSync, mkdirSync, readFileSync, renameSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { roomOf } from '../dapr/embedded/copies.ts';
import { InUseError, isLocked, lockDataDir } from '../dapr/embedded/lock.ts';
import { step } from '../dapr/steps.ts';
import { flush } from '../db/pglite/flushing-fs.ts';
import { isNew } from '../db/pglite/pglite.ts';
import { pack } from './archive.ts';
import { CommandError, readPlaces, refuseOtherUser, runCommand } from './place.ts';

const lookEveryMs = 50;
/** A program that looks for requests has taken one by then. */
const takenWithinMs = 60_000;

/** `npm run backup -- FILE`. Throws a `CommandError` when there is nothing to back up, or the program gives no answer. */
async function backUp(file: string, dataDir: string): Promise<string> {
  const database = join(dataDir, 'pglite');
  if (isNew(database)) throw new CommandError(`${dataDir} holds no database: set DATA_DIR to the one of the program.`);
  refuseOtherUser(dataDir);
  if (existsSync(file) && !statSync(file).isFile()) throw new CommandError(`${file} is no file; name another one.`);
  if (!existsSync(dirname(file))) throw new CommandError(`There is no directory ${dirname(file)}; make it first.`);
  const release = lockUnlessRunning(dataDir);
  const [moment, size] = await (release
    ? write(file, dataDir, database, new Date()).finally(release)
    : askProgram(file, dataDir));
  return `${file}: ${(size / 2 ** 20).toFixed(1)} MiB, everything acknowledged until ${moment.toISOString()}. Keep it like a password.`;
}

/** Undefined when the program runs. */
function lockUnlessRunning(dataDir: string): (() => void) | undefined {
  try {
    return lockDataDir(dataDir);
  } catch (error) {
    if (error instanceof InUseError) return undefined;
    throw error;
  }
}

/** Has the running program copy its database, and packs the copy. */
async function askProgram(file: string, dataDir: string): Promise<[Date, number]> {
  const room = roomOf(dataDir);
  mkdirSync(room.room, { recursive: true });
  const release = lockDataDir(room.room);
  try {
    for (const left of [room.wanted, room.taken, room.unfinished, room.copy, room.failed])
      rmSync(left, { recursive: true, force: true });
    const moment = new Date();
    writeFileSync(room.wanted, '');
    await copied(dataDir);
    return await write(file, dataDir, room.copy, moment);
  } finally {
    release();
    rmSync(room.room, { recursive: true, force: true });
  }
}

/** Waits until the copy is there. */
async function copied(dataDir: string): Promise<void> {
  const { wanted, taken, copy, failed } = roomOf(dataDir);
  const since = Date.now();
  while (!existsSync(copy)) {
    if (existsSync(failed))
      throw new CommandError(`The program could not copy its database: ${readFileSync(failed, 'utf8')}`);
    // A program that starts clears the room.
    const isAsked = existsSync(wanted) || existsSync(taken);
    if (!isAsked || !isLocked(dataDir)) throw new CommandError('The program ended meanwhile. Run this again.');
    if (existsSync(wanted) && Date.now() - since > takenWithinMs)
      throw new CommandError('The program does not answer: stop it, and run this again.');
    await sleep(lookEveryMs);
  }
}

/** The name comes last, so that an older backup stays whole until this one is. */
async function write(file: string, dataDir: string, database: string, moment: Date): Promise<[Date, number]> {
  const unfinished = `${file}.unfinished`;
  const secret = join(dataDir, 'secret');
  rmSync(unfinished, { force: true });
  try {
    step('before-pack');
    await pack(unfinished, database, existsSync(secret) ? readFileSync(secret) : undefined, moment);
    step('after-pack');
    renameSync(unfinished, file);
  } finally {
    rmSync(unfinished, { force: true });
  }
  flush(dirname(file));
  return [moment, statSync(file).size];
}

await runCommand(async () => {
  const { file, dataDir } = readPlaces('backup', process.argv.slice(2), process.env);
  return backUp(file, dataDir);
});
