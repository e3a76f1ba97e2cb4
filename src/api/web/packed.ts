import { createHash } from 'node:crypto';
import { promisify } from 'node:util';
import { brotliCompress, constants, gzip } from 'node:zlib';
import type { Answer } from '../answers.ts';
import type { Context } from '../request-scope.ts';

/** A text that is served whole, compressed once for each encoding that is asked for, and not before. */
export interface Packed {
  media: string;
  etag: string;
  /** Cache-Control. */
  cache: string;
  /** The body in the best encoding of `accepted`, a value of Accept-Encoding as koa reads it. */
  encoded(encoding: Encoding): Promise<Buffer>;
}

const encodings = ['br', 'gzip', 'identity'] as const;
type Encoding = (typeof encodings)[number];

const pack: Record<Encoding, (bytes: Buffer) => Promise<Buffer>> = {
  br: (bytes) => brotli(bytes, { params: { [constants.BROTLI_PARAM_SIZE_HINT]: bytes.length } }),
  gzip: (bytes) => gzipped(bytes, { level: 9 }),
  identity: async (bytes) => bytes,
};
const [brotli, gzipped] = [promisify(brotliCompress), promisify(gzip)];

export function packed(text: string | Buffer, media: string, cache: string): Packed {
  const bytes = Buffer.from(text);
  const ready = new Map<Encoding, Promise<Buffer>>();
  return {
    media,
    cache,
    etag: `"${createHash('sha256').update(bytes).digest('base64url').slice(0, 22)}"`,
    encoded(encoding) {
      const made = ready.get(encoding) ?? pack[encoding](bytes);
      ready.set(encoding, made);
      return made;
    },
  };
}

/** Sends it compressed, or 304 to whoever has it. */
export const packedAnswer = (media: string): Answer<Packed> => ({
  status: 200,
  media,
  send: sendPacked,
});

async function sendPacked(ctx: Context, file: Packed): Promise<void> {
  ctx.set({ 'Cache-Control': file.cache, ETag: file.etag, Vary: 'Accept-Encoding' });
  ctx.status = 200;
  if (ctx.fresh) {
    ctx.status = 304;
    return;
  }
  const encoding = encodings.find((each) => ctx.acceptsEncodings(each)) ?? 'identity';
  if (encoding !== 'identity') ctx.set('Content-Encoding', encoding);
  ctx.type = file.media;
  ctx.body = await file.encoded(encoding);
}
