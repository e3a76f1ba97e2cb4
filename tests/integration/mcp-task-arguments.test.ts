import assert from 'node:assert/strict';
import { before, test } from 'node:test';
import fc from 'fast-check';
import type { Task } from '../../src/domain/schemas.ts';
import { allTasks, type Box, done, refused, send, startBox } from '../support/blackbox.ts';
import { signUp, type User } from '../support/server.ts';

let box: Box;
let ann: User;
const zone = 'America/New_York';
before(async () => {
  box = await startBox();
  ann = await userIn(zone);
});

async function userIn(timezone: string, more: object = {}): Promise<User> {
  const user = await signUp(box.url);
  const answer = await send(`${box.url}/api/${user.id}/settings`, 'PUT', user, { timezone, ...more });
  assert.equal(answer.status, 200, answer.text);
  return user;
}

const add = async (args: object, user = ann) => (await done(box, user, 'add_task', { title: 'x', ...args })).task;
const stored = async ({ id }: Task) => (await allTasks(box, ann)).find((task) => task.id === id) as Task;
/** What update_task answers, which must be what a list shows afterwards. */
async function update(task: Task, change: object): Promise<Task> {
  const { task: changed } = await done(box, ann, 'update_task', { task_id: task.id, ...change });
  assert.deepEqual(await stored(task), changed);
  return changed;
}
const today = (timeZone: string, days = 0) =>
  new Date(Date.now() + days * 86_400_000).toLocaleDateString('sv-SE', { timeZone });
const wall = (instant: string | null, timeZone = zone) =>
  new Date(instant ?? '').toLocaleString('sv-SE', { timeZone, dateStyle: 'short', timeStyle: 'short' });

test('a title of any characters up to 200 code points is stored as it is', async () => {
  for (const title of ['😀'.repeat(200), 'é'.repeat(200), '\u202eright to left', 'שלום', "'; drop table tasks; --"])
    assert.equal((await stored(await add({ title }))).title, title);
  for (const title of ['😀'.repeat(201), 'x'.repeat(201), '', '   '])
    assert.match((await refused(box, ann, 'add_task', { title })).message, /title/);
  const titles = fc.string({ unit: 'grapheme', minLength: 1, maxLength: 40 }).map((text) => `a${text}z`);
  await fc.assert(
    fc.asyncProperty(titles, async (title) => assert.equal((await add({ title })).title, title)),
    { numRuns: 20 },
  );
});

test('a description of up to 1000 code points is stored, longer is refused', async () => {
  for (const description of ['😀'.repeat(1000), 'two\nlines', ''])
    assert.equal((await add({ description })).description ?? '', description);
  assert.match((await refused(box, ann, 'add_task', { title: 'x', description: '😀'.repeat(1001) })).message, /1000/);
});

test('each priority is stored, medium is the default, another names the legal ones', async () => {
  for (const priority of ['low', 'medium', 'high', 'urgent'])
    assert.equal((await add({ priority })).priority, priority);
  assert.equal((await add({})).priority, 'medium');
  for (const priority of ['HIGH', 'p1', 'none', 1]) {
    const { message } = await refused(box, ann, 'add_task', { title: 'x', priority });
    assert.match(message, /priority.*low.*medium.*high.*urgent/);
  }
});

test('tags are trimmed, lose a leading #, are lower-cased, NFC, without duplicates, in order', async () => {
  const tags = [' #Work ', 'work', 'ÉTÉ', 'E\u0301te\u0301', 'two words', 'b', 'a'];
  assert.deepEqual((await add({ tags })).tags, ['work', 'été', 'two words', 'b', 'a']);
  const many = (count: number) => Array.from({ length: count }, (_, n) => `tag${n}`);
  const full = await add({ tags: many(20) });
  assert.equal(full.tags.length, 20);
  assert.match((await refused(box, ann, 'add_task', { title: 'x', tags: many(21) })).message, /tags.*20/);
  assert.match((await refused(box, ann, 'update_task', { task_id: full.id, add_tags: ['more'] })).message, /20/);
  assert.deepEqual((await stored(full)).tags, full.tags);
  assert.deepEqual((await add({ tags: ['😀'.repeat(50)] })).tags, ['😀'.repeat(50)]);
  assert.match((await refused(box, ann, 'add_task', { title: 'x', tags: ['x'.repeat(51)] })).message, /tags.*50/);
});

test('a tag that grows when it is lower-cased stays within 50 code points or is refused', async () => {
  const { message } = await refused(box, ann, 'add_task', { title: 'x', tags: ['İ'.repeat(50)] });
  assert.match(message, /tag/);
});

test("due_date takes an offset, a local date-time in the user's zone, a date and a phrase", async () => {
  for (const [due_date, resolved] of [
    ['2031-01-31T09:00:00+05:00', '2031-01-31T04:00:00.000Z'],
    ['2031-01-31T09:00:00Z', '2031-01-31T09:00:00.000Z'],
    ['2031-07-01T09:00', '2031-07-01T13:00:00.000Z'],
    ['2031-01-01T09:00:00', '2031-01-01T14:00:00.000Z'],
    ['2031-03-09T02:30', '2031-03-09T07:30:00.000Z'],
    ['2031-07-01', '2031-07-01'],
    ['2028-02-29', '2028-02-29'],
    ['1999-12-31', '1999-12-31'],
  ])
    assert.equal((await add({ due_date })).due_date, resolved, due_date);
  assert.equal(wall((await add({ due_date: 'tomorrow 5pm' })).due_date), `${today(zone, 1)} 17:00`);
  assert.equal((await add({ due_date: 'today' })).due_date, today(zone));
  const far = await userIn('Pacific/Kiritimati');
  assert.equal((await add({ due_date: 'today' }, far)).due_date, today('Pacific/Kiritimati'));
});

test('a due_date that cannot be is refused with two forms that can, and changes nothing', async () => {
  const task = await add({ due_date: '2031-07-01' });
  for (const due_date of [
    '2031-02-30',
    '2031-13-01',
    '2031-07-01T25:00',
    '2031-02-29T10:00:00Z',
    'soonish',
    '5',
    '31/31/2031',
  ]) {
    for (const [name, args] of [
      ['add_task', { title: 'x' }],
      ['update_task', { task_id: task.id }],
    ] as const) {
      const { code, message } = await refused(box, ann, name, { ...args, due_date });
      assert.equal(code, 'invalid');
      assert.ok((message.match(/"[^"]*"/g) ?? []).length >= 3, message);
    }
  }
  assert.deepEqual(await stored(task), task);
});

test('reminders take instants, local times, ISO durations and phrases; the default is the due time', async () => {
  const due_date = '2031-07-01T09:00';
  const given = ['2031-06-30T10:00:00Z', '2031-06-30T09:00', 'PT30M', '1 hour before', 'P1D', '30 minutes before'];
  const { reminders } = await add({ due_date, reminders: given });
  assert.deepEqual([...reminders].sort(), [
    '2031-06-30T10:00:00.000Z',
    '2031-06-30T13:00:00.000Z',
    'P1D',
    'PT1H',
    'PT30M',
  ]);
  assert.deepEqual((await add({ due_date })).reminders, ['PT0S']);
  assert.deepEqual((await add({ due_date, reminders: [] })).reminders, []);
  assert.deepEqual((await add({})).reminders, []);
  const early = await userIn('UTC', { default_reminder_minutes: 15 });
  assert.deepEqual((await add({ due_date }, early)).reminders, ['PT15M']);
  assert.deepEqual((await add({ due_date, reminders: ['PT5M'] }, early)).reminders, ['PT5M']);
  const minutes = (count: number) => Array.from({ length: count }, (_, n) => `PT${n + 1}M`);
  assert.equal((await add({ due_date, reminders: minutes(10) })).reminders.length, 10);
  assert.match((await refused(box, ann, 'add_task', { title: 'x', due_date, reminders: minutes(11) })).message, /10/);
  for (const args of [{ reminders: ['PT30M'] }, { due_date, reminders: ['soonish'] }, { due_date, reminders: 'PT30M' }])
    assert.match((await refused(box, ann, 'add_task', { title: 'x', ...args })).message, /reminder/);
});

test('recurrence takes words, phrases and RRULEs, in both modes, and answers rule, text and mode', async () => {
  const due_date = '2031-01-31';
  for (const [given, rule] of [
    ['daily', /^FREQ=DAILY$/],
    ['weekly', /^FREQ=WEEKLY/],
    ['monthly', /^FREQ=MONTHLY/],
    ['yearly', /^FREQ=YEARLY/],
    ['every other friday', /FREQ=WEEKLY.*INTERVAL=2.*BYDAY=FR/],
    ['biweekly', /FREQ=WEEKLY.*INTERVAL=2/],
    ['fortnightly', /FREQ=WEEKLY.*INTERVAL=2/],
    ['every 3rd friday', /FREQ=MONTHLY.*BYDAY=(\+?3FR|FR;BYSETPOS=3)/],
    ['every weekend', /FREQ=WEEKLY.*BYDAY=SA$/],
    ['every month on the 31st', /FREQ=MONTHLY.*BYMONTHDAY=31/],
    ['FREQ=WEEKLY;BYDAY=MO,TH;COUNT=5', /FREQ=WEEKLY.*BYDAY=MO,TH/],
    ['RRULE:FREQ=MONTHLY;BYDAY=-1FR', /BYDAY=-1FR/],
  ] as const)
    for (const mode of [undefined, 'schedule', 'completion']) {
      const { recurrence, occurrence } = await add({ due_date, recurrence: mode ? { rule: given, mode } : given });
      assert.match(recurrence?.rule ?? '', rule, given);
      assert.equal(recurrence?.mode, mode ?? 'schedule');
      assert.ok(recurrence?.text);
      assert.equal(occurrence, 1);
    }
  const until = (await add({ recurrence: 'every day until june' })).recurrence?.rule ?? '';
  assert.match(until, /UNTIL=\d{4}0630/);
  const both = 'FREQ=DAILY;COUNT=3;UNTIL=20320101';
  for (const recurrence of [
    'hourly',
    'FREQ=MINUTELY',
    'FREQ=DAILY;INTERVAL=0',
    both,
    'every blue moon',
    { rule: 'daily', mode: 'x' },
    {},
  ])
    assert.equal((await refused(box, ann, 'add_task', { title: 'x', due_date, recurrence })).code, 'invalid');
});

test('null clears each field that can be clear, and an update touches only what it names', async () => {
  const full = await add({
    title: 'full',
    description: 'd',
    priority: 'urgent',
    tags: ['a', 'b'],
    due_date: '2031-07-01T09:00',
    reminders: ['PT30M'],
    recurrence: 'weekly',
  });
  let expected = { ...full };
  for (const change of [
    { description: null },
    { recurrence: null },
    { priority: 'low' },
    { title: 'new' },
    { tags: ['c', 'd'] },
  ]) {
    const task = await update(full, change);
    const { version, updated_at, series_id, occurrence } = task;
    expected = {
      ...expected,
      ...(change as Partial<Task>),
      version: expected.version + 1,
      updated_at,
      series_id,
      occurrence,
    };
    assert.deepEqual(task, expected, JSON.stringify(change));
    assert.equal(version, expected.version);
  }
  assert.deepEqual((await update(full, { add_tags: ['#E', 'c'], remove_tags: ['D'] })).tags, ['c', 'e']);
  assert.deepEqual((await update(full, { tags: null })).tags, []);
  assert.equal((await update(full, { priority: null })).priority, 'medium');
  assert.deepEqual((await update(full, { reminders: null })).reminders, ['PT0S']);
  assert.deepEqual((await update(full, { reminders: [] })).reminders, []);
  assert.equal((await update(full, { due_date: null })).due_date, null);
  for (const change of [{ title: null }, { completed: null }, {}])
    assert.equal((await refused(box, ann, 'update_task', { task_id: full.id, ...change })).code, 'invalid');
});

test('completed true completes and completed false reopens', async () => {
  const task = await add({});
  const completed = await update(task, { completed: true });
  assert.equal(completed.completed, true);
  assert.match(completed.completed_at ?? '', /Z$/);
  const open = await update(task, { completed: false });
  assert.deepEqual([open.completed, open.completed_at], [false, null]);
});
