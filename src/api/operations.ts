import { ChatRequest, ChatResponse, Settings, SettingsPatch } from '../domain/schemas.ts';

const text = (description?: string) => ({ type: 'string', ...(description && { description }) });
const shape = (properties: Record<string, object>, optional: string[] = []) => ({
  type: 'object',
  properties,
  required: Object.keys(properties).filter((name) => !optional.includes(name)),
});

const codes = 'invalid not_found conflict forbidden limit unavailable unauthenticated unsupported'.split(' ');
const ProblemShape = shape({
  type: text(),
  title: text(),
  status: { type: 'integer' },
  detail: text('What to do next'),
  code: { enum: codes },
});
const Readiness = shape({
  status: { enum: ['ok', 'draining', 'unavailable'] },
  checks: { type: 'object', additionalProperties: { enum: ['ok', 'down'] } },
});
const credentials = { email: { type: 'string', format: 'email' }, password: { type: 'string', minLength: 8 } };
const SignUp = shape(
  { name: text(), ...credentials, admin_code: text('For an address of ADMIN_EMAILS: the code in the server log') },
  ['admin_code'],
);
const SignIn = shape(credentials);
const Session = shape({
  token: text('Session token; exchange it at GET /api/auth/token'),
  user: shape({ id: { type: 'string', format: 'uuid' }, email: text(), name: text() }),
});
const WebToken = shape({ token: text('JWT for 15 minutes: the Bearer token of this API') });

/** The shapes of the API by name. */
export const schemas = {
  ChatRequest,
  ChatResponse,
  Problem: ProblemShape,
  Readiness,
  Session,
  Settings,
  SettingsPatch,
  SignIn,
  SignUp,
  WebToken,
};
type SchemaName = keyof typeof schemas;

export interface Operation {
  method: 'get' | 'post' | 'put' | 'delete';
  path: string;
  summary: string;
  /** Who may call it: anyone, a session token, a web JWT, or an MCP access token or web JWT. */
  caller: 'anyone' | 'session' | 'user' | 'mcp';
  body?: SchemaName | 'json' | 'form';
  answer?: SchemaName | 'json' | 'html' | 'css';
  /** Status codes of refusals. */
  refusals?: number[];
}

const ofUser = [400, 401, 403, 429, 503];
const metadataOf = (what: string) => `OAuth metadata of ${what}, so that MCP clients find their way`;

/** Every route of the server. Better Auth serves more below `/api/auth/`; these are the ones a client needs. */
export const operations: Operation[] = [
  { method: 'get', path: '/', summary: 'What this is', caller: 'anyone', answer: 'html' },
  { method: 'get', path: '/docs', summary: 'This description as a page', caller: 'anyone', answer: 'html' },
  { method: 'get', path: '/pages.css', summary: 'Style of the pages', caller: 'anyone', answer: 'css' },
  { method: 'get', path: '/openapi.json', summary: 'This description', caller: 'anyone', answer: 'json' },
  { method: 'get', path: '/healthz', summary: 'The process answers', caller: 'anyone', answer: 'json' },
  {
    method: 'get',
    path: '/readyz',
    summary: 'The server can serve',
    caller: 'anyone',
    answer: 'Readiness',
    refusals: [503],
  },
  {
    method: 'post',
    path: '/api/auth/sign-up/email',
    summary: 'Create an account',
    caller: 'anyone',
    body: 'SignUp',
    answer: 'Session',
    refusals: [400, 422, 429],
  },
  {
    method: 'post',
    path: '/api/auth/sign-in/email',
    summary: 'Sign in',
    caller: 'anyone',
    body: 'SignIn',
    answer: 'Session',
    refusals: [400, 401, 429],
  },
  {
    method: 'get',
    path: '/api/auth/token',
    summary: 'A JWT for the signed-in user',
    caller: 'session',
    answer: 'WebToken',
    refusals: [401],
  },
  { method: 'get', path: '/api/auth/jwks', summary: 'Public keys of all tokens', caller: 'anyone', answer: 'json' },
  {
    method: 'post',
    path: '/api/{user_id}/chat',
    summary: 'Say something to the agent',
    caller: 'user',
    body: 'ChatRequest',
    answer: 'ChatResponse',
    refusals: [...ofUser, 404, 409, 413, 415, 501],
  },
  {
    method: 'get',
    path: '/api/{user_id}/settings',
    summary: "The user's settings",
    caller: 'user',
    answer: 'Settings',
    refusals: ofUser,
  },
  {
    method: 'put',
    path: '/api/{user_id}/settings',
    summary: 'Change settings: merges, null resets',
    caller: 'user',
    body: 'SettingsPatch',
    answer: 'Settings',
    refusals: [...ofUser, 413, 415],
  },
  {
    method: 'post',
    path: '/mcp',
    summary: 'MCP over streamable HTTP, without sessions',
    caller: 'mcp',
    body: 'json',
    answer: 'json',
    refusals: [400, 401, 403, 413, 415, 429, 503],
  },
  {
    method: 'get',
    path: '/.well-known/oauth-protected-resource',
    summary: metadataOf('/mcp (RFC 9728)'),
    caller: 'anyone',
    answer: 'json',
  },
  {
    method: 'get',
    path: '/.well-known/oauth-protected-resource/mcp',
    summary: metadataOf('/mcp (RFC 9728)'),
    caller: 'anyone',
    answer: 'json',
  },
  {
    method: 'get',
    path: '/.well-known/oauth-authorization-server',
    summary: metadataOf('the authorization server (RFC 8414)'),
    caller: 'anyone',
    answer: 'json',
  },
  {
    method: 'get',
    path: '/.well-known/oauth-authorization-server/api/auth',
    summary: metadataOf('the authorization server (RFC 8414)'),
    caller: 'anyone',
    answer: 'json',
  },
  {
    method: 'get',
    path: '/oauth/sign-in',
    summary: 'Page: sign in for an MCP client',
    caller: 'anyone',
    answer: 'html',
  },
  {
    method: 'post',
    path: '/oauth/sign-in',
    summary: 'Its form',
    caller: 'anyone',
    body: 'form',
    refusals: [400, 401, 415, 429],
  },
  {
    method: 'get',
    path: '/oauth/consent',
    summary: 'Page: allow an MCP client',
    caller: 'anyone',
    answer: 'html',
    refusals: [400],
  },
  {
    method: 'post',
    path: '/oauth/consent',
    summary: 'Its form',
    caller: 'anyone',
    body: 'form',
    refusals: [400, 401, 415],
  },
];
