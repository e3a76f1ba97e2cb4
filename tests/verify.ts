import { spawnSync } from 'node:child_process';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

// Format, lint, types and layers: what needs no database and no process.
const root = fileURLToPath(new URL('../', import.meta.url));
const bin = (name: string) => join(root, 'node_modules', ...name.split('/'));
const checks: [what: string, args: string[]][] = [
  ['format and lint', [bin('@biomejs/biome/bin/biome'), 'ci', '--colors=off', '--error-on-warnings', '.']],
  ['types', [bin('typescript/bin/tsc'), '--noEmit', '-p', root]],
  ['types of the page', [bin('typescript/bin/tsc'), '--noEmit', '-p', join(root, 'src/web')]],
  ['layers', ['--test', join(root, 'tests/unit/layers.test.ts')]],
];
for (const [what, args] of checks) {
  console.log(`verify: ${what}`);
  const { status } = spawnSync(process.execPath, args, { cwd: root, stdio: 'inherit' });
  if (status !== 0) process.exit(status ?? 1);
}
