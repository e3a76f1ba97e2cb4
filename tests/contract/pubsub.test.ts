import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import type { CloudEvent, Verdict } from '../../src/dapr/port.ts';
import { eventually } from '../support/server.ts';
import { message, publishAll, sharedBench } from './bench.ts';
import { runtimes } from './runtimes.ts';

const waitMs = 20_000;
const keep =
  (got: CloudEvent[], verdictOf: (event: CloudEvent) => Verdict = () => 'SUCCESS') =>
  (event: CloudEvent): Verdict => {
    got.push(event);
    return verdictOf(event);
  };
const dataOf = (events: CloudEvent[]) => events.map(({ data }) => data);

// docs.dapr.io: "Publish and subscribe overview" (at-least-once), "Pub/sub API reference" (bulk publish, SUCCESS, RETRY, DROP),
// "CloudEvents" (own id kept); Kafka component: partitionKey.
for (const subject of runtimes)
  describe(`publish and subscribe on the ${subject.name} runtime`, { concurrency: true }, () => {
    const { bench } = sharedBench(subject);

    test('an event arrives with its own id and every attribute it was published with', async () => {
      const got: CloudEvent[] = [];
      const own = bench().subscribe(keep(got));
      const sent = message(own, 'key', { text: 'ü', list: [1, null] });
      sent.event.replayfor = 'audit';
      await publishAll(bench().runtime, 'contract-one', [sent]);
      await eventually(() => assert.equal(got.length, 1), waitMs);
      for (const [name, value] of Object.entries(sent.event))
        assert.deepEqual((got[0] as unknown as Record<string, unknown>)[name], value, name);
    });

    test('events of one key arrive first in the order of publishing', async () => {
      const got: CloudEvent[] = [];
      const own = bench().subscribe(keep(got));
      const messages = Array.from({ length: 30 }, (_, i) => message(own, `${own}-${i % 3}`, i));
      await publishAll(bench().runtime, 'contract-one', messages.slice(0, 15));
      await publishAll(bench().runtime, 'contract-one', messages.slice(15));
      await eventually(() => assert.equal(new Set(dataOf(got)).size, 30), waitMs);
      for (const key of [0, 1, 2]) {
        const first = [...new Set(dataOf(got))].filter((data) => (data as number) % 3 === key);
        assert.deepEqual(
          first,
          first.toSorted((a, b) => (a as number) - (b as number)),
        );
      }
    });

    for (const [how, refuse] of [
      ['is answered RETRY', () => 'RETRY' as const],
      [
        'throws',
        () => {
          throw new Error('not now');
        },
      ],
    ] as const)
      test(`a delivery that ${how} comes again, and what follows under its key waits for it`, async () => {
        const got: CloudEvent[] = [];
        const own = bench().subscribe((event) => {
          got.push(event);
          return event.data === 1 && dataOf(got).filter((data) => data === 1).length < 3 ? refuse() : 'SUCCESS';
        });
        await publishAll(
          bench().runtime,
          'contract-one',
          [0, 1, 2].map((data) => message(own, own, data)),
        );
        await eventually(() => assert.ok(dataOf(got).includes(2)), waitMs);
        assert.deepEqual(dataOf(got).slice(0, 5), [0, 1, 1, 1, 2]);
      });

    test('a refused event of one key does not hold up another key for ever', async () => {
      const got: CloudEvent[] = [];
      let open = false;
      const own = bench().subscribe((event) => {
        if (event.data === 'stuck' && !open) return 'RETRY';
        got.push(event);
        return 'SUCCESS';
      });
      const publishing = publishAll(bench().runtime, 'contract-one', [
        message(own, `${own}-a`, 'stuck'),
        message(own, `${own}-b`, 'free'),
      ]);
      if (subject.can.has('keys-are-apart')) await eventually(() => assert.deepEqual(dataOf(got), ['free']), waitMs);
      open = true;
      await publishing;
      await eventually(() => assert.deepEqual(dataOf(got).toSorted(), ['free', 'stuck']), waitMs);
    });

    test('a dropped event does not come again, and what follows goes on', async () => {
      const got: CloudEvent[] = [];
      const own = bench().subscribe(keep(got, ({ data }) => (data === 0 ? 'DROP' : 'SUCCESS')));
      await publishAll(bench().runtime, 'contract-one', [message(own, own, 0), message(own, own, 1)]);
      await eventually(() => assert.deepEqual(dataOf(got), [0, 1]), waitMs);
    });

    test('two subscriptions of one topic both get every event, each its own copy', async () => {
      const got: string[] = [];
      const own = bench().subscribe((event, subscription) => {
        got.push(`${subscription} ${JSON.stringify(event.data)}`);
        (event.data as { list: number[] }).list.push(2);
        return 'SUCCESS';
      });
      await publishAll(bench().runtime, 'contract-two', [message(own, own, { list: [1] })]);
      const both = ['first {"list":[1]}', 'second {"list":[1]}'];
      const shared = () => [...new Set(got)].filter((line) => !line.startsWith('live')).toSorted();
      await eventually(() => assert.deepEqual(shared(), both), waitMs);
    });

    test('an event reaches who shares it and who gets each, and neither is told more than it asked for', async () => {
      const got: string[] = [];
      const own = bench().subscribe((_event, subscription) => {
        got.push(subscription);
        return 'SUCCESS';
      });
      await publishAll(bench().runtime, 'contract-two', [message(own, own)]);
      await eventually(() => assert.deepEqual([...new Set(got)].toSorted(), ['first', 'live', 'second']), waitMs);
    });

    test('when one of two subscriptions refuses, it gets the event again', async () => {
      const got: string[] = [];
      const own = bench().subscribe((_event, subscription) => {
        got.push(subscription);
        return subscription === 'second' && got.filter((name) => name === 'second').length === 1 ? 'RETRY' : 'SUCCESS';
      });
      await publishAll(bench().runtime, 'contract-two', [message(own, own)]);
      await eventually(() => assert.equal(got.filter((name) => name === 'second').length, 2), waitMs);
      assert.ok(got.includes('first'));
    });

    test('an event of a topic that nobody subscribes to is taken', async () => {
      assert.deepEqual(await bench().runtime.publish('contract-none', [message('nobody', 'key')]), []);
    });

    test('a subscriber may call an actor', async () => {
      const got: unknown[] = [];
      const actor = bench().actor(() => ({ methods: { echo: (input) => input } }));
      const own = bench().subscribe(async (event): Promise<Verdict> => {
        got.push(await actor.invoke('echo', event.data));
        return 'SUCCESS';
      });
      await publishAll(bench().runtime, 'contract-one', [message(own, own, 'through')]);
      await eventually(() => assert.deepEqual(got, ['through']), waitMs);
    });
  });
