import { eventSchemas, type Topic, topics } from '../../domain/events.ts';
import { escapeHtml } from '../../language/html.ts';
import { toolDefinitions } from '../../mcp/server.ts';
import { type DescribedRoute, listed, refusalsOf, refusalTexts } from '../openapi.ts';
import type { CallerKind } from '../route.ts';
import { page } from '../web/html.ts';
import { type Schema, schemaTable } from './schema-table.ts';

const callers: Record<CallerKind, string> = {
  anyone: 'no token',
  session: 'a session token',
  user: 'the JWT of this user',
  admin: 'the JWT of an admin',
  mcp: 'an OAuth access token or the JWT',
};

/** The page `/docs`: every route, tool and event in words, made of what the program checks with; readable without scripts, searched by one. */
export function docsPage(routes: readonly DescribedRoute[]): string {
  const groups = Map.groupBy(listed(routes), ({ path }) => groupOf(path));
  return page(
    'Actodo for programs',
    `<p>How programs talk to Actodo: over HTTP, through five MCP tools, and by events. The same for machines: <a href="/openapi.json">OpenAPI 3.1</a>.</p>
<nav aria-label="Parts"><ul class="parts">
<li><a href="#routes">HTTP</a></li><li><a href="#tools">MCP tools</a></li><li><a href="#events">Events</a></li>
</ul></nav>
<div id="search"></div>
<section aria-labelledby="routes">
<h2 id="routes">HTTP</h2>
<p>Send the JWT as <code>Authorization: Bearer</code>. Refusals are <code>application/problem+json</code> with <code>type, title, status, detail, code</code>; <code>detail</code> says what to do next.</p>
${groupNames.map((name) => routeGroup(name, groups.get(name) ?? [])).join('\n')}
</section>
<section aria-labelledby="tools">
<h2 id="tools">MCP tools</h2>
<p>At <code>/mcp</code>, over streamable HTTP. The user is always the token's.</p>
${toolDefinitions.map(describeTool).join('\n')}
</section>
<section aria-labelledby="events">
<h2 id="events">Events</h2>
<p>CloudEvents 1.0 on the broker; these are their <code>data</code>.</p>
${topics.map(describeTopic).join('\n')}
</section>
<script type="module" src="/docs.js"></script>`,
    'wide',
  );
}

const groupNames = ['Accounts', "A user's own", 'Admins', 'MCP and OAuth', 'Pages and the program itself'] as const;

function groupOf(path: string): (typeof groupNames)[number] {
  if (path.startsWith('/api/auth/')) return 'Accounts';
  if (path.startsWith('/api/admin/')) return 'Admins';
  if (path.startsWith('/api/')) return "A user's own";
  return /^\/(mcp|oauth|\.well-known)/.test(path) ? 'MCP and OAuth' : 'Pages and the program itself';
}

type ListedRoute = ReturnType<typeof listed>[number];

const routeGroup = (name: string, routes: readonly ListedRoute[]): string =>
  `<h3>${escapeHtml(name)}</h3>\n${routes.map(describeRoute).join('\n')}`;

function describeRoute(route: ListedRoute): string {
  const { method, path, summary, caller, query, limit, body, answer } = route;
  const facts = [
    `Wants ${callers[caller]}.`,
    ...(limit ? [`At most ${limit.points} in ${limit.seconds} s.`] : []),
    ...(answer.media ? [`Answers ${[answer.media, ...(answer.others ?? [])].join(', ')}.`] : []),
  ];
  const refusals = refusalsOf(route).map((status) => `${status} ${refusalTexts[status] ?? ''}`.trim());
  const tables = [
    query && schemaTable(query as Schema, 'Query'),
    body && (body.shape ? schemaTable(body.shape.schema as Schema, 'Body') : `<p>Body: ${escapeHtml(body.media)}.</p>`),
    answer.shape && schemaTable(answer.shape.schema as Schema, 'Answer'),
    refusals.length > 0 && `<p>Refusals: ${escapeHtml(refusals.join('; '))}.</p>`,
  ];
  return entry(
    `<code>${method.toUpperCase()} ${escapeHtml(path)}</code> ${escapeHtml(summary)}`,
    `<p>${escapeHtml(facts.join(' '))}</p>\n${tables.filter(Boolean).join('\n')}`,
  );
}

function describeTool({
  name,
  title,
  description,
  inputSchema,
  outputSchema,
}: (typeof toolDefinitions)[number]): string {
  return entry(
    `<code>${escapeHtml(name)}</code> ${escapeHtml(title)}`,
    `<p>${escapeHtml(description)}</p>
${schemaTable(inputSchema as Schema, 'Arguments')}
${schemaTable(outputSchema as Schema, 'Result')}`,
  );
}

function describeTopic(topic: Topic): string {
  const schema = eventSchemas[topic] as unknown as Schema;
  const types = schema.properties?.event_type?.enum?.join(', ') ?? '';
  return entry(`<code>${escapeHtml(topic)}</code> ${escapeHtml(types)}`, schemaTable(schema, 'Event'));
}

const entry = (summary: string, body: string): string =>
  `<details class="doc"><summary>${summary}</summary>\n${body}</details>`;
