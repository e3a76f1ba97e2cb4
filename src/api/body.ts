import { bodyParser } from '@koa/bodyparser';
import type { Context } from 'koa';
import type { Static, TSchema } from 'typebox';
import { check } from '../domain/validate.ts';
import { Problem } from './problem.ts';
import type { Shape } from './shapes.ts';

/** What a route takes: how it is described, and how it is read and checked. `read` throws `Problem` or `Rejected`. */
export interface Body<T> {
  media: string;
  shape?: Shape;
  /** Status codes of `read`. */
  refusals: number[];
  read(ctx: Context): Promise<T>;
}

const json = { media: 'application/json', refusals: [400, 413, 415] };

/** One JSON object of that shape; `what` is how a refusal calls it. */
export const jsonBody = <S extends TSchema>(name: string, schema: S, what: string): Body<Static<S>> => ({
  ...json,
  shape: { name, schema },
  read: async (ctx) => check(schema, await readJson(ctx), what),
});

/** A JSON object or array, for somebody else to judge. */
export const anyJsonBody: Body<object> = { ...json, read: (ctx) => readJson(ctx, { arrays: true }) };

/** What a browser sends for a form. */
export const formBody: Body<URLSearchParams> = {
  media: 'application/x-www-form-urlencoded',
  refusals: [400, 413, 415],
  async read(ctx) {
    if (!ctx.is('urlencoded'))
      throw new Problem(415, 'unsupported', 'Send the form as application/x-www-form-urlencoded.');
    const text = await readText(ctx);
    if (/%00|\0/.test(text)) throw new Problem(400, 'invalid', 'Leave out the character U+0000.');
    return new URLSearchParams(text);
  },
};

/** A body that somebody else reads and judges: `readText` gives it. */
export const bodyOf = (name: string, schema: object): Body<undefined> => ({
  media: 'application/json',
  shape: { name, schema },
  refusals: [400],
  read: async () => undefined,
});

const parseText = bodyParser({
  enableTypes: ['text'],
  textLimit: '64kb',
  extendTypes: { text: ['json', 'urlencoded'] },
});

/** The body as text, at most 64 KiB: what is in it, and whether it is well-formed, is for somebody else to say. */
export async function readText(ctx: Context): Promise<string> {
  await parseText(ctx, async () => {}).catch(refuseBrokenEncoding);
  return typeof ctx.request.rawBody === 'string' ? ctx.request.rawBody : '';
}

const parseJson = bodyParser({
  enableTypes: ['json'],
  jsonLimit: '256kb',
  jsonStrict: true,
  parsedMethods: ['POST', 'PUT', 'PATCH', 'DELETE'],
});

/** No shape of ours is deeper; a check that recurses must not meet 100,000 brackets. */
const maxDepth = 64;

/**
 * The request's JSON object (or, with `arrays`, array), at most 256 KiB.
 * Throws `Problem` 415 for another content type, 413 when too large, 400 when malformed, not an object, or nested too deeply.
 */
export async function readJson(ctx: Context): Promise<Record<string, unknown>>;
export async function readJson(ctx: Context, options: { arrays: true }): Promise<object>;
export async function readJson(ctx: Context, { arrays } = { arrays: false }): Promise<object> {
  const type = ctx.is('application/json');
  // Without a body at all, which a client may leave out of a DELETE, there is nothing whose type could be wrong.
  if (type === null) throw empty();
  if (!type) throw new Problem(415, 'unsupported', 'Send the body as JSON with Content-Type: application/json.');
  await parseJson(ctx, async () => {}).catch(refuseBrokenEncoding);
  if (ctx.request.rawBody === '') throw empty();
  const body: unknown = ctx.request.body;
  if (!isObject(body) && !(arrays && Array.isArray(body)))
    throw new Problem(400, 'invalid', 'The body must be one JSON object.');
  if (isDeeperThan(body, maxDepth))
    throw new Problem(400, 'invalid', `The body is nested more than ${maxDepth} levels deep.`);
  return body;
}

const empty = () => new Problem(400, 'invalid', 'The body is empty; send one JSON object.');

/** A bad chunk and a body that is not compressed as it says end with errors of Node's own (HPE_, Z_, brotli's begin with ERR_). */
function refuseBrokenEncoding(error: Error & { code?: unknown }): never {
  if (typeof error.code === 'string' && /^(HPE_|Z_|ERR_(BROTLI|ZSTD|_ERROR))/.test(error.code))
    throw new Problem(400, 'invalid', 'The body is not encoded as its headers say; send it as plain JSON.');
  throw error;
}

const isObject = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

function isDeeperThan(value: unknown, levels: number): boolean {
  let level = [value];
  for (let depth = 0; level.length > 0; depth++) {
    if (depth > levels) return true;
    level = level.flatMap((each) => (typeof each === 'object' && each !== null ? Object.values(each) : []));
  }
  return false;
}
