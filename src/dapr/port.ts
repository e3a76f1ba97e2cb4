/**
 * What the rest of the program needs of Dapr. Two implementations: `embedded/` (in process) and `sidecar/` (real daprd).
 * Semantics are Dapr's: turns per actor, at-least-once everywhere, no more.
 */

import type { IncomingMessage, ServerResponse } from 'node:http';

export type Json = null | boolean | number | string | Json[] | { [key: string]: Json | undefined };

export type StateOperation = { operation: 'upsert'; key: string; value: Json } | { operation: 'delete'; key: string };

export interface ReminderOptions {
  /** ISO 8601 instant, or an ISO 8601 duration from now. */
  dueTime: string;
  /** ISO 8601 duration without years and months, optionally `R<n>/`; absent: fires once. */
  period?: string;
  data?: Json;
  /** Default true. False and the name taken: throws `AlreadyExists`. */
  overwrite?: boolean;
}

/** What an actor sees of the runtime during a turn. Valid for this activation only. */
export interface ActorContext {
  readonly type: string;
  readonly id: string;
  readonly state: {
    /** The stored value, or undefined when absent. */
    get(key: string): Promise<Json | undefined>;
    /** All operations or none. Throws when the outcome is a failure or unsure: the host then drops the activation. */
    commit(operations: StateOperation[]): Promise<void>;
  };
  readonly reminders: {
    register(name: string, options: ReminderOptions): Promise<void>;
    delete(name: string): Promise<void>;
  };
}

/** One activation. Methods run one at a time per actor id; an error other than a returned value is an outage to the caller. */
export interface Actor {
  invoke(method: string, input: Json): Promise<Json>;
  /** An actor reminder fired. Throwing makes Dapr try again (4 attempts in about 3 s), then the tick is gone. */
  remind(name: string, data: Json | undefined): Promise<void>;
}

export interface ActorType {
  activate(context: ActorContext): Actor;
}

/** done: finished; retry: again later; drop: never again (on Dapr a copy goes to the dead-letter topic). */
export type Verdict = 'SUCCESS' | 'RETRY' | 'DROP';

/** CloudEvents 1.0, structured JSON. */
export interface CloudEvent {
  specversion: '1.0';
  id: string;
  type: string;
  source: string;
  subject: string;
  time: string;
  datacontenttype: 'application/json';
  data: Json;
  /** Extension: the one consumer a replayed event is for. */
  replayfor?: string;
  /** Extension: W3C Trace Context. Dapr writes both over unless `traceid` is there, and means the same by it. */
  traceparent?: string;
  traceid?: string;
}

/** shared: one process of the group gets each event; each: every process gets all that come while it is there. */
export type Reach = 'shared' | 'each';

export interface Subscription {
  topic: string;
  reach: Reach;
  deliver(event: CloudEvent): Promise<Verdict>;
}

/** What the program offers to the runtime. Which parts are filled depends on the roles of this process. */
export interface Application {
  actors: Record<string, ActorType>;
  subscriptions: Subscription[];
  /** A job is due. Throwing makes the runtime follow the job's failure policy. */
  job?(name: string, data: Json | undefined): Promise<void>;
  /** A turn of an actor has ended, so many seconds after it was asked for. */
  turnEnded?(turn: { type: string; seconds: number; failed: boolean }): void;
  /** Requests that other apps make through service invocation, by path; in one process there are no other apps. */
  invoked?: Record<string, (request: IncomingMessage, response: ServerResponse) => void>;
}

export interface JobOptions {
  /** ISO 8601 instant, or an ISO 8601 duration from now. */
  dueTime?: string;
  /** `@every <duration>` such as `@every 30s`. */
  schedule?: string;
  repeats?: number;
  /** Null counts as none. */
  data?: Json;
  /** Default false. False and the name taken: throws `AlreadyExists`. */
  overwrite?: boolean;
  /** Default: 3 retries, 1 s apart, then dropped. */
  failurePolicy?: { drop: true } | { intervalSeconds: number; maxRetries: number };
}

export interface Message {
  /** Events with the same key of one topic are first delivered in publishing order. */
  partitionKey: string;
  event: CloudEvent;
}

export interface InvokeOptions {
  /**
   * What the method answers was committed by its turn, or decided on what is stored. Then an activation in this process may take the turn although
   * the actor has moved, because its commit is refused (docs/decisions/0115-a-turn-beside-its-caller.md).
   */
  fenced?: boolean;
}

export interface Runtime {
  /** Offers the application and begins to serve. Call once. */
  start(application: Application): Promise<void>;
  /** Calls an actor method. Throws when the actor could not be reached, threw, or its answer was lost. */
  invoke(type: string, id: string, method: string, input: Json, options?: InvokeOptions): Promise<Json>;
  jobs: {
    schedule(name: string, options: JobOptions): Promise<void>;
    /** Undefined when there is no such job. */
    get(name: string): Promise<{ name: string; dueTime?: string; schedule?: string; data?: Json } | undefined>;
    delete(name: string): Promise<void>;
  };
  /** Publishes in order; answers the ids of the events the broker did not take. Throws when it is unknown what was taken. */
  publish(topic: string, messages: Message[]): Promise<string[]>;
  /** Is the runtime able to serve? */
  healthy(): Promise<boolean>;
  /** Stops taking work, lets running turns end (`graceMs`), then ends. */
  stop(graceMs: number): Promise<void>;
}

/** A job or reminder of that name exists and `overwrite` is false. */
export class AlreadyExists extends Error {}
