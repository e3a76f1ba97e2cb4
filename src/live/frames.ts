import Type, { type Static } from 'typebox';
import type { AnyEvent, Topic } from '../domain/events.ts';
import { check } from '../domain/validate.ts';

/** What goes over the socket of live updates (docs/contract.md, "Live updates"). */

const closed = { additionalProperties: false } as const;

const ClientFrame = Type.Union([
  Type.Object({ type: Type.Enum(['auth']), token: Type.String({ minLength: 1, maxLength: 8192 }) }, closed),
  Type.Object({ type: Type.Enum(['ping']) }, closed),
]);
export type ClientFrame = Static<typeof ClientFrame>;

/** The frame in a client's text, or undefined when it is none. */
export function readFrame(text: string): ClientFrame | undefined {
  try {
    return check(ClientFrame, JSON.parse(text), 'frame');
  } catch {
    return undefined;
  }
}

/** The topics whose events are told, and the type of their frames. */
const types = { 'task-updates': 'task', reminders: 'reminder' } as const;
export const toldTopics = Object.keys(types) as (keyof typeof types)[];

/** An event as a frame, in bytes, so that all sockets of a user share them. */
export const eventFrame = (topic: Topic, event: AnyEvent): Buffer =>
  Buffer.from(JSON.stringify({ type: types[topic as keyof typeof types], event }));

export const readyFrame = Buffer.from('{"type":"ready"}');
export const pongFrame = Buffer.from('{"type":"pong"}');

/** Why the server ends a connection: the code that a client acts by, and a sentence for people. */
export const endings = {
  unauthenticated: [4401, 'Send {"type":"auth","token":"<JWT>"} with a valid JWT from GET /api/auth/token.'],
  crowded: [4429, 'You have too many live connections here; close one of them.'],
  unsupported: [1003, 'Send {"type":"ping"} or {"type":"auth","token":"<JWT>"}, as text.'],
  flood: [1008, 'Too many frames; send at most 20 a second.'],
  leaving: [1012, 'The server restarts; connect again and list.'],
  slow: [1013, 'You read too slowly; connect again and list.'],
  unavailable: [1013, 'Tokens cannot be checked at the moment; connect again in a few seconds.'],
} as const satisfies Record<string, readonly [code: number, reason: string]>;
export type Ending = keyof typeof endings;
