import { spawnSync } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { installClients } from './clients/place.ts';

// MCP clients of other makers and MCP's conformance suite: `npm run test:clients`, or the files named on the command line.
const root = fileURLToPath(new URL('../', import.meta.url));
const named = process.argv.slice(2);
for (const reason of installClients()) console.log(reason);
const files = named.length > 0 ? named : ['tests/clients/**/*.test.ts'];
const args = ['--test', '--test-timeout=300000', ...files];
process.exit(spawnSync(process.execPath, args, { cwd: root, stdio: 'inherit' }).status ?? 1);
