import assert from 'node:assert/strict';
import { type TestContext, test } from 'node:test';
import { decodeJwt } from 'jose';
import { sql } from 'kysely';
import { connectApp, refresh, useMcp } from '../support/connected-app.ts';
import { testDatabase } from '../support/database.ts';
import { type Api, bearer, postJson, serveApi, signUp } from '../support/http.ts';
import type { Mailbox } from '../support/mailbox.ts';
import { linkIn, serveMailing, waiting } from '../support/sendings.ts';
import { eventually } from '../support/server.ts';

/** Accounts by mail, end to end: HTTP, rows, a real SMTP server, the links in the mails. */

const password = 'correct horse battery';
const other = 'battery horse correct';

const auth = (api: Api, path: string, body: object, session?: string) =>
  postJson(`${api.url}/api/auth${path}`, body, session ? bearer(session) : {});
const signIn = (api: Api, email: string, password: string) => auth(api, '/sign-in/email', { email, password });
const look = (api: Api, path: string) => fetch(api.url + path);
const submit = (api: Api, path: string, fields: Record<string, string>) => {
  const [page = '', query] = path.split('?');
  const token = new URLSearchParams(query).get('token') ?? '';
  return fetch(api.url + page, { method: 'POST', body: new URLSearchParams({ token, ...fields }) });
};
const userOf = async (api: Api, session: string) =>
  (
    (await (await fetch(`${api.url}/api/auth/get-session`, { headers: bearer(session) })).json()) as {
      user: { email: string; emailVerified: boolean } | null;
    } | null
  )?.user;
/** The one mail with that subject to the address. */
const mailOf = async (mailbox: Mailbox, to: string, subject: string, count = 1) =>
  eventually(() => {
    const found = mailbox.mails.filter((mail) => mail.to[0] === to && mail.headers.subject === subject);
    assert.equal(found.length, count);
    return found.at(-1) ?? assert.fail();
  });

test('an address is confirmed by the link in the mail after the sign-up, and by looking at it nothing', async (t) => {
  const { api, mailbox } = await serveMailing(t);
  const ann = await signUp(api.url);
  const mail = await mailOf(mailbox, ann.email, 'Confirm your address');
  const link = linkIn(mail);
  assert.equal((await look(api, link)).status, 200);
  assert.equal((await userOf(api, ann.session))?.emailVerified, false);
  assert.equal((await submit(api, link, { token: 'forged' })).status, 401);
  const answer = await submit(api, link, {});
  assert.equal(answer.status, 200, await answer.text());
  assert.equal((await userOf(api, ann.session))?.emailVerified, true);
  assert.ok(!mail.html.includes('<b>') && mail.html.includes(`href="${api.url}${link}"`));
  const again = await auth(api, '/send-verification-email', { email: ann.email }, ann.session);
  assert.equal(again.status, 400);
});

test('a new password by mail ends every older session and app, and its link works once', async (t) => {
  const { api, mailbox } = await serveMailing(t);
  const ann = await signUp(api.url);
  const app = await connectApp(api.url, ann);
  assert.equal(
    (await fetch(`${api.url}/account/forgot`, { method: 'POST', body: new URLSearchParams({ email: ann.email }) }))
      .status,
    200,
  );
  const link = linkIn(await mailOf(mailbox, ann.email, 'Set a new password'));
  const page = await (await look(api, link)).text();
  assert.match(page, /name="password" type="password"/);
  const weak = await submit(api, link, { password: 'password1' });
  assert.equal(weak.status, 400);
  assert.match(await weak.text(), /one of the first that are tried/);
  assert.equal((await submit(api, link, { password: other })).status, 200);
  assert.equal((await signIn(api, ann.email, password)).status, 401);
  assert.equal((await signIn(api, ann.email, other)).status, 200);
  assert.equal(await userOf(api, ann.session), undefined);
  assert.equal((await fetch(`${api.url}/api/${ann.id}/settings`, { headers: bearer(ann.token) })).status, 401);
  assert.equal((await useMcp(api.url, app.access)).status, 401);
  assert.equal((await refresh(app, app.refresh)).status, 400);
  const twice = await submit(api, link, { password });
  assert.equal(twice.status, 400);
  assert.match(await twice.text(), /used, or an hour is over/);
  assert.equal((await signIn(api, ann.email, other)).status, 200);
});

test('whether an address has an account is not to be learnt by asking for a new password', async (t) => {
  const { api, mailbox } = await serveMailing(t);
  const ann = await signUp(api.url);
  await mailOf(mailbox, ann.email, 'Confirm your address');
  /** The quickest of three answers: a busy machine makes some late, never early. */
  const asked = async (email: string) => {
    const answers = [];
    for (let n = 0; n < 3; n++) {
      const startedAt = performance.now();
      const answer = await auth(api, '/request-password-reset', { email });
      answers.push({ status: answer.status, body: await answer.text(), ms: performance.now() - startedAt });
    }
    return answers.sort((a, b) => a.ms - b.ms)[0] ?? assert.fail();
  };
  const [known, unknown] = [await asked(ann.email), await asked('nobody@example.com')];
  assert.deepEqual([known.status, known.body], [unknown.status, unknown.body]);
  assert.ok(known.ms >= 490 && unknown.ms >= 490, 'an answer comes when both would have been ready');
  await mailOf(mailbox, ann.email, 'Set a new password', 3);
  assert.equal(mailbox.mails.length, 4);
});

test('an address that was confirmed is changed by a mail to it, and then one to the new one', async (t) => {
  const { api, mailbox } = await serveMailing(t);
  const ann = await signUp(api.url);
  await submit(api, linkIn(await mailOf(mailbox, ann.email, 'Confirm your address')), {});
  const newEmail = `new-${ann.email}`;
  assert.equal((await auth(api, '/change-email', { newEmail })).status, 401);
  assert.equal((await auth(api, '/change-email', { newEmail }, ann.session)).status, 200);
  const agree = linkIn(await mailOf(mailbox, ann.email, 'Your account is to get another address'));
  assert.ok(
    mailbox.mails.every(({ to }) => to[0] === ann.email),
    'the new address hears of it after the old one agreed',
  );
  assert.match(await (await submit(api, agree, {})).text(), /new address/);
  assert.equal((await userOf(api, ann.session))?.email, ann.email);
  const take = linkIn(await mailOf(mailbox, newEmail, 'Confirm your new address'));
  assert.equal((await submit(api, take, {})).status, 200);
  const { email, emailVerified } = (await userOf(api, ann.session)) ?? assert.fail();
  assert.deepEqual([email, emailVerified], [newEmail, true]);
  assert.equal((await signIn(api, newEmail, password)).status, 200);
  assert.equal((await signIn(api, ann.email, password)).status, 401);
});

test('an address of somebody else is not taken, and asking tells nothing', async (t) => {
  const { api, mailbox } = await serveMailing(t);
  const [ann, ben] = [await signUp(api.url), await signUp(api.url)];
  const free = await auth(api, '/change-email', { newEmail: 'free@example.com' }, ann.session);
  const taken = await auth(api, '/change-email', { newEmail: ben.email }, ann.session);
  assert.deepEqual([taken.status, await taken.text()], [free.status, await free.text()]);
  await mailOf(mailbox, 'free@example.com', 'Confirm your new address');
  assert.equal(mailbox.mails.filter(({ to }) => to[0] === ben.email).length, 1, 'its own confirmation only');
});

test('a listed address becomes admin by its mail alone: older sessions end, and a new password is set by mail', async (t) => {
  const { api, mailbox } = await serveMailing(t, { env: { ADMIN_EMAILS: 'root@example.com', TRUST_PROXY: 'true' } });
  assert.doesNotMatch(api.log(), /admin_code/);
  const early = await signUp(api.url, { email: 'root@example.com' });
  assert.equal(decodeJwt(early.token).role, 'user');
  const answer = await submit(api, linkIn(await mailOf(mailbox, 'root@example.com', 'Confirm your address')), {});
  assert.match(await answer.text(), /\/account\/forgot/);
  assert.equal(await userOf(api, early.session), undefined);
  assert.equal((await signIn(api, 'root@example.com', password)).status, 401);
  await auth(api, '/request-password-reset', { email: 'root@example.com' });
  const reset = linkIn(await mailOf(mailbox, 'root@example.com', 'Set a new password'));
  assert.equal((await submit(api, reset, { password: other })).status, 200);
  const session = ((await (await signIn(api, 'root@example.com', other)).json()) as { token: string }).token;
  const token = await (await fetch(`${api.url}/api/auth/token`, { headers: bearer(session) })).json();
  assert.equal(decodeJwt((token as { token: string }).token).role, 'admin');
});

async function hanging(t: TestContext) {
  const made = await serveMailing(t);
  made.mailbox.answer(() => {});
  return made;
}

test('a mail server that hangs holds up no sign-up, and no token stands readable in the database or the log', async (t) => {
  const { api, db } = await hanging(t);
  const ann = await signUp(api.url);
  await auth(api, '/request-password-reset', { email: ann.email });
  await eventually(async () => assert.equal((await waiting(db)).length, 2));
  const { rows } = await sql<{ text: string }>`
    select t::text || encode(sealed, 'escape') as text from sendings t union all select v::text from verification v`.execute(
    db,
  );
  assert.equal(rows.length, 3);
  const stored = rows.map(({ text }) => text).join('\n');
  for (const text of ['/account/', 'eyJ', ann.email, 'reset-password:']) assert.ok(!stored.includes(text), text);
  assert.doesNotMatch(api.log(), /token=|eyJ|example\.com/);
});

test('mails to one address and from one network are limited, whoever the address belongs to', async (t) => {
  const { api } = await serveMailing(t, { limits: { mailByAddress: 2, mailByIp: 5 } });
  const ask = async (email: string) => (await auth(api, '/request-password-reset', { email })).status;
  assert.deepEqual(
    [await ask('a@example.com'), await ask('A@example.com'), await ask('a@example.com')],
    [200, 200, 429],
  );
  assert.deepEqual(
    [await ask('b@example.com'), await ask('b@example.com'), await ask('c@example.com')],
    [200, 200, 429],
  );
});

test('without mail the paths say that there is none, and an address is for good', async (t) => {
  const api = await serveApi(t, await testDatabase(t));
  const ann = await signUp(api.url);
  assert.equal((await auth(api, '/request-password-reset', { email: ann.email })).status, 400);
  assert.equal((await auth(api, '/change-email', { newEmail: 'x@example.com' }, ann.session)).status, 404);
});
