import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { availableParallelism } from 'node:os';
import { fileURLToPath } from 'node:url';
import { nodeFlags } from './support/node-flags.ts';

// The README's test command: all suites, or the files named on the command line.
const root = fileURLToPath(new URL('../', import.meta.url));
const named = process.argv.slice(2);
// Apart are what takes long by its nature, such as floods, large tables, thousands of generated cases, servers that hang and other database servers (`npm run test:long`), what kills programs
// again and again (`npm run test:history`) and guards (`npm run test:guards`), each of which runs a test again on a copy of the program.
const suites = ['unit', 'contract', 'integration'].map((suite) => `tests/${suite}/**/*.test.ts`);

/** A test that takes this long hangs; the runner names it. Generous, for a machine that others keep busy. */
const testTimeoutMs = 5 * 60_000;
/** A test that blocks its thread cannot be timed out by its own process: after this long the runner names the file and ends it. */
const runTimeoutMs = 90 * 60_000;

const args = [
  ...nodeFlags,
  '--test',
  `--test-concurrency=${Math.max(2, availableParallelism())}`,
  `--test-timeout=${testTimeoutMs}`,
  '--import=./tests/support/end-of-file.ts',
  ...(named.length > 0 ? named : suites),
];
const runner = spawn(process.execPath, args, { cwd: root, stdio: 'inherit' });
for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.on(signal, () => runner.kill(signal));
const patience = setTimeout(() => {
  console.error(`The run was ended after ${runTimeoutMs / 60_000} minutes; what was running is named above.`);
  runner.kill('SIGTERM');
}, runTimeoutMs);
const [code] = await once(runner, 'exit');
clearTimeout(patience);
process.exit(code ?? 1);
