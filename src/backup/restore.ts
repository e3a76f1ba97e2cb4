import { existsSync, mkdirSync, readdirSync, readFileSync, renameSync, rmSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { lockDataDir } from '../dapr/embedded/lock.ts';
import { step } from '../dapr/steps.ts';
import { flush, flushTree } from '../db/pglite/flushing-fs.ts';
import { isNew } from '../db/pglite/pglite.ts';
import { BadBackupError, unpack } from './archive.ts';
import { CommandError, readPlaces, refuseOtherUser, runCommand } from './place.ts';

/** What an interrupted restore leaves, or a file system by itself. */
const harmless = /^(restore\.unfinished|actodo\.lock.*|lost\+found)$/;

/** `npm run restore -- FILE`. Throws a `CommandError` when the file or the directory will not do; then nothing is changed. */
async function restore(file: string, dataDir: string): Promise<string> {
  if (!existsSync(file)) throw new CommandError(`There is no file ${file}.`);
  const wasThere = existsSync(dataDir);
  if (wasThere) refuseOtherUser(dataDir);
  mkdirSync(dataDir, { recursive: true, mode: 0o700 });
  const release = lockDataDir(dataDir);
  const room = join(dataDir, 'restore.unfinished');
  try {
    refuseWhatIsThere(dataDir, undefined);
    rmSync(room, { recursive: true, force: true });
    mkdirSync(room, { mode: 0o700 });
    const moment = await unpackWhole(file, room);
    refuseWhatIsThere(dataDir, join(room, 'secret'));
    flushTree(room);
    step('after-unpack');
    if (existsSync(join(room, 'secret'))) renameSync(join(room, 'secret'), join(dataDir, 'secret'));
    flush(dataDir);
    step('after-secret');
    renameSync(join(room, 'pglite'), join(dataDir, 'pglite'));
    flush(dataDir);
    flush(dirname(dataDir));
    return `${dataDir} holds everything acknowledged until ${moment}. Start the program on it.`;
  } finally {
    rmSync(room, { recursive: true, force: true });
    release();
    if (!wasThere && readdirSync(dataDir).length === 0) rmSync(dataDir, { recursive: true });
  }
}

async function unpackWhole(file: string, room: string): Promise<string> {
  try {
    const moment = await unpack(file, room);
    if (isNew(join(room, 'pglite'))) throw new BadBackupError('It holds no database.');
    return moment;
  } catch (error) {
    if (!(error instanceof BadBackupError)) throw error;
    throw new CommandError(`${file} is no backup, or a damaged one; take another. ${error.message}`, { cause: error });
  }
}

/** The secret comes before the database: where only that lies, and it is the backup's, an earlier try was interrupted. */
function refuseWhatIsThere(dataDir: string, secret: string | undefined): void {
  const isSame = () =>
    secret === undefined || (existsSync(secret) && readFileSync(secret).equals(readFileSync(join(dataDir, 'secret'))));
  const found = readdirSync(dataDir).filter((name) => !harmless.test(name) && !(name === 'secret' && isSame()));
  if (found.length > 0)
    throw new CommandError(
      `${dataDir} is not empty (${found.slice(0, 3).join(', ')}): nothing is overwritten. Set DATA_DIR to another directory, or move that away.`,
    );
}

await runCommand(async () => {
  const { file, dataDir } = readPlaces('restore', process.argv.slice(2), process.env);
  return restore(file, dataDir);
});
