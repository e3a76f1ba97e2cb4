import assert from 'node:assert/strict';
import { channel } from 'node:diagnostics_channel';
import { test } from 'node:test';
import type { ActorBackend } from '../../src/dapr/activation.ts';
import { createHost, type HostOptions } from '../../src/dapr/host.ts';
import type { Actor, ActorContext, Json } from '../../src/dapr/port.ts';
import { openLog } from '../../src/log.ts';
import { eventually } from '../support/server.ts';

const nothingStored: ActorBackend = {
  readState: async () => undefined,
  commitState: async () => {},
  registerReminder: async () => {},
  deleteReminder: async () => {},
};

/** A host of one actor type `probe`; its activations are counted. */
function hostOf(invoke: (context: ActorContext, method: string) => Promise<Json>, options: Partial<HostOptions> = {}) {
  const activated: string[] = [];
  const activate = (context: ActorContext): Actor => {
    activated.push(context.id);
    return { invoke: (method) => invoke(context, method), remind: async () => {} };
  };
  const host = createHost({
    types: { probe: { activate } },
    backend: nothingStored,
    log: openLog('fatal'),
    ...options,
  });
  return { host, activated, call: (id: string, method = 'go') => host.invoke('probe', id, method, null) };
}

test('an actor is activated once and kept between turns', async () => {
  const { activated, call } = hostOf(async () => null);
  await Promise.all([call('a'), call('a'), call('b')]);
  await call('a');
  assert.deepEqual(activated, ['a', 'b']);
});

test('a thrown turn drops the activation, and the turns that wait get a new one', async () => {
  const { activated, call } = hostOf(async (_context, method) => {
    if (method === 'fail') throw new Error('broken');
    return null;
  });
  const calls = [call('a'), call('a', 'fail'), call('a')];
  await assert.rejects(calls[1] ?? Promise.resolve(), /broken/);
  await Promise.all([calls[0], calls[2]]);
  assert.deepEqual(activated, ['a', 'a']);
});

test('an activation that fails is an error to its caller, and the next call tries again', async () => {
  let tries = 0;
  const activate = (): Actor => {
    if (++tries === 1) throw new Error('not yet');
    return { invoke: async () => 'fine', remind: async () => {} };
  };
  const host = createHost({ types: { probe: { activate } }, backend: nothingStored, log: openLog('fatal') });
  await assert.rejects(host.invoke('probe', 'a', 'go', null), /not yet/);
  assert.equal(await host.invoke('probe', 'a', 'go', null), 'fine');
});

test('more idle actors than the bound lose the least recently used ones', async () => {
  const { host, activated, call } = hostOf(async () => null, { maxIdle: 2 });
  for (const id of ['a', 'b', 'a', 'c']) await call(id);
  assert.equal(host.count().activations, 2);
  await call('a');
  await call('b');
  assert.deepEqual(activated, ['a', 'b', 'c', 'b']);
});

test('beyond a larger bound a twentieth of it goes at once, the oldest first', async () => {
  const { host, activated, call } = hostOf(async () => null, { maxIdle: 40 });
  for (let id = 0; id < 40; id++) await call(`a${id}`);
  assert.equal(host.count().activations, 40);
  await call('one more');
  assert.equal(host.count().activations, 38);
  await call('a3');
  assert.equal(activated.filter((id) => id === 'a3').length, 1);
  await call('a2');
  assert.equal(activated.filter((id) => id === 'a2').length, 2);
});

test('an actor at work is never deactivated by the bound', async () => {
  const hold = Promise.withResolvers<null>();
  const { activated, call } = hostOf(async (_context, method) => (method === 'hold' ? hold.promise : null), {
    maxIdle: 1,
  });
  const held = call('held', 'hold');
  for (const id of ['a', 'b', 'c']) await call(id);
  hold.resolve(null);
  await held;
  await call('held');
  assert.equal(activated.filter((id) => id === 'held').length, 1);
});

test('an actor that is idle too long is deactivated', async () => {
  const { host, call } = hostOf(async () => null, { idleMs: 20 });
  await call('a');
  await eventually(() => assert.equal(host.count().activations, 0));
});

test('an actor of which every turn failed leaves nothing behind', async () => {
  const { host, call } = hostOf(async () => {
    throw new Error('broken');
  });
  await assert.rejects(call('a'));
  assert.deepEqual(host.count(), { activations: 0, turns: 0 });
});

test('deactivating does not wait for the turn that runs, which is the last of its activation', async () => {
  const hold = Promise.withResolvers<null>();
  const { host, call } = hostOf(() => hold.promise);
  const turn = call('a');
  await host.deactivate('probe', 'a');
  assert.equal(host.count().turns, 1);
  hold.resolve(null);
  await turn;
  assert.equal(host.count().activations, 0);
  await host.deactivate('probe', 'never-seen');
});

test('what an activation commits after its turn, or after it was dropped, is refused', async () => {
  let late: ActorContext | undefined;
  const { host, call } = hostOf(async (context) => {
    late = context;
    return null;
  });
  await call('a');
  await assert.rejects(async () => late?.state.commit([]), /may not write/);
  await assert.rejects(async () => late?.reminders.register('r', { dueTime: 'PT1S' }), /may not write/);
  const dropped = late;
  await host.deactivate('probe', 'a');
  const { promise, resolve } = Promise.withResolvers<null>();
  const second = hostOf(() => promise);
  const running = second.call('a');
  await assert.rejects(async () => dropped?.state.commit([]), /may not write/);
  resolve(null);
  await running;
});

test('a call of the present activation is a turn of it, and makes none', async () => {
  const { host, activated, call } = hostOf(async (_context, method) => method);
  const present = () => host.invokePresent('probe', 'a', 'near', null);
  assert.equal(await present(), undefined);
  await call('a');
  assert.deepEqual(await present(), { answer: 'near' });
  await host.deactivate('probe', 'a');
  assert.equal(await present(), undefined);
  assert.deepEqual(activated, ['a']);
  assert.deepEqual(host.count(), { activations: 0, turns: 0 });
});

test('of an activation that leaves with the present turn, those who waited beside the sidecar make no other', async () => {
  const hold = Promise.withResolvers<null>();
  const { host, activated, call } = hostOf(() => hold.promise);
  const last = call('a');
  await eventually(() => assert.deepEqual(activated, ['a']));
  const near = host.invokePresent('probe', 'a', 'near', null);
  await host.deactivate('probe', 'a');
  hold.resolve(null);
  assert.equal(await last, null);
  assert.equal(await near, undefined);
  assert.deepEqual(activated, ['a']);
});

test('closing waits for turns that run or wait, then refuses new ones', async () => {
  const hold = Promise.withResolvers<null>();
  const { host, call } = hostOf(() => hold.promise);
  const calls = [call('a'), call('a'), call('b')];
  const closing = host.close(5000);
  hold.resolve(null);
  await closing;
  assert.deepEqual(await Promise.all(calls), [null, null, null]);
  await assert.rejects(call('a'), /stopping/);
});

test('closing does not wait longer than its grace, and what is late may not commit', async () => {
  const hold = Promise.withResolvers<null>();
  const { host, call } = hostOf(async (context) => {
    await hold.promise;
    await context.state.commit([]);
    return null;
  });
  const calls = [call('a'), call('a')].map((each) => assert.rejects(each));
  await host.close(10);
  hold.resolve(null);
  await Promise.all(calls);
});

test('the steps of a committing turn are published in order, and one of a refused commit is missing', async () => {
  const steps: unknown[] = [];
  const note = (message: unknown) => steps.push((message as { step: string }).step);
  channel('actodo:step').subscribe(note);
  const { call } = hostOf(async (context) => {
    await context.state.commit([]);
    return null;
  });
  await call('a');
  assert.deepEqual(steps, ['turn-begun', 'before-commit', 'after-commit']);
  const failing = hostOf(
    async (context) => {
      await context.state.commit([]);
      return null;
    },
    { backend: { ...nothingStored, commitState: () => Promise.reject(new Error('down')) } },
  );
  await assert.rejects(failing.call('a'), /down/);
  assert.deepEqual(steps.slice(3), ['turn-begun', 'before-commit']);
  channel('actodo:step').unsubscribe(note);
});

test('an unknown type is named together with the known ones, also one that every object has', async () => {
  const { host } = hostOf(async () => null);
  for (const type of ['unknown', 'constructor'])
    await assert.rejects(host.invoke(type, 'a', 'go', null), new RegExp(`${type}.*probe`));
});
