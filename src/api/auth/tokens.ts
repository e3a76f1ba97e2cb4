import { setTimeout } from 'node:timers/promises';
import { createLocalJWKSet, errors, type JSONWebKeySet, type JWTPayload, type JWTVerifyOptions, jwtVerify } from 'jose';
import { scopes } from '../../mcp/tools/tool.ts';
import { Problem } from '../problem.ts';
import { createEndedAccess, readAgain } from './ended-access.ts';

/** Whom a verified token names, and what it allows. */
export interface Identity {
  userId: string;
  /** `admin` only in a web JWT. */
  role: string;
  scopes: readonly string[];
  /** When the token ends, in milliseconds since 1970. */
  expiresAt: number;
  /** As it was sent, for an MCP server elsewhere. Never to be logged. */
  token: string;
}

export interface Tokens {
  /** Wants a web JWT, which has every scope. Throws `Problem` 401. */
  verifyWeb(token: string): Promise<Identity>;
  /** Wants an OAuth access token for `/mcp`, or a web JWT. Throws `Problem` 401. */
  verifyMcp(token: string): Promise<Identity>;
  /**
   * Looks at once at what has ended (`docs/security.md`); otherwise an end is heard of within a minute. What lives longer than a request asks
   * `verifyWeb` or `verifyMcp` again from time to time: a token that was good costs no query.
   */
  refreshEnded(): Promise<void>;
}

interface Options {
  baseUrl: string;
  /** The present public keys (RFC 7517), read from the database that every process shares. */
  readKeys: () => Promise<JSONWebKeySet>;
  /** Sessions, grants and users that ended, as `kind:id`, read from the same database. */
  readEnded: () => Promise<string[]>;
  /** Tests only: how old keys and ends may be. */
  endedTimes?: Parameters<typeof createEndedAccess>[1];
}

const userIdForm = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/;
/** Is this the canonical text of a UUID, as user ids are written? */
export const isUserId = (text: string): boolean => userIdForm.test(text);

export const mcpUrl = (baseUrl: string): string => `${baseUrl}/mcp`;

/** Where clients of `/mcp` read how to sign in (RFC 9728). */
export const metadataUrl = (baseUrl: string): string => `${baseUrl}/.well-known/oauth-protected-resource/mcp`;

export function createTokens({ baseUrl, readKeys, readEnded, endedTimes }: Options): Tokens {
  const ended = createEndedAccess(readEnded, endedTimes);
  const keys = createKeyStore(readKeys, endedTimes);
  const verifySignature = cached(createVerifier(baseUrl, keys), keys);
  const verify = async (token: string) => {
    const payload = await verifySignature(token);
    if (await ended.has(payload)) throw unauthenticated('invalid');
    return payload;
  };
  const web = (payload: JWTPayload, token: string): Identity | undefined =>
    isWebToken(payload, baseUrl)
      ? {
          userId: payload.sub as string,
          role: String(payload.role ?? 'user'),
          scopes,
          expiresAt: endOf(payload),
          token,
        }
      : undefined;
  return {
    async verifyWeb(token) {
      const identity = web(await verify(token), token);
      if (!identity) throw unauthenticated('invalid');
      return identity;
    },
    async verifyMcp(token) {
      const payload = await verify(token);
      const identity = web(payload, token);
      if (identity) return identity;
      if (!isAppToken(payload, baseUrl)) throw unauthenticated('invalid');
      const granted = String(payload.scope ?? '').split(' ');
      return {
        userId: payload.sub as string,
        role: 'user',
        scopes: granted.filter(Boolean),
        expiresAt: endOf(payload),
        token,
      };
    },
    refreshEnded: ended.refresh,
  };
}

/** Only what has `exp` passes the verifier. */
const endOf = (payload: JWTPayload): number => (payload.exp as number) * 1000;

/** Tokens of OAuth clients are told by `azp`, `client_id` or `scope`: whatever their audience, the web API is not for them. */
function isWebToken(payload: JWTPayload, baseUrl: string): boolean {
  return payload.aud === baseUrl && !('azp' in payload || 'client_id' in payload || 'scope' in payload);
}

/** Of an application; without a grant nothing could end it. */
const isAppToken = ({ aud, azp, grant_id }: JWTPayload, baseUrl: string): boolean =>
  aud === mcpUrl(baseUrl) && typeof azp === 'string' && typeof grant_id === 'string';

/** The token in an `Authorization` header. Throws `Problem` 401 when there is none. */
export function bearerToken(header: string | undefined): string {
  if (!header) throw unauthenticated('missing');
  const token = /^Bearer +([\w-]+\.[\w-]+\.[\w-]+)$/i.exec(header)?.[1];
  if (!token) throw unauthenticated('invalid');
  return token;
}

function unauthenticated(reason: 'missing' | 'invalid'): Problem {
  const how = 'send Authorization: Bearer <JWT> with a JWT from GET /api/auth/token.';
  const detail = reason === 'missing' ? `Sign in first: ${how}` : `The token is not valid here or no longer; ${how}`;
  const error = reason === 'invalid' ? ', error="invalid_token"' : '';
  return new Problem(401, 'unauthenticated', detail, { 'WWW-Authenticate': `Bearer realm="actodo"${error}` });
}

type Verified = { payload: JWTPayload; keys: Keys };

/** Checks the signature, issuer, audience and times with the keys of Better Auth. */
function createVerifier(baseUrl: string, keys: KeyStore): (token: string) => Promise<Verified> {
  const options = {
    algorithms: ['EdDSA'],
    issuer: baseUrl,
    audience: [baseUrl, mcpUrl(baseUrl)],
    requiredClaims: ['sub', 'exp', 'iat'],
  };
  return async (token) => {
    const verified = await verifyWith(keys, token, options).catch((error) => {
      throw error instanceof errors.JOSEError ? unauthenticated('invalid') : error;
    });
    if (!isUserId(verified.payload.sub ?? '')) throw unauthenticated('invalid');
    return verified;
  };
}

async function verifyWith(store: KeyStore, token: string, options: JWTVerifyOptions): Promise<Verified> {
  const verify = async (keys: Keys) => ({ payload: (await jwtVerify(token, keys, options)).payload, keys });
  const used = await store.current();
  try {
    return await verify(used);
  } catch (error) {
    if (!(error instanceof errors.JWKSNoMatchingKey)) throw error;
    return verify(await store.newerThan(used));
  }
}

type Keys = ReturnType<typeof createLocalJWKSet>;

interface KeyStore {
  /** The same object for as long as the keys are the same. */
  current(): Promise<Keys>;
  /** Keys that were read after `used`. */
  newerThan(used: Keys): Promise<Keys>;
}

/**
 * Reads are this far apart, so that tokens with invented key ids cannot flood the database. A token that comes earlier waits
 * for the next read: refusing it would keep out tokens that were signed with a new key.
 */
const readEveryMs = 500;

/** Keys are read again like what has ended, so that a key that was taken away is good nowhere a minute later. */
function createKeyStore(readKeys: Options['readKeys'], times = readAgain): KeyStore {
  let known: { keys: Keys; text: string; readAt: number } | undefined;
  let startedAt = Number.NEGATIVE_INFINITY;
  let latest: Promise<Keys> | undefined;
  let next: Promise<Keys> | undefined;
  const read = (): Promise<Keys> => {
    const readAt = performance.now();
    startedAt = readAt;
    const reading = readKeys().then((found) => {
      // A read that began earlier may end later, and knows less.
      if (known && readAt < known.readAt) return known.keys;
      const text = JSON.stringify(found);
      known = { keys: known?.text === text ? known.keys : createLocalJWKSet(found), text, readAt };
      return known.keys;
    });
    latest = reading;
    const done = () => {
      if (latest === reading) latest = undefined;
    };
    reading.then(done, done);
    return reading;
  };
  const current = async () => {
    const age = performance.now() - (known?.readAt ?? Number.NEGATIVE_INFINITY);
    if (known && age <= times.after) return known.keys;
    const reading = latest ?? read();
    return known && age <= times.atMost ? known.keys : reading;
  };
  return {
    current,
    newerThan(used) {
      if (known?.keys !== used) return current();
      const waitMs = Math.max(0, startedAt + readEveryMs - performance.now());
      next ??= setTimeout(waitMs)
        .then(read)
        .finally(() => (next = undefined));
      return next;
    },
  };
}

/** A verification costs about 0.3 ms; a token that was good stays good until it expires or the keys are others. */
function cached(verify: ReturnType<typeof createVerifier>, store: KeyStore, size = 5000) {
  const known = new Map<string, Verified>();
  return async (token: string): Promise<JWTPayload> => {
    const hit = known.get(token);
    if (hit && (hit.payload.exp as number) * 1000 > Date.now() && hit.keys === (await store.current()))
      return hit.payload;
    known.delete(token);
    const verified = await verify(token);
    if (known.size >= size) known.delete(known.keys().next().value as string);
    known.set(token, verified);
    return verified.payload;
  };
}
