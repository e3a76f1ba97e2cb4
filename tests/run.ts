import { spawnSync } from 'node:child_process';
import { availableParallelism } from 'node:os';
import { fileURLToPath } from 'node:url';

// The README's test command: all suites, or the files named on the command line.
// No test takes ten minutes: one that waits for ever is named and ends.
const root = fileURLToPath(new URL('../', import.meta.url));
const named = process.argv.slice(2);
const suites = ['unit', 'contract', 'integration', 'history', 'guards'].map((suite) => `tests/${suite}/**/*.test.ts`);
const concurrency = `--test-concurrency=${Math.max(2, availableParallelism())}`;
const { status } = spawnSync(
  process.execPath,
  ['--test', '--test-timeout=600000', concurrency, ...(named.length > 0 ? named : suites)],
  {
    cwd: root,
    stdio: 'inherit',
  },
);
process.exit(status ?? 1);
