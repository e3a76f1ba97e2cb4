import assert from 'node:assert/strict';
import { before, test } from 'node:test';
import { testDatabase } from '../support/database.ts';
import { type Api, bearer, postJson, serveApi, signUp, suiteCleanup } from '../support/http.ts';

let api: Api;
const suite = suiteCleanup();
before(async () => {
  api = await serveApi(suite, await testDatabase(suite));
});

const send = (path: string, body: object, session = '') =>
  postJson(`${api.url}/api/auth${path}`, body, session ? bearer(session) : {});

async function assertGuessable(answer: Response, what: string): Promise<void> {
  assert.equal(answer.status, 400, what);
  assert.equal(((await answer.json()) as { code: string }).code, 'PASSWORD_GUESSABLE', what);
}

const guessable = ['password', 'PassWord', '12345678', 'sunshine', 'qwertyuiop'];

test('a password that is guessed first, or is the address, is taken nowhere', async () => {
  const ann = await signUp(api.url);
  const [local = ''] = ann.email.split('@');
  for (const newPassword of [...guessable, ann.email, local.toUpperCase()]) {
    const change = { currentPassword: ann.password, newPassword };
    await assertGuessable(await send('/change-password', change, ann.session), newPassword);
  }
  for (const newPassword of guessable)
    await assertGuessable(await send('/reset-password', { token: 'x', newPassword }), newPassword);
  const account = { name: 'Ben', email: 'benjamin@example.com' };
  for (const password of [...guessable, account.email, 'benjamin'])
    await assertGuessable(await send('/sign-up/email', { ...account, password }), password);
  assert.equal((await send('/sign-up/email', { ...account, password: 'benjamin has a cat' })).status, 200);
});

test('signing in with such a password tells nothing more than with another', async () => {
  const ann = await signUp(api.url);
  for (const email of [ann.email, 'nobody@example.com'])
    assert.equal((await send('/sign-in/email', { email, password: 'password' })).status, 401);
});

test('a long name, and an image that is long or no https address, are refused in every way to set them', async () => {
  const ann = await signUp(api.url);
  const account = { name: 'Ben', email: 'ben@example.com', password: ann.password };
  const images = [
    `https://x.example/${'x'.repeat(500)}`,
    'javascript:alert(1)',
    'data:image/svg+xml,x',
    'http://x.example/x',
  ];
  for (const fields of [{ name: 'x'.repeat(201) }, ...images.map((image) => ({ image }))]) {
    assert.equal((await send('/update-user', fields, ann.session)).status, 400, JSON.stringify(fields));
    assert.equal((await send('/sign-up/email', { ...account, ...fields })).status, 400, JSON.stringify(fields));
  }
  assert.equal(
    (await send('/update-user', { name: 'x'.repeat(200), image: 'https://x.example/x' }, ann.session)).status,
    200,
  );
});
