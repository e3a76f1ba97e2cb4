import assert from 'node:assert/strict';
import { randomUUID } from 'node:crypto';
import { describe, test } from 'node:test';
import { AlreadyExists } from '../../src/dapr/port.ts';
import { eventually } from '../support/server.ts';
import { type Bench, inMs, openBench, sharedBench } from './bench.ts';
import { runtimes } from './runtimes.ts';

/** Resolves when a job set for `at` has fired: whatever was due by then had its chance. */
async function passed(bench: Bench, at: string): Promise<void> {
  const { name, seen } = bench.job();
  await bench.runtime.jobs.schedule(name, { dueTime: at });
  await eventually(() => assert.equal(seen.length, 1));
}

// docs.dapr.io: "Jobs overview", "Jobs API reference" (schedule, dueTime, repeats, overwrite, failurePolicy).
for (const subject of runtimes)
  describe(`jobs on the ${subject.name} runtime`, { concurrency: true }, () => {
    const { bench } = sharedBench(subject);

    test('a job fires once with its data, not early, and is gone afterwards', async () => {
      const { name, seen } = bench().job();
      const due = inMs(300);
      await bench().runtime.jobs.schedule(name, { dueTime: due, data: { reminder_id: 'r', list: [1] } });
      await eventually(() => assert.equal(seen.length, 1));
      assert.deepEqual(seen[0]?.data, { reminder_id: 'r', list: [1] });
      const late = (seen[0]?.at ?? 0) - Date.parse(due);
      assert.ok(late >= 0 && late < 2000, `${late} ms late`);
      await eventually(async () => assert.equal(await bench().runtime.jobs.get(name), undefined));
      assert.equal(seen.length, 1);
    });

    test('a job without data fires, and null is the same as none', async () => {
      const [bare, empty] = [bench().job(), bench().job()];
      await bench().runtime.jobs.schedule(bare.name, { dueTime: inMs(10) });
      await bench().runtime.jobs.schedule(empty.name, { dueTime: inMs(10), data: null });
      await eventually(() => assert.deepEqual([bare.seen.length, empty.seen.length], [1, 1]));
      assert.deepEqual([bare.seen[0]?.data, empty.seen[0]?.data], [undefined, undefined]);
    });

    test('a job that waits can be looked up', async () => {
      const { name } = bench().job();
      await bench().runtime.jobs.schedule(name, { dueTime: inMs(3_600_000), data: { a: 1 } });
      const found = await bench().runtime.jobs.get(name);
      assert.equal(found?.name, name);
      assert.deepEqual(found?.data, { a: 1 });
      await bench().runtime.jobs.delete(name);
    });

    test('a job that does not exist reads as undefined, and deleting it is fine', async () => {
      const name = `job-${randomUUID()}`;
      assert.equal(await bench().runtime.jobs.get(name), undefined);
      await bench().runtime.jobs.delete(name);
    });

    test('deleting cancels', async () => {
      const { name, seen } = bench().job();
      await bench().runtime.jobs.schedule(name, { dueTime: inMs(2000) });
      await bench().runtime.jobs.delete(name);
      await passed(bench(), inMs(2300));
      assert.deepEqual(seen, []);
    });

    // `overwrite` is false for jobs unless said.
    test('a taken name is AlreadyExists, and the job stays as it was', async () => {
      const { name, seen } = bench().job();
      const { jobs } = bench().runtime;
      await jobs.schedule(name, { dueTime: inMs(2000), data: 'first' });
      await assert.rejects(jobs.schedule(name, { dueTime: inMs(10), data: 'second' }), AlreadyExists);
      await passed(bench(), inMs(2300));
      assert.deepEqual(
        seen.map(({ data }) => data),
        ['first'],
      );
    });

    test('with overwrite true a name is scheduled anew', async () => {
      const { name, seen } = bench().job();
      const { jobs } = bench().runtime;
      await jobs.schedule(name, { dueTime: inMs(2000), data: 'old' });
      await jobs.schedule(name, { dueTime: inMs(2100), data: 'new', overwrite: true });
      await passed(bench(), inMs(2500));
      assert.deepEqual(
        seen.map(({ data }) => data),
        ['new'],
      );
    });

    test('a schedule with repeats fires that often, a period apart', async () => {
      const { name, seen } = bench().job();
      const asked = Date.now();
      await bench().runtime.jobs.schedule(name, { schedule: '@every 1s', repeats: 2 });
      await eventually(() => assert.equal(seen.length, 2));
      await passed(bench(), inMs(1500));
      assert.equal(seen.length, 2);
      assert.ok((seen[1]?.at ?? 0) >= asked + 1900);
    });

    test('a schedule without repeats goes on until it is deleted', async () => {
      const { name, seen } = bench().job();
      await bench().runtime.jobs.schedule(name, { schedule: '@every 1s' });
      await eventually(() => assert.equal(seen.length, 3));
      await bench().runtime.jobs.delete(name);
      assert.equal(await bench().runtime.jobs.get(name), undefined);
    });

    test('by default a failing job is tried four times a second apart, then dropped', async () => {
      const { name, seen } = bench().job(() => true);
      const due = inMs(50);
      await bench().runtime.jobs.schedule(name, { dueTime: due });
      await eventually(() => assert.equal(seen.length, 4));
      await passed(bench(), inMs(1500));
      assert.equal(seen.length, 4);
      // Counted where the tick is sent: an attempt that comes late makes the next one no later.
      for (const [i, { at }] of seen.entries())
        assert.ok(at >= Date.parse(due) + 1_000 * i - 300, `attempt ${i + 1} came too soon`);
      assert.equal(await bench().runtime.jobs.get(name), undefined);
    });

    test('failure policy drop: a failing job is tried once', async () => {
      const { name, seen } = bench().job(() => true);
      await bench().runtime.jobs.schedule(name, { dueTime: inMs(50), failurePolicy: { drop: true } });
      await passed(bench(), inMs(1800));
      assert.equal(seen.length, 1);
    });

    test('failure policy constant: tried as often and as far apart as it says', async () => {
      const { name, seen } = bench().job(() => true);
      const failurePolicy = { intervalSeconds: 2, maxRetries: 1 };
      await bench().runtime.jobs.schedule(name, { dueTime: inMs(50), failurePolicy });
      await eventually(() => assert.equal(seen.length, 2));
      assert.ok((seen[1]?.at ?? 0) - (seen[0]?.at ?? 0) >= 1700);
      await passed(bench(), inMs(2500));
      assert.equal(seen.length, 2);
    });

    // 400 DAPR_SCHEDULER_SCHEDULE_EMPTY.
    test('a job without due time and schedule, with a malformed one, or with a bad name is refused', async () => {
      const { jobs } = bench().runtime;
      await assert.rejects(jobs.schedule(`job-${randomUUID()}`, {}));
      await assert.rejects(jobs.schedule(`job-${randomUUID()}`, { dueTime: 'soon' }));
      await assert.rejects(jobs.schedule('bad/name', { dueTime: inMs(10) }));
    });
  });

for (const subject of runtimes)
  test(`jobs survive a restart of the ${subject.name} runtime`, async (t) => {
    const bench = await openBench(t, subject);
    const { name, seen } = bench.job();
    await bench.runtime.jobs.schedule(name, { dueTime: inMs(3000), data: 'kept' });
    await bench.restart();
    await eventually(() => assert.equal(seen[0]?.data, 'kept'));
  });
