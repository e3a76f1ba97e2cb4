import assert from 'node:assert/strict';
import { test } from 'node:test';
import { sql } from 'kysely';
import { testDatabase } from '../support/database.ts';
import { bearer, serveApi, signUp } from '../support/http.ts';

test('the link of a mail turns mails off, by a form or the one click of a mail program, and by looking at it nothing', async (t) => {
  const api = await serveApi(t, await testDatabase(t));
  const ann = await signUp(api.url);
  const settings = `${api.url}/api/${ann.id}/settings`;
  const wants = async () =>
    ((await (await fetch(settings, { headers: bearer(ann.token) })).json()) as { email_reminders: boolean })
      .email_reminders;
  const turnOn = () =>
    fetch(settings, {
      method: 'PUT',
      headers: { ...bearer(ann.token), 'content-type': 'application/json' },
      body: '{"email_reminders":true}',
    });
  const { rows } = await sql<{
    key: string;
  }>`insert into unsubscribe_keys (user_id) values (${ann.id}) returning key`.execute(api.db);
  const link = `${api.url}/unsubscribe/${rows[0]?.key}`;
  const posts: RequestInit[] = [
    { headers: { origin: api.url, 'content-type': 'application/x-www-form-urlencoded' } },
    { headers: { 'content-type': 'application/x-www-form-urlencoded' }, body: 'List-Unsubscribe=One-Click' },
  ];
  for (const post of posts) {
    await turnOn();
    const page = await (await fetch(link)).text();
    assert.match(page, /<form method="post"><div class="buttons"><button>/);
    assert.equal(await wants(), true);
    assert.equal((await fetch(link, { method: 'POST', ...post })).status, 200);
    assert.equal(await wants(), false);
  }
  await turnOn();
  for (const key of [crypto.randomUUID(), ann.id, 'x', "'"])
    for (const method of ['GET', 'POST'])
      assert.equal((await fetch(`${api.url}/unsubscribe/${encodeURIComponent(key)}`, { method })).status, 400, key);
  assert.equal(await wants(), true);
});

test('keys cannot be tried without end', async (t) => {
  const api = await serveApi(t, await testDatabase(t), { limits: { unsubscribeByIp: 2 } });
  const statuses = [];
  for (let n = 0; n < 3; n++) statuses.push((await fetch(`${api.url}/unsubscribe/${crypto.randomUUID()}`)).status);
  assert.deepEqual(statuses, [400, 400, 429]);
});
