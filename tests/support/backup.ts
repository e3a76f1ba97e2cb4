import { once } from 'node:events';
import { join } from 'node:path';
import type { TestContext } from 'node:test';
import { fileURLToPath } from 'node:url';
import { startChild } from './children.ts';

const root = fileURLToPath(new URL('../../', import.meta.url));

export interface CommandRun {
  code: number | null;
  signal: NodeJS.Signals | null;
  output: string;
}

/** Runs `backup` or `restore` as the launcher does. `crashAt`: the step at which it kills itself. */
export async function runCommand(
  t: Pick<TestContext, 'after'>,
  command: 'backup' | 'restore',
  file: string,
  { dataDir, crashAt, env }: { dataDir: string; crashAt?: string; env?: Record<string, string> },
): Promise<CommandRun> {
  const crash = crashAt ? ['--import', join(root, 'tests/support/crash.ts')] : [];
  const child = startChild(t, process.execPath, [...crash, join(root, `src/backup/${command}.ts`), file], {
    cwd: root,
    env: { PATH: process.env.PATH, DATA_DIR: dataDir, ...(crashAt ? { CRASH_AT: crashAt } : {}), ...env },
  });
  let output = '';
  for (const stream of [child.stdout, child.stderr]) stream.on('data', (chunk) => (output += chunk));
  const [code, signal] = await once(child, 'close');
  return { code, signal, output };
}
