import { escapeHtml } from '../../language/html.ts';
import { type DescribedRoute, listed, refusalsOf } from '../openapi.ts';
import type { CallerKind } from '../route.ts';
import { page } from './html.ts';

const callers: Record<CallerKind, string> = {
  anyone: 'no token',
  session: 'a session token',
  user: 'the JWT of this user',
  admin: 'the JWT of an admin',
  mcp: 'an OAuth access token or the JWT',
};

/** The page `/docs`: every route in words, and the shapes of `openApi`. */
export function docsPage(routes: readonly DescribedRoute[], openApi: string): string {
  return page(
    'Actodo API',
    `<p>The same as <a href="/openapi.json">OpenAPI 3.1</a>. Refusals are <code>application/problem+json</code>
with <code>type, title, status, detail, code</code>.</p>
${listed(routes)
  .map((route) => describe(route, route.path))
  .join('\n')}
<h2>Shapes</h2>
<pre>${escapeHtml(JSON.stringify(JSON.parse(openApi).components.schemas, null, 2))}</pre>`,
  );
}

function describe(route: DescribedRoute, path: string): string {
  const { method, summary, caller, query, limit, body, answer } = route;
  const refusals = refusalsOf(route);
  const facts = [
    `Wants ${callers[caller]}.`,
    ...(query ? [`Query: ${Object.keys(query.properties).join(', ')}.`] : []),
    ...(body ? [`Body: ${body.shape?.name ?? body.media}.`] : []),
    ...(answer.media ? [`Answer: ${answer.shape?.name ?? answer.media}.`] : []),
    ...(limit ? [`At most ${limit.points} in ${limit.seconds} s.`] : []),
    ...(refusals.length > 0 ? [`Refusals: ${refusals.join(', ')}.`] : []),
  ];
  const heading = `<code>${method.toUpperCase()} ${escapeHtml(path)}</code> ${escapeHtml(summary)}`;
  return `<details><summary>${heading}</summary><p>${escapeHtml(facts.join(' '))}</p></details>`;
}
