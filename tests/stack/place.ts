import { eventually, patienceMs } from '../support/server.ts';
import type { ProcessOptions, StackProcess } from './processes.ts';

/** Where a stack keeps its files, and what starts a process of it. */
export interface Place {
  dir: string;
  /** Address of its PostgreSQL and Kafka. Default 127.0.0.1. */
  host?: string;
  launch(options: Omit<ProcessOptions, 'logFile' | 'supervise'>): StackProcess;
}

/** Waits until `check` no longer throws; a process that ended for good fails at once, with its last lines. */
export const ready = (process: StackProcess, check: () => Promise<unknown>, withinMs = patienceMs) =>
  eventually(check, withinMs, () => (process.failedToStart ? 'it ended' : undefined)).catch((error) => {
    throw new Error(`${process.name} is not ready: ${(error as Error).message}\n${process.logTail()}`);
  });

export async function expectStatus(url: string, status: number): Promise<void> {
  const answer = await fetch(url, { signal: AbortSignal.timeout(2_000) });
  await answer.arrayBuffer();
  if (answer.status !== status) throw new Error(`${url} answers ${answer.status}`);
}
