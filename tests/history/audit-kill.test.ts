import assert from 'node:assert/strict';
import { once } from 'node:events';
import { join } from 'node:path';
import { test } from 'node:test';
import { fileURLToPath } from 'node:url';
import { sealNext, settledSeq } from '../../src/db/audit/seals.ts';
import { verifyAudit } from '../../src/db/audit/verify.ts';
import { openDatabase } from '../../src/db/database.ts';
import { startChild } from '../support/children.ts';
import { nodeFlags } from '../support/node-flags.ts';
import { dataDirectory } from '../support/server.ts';

const dying = fileURLToPath(new URL('../support/dying-sealer.ts', import.meta.url));

test('killed while it seals: what is there holds, and the next process goes on', async (t) => {
  const dataDir = join(await dataDirectory(t), 'pglite');
  for (const [round, seals] of [3, 8, 15].entries()) {
    const child = startChild(t, process.execPath, [...nodeFlags, dying, dataDir, `${round * 100_000}`], {});
    for (let heard = 0; heard < seals; ) heard += String((await once(child.stdout, 'data'))[0]).split('\n').length - 1;
    child.kill('SIGKILL');
    await once(child, 'exit');
    const db = await openDatabase({ driver: 'pglite', dataDir });
    try {
      const left = await verifyAudit(db);
      assert.ok(left.ok && left.checked >= seals * 6, JSON.stringify(left));
      while (await sealNext(db, (await settledSeq(db)) ?? 0));
      const { ok, unsealed } = await verifyAudit(db);
      assert.deepEqual([ok, unsealed], [true, 0]);
    } finally {
      await db.destroy();
    }
  }
});
