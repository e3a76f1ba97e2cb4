import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import Type from 'typebox';
import { jsonAnswer } from '../../src/api/answers.ts';
import { createWorkload } from '../../src/api/limits.ts';
import { Problem } from '../../src/api/problem.ts';
import { bind, route } from '../../src/api/route.ts';
import { createMetrics } from '../../src/metrics/metrics.ts';
import { testDatabase } from '../support/database.ts';
import { bearer, serveApi, signUp } from '../support/http.ts';
import { eventually } from '../support/server.ts';

const Done = Type.Object({ done: Type.Integer() });

test('who asks for more of a busy process than one thing at a time is told when to come again; others are served', async (t) => {
  let [begun, open] = [0, () => {}];
  const gate = new Promise<void>((resolve) => {
    open = resolve;
  });
  const about = { method: 'get', summary: 'Waits', caller: 'user', answer: jsonAnswer('Done', Done) } as const;
  const run = async () => {
    const done = ++begun;
    await gate;
    return { done };
  };
  const routes = [
    route({ ...about, path: '/api/{user_id}/slow', run }),
    route({ ...about, path: '/api/{user_id}/model', waits: true, run }),
  ];
  const api = await serveApi(t, await testDatabase(t), { routes: bind(routes, undefined) });
  const [ann, ben, cat, dan, eve] = await Promise.all(Array.from({ length: 5 }, () => signUp(api.url)));
  const ask = (user: typeof ann, what = 'slow') =>
    fetch(`${api.url}/api/${user!.id}/${what}`, { headers: bearer(user!.token) });
  // Of each as many as one user may have open, and of the last what waits for a model.
  const asked = [ann, ben, cat].flatMap((user) => Array.from({ length: 32 }, () => ask(user)));
  asked.push(...Array.from({ length: 31 }, () => ask(dan)), ...Array.from({ length: 16 }, () => ask(eve, 'model')));
  await eventually(() => assert.equal(begun, 143));
  asked.push(ask(eve));
  await eventually(() => assert.equal(begun, 144));
  const refused = await ask(dan);
  assert.equal(refused.status, 503);
  assert.match(refused.headers.get('retry-after')!, /^[123]$/);
  assert.partialDeepStrictEqual(await refused.json(), { code: 'unavailable' });
  assert.equal((await ask(eve)).status, 503);
  assert.equal(begun, 144, 'what is refused does not begin');
  asked.push(ask(eve, 'model'), ask(await signUp(api.url)));
  await eventually(() => assert.equal(begun, 146));
  assert.match(await api.metrics.registry.metrics(), /actodo_overloaded_total 2\n/);
  open();
  for (const each of asked) assert.equal((await each).status, 200);
  assert.equal((await ask(dan)).status, 200);
});

test('however requests come and go, a process has at most 1,024 at work, and in the end none', () => {
  const users = fc.constantFrom(...Array.from({ length: 5_000 }, (_, n) => `user ${n}`));
  fc.assert(
    fc.property(fc.array(fc.tuple(users, fc.nat(4)), { minLength: 3_000, maxLength: 6_000 }), (steps) => {
      const workload = createWorkload(createMetrics());
      const running: (() => void)[] = [];
      const begin = (user: string) => {
        try {
          running.push(workload.begin(user));
          return true;
        } catch (error) {
          assert.ok(error instanceof Problem && error.status === 503);
          return false;
        }
      };
      for (const [user, ends] of steps) {
        begin(user);
        if (ends === 0) running.shift()?.();
        assert.ok(running.length <= 1_024);
      }
      for (const end of running.splice(0)) end();
      for (let n = 0; n < 128; n++) assert.ok(begin('ann'), 'nothing is at work any more');
      assert.ok(!begin('ann') && begin('ben'));
    }),
    { numRuns: 20 },
  );
});
