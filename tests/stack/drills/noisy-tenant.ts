import assert from 'node:assert/strict';
import { callTool, eventually, type User } from '../../support/server.ts';
import type { Drill, Scene } from './scene.ts';

const changes = 60;
const requests = 700;
const atOnce = 20;

export const noisyTenant: Drill = {
  name: 'noisy-tenant',
  shows: 'one user asks without end: they get 429, the statements name them, a ban ends it and is taken back',
  async run(scene) {
    const { page, rows, reading, ask, call, newUser, stack, say } = scene;
    const [noisy, other] = [await newUser(), await newUser()];
    const limited = page.query('actodo_rate_limited_total');
    const before = (await reading(limited)) ?? 0;
    for (let n = 0; n < changes / atOnce; n++)
      await Promise.all(Array.from({ length: atOnce }, () => call(noisy, 'add_task', { title: 'Noise' })));
    const flooding = flood(scene, noisy);
    const began = performance.now();
    await call(other, 'add_task', { title: 'Call mom' });
    const addMs = performance.now() - began;
    const refused = await flooding;
    assert.ok(refused > 0 && Number(await reading(limited)) > before);
    say(`${refused} of ${requests} requests got 429; beside them another user's add took ${Math.round(addMs)} ms`);

    for (const [words, least] of [
      ['from audit_events', 1],
      ['from task_counts', changes],
    ] as const)
      await eventually(async () => {
        const found = await rows<{ user_id: string; changes?: string; tasks?: string }>(page.sql(words));
        const row = found.find(({ user_id }) => user_id === noisy.id);
        assert.ok(Number(row?.changes ?? row?.tasks) >= least, words);
      });
    await ask(page.route('POST /api/admin/users/{id}/ban', { id: noisy.id }), { reason: 'floods' });
    await eventually(async () => assert.equal(await status(stack.baseUrl, noisy), 401));
    say('banned: the token of before is refused');
    await ask(page.route('POST /api/admin/users/{id}/unban', { id: noisy.id }));
    assert.ok(!(await callTool(stack.baseUrl, other, 'list_tasks', {})).isError);
    const [kept] = await rows<{ n: number }>('select count(*)::int as n from tasks where user_id = $1', [noisy.id]);
    assert.equal(kept?.n, changes);
    say('unbanned, with every task that was acknowledged');
  },
};

const read = (url: string, { id, token }: User) =>
  fetch(`${url}/api/${id}/notifications`, { headers: { authorization: `Bearer ${token}` } });

async function status(url: string, user: User): Promise<number> {
  const answer = await read(url, user);
  await answer.arrayBuffer();
  return answer.status;
}

/** Answers how many were refused; each of them must say when to come back. */
async function flood({ stack }: Scene, user: User): Promise<number> {
  let left = requests;
  let refused = 0;
  const client = async () => {
    while (left-- > 0) {
      const answer = await read(stack.baseUrl, user);
      await answer.arrayBuffer();
      if (answer.status === 429) {
        refused++;
        assert.ok(Number(answer.headers.get('retry-after')) > 0);
      } else assert.equal(answer.status, 200);
    }
  };
  await Promise.all(Array.from({ length: atOnce }, client));
  return refused;
}
