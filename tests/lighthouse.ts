import { spawnSync } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { installLighthouse } from './clients/place.ts';
import { noChromium } from './support/chromium.ts';

// Lighthouse over every page: `npm run test:lighthouse`.
const root = fileURLToPath(new URL('../', import.meta.url));
for (const reason of noChromium ? [`Skipped: ${noChromium}.`] : installLighthouse()) console.log(reason);
const args = ['--test', '--test-timeout=900000', 'tests/audits/lighthouse.test.ts'];
process.exit(spawnSync(process.execPath, args, { cwd: root, stdio: 'inherit' }).status ?? 1);
