import assert from 'node:assert/strict';
import { fakeOpenAi } from '../../support/fake-openai.ts';
import { postJson, type User } from '../../support/server.ts';
import type { Drill, Scene } from './scene.ts';

const group = { appId: 'actodo-chat', roles: 'api,mcp' };

export const modelProviderDown: Drill = {
  name: 'model-provider-down',
  shows: 'the model stops answering: the chat says so and loses nothing; without a model the built-in one goes on',
  async run(scene) {
    const { stack, page, reading, newUser, call, withReplica, say } = scene;
    const user = await newUser();
    const faults = page.query('sum by (kind) (rate(actodo_model_faults_total');
    const after: (() => unknown)[] = [];
    const provider = await fakeOpenAi({ after: (end) => void after.push(end as () => unknown) });
    try {
      const env = { OPENAI_BASE_URL: provider.baseUrl, OPENAI_MODEL: 'any', OPENAI_API_KEY: 'sk-drill' };
      await withReplica({ ...group, env }, async ({ url }) => {
        await chat(url, user, 'Add a task to water the plants');
        assert.ok(provider.requests.length > 0);
        const before = (await reading(faults)) ?? 0;
        provider.fail('bad-key');
        const answer = await chat(url, user, 'Add a task to feed the cat');
        assert.ok(Number(await reading(faults)) > before);
        say(`the provider refuses; the chat answers: ${answer.response}`);
        await call(user, 'add_task', { title: 'Call mom' });
      });
      const asked = provider.requests.length;
      page.says('without both and without `OPENAI_API_KEY` the built-in offline model');
      // The processes of the stack are such ones.
      const { tool_calls } = await chat(stack.baseUrl, user, 'Add a task to feed the cat');
      assert.deepEqual(
        tool_calls.map(({ name, status }) => [name, status]),
        [['add_task', 'ok']],
      );
      assert.equal(provider.requests.length, asked);
    } finally {
      for (const end of after) await end();
    }
    assert.deepEqual(await titles(scene, user), ['Call mom', 'Feed the cat', 'Water the plants']);
    say('with the built-in model the chat works; every task is there once');
  },
};

type Answer = { response: string; tool_calls: { name: string; status: string }[] };

async function chat(url: string, { id, token }: User, message: string): Promise<Answer> {
  const answer = await postJson(`${url}/api/${id}/chat`, { message }, token);
  assert.equal(answer.status, 200, await answer.clone().text());
  return (await answer.json()) as Answer;
}

async function titles({ rows }: Scene, { id }: User): Promise<string[]> {
  const found = await rows<{ title: string }>('select title from tasks where user_id = $1', [id]);
  return found.map(({ title }) => title).sort();
}
