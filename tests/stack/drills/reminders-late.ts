import assert from 'node:assert/strict';
import { eventually } from '../../support/server.ts';
import { type Drill, soon } from './scene.ts';

const count = 12;

export const remindersLate: Drill = {
  name: 'reminders-late',
  shows: 'no process has the role actors while reminders come due: they are late; started again, each comes once',
  async run({ page, rows, reading, holds, newUser, call, serving, say }) {
    const user = await newUser();
    const hosts = serving();
    const due_date = soon(8_000);
    await Promise.all(Array.from({ length: count }, (_, n) => call(user, 'add_task', { title: `Due ${n}`, due_date })));
    await Promise.all(hosts.map(({ app }) => app.stop('SIGKILL')));
    try {
      const late = await eventually(async () => {
        const [found] = await rows<{ late: string }>(page.sql('as late'));
        assert.ok(Number(found?.late) > 0);
        return Number(found?.late);
      });
      assert.ok(Number(await reading(page.query('max(actodo_reminders_late)'))) > 0);
      say(`${late} reminders are late`);
      page.says('is there a process with the role `actors`');
    } finally {
      for (const { app } of hosts) app.start();
      await Promise.all(hosts.map((host) => host.ready()));
    }
    await eventually(async () => {
      const told = await rows('select from notifications where user_id = $1', [user.id]);
      assert.equal(told.length, count);
    });
    await holds(page.query('max(actodo_reminders_late_seconds) < 5'));
    const told = `select from audit_events where user_id = $1 and event_type = 'reminder.due'`;
    await eventually(async () => assert.equal((await rows(told, [user.id])).length, count));
    say('a process with the role runs again: each came, once');
  },
};
