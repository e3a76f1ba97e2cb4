import type { IncomingMessage } from 'node:http';
import type { Duplex } from 'node:stream';
import { type WebSocket, WebSocketServer } from 'ws';
import type { Tokens } from '../api/auth/tokens.ts';
import { addressOf, clientKey } from '../api/limits.ts';
import { Problem } from '../api/problem.ts';
import { upgradeRequired } from '../api/routes/live.ts';
import type { Upgrade } from '../api/server.ts';
import type { AnyEvent, Topic } from '../domain/events.ts';
import type { Log } from '../log.ts';
import type { Metrics } from '../metrics/metrics.ts';
import { type Bounds, defaultBounds } from './bounds.ts';
import { eventFrame } from './frames.ts';
import { type House, Session } from './session.ts';

export interface LiveDeps {
  tokens: Pick<Tokens, 'verifyWeb'>;
  log: Log;
  metrics: Pick<Metrics, 'liveSockets' | 'liveEnded' | 'liveFrames'>;
  trustProxy: boolean;
  /** For tests only. */
  bounds?: Partial<Bounds>;
}

/** All sockets of live updates in this process. */
export class LiveSockets implements Upgrade, House {
  readonly bounds: Bounds;
  readonly #deps: LiveDeps;
  readonly #server: WebSocketServer;
  readonly #sessions = new Set<Session>();
  readonly #ofUser = new Map<string, Set<Session>>();
  /** How many sockets of an address have not said yet whose they are. */
  readonly #unknown = new Map<string, number>();
  readonly #addresses = new WeakMap<Session, string>();
  #rounds: NodeJS.Timeout | undefined;
  #isLeaving = false;

  constructor({ bounds, ...deps }: LiveDeps) {
    this.bounds = { ...defaultBounds, ...bounds };
    this.#deps = deps;
    // Frames are small and rare: compressing them would cost each socket some 300 KiB and gain nothing.
    this.#server = new WebSocketServer({
      noServer: true,
      clientTracking: false,
      perMessageDeflate: false,
      maxPayload: this.bounds.frameBytes,
      // None of ours: what a client names there, perhaps a token, is not sent back.
      handleProtocols: () => false,
    });
    this.#server.on('wsClientError', () => {
      throw new Problem(400, 'invalid', 'This is no WebSocket handshake (RFC 6455).');
    });
  }

  /** Begins to look after the sockets. */
  start(): void {
    this.#rounds = setInterval(() => this.#round(), this.bounds.roundMs).unref();
  }

  stop(): void {
    clearInterval(this.#rounds);
  }

  take(request: IncomingMessage, socket: Duplex, head: Buffer): void {
    if (request.method !== 'GET' || request.headers.upgrade?.toLowerCase() !== 'websocket') throw upgradeRequired();
    if (request.headers['sec-websocket-version'] !== '13') throw upgradeRequired();
    if (this.#isLeaving || this.#sessions.size >= this.bounds.sockets)
      throw new Problem(503, 'unavailable', 'No more live connections here; try again in a few seconds.', retryAfter);
    const address = clientKey(addressOf(request, this.#deps.trustProxy));
    if ((this.#unknown.get(address) ?? 0) >= this.bounds.unknown)
      throw new Problem(429, 'limit', 'Too many connections without a token; try again in 5 s.', retryAfter);
    this.#server.handleUpgrade(request, socket, head, (accepted) => this.#open(accepted, address));
  }

  leave(): void {
    this.#isLeaving = true;
    for (const session of this.#sessions) session.close('leaving');
  }

  /** Sends an event to the sockets of its user, and to nobody else's. */
  tell(topic: Topic, event: AnyEvent): void {
    const sessions = this.#ofUser.get(event.user_id);
    if (!sessions) return;
    const frame = eventFrame(topic, event);
    for (const session of sessions) session.tell(frame);
  }

  verify(token: string) {
    return this.#deps.tokens.verifyWeb(token);
  }

  enter(session: Session, userId: string): boolean {
    const sessions = this.#ofUser.get(userId) ?? new Set();
    if (sessions.size >= this.bounds.ofUser) return false;
    this.#ofUser.set(userId, sessions.add(session));
    this.#isKnown(session);
    return true;
  }

  left(session: Session): void {
    const { reason, seconds } = session.end;
    this.#sessions.delete(session);
    this.#isKnown(session);
    const sessions = this.#ofUser.get(session.userId ?? '');
    sessions?.delete(session);
    if (sessions?.size === 0) this.#ofUser.delete(session.userId ?? '');
    this.#deps.metrics.liveSockets.dec();
    this.#deps.metrics.liveEnded.inc({ reason });
    this.#deps.log.info({ route: '/live', reason, seconds }, 'socket ended');
  }

  counted(direction: 'in' | 'out'): void {
    this.#deps.metrics.liveFrames.inc({ direction });
  }

  #open(accepted: WebSocket, address: string): void {
    const session = new Session(accepted, this);
    this.#sessions.add(session);
    this.#addresses.set(session, address);
    this.#unknown.set(address, (this.#unknown.get(address) ?? 0) + 1);
    this.#deps.metrics.liveSockets.inc();
  }

  #isKnown(session: Session): void {
    const address = this.#addresses.get(session);
    if (address === undefined) return;
    this.#addresses.delete(session);
    const left = (this.#unknown.get(address) ?? 1) - 1;
    if (left > 0) this.#unknown.set(address, left);
    else this.#unknown.delete(address);
  }

  #round(): void {
    const now = performance.now();
    for (const session of this.#sessions) session.tend(now);
  }
}

const retryAfter = { 'Retry-After': '5' };
