import { spawnSync } from 'node:child_process';
import { globSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { ensureAlloyFmt } from './alloy/tool.ts';
import { ensureTools } from './chart/tools.ts';
import { ensureFlowTools } from './flow/tools.ts';

// `npm run test:ops`: the chart, the image, alerts and dashboards as operators get them, and how they get them. What these tests need is built before their clocks
// run; two files at a time, because one of them mostly waits for a real Dapr.
const root = fileURLToPath(new URL('../../', import.meta.url));
ensureTools();
ensureFlowTools();
ensureAlloyFmt();
const named = process.argv.slice(2);
const files = named.length > 0 ? named : globSync('tests/ops/**/*.test.ts', { cwd: root }).sort();
const { status } = spawnSync(process.execPath, ['--test', '--test-concurrency=2', ...files], {
  cwd: root,
  stdio: 'inherit',
});
process.exit(status ?? 1);
