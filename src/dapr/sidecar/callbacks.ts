import { createHash, timingSafeEqual } from 'node:crypto';
import { createServer, type Server } from 'node:http';
import { text } from 'node:stream/consumers';
import { Router } from '@koa/router';
import Koa, { type Context, type Next } from 'koa';
import type { Log } from '../../log.ts';
import { inSpan } from '../../tracing/spans.ts';
import type { ActorHost } from '../host.ts';
import type { Application, CloudEvent, Json, Subscription } from '../port.ts';
import { joined, verdictOf } from '../verdicts.ts';
import { type BulkEntry, deliverBulk } from './bulk.ts';

export interface CallbackOptions {
  application: Application;
  host: ActorHost;
  log: Log;
  /** What daprd must send as `dapr-api-token`. */
  appToken?: string;
  /** Runs the work of a callback; what it throws is the callback's failure. */
  within<T>(work: () => Promise<T>): Promise<T>;
  /** Copies messages of a topic, bytes in base64, to its dead-letter topic. Throws when the broker did not take them all. */
  bury(topic: string, contents: string[]): Promise<void>;
  /** False once the process drains: daprd then takes the work elsewhere. */
  serving(): boolean;
}

/**
 * What daprd calls (docs.dapr.io: "Actors API reference", "Jobs API reference", "Pub/sub API reference"). Only an actor's 200 is
 * success to it; a 404 would count as done for a job and as dropped for an event, so what is unknown here is a 500.
 */
export function createCallbacks(options: CallbackOptions): Server {
  const app = new Koa();
  app.on('error', (error) => options.log.warn({ err: error }, 'answer to the sidecar failed'));
  const router = addActorRoutes(new Router(), options);
  addDeliveryRoutes(router, options);
  app.use(failures(options.log));
  app.use(health(options));
  app.use(noPages);
  app.use(tokenCheck(options.appToken));
  app.use(invocations(options.application.invoked ?? {}));
  app.use(router.routes());
  app.use((ctx) => {
    throw new Error(`No route for ${ctx.method} ${ctx.path} here.`);
  });
  return createServer({ keepAliveTimeout: 0, requestTimeout: 0 }, app.callback());
}

/** Answers with the error's own words, which daprd hands on to the caller: they name types and methods, never contents. */
function failures(log: Log) {
  return async (ctx: Context, next: Next): Promise<void> => {
    try {
      await next();
    } catch (error) {
      log.debug({ err: error, path: ctx.path }, 'callback failed');
      ctx.status = 500;
      ctx.body = { error: error instanceof Error ? error.message : 'failed' };
    }
  };
}

/** daprd's app health check; it knows no token. */
function health({ serving }: CallbackOptions) {
  return async (ctx: Context, next: Next): Promise<void> => {
    if (ctx.path !== '/healthz') return next();
    ctx.status = serving() ? 200 : 503;
    ctx.body = { status: serving() ? 'ok' : 'draining' };
  };
}

/** daprd sends no Origin: where no token is set, at least no page in a browser of this machine may call actors. */
async function noPages(ctx: Context, next: Next): Promise<void> {
  if (!ctx.get('origin')) return next();
  ctx.status = 403;
  ctx.body = { error: 'Only the sidecar may call this.' };
}

function tokenCheck(token: string | undefined) {
  const digest = (value: string) => createHash('sha256').update(value).digest();
  const expected = token === undefined ? undefined : digest(token);
  return async (ctx: Context, next: Next): Promise<void> => {
    if (!expected || timingSafeEqual(digest(ctx.get('dapr-api-token')), expected)) return next();
    ctx.status = 401;
    ctx.body = { error: 'Only the sidecar may call this; it sends APP_API_TOKEN as dapr-api-token.' };
  };
}

function invocations(invoked: NonNullable<Application['invoked']>) {
  return async (ctx: Context, next: Next): Promise<void> => {
    const serve = Object.hasOwn(invoked, ctx.path) ? invoked[ctx.path] : undefined;
    if (!serve) return next();
    ctx.respond = false;
    serve(ctx.req, ctx.res);
  };
}

function addActorRoutes(router: Router, { application, host, within }: CallbackOptions): Router {
  router.get('/dapr/config', async (ctx) => {
    // A sidecar that asks has just started: others may have written what activations here remember.
    await host.deactivateAll();
    ctx.body = {
      entities: Object.keys(application.actors),
      actorIdleTimeout: '10m',
      // Each move of actors under load may cost all of it; whoever is cut off repeats the call.
      drainOngoingCallTimeout: '2s',
      drainRebalancedActors: true,
      reentrancy: { enabled: false },
    };
  });
  router.put('/actors/:type/:id/method/remind/:name', async (ctx) => {
    const { type, id, name } = parametersOf(ctx, 'type', 'id', 'name');
    const { data } = ((await bodyOf(ctx)) ?? {}) as { data?: Json };
    await within(() => host.remind(type, id, name, data));
    ctx.status = 200;
    ctx.body = {};
  });
  router.put('/actors/:type/:id/method/:method', async (ctx) => {
    const { type, id, method } = parametersOf(ctx, 'type', 'id', 'method');
    const input = (await bodyOf(ctx)) ?? null;
    const parent = ctx.get('traceparent');
    const turn = () => within(() => host.invoke(type, id, method, input));
    const answer = await inSpan(`called ${type}`, { kind: 'server', parent }, turn);
    ctx.status = 200;
    ctx.type = 'application/json';
    ctx.body = JSON.stringify(answer ?? null);
  });
  router.delete('/actors/:type/:id', async (ctx) => {
    const { type, id } = parametersOf(ctx, 'type', 'id');
    await host.deactivate(type, id);
    ctx.status = 200;
    ctx.body = {};
  });
  return router;
}

function addDeliveryRoutes(router: Router, { application, within, log, bury }: CallbackOptions): void {
  // Subscriptions are declared in files, so that their scopes and dead-letter topics are the operator's to see.
  router.get('/dapr/subscribe', (ctx) => {
    ctx.body = [];
  });
  router.post('/job/:name', async (ctx) => {
    const { name } = parametersOf(ctx, 'name');
    const { job } = application;
    if (!job) throw new Error('This process takes no jobs.');
    const data = await bodyOf(ctx);
    await within(() => job(name, data ?? undefined));
    ctx.status = 200;
    ctx.body = {};
  });
  router.post('/topics/:reach/:topic', async (ctx) => {
    const members = membersOf(application, ctx);
    const body = await text(ctx.req);
    const verdicts = await within(() =>
      Promise.all(members.map((member) => verdictOf(member, () => parse(body) as unknown as CloudEvent, log))),
    );
    ctx.status = 200;
    ctx.body = { status: joined(verdicts) };
  });
  router.post('/topics/:reach/:topic/bulk', async (ctx) => {
    const members = membersOf(application, ctx);
    const { topic } = parametersOf(ctx, 'topic');
    const { entries } = (await bodyOf(ctx)) as unknown as { entries: BulkEntry[] };
    const delivery = { entries, members, log, bury: (contents: string[]) => bury(topic, contents) };
    const statuses = await within(() => deliverBulk(delivery));
    ctx.status = 200;
    ctx.body = { statuses };
  });
}

function membersOf({ subscriptions }: Application, ctx: Context): Subscription[] {
  const { reach, topic } = parametersOf(ctx, 'reach', 'topic');
  const members = subscriptions.filter((member) => member.topic === topic && member.reach === reach);
  if (members.length === 0) throw new Error(`Nobody here consumes ${topic} as ${reach}.`);
  return members;
}

function parametersOf<Name extends string>(ctx: Context, ...names: Name[]): Record<Name, string> {
  const params = (ctx as unknown as { params: Record<string, string> }).params;
  return Object.fromEntries(names.map((name) => [name, params[name] ?? ''])) as Record<Name, string>;
}

async function bodyOf(ctx: Context): Promise<Json | undefined> {
  const body = await text(ctx.req);
  return body === '' ? undefined : parse(body);
}

/** JSON.parse would quote the body in its message, which goes to logs. */
function parse(body: string): Json {
  try {
    return JSON.parse(body) as Json;
  } catch {
    throw new Error('The body is not valid JSON.');
  }
}
