import { isUtf8 } from 'node:buffer';
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
  read: async (ctx) => checkBody(schema, await readJson(ctx), what),
});

/**
 * The body as the schema's type. An optional field that is null, where null means nothing, is absent: many clients write it for what they do not have.
 * Throws `Rejected('invalid')`.
 */
export function checkBody<S extends TSchema>(schema: S, body: Record<string, unknown>, what: string): Static<S> {
  const { properties = {}, required = [] } = schema as { properties?: Record<string, Form>; required?: string[] };
  const isAbsent = ([name, value]: [string, unknown]) =>
    value === null && Object.hasOwn(properties, name) && !required.includes(name) && !takesNull(properties[name]);
  return check(schema, Object.fromEntries(Object.entries(body).filter((field) => !isAbsent(field))), what);
}

interface Form {
  type?: unknown;
  anyOf?: Form[];
}

const takesNull = ({ type = 'null', anyOf }: Form = {}): boolean =>
  anyOf ? anyOf.some(takesNull) : [type].flat().includes('null');

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

/** The parser would put U+FFFD where bytes are no UTF-8, and texts would be stored that nobody wrote; so it hands over the bytes, a character each. */
const bytesUpTo = (textLimit: string) =>
  bodyParser({
    enableTypes: ['text'],
    textLimit,
    extendTypes: { text: ['json', 'urlencoded'] },
    encoding: 'binary',
    parsedMethods: ['POST', 'PUT', 'PATCH', 'DELETE'],
  });

async function readUtf8(ctx: Context, readBytes: ReturnType<typeof bytesUpTo>): Promise<string> {
  await readBytes(ctx, async () => {}).catch(refuseBrokenEncoding);
  const bytes = Buffer.from(typeof ctx.request.rawBody === 'string' ? ctx.request.rawBody : '', 'binary');
  if (!isUtf8(bytes)) throw new Problem(400, 'invalid', 'The body is not UTF-8 text; send it in UTF-8.');
  return bytes.toString().replace(/^\uFEFF/, '');
}

const smallBytes = bytesUpTo('64kb');

/** The body as text, at most 64 KiB: what is in it, and whether it is well-formed, is for somebody else to say. */
export const readText = (ctx: Context): Promise<string> => readUtf8(ctx, smallBytes);

const jsonBytes = bytesUpTo('256kb');

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
  const text = await readUtf8(ctx, jsonBytes);
  if (text === '') throw empty();
  const body = parsed(text);
  if (!isObject(body) && !(arrays && Array.isArray(body)))
    throw new Problem(400, 'invalid', 'The body must be one JSON object.');
  const fault = nestingFault(body);
  if (fault) throw new Problem(400, 'invalid', fault);
  return body;
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    throw new Problem(400, 'invalid', 'The body is not valid JSON; send one JSON object in UTF-8.');
  }
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

/** What no part of the program should have to expect, at whatever depth. */
function nestingFault(value: unknown): string | undefined {
  let level = [value];
  for (let depth = 0; level.length > 0; depth++) {
    const objects = level.filter((each) => typeof each === 'object' && each !== null);
    if (objects.some((each) => Object.hasOwn(each, '__proto__')))
      return 'A field of the body is named "__proto__"; leave it out.';
    if (depth > maxDepth) return `The body is nested more than ${maxDepth} levels deep.`;
    level = objects.flatMap((each) => Object.values(each));
  }
  return undefined;
}
