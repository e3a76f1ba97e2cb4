import fs from 'node:fs';
import { syncBuiltinESMExports } from 'node:module';
import { relative, resolve } from 'node:path';

/** What a program asked of the disk below one directory; paths are relative to it. A file keeps its number when it is renamed. */
export type Operation =
  | { kind: 'write'; file: number; at: number; bytes: Uint8Array }
  | { kind: 'truncate'; file: number; size: number }
  | { kind: 'flush'; file: number }
  | { kind: 'create'; path: string; file: number }
  | { kind: 'mkdir'; path: string }
  | { kind: 'rename'; path: string; to: string }
  | { kind: 'remove'; path: string }
  | { kind: 'flushDirectory'; path: string }
  /** The program told somebody outside that this is done. */
  | { kind: 'acknowledged'; what: Acknowledged };

/** A document that was answered for, and how often it had been written then. */
export interface Acknowledged {
  key: string;
  rev: number;
}

export interface Recording {
  operations: Operation[];
  acknowledge(what: Acknowledged): void;
  /** Leaves the file system as it was found. */
  stop(): void;
}

/** The files of `dir`, by path, with the numbers under which operations name them. */
export function numberFiles(dir: string): Map<string, number> {
  const files = fs.readdirSync(dir, { recursive: true, withFileTypes: true }).filter((entry) => entry.isFile());
  return new Map(files.map((entry, number) => [relative(dir, resolve(entry.parentPath, entry.name)), number]));
}

/** Writes down, until it is stopped, every operation below `dir` that this thread asks of Node's synchronous file system. */
export function recordDisk(dir: string): Recording {
  const disk = new WatchedDisk(dir);
  const original = { ...fs };
  const watching = { ...opening(disk, original), ...changing(disk, original), ...naming(disk, original) };
  Object.assign(fs, watching);
  syncBuiltinESMExports();
  return {
    operations: disk.operations,
    acknowledge: (what) => disk.operations.push({ kind: 'acknowledged', what }),
    stop() {
      for (const name of Object.keys(watching)) Object.assign(fs, { [name]: Reflect.get(original, name) });
      syncBuiltinESMExports();
    },
  };
}

/** What is known of the directory while it is watched. */
class WatchedDisk {
  readonly operations: Operation[] = [];
  readonly names: Map<string, number>;
  /** Of open files their number, of open directories their path. */
  readonly open = new Map<number, number | string>();
  readonly #dir: string;
  #lastFile: number;

  constructor(dir: string) {
    this.#dir = dir;
    this.names = numberFiles(dir);
    this.#lastFile = this.names.size;
  }

  inside(path: fs.PathLike): string | undefined {
    const full = resolve(String(path));
    return full === this.#dir ? '.' : full.startsWith(`${this.#dir}/`) ? relative(this.#dir, full) : undefined;
  }

  create(path: string): number {
    const file = ++this.#lastFile;
    this.names.set(path, file);
    this.operations.push({ kind: 'create', path, file });
    return file;
  }

  fileOf(fd: number): number | undefined {
    const file = this.open.get(fd);
    return typeof file === 'number' ? file : undefined;
  }
}

function opening(disk: WatchedDisk, original: typeof fs): Partial<typeof fs> {
  return {
    openSync(path, flags = 'r', mode) {
      const fd = original.openSync(path, flags, mode);
      const name = disk.inside(path);
      if (name === undefined) return fd;
      if (original.fstatSync(fd).isDirectory()) {
        disk.open.set(fd, name);
        return fd;
      }
      const file = disk.names.get(name) ?? disk.create(name);
      disk.open.set(fd, file);
      const truncates = typeof flags === 'number' ? flags & fs.constants.O_TRUNC : flags.startsWith('w');
      if (truncates) disk.operations.push({ kind: 'truncate', file, size: 0 });
      return fd;
    },
    closeSync(fd) {
      disk.open.delete(fd);
      original.closeSync(fd);
    },
  };
}

function changing(disk: WatchedDisk, original: typeof fs) {
  return {
    // Only the form that Emscripten uses: bytes, offset, length, position.
    writeSync(fd: number, buffer: Uint8Array, offset: number, length: number, position: number) {
      const written = original.writeSync(fd, buffer, offset, length, position);
      const file = disk.fileOf(fd);
      if (file !== undefined)
        disk.operations.push({
          kind: 'write',
          file,
          at: position,
          bytes: Uint8Array.from(buffer.subarray(offset, offset + written)),
        });
      return written;
    },
    ftruncateSync(fd, size) {
      original.ftruncateSync(fd, size);
      const file = disk.fileOf(fd);
      if (file !== undefined) disk.operations.push({ kind: 'truncate', file, size: size ?? 0 });
    },
    truncateSync(path: fs.PathLike, size) {
      original.truncateSync(path, size);
      const file = disk.names.get(disk.inside(path) ?? '');
      if (file !== undefined) disk.operations.push({ kind: 'truncate', file, size: size ?? 0 });
    },
    fsyncSync(fd) {
      original.fsyncSync(fd);
      const found = disk.open.get(fd);
      if (typeof found === 'number') disk.operations.push({ kind: 'flush', file: found });
      else if (found !== undefined) disk.operations.push({ kind: 'flushDirectory', path: found });
    },
    writeFileSync(path, data, options) {
      original.writeFileSync(path, data, options);
      const name = typeof path === 'number' ? undefined : disk.inside(path);
      if (name === undefined) return;
      const file = disk.names.get(name) ?? disk.create(name);
      disk.operations.push({ kind: 'truncate', file, size: 0 });
      const bytes = Uint8Array.from(Buffer.from(data as string));
      if (bytes.length > 0) disk.operations.push({ kind: 'write', file, at: 0, bytes });
    },
  } as Partial<typeof fs>;
}

function naming(disk: WatchedDisk, original: typeof fs) {
  return {
    renameSync(from, to) {
      original.renameSync(from, to);
      const [path, target] = [disk.inside(from), disk.inside(to)];
      if (path === undefined || target === undefined) return;
      disk.operations.push({ kind: 'rename', path, to: target });
      const file = disk.names.get(path);
      if (file !== undefined) disk.names.set(target, file);
      disk.names.delete(path);
    },
    unlinkSync(path) {
      original.unlinkSync(path);
      const name = disk.inside(path);
      if (name === undefined) return;
      disk.names.delete(name);
      disk.operations.push({ kind: 'remove', path: name });
    },
    mkdirSync(path: fs.PathLike, options?: fs.MakeDirectoryOptions | fs.Mode | null) {
      const made = original.mkdirSync(path, options);
      const name = disk.inside(path);
      if (name !== undefined) disk.operations.push({ kind: 'mkdir', path: name });
      return made;
    },
    rmdirSync(path) {
      original.rmdirSync(path);
      const name = disk.inside(path);
      if (name !== undefined) disk.operations.push({ kind: 'remove', path: name });
    },
  } as Partial<typeof fs>;
}
