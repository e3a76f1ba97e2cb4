import { type ChildProcess, type ChildProcessWithoutNullStreams, type SpawnOptions, spawn } from 'node:child_process';
import type { TestContext } from 'node:test';

/** Processes that tests start: they end with the test, and in any case with the process of its file. */
const running = new Set<() => void>();

process.on('exit', endAll);
for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const)
  process.once(signal, () => {
    endAll();
    process.kill(process.pid, signal);
  });

function endAll(): void {
  for (const end of running) end();
}

/** Starts a program with its output on pipes. After the test it is killed, if it still runs. */
export function startChild(
  t: Pick<TestContext, 'after'>,
  program: string,
  args: string[],
  options: Omit<SpawnOptions, 'stdio' | 'detached'>,
): ChildProcessWithoutNullStreams {
  const child = spawn(program, args, { ...options, stdio: 'pipe' });
  endWith(t, child, () => child.kill('SIGKILL'));
  return child;
}

/** Starts a program in a process group of its own, which is killed as a whole after the test: what the program started, too. */
export function startGroup(
  t: Pick<TestContext, 'after'>,
  program: string,
  args: string[],
  options: Omit<SpawnOptions, 'stdio' | 'detached'>,
): ChildProcessWithoutNullStreams {
  const child = spawn(program, args, { ...options, stdio: 'pipe', detached: true });
  endWith(t, child, () => killGroup(child));
  return child;
}

function endWith(t: Pick<TestContext, 'after'>, child: ChildProcess, end: () => void): void {
  running.add(end);
  const closed = new Promise<void>((resolve) => child.once('close', () => resolve()));
  t.after(async () => {
    end();
    // Its pipes too: they close when the last process that has them is gone.
    await closed;
    running.delete(end);
  });
}

/** The group may outlive the process that led it. */
function killGroup({ pid }: ChildProcess): void {
  if (pid === undefined) return;
  try {
    process.kill(-pid, 'SIGKILL');
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'ESRCH') throw error;
  }
}
