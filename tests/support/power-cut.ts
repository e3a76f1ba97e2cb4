import { cpSync, existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { numberFiles, type Operation } from './disk-recorder.ts';

/** A disk keeps or loses whole sectors. */
const sectorBytes = 512;

export type Random = () => number;

type OfKind<K extends Operation['kind']> = Extract<Operation, { kind: K }>;
type Change = OfKind<'write' | 'truncate'>;
type Naming = OfKind<'create' | 'mkdir' | 'rename' | 'remove'>;

/**
 * Makes in `target` what a disk may hold when the power goes after these operations on `base`, all of which was flushed. What was flushed
 * since is there. Of the rest each write is there, or not, or by sectors, whatever became of earlier ones; of a directory's names an
 * unflushed end is missing. As on the file systems in use, and as Postgres assumes, flushing a file keeps the name it was given.
 */
export function cutPower(base: string, operations: Operation[], target: string, random: Random): void {
  const names = keptNames(base, operations, random);
  const changes = keptChanges(operations, random);
  const before = numberFiles(base);
  cpSync(base, target, { recursive: true });
  for (const [path, file] of before) if (names.files.get(path) !== file) rmSync(join(target, path));
  for (const path of names.removedDirectories) rmSync(join(target, path), { recursive: true, force: true });
  for (const path of names.directories) mkdirSync(join(target, path), { recursive: true });
  const pathsBefore = new Map([...before].map(([path, file]) => [file, path]));
  for (const [path, file] of names.files) {
    const made = changes.get(file) ?? [];
    const from = pathsBefore.get(file);
    if (made.length === 0 && from === path) continue;
    // A name in a directory that the cut took goes with it.
    if (!existsSync(dirname(join(target, path)))) continue;
    const content = from === undefined ? new Uint8Array() : readFileSync(join(base, from));
    writeFileSync(join(target, path), made.reduce(apply, content));
  }
}

function apply(content: Uint8Array, change: Change): Uint8Array {
  const size = change.kind === 'truncate' ? change.size : Math.max(content.length, change.at + change.bytes.length);
  let next = content;
  if (size !== content.length) {
    next = new Uint8Array(size);
    next.set(content.subarray(0, size));
  }
  if (change.kind === 'write') next.set(change.bytes, change.at);
  return next;
}

function keptChanges(operations: Operation[], random: Random): Map<number, Change[]> {
  const flushed = new Map<number, number>();
  for (const [index, operation] of operations.entries())
    if (operation.kind === 'flush') flushed.set(operation.file, index);
  // One mood a cut: some lose nearly everything, some nearly nothing, most something in between.
  const loses = random();
  const kept = new Map<number, Change[]>();
  for (const [index, operation] of operations.entries()) {
    if (operation.kind !== 'write' && operation.kind !== 'truncate') continue;
    const { file } = operation;
    const changes = kept.get(file) ?? [];
    kept.set(file, changes);
    if (index < (flushed.get(file) ?? -1)) changes.push(operation);
    else changes.push(...survivors(operation, loses, random));
  }
  return kept;
}

function survivors(change: Change, loses: number, random: Random): Change[] {
  const fate = random();
  if (fate < loses * 0.7) return [];
  if (change.kind === 'truncate' || fate > loses) return [change];
  const sectors: Change[] = [];
  for (let from = 0; from < change.bytes.length; ) {
    // Sectors lie at multiples of their size in the file, not in the write.
    const to = Math.min(change.bytes.length, from + sectorBytes - ((change.at + from) % sectorBytes));
    if (random() < 0.5) sectors.push({ ...change, at: change.at + from, bytes: change.bytes.subarray(from, to) });
    from = to;
  }
  return sectors;
}

interface Names {
  files: Map<string, number>;
  directories: string[];
  removedDirectories: string[];
}

/** A directory loses names only from its end: file systems keep their own changes in order. */
function keptNames(base: string, operations: Operation[], random: Random): Names {
  const names: Names = { files: numberFiles(base), directories: [], removedDirectories: [] };
  const limits = new Map<string, number>();
  const namings = [...operations.entries()].filter(isNaming);
  const flushed = flushedNames(operations);
  for (const [directory, ofDirectory] of Map.groupBy(namings, ([, naming]) => directoryOf(naming))) {
    const unflushed = ofDirectory.filter(([index]) => index > (flushed.get(directory) ?? -1));
    const lost = unflushed[Math.floor(random() * (unflushed.length + 1))];
    limits.set(directory, lost?.[0] ?? Number.POSITIVE_INFINITY);
  }
  for (const [index, naming] of namings) if (index < limits.get(directoryOf(naming))!) rename(names, naming);
  return names;
}

const directoryOf = (naming: Naming) => dirname(naming.kind === 'rename' ? naming.to : naming.path);
const isNaming = (each: [number, Operation]): each is [number, Naming] =>
  each[1].kind === 'create' || each[1].kind === 'mkdir' || each[1].kind === 'rename' || each[1].kind === 'remove';

/** Up to which operation the names of a directory are flushed, by itself or with a file in it. */
function flushedNames(operations: Operation[]): Map<string, number> {
  const flushed = new Map<string, number>();
  const named = new Map<number, { path: string; index: number }>();
  for (const [index, operation] of operations.entries())
    if (operation.kind === 'flushDirectory') flushed.set(operation.path, index);
    else if (operation.kind === 'create') named.set(operation.file, { path: operation.path, index });
    else if (operation.kind === 'flush') {
      const name = named.get(operation.file);
      if (name) flushed.set(dirname(name.path), Math.max(name.index, flushed.get(dirname(name.path)) ?? -1));
    }
  return flushed;
}

function rename({ files, directories, removedDirectories }: Names, naming: Naming): void {
  if (naming.kind === 'mkdir') directories.push(naming.path);
  else if (naming.kind === 'create') files.set(naming.path, naming.file);
  else if (naming.kind === 'remove') {
    if (!files.delete(naming.path)) removedDirectories.push(naming.path);
  } else {
    const file = files.get(naming.path);
    if (file !== undefined) files.set(naming.to, file);
    files.delete(naming.path);
  }
}
