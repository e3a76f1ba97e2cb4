import { spawnSync } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { noChromium } from './support/chromium.ts';

// What only a real browser shows: `npm run test:browser`.
const root = fileURLToPath(new URL('../', import.meta.url));
if (noChromium) {
  console.log(`Skipped: ${noChromium}.`);
} else {
  const args = ['--test', '--test-concurrency=2', '--test-timeout=240000', 'tests/browser/**/*.test.ts'];
  process.exit(spawnSync(process.execPath, args, { cwd: root, stdio: 'inherit' }).status ?? 1);
}
