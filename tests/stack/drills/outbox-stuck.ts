import assert from 'node:assert/strict';
import { eventually } from '../../support/server.ts';
import type { Drill } from './scene.ts';

export const outboxStuck: Drill = {
  name: 'outbox-stuck',
  shows: 'no process has the role relay: changes go on and wait; one is started, and all of it is delivered in order',
  async run(scene) {
    const { page, rows, reading, say } = scene;
    await scene.underLoad(async () => {
      await scene.relay().app.stop();
      const waits = page.query('max(actodo_outbox_rows)');
      await eventually(async () => assert.ok(Number(await reading(waits)) >= 30));
      const age = await reading('max(actodo_outbox_oldest_seconds)');
      say(`${await reading(waits)} events wait, the oldest for ${Math.round(age ?? 0)} s`);
      const topics = await rows<{ topic: string; count: string }>(page.sql('from outbox'));
      assert.deepEqual(
        topics.map(({ topic }) => topic).sort(),
        ['reminders', 'task-events', 'task-updates'].slice(-topics.length).sort(),
      );
      const leases = await rows<{ over: boolean }>(page.sql("from leases where name = 'relay'"));
      assert.ok(leases.every(({ over }) => over));
      page.says('no process has the role `relay`');
      scene.relay().app.start();
      await scene.holds(page.query('max(actodo_outbox_oldest_seconds) < 1'));
      say('a process with the role runs again, and nothing waits');
    });
  },
};
