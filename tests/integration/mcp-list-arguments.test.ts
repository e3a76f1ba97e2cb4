import assert from 'node:assert/strict';
import { before, test } from 'node:test';
import {
  allTasks,
  type Box,
  call,
  type Done,
  done,
  listTools,
  refused,
  rpc,
  send,
  startBox,
} from '../support/blackbox.ts';
import { signUp, type User } from '../support/server.ts';

let box: Box;
before(async () => {
  box = await startBox();
});

async function userWith(...tasks: object[]): Promise<User> {
  const user = await signUp(box.url);
  for (const task of tasks) await done(box, user, 'add_task', { title: 'x', ...task });
  return user;
}

const list = (user: User, args: object): Promise<Done> => done(box, user, 'list_tasks', args);
const ids = async (user: User, args: object) => (await list(user, args)).tasks.map(({ id }) => id);
const sorted = async (user: User, args: object) => (await ids(user, args)).sort((a, b) => a - b);

/** Every page in turn. */
async function walk(user: User, args: object): Promise<number[]> {
  const seen: number[] = [];
  let cursor: string | undefined;
  do {
    const page = await list(user, { ...args, ...(cursor ? { cursor } : {}) });
    seen.push(...page.tasks.map(({ id }) => id));
    cursor = page.next_cursor;
  } while (cursor);
  return seen;
}

test('status, priority, tags and search filter, alone and together', async () => {
  const ann = await userWith(
    { title: 'Buy bread', priority: 'high', tags: ['shop', 'food'] },
    { title: 'Buy milk', priority: 'low', tags: ['shop'], description: 'at the corner' },
    { title: 'Call Zoë', priority: 'high', tags: ['family'] },
    { title: '100% _sure_' },
  );
  await done(box, ann, 'complete_task', { task_id: 2 });
  for (const [args, expected] of [
    [{}, [1, 2, 3, 4]],
    [{ status: 'all' }, [1, 2, 3, 4]],
    [{ status: 'pending' }, [1, 3, 4]],
    [{ status: 'completed' }, [2]],
    [{ priority: 'high' }, [1, 3]],
    [{ priority: 'urgent' }, []],
    [{ tags: ['shop'] }, [1, 2]],
    [{ tags: ['#SHOP', 'food'] }, [1]],
    [{ search: 'buy' }, [1, 2]],
    [{ search: 'MILK buy' }, [2]],
    [{ search: 'corner' }, [2]],
    [{ search: 'family' }, [3]],
    [{ search: 'zoë' }, [3]],
    [{ search: 'ZOE' }, [3]],
    [{ search: 'fam-ily' }, [3]],
    [{ search: '100%' }, [4]],
    [{ search: "'; --" }, []],
    [{ status: 'pending', priority: 'high', search: 'bread', tags: ['food'] }, [1]],
  ] as const) {
    assert.deepEqual(await sorted(ann, args), expected, JSON.stringify(args));
    assert.equal((await list(ann, { ...args, limit: 1 })).total, expected.length, 'total counts all pages');
  }
});

test("due counts in the user's own calendar, and a completed task is never overdue", async () => {
  const zone = 'Pacific/Kiritimati';
  const day = (days: number) =>
    new Date(Date.now() + days * 86_400_000).toLocaleDateString('sv-SE', { timeZone: zone });
  const ann = await signUp(box.url);
  await send(`${box.url}/api/${ann.id}/settings`, 'PUT', ann, { timezone: zone });
  const dates = [day(-1), day(0), `${day(0)}T00:00`, day(1), `${day(1)}T23:59`, day(6), day(7), undefined, day(-9)];
  for (const due_date of dates) await done(box, ann, 'add_task', { title: 'x', ...(due_date ? { due_date } : {}) });
  await done(box, ann, 'complete_task', { task_id: 9 });
  assert.deepEqual(await sorted(ann, { due: 'overdue' }), [1, 3]);
  assert.deepEqual(await sorted(ann, { due: 'today' }), [2, 3]);
  assert.deepEqual(await sorted(ann, { due: 'tomorrow' }), [4, 5]);
  assert.deepEqual(await sorted(ann, { due: 'week' }), [2, 3, 4, 5, 6]);
  assert.deepEqual(await sorted(ann, { due: 'none' }), [8]);
  assert.deepEqual(await sorted(ann, { due_after: 'tomorrow', due_before: day(6) }), [4, 5]);
});

test('due_after is inclusive, due_before exclusive, a date counts as its start', async () => {
  const ann = await userWith(
    { due_date: '2031-07-01' },
    { due_date: '2031-07-01T00:00:00Z' },
    { due_date: '2031-07-01T10:00:00Z' },
    { due_date: '2031-07-02' },
    {},
  );
  assert.deepEqual(await sorted(ann, { due_after: '2031-07-01' }), [1, 2, 3, 4]);
  assert.deepEqual(await sorted(ann, { due_before: '2031-07-01' }), []);
  assert.deepEqual(await sorted(ann, { due_before: '2031-07-02' }), [1, 2, 3]);
  assert.deepEqual(await sorted(ann, { due_after: '2031-07-01T10:00:00Z' }), [3, 4]);
  assert.deepEqual(await sorted(ann, { due_before: '2031-07-01T10:00:00Z' }), [1, 2]);
  assert.deepEqual(await sorted(ann, { due_before: '2031-07-01T12:00:00+02:00' }), [1, 2]);
});

test('each sort is ascending unless said, low priority first, without a due date last, titles by collation', async () => {
  const ann = await userWith(
    { title: 'zoo', priority: 'urgent', due_date: '2031-03-01' },
    { title: 'Banana', priority: 'low' },
    { title: 'éclair', priority: 'high', due_date: '2031-01-01' },
    { title: 'apple', priority: 'medium', due_date: '2031-02-01T10:00:00Z' },
    { title: 'fig', priority: 'medium' },
  );
  await done(box, ann, 'complete_task', { task_id: 4 });
  const first = async (args: object, n: number) => (await ids(ann, args)).slice(0, n);
  assert.deepEqual(await ids(ann, { sort_by: 'created_at' }), [1, 2, 3, 4, 5]);
  assert.deepEqual(await ids(ann, { sort_by: 'created_at', order: 'desc' }), [5, 4, 3, 2, 1]);
  assert.deepEqual(await ids(ann, { sort_by: 'title' }), [4, 2, 3, 5, 1]);
  assert.deepEqual(await ids(ann, { sort_by: 'title', order: 'desc' }), [1, 5, 3, 2, 4]);
  assert.deepEqual(await first({ sort_by: 'due_date' }, 3), [3, 4, 1]);
  assert.deepEqual(await first({ sort_by: 'due_date', order: 'desc' }, 3), [1, 4, 3]);
  assert.deepEqual(await first({ sort_by: 'priority' }, 1), [2]);
  assert.deepEqual(await first({ sort_by: 'priority', order: 'desc' }, 2), [1, 3]);
  assert.equal((await ids(ann, { sort_by: 'completed' })).at(-1), 4);
  assert.deepEqual(await first({ sort_by: 'completed', order: 'desc' }, 1), [4]);
});

test('pages of any size show every task once, in the order of the one long page', async () => {
  const ann = await userWith(
    ...Array.from({ length: 55 }, (_, n) => ({
      title: `${'abcdefg'[n % 7]} common`,
      priority: ['low', 'high'][n % 2],
      ...(n % 3 ? { due_date: `2031-0${(n % 4) + 1}-01` } : {}),
    })),
  );
  const { tasks, next_cursor, total } = await list(ann, {});
  assert.deepEqual([tasks.length, total, typeof next_cursor], [50, 55, 'string']);
  for (const sort_by of [undefined, 'created_at', 'due_date', 'priority', 'completed', 'title'])
    for (const order of [undefined, 'asc', 'desc'])
      for (const search of [undefined, 'common']) {
        const args = { ...(sort_by && { sort_by }), ...(order && { order }), ...(search && { search }) };
        const whole = await ids(ann, { ...args, limit: 200 });
        assert.equal(new Set(whole).size, 55, JSON.stringify(args));
        assert.deepEqual(await walk(ann, { ...args, limit: 17 }), whole, JSON.stringify(args));
      }
});

test('a page goes on where it ended although tasks came, changed and went meanwhile', async () => {
  const ann = await userWith(...Array.from({ length: 6 }, () => ({})));
  const { next_cursor: cursor } = await list(ann, { limit: 3 });
  await done(box, ann, 'delete_task', { task_id: 3 });
  await done(box, ann, 'update_task', { task_id: 4, title: 'changed' });
  await done(box, ann, 'add_task', { title: 'new' });
  assert.deepEqual(await ids(ann, { limit: 10, cursor }), [4, 5, 6, 7]);
});

test('a value that a list cannot take is refused with the legal ones', async () => {
  const ann = await userWith({}, {});
  const { next_cursor: cursor } = await list(ann, { limit: 1 });
  for (const [args, legal] of [
    [{ status: 'done' }, /all.*pending.*completed/],
    [{ priority: 'p1' }, /low.*medium.*high.*urgent/],
    [{ due: 'soon' }, /overdue.*today.*tomorrow.*week.*none/],
    [{ sort_by: 'id' }, /created_at.*due_date.*priority.*completed.*title/],
    [{ order: 'up' }, /asc.*desc/],
    [{ limit: 0 }, /limit.*1/],
    [{ limit: 201 }, /limit.*200/],
    [{ limit: 1.5 }, /limit.*integer/],
    [{ limit: '5.5' }, /limit.*integer/],
    [{ tags: 'shop' }, /tags.*array/],
    [{ due_after: 'blurp' }, /".*".*".*"/],
    [{ cursor: 'x' }, /cursor/],
    [{ cursor, sort_by: 'title' }, /cursor/],
    [{ cursor, status: 'pending' }, /cursor/],
    [{ Status: 'all' }, /Status.*status/],
    [{ status: 'x', limit: 0, Due: 1 }, /no "Due".*status.*limit/],
  ] as const) {
    const { code, message } = await refused(box, ann, 'list_tasks', args);
    assert.equal(code, 'invalid');
    assert.match(message, legal, JSON.stringify(args));
  }
});

test('the same key and arguments answer the first result again, other arguments conflict, and each tool has its own keys', async () => {
  const ann = await userWith({}, {}, {});
  const key = '🔑'.repeat(200);
  for (const [name, args, other] of [
    ['add_task', { title: 'keyed', priority: 'low' }, { title: 'other' }],
    ['update_task', { task_id: 1, title: 'changed' }, { task_id: 1, title: 'again' }],
    ['complete_task', { task_id: 1 }, undefined],
    ['delete_task', { task_id: 1 }, undefined],
  ] as const) {
    const { task_id, title, status } = await done(box, ann, name, args, key);
    const turned = Object.fromEntries(Object.entries(args).reverse());
    for (const again of [args, turned])
      assert.partialDeepStrictEqual(await done(box, ann, name, again, key), { task_id, title, status }, name);
    if (other) assert.equal((await refused(box, ann, name, other, key)).code, 'conflict', name);
  }
  const tasks = await allTasks(box, ann);
  assert.deepEqual(
    tasks.map(({ id, completed, title }) => [id, completed, title]),
    [
      [2, false, 'x'],
      [3, false, 'x'],
      [4, false, 'keyed'],
    ],
  );
  for (const bad of ['', 'k'.repeat(201), 5, null, {}])
    assert.equal((await refused(box, ann, 'add_task', { title: 'no' }, bad)).code, 'invalid', String(bad).slice(0, 20));
  assert.equal((await allTasks(box, ann)).length, 3);
});

test('a key used for one task conflicts when it comes with another, and leaves that one alone', async () => {
  const ann = await userWith(...Array.from({ length: 6 }, () => ({})));
  for (const [n, name] of ['update_task', 'complete_task', 'delete_task'].entries()) {
    const args = (task_id: number) => ({ task_id, ...(name === 'update_task' ? { title: 'changed' } : {}) });
    await done(box, ann, name, args(2 * n + 1), 'one key');
    const earlier = await allTasks(box, ann);
    assert.equal((await refused(box, ann, name, args(2 * n + 2), 'one key')).code, 'conflict', name);
    assert.deepEqual(await allTasks(box, ann), earlier);
  }
});

test('one key sent many times at once makes one task', async () => {
  const ann = await userWith();
  const answers = await Promise.all(
    Array.from({ length: 10 }, () => call(box, ann, 'add_task', { title: 'once' }, 'k')),
  );
  const numbers = answers.filter(({ isError }) => !isError).map((each) => each.structuredContent?.task_id);
  assert.ok(numbers.length > 0);
  assert.deepEqual([...new Set(numbers)], [1]);
  assert.deepEqual(await ids(ann, {}), [1]);
});

test('completing twice answers the same and changes nothing; a deleted number is unknown and never used again', async () => {
  const ann = await userWith({ title: 'a' }, { title: 'b' }, { title: 'c' });
  const first = await done(box, ann, 'complete_task', { task_id: 3 });
  const [task] = (await list(ann, { status: 'completed' })).tasks;
  assert.deepEqual(await done(box, ann, 'complete_task', { task_id: 3 }), first);
  assert.deepEqual((await list(ann, { status: 'completed' })).tasks, [task]);
  assert.deepEqual(await done(box, ann, 'delete_task', { task_id: 3 }), { task_id: 3, status: 'deleted', title: 'c' });
  for (const name of ['delete_task', 'complete_task', 'update_task']) {
    const args = { task_id: 3, ...(name === 'update_task' ? { title: 'back' } : {}) };
    assert.equal((await refused(box, ann, name, args)).code, 'not_found');
  }
  assert.equal((await done(box, ann, 'add_task', { title: 'd' })).task_id, 4);
});

test('an unknown number names up to three open tasks nearby, and no completed one', async () => {
  const ann = await userWith(...['one', 'two', 'three', 'four', 'five'].map((title) => ({ title })));
  await done(box, ann, 'complete_task', { task_id: 5 });
  for (const [name, more] of [
    ['complete_task', {}],
    ['delete_task', {}],
    ['update_task', { title: 'x' }],
  ] as const) {
    const { code, message } = await refused(box, ann, name, { task_id: 6, ...more });
    assert.equal(code, 'not_found');
    for (const [id, title] of [
      [2, 'two'],
      [3, 'three'],
      [4, 'four'],
    ])
      assert.match(message, new RegExp(`#${id}.*${title}`));
    assert.doesNotMatch(message, /\bone\b|\bfive\b/);
  }
  const nobody = await userWith();
  assert.equal((await refused(box, nobody, 'complete_task', { task_id: 1 })).code, 'not_found');
});

test('the five tools are listed with their hints, and a bare tools/call needs no arguments and no initialize', async () => {
  const ann = await userWith();
  const tools = (await listTools(box, ann)) as unknown as { name: string; annotations: Record<string, boolean> }[];
  assert.deepEqual(tools.map(({ name }) => name).sort(), [
    'add_task',
    'complete_task',
    'delete_task',
    'list_tasks',
    'update_task',
  ]);
  const hints = Object.fromEntries(tools.map(({ name, annotations }) => [name, annotations]));
  assert.equal(hints.list_tasks?.readOnlyHint, true);
  assert.equal(hints.delete_task?.destructiveHint, true);
  assert.equal(hints.complete_task?.idempotentHint, true);
  const bare = { jsonrpc: '2.0', id: 'my id', method: 'tools/call', params: { name: 'list_tasks' } };
  const { json } = await rpc(box, ann, bare);
  assert.deepEqual([json.id, json.result.content[0].text], ['my id', '[]']);
  assert.deepEqual(json.result.structuredContent, { tasks: [], total: 0 });
});
