import { readdirSync, readFileSync } from 'node:fs';
import { overload } from '../bench/overload.ts';
import { soak } from '../bench/steady.ts';
import type { Bench } from './bench-stack.ts';

// What takes long, on the real stack: an even load for many minutes, and more than can be done.

/** Half of what sixteen callers get through, for `minutes`. Memory is each program's own share of what is resident (proc(5), Pss), with its children. */
export async function soakStack({ stack, load, measure }: Bench, minutes: number): Promise<void> {
  await measure(load.mcpAdd, 16, 4, true);
  const { rate } = await measure(load.mcpAdd, 16, 4, true);
  const live = stack.replicas.find(({ roles }) => roles.includes('live'))!;
  await soak(minutes, Math.round(rate / 2), { url: stack.baseUrl, liveUrl: live.url, look: () => looked(stack, load) });
}

/** `times` what can be done, with nothing else going on. */
export const overloadStack = ({ stack }: Bench, times: number): Promise<void> => overload(stack.baseUrl, times);

async function looked({ processes }: Bench['stack'], { db }: Bench['load']): Promise<Record<string, string | number>> {
  const { rows } = await db.query<{ tables: number; indexes: number }>(
    `select round(sum(pg_table_size(oid)) / 1048576)::int as tables, round(sum(pg_indexes_size(oid)) / 1048576)::int as indexes
      from pg_class where relkind = 'r' and relnamespace = 'public'::regnamespace`,
  );
  const ofPrograms = processes.map((each) => {
    const pids = each.pids();
    const mebibytes = pids.reduce((sum, pid) => sum + residentShare(pid), 0);
    const handles = pids.reduce((sum, pid) => sum + handlesOf(pid), 0);
    return [`${each.name}: MiB, handles`, `${Math.round(mebibytes)}, ${handles}`];
  });
  return { 'tables MiB': rows[0]!.tables, 'indexes MiB': rows[0]!.indexes, ...Object.fromEntries(ofPrograms) };
}

/** MiB; nothing when the process has just ended. */
function residentShare(pid: number): number {
  return (
    Number(/^Pss:\s+(\d+)/m.exec(read(() => readFileSync(`/proc/${pid}/smaps_rollup`, 'utf8'), ''))?.[1] ?? 0) / 1024
  );
}

const handlesOf = (pid: number) => read(() => readdirSync(`/proc/${pid}/fd`), []).length;

function read<T>(look: () => T, whenGone: T): T {
  try {
    return look();
  } catch (error) {
    if (['ENOENT', 'ESRCH'].includes((error as NodeJS.ErrnoException).code ?? '')) return whenGone;
    throw error;
  }
}
