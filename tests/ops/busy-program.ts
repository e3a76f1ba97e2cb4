import assert from 'node:assert/strict';
import type { TestContext } from 'node:test';
import { WebSocket } from 'ws';
import {
  callTool,
  dataDirectory,
  eventually,
  freePort,
  postJson,
  type Server,
  startServer,
  type User,
} from '../support/server.ts';
import { plainly, wireServer } from '../support/wire.ts';
import { seriesIn } from './promql.ts';

export interface BusyProgram {
  server: Server;
  user: User;
  /** Does some of everything once more. */
  again(): Promise<void>;
}

/** The program with an admin, a model, a socket, tasks that repeat and remind, refused calls; all of it measured when this resolves. */
export async function startBusyProgram(t: TestContext): Promise<BusyProgram> {
  const list = plainly({ calls: [{ name: 'list_tasks', arguments: {} }] });
  const wrong = plainly({ calls: [{ name: 'complete_task', arguments: { task_id: 99_999 } }] });
  const done = plainly({ text: 'Done.' });
  const model = await wireServer(t, [
    { body: { data: [{ id: 'm' }] } },
    wrong,
    done,
    list,
    done,
    { status: 401, body: {} },
    done,
  ]);
  const env = { OPENAI_BASE_URL: model.baseUrl, OPENAI_MODEL: 'm', ADMIN_EMAILS: 'root@example.com' };
  const server = await startServer(t, { dataDir: await dataDirectory(t), port: await freePort(), env });
  await eventually(() => assert.equal(model.asked.length, 1));
  const user = await signUpAs(server.url, 'root@example.com');
  const socket = new WebSocket(`${server.url.replace('http', 'ws')}/live`);
  t.after(() => socket.terminate());
  socket.once('open', () => socket.send(JSON.stringify({ type: 'auth', token: user.token })));

  const again = async () => {
    const tool = (name: string, args: object) => callTool(server.url, user, name, args);
    const due = (ms: number) => new Date(Date.now() + ms).toISOString();
    await tool('add_task', { title: 'canary soon', due_date: due(700) });
    const { structuredContent } = await tool('add_task', {
      title: 'canary',
      due_date: due(3_000_000),
      recurrence: 'daily',
    });
    await tool('complete_task', { task_id: (structuredContent as { task_id: number }).task_id });
    await tool('list_tasks', {});
    assert.ok((await tool('delete_task', { task_id: 88_888 })).isError);
    await postJson(`${server.url}/api/${user.id}/chat`, { message: 'complete task 99999' }, user.token);
  };
  for (let n = 0; n < 3; n++) await again();
  await eventually(async () => {
    const series = seriesIn(await scrape(server));
    for (const [name, labels] of expected)
      assert.ok(
        series.some(
          (each) =>
            each.name === name &&
            each.value > 0 &&
            Object.entries(labels).every(([label, is]) => each.labels[label] === is),
        ),
        `${name} ${JSON.stringify(labels)}`,
      );
  });
  return { server, user, again };
}

/** Series that must have counted something before anybody looks. */
const expected: [name: string, labels: Record<string, string>][] = [
  ['actodo_tool_duration_seconds_count', { tool: 'add_task', result: 'ok' }],
  ['actodo_tool_duration_seconds_count', { tool: 'delete_task', result: 'refused' }],
  ['actodo_chat_turns_total', { end: 'answered' }],
  ['actodo_chat_turn_duration_seconds_count', {}],
  ['actodo_model_tokens_total', { kind: 'input' }],
  ['actodo_model_faults_total', { kind: 'key' }],
  ['actodo_agent_tool_errors_total', { code: 'not_found' }],
  ['actodo_actor_turn_duration_seconds_count', { type: 'task', result: 'ok' }],
  ['actodo_events_published_total', { topic: 'task-events', result: 'taken' }],
  ['actodo_events_consumed_total', { consumer: 'recurrence', result: 'ok' }],
  ['actodo_event_lag_seconds_count', { consumer: 'live' }],
  ['actodo_reminders_fired_total', {}],
  ['actodo_reminder_lateness_seconds_count', {}],
  ['actodo_reminders_due_within_hour', {}],
  ['actodo_live_sockets', {}],
  ['actodo_database_answers', {}],
];

export const scrape = async ({ metricsUrl }: Server): Promise<string> => (await fetch(metricsUrl)).text();

async function signUpAs(url: string, email: string): Promise<User> {
  const signed = await postJson(`${url}/api/auth/sign-up/email`, {
    name: 'Root',
    email,
    password: 'correct horse battery',
  });
  const { token: session, user } = (await signed.json()) as { token: string; user: { id: string } };
  const answer = await fetch(`${url}/api/auth/token`, { headers: { authorization: `Bearer ${session}` } });
  return { id: user.id, token: ((await answer.json()) as { token: string }).token };
}
