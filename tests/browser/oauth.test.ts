import assert from 'node:assert/strict';
import { once } from 'node:events';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { type TestContext, test } from 'node:test';
import { auth } from '@modelcontextprotocol/sdk/client/auth.js';
import { noChromium, openPage } from '../support/chromium.ts';
import { testDatabase } from '../support/database.ts';
import { bearer, postJson, serveApi } from '../support/http.ts';
import { clientMemory } from '../support/oauth-client.ts';

/** Where an application of this machine waits for its code. */
async function waitForCode(t: TestContext) {
  const server = createServer((_request, response) => response.end('You can close this page.'));
  server.listen(0, '127.0.0.1');
  t.after(() => server.close());
  await once(server, 'listening');
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}/callback`;
}

for (const [who, intent] of [
  ['a new person', 'sign-up'],
  ['a person with an account', 'sign-in'],
] as const)
  test(`in a real browser ${who} signs in, allows an MCP client, and its token opens /mcp`, {
    skip: noChromium,
  }, async (t) => {
    const api = await serveApi(t, await testDatabase(t));
    const account = { email: 'ann@example.com', password: 'correct horse battery' };
    if (intent === 'sign-in') await postJson(`${api.url}/api/auth/sign-up/email`, { name: 'Ann', ...account });
    const callback = await waitForCode(t);
    const { memory, provider } = clientMemory(callback);
    const serverUrl = `${api.url}/mcp`;
    await auth(provider, { serverUrl });

    const { page, complaints } = await openPage(t);
    await page.goto(String(memory.url));
    await page.getByLabel('E-mail').fill(account.email);
    await page.getByLabel('Password').fill(account.password);
    await page.locator(`button[value="${intent}"]`).click();
    await page.getByRole('button', { name: 'Allow' }).click();
    await page.waitForURL(`${callback}?**`);
    assert.deepEqual(complaints, [], 'nothing was held back by the content policy');

    const authorizationCode = new URL(page.url()).searchParams.get('code') ?? assert.fail(`no code in ${page.url()}`);
    assert.equal(await auth(provider, { serverUrl, authorizationCode }), 'AUTHORIZED');
    const listing = { jsonrpc: '2.0', id: 1, method: 'tools/list' };
    assert.equal((await postJson(serverUrl, listing, bearer(memory.tokens?.access_token ?? ''))).status, 200);
  });
