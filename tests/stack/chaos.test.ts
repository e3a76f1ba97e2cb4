import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { test } from 'node:test';
import { fileURLToPath } from 'node:url';

const minutes = 3;

test(`${minutes} minutes of chaos: every promise holds`, { timeout: (minutes + 12) * 60_000 }, async (t) => {
  const program = fileURLToPath(new URL('./chaos.ts', import.meta.url));
  const child = spawn(process.execPath, [program, '--minutes', `${minutes}`], {
    stdio: ['ignore', 'pipe', 'inherit'],
    signal: t.signal,
  });
  // Through this process, whose output the runner reads.
  child.stdout.on('data', (text) => process.stdout.write(text));
  const [code] = await once(child, 'exit');
  assert.equal(code, 0, 'its last lines say what broke, with the seed');
});
