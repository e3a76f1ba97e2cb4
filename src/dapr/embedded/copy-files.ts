import { constants, type Stats } from 'node:fs';
import { copyFile, lstat, mkdir, readdir, rm } from 'node:fs/promises';
import { join, relative } from 'node:path';

/** A file that changed less than so long before it was looked at may have changed again within the same tick of its file system's clock. */
const clockMs = 3_000;

type Seen = Map<string, Pick<Stats, 'mtimeMs' | 'size'>>;

/**
 * Copies a folder in which others still write; answers how to bring the copy up to date, in little time, while nobody does. Only then is it whole.
 * Throws what the file system says.
 */
export async function copyFolder(from: string, to: string): Promise<() => Promise<void>> {
  await mkdir(to, { recursive: true });
  const seen: Seen = new Map();
  await copyChanged(from, to, seen);
  return async () => {
    const present = await copyChanged(from, to, seen);
    for (const name of seen.keys()) if (!present.has(name)) await rm(join(to, name), { force: true });
  };
}

/** Copies what is not as it was seen; answers the names of all files that are there. */
async function copyChanged(from: string, to: string, seen: Seen): Promise<Set<string>> {
  const present = new Set<string>();
  for (const entry of await readdir(from, { recursive: true, withFileTypes: true })) {
    const path = join(entry.parentPath, entry.name);
    const name = relative(from, path);
    if (entry.isDirectory()) {
      await mkdir(join(to, name), { recursive: true });
      continue;
    }
    const lookedAt = Date.now();
    const found = await lstat(path).catch(unlessGone);
    if (!found) continue;
    present.add(name);
    const before = seen.get(name);
    if (before?.mtimeMs === found.mtimeMs && before.size === found.size) continue;
    await copyFile(path, join(to, name), constants.COPYFILE_FICLONE).catch(unlessGone);
    if (found.mtimeMs < lookedAt - clockMs) seen.set(name, found);
    else seen.set(name, { mtimeMs: Number.NaN, size: 0 });
  }
  return present;
}

function unlessGone(error: NodeJS.ErrnoException): undefined {
  if (error.code !== 'ENOENT') throw error;
}
