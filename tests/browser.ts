import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { noChromium } from './support/chromium.ts';

// What only a real browser shows: `npm run test:browser`. What failed is run once more, by itself
// (docs/decisions/0086-a-second-attempt-in-the-browser.md).
const root = fileURLToPath(new URL('../', import.meta.url));
if (noChromium) {
  console.log(`Skipped: ${noChromium}.`);
} else {
  const dir = mkdtempSync(join(tmpdir(), 'actodo-browser-'));
  const args = [
    '--test',
    '--test-concurrency=2',
    '--test-timeout=240000',
    `--test-rerun-failures=${join(dir, 'state')}`,
  ];
  const run = () =>
    spawnSync(process.execPath, [...args, 'tests/browser/**/*.test.ts'], { cwd: root, stdio: 'inherit' }).status ?? 1;
  let status = run();
  if (status !== 0) {
    console.log('What failed is run once more; a test that fails again has failed.');
    status = run();
  }
  rmSync(dir, { recursive: true });
  process.exit(status);
}
