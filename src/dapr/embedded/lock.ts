import { createHash, randomUUID } from 'node:crypto';
import { linkSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { hostname } from 'node:os';
import { join } from 'node:path';
import { sql } from 'kysely';
import { awaitLease } from '../../background/lease.ts';
import type { Db } from '../../db/database.ts';
import type { Log } from '../../log.ts';

/** Another process has it; the message names that one. */
export class InUseError extends Error {}

/**
 * Takes the data directory for this process; answers how to give it back. The lock of a process that is gone is taken over.
 * Throws an `InUseError` that names the process that has it.
 */
export function lockDataDir(dataDir: string): () => void {
  const path = join(dataDir, 'actodo.lock');
  // In the content too: no two locks are ever equal, however fast one follows the other.
  const id = randomUUID();
  const mine = `${path}.${id}`;
  const since = new Date().toISOString();
  const content = JSON.stringify({ pid: process.pid, started: startOf(process.pid), since, id });
  writeFileSync(mine, content);
  try {
    takeFile(path, mine, dataDir);
  } finally {
    rmSync(mine, { force: true });
  }
  return () => {
    if (read(path) === content) rmSync(path, { force: true });
  };
}

/** Does a living process have the data directory? */
export function isLocked(dataDir: string): boolean {
  const content = read(join(dataDir, 'actodo.lock'));
  if (content === undefined) return false;
  try {
    refuseIfAlive(content, dataDir);
    return false;
  } catch {
    return true;
  }
}

/** Creates `path` with the content of `mine`, or replaces what a dead process left, as its only successor. */
function takeFile(path: string, mine: string, dataDir: string): void {
  for (;;) {
    if (tryLink(mine, path)) return;
    const found = read(path);
    if (found === undefined) continue;
    refuseIfAlive(found, dataDir);
    // Whoever holds the claim on this very content may replace it; everybody else finds other content afterwards.
    const claim = `${path}.${createHash('sha256').update(found).digest('hex').slice(0, 16)}`;
    takeFile(claim, mine, dataDir);
    try {
      if (read(path) !== found) continue;
      const link = `${mine}.link`;
      linkSync(mine, link);
      renameSync(link, path);
      return;
    } finally {
      rmSync(claim, { force: true });
    }
  }
}

function tryLink(existing: string, path: string): boolean {
  try {
    linkSync(existing, path);
    return true;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'EEXIST') return false;
    throw error;
  }
}

function read(path: string): string | undefined {
  try {
    return readFileSync(path, 'utf8');
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return undefined;
    throw error;
  }
}

interface Holder {
  pid: number;
  started: string | undefined;
  since: string;
}

function refuseIfAlive(content: string, dataDir: string): void {
  let holder: Holder;
  try {
    holder = JSON.parse(content);
  } catch {
    // A file system that lost its content in a crash: nobody holds this.
    return;
  }
  if (isAlive(holder))
    throw new InUseError(
      `Process ${holder.pid}, which locked it at ${holder.since}, uses ${dataDir}. Stop that process, or set DATA_DIR to another directory.`,
    );
}

function isAlive({ pid, started }: Holder): boolean {
  try {
    process.kill(pid, 0);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'EPERM') return false;
  }
  return started === undefined || startOf(pid) === started;
}

/** Tells a process from another one that got its id later. Undefined where there is no /proc. */
function startOf(pid: number): string | undefined {
  try {
    const boot = readFileSync('/proc/sys/kernel/random/boot_id', 'utf8').trim();
    const stat = readFileSync(`/proc/${pid}/stat`, 'utf8');
    // Field 22, counted after the name, which may hold spaces (proc_pid_stat(5)).
    return `${boot}/${stat.slice(stat.lastIndexOf(')') + 2).split(' ')[19]}`;
  } catch {
    return undefined;
  }
}

/** The lease row that holds a Postgres for one embedded process. */
export const databaseLease = 'embedded';
const defaultLeaseSeconds = 15;

export interface HoldOptions {
  leaseSeconds?: number;
  /** The lease is lost: stop taking writes. Default: throws, which ends the process. */
  onLost?(error: Error): void;
}

/**
 * Takes the database for this process and keeps it; answers how to give it back. Waits for the lease of a process that is
 * gone to end; throws an Error that names the holder when it is renewed meanwhile.
 */
export async function holdDatabase(
  db: Db,
  holder: string,
  log: Log,
  options: HoldOptions = {},
): Promise<() => Promise<void>> {
  const { leaseSeconds = defaultLeaseSeconds, onLost = failHard } = options;
  const me = `${holder} (process ${process.pid} on ${hostname()})`;
  const pauseMs = Math.min(leaseSeconds * 100, 500);
  const lease = await awaitLease(
    { db, log, name: databaseLease, holder: me, seconds: leaseSeconds },
    { pauses: { least: pauseMs, most: pauseMs }, refused: refuseIfRenewed(db, log) },
  );
  lease.signal.addEventListener('abort', () =>
    onLost(
      new Error('This process lost the lease of its database to another one and may not write any more.', {
        cause: lease.signal.reason,
      }),
    ),
  );
  return lease.release;
}

/** Throws an Error that names the holder once the lease is seen to be renewed, or taken by somebody else. */
function refuseIfRenewed(db: Db, log: Log): () => Promise<void> {
  let first: Awaited<ReturnType<typeof leaseHolder>>;
  return async () => {
    const other = await leaseHolder(db);
    if (!first) log.info({ holder: other?.holder }, 'the database has a holder; waiting whether it is alive');
    first ??= other;
    if (other && first && (other.holder !== first.holder || other.expires_at > first.expires_at))
      throw new Error(
        `${other.holder} runs on this database already. Stop it, or give this process another DATABASE_URL; several processes need Dapr (set DAPR_HTTP_PORT).`,
      );
  };
}

async function leaseHolder(db: Db): Promise<{ holder: string; expires_at: Date } | undefined> {
  const { rows } = await sql<{ holder: string; expires_at: Date }>`
    select holder, expires_at from leases where name = ${databaseLease}`.execute(db);
  return rows[0];
}

function failHard(error: Error): void {
  setImmediate(() => {
    throw error;
  });
}
