import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { globSync } from 'node:fs';
import { availableParallelism } from 'node:os';
import { fileURLToPath } from 'node:url';
import { nodeFlags } from './support/node-flags.ts';
import { isTried } from './support/share.ts';

// The README's test command: all suites, or the files named on the command line.
const root = fileURLToPath(new URL('../', import.meta.url));
const named = process.argv.slice(2);
// Apart are what takes long by its nature, such as floods, large tables, thousands of generated cases, servers that hang and other database servers (`npm run test:long`), what kills programs
// again and again (`npm run test:history`) and guards (`npm run test:guards`), each of which runs a test again on a copy of the program.
const suites = ['unit', 'contract', 'integration'].map((suite) => `tests/${suite}/**/*.test.ts`);
const [flags, patterns] = [named.filter((each) => each.startsWith('-')), named.filter((each) => !each.startsWith('-'))];
const found = globSync(patterns.length > 0 ? patterns : suites, { cwd: root }).sort();
// What fills tables of 100,000 rows is a table of its own, of which a run may try a share.
const flat = found.filter((file) => file.endsWith('-flat.test.ts'));
const files = found.filter((file) => !flat.includes(file) || isTried(flat.indexOf(file)));
for (const file of found)
  if (!files.includes(file)) console.log(`${file}: another run tries it: SHARE=${process.env.SHARE}`);
if (files.length === 0) throw new Error(`No tests are there: ${named.join(' ')}`);

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
  ...flags,
  ...files,
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
