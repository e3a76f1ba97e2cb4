import assert from 'node:assert/strict';
import { before, test } from 'node:test';
import { testDatabase } from '../support/database.ts';
import { type Api, serveApi, signUp, suiteCleanup } from '../support/http.ts';

let api: Api;
let ann: Awaited<ReturnType<typeof signUp>>;
const suite = suiteCleanup();
before(async () => {
  api = await serveApi(suite, await testDatabase(suite));
  ann = await signUp(api.url);
});

const parse = (body: object) =>
  fetch(`${api.url}/api/${ann.id}/parse`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', authorization: `Bearer ${ann.token}` },
    body: JSON.stringify(body),
  });

test('a line is read in the zone that is named, and says where', async () => {
  const answer = await parse({ text: 'pay rent every month on the 31st at 9am p2 #home', timezone: 'Asia/Karachi' });
  assert.equal(answer.status, 200);
  const { spans, recurrence, due_date, ...rest } = (await answer.json()) as Record<string, unknown>;
  assert.deepEqual(rest, { title: 'Pay rent', priority: 'high', tags: ['home'] });
  const { rule, text, mode } = recurrence as Record<string, string>;
  assert.deepEqual([rule, mode], ['FREQ=MONTHLY;BYMONTHDAY=31', 'schedule']);
  assert.match(text!, /31st/);
  assert.match(String(due_date), /T04:00:00\.000Z$/, 'nine in Karachi');
  assert.deepEqual(
    (spans as { kind: string }[]).map(({ kind }) => kind),
    ['recurrence', 'priority', 'tags'],
  );
});

test('kinds that are title are not read', async () => {
  const answer = await parse({ text: 'buy milk tomorrow', title_kinds: ['due_date'] });
  assert.deepEqual(await answer.json(), { title: 'Buy milk tomorrow', spans: [] });
});

test('what is no text, no zone or no kind is refused', async () => {
  for (const body of [
    {},
    { text: '' },
    { text: 'x'.repeat(2001) },
    { text: 'x', timezone: 'Mars' },
    { text: 'x', title_kinds: ['y'] },
  ])
    assert.equal((await parse(body)).status, 400, JSON.stringify(body));
});
