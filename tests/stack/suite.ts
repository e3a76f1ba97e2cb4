import { spawnSync } from 'node:child_process';
import { globSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { ensureBinaries } from './binaries.ts';

// `npm run test:stack`: the contract suite with real daprd as the judge, chaos, and everything else that only the whole stack can show; or the files named on
// the command line. Three files at a time, each with a stack of its own, because most of their time is waiting (docs/decisions/0091-ci-within-forty-minutes.md).
const root = fileURLToPath(new URL('../../', import.meta.url));
const named = process.argv.slice(2);
const files = named.length > 0 ? named : globSync('tests/stack/*.test.ts', { cwd: root }).sort();

ensureBinaries();
const { status } = spawnSync(process.execPath, ['--test', '--test-concurrency=3', ...files], {
  cwd: root,
  stdio: 'inherit',
});
process.exit(status ?? 1);
