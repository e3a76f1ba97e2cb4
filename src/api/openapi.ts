import { type Operation, operations, schemas } from './operations.ts';

const mediaTypes: Record<string, string> = {
  html: 'text/html',
  css: 'text/css',
  form: 'application/x-www-form-urlencoded',
};

function content(what: NonNullable<Operation['answer'] | Operation['body']>) {
  const schema = what in schemas ? { $ref: `#/components/schemas/${what}` } : {};
  return { [mediaTypes[what] ?? 'application/json']: { schema } };
}

const refusalTexts: Record<number, string> = {
  400: 'Invalid',
  401: 'No valid token',
  403: 'Not yours',
  404: 'Not found',
  409: 'Conflict',
  413: 'Body too large',
  415: 'Wrong content type',
  422: 'Cannot be done',
  429: 'Too many requests; see Retry-After',
  501: 'Not supported',
  503: 'Not at the moment; see Retry-After',
};

function describe({ path, summary, caller, body, answer, refusals = [], method }: Operation) {
  const success = answer
    ? ['200', { description: 'OK', content: content(answer) }]
    : ['303', { description: 'Go on there' }];
  const problem = { 'application/problem+json': { schema: { $ref: '#/components/schemas/Problem' } } };
  const ownBodies = path.startsWith('/api/auth/') ? {} : { content: problem };
  return {
    operationId: `${method} ${path}`.replace(/\W+/g, '_').replace(/_$/, ''),
    summary,
    security: caller === 'anyone' ? [] : [{ [caller]: [] }],
    ...(path.includes('{user_id}') && { parameters: [{ $ref: '#/components/parameters/user_id' }] }),
    ...(body && { requestBody: { required: true, content: content(body) } }),
    responses: Object.fromEntries([
      success,
      ...refusals.map((status) => [`${status}`, { description: refusalTexts[status], ...ownBodies }]),
    ]),
  };
}

const bearerScheme = (description: string) => ({ type: 'http', scheme: 'bearer', description });

/** The OpenAPI 3.1 document of the server. */
export function openApiDocument() {
  const paths: Record<string, Record<string, object>> = {};
  for (const operation of operations) {
    paths[operation.path] = { ...paths[operation.path], [operation.method]: describe(operation) };
  }
  return {
    openapi: '3.1.0',
    info: { title: 'Actodo', version: '1', description: 'A todo list that you talk to.' },
    paths,
    components: {
      schemas,
      parameters: {
        user_id: {
          name: 'user_id',
          in: 'path',
          required: true,
          description: "The token's subject",
          schema: { type: 'string', format: 'uuid' },
        },
      },
      securitySchemes: {
        session: bearerScheme('Session token from sign-up or sign-in'),
        user: bearerScheme('JWT from GET /api/auth/token'),
        mcp: bearerScheme('OAuth access token for /mcp, or the JWT from GET /api/auth/token'),
      },
    },
  };
}

export const openApiText = `${JSON.stringify(openApiDocument(), null, 2)}\n`;
