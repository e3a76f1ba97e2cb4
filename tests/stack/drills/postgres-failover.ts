import assert from 'node:assert/strict';
import { eventually } from '../../support/server.ts';
import type { Drill, Scene } from './scene.ts';

export const postgresFailover: Drill = {
  name: 'postgres-failover',
  shows:
    'the primary is killed and its synchronous standby takes its address: seconds of 503, nothing acknowledged is lost',
  async run(scene) {
    const { stack, page, reading, shell, ask, say } = scene;
    const recovering = page.command('pg_is_in_recovery()');
    const outbox = 'max(actodo_outbox_rows)';
    await scene.underLoad(async (ledger) => {
      const standby = await stack.postgres.startStandby();
      assert.match(await shell(recovering, { DATABASE_URL: standby.url('actodo') }), /^ t$/m);
      const before = ledger.counts.acknowledged;
      await eventually(() => assert.ok(ledger.counts.acknowledged > before + 20));
      // Fenced: nobody starts it again.
      await stack.postgres.process.stop('SIGKILL');
      await databaseIsDown(scene);
      say('the primary is gone; the program says that its database does not answer');
      const began = performance.now();
      await standby.takeOver();
      await eventually(async () => assert.match(await shell(page.command('/readyz')), /"database":"ok"/));
      assert.match(await shell(recovering), /^ f$/m);
      const acknowledged = ledger.counts.acknowledged;
      await eventually(() => assert.ok(ledger.counts.acknowledged > acknowledged));
      say(`the standby has taken over; changes are acknowledged ${Math.round(performance.now() - began)} ms later`);
    });
    await eventually(async () => assert.equal(await reading(page.query('min(actodo_database_answers)')), 1));
    await eventually(async () => assert.equal(await reading(outbox), 0));
    const { ok } = await ask<{ ok: boolean }>(page.route('GET /api/admin/audit/verify'));
    assert.equal(ok, true);
  },
};

async function databaseIsDown({ page, reading, stack }: Scene): Promise<void> {
  await eventually(async () => assert.equal(await reading(page.query('min(actodo_database_answers)')), 0));
  await eventually(async () => {
    const answer = await fetch(`${stack.baseUrl}/readyz`);
    const { checks } = (await answer.json()) as { checks: Record<string, string> };
    assert.deepEqual([answer.status, checks.database], [503, 'down']);
  });
}
