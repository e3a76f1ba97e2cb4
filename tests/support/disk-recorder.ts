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
  const operations: Operation[] = [];
  const original = { ...fs };
  const watching = watchers(dir, operations, original);
  Object.assign(fs, watching);
  syncBuiltinESMExports();
  return {
    operations,
    acknowledge: (what) => operations.push({ kind: 'acknowledged', what }),
    stop() {
      for (const name of Object.keys(watching)) Object.assign(fs, { [name]: Reflect.get(original, name) });
      syncBuiltinESMExports();
    },
  };
}

function watchers(dir: string, operations: Operation[], original: typeof fs): Partial<typeof fs> {
  const names = numberFiles(dir);
  let lastFile = names.size;
  /** Of open files their number, of open directories their path. */
  const open = new Map<number, number | string>();
  const inside = (path: fs.PathLike) => {
    const full = resolve(String(path));
    return full === dir ? '.' : full.startsWith(`${dir}/`) ? relative(dir, full) : undefined;
  };
  const create = (path: string) => {
    const file = ++lastFile;
    names.set(path, file);
    operations.push({ kind: 'create', path, file });
    return file;
  };
  const fileOf = (fd: number) => {
    const file = open.get(fd);
    return typeof file === 'number' ? file : undefined;
  };

  return {
    openSync(path, flags = 'r', mode) {
      const fd = original.openSync(path, flags, mode);
      const name = inside(path);
      if (name === undefined) return fd;
      if (original.fstatSync(fd).isDirectory()) {
        open.set(fd, name);
        return fd;
      }
      const file = names.get(name) ?? create(name);
      open.set(fd, file);
      const truncates = typeof flags === 'number' ? flags & fs.constants.O_TRUNC : flags.startsWith('w');
      if (truncates) operations.push({ kind: 'truncate', file, size: 0 });
      return fd;
    },
    closeSync(fd) {
      open.delete(fd);
      original.closeSync(fd);
    },
    // Only the form that Emscripten uses: bytes, offset, length, position.
    writeSync(fd: number, buffer: Uint8Array, offset: number, length: number, position: number) {
      const written = original.writeSync(fd, buffer, offset, length, position);
      const file = fileOf(fd);
      if (file !== undefined)
        operations.push({
          kind: 'write',
          file,
          at: position,
          bytes: Uint8Array.from(buffer.subarray(offset, offset + written)),
        });
      return written;
    },
    ftruncateSync(fd, size) {
      original.ftruncateSync(fd, size);
      const file = fileOf(fd);
      if (file !== undefined) operations.push({ kind: 'truncate', file, size: size ?? 0 });
    },
    truncateSync(path: fs.PathLike, size) {
      original.truncateSync(path, size);
      const file = names.get(inside(path) ?? '');
      if (file !== undefined) operations.push({ kind: 'truncate', file, size: size ?? 0 });
    },
    fsyncSync(fd) {
      original.fsyncSync(fd);
      const found = open.get(fd);
      if (typeof found === 'number') operations.push({ kind: 'flush', file: found });
      else if (found !== undefined) operations.push({ kind: 'flushDirectory', path: found });
    },
    writeFileSync(path, data, options) {
      original.writeFileSync(path, data, options);
      const name = typeof path === 'number' ? undefined : inside(path);
      if (name === undefined) return;
      const file = names.get(name) ?? create(name);
      operations.push({ kind: 'truncate', file, size: 0 });
      const bytes = Uint8Array.from(Buffer.from(data as string));
      if (bytes.length > 0) operations.push({ kind: 'write', file, at: 0, bytes });
    },
    renameSync(from, to) {
      original.renameSync(from, to);
      const [path, target] = [inside(from), inside(to)];
      if (path === undefined || target === undefined) return;
      operations.push({ kind: 'rename', path, to: target });
      const file = names.get(path);
      if (file !== undefined) names.set(target, file);
      names.delete(path);
    },
    unlinkSync(path) {
      original.unlinkSync(path);
      const name = inside(path);
      if (name === undefined) return;
      names.delete(name);
      operations.push({ kind: 'remove', path: name });
    },
    mkdirSync(path: fs.PathLike, options?: fs.MakeDirectoryOptions | fs.Mode | null) {
      const made = original.mkdirSync(path, options);
      const name = inside(path);
      if (name !== undefined) operations.push({ kind: 'mkdir', path: name });
      return made;
    },
    rmdirSync(path) {
      original.rmdirSync(path);
      const name = inside(path);
      if (name !== undefined) operations.push({ kind: 'remove', path: name });
    },
  } as Partial<typeof fs>;
}
