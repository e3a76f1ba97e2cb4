import { chmodSync, existsSync, readdirSync, renameSync, rmSync, unlinkSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { PGlite } from '@electric-sql/pglite';
import { FlushingFS, flush, flushTree } from './flushing-fs.ts';
import type { Statements } from './statements.ts';

/** What an acknowledged change outlives: a power cut, or the end of the process only. */
export type Durability = 'power' | 'process';

export interface PGliteOptions {
  /** Absent: in memory. */
  dataDir?: string;
  /** `power` (default): what is acknowledged has been flushed to the disk. `process`: that is left to the system. */
  durability?: Durability;
  /** A data directory as `dumpDataDir` made it, to begin with. */
  snapshot?: Blob | undefined;
}

/**
 * How large the files of a new database's log are. Each is filled and flushed when the one before it is full, while everybody waits, and Postgres'
 * own 16 MiB take a tenth of a second (docs/decisions/0071); smaller ones make a checkpoint longer, which removes them one by one (docs/decisions/0128).
 */
const segmentMiB = 4;

const int8 = 20;
const date = 1082;
const json = [114, 3802];
/** Types of columns whose values travel as JSON text: json, jsonb and arrays of them. */
export const jsonTypes: readonly number[] = [...json, 199, 3807];

/**
 * Numbers as numbers, days as text; JSON is parsed, or stays text where it travels first, which is cheaper than objects are. Throws what
 * PGlite says when it cannot open the directory.
 */
export async function openPGlite(
  { dataDir, durability = 'power', snapshot }: PGliteOptions,
  jsonAs: 'values' | 'text' = 'values',
): Promise<PGlite> {
  const ofJson = jsonAs === 'text' ? Object.fromEntries(json.map((type) => [type, (text: string) => text])) : {};
  const parsers = { [int8]: Number, [date]: (text: string) => text, ...ofJson };
  if (dataDir === undefined) return start({ parsers, snapshot });
  await makeDirectory({ dataDir, durability, snapshot });
  forgetOwner(dataDir);
  return start({ parsers, place: { dataDir, durability } });
}

/**
 * Postgres does not open a directory whose `postmaster.pid` is empty, as a power cut while it begins may leave it. Who has the directory is our own lock's to say
 * (`src/dapr/embedded/lock.ts`), which is taken before.
 */
export function forgetOwner(dataDir: string): void {
  const owner = join(dataDir, 'postmaster.pid');
  if (existsSync(owner)) unlinkSync(owner);
}

/** Is there no database on the disk yet? */
export const isNew = (dataDir: string): boolean => !existsSync(join(dataDir, 'PG_VERSION'));

/**
 * Makes the directory unless it is there. initdb takes seconds and a directory that it left half made cannot be opened, so it works beside,
 * and the name comes last. Everything is flushed before: initdb and a snapshot write past Postgres, which flushes only what it wrote itself.
 */
export async function makeDirectory({ dataDir, durability = 'power', snapshot }: PGliteOptions): Promise<void> {
  if (dataDir === undefined || !isNew(dataDir)) return;
  if (existsSync(dataDir) && readdirSync(dataDir).length > 0)
    throw new Error(`${dataDir} holds files but no database. Remove it, or set DATA_DIR to another directory.`);
  const unfinished = `${dataDir}.unfinished`;
  rmSync(unfinished, { recursive: true, force: true });
  await (await start({ place: { dataDir: unfinished, durability }, snapshot })).close();
  closeFiles(unfinished);
  if (durability === 'power') flushTree(unfinished);
  renameSync(unfinished, dataDir);
  if (durability === 'power') flush(dirname(dataDir));
}

/** PGlite makes the files of a new database writable for everybody, whatever the process asks for. */
function closeFiles(dir: string): void {
  for (const entry of readdirSync(dir, { recursive: true, withFileTypes: true }))
    if (entry.isFile()) chmodSync(join(entry.parentPath, entry.name), 0o600);
}

interface Start {
  parsers?: Record<number, (text: string) => unknown>;
  /** Absent: in memory. */
  place?: { dataDir: string; durability: Durability };
  snapshot?: Blob | undefined;
}

function start({ parsers, place, snapshot }: Start): Promise<PGlite> {
  return PGlite.create({
    ...(place ? onDisk(place.dataDir, place.durability) : {}),
    startParams: startParams(place?.durability === 'power'),
    initDbStartParams: [`--wal-segsize=${segmentMiB}`],
    ...(snapshot ? { loadDataDir: snapshot } : {}),
    ...(parsers ? { parsers } : {}),
  });
}

const onDisk = (dataDir: string, durability: Durability) =>
  durability === 'power' ? { fs: new FlushingFS(dataDir) } : { dataDir };

/**
 * PGlite's own, but for `-F`, which is fsync=off; its 128 MiB of shared buffers would be most of the process. Checkpoints are made by
 * `../maintenance.ts`; they remove old files of the log, because giving them a new name takes three flushes each, for which everybody waits. Work that is repeated when it is
 * lost commits without a flush of its own (`../unflushed.ts`).
 */
function startParams(flushes: boolean): string[] {
  const usual = PGlite.defaultStartParams.filter((each) => each !== '-F' || !flushes);
  const log = ['-c', 'wal_recycle=off'];
  const ours = ['-c', 'shared_buffers=16MB', ...log, '-c', 'actodo.repeatable=off'];
  return [...usual, ...ours, ...(flushes ? ['-c', 'wal_sync_method=fsync'] : [])];
}

/** What crosses between the program and the thread of its database (`worker.ts`). */
export interface Request {
  id: number;
  /** Absent: close. */
  query?: { text: string; parameters: unknown[] };
}

export type Answer = { id: number } & (
  | { columns: { name: string; type: number }[]; rows: unknown[][]; affected: number | undefined }
  | { error: { message: string; fields: Record<string, unknown> } }
);

/** One after the other in the order of coming, as a connection does; rows as arrays, because they travel cheaper. */
export async function answer(statements: Statements, { id, query }: Request): Promise<Answer> {
  try {
    if (query) return { id, ...(await statements.run(query.text, query.parameters)) };
    await statements.close();
    return { id, columns: [], rows: [], affected: undefined };
  } catch (error) {
    const { message, stack: _, ...fields } = error as Error;
    return { id, error: { message, fields: { ...plain(fields), query: query?.text } } };
  }
}

/** Only what can travel: SQLSTATE, constraint and the like. */
function plain(fields: object): Record<string, unknown> {
  return Object.fromEntries(Object.entries(fields).filter(([, value]) => typeof value === 'string'));
}
