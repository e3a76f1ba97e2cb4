import { globSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

// The contract suite with real daprd as the judge. In one process, so that all of it shares a stack.
process.env.ACTODO_RUNTIME = 'sidecar';
const contract = fileURLToPath(new URL('../contract/', import.meta.url));
for (const file of globSync('*.test.ts', { cwd: contract }).sort()) await import(`${contract}${file}`);
