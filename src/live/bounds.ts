/** What live updates take at most in one process, and how long they wait. */
export interface Bounds {
  /** Open sockets in all; idle ones take some 50 MiB (docs/performance.md). */
  sockets: number;
  /** Open sockets of one user: tabs, phones, programs. */
  ofUser: number;
  /** Sockets of one address that have not said yet whose they are. */
  unknown: number;
  /** Frames of a client in a second, those of the protocol (ping, pong) too. */
  framesPerSecond: number;
  /** Bytes of one frame of a client. */
  frameBytes: number;
  /** Bytes that may wait for a client to read them. */
  unreadBytes: number;
  /** Milliseconds until the first token. */
  authMs: number;
  /** Milliseconds between two looks at the same token: may it still be used? */
  checkMs: number;
  /** Milliseconds between two pings; a peer that has not answered one when the next is due is dead. */
  pingMs: number;
  /** Milliseconds that a closing handshake may take. */
  closeMs: number;
  /** Milliseconds between two rounds that look for all of this. */
  roundMs: number;
}

export const defaultBounds: Bounds = {
  sockets: 12_000,
  ofUser: 20,
  unknown: 1_000,
  framesPerSecond: 20,
  frameBytes: 64 * 1024,
  unreadBytes: 256 * 1024,
  authMs: 5_000,
  checkMs: 10_000,
  pingMs: 30_000,
  closeMs: 3_000,
  roundMs: 500,
};
