import fs from 'node:fs';
import { open, readdir } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import type { PGlite } from '@electric-sql/pglite';
import { NodeFS } from '@electric-sql/pglite/nodefs';

type Options = Parameters<NodeFS['init']>[1];

/** What of Emscripten's file system over Node's is used here; PGlite's types leave it out. */
interface NodeFiles {
  stream_ops: { fsync?(stream: { nfd: number }): number };
  /** Makes an error of Node's one that Postgres is told of as an errno. */
  tryFSOperation(operation: () => void): void;
}

/**
 * PGlite's directory on the disk, with the fsync that its own file system lacks: without it Postgres' flushes do nothing, and a power cut
 * takes acknowledged changes or the whole database (docs/decisions/0022-flushes-of-the-embedded-database.md).
 */
export class FlushingFS extends NodeFS {
  override async init(pg: PGlite, options: Options) {
    const { emscriptenOpts } = await super.init(pg, options);
    const addFsync = (module: unknown) => {
      const { NODEFS } = module as { NODEFS: NodeFiles };
      NODEFS.stream_ops.fsync = ({ nfd }) => {
        NODEFS.tryFSOperation(() => fs.fsyncSync(nfd));
        return 0;
      };
    };
    return { emscriptenOpts: { ...emscriptenOpts, preRun: [addFsync, ...(emscriptenOpts.preRun ?? [])] } };
  }
}

/** Flushes every file and folder below `dir`, then the folder that names it, so that the whole of it outlives a power cut. */
export function flushTree(dir: string): void {
  for (const entry of fs.readdirSync(dir, { recursive: true, withFileTypes: true }))
    flush(join(entry.parentPath, entry.name));
  flush(dir);
  flush(dirname(dir));
}

/** Flushes, one after the other and without holding up the process, the files of tables and indexes that were written after `since`. */
export async function settleFiles(dataDir: string, since: Date): Promise<void> {
  const dir = join(dataDir, 'base');
  for (const name of await readdir(dir, { recursive: true })) {
    try {
      await using file = await open(join(dir, name), 'r');
      const { mtimeMs } = await file.stat();
      if (mtimeMs >= since.getTime()) await file.datasync();
    } catch (error) {
      // Postgres removes files of its own.
      if ((error as NodeJS.ErrnoException).code !== 'ENOENT') throw error;
    }
  }
}

/** Flushes one file, or the names in one folder. */
export function flush(path: string): void {
  const opened = fs.openSync(path, 'r');
  try {
    fs.fsyncSync(opened);
  } finally {
    fs.closeSync(opened);
  }
}
