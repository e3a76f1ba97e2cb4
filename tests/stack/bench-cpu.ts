import { readFileSync } from 'node:fs';
import type { StackProcess } from './processes.ts';

export interface CpuUse {
  /** Milliseconds by process; the load generator, which is this process, is `load`. */
  byProcess: Record<string, number>;
  /** Shares of the machine's CPU time. */
  steal: number;
  foreign: number;
}

const msPerTick = 10;

/** Starts counting CPU time; the function that it answers tells what was used since. */
export function countCpu(processes: readonly StackProcess[]): () => CpuUse {
  const before = read(processes);
  return () => {
    const after = read(processes);
    const names = Object.keys(after.byProcess);
    const byProcess = Object.fromEntries(
      names.map((name) => [name, after.byProcess[name]! - (before.byProcess[name] ?? 0)]),
    );
    const [total, idle, steal] = (['total', 'idle', 'steal'] as const).map((key) => after[key] - before[key]);
    const ours = Object.values(byProcess).reduce((sum, each) => sum + each, 0);
    return { byProcess, steal: steal! / total!, foreign: Math.max(0, total! - idle! - steal! - ours) / total! };
  };
}

function read(processes: readonly StackProcess[]) {
  const { user, system } = process.cpuUsage();
  const byProcess: Record<string, number> = { load: (user + system) / 1_000 };
  for (const each of processes) byProcess[each.name] = each.cpuMs();
  // user, nice, system, idle, iowait, irq, softirq, steal (proc_stat(5)).
  const ticks = /^cpu +(.*)$/m.exec(readFileSync('/proc/stat', 'utf8'))?.[1]?.split(' ').slice(0, 8).map(Number) ?? [];
  const ms = ticks.map((each) => each * msPerTick);
  return { byProcess, total: ms.reduce((sum, each) => sum + each, 0), idle: ms[3]! + ms[4]!, steal: ms[7]! };
}
