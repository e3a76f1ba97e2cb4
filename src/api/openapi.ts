import type { CallerKind, Route } from './route.ts';
import { ProblemShape, type Shape } from './shapes.ts';

/** What is written of a route; what it needs of the program does not matter here. */
export type DescribedRoute = Omit<Route<never>, 'run'>;

/** What a status code of a refusal means. */
export const refusalTexts: Record<number, string> = {
  400: 'Invalid',
  401: 'No valid token',
  403: 'Not yours',
  404: 'Not found',
  409: 'Conflict',
  413: 'Body too large',
  415: 'Wrong content type',
  422: 'Cannot be done',
  426: 'Ask for the upgrade',
  429: 'Too many requests; see Retry-After',
  501: 'Not supported',
  503: 'Not at the moment; see Retry-After',
};

const answers = { 101: 'The connection goes on in another protocol', 200: 'OK', 201: 'OK', 303: 'Go on there' };

const refusalsOfCaller: Record<CallerKind, number[]> = {
  anyone: [],
  session: [401],
  user: [401, 403, 503],
  admin: [401, 403, 503],
  mcp: [401, 403, 503],
};

/** Status codes of all refusals of a route, in order: its own, and those that follow from what it asks for. */
export function refusalsOf({ caller, limit, ids, query, body, refusals = [] }: DescribedRoute): number[] {
  const all = [
    ...refusalsOfCaller[caller],
    ...(limit ? [429] : []),
    ...(ids ? [400, 404] : []),
    ...(query ? [400] : []),
    ...(body?.refusals ?? []),
    ...refusals,
  ];
  return [...new Set(all)].sort((a, b) => a - b);
}

/** The routes that are described one by one: those with a path in words. */
export const listed = (routes: readonly DescribedRoute[]) =>
  routes.flatMap((route) => (typeof route.path === 'string' ? [{ ...route, path: route.path }] : []));

/** The OpenAPI 3.1 document of these routes, as text. */
export function openApiText(routes: readonly DescribedRoute[]): string {
  const shapes = new Map<string, object>([['Problem', ProblemShape]]);
  const paths: Record<string, Record<string, object>> = {};
  for (const route of listed(routes))
    paths[route.path] = { ...paths[route.path], [route.method]: operation(route, route.path, shapes) };
  const document = {
    openapi: '3.1.0',
    info: { title: 'Actodo', version: '1', description: 'A todo list that you talk to.' },
    paths,
    components: {
      schemas: Object.fromEntries([...shapes].sort(([a], [b]) => (a < b ? -1 : 1))),
      parameters: { user_id: ownId },
      securitySchemes: {
        session: bearerScheme('Session token from sign-up or sign-in'),
        user: bearerScheme('JWT from GET /api/auth/token'),
        admin: bearerScheme('JWT from GET /api/auth/token of a user with the role admin'),
        mcp: bearerScheme('OAuth access token for /mcp, or the JWT from GET /api/auth/token'),
      },
    },
  };
  return `${JSON.stringify(document, null, 2)}\n`;
}

const ownId = {
  name: 'user_id',
  in: 'path',
  required: true,
  description: "The token's subject",
  schema: { type: 'string', format: 'uuid' },
};

const bearerScheme = (description: string) => ({ type: 'http', scheme: 'bearer', description });

function operation(route: DescribedRoute, path: string, shapes: Map<string, object>): object {
  const { method, summary, caller, body, answer } = route;
  const parameters = [...pathParameters(route, path), ...queryParameters(route)];
  const description = answers[answer.status];
  const medias = answer.media ? [{ media: answer.media }, ...(answer.others ?? [])] : [];
  const contents = Object.assign(
    {},
    ...medias.map(({ media, shape = answer.shape }: { media: string; shape?: Shape }) => content(media, shape, shapes)),
  );
  const success = { description, ...(answer.media && { content: contents }) };
  const problem = { 'application/problem+json': { schema: { $ref: '#/components/schemas/Problem' } } };
  const refusal = hasOwnForms(route, path) ? {} : { content: problem };
  const besides = Object.entries(answer.besides ?? {}).map(([status, text]) => [status, { description: text }]);
  return {
    operationId: `${method} ${path}`.replace(/\W+/g, '_').replace(/_$/, ''),
    summary,
    security: caller === 'anyone' ? [] : [{ [caller]: [] }],
    ...(parameters.length > 0 && { parameters }),
    ...(body && { requestBody: { required: true, content: content(body.media, body.shape, shapes) } }),
    responses: {
      [answer.status]: success,
      ...Object.fromEntries(besides),
      ...Object.fromEntries(
        refusalsOf(route).map((status) => [status, { description: refusalTexts[status], ...refusal }]),
      ),
    },
  };
}

/** Better Auth and OAuth keep their own bodies, MCP those of JSON-RPC and OAuth, and pages are refused by pages. */
const hasOwnForms = ({ caller, answer }: DescribedRoute, path: string): boolean =>
  caller === 'mcp' ||
  answer.status === 303 ||
  answer.media === 'text/html' ||
  path === '/token' ||
  path.startsWith('/api/auth/');

function content(media: string, shape: Shape | undefined, shapes: Map<string, object>): object {
  if (shape) shapes.set(shape.name, shape.schema);
  return { [media]: { schema: shape ? { $ref: `#/components/schemas/${shape.name}` } : {} } };
}

function pathParameters({ ids }: DescribedRoute, path: string): object[] {
  return [...path.matchAll(/\{(\w+)\}/g)].map(([, name = '']) =>
    // With a schema of its own it is somebody else's, as admins name them.
    name === 'user_id' && !ids?.properties.user_id
      ? { $ref: '#/components/parameters/user_id' }
      : { name, in: 'path', required: true, schema: ids?.properties[name] ?? { type: 'string' } },
  );
}

function queryParameters({ query }: DescribedRoute): object[] {
  const required: readonly string[] = query?.required ?? [];
  return Object.entries(query?.properties ?? {}).map(([name, schema]) => ({
    name,
    in: 'query',
    required: required.includes(name),
    schema,
  }));
}
