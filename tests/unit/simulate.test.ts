import assert from 'node:assert/strict';
import { test } from 'node:test';
import { layoutOf, loadOf } from '../simulate/layouts.ts';
import { hostOf, imbalanceOf, movedBetween, placeOf, ringOf, sharesOf } from '../simulate/placement.ts';
import { type Flow, partitionsFor, simulate } from '../simulate/queues.ts';

const hosts = ['10.0.0.1:50002', '10.0.0.2:50002', '10.0.0.3:50002'];
const sum = (values: Iterable<number>) => [...values].reduce((all, value) => all + value, 0);
const close = (one: number, other: number, by: number) =>
  assert.ok(Math.abs(one - other) <= by, `${one} is not ${other}`);

test('a place is the first eight bytes of BLAKE2b-512, the lowest first', () => {
  // RFC 7693, appendix A: BLAKE2b-512("abc") begins with ba 80 a5 3f 98 1c 4d 0d.
  assert.equal(placeOf('abc'), 0x0d4d1c983fa580ban);
});

test('an actor is at the owner of the next point, and of the first behind the last', () => {
  const at = Number(placeOf('an actor')) / 2 ** 64;
  const ring = (...places: number[]) => places.map((place, n) => ({ at: place, host: `${n}` }));
  assert.equal(hostOf(ring(at - 0.01, at, at + 0.01), 'an actor'), '1');
  assert.equal(hostOf(ring(at - 0.02, at - 0.01), 'an actor'), '0');
});

test('shares are those of real actors', () => {
  const ring = ringOf(hosts);
  const shares = sharesOf(ring);
  close(sum(shares.values()), 1, 1e-9);
  const count = 20_000;
  const found = Map.groupBy(
    Array.from({ length: count }, (_, n) => `${n}.1`),
    (id) => hostOf(ring, id),
  );
  for (const host of hosts) close(found.get(host)!.length / count, shares.get(host)!, 0.015);
  close(imbalanceOf(ring), Math.max(...shares.values()) * 3, 1e-9);
});

test('what moves is what the new host gets, and what another leaves', () => {
  const [before, after] = [ringOf(hosts), ringOf([...hosts, '10.0.0.4:50002'])];
  assert.equal(movedBetween(before, before), 0);
  close(movedBetween(before, after), sharesOf(after).get('10.0.0.4:50002')!, 1e-9);
  close(movedBetween(after, before), movedBetween(before, after), 1e-9);
});

const flow: Flow = {
  changesPerSecond: 100,
  seconds: 10,
  relays: 1,
  partitions: 6,
  pass: { ms: 4, eachMs: 0.4, most: 50 },
  deliverMs: 4,
  seed: 1,
};

test('with little to do an event waits for a pass and a delivery', () => {
  const { p50, p99, behind } = simulate({ ...flow, changesPerSecond: 1 });
  close(p50, 4 + 0.4 + 4, 0.01);
  assert.ok(p99 < 20 && behind <= 1);
  assert.deepEqual(simulate(flow), simulate(flow), 'the same seed is the same run');
});

test('more than partitions or a relay can do grows, and more of them carry it', () => {
  const many = { ...flow, changesPerSecond: 2_000 };
  // Six partitions take 1,500 events a second.
  close(simulate(many).behind, 10 * 500, 700);
  assert.ok(simulate({ ...many, partitions: 24 }).p99 < 200);
  // A relay moves 50 changes in 24 ms.
  close(simulate({ ...flow, changesPerSecond: 4_000, partitions: 96 }).behind, 10 * (4_000 - 50 / 0.024), 700);
  assert.ok(simulate({ ...flow, changesPerSecond: 4_000, partitions: 96, relays: 4 }).behind < 500);
  assert.equal(partitionsFor(many, 1_000), 12);
  assert.throws(() => partitionsFor({ ...many, changesPerSecond: 3_000 }, 1_000), /the relays are the limit/);
});

test('a layout grows with its users, and its cells with what fills one first', () => {
  const [small, large] = [loadOf(1_000_000), loadOf(100_000_000)];
  close(large.changesPerSecond / small.changesPerSecond, 100, 1e-9);
  close(small.changesPerSecond, (300_000 * 10 * 5) / 86_400, 1e-9);
  assert.equal(layoutOf(small, 2_000).cells, 1);
  // 17,361 changes a second, none of the relays busier than 60 %; with faster relays Postgres is the limit.
  assert.equal(layoutOf(large, 2_000).cells, 15);
  assert.equal(layoutOf(large, 1_000_000).cells, 4);
  assert.equal(layoutOf(large, 2_000).live, 500);
});
