import { spawnSync } from 'node:child_process';
import { globSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { ensureTools } from './chart/tools.ts';

// `npm run test:ops`: the chart and the image as operators get them. The tools are built once, before the tests' clocks run.
const root = fileURLToPath(new URL('../../', import.meta.url));
ensureTools();
const named = process.argv.slice(2);
const files = named.length > 0 ? named : globSync('tests/ops/**/*.test.ts', { cwd: root }).sort();
const { status } = spawnSync(process.execPath, ['--test', ...files], { cwd: root, stdio: 'inherit' });
process.exit(status ?? 1);
