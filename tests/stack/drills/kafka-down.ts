import assert from 'node:assert/strict';
import { mcpDoor } from '../../support/history/doors.ts';
import { eventually } from '../../support/server.ts';
import type { Drill } from './scene.ts';

export const kafkaDown: Drill = {
  name: 'kafka-down',
  shows: 'the broker is killed: adding goes on, events wait in the outbox; it comes back, and nothing is sent by hand',
  async run(scene) {
    const { stack, page, rows, reading, say } = scene;
    const refused = page.query('actodo_events_published_total');
    const before = (await reading(refused)) ?? 0;
    await scene.underLoad(async (ledger) => {
      await stack.kafka.process.stop('SIGKILL');
      const waits: number[] = [];
      for (const account of ledger.accounts) {
        const { from, to } = await ledger.add(account, mcpDoor(scene.serving()[0].url));
        waits.push(to - from);
      }
      await eventually(async () => assert.ok(((await reading(refused)) ?? 0) > before, 'nothing is refused'));
      const [{ size } = { size: '' }] = await rows<{ size: string }>(page.sql('pg_total_relation_size'));
      say(
        `adds take up to ${Math.round(Math.max(...waits))} ms; the outbox has ${await reading(page.query('outbox_rows'))} events, ${size}`,
      );
      page.says('Bring the broker back');
      stack.kafka.process.start();
      page.says('Nothing has to be sent again by hand');
    });
    await eventually(async () => assert.equal(await reading(page.query('outbox_rows')), 0));
    page.says('the pods of the consumers are ready');
    await scene.consumers().ready();
  },
};
