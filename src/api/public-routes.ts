import { oauthProviderAuthServerMetadata } from '@better-auth/oauth-provider';
import type { Router } from '@koa/router';
import type { Auth } from './auth/auth.ts';
import { copyResponse } from './auth/auth-mount.ts';
import type { Context, State } from './context.ts';
import { openApiText } from './openapi.ts';
import { type Operation, operations } from './operations.ts';
import { escapeHtml, landingPage, page, stylesheet } from './pages.ts';

/** Routes for everybody: the landing page, the API's description, and the authorization server's metadata (RFC 8414). */
export function addPublicRoutes(
  router: Router<State, Context>,
  { auth, baseUrl }: { auth: Auth; baseUrl: string },
): void {
  router.get('/', (ctx) => {
    ctx.body = landingPage;
  });
  router.get('/docs', (ctx) => {
    ctx.body = docsPage;
  });
  router.get('/pages.css', (ctx) => {
    ctx.type = 'text/css';
    ctx.set('Cache-Control', 'max-age=300');
    ctx.body = stylesheet;
  });
  router.get('/openapi.json', (ctx) => {
    ctx.type = 'application/json';
    ctx.body = openApiText;
  });
  const metadata = oauthProviderAuthServerMetadata(auth, { headers: { 'Access-Control-Allow-Origin': '*' } });
  const wellKnown = '/.well-known/oauth-authorization-server';
  // With an issuer without a path the first is right; some clients derive the second from where Better Auth lives.
  router.get([wellKnown, `${wellKnown}/api/auth`], async (ctx) => {
    await copyResponse(await metadata(new Request(baseUrl + wellKnown)), ctx);
  });
}

const callers = {
  anyone: 'no token',
  session: 'a session token',
  user: 'the JWT of this user',
  mcp: 'an OAuth access token or the JWT',
};

const docsPage = page(
  'Actodo API',
  `<p>The same as <a href="/openapi.json">OpenAPI 3.1</a>. Refusals are <code>application/problem+json</code>
with <code>type, title, status, detail, code</code>.</p>
${operations.map(describe).join('\n')}
<h2>Shapes</h2>
<pre>${escapeHtml(JSON.stringify(JSON.parse(openApiText).components.schemas, null, 2))}</pre>`,
);

function describe({ method, path, summary, caller, body, answer, refusals = [] }: Operation): string {
  const facts = [
    `Wants ${callers[caller]}.`,
    ...(body ? [`Body: ${body}.`] : []),
    ...(answer ? [`Answer: ${answer}.`] : []),
    ...(refusals.length > 0 ? [`Refusals: ${[...refusals].sort().join(', ')}.`] : []),
  ];
  const heading = `<code>${method.toUpperCase()} ${escapeHtml(path)}</code> ${escapeHtml(summary)}`;
  return `<details><summary>${heading}</summary><p>${escapeHtml(facts.join(' '))}</p></details>`;
}
