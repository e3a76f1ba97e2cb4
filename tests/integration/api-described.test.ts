import assert from 'node:assert/strict';
import { before, test } from 'node:test';
import { type Answer, ask, type Box, send, startBox } from '../support/blackbox.ts';
import { signUp, type User } from '../support/server.ts';

let box: Box;
let ann: User;

before(async () => {
  box = await startBox({ ADMIN_EMAILS: 'listed@example.com' });
  ann = await signUp(box.url);
});

type Described = Record<string, Record<string, { responses: Record<string, { content?: Record<string, object> }> }>>;

test('what is answered is described: also what is neither the usual success nor a refusal of our form', async () => {
  const { paths } = (await ask(`${box.url}/openapi.json`)).json as { paths: Described };
  const feed = (await send(`${box.url}/api/${ann.id}/calendar-feed`, 'POST', ann)).json.url as string;
  const { headers } = await ask(feed);
  const mcp = (user: User | undefined, body: unknown) => send(`${box.url}/mcp`, 'POST', user, body);
  const listed = { name: 'x', email: 'listed@example.com', password: 'correct horse battery' };
  const cases: [string, string, number, Promise<Answer>][] = [
    ['/feed/{secret}.ics', 'get', 304, ask(feed, { headers: { 'if-none-match': headers.get('etag') ?? '' } })],
    ['/mcp', 'post', 202, mcp(ann, { jsonrpc: '2.0', method: 'notifications/initialized' })],
    ['/mcp', 'post', 400, mcp(ann, [])],
    ['/mcp', 'post', 400, mcp(ann, '{')],
    ['/mcp', 'post', 401, mcp(undefined, {})],
    ['/token', 'post', 400, ask(`${box.url}/token`, { method: 'POST', body: new URLSearchParams({}) })],
    ['/oauth/error', 'get', 400, ask(`${box.url}/oauth/error`)],
    ['/oauth/sign-in', 'get', 400, ask(`${box.url}/oauth/sign-in`)],
    [
      '/api/auth/sign-up/email',
      'post',
      403,
      send(`${box.url}/api/auth/sign-up/email`, 'POST', undefined, listed, { via: '1.1 x' }),
    ],
    ['/api/{user_id}/settings', 'get', 403, send(`${box.url}/api/x/settings`, 'GET', ann)],
  ];
  for (const [path, method, status, sent] of cases) {
    const answer = await sent;
    assert.equal(answer.status, status, `${method} ${path}: ${answer.text}`);
    const described = paths[path]?.[method]?.responses[status];
    assert.ok(described, `${method} ${path} ${status} is not described`);
    const media = answer.headers.get('content-type')?.split(';')[0] ?? '';
    if (described.content) assert.ok(media in described.content, `${method} ${path} ${status} is ${media}`);
  }
});
