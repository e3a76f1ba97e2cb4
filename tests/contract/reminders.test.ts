import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { eventually } from '../support/server.ts';
import { type Bench, inMs, openBench, sharedBench } from './bench.ts';
import { runtimes } from './runtimes.ts';

/** Resolves when a reminder set for `at` has fired: whatever was due by then had its chance. */
async function passed(bench: Bench, at: string): Promise<void> {
  const marker = bench.reminded();
  await marker.register('marker', { dueTime: at });
  await eventually(() => assert.equal(marker.seen.length, 1));
}

const names = (seen: { name: string }[]) => seen.map(({ name }) => name);

// docs.dapr.io: "Actors timers and reminders", "Actors API reference" (reminders); default failure policy of the scheduler.
for (const subject of runtimes)
  describe(`reminders on the ${subject.name} runtime`, { concurrency: true }, () => {
    const { bench } = sharedBench(subject);

    test('a reminder fires once, with its name and data, and not early', async () => {
      const actor = bench().reminded();
      const due = inMs(300);
      await actor.register('pay-rent', { dueTime: due, data: { amount: [1, null, 'ü'] } });
      await eventually(() => assert.equal(actor.seen.length, 1));
      await passed(bench(), inMs(300));
      assert.deepEqual(names(actor.seen), ['pay-rent']);
      assert.deepEqual(actor.seen[0]?.data, { amount: [1, null, 'ü'] });
      const late = (actor.seen[0]?.at ?? 0) - Date.parse(due);
      assert.ok(late >= 0 && late < 2000, `${late} ms late`);
    });

    test('a reminder without data fires without', async () => {
      const actor = bench().reminded();
      await actor.register('bare', { dueTime: inMs(10) });
      await eventually(() => assert.equal(actor.seen.length, 1));
      assert.equal(actor.seen[0]?.data, undefined);
    });

    test('a due time that has passed fires at once', async () => {
      const actor = bench().reminded();
      await actor.register('late', { dueTime: inMs(-60_000) });
      await eventually(() => assert.equal(actor.seen.length, 1));
    });

    test('a due time may be a duration from now', async () => {
      const actor = bench().reminded();
      const asked = Date.now();
      await actor.register('soon', { dueTime: 'PT1S' });
      await eventually(() => assert.equal(actor.seen.length, 1));
      assert.ok((actor.seen[0]?.at ?? 0) >= asked + 1000);
    });

    test('several reminders of one actor each fire', async () => {
      const actor = bench().reminded();
      for (const name of ['c', 'a', 'b']) await actor.register(name, { dueTime: inMs(100) });
      await eventually(() => assert.deepEqual(names(actor.seen).sort(), ['a', 'b', 'c']));
    });

    // `R<n>/`: the number of times it fires in all.
    test('a reminder that repeats twice fires at its due time, a period later, and no more', async () => {
      const actor = bench().reminded();
      const due = inMs(200);
      await actor.register('twice', { dueTime: due, period: 'R2/PT1S' });
      await passed(bench(), inMs(3500));
      assert.equal(actor.seen.length, 2);
      for (const [i, { at }] of actor.seen.entries()) assert.ok(at >= Date.parse(due) + i * 1000, `tick ${i} is early`);
    });

    test('a period without a count goes on until the reminder is deleted', async () => {
      const actor = bench().reminded();
      await actor.register('on', { dueTime: inMs(10), period: 'PT1S' });
      await eventually(() => assert.equal(actor.seen.length, 3));
      await actor.delete('on');
      const before = actor.seen.length;
      await passed(bench(), inMs(2200));
      assert.ok(actor.seen.length - before <= 1, 'one tick may have been on its way');
    });

    test('deleting cancels, and deleting what is not there is fine', async () => {
      const actor = bench().reminded();
      await actor.register('gone', { dueTime: inMs(2000) });
      await actor.delete('gone');
      await actor.delete('gone');
      await passed(bench(), inMs(2300));
      assert.deepEqual(actor.seen, []);
    });

    // `overwrite` is true for reminders unless said.
    test('registering a name again replaces due time, period and data', async () => {
      const actor = bench().reminded();
      await actor.register('moved', { dueTime: inMs(2000), period: 'PT1S', data: 'old' });
      await actor.register('moved', { dueTime: inMs(2100), data: 'new' });
      await passed(bench(), inMs(3500));
      assert.deepEqual(
        actor.seen.map(({ data }) => data),
        ['new'],
      );
    });

    test('a reminder that is registered again from its own tick fires again', async () => {
      const seen: string[] = [];
      const actor = bench().actor((context) => ({
        methods: {
          async begin() {
            await context.reminders.register('again', { dueTime: inMs(10) });
            return null;
          },
        },
        async remind(name) {
          seen.push(name);
          if (seen.length < 3) await context.reminders.register('again', { dueTime: inMs(10) });
        },
      }));
      await actor.invoke('begin');
      await eventually(() => assert.equal(seen.length, 3));
    });

    test('with overwrite false a taken name is AlreadyExists and keeps its reminder', async () => {
      const actor = bench().reminded();
      await actor.register('once', { dueTime: inMs(2000), data: 'first' });
      assert.equal(await actor.register('once', { dueTime: inMs(10), data: 'second', overwrite: false }), 'taken');
      await passed(bench(), inMs(2300));
      assert.deepEqual(
        actor.seen.map(({ data }) => data),
        ['first'],
      );
    });

    // Scheduler's default failure policy: constant, 1 s, 3 retries; then the tick is dropped and a one-shot deleted.
    test('a failing handler is tried four times a second apart, then the reminder is gone', async () => {
      const actor = bench().reminded(() => true);
      const due = inMs(50);
      await actor.register('fails', { dueTime: due });
      await eventually(() => assert.equal(actor.seen.length, 4));
      await passed(bench(), inMs(1500));
      assert.equal(actor.seen.length, 4);
      // The second is counted where the tick is sent, not where it arrives: an attempt that comes late makes the next one no later.
      for (const [i, { at }] of actor.seen.entries())
        assert.ok(at >= Date.parse(due) + 1_000 * i - 300, `attempt ${i + 1} came too soon`);
      assert.equal(await actor.register('fails', { dueTime: inMs(3_600_000), overwrite: false }), 'registered');
      await actor.delete('fails');
    });

    test('a handler that fails twice is done with the third attempt', async () => {
      const actor = bench().reminded((seen) => seen.length < 3);
      await actor.register('recovers', { dueTime: inMs(50) });
      await eventually(() => assert.equal(actor.seen.length, 3));
      await passed(bench(), inMs(1500));
      assert.equal(actor.seen.length, 3);
    });

    test('a repeating reminder goes on after a tick was given up', async () => {
      const actor = bench().reminded((seen) => seen.length <= 4);
      await actor.register('goes-on', { dueTime: inMs(50), period: 'R2/PT1S' });
      await eventually(() => assert.equal(actor.seen.length, 5));
    });

    test('a reminder waits for the turn that runs', async () => {
      const order: string[] = [];
      let release = () => {};
      const actor = bench().actor((context) => ({
        methods: {
          async slow() {
            await context.reminders.register('wait', { dueTime: inMs(-1000) });
            order.push('begin');
            await new Promise<void>((resolve) => {
              release = resolve;
            });
            order.push('end');
            return null;
          },
        },
        remind: () => void order.push('tick'),
      }));
      const slow = actor.invoke('slow');
      await eventually(() => assert.deepEqual(order, ['begin']));
      await passed(bench(), inMs(100));
      release();
      await slow;
      await eventually(() => assert.deepEqual(order, ['begin', 'end', 'tick']));
    });

    test('a slow handler of one actor does not hold up the reminders of others', async () => {
      let release = () => {};
      const slow = bench().actor((context) => ({
        methods: { begin: async () => (await context.reminders.register('slow', { dueTime: inMs(-1) })) ?? null },
        remind: () =>
          new Promise<void>((resolve) => {
            release = resolve;
          }),
      }));
      await slow.invoke('begin');
      await passed(bench(), inMs(200));
      release();
    });

    test('a malformed due time or period, or a bad name, is refused', async () => {
      const actor = bench().reminded();
      await assert.rejects(actor.register('bad', { dueTime: 'tomorrow' }));
      await assert.rejects(actor.register('bad', { dueTime: inMs(10), period: 'P1M' }));
      await assert.rejects(actor.register('bad/name', { dueTime: inMs(10) }));
    });
  });

for (const subject of runtimes)
  test(`reminders survive a restart of the ${subject.name} runtime`, async (t) => {
    const bench = await openBench(t, subject);
    const actor = bench.reminded();
    await actor.register('kept', { dueTime: inMs(3000), data: 1 });
    await bench.restart();
    await eventually(() => assert.deepEqual(actor.seen[0]?.data, 1));
    assert.equal(actor.seen.length, 1);
  });

// dapr/dapr#4500: a recurring one replays every missed tick.
for (const subject of runtimes.filter(({ can }) => can.has('ticks-wait-while-stopped')))
  test(`what was missed while the ${subject.name} runtime was stopped fires, every tick of it`, async (t) => {
    const bench = await openBench(t, subject);
    const [once, thrice] = [bench.reminded(), bench.reminded()];
    const due = Date.now() + 600;
    await once.register('once', { dueTime: new Date(due).toISOString() });
    await thrice.register('thrice', { dueTime: new Date(due).toISOString(), period: 'R3/PT1S' });
    await bench.restart(() => eventually(() => assert.ok(Date.now() > due + 2000)));
    await eventually(() => assert.deepEqual([once.seen.length, thrice.seen.length], [1, 3]));
  });
