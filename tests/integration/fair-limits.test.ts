import assert from 'node:assert/strict';
import { request } from 'node:http';
import { before, test } from 'node:test';
import { clientKey } from '../../src/api/limits.ts';
import type { Db } from '../../src/db/database.ts';
import { testDatabase } from '../support/database.ts';
import { bearer, postJson, serveApi, signUp, suiteCleanup } from '../support/http.ts';

let db: Db;
const suite = suiteCleanup();
before(async () => {
  db = await testDatabase(suite);
});

const form = (url: string, fields: Record<string, string>, headers: Record<string, string> = {}) =>
  fetch(url, { method: 'POST', body: new URLSearchParams(fields), headers });

/** The path goes out as it is written. */
function ask(base: string, path: string, body: string, headers: Record<string, string>): Promise<number> {
  const { hostname, port } = new URL(base);
  return new Promise((resolve, reject) => {
    const sent = request(
      { hostname, port, path, method: 'POST', headers: { host: `localhost:${port}`, ...headers } },
      (answer) => {
        answer.resume();
        answer.once('end', () => resolve(answer.statusCode as number));
      },
    );
    sent.once('error', reject);
    sent.end(body);
  });
}

test('guesses at one account count together, whatever body they come in and however the address is written', async () => {
  const api = await serveApi(suite, db, { limits: { signInByEmail: 6 } });
  const ann = await signUp(api.url);
  const url = `${api.url}/api/auth/sign-in/email`;
  const password = 'wrong password';
  const guesses: (() => Promise<Response>)[] = [
    () => postJson(url, { email: ann.email, password }),
    () => postJson(url, { email: ann.email.toUpperCase(), password }),
    () => form(url, { email: ann.email, password }),
    () =>
      form(url, { email: ann.email, password }, { 'content-type': 'application/x-www-form-urlencoded; charset=utf-8' }),
    () => form(`${api.url}/oauth/sign-in`, { email: ann.email, password, oauth_query: '' }),
    () => postJson(`${url}?x=1`, { email: ann.email, password }),
  ];
  for (const guess of guesses) assert.notEqual((await guess()).status, 429);
  for (const guess of guesses) assert.equal((await guess()).status, 429);
});

test('no other spelling of the path reaches sign-in, sign-up or registration', async () => {
  const api = await serveApi(suite, db);
  const headers = { 'content-type': 'application/json' };
  for (const path of ['sign-in/email', 'sign-up/email', 'oauth2/register'])
    for (const spelled of [
      `/api/auth/./${path}`,
      `/api/auth/x/../${path}`,
      `/api/auth/%2e/${path}`,
      `/api/auth\\${path}`,
      `/api/auth//${path}`,
      `/api/auth/${path}/`,
      `/api/auth/${path.replace('i', '%69')}`,
      `/API/auth/${path}`,
    ]) {
      const status = await ask(api.url, spelled, '{"email":"a@example.com","password":"wrong password"}', headers);
      assert.ok([401, 404].includes(status), `${status} ${spelled}`);
    }
});

test('registration of clients and everything else of Better Auth count by address', async () => {
  const api = await serveApi(suite, db, { limits: { accountsByIp: 4 } });
  const ann = await signUp(api.url);
  const change = () =>
    postJson(
      `${api.url}/api/auth/change-password`,
      { currentPassword: 'guessed password', newPassword: 'another password' },
      bearer(ann.session),
    );
  for (let n = 0; n < 3; n++) assert.notEqual((await change()).status, 429);
  const refused = await change();
  assert.equal(refused.status, 429);
  assert.match(refused.headers.get('retry-after') ?? '', /^\d+$/);
});

test('an address is one client, an IPv6 one its /64', () => {
  const same: [string, string][] = [
    ['203.0.113.7', '203.0.113.7:5000'],
    ['203.0.113.7', '::ffff:203.0.113.7'],
    ['203.0.113.7', '[::ffff:203.0.113.7]:443'],
    ['2001:db8:0:1::1', '2001:DB8:0:1:ffff:ffff:ffff:ffff'],
    ['2001:db8:0:1::1', '[2001:db8::1:0:0:0:9]:443'],
    ['2001:db8::1', '2001:0db8:0000:0000::2'],
    ['fe80::1%eth0', 'fe80::2%eth1'],
    ['::1', '0:0:0:0:0:0:0:1'],
  ];
  for (const [one, other] of same) assert.equal(clientKey(one), clientKey(other), `${one} ${other}`);
  const different = [
    '203.0.113.7',
    '203.0.113.8',
    '2001:db8:0:1::1',
    '2001:db8:0:2::1',
    '2001:db8:1::1',
    '::1',
    '',
    'unknown',
  ];
  assert.equal(new Set(different.map(clientKey)).size, different.length);
});

test('behind a proxy an IPv6 network and a port beside the address are one client', async () => {
  const api = await serveApi(suite, db, { env: { TRUST_PROXY: 'true' }, limits: { signInByIp: 2 } });
  const from = async (address: string) =>
    (
      await postJson(
        `${api.url}/api/auth/sign-in/email`,
        { email: `${Math.random()}@example.com`, password: 'wrong password' },
        { 'x-forwarded-for': address },
      )
    ).status;
  for (const address of ['2001:db8:0:7::1', '[2001:db8:0:7::2]:80']) assert.notEqual(await from(address), 429);
  assert.equal(await from('2001:db8:0:7:1:2:3:4'), 429);
  assert.notEqual(await from('2001:db8:0:8::1'), 429);
});
