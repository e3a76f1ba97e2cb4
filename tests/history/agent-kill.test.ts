import assert from 'node:assert/strict';
import { writeFileSync } from 'node:fs';
import { request } from 'node:http';
import { join } from 'node:path';
import { type TestContext, test } from 'node:test';
import { Client, doneOf, inputOf, textOf, threadIn } from '../support/chatkit.ts';
import {
  callTool,
  dataDirectory,
  eventually,
  freePort,
  postJson,
  type Server,
  signUp,
  startServer,
  type User,
} from '../support/server.ts';
import { leftOut } from '../support/share.ts';
import { type SlowModel, slowModel } from '../support/slow-model.ts';
import type { Api } from '../support/wire.ts';

/**
 * The program itself with a slow model, killed at every step of a turn and started again: what the person then sends has one effect, and what was done is said.
 * Through the plain dialect the model answers whole, through ChatKit as a stream.
 */

/** A step of the program, or killed from outside in the middle of this answer of the model. */
type Step = string | number;
/** In the order in which a turn comes to them. */
const steps: Step[] = [
  'before-model',
  1,
  'after-model',
  'turn-begun',
  'after-commit',
  2,
  'before-answer',
  'after-answer',
];

/** A user on a program that is killed and started again, with a model that can be held. */
async function place(t: TestContext, api: Api) {
  const model = await slowModel(t);
  const dataDir = await dataDirectory(t);
  const crashFile = join(dataDir, 'crash-at');
  writeFileSync(crashFile, '');
  const env = { OPENAI_BASE_URL: model.baseUrl, OPENAI_MODEL: 'm', OPENAI_API: api };
  const at = { dataDir, port: await freePort(), env, crashFile };
  let server = await startServer(t, at);
  const user = await signUp(server.url);
  return {
    model,
    user,
    url: server.url,
    server: () => server,
    /** Does it until the program dies at the step; then it is started again. */
    async killedAt(step: Step, doing: () => Promise<unknown>) {
      const held = typeof step === 'number' ? model.holdAnswer(step) : undefined;
      if (typeof step === 'string') writeFileSync(crashFile, step);
      const done = assert.rejects(doing(), `killed at ${step}`);
      if (held) await held.then(() => server.kill());
      await done;
      await server.kill();
      assert.doesNotMatch(server.output(), /"level":"(error|fatal)"/);
      writeFileSync(crashFile, '');
      model.release();
      server = await startServer(t, at);
    },
  };
}
type Place = Awaited<ReturnType<typeof place>>;

/** How many tasks there are of this name. */
async function countOf(server: Server, user: User, title: string): Promise<number> {
  const { structuredContent } = await callTool(server.url, user, 'list_tasks', { limit: 200 });
  return (structuredContent as { tasks: { title: string }[] }).tasks.filter((task) => task.title === title).length;
}

/** The thread's end, as who said what. */
async function endOf({ url, user }: Place, thread: number | string, items: number): Promise<string[]> {
  const messages = await new Client(url, user).items(`${thread}`);
  return messages
    .flatMap((item) =>
      item.type === 'user_message'
        ? [item.content.map((part) => (part as { text: string }).text).join('')]
        : item.type === 'assistant_message'
          ? [textOf(item)]
          : [],
    )
    .slice(-items);
}

interface Answer {
  conversation_id: number;
  response: string;
  tool_calls: { name: string; status: string; arguments: { title?: string } }[];
}

async function chat({ url, user }: Place, body: object): Promise<Answer> {
  const answer = await postJson(`${url}/api/${user.id}/chat`, body, user.token);
  assert.equal(answer.status, 200);
  return (await answer.json()) as Answer;
}

const noted = (title: string) => `I have noted ${title} for you.`;
const there = (title: string) => `${title} is on your list already.`;
const inOtherWords = (title: string) => `is ${title} on it? if not, put it there`;

/** What a person's client sends after the program is there again. */
type Again = (at: Place, thread: number, title: string) => Promise<void>;

const plainAgain: Record<string, Again> = {
  'the same request by its key': async (at, conversation_id, title) => {
    const body = { message: `note ${title}`, conversation_id, idempotency_key: title };
    const answer = await chat(at, body);
    assert.equal(answer.response, noted(title));
    assert.deepEqual(
      answer.tool_calls.map(({ name, status, arguments: { title: said } }) => [name, status, said]),
      [['add_task', 'ok', title]],
    );
    assert.deepEqual(await chat(at, body), answer);
    assert.deepEqual(await endOf(at, conversation_id, 2), [body.message, answer.response]);
  },
  'other words': async (at, conversation_id, title) => {
    const message = inOtherWords(title);
    const answer = await chat(at, { message, conversation_id });
    assert.deepEqual([answer.response, answer.tool_calls], [there(title), []]);
    assert.deepEqual(await endOf(at, conversation_id, 4), [`note ${title}`, noted(title), message, answer.response]);
  },
};

const chatKitAgain: Record<string, Again> = {
  'the same message': async (at, thread, title) => {
    const message = `note ${title}`;
    const events = await new Client(at.url, at.user).say(message, `${thread}`);
    assert.equal(textOf(doneOf(events, 'assistant_message')), noted(title));
    assert.deepEqual(await endOf(at, thread, 2), [message, noted(title)]);
    assert.notEqual((await endOf(at, thread, 3))[0], message);
  },
  'a retry of the message': async (at, thread, title) => {
    const client = new Client(at.url, at.user);
    const item = (await client.items(`${thread}`)).findLast(({ type }) => type === 'user_message')!;
    const again = { thread_id: `${thread}`, item_id: item.id };
    const events = await client.stream('threads.retry_after_item', again);
    assert.equal(textOf(doneOf(events, 'assistant_message')), noted(title));
    assert.deepEqual(await endOf(at, thread, 2), [`note ${title}`, noted(title)]);
  },
  'other words': async (at, thread, title) => {
    const message = inOtherWords(title);
    const events = await new Client(at.url, at.user).say(message, `${thread}`);
    assert.equal(textOf(doneOf(events, 'assistant_message')), there(title));
    assert.deepEqual(await endOf(at, thread, 4), [`note ${title}`, noted(title), message, there(title)]);
  },
};

/** What the model's API has a part in; everything else is the same whichever it is. */
const stepsOf: Record<Api, Step[]> = { chat: steps, responses: [1, 'after-commit', 2] };
const ofApi = (api: Api, ways: Record<string, Again>) => Object.entries(ways).slice(0, api === 'chat' ? undefined : 1);

let rows = 0;
const ofShare = () => ({ skip: leftOut(rows++) });

for (const api of ['chat', 'responses'] as const) {
  for (const [again, check] of ofApi(api, plainAgain))
    test(
      `${api}, plain: killed at each step, ${again} finishes the turn once and says what was done`,
      ofShare(),
      async (t) => {
        const at = await place(t, api);
        const { conversation_id } = await chat(at, { message: 'hello' });
        for (const [n, step] of stepsOf[api].entries()) {
          const title = `Thing ${n}`;
          const key = again === 'other words' ? {} : { idempotency_key: title };
          await at.killedAt(step, () => chat(at, { message: `note ${title}`, conversation_id, ...key }));
          await check(at, conversation_id, title);
          assert.equal(await countOf(at.server(), at.user, title), 1, `killed at ${step}`);
        }
      },
    );

  for (const [again, check] of ofApi(api, chatKitAgain))
    test(
      `${api}, ChatKit: killed at each step, ${again} finishes the turn once and says what was done`,
      ofShare(),
      async (t) => {
        const at = await place(t, api);
        const client = new Client(at.url, at.user);
        const thread = Number(threadIn(await client.say('hello')));
        for (const [n, step] of stepsOf[api].entries()) {
          const title = `Thing ${n}`;
          await at.killedAt(step, () => client.say(`note ${title}`, `${thread}`));
          await check(at, thread, title);
          assert.equal(await countOf(at.server(), at.user, title), 1, `killed at ${step}`);
        }
      },
    );

  test(
    `${api}: a client that hangs up in the middle of either answer finds its turn finished once`,
    ofShare(),
    async (t) => {
      const at = await place(t, api);
      const { conversation_id } = await chat(at, { message: 'hello' });
      for (const nth of [1, 2]) {
        const title = `Thing ${nth}`;
        const body = { message: `note ${title}`, conversation_id, idempotency_key: title };
        await hangUp(at, body, at.model.holdAnswer(nth));
        at.model.release();
        await plainAgain['the same request by its key']!(at, conversation_id, title);
        assert.equal(await countOf(at.server(), at.user, title), 1);
        // ChatKit's client stops its turn by leaving; a retry goes on with it.
        const other = `Thing 1${nth}`;
        const held = at.model.holdAnswer(nth);
        const client = new Client(at.url, at.user);
        const stream = await client.open('threads.add_user_message', {
          thread_id: `${conversation_id}`,
          input: inputOf(`note ${other}`),
        });
        await held;
        const before = turnsOf(at.server());
        stream.cut();
        at.model.release();
        await eventually(() => assert.ok(turnsOf(at.server()) > before));
        await chatKitAgain['a retry of the message']!(at, conversation_id, other);
        assert.equal(await countOf(at.server(), at.user, other), 1);
      }
    },
  );
}

/** How many turns have ended, by the log. */
function turnsOf(server: Server): number {
  return server.output().split('"msg":"chat turn"').length - 1;
}

/** Sends the message and is gone when the model is in the middle of its answer. */
async function hangUp({ url, user }: Place, body: object, held: ReturnType<SlowModel['holdAnswer']>): Promise<void> {
  const headers = { 'content-type': 'application/json', authorization: `Bearer ${user.token}` };
  const sent = request(`${url}/api/${user.id}/chat`, { method: 'POST', headers });
  sent.on('error', () => {});
  sent.end(JSON.stringify(body));
  await held;
  const closed = new Promise((resolve) => sent.once('close', resolve));
  sent.destroy();
  await closed;
}
