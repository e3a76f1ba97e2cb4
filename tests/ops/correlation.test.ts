import assert from 'node:assert/strict';
import { test } from 'node:test';
import { dataDirectory, eventually, freePort, signUp, startServer } from '../support/server.ts';

interface Line {
  msg: string;
  level: string;
  time: string;
  request_id?: string;
  consumer?: string;
  event_id?: string;
  type?: string;
}

test('one id leads from the chat to what its consumers did, and on to what followed; no line names what was written', async (t) => {
  const server = await startServer(t, { dataDir: await dataDirectory(t), port: await freePort() });
  const user = await signUp(server.url);
  const say = (message: string, id: string) =>
    fetch(`${server.url}/api/${user.id}/chat`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', authorization: `Bearer ${user.token}`, 'x-request-id': id },
      body: JSON.stringify({ message, timezone: 'UTC' }),
    });
  await say('Add a task "canary rent" every month due tomorrow 9:00', 'chat-1');
  await say('mark task 1 as done', 'chat-2');
  const lines = () =>
    server
      .output()
      .split('\n')
      .filter((line) => line.startsWith('{'))
      .map((line) => JSON.parse(line) as Line);
  const taken = (request: string, consumer: string, type: string) =>
    lines().find(
      (each) =>
        each.msg === 'event taken' && each.request_id === request && each.consumer === consumer && each.type === type,
    );
  await eventually(() => {
    for (const [request, type] of [
      ['chat-1', 'task.created'],
      ['chat-2', 'task.completed'],
    ] as const)
      for (const consumer of ['audit', 'recurrence'])
        assert.ok(taken(request, consumer, type), `${request} ${consumer}`);
    // What a consumer did on its own goes by the id of the event that it followed from.
    const cause = taken('chat-2', 'recurrence', 'task.completed')!.event_id!;
    assert.ok(taken(cause, 'audit', 'task.created'));
  });
  for (const id of ['chat-1', 'chat-2'])
    assert.ok(
      lines().some((each) => each.msg === 'request' && each.request_id === id) &&
        lines().some((each) => each.msg === 'chat turn' && each.request_id === id),
    );
  for (const line of lines()) assert.ok(line.level && line.time && line.msg, JSON.stringify(line));
  for (const word of ['canary', 'rent', user.token]) assert.ok(!server.output().includes(word), word);
});
