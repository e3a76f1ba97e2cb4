import { type AccountDeps, callAuth } from '../auth/forward.ts';
import { readJson } from '../body.ts';
import { type OAuthProblem, Problem } from '../problem.ts';
import type { Context } from '../request-scope.ts';
import { keepKnownScopes, stayConnected } from './authorize.ts';
import { refusal } from './form.ts';
import { isLegalRedirect } from './redirects.ts';

/** What an application may say of itself. */
const most = { name: 100, uris: 10, text: 500, contacts: 10 };
const texts = ['client_uri', 'logo_uri', 'tos_uri', 'policy_uri', 'software_id', 'software_version', 'scope'];
const grants = ['authorization_code', 'refresh_token'];

/** Registers an application (RFC 7591), always as one without a secret. Throws `OAuthProblem`. */
export async function register(deps: AccountDeps, ctx: Context): Promise<object> {
  const metadata = await readMetadata(ctx);
  const response = await callAuth(deps, ctx, '/api/auth/oauth2/register', JSON.stringify(checked(metadata)), {
    contentType: 'application/json',
  });
  const answer = (await response.json()) as { error?: string; error_description?: string; client_id?: string };
  if (!response.ok) throw wrong(answer.error_description ?? 'this was not accepted');
  return answer;
}

async function readMetadata(ctx: Context): Promise<Record<string, unknown>> {
  try {
    return await readJson(ctx);
  } catch (error) {
    if (error instanceof Problem && error.status === 400) throw wrong(error.message.replace(/\.$/, ''));
    throw error;
  }
}

function checked(given: Record<string, unknown>): object {
  const { client_name, redirect_uris, contacts } = given;
  if (client_name !== undefined && !isText(client_name, most.name))
    throw wrong(`client_name has at most ${most.name} characters`);
  if (!Array.isArray(redirect_uris) || redirect_uris.length === 0 || redirect_uris.length > most.uris)
    throw wrongRedirect(`redirect_uris is a list of 1 to ${most.uris}`);
  for (const uri of redirect_uris)
    if (!isText(uri, most.text) || !isLegalRedirect(uri))
      throw wrongRedirect(
        `each of redirect_uris has at most ${most.text} characters, no fragment, and is https, http to this machine itself, or a private scheme with a dot such as com.example.app:/back`,
      );
  for (const name of texts)
    if (given[name] !== undefined && !isText(given[name], most.text))
      throw wrong(`${name} is a text of at most ${most.text} characters`);
  if (contacts !== undefined && !isListOfTexts(contacts)) throw wrong(`contacts is a list of at most ${most.contacts}`);
  const grant_types = knownGrants(given.grant_types);
  return {
    ...Object.fromEntries([...texts, 'client_name', 'redirect_uris', 'contacts'].map((name) => [name, given[name]])),
    scope: knownScopes(given.scope, grant_types),
    grant_types,
    response_types: ['code'],
    token_endpoint_auth_method: 'none',
  };
}

const isText = (value: unknown, length: number): value is string =>
  typeof value === 'string' && [...value].length <= length && !value.includes('\0');

const isListOfTexts = (value: unknown): boolean =>
  Array.isArray(value) &&
  value.length > 0 &&
  value.length <= most.contacts &&
  value.every((each) => isText(each, most.name));

/** What we do not know is left out, as RFC 7591, 2 allows; the answer says what was registered. */
function knownScopes(scope: unknown, grantTypes: string[]): string | undefined {
  const fields = new URLSearchParams({ scope: String(scope ?? '') });
  keepKnownScopes(fields);
  if (grantTypes.includes('refresh_token')) stayConnected(fields);
  return fields.get('scope') ?? undefined;
}

function knownGrants(given: unknown): string[] {
  const known = Array.isArray(given) ? grants.filter((grant) => given.includes(grant)) : [];
  return known.includes('authorization_code') ? known : grants;
}

const wrong = (what: string): OAuthProblem => refusal('invalid_client_metadata', `Not registered: ${what}.`);
const wrongRedirect = (what: string): OAuthProblem => refusal('invalid_redirect_uri', `Not registered: ${what}.`);
