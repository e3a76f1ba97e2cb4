import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import fc from 'fast-check';
import type { Json } from '../../src/dapr/port.ts';
import { eventually } from '../support/server.ts';
import { gate, sharedBench } from './bench.ts';
import { runtimes } from './runtimes.ts';

// docs.dapr.io: "Actors overview", "Actor runtime features" (turn-based access, state), "Actors API reference".
for (const subject of runtimes)
  describe(`actors on the ${subject.name} runtime`, { concurrency: true }, () => {
    const { bench } = sharedBench(subject);

    // Actor runtime features, "Concurrency": one turn of an actor at a time.
    test('two calls of one actor never overlap, and all of them run', async () => {
      let inside = 0;
      const actor = bench().actor(() => ({
        methods: {
          async visit(input) {
            assert.equal(++inside, 1);
            await new Promise((resolve) => setImmediate(resolve));
            inside--;
            return input;
          },
        },
      }));
      const calls = Array.from({ length: 20 }, (_, i) => actor.invoke('visit', i));
      assert.deepEqual(
        await Promise.all(calls),
        calls.map((_, i) => i),
      );
    });

    if (subject.can.has('calls-arrive-in-order'))
      test('calls of one actor run in the order in which they arrive', async () => {
        const order: Json[] = [];
        const first = gate();
        const actor = bench().actor(() => ({
          methods: {
            async visit(input) {
              if (input === 0) await first.opened;
              order.push(input);
              return null;
            },
          },
        }));
        const calls = Array.from({ length: 10 }, (_, i) => actor.invoke('visit', i));
        first.open();
        await Promise.all(calls);
        assert.deepEqual(order, [0, 1, 2, 3, 4, 5, 6, 7, 8, 9]);
      });

    test('one actor at work does not hold up another', async () => {
      const hold = gate();
      const held = bench().actor(() => ({ methods: { wait: () => hold.opened.then(() => 'done') } }));
      const other = bench().actor(() => ({ methods: { answer: () => 'here' } }));
      const waiting = held.invoke('wait');
      assert.equal(await other.invoke('answer'), 'here');
      hold.open();
      assert.equal(await waiting, 'done');
    });

    // dapr/dapr#4451: daprd's own lock ends with the caller's patience; the host's must not.
    test('a caller that no longer waits does not let the next turn in', async () => {
      const hold = gate();
      const order: string[] = [];
      const actor = bench().actor(() => ({
        methods: {
          async slow() {
            order.push('slow begins');
            await hold.opened;
            order.push('slow ends');
            return null;
          },
          quick: () => void order.push('quick') as unknown as null,
        },
      }));
      void actor.invoke('slow').catch(() => {});
      await eventually(() => assert.deepEqual(order, ['slow begins']));
      const quick = actor.invoke('quick');
      hold.open();
      await quick;
      assert.deepEqual(order, ['slow begins', 'slow ends', 'quick']);
    });

    test('an actor may call another one within its turn', async () => {
      const task = bench().actor(() => ({ methods: { double: (input) => (input as number) * 2 } }));
      const user = bench().actor(() => ({ methods: { ask: (input) => task.invoke('double', input) } }));
      assert.equal(await user.invoke('ask', 21), 42);
    });

    // Actors API, "Invoke actor method": the body passes through.
    test('what is sent and answered is what JSON makes of it', async () => {
      const actor = bench().actor(() => ({ methods: { echo: (input) => input } }));
      await fc.assert(
        fc.asyncProperty(fc.jsonValue(), async (value) => {
          const json = JSON.parse(JSON.stringify(value));
          assert.deepEqual(await actor.invoke('echo', value as Json), json);
        }),
        { numRuns: 30 },
      );
      assert.deepEqual(await actor.invoke('echo', { kept: 1, gone: undefined }), { kept: 1 });
    });

    test('callers and actors never share an object', async () => {
      const kept: { [key: string]: Json } = { list: [1] };
      const actor = bench().actor(() => ({
        methods: {
          answer: () => kept,
          change(input) {
            (input as { list: number[] }).list.push(2);
            return null;
          },
        },
      }));
      const sent = { list: [1] };
      await actor.invoke('change', sent);
      assert.deepEqual(sent, { list: [1] });
      ((await actor.invoke('answer')) as { list: number[] }).list.push(3);
      assert.deepEqual(await actor.invoke('answer'), { list: [1] });
    });

    test('a method that throws is an error to the caller', async () => {
      const actor = bench().actor(() => ({
        methods: {
          fail() {
            throw new Error('broken');
          },
        },
      }));
      await assert.rejects(actor.invoke('fail'));
    });

    test('an unknown method is an error that names it', async () => {
      const actor = bench().actor(() => ({}));
      await assert.rejects(actor.invoke('dance'), /dance/);
    });

    test('an unknown actor type is an error that names it', async () => {
      await assert.rejects(bench().runtime.invoke('unheard-of', 'x', 'get', null), /unheard-of/);
    });

    // Actors API: ids with # ? / \ or control characters are 400 ERR_BAD_REQUEST.
    test('an actor id that Dapr refuses is refused', async () => {
      for (const id of ['', '..', 'a/b', 'a#b', 'a?b', 'a\0b'])
        await assert.rejects(bench().runtime.invoke('probe', id, 'get', null), `id ${JSON.stringify(id)}`);
    });

    test('the runtime is healthy while it runs', async () => {
      assert.equal(await bench().runtime.healthy(), true);
    });
  });
