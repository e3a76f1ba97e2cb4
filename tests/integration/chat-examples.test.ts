import assert from 'node:assert/strict';
import { before, test } from 'node:test';
import type { Task } from '../../src/domain/schemas.ts';
import {
  type Answer,
  allTasks,
  assertLogClean,
  assertProblem,
  type Box,
  done,
  say,
  send,
  startBox,
  type ToolCall,
} from '../support/blackbox.ts';
import { eventually, signUp, type User } from '../support/server.ts';

const users: User[] = [];
let box: Box;
before(async () => {
  box = await startBox();
});

interface Talk {
  user: User;
  id: number | undefined;
  /** Says it in the one conversation; the answer must be as the contract shapes it. */
  say(message: string, more?: object): Promise<{ response: string; calls: ToolCall[]; changes: unknown[] }>;
  tasks(): Promise<Task[]>;
  titles(): Promise<string[]>;
}

const listedIds = ([call]: ToolCall[]) => ((call as ToolCall).result.tasks as Task[]).map(({ id }) => id).sort();
const zone = 'Europe/Berlin';
async function talk(...titles: string[]): Promise<Talk> {
  const user = await signUp(box.url);
  users.push(user);
  for (const title of titles) await done(box, user, 'add_task', { title });
  const self: Talk = {
    user,
    id: undefined,
    async say(message, more = {}) {
      const known = self.id === undefined ? {} : { conversation_id: self.id };
      const answer = await say(box, user, { message, timezone: zone, ...known, ...more });
      assertTurn(answer, message);
      self.id = answer.json.conversation_id;
      const calls: ToolCall[] = answer.json.tool_calls;
      const writes = calls.filter(({ name }) => name !== 'list_tasks');
      return { response: answer.json.response, calls, changes: writes.map((each) => [each.name, each.arguments]) };
    },
    tasks: () => allTasks(box, user),
    titles: async () => (await self.tasks()).map(({ title }) => title),
  };
  return self;
}

function assertTurn({ status, text, json }: Answer, message: string): void {
  assert.equal(status, 200, `${message}: ${text}`);
  assert.deepEqual(Object.keys(json).sort(), ['conversation_id', 'response', 'tool_calls']);
  assert.ok(Number.isSafeInteger(json.conversation_id));
  assert.ok(json.response.length > 0);
  for (const call of json.tool_calls) {
    assert.deepEqual(Object.keys(call).sort(), ['arguments', 'name', 'result', 'status']);
    assert.equal(call.status, 'error' in call.result ? 'error' : 'ok');
  }
}

/** The wall clock of Berlin at an instant: `2031-01-31 14:00`. */
const inBerlin = (instant: string | null) =>
  new Date(instant ?? '').toLocaleString('sv-SE', { timeZone: zone, dateStyle: 'short', timeStyle: 'short' });
const tomorrow = () => inBerlin(new Date(Date.now() + 86_400_000).toISOString()).slice(0, 10);

test('"Add a task to buy groceries" and "I need to remember to pay bills" add, and name task and number', async () => {
  const ann = await talk();
  const added = await ann.say('Add a task to buy groceries');
  assert.match(added.response, /buy groceries.*#1/i);
  assert.equal(added.calls.length, 1);
  assert.match((await ann.say('I need to remember to pay bills')).response, /pay bills.*#2/i);
  const tasks = await ann.tasks();
  assert.deepEqual(
    tasks.map(({ title }) => title.toLowerCase()),
    ['buy groceries', 'pay bills'],
  );
  assert.deepEqual(added.calls[0]?.result.task, tasks[0], 'the result is what is stored');
});

test('"Show me all my tasks", "What\'s pending?" and "What have I completed?" list with the right filter', async () => {
  const ann = await talk('walk the dog', 'read', 'sleep');
  await done(box, ann.user, 'complete_task', { task_id: 2 });
  for (const [message, status, ids] of [
    ['Show me all my tasks', 'all', [1, 2, 3]],
    ["What's pending?", 'pending', [1, 3]],
    ['What have I completed?', 'completed', [2]],
  ] as const) {
    const { calls, response } = await ann.say(message);
    assert.deepEqual(
      calls.map(({ name }) => name),
      ['list_tasks'],
      message,
    );
    assert.equal(calls[0]?.arguments.status ?? 'all', status);
    assert.deepEqual(listedIds(calls), ids);
    for (const id of ids) assert.match(response, new RegExp(`#${id}\\b`));
  }
});

test('"Mark task 3 as complete" completes task 3, and says so plainly when there is none', async () => {
  const ann = await talk('a one', 'b two', 'c three');
  const { response, changes } = await ann.say('Mark task 3 as complete');
  assert.match(response, /c three.*#3/i);
  assert.deepEqual(changes, [['complete_task', { task_id: 3 }]]);
  assert.deepEqual(
    (await ann.tasks()).map(({ completed }) => completed),
    [false, false, true],
  );
  const missing = await ann.say('Mark task 30 as complete');
  assert.match(missing.response, /30/);
  for (const call of missing.calls.filter(({ name }) => name === 'complete_task')) assert.equal(call.status, 'error');
  assert.equal((await ann.tasks()).filter(({ completed }) => completed).length, 1);
});

test('"Change task 1 to \'Call mom tonight\'" takes the quoted title as it is', async () => {
  const ann = await talk('call dad');
  const { response, changes } = await ann.say("Change task 1 to 'Call mom tonight'");
  assert.match(response, /Call mom tonight.*#1/);
  assert.deepEqual(changes, [['update_task', { task_id: 1, title: 'Call mom tonight' }]]);
  assert.partialDeepStrictEqual((await ann.tasks())[0], { title: 'Call mom tonight', due_date: null, version: 2 });
});

test('"Delete the meeting task" deletes the one that matches, asks when several do, and says when none does', async () => {
  const ann = await talk('Team meeting', 'Client meeting', 'Lunch');
  const asked = await ann.say('Delete the meeting task');
  assert.deepEqual(asked.changes, []);
  assert.match(asked.response, /\?/);
  assert.match(asked.response, /Team meeting/);
  assert.match(asked.response, /Client meeting/);
  assert.match((await ann.say('the client one')).response, /Client meeting.*#2/);
  assert.deepEqual(await ann.titles(), ['Team meeting', 'Lunch']);
  const one = await ann.say('Delete the meeting task');
  assert.deepEqual(
    one.calls.map(({ name }) => name),
    ['list_tasks', 'delete_task'],
    'looked up first',
  );
  assert.match(one.response, /Team meeting.*#1/);
  const none = await ann.say('Delete the meeting task');
  assert.deepEqual(none.changes, []);
  assert.match(none.response, /meeting/);
  assert.deepEqual(await ann.titles(), ['Lunch']);
});

test('"Reschedule my morning meetings to 2 PM" moves those of the morning and keeps their dates', async () => {
  const ann = await talk();
  await ann.say('add standup meeting tomorrow at 9am');
  await ann.say('add planning meeting tomorrow at 10:30');
  await ann.say('add retro meeting tomorrow at 4pm');
  await ann.say('add go for a morning run tomorrow at 7am');
  const { changes } = await ann.say('Reschedule my morning meetings to 2 PM');
  assert.equal(changes.length, 2);
  assert.deepEqual(
    (await ann.tasks()).map(({ due_date }) => inBerlin(due_date)),
    ['14:00', '14:00', '16:00', '07:00'].map((time) => `${tomorrow()} ${time}`),
  );
});

test('"remind me 30 minutes before" is about the task just spoken of', async () => {
  const ann = await talk('something else');
  await ann.say('add dentist tomorrow at 3pm');
  const { response, changes } = await ann.say('remind me 30 minutes before');
  assert.match(response, /dentist.*#2/i);
  assert.equal(changes.length, 1);
  assert.deepEqual(
    (await ann.tasks()).map(({ reminders }) => reminders),
    [[], ['PT30M']],
  );
});

test('"pay rent every month on the 31st" repeats, clamped to the month\'s last day', async () => {
  const ann = await talk();
  await ann.say('pay rent every month on the 31st');
  const [task] = await ann.tasks();
  assert.match(task?.title ?? '', /^pay rent$/i);
  assert.match(task?.recurrence?.rule ?? '', /FREQ=MONTHLY.*BYMONTHDAY=31/);
  const [year, month] = (task?.due_date ?? '').split('-').map(Number);
  assert.equal(task?.due_date?.slice(8), String(new Date(Date.UTC(year ?? 0, month ?? 0, 0)).getUTCDate()));
});

test('"what is overdue?" lists what is late and open', async () => {
  const ann = await talk('no date');
  for (const title of ['late', 'late but done'])
    await done(box, ann.user, 'add_task', { title, due_date: '2020-01-05' });
  await done(box, ann.user, 'complete_task', { task_id: 3 });
  await done(box, ann.user, 'add_task', { title: 'far away', due_date: '2099-01-05' });
  const { calls, response } = await ann.say('what is overdue?');
  assert.deepEqual(listedIds(calls), [2]);
  assert.match(response, /late/);
  assert.doesNotMatch(response, /far away|no date/);
});

test('"mark it done" is about the task just spoken of, and several commands in one message run in order', async () => {
  const ann = await talk('other');
  await ann.say('add buy milk');
  assert.match((await ann.say('mark it done')).response, /buy milk.*#2/i);
  assert.deepEqual(
    (await ann.tasks()).map(({ completed }) => completed),
    [false, true],
  );
  const both = await ann.say('add call Bob and then complete task 1');
  assert.deepEqual(
    both.changes.map((each) => (each as [string])[0]),
    ['add_task', 'complete_task'],
  );
});

test('deleting many asks first; "no" deletes nothing and "yes" deletes what was named, once', async () => {
  const ann = await talk('a', 'b', 'c');
  const asked = await ann.say('delete all my tasks');
  assert.deepEqual(asked.changes, []);
  for (const id of [1, 2, 3]) assert.match(asked.response, new RegExp(`#${id}\\b`));
  assert.deepEqual((await ann.say('no')).changes, []);
  assert.deepEqual((await ann.say('yes')).changes, []);
  assert.equal((await ann.tasks()).length, 3);
  await ann.say('delete all my tasks');
  await done(box, ann.user, 'add_task', { title: 'came later' });
  const gone = await ann.say('yes');
  assert.deepEqual(
    gone.changes,
    [1, 2, 3].map((task_id) => ['delete_task', { task_id }]),
  );
  assert.deepEqual(await ann.titles(), ['came later']);
});

test('the same idempotency key answers the stored response again, another message with it is 409', async () => {
  const ann = await talk();
  const body = { message: 'add only once', idempotency_key: 'k1' };
  const first = await say(box, ann.user, body);
  for (const each of await Promise.all([1, 2, 3].map(() => say(box, ann.user, body))))
    assert.deepEqual(each.json, first.json);
  assertProblem(await say(box, ann.user, { ...body, message: 'add another' }), 409);
  assert.equal((await ann.tasks()).length, 1);
  const racing = { message: 'add in a race', idempotency_key: 'k2' };
  const raced = await Promise.all([1, 2, 3].map(() => say(box, ann.user, racing)));
  for (const each of raced.filter(({ status }) => status === 200)) assert.deepEqual(each.json, raced[0]?.json);
  await eventually(async () => assert.equal((await ann.tasks()).length, 2));
});

test('the first timezone holds for its turn and is stored; a later one holds for its turn only', async () => {
  const ann = await talk();
  const settings = () => send(`${box.url}/api/${ann.user.id}/settings`, 'GET', ann.user);
  await ann.say('add x on 2031-06-30 at 9am');
  assert.equal((await settings()).json.timezone, zone);
  await ann.say('add y on 2031-06-30 at 9am', { timezone: 'Asia/Tokyo' });
  assert.equal((await settings()).json.timezone, zone);
  assert.deepEqual(
    (await ann.tasks()).map(({ due_date }) => due_date),
    ['2031-06-30T07:00:00.000Z', '2031-06-30T00:00:00.000Z'],
  );
  assertProblem(await say(box, ann.user, { message: 'add z', timezone: 'Mars/Olympus' }), 400);
});

test("a conversation that is not the caller's is 404 and stores nothing", async () => {
  const [ann, bob] = [await talk(), await talk()];
  await ann.say('add mine');
  for (const conversation_id of [ann.id, 999_999])
    assertProblem(await say(box, bob.user, { message: 'add theirs', conversation_id }), 404);
  assert.deepEqual(await bob.titles(), []);
});

test('turns said at the same time on one conversation run one after the other', async () => {
  const ann = await talk();
  await ann.say('hello');
  const said = Array.from({ length: 5 }, (_, n) => `add parallel ${'abcde'[n]}, and then mark it done`);
  const turns = await Promise.all(said.map((message) => ann.say(message)));
  for (const { calls } of turns) {
    assert.deepEqual(
      calls.map(({ name }) => name),
      ['add_task', 'complete_task'],
    );
    assert.equal(calls[1]?.arguments.task_id, calls[0]?.result.task_id, '"it" is the task of the same turn');
  }
  assert.equal((await ann.tasks()).filter(({ completed }) => completed).length, 5);
});

test('a conversation goes on after SIGKILL and a new start, also between a question and its answer', async () => {
  const ann = await talk('p', 'q');
  await ann.say('add survive the crash');
  const earlier = await ann.tasks();
  await box.restart();
  assert.deepEqual(await ann.tasks(), earlier);
  assert.match((await ann.say('mark it done')).response, /survive the crash.*#3/i);
  await ann.say('delete all my tasks');
  await box.restart();
  assert.equal((await ann.say('yes')).changes.length, 3);
  assert.deepEqual(await ann.titles(), []);
});

test('the log holds no message, no title and no token of what was said', async () => {
  const said = ['groceries', 'Call mom', 'Client meeting', 'dentist', 'survive the crash', 'correct horse'];
  assertLogClean(box, [...said, ...users.map(({ token }) => token)]);
});
