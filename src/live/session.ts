import type { WebSocket } from 'ws';
import type { Identity } from '../api/auth/tokens.ts';
import { Problem } from '../api/problem.ts';
import type { Bounds } from './bounds.ts';
import { type Ending, endings, pongFrame, readFrame, readyFrame } from './frames.ts';

/** Where a session is at home. */
export interface House {
  bounds: Bounds;
  /** Throws `Problem` 401 for a token that is not or no longer good, anything else for an outage. */
  verify(token: string): Promise<Identity>;
  /** From now on it hears of its user's tasks. False: the user has too many. */
  enter(session: Session, userId: string): boolean;
  left(session: Session): void;
  /** A frame came in or went out. */
  counted(direction: 'in' | 'out'): void;
}

/** One connection: who is behind it, and what it may do. */
export class Session {
  readonly #socket: WebSocket;
  readonly #house: House;
  readonly #opened = performance.now();
  #identity: Identity | undefined;
  /** Tokens are checked one after the other, so that the last one sent counts. */
  #checks: Promise<void> = Promise.resolve();
  #hasAsked = false;
  #ending: Ending | 'client' | 'dead' | undefined;
  #endingSince = 0;
  #window = { since: 0, frames: 0 };
  #isPinged = false;
  #pingAt: number;
  #checkAt = 0;

  constructor(socket: WebSocket, house: House) {
    this.#socket = socket;
    this.#house = house;
    // Those that connect in the same moment, after a restart, are not pinged in the same moment.
    this.#pingAt = this.#opened + house.bounds.pingMs * (0.5 + Math.random() / 2);
    socket.on('message', (data, isBinary) => this.#hear(isBinary ? undefined : String(data)));
    socket.on('ping', () => this.#counts());
    socket.on('pong', () => {
      this.#isPinged = false;
      this.#counts();
    });
    // The library has begun to close it: with 1009 for a large frame, 1002 or 1007 for what is no WebSocket.
    socket.on('error', () => this.#ended('client'));
    socket.on('close', () => {
      this.#ended('client');
      house.left(this);
    });
  }

  get userId(): string | undefined {
    return this.#identity?.userId;
  }

  /** Why it has ended, and after how many seconds. */
  get end(): { reason: string; seconds: number } {
    return { reason: this.#ending ?? 'client', seconds: Math.round((performance.now() - this.#opened) / 1000) };
  }

  /** Sends a frame, without waiting. Who does not read what was sent is closed: nothing is kept for it without end. */
  tell(frame: Buffer): void {
    if (this.#ending) return;
    if (this.#socket.bufferedAmount > this.#house.bounds.unreadBytes) this.close('slow');
    else {
      this.#socket.send(frame, { binary: false });
      this.#house.counted('out');
    }
  }

  close(why: Ending): void {
    if (this.#ending) return;
    this.#ended(why);
    const [code, reason] = endings[why];
    this.#socket.close(code, reason);
  }

  /** Looks after what no frame tells of: the time. */
  tend(now: number): void {
    const { authMs, closeMs } = this.#house.bounds;
    if (this.#ending) {
      if (now - this.#endingSince > closeMs) this.#socket.terminate();
    } else if (!this.#identity) {
      if (now - this.#opened > authMs) this.close(this.#hasAsked ? 'unavailable' : 'unauthenticated');
    } else if (this.#identity.expiresAt <= Date.now()) this.close('unauthenticated');
    else {
      if (now >= this.#checkAt) this.#checkAgain(now, this.#identity);
      if (now >= this.#pingAt) this.#ping(now);
    }
  }

  #ended(why: Ending | 'client' | 'dead'): void {
    if (this.#ending) return;
    this.#ending = why;
    this.#endingSince = performance.now();
  }

  #ping(now: number): void {
    this.#pingAt = now + this.#house.bounds.pingMs;
    if (this.#isPinged) {
      this.#ended('dead');
      this.#socket.terminate();
    } else {
      this.#isPinged = true;
      this.#socket.ping();
    }
  }

  /** Counts a frame of the client; false: it is one too many. */
  #counts(): boolean {
    this.#house.counted('in');
    const now = performance.now();
    if (now - this.#window.since >= 1000) this.#window = { since: now, frames: 0 };
    this.#window.frames++;
    if (this.#window.frames <= this.#house.bounds.framesPerSecond) return true;
    this.close('flood');
    return false;
  }

  #hear(text: string | undefined): void {
    if (this.#ending || !this.#counts()) return;
    const frame = text === undefined ? undefined : readFrame(text);
    if (frame?.type === 'auth') {
      this.#hasAsked = true;
      this.#checks = this.#checks.then(() => this.#authenticate(frame.token));
    } else if (!this.#hasAsked) this.close('unauthenticated');
    else if (frame?.type === 'ping') this.tell(pongFrame);
    else this.close('unsupported');
  }

  /** The first token says whose socket this is; a later one of the same user takes its place. */
  async #authenticate(token: string): Promise<void> {
    const identity = await this.#verified(token);
    if (!identity || this.#ending) return;
    const { userId } = this;
    if (userId !== undefined && userId !== identity.userId) this.close('unauthenticated');
    else if (userId === undefined && !this.#house.enter(this, identity.userId)) this.close('crowded');
    else {
      this.#identity = identity;
      this.#checkAt = performance.now() + this.#house.bounds.checkMs;
      this.tell(readyFrame);
    }
  }

  async #verified(token: string): Promise<Identity | undefined> {
    try {
      return await this.#house.verify(token);
    } catch (error) {
      this.close(isRefusal(error) ? 'unauthenticated' : 'unavailable');
      return undefined;
    }
  }

  /** A token may end before its time, by signing out for instance. While nobody can say, the socket stays. */
  #checkAgain(now: number, { token }: Identity): void {
    this.#checkAt = now + this.#house.bounds.checkMs;
    this.#house.verify(token).catch((error) => {
      if (isRefusal(error) && token === this.#identity?.token) this.close('unauthenticated');
    });
  }
}

const isRefusal = (error: unknown): boolean => error instanceof Problem && error.status === 401;
