import { Readable } from 'node:stream';
import type { Static, TSchema } from 'typebox';
import type { Context } from './request-scope.ts';
import type { Shape } from './shapes.ts';

/** What a route answers when it refuses nothing: how it is described, and how a value of `T` is sent. */
export interface Answer<T> {
  status: 101 | 200 | 201 | 303;
  /** Other statuses that are no refusals, and when they come. */
  besides?: Record<number, string>;
  /** Media type of the body; absent: there is none. */
  media?: string;
  /** What it may be instead, by media type; of the same shape unless it has one. */
  others?: readonly { media: string; shape?: Shape }[];
  shape?: Shape;
  send(ctx: Context, value: T): void | Promise<void>;
}

const json = 'application/json';

const stream =
  (media: string, write: (value: unknown) => string) =>
  (ctx: Context, values: AsyncIterable<unknown>): void => {
    ctx.type = media;
    ctx.body = Readable.from(written(values, write), { objectMode: false });
  };

/** One JSON object of that shape. */
export const jsonAnswer = <S extends TSchema>(name: string, schema: S): Answer<Static<S>> => ({
  status: 200,
  media: json,
  shape: { name, schema },
  send: sendBody,
});

/** JSON whose shape somebody else describes. */
export const anyJson: Answer<object> = { status: 200, media: json, send: sendBody };

/** A text that stands as it is, such as a page of HTML. */
export const textAnswer = (media: string): Answer<string> => ({
  status: 200,
  media,
  send(ctx, text) {
    ctx.type = media;
    ctx.body = text;
  },
});

/** A page as a whole document. */
export const htmlAnswer: Answer<string> = textAnswer('text/html');

/** Sends the browser on: a form's answer is an address, or a page that says why not. */
export const formAnswer: Answer<{ location: string } | { html: string }> = {
  status: 303,
  send(ctx, value) {
    if ('html' in value) return htmlAnswer.send(ctx, value.html);
    ctx.status = 303;
    ctx.set('Location', value.location);
  },
};

/** One JSON value a line (NDJSON), as they come. A failure in the middle breaks the connection, so that a part never looks like all. */
export const linesAnswer = <S extends TSchema>(name: string, schema: S): Answer<AsyncIterable<Static<S>>> => ({
  status: 200,
  media: 'application/x-ndjson',
  shape: { name, schema },
  send: stream('application/x-ndjson', (value) => `${JSON.stringify(value)}\n`),
});

/** A file to be kept, as it comes; with an ETag that the caller has already there is nothing to send. A failure in the middle breaks the connection. */
export const fileAnswer = (
  medias: readonly [string, ...string[]],
): Answer<{
  media: string;
  name: string;
  pieces: AsyncIterable<string>;
}> => ({
  status: 200,
  media: medias[0],
  others: medias.slice(1).map((media) => ({ media })),
  send(ctx, { media, name, pieces }) {
    if (isKnown(ctx)) {
      ctx.status = 304;
      return;
    }
    ctx.set('Content-Disposition', `attachment; filename="${name}"`);
    stream(media, String)(ctx, pieces);
  },
});

const events = 'text/event-stream';
const sendEvents = stream(events, (value) => `data: ${JSON.stringify(value)}\n\n`);

/** Server-sent events (WHATWG HTML, 9.2), each with one JSON value as its data. Nobody on the way may keep them back. */
export const eventsAnswer = <S extends TSchema>(name: string, schema: S): Answer<AsyncIterable<Static<S>>> => ({
  status: 200,
  media: events,
  shape: { name, schema },
  send(ctx, values) {
    ctx.set({ 'Cache-Control': 'no-cache, no-transform', 'X-Accel-Buffering': 'no' });
    sendEvents(ctx, values);
  },
});

/** One of two answers, by what `run` gives. */
export const eitherAnswer = <A, B>(
  isFirst: (value: A | B) => value is A,
  first: Answer<A>,
  second: Answer<B>,
): Answer<A | B> => ({
  ...first,
  others: second.media === undefined ? [] : [{ media: second.media, ...(second.shape && { shape: second.shape }) }],
  send: (ctx, value) => (isFirst(value) ? first.send(ctx, value) : second.send(ctx, value)),
});

/** `run` hands the exchange to a library that answers by itself. */
export const sentElsewhere = (shape?: Shape): Answer<void> => ({
  status: 200,
  media: json,
  ...(shape && { shape }),
  send() {},
});

/** The connection goes on in another protocol, for which the request did not ask. */
export const otherProtocol: Answer<never> = { status: 101, send() {} };

/** Does the caller have what the ETag stands for (RFC 9110, 13.1.2)? Koa's own answer is no to every client that names its own If-None-Match to `fetch`. */
function isKnown(ctx: Context): boolean {
  const etag = ctx.response.get('ETag');
  const known = ctx
    .get('If-None-Match')
    .split(',')
    .map((each) => each.trim().replace(/^W\//, ''));
  return etag !== '' && (known.includes(etag) || known.includes('*'));
}

function sendBody(ctx: Context, value: unknown): void {
  ctx.type = json;
  ctx.body = JSON.stringify(value);
}

async function* written(values: AsyncIterable<unknown>, write: (value: unknown) => string): AsyncIterable<Buffer> {
  for await (const value of values) yield Buffer.from(write(value));
}
