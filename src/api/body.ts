import { bodyParser } from '@koa/bodyparser';
import type { Context } from 'koa';
import { Problem } from './problem.ts';

const parse = bodyParser({ enableTypes: ['json'], jsonLimit: '256kb', jsonStrict: true });

/** No shape of ours is deeper; a check that recurses must not meet 100,000 brackets. */
const maxDepth = 64;

/**
 * The request's JSON object (or, with `arrays`, array), at most 256 KiB.
 * Throws `Problem` 415 for another content type, 413 when too large, 400 when malformed, not an object, or nested too deeply.
 */
export async function readJson(ctx: Context): Promise<Record<string, unknown>>;
export async function readJson(ctx: Context, options: { arrays: true }): Promise<object>;
export async function readJson(ctx: Context, { arrays } = { arrays: false }): Promise<object> {
  if (!ctx.is('application/json'))
    throw new Problem(415, 'unsupported', 'Send the body as JSON with Content-Type: application/json.');
  await parse(ctx, async () => {}).catch(refuseBrokenEncoding);
  if (ctx.request.rawBody === '') throw new Problem(400, 'invalid', 'The body is empty; send one JSON object.');
  const body: unknown = ctx.request.body;
  if (!isObject(body) && !(arrays && Array.isArray(body)))
    throw new Problem(400, 'invalid', 'The body must be one JSON object.');
  if (isDeeperThan(body, maxDepth))
    throw new Problem(400, 'invalid', `The body is nested more than ${maxDepth} levels deep.`);
  return body;
}

/** A bad chunk and a body that is not compressed as it says end with errors of Node's own (HPE_, Z_). */
function refuseBrokenEncoding(error: Error & { code?: unknown }): never {
  if (typeof error.code === 'string' && /^(HPE|Z)_/.test(error.code))
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
