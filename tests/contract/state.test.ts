import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import fc from 'fast-check';
import type { ActorContext, Json, StateOperation } from '../../src/dapr/port.ts';
import { type Behaviour, openBench, sharedBench } from './bench.ts';
import { runtimes } from './runtimes.ts';

/** Commits and reads what it is told, and counts in memory how many turns this activation had. */
function storing(context: ActorContext): Behaviour {
  let turns = 0;
  return {
    methods: {
      turns: () => ++turns,
      async read(key) {
        const value = await context.state.get(key as string);
        return value === undefined ? { absent: true } : { value };
      },
      async commit(operations) {
        turns++;
        await context.state.commit(operations as unknown as StateOperation[]);
        return null;
      },
      async commitAndThrow(operations) {
        turns++;
        await context.state.commit(operations as unknown as StateOperation[]);
        throw new Error('after the commit');
      },
      async commitAndSwallow(operations) {
        turns++;
        await context.state.commit(operations as unknown as StateOperation[]).catch(() => {});
        return null;
      },
      async commitTwice(operations) {
        await context.state.commit(operations as unknown as StateOperation[]).catch(() => {});
        await context.state.commit([put('late', true)]);
        return null;
      },
      throwOnly() {
        turns++;
        throw new Error('before any commit');
      },
    },
  };
}

const put = (key: string, value: Json): StateOperation => ({ operation: 'upsert', key, value });
// Revision 7 of a task that does not exist: the database refuses it in every runtime (docs/design.md, "fences").
const refused = put('doc', { rev: 7 });
const json = (operations: StateOperation[]) => operations as unknown as Json;

// docs.dapr.io: "Actors API reference", "Actor state transaction" and "Actor state".
for (const subject of runtimes)
  describe(`actor state on the ${subject.name} runtime`, { concurrency: true }, () => {
    const { bench } = sharedBench(subject);

    test('a committed value is read back as the same value', async () => {
      const actor = bench().actor(storing);
      await fc.assert(
        fc.asyncProperty(fc.jsonValue(), async (value) => {
          await actor.invoke('commit', json([put('doc', value as Json)]));
          assert.deepEqual(await actor.invoke('read', 'doc'), { value: JSON.parse(JSON.stringify(value)) });
        }),
        { numRuns: 20 },
      );
    });

    // 204 for an absent key, never 404.
    test('an absent key reads as undefined, a stored null as null', async () => {
      const actor = bench().actor(storing);
      assert.deepEqual(await actor.invoke('read', 'doc'), { absent: true });
      await actor.invoke('commit', json([put('doc', null)]));
      assert.deepEqual(await actor.invoke('read', 'doc'), { value: null });
    });

    test('a deleted key is absent, and deleting an absent one is fine', async () => {
      const actor = bench().actor(storing);
      await actor.invoke('commit', json([put('doc', 1)]));
      await actor.invoke('commit', json([{ operation: 'delete', key: 'doc' }]));
      assert.deepEqual(await actor.invoke('read', 'doc'), { absent: true });
      await actor.invoke('commit', json([{ operation: 'delete', key: 'doc' }]));
    });

    test('an actor does not see the state of another', async () => {
      const actor = bench().actor(storing);
      await actor.invoke('commit', json([put('doc', 1)]));
      assert.deepEqual(await bench().actor(storing).invoke('read', 'doc'), { absent: true });
    });

    test('several operations commit together', async () => {
      const actor = bench().actor(storing);
      await actor.invoke('commit', json([put('a', 1), put('b', 2)]));
      await actor.invoke('commit', json([{ operation: 'delete', key: 'a' }, put('b', 3)]));
      assert.deepEqual(await actor.invoke('read', 'a'), { absent: true });
      assert.deepEqual(await actor.invoke('read', 'b'), { value: 3 });
    });

    test('a commit of nothing is fine', async () => {
      await bench().actor(storing).invoke('commit', []);
    });

    test('of operations of which one is refused, none is stored', async () => {
      const actor = bench().actor(storing, 'task');
      await assert.rejects(actor.invoke('commit', json([put('a', 1), refused])));
      assert.deepEqual(await actor.invoke('read', 'a'), { absent: true });
      await assert.rejects(actor.invoke('commit', json([refused, put('a', 1)])));
      assert.deepEqual(await actor.invoke('read', 'a'), { absent: true });
    });

    test('a failed commit ends the activation, also when the actor swallows the error', async () => {
      for (const method of ['commit', 'commitAndSwallow']) {
        const actor = bench().actor(storing, 'task');
        await actor.invoke('turns');
        assert.equal(await actor.invoke('turns'), 2);
        await actor.invoke(method, json([refused])).catch(() => {});
        assert.equal(await actor.invoke('turns'), 1);
      }
    });

    test('after a failed commit the same turn commits nothing more', async () => {
      const actor = bench().actor(storing, 'task');
      await assert.rejects(actor.invoke('commitTwice', json([refused])));
      assert.deepEqual(await actor.invoke('read', 'late'), { absent: true });
    });

    test('a method that throws leaves nothing in memory; what it committed before stays', async () => {
      const actor = bench().actor(storing);
      await actor.invoke('turns');
      await assert.rejects(actor.invoke('throwOnly'));
      assert.equal(await actor.invoke('turns'), 1);
      await assert.rejects(actor.invoke('commitAndThrow', json([put('doc', 'kept')])));
      assert.deepEqual(await actor.invoke('read', 'doc'), { value: 'kept' });
    });

    // Dapr and Postgres would take more; these names pass every runtime unchanged (docs/design.md, "Actors").
    test('a state key outside a-z, 0-9, dot and dash is refused', async () => {
      const actor = bench().actor(storing);
      for (const key of ['', 'a/b', 'Ab', 'x'.repeat(81)]) {
        await assert.rejects(actor.invoke('commit', json([put(key, 1)])), key);
        await assert.rejects(actor.invoke('read', key), key);
      }
    });
  });

for (const subject of runtimes)
  test(`state survives a restart of the ${subject.name} runtime`, async (t) => {
    const bench = await openBench(t, subject);
    const actor = bench.actor(storing);
    await actor.invoke('commit', json([put('doc', { kept: ['yes'] })]));
    await bench.restart();
    assert.deepEqual(await actor.invoke('read', 'doc'), { value: { kept: ['yes'] } });
    assert.equal(await actor.invoke('turns'), 1);
  });

for (const subject of runtimes)
  test(`the ${subject.name} runtime lets running turns end when it stops, and takes no new ones`, async (t) => {
    const bench = await openBench(t, subject);
    let release = () => {};
    const begun = Promise.withResolvers<void>();
    const other = bench.actor(storing);
    const actor = bench.actor((context) => ({
      methods: {
        async slow() {
          begun.resolve();
          await new Promise<void>((resolve) => {
            release = resolve;
          });
          await other.invoke('commit', json([put('doc', 1)]));
          await context.state.commit([put('doc', 2)]);
          return 'ended';
        },
      },
    }));
    const slow = actor.invoke('slow');
    await begun.promise;
    const stopped = bench.runtime.stop(5000);
    await assert.rejects(other.invoke('turns'));
    assert.equal(await bench.runtime.healthy(), false);
    release();
    assert.equal(await slow, 'ended');
    await stopped;
  });
