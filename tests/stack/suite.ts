import { spawnSync } from 'node:child_process';
import { globSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { ensureBinaries } from './binaries.ts';

// `npm run test:stack`: the contract suite with real daprd as the judge, then everything that only the whole stack can show.
// Files run one after the other, because each has a stack of its own.
const root = fileURLToPath(new URL('../../', import.meta.url));
const named = process.argv.slice(2);

function run(what: string, args: string[], env: NodeJS.ProcessEnv = {}): void {
  console.log(`test:stack: ${what}`);
  const { status } = spawnSync(process.execPath, args, {
    cwd: root,
    stdio: 'inherit',
    env: { ...process.env, ...env },
  });
  if (status !== 0) process.exit(status ?? 1);
}

ensureBinaries();
if (named.length > 0) run(named.join(' '), ['--test', '--test-concurrency=1', ...named]);
else {
  // In one process, so that all files share a stack.
  const contract = globSync('tests/contract/*.test.ts', { cwd: root }).sort();
  run('contract suite', ['--test', '--test-isolation=none', ...contract], { ACTODO_RUNTIME: 'sidecar' });
  run('chaos, 3 minutes', ['tests/stack/chaos.ts', '--minutes', '3']);
  run('the whole stack', [
    '--test',
    '--test-concurrency=1',
    ...globSync('tests/stack/*.test.ts', { cwd: root }).sort(),
  ]);
}
