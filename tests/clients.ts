import { spawnSync } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { installClients } from './clients/place.ts';

// MCP clients of other makers and MCP's conformance suite: `npm run test:clients`, or the files named on the command line.
const root = fileURLToPath(new URL('../', import.meta.url));
const named = process.argv.slice(2);
for (const reason of installClients()) console.log(reason);
const files = named.length > 0 ? named : ['tests/clients/**/*.test.ts'];
// For all of a file; each start of a client has a time of its own.
const args = ['--test', '--test-concurrency=2', '--test-timeout=900000', ...files];
process.exit(spawnSync(process.execPath, args, { cwd: root, stdio: 'inherit' }).status ?? 1);
