import { createHash } from 'node:crypto';
import { registrationOf } from '../../db/accounts/oauth-clients.ts';
import type { Db } from '../../db/database.ts';
import { readText } from '../body.ts';
import { OAuthProblem } from '../problem.ts';
import type { Context } from '../request-scope.ts';

/** Refuses as RFC 6749, 5.2 says. */
export const refusal = (error: string, description: string): OAuthProblem => new OAuthProblem(400, error, description);

/**
 * The parameters of a request to an OAuth endpoint; some clients send JSON instead of a form. Throws `OAuthProblem` when one comes twice, other
 * than `resource`, which may.
 */
export async function readParameters(ctx: Context): Promise<URLSearchParams> {
  const text = await readText(ctx);
  if (/%00|\\u0000|\0/i.test(text)) throw refusal('invalid_request', 'Leave out the character U+0000.');
  const parameters = ctx.is('json') ? ofJson(text) : new URLSearchParams(text);
  for (const name of new Set(parameters.keys()))
    if (name !== 'resource' && parameters.getAll(name).length > 1)
      throw refusal('invalid_request', `${name} comes twice; send it once.`);
  return parameters;
}

function ofJson(text: string): URLSearchParams {
  const parameters = new URLSearchParams();
  for (const [name, value] of Object.entries(parsed(text)))
    for (const each of [value].flat()) if (typeof each === 'string') parameters.append(name, each);
  return parameters;
}

function parsed(text: string): object {
  try {
    const value: unknown = JSON.parse(text);
    if (typeof value === 'object' && value !== null) return value;
  } catch {}
  throw refusal('invalid_request', 'The body is not valid; send it as application/x-www-form-urlencoded.');
}

/** The registered client that asks, by the body or by `Authorization: Basic`. Throws `OAuthProblem`. */
export async function askingClient(db: Db, ctx: Context, parameters: URLSearchParams): Promise<string> {
  const header = ctx.get('authorization');
  const clientId = /^basic /i.test(header) ? nameIn(header) : parameters.get('client_id');
  if (!clientId) throw refusal('invalid_request', 'client_id is missing; register at /api/auth/oauth2/register first.');
  if (await registrationOf(db, clientId)) return clientId;
  const challenge = header ? 'Basic realm="actodo"' : undefined;
  throw new OAuthProblem(401, 'invalid_client', 'This client_id is not known; register anew.', challenge);
}

const nameIn = (header: string): string =>
  Buffer.from(header.slice('basic '.length), 'base64').toString().replaceAll('\0', '').split(':')[0] ?? '';

/** How Better Auth's OAuth server keeps codes and refresh tokens. */
export const hashOf = (token: string): string => createHash('sha256').update(token).digest('base64url');
