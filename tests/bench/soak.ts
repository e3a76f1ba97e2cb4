import { readdirSync, rmSync, statSync } from 'node:fs';
import { mkdtemp } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { memoryOf } from '../support/memory.ts';
import { settings } from './adds.ts';
import { childOf, start, stop } from './starts.ts';
import { soak } from './steady.ts';

/** A long even load of `perSecond` tool calls a second on the program as people start it, on a new directory. */
export async function benchSoak(minutes: number, perSecond: number): Promise<void> {
  const dataDir = await mkdtemp(join(tmpdir(), 'actodo-soak-'));
  const env = settings(dataDir, process.env.DURABILITY ?? 'power');
  const { child } = await start(env);
  const url = `http://localhost:${env.PORT}`;
  const program = childOf(child.pid!);
  const look = async () => ({
    'resident MiB': memoryOf(program).now,
    handles: readdirSync(`/proc/${program}/fd`).length,
    'data MiB': mebibytes(dataDir),
  });
  try {
    await soak(minutes, perSecond, { url, liveUrl: url, look });
  } finally {
    await stop(child);
    rmSync(dataDir, { recursive: true, force: true });
  }
}

function mebibytes(directory: string): number {
  const files = readdirSync(directory, { recursive: true, withFileTypes: true }).filter((entry) => entry.isFile());
  const size = (name: string) => statSync(name, { throwIfNoEntry: false })?.size ?? 0;
  return Math.round(files.reduce((sum, { parentPath, name }) => sum + size(join(parentPath, name)), 0) / 2 ** 20);
}
