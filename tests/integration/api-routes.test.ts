import assert from 'node:assert/strict';
import { request } from 'node:http';
import { before, test } from 'node:test';
import { listed } from '../../src/api/openapi.ts';
import { isAuthPath, isMeantForApi } from '../../src/api/paths.ts';
import { allRoutes } from '../../src/api/routes/list.ts';
import { testDatabase } from '../support/database.ts';
import { type Api, serveApi, signUp, suiteCleanup } from '../support/http.ts';

let api: Api;
let ann: Awaited<ReturnType<typeof signUp>>;
let chats = 0;
const suite = suiteCleanup();
before(async () => {
  api = await serveApi(suite, await testDatabase(suite), {
    chat: async () => {
      chats++;
      return { conversation_id: 1, response: 'ok', tool_calls: [] };
    },
  });
  ann = await signUp(api.url);
});

/** The path goes out as it is written; `fetch` would tidy it up. */
function ask(method: string, path: string, token?: string): Promise<number> {
  const { hostname, port } = new URL(api.url);
  const body = method === 'get' ? '' : '{"message":"hi"}';
  const headers = {
    'content-length': body.length,
    'content-type': 'application/json',
    host: `localhost:${port}`,
    ...(token ? { authorization: `Bearer ${token}` } : {}),
  };
  return new Promise((resolve, reject) => {
    const sent = request({ hostname, port, path, method: method.toUpperCase(), headers }, (answer) => {
      answer.resume();
      answer.once('end', () => resolve(answer.statusCode as number));
    });
    sent.once('error', reject);
    sent.end(body);
  });
}

const hex = (letter: string) => `%${letter.charCodeAt(0).toString(16)}`;
const spellings: [name: string, spell: (path: string) => string][] = [
  ['upper case', (path) => path.toUpperCase()],
  ['one upper case letter', (path) => path.replace(/[a-z]/, (letter) => letter.toUpperCase())],
  ['the last word in upper case', (path) => path.replace(/[^/]*$/, (word) => word.toUpperCase())],
  ['the word before it in upper case', (path) => path.replace(/[^/]+(?=\/[^/]*$)/, (word) => word.toUpperCase())],
  ['a slash at the end', (path) => `${path}/`],
  ['two slashes in front', (path) => `/${path}`],
  ['two slashes at the end', (path) => path.replace(/\/([^/]*)$/, '//$1')],
  ['a letter encoded', (path) => path.replace(/[a-z]/, hex)],
  ['a letter encoded twice', (path) => path.replace(/[a-z]/, (letter) => hex(letter).replace('%', '%25'))],
  ['the last letter encoded', (path) => path.replace(/[a-z]$/, hex)],
  ['a dot segment', (path) => path.replace(/\/([^/]*)$/, '/./$1')],
  ['an encoded dot segment', (path) => path.replace(/\/([^/]*)$/, '/%2e/$1')],
  ['a detour', (path) => path.replace(/\/([^/]*)$/, '/x/../$1')],
  ['a backslash', (path) => path.replace(/\/([^/]*)$/, '\\$1')],
  ['an encoded slash', (path) => path.replace(/\/([^/]*)$/, '%2f$1')],
  ['a parameter of the segment', (path) => `${path};x=1`],
];

/** Where the path names a user, anything but the own id is 403, whatever follows. */
function refusal(path: string): 403 | 404 {
  const [, api, owner = ''] = path.split('/');
  return api === 'api' && owner !== 'auth' && owner !== ann.id ? 403 : 404;
}

for (const { method, path } of listed(allRoutes))
  test(`${method.toUpperCase()} ${path} is served in its own spelling only`, async () => {
    const own = path.replace('{user_id}', ann.id).replace('{client_id}', 'some-client');
    for (const [name, spell] of spellings) {
      const other = spell(own);
      // Not every spelling changes every path; and what does not begin with a slash is no HTTP.
      if (other === own || !other.startsWith('/')) continue;
      // Better Auth goes by case itself, and answers 404 to what it does not know.
      const isApi = isMeantForApi(other) && !isAuthPath(other);
      assert.equal(await ask(method, other), isApi ? 401 : 404, `${name}, without a token: ${other}`);
      assert.equal(await ask(method, other, ann.token), refusal(other), `${name}, with a token: ${other}`);
    }
    assert.equal(chats, 0);
  });

test('every route that wants a token refuses without one, and a route of a user every other user', async () => {
  const ben = await signUp(api.url);
  for (const { method, path, caller } of listed(allRoutes)) {
    if (caller === 'anyone') continue;
    const own = path.replace('{user_id}', ann.id).replace('{client_id}', 'some-client');
    assert.equal(await ask(method, own), 401, own);
    assert.equal(await ask(method, own, 'nonsense'), 401, own);
    if (path.includes('{user_id}')) assert.equal(await ask(method, own, ben.token), 403, own);
  }
  assert.equal(chats, 0);
});
