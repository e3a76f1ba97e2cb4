import assert from 'node:assert/strict';
import { randomUUID } from 'node:crypto';
import type { TestContext } from 'node:test';
import { exportJWK, generateKeyPair, SignJWT } from 'jose';
import { type ClientOptions, WebSocket } from 'ws';
import { createApp } from '../../src/api/app.ts';
import { createTokens } from '../../src/api/auth/tokens.ts';
import { ownUpgradesOnly } from '../../src/api/guards.ts';
import { createRateLimits } from '../../src/api/limits.ts';
import { startServer } from '../../src/api/server.ts';
import { loadConfig } from '../../src/config.ts';
import type { AnyEvent, Topic } from '../../src/domain/events.ts';
import type { Bounds } from '../../src/live/bounds.ts';
import { openLog } from '../../src/log.ts';
import { createMetrics } from '../../src/metrics/metrics.ts';
import { livePart } from '../../src/parts/live.ts';
import { audit } from '../../src/subscribers/audit.ts';
import { testDatabase } from './database.ts';
import { eventually, freePort } from './server.ts';
import { type SystemOptions, startSystem } from './system.ts';

export const ann = '5b1f1e34-0000-4000-8000-00000000000a';
export const ben = '5b1f1e34-0000-4000-8000-00000000000b';

interface Options extends Pick<SystemOptions, 'dueDates'> {
  bounds?: Partial<Bounds>;
  /** What has ended before its time, as `session:id`; asked for at every look at a token. */
  readEnded?(): Promise<string[]>;
}

/** The embedded program with actors, relay, audit and live updates on a free port, and tokens of any kind. */
export async function startLive(t: Pick<TestContext, 'after'>, { bounds, dueDates, readEnded }: Options = {}) {
  const db = await testDatabase(t);
  const config = loadConfig({ PORT: `${await freePort()}` });
  const { tokens, tokenOf } = await ownTokens(config.baseUrl, readEnded);
  const lines: string[] = [];
  const log = openLog('trace', { write: (line) => void lines.push(line) });
  const metrics = createMetrics();
  const part = livePart({ config, log, metrics, tokens }, bounds);
  const system = await startSystem(t, db, { consumers: [audit(db), ...part.consumers], ...(dueDates && { dueDates }) });
  part.start((stop) => t.after(stop));
  const app = createApp({ config, log, metrics, limits: createRateLimits(metrics), routes: part.routes });
  const served = { requests: app.callback(), upgrades: part.sockets, admit: ownUpgradesOnly(config) };
  const server = await startServer(served, config.host, config.port);
  t.after(() => server.stop(0));
  const [live = assert.fail()] = part.consumers;
  const tell = (topic: Topic, event: AnyEvent) => live.receive(topic, event);
  const url = `${config.baseUrl.replace('http', 'ws')}/live`;
  const connect = (options?: ClientOptions) => new Client(t, url, options);
  const join = async (userId: string, options?: ClientOptions) => {
    const client = connect(options);
    client.send({ type: 'auth', token: await tokenOf(userId) });
    await client.ready();
    return client;
  };
  return { ...system, db, config, url, server, metrics, tokenOf, connect, join, tell, log: () => lines.join('') };
}

export type Live = Awaited<ReturnType<typeof startLive>>;

async function ownTokens(baseUrl: string, readEnded = async (): Promise<string[]> => []) {
  const { privateKey, publicKey } = await generateKeyPair('EdDSA');
  const key = { ...(await exportJWK(publicKey)), kid: 'test', alg: 'EdDSA' };
  const readKeys = async () => ({ keys: [key] });
  const tokens = createTokens({ baseUrl, readKeys, readEnded, endedTimes: { after: 0, atMost: 0 } });
  const tokenOf = (userId: string, { seconds = 900, ...claims }: { seconds?: number; [claim: string]: unknown } = {}) =>
    new SignJWT({ aud: baseUrl, ...claims })
      .setProtectedHeader({ alg: 'EdDSA', kid: 'test' })
      .setIssuer(baseUrl)
      .setSubject(userId)
      .setIssuedAt()
      // No two are alike, so that one can end without the others.
      .setJti(randomUUID())
      .setExpirationTime(Math.floor(Date.now() / 1000) + seconds)
      .sign(privateKey);
  return { tokens, tokenOf };
}

// biome-ignore lint/suspicious/noExplicitAny: what the program sends is what the tests are to find out
export type Frame = any;

/** A client of `/live` that writes down what it gets. */
export class Client {
  readonly socket: WebSocket;
  readonly frames: Frame[] = [];
  /** `{code, reason}` of the end, or the status with which the upgrade was refused. */
  readonly end: Promise<{ code: number; reason: string }>;
  readonly #open: Promise<void>;
  /** What makes waiting senseless. */
  #ended: string | undefined;

  constructor(t: Pick<TestContext, 'after'>, url: string, options?: ClientOptions) {
    this.socket = new WebSocket(url, options);
    t.after(() => this.socket.terminate());
    this.socket.on('message', (data) => this.frames.push(JSON.parse(String(data))));
    this.socket.on('error', () => {});
    this.#open = new Promise((resolve) => this.socket.once('open', () => resolve()));
    this.end = new Promise((resolve) => {
      this.socket.once('unexpected-response', (request, { statusCode = 0, headers }) => {
        request.destroy();
        resolve({ code: statusCode, reason: String(headers['content-type']) });
      });
      this.socket.once('close', (code, reason) => {
        this.#ended = `closed with ${code} ${reason}`;
        resolve({ code, reason: String(reason) });
      });
    });
  }

  /** An object as JSON; a text or bytes as they are. */
  send(frame: object | string): void {
    const data = typeof frame === 'string' || Buffer.isBuffer(frame) ? frame : JSON.stringify(frame);
    void this.#open.then(() => this.socket.send(data));
  }

  get readies(): number {
    return this.frames.filter(({ type }) => type === 'ready').length;
  }

  ready = (count = 1) =>
    eventually(
      () => assert.equal(this.readies, count, JSON.stringify(this.frames)),
      undefined,
      () => this.#ended,
    );

  /** Its frames of that type, once there are so many. */
  async got(type: string, count: number): Promise<Frame[]> {
    const all = () => this.frames.filter((frame) => frame.type === type);
    await eventually(() => assert.equal(all().length, count));
    return all();
  }

  /** Everything that was sent to it before has arrived. */
  async settled(): Promise<void> {
    const before = this.frames.filter(({ type }) => type === 'pong').length;
    this.send({ type: 'ping' });
    await this.got('pong', before + 1);
  }
}
