import assert from 'node:assert/strict';
import { before, test } from 'node:test';
import { sql } from 'kysely';
import type { Browser } from 'playwright-core';
import type { Db } from '../../src/db/database.ts';
import { noChromium } from '../support/chromium.ts';
import { testDatabase } from '../support/database.ts';
import { type Api, serveApi, suiteCleanup } from '../support/http.ts';
import { eventually } from '../support/server.ts';
import { checkBothLooks, shot, sidewaysAt } from './looks.ts';
import { forgiveNetwork, newPerson, openAs, type Person, startBrowser } from './support.ts';

const suite = suiteCleanup();
let db: Db;
const at = {} as { server: Api; browser: Browser };
let boss: Person;
before(async () => {
  if (noChromium) return;
  db = await testDatabase(suite);
  at.server = await serveApi(suite, db, { env: { ADMIN_EMAILS: 'boss@example.com' } });
  at.browser = await startBrowser(suite);
  boss = await newPerson(at.server.url, 'boss@example.com');
});

/** Events that died at a consumer, as its attempts leave them. */
async function letters(count: number): Promise<void> {
  await sql`
    insert into dead_letters (consumer, topic, event_id, reason, attempts, event)
    select 'recurrence', 'task-events', 'e' || n, 'invalid: no such rule', 12,
      jsonb_build_object('id', 'e' || n, 'data', jsonb_build_object('user_id', ${boss.id}::text, 'task_id', n))
    from generate_series(1, ${count}::int) n`.execute(db);
}

const waiting = async () =>
  (await db.selectFrom('waiting_deliveries').select('event_id').execute()).map((row) => row.event_id);

test('dead letters: retried, discarded after a question, and one that another admin took says so', {
  skip: noChromium,
}, async (t) => {
  await letters(3);
  const window = await openAs(t, at, boss);
  const { page } = window;
  forgiveNetwork(window);
  await page.goto('/admin#dead');
  const rows = page.locator('.letter');
  await eventually(async () => assert.equal(await rows.count(), 3));
  await rows.first().locator('summary').click();
  await shot(page, 'pages-admin-dead-letters');
  await checkBothLooks(page, 'dead letters');
  assert.deepEqual(await sidewaysAt(page), []);

  await rows
    .first()
    .getByRole('button', { name: /^Retry/ })
    .click();
  await page.locator('.toast', { hasText: 'Sent to recurrence again.' }).waitFor();
  await eventually(async () => assert.equal(await rows.count(), 2));
  assert.deepEqual(await waiting(), ['e3']);

  await rows
    .first()
    .getByRole('button', { name: /^Discard/ })
    .click();
  await page.getByRole('dialog').getByRole('button', { name: 'Keep it' }).click();
  assert.equal(await rows.count(), 2);
  await rows
    .first()
    .getByRole('button', { name: /^Discard/ })
    .click();
  await page.getByRole('dialog').getByRole('button', { name: 'Discard it' }).click();
  await eventually(async () => assert.equal(await rows.count(), 1));

  await sql`delete from dead_letters`.execute(db);
  await rows
    .first()
    .getByRole('button', { name: /^Retry/ })
    .click();
  await page.locator('.toast', { hasText: 'Another admin has taken it already.' }).waitFor();
  await page.getByText('No event has died.').waitFor();
  assert.deepEqual(await waiting(), ['e3']);
});
