import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, mkdirSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type TestContext, test } from 'node:test';
import { fileURLToPath } from 'node:url';
import { openPGlite } from '../../src/db/pglite/pglite.ts';

const module = fileURLToPath(new URL('../../src/db/pglite/pglite.ts', import.meta.url));

function place(t: TestContext): string {
  const dir = mkdtempSync(join(tmpdir(), 'actodo-initdb-'));
  t.after(() => rmSync(dir, { recursive: true, force: true }));
  return join(dir, 'pglite');
}

test('a process that is killed while it makes the directory leaves one that opens', async (t) => {
  const dataDir = place(t);
  // The program ends itself when its settings are still missing: a look from outside comes too late on a busy machine.
  const script = `const { default: fs } = await import('node:fs');
    const open = fs.openSync;
    fs.openSync = (path, ...rest) => {
      if (String(path).endsWith('/postgresql.conf')) process.kill(process.pid, 'SIGKILL');
      return open(path, ...rest);
    };
    (await import('node:module')).syncBuiltinESMExports();
    const { openPGlite } = await import(${JSON.stringify(module)});
    await openPGlite({ dataDir: ${JSON.stringify(dataDir)} });`;
  const child = spawn(process.execPath, ['--input-type=module', '-e', script], { stdio: 'ignore' });
  t.after(() => child.kill('SIGKILL'));
  const [, signal] = await once(child, 'exit');
  assert.equal(signal, 'SIGKILL', 'the process ended by itself');
  assert.ok([dataDir, `${dataDir}.unfinished`].some((path) => existsSync(join(path, 'PG_VERSION'))));
  const pglite = await openPGlite({ dataDir });
  t.after(() => pglite.close());
  const { rows } = await pglite.query('select 1 as n');
  assert.deepEqual(rows, [{ n: 1 }]);
  assert.deepEqual(readdirSync(join(dataDir, '..')), ['pglite']);
});

test('a directory that holds something else is refused with what to do', async (t) => {
  const dataDir = place(t);
  mkdirSync(dataDir);
  writeFileSync(join(dataDir, 'notes.txt'), 'mine');
  await assert.rejects(openPGlite({ dataDir }), /holds files but no database/);
  assert.deepEqual(readdirSync(dataDir), ['notes.txt']);
});
