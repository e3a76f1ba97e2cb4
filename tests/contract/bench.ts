import assert from 'node:assert/strict';
import { randomUUID } from 'node:crypto';
import { after, before } from 'node:test';
import {
  type ActorContext,
  type ActorType,
  AlreadyExists,
  type Application,
  type CloudEvent,
  type Json,
  type Message,
  type Reach,
  type ReminderOptions,
  type Runtime,
  type Verdict,
} from '../../src/dapr/port.ts';
import { eventually } from '../support/server.ts';
import type { RuntimeUnderTest, Scope } from './runtimes.ts';

/** What one actor of a test does; made anew by every activation. */
export interface Behaviour {
  methods?: Record<string, (input: Json) => Promise<Json> | Json>;
  remind?(name: string, data: Json | undefined): Promise<void> | void;
}

type Deliver = (event: CloudEvent, subscription: string) => Promise<Verdict> | Verdict;

type Type = 'probe' | 'task';

/** An actor of its own for a test. */
export interface TestActor {
  id: string;
  invoke(method: string, input?: Json): Promise<Json>;
}

/** One tick as a reminder or job handler saw it. */
export interface Seen {
  name: string;
  data: Json | undefined;
  at: number;
}

/**
 * A started runtime whose actors, jobs and subscriptions do what each test says. Tests share it and stay apart by fresh ids,
 * so they hold on a runtime whose broker and store others use too.
 */
export interface Bench {
  runtime: Runtime;
  actor(behave: (context: ActorContext) => Behaviour, type?: Type): TestActor;
  /** An actor that registers and deletes reminders and notes, or fails, when they fire. */
  reminded(fail?: (seen: Seen[]) => boolean): Reminded;
  /** Answers a fresh job name and what the handler sees. */
  job(fail?: (seen: Seen[]) => boolean): { name: string; seen: Seen[] };
  /** Answers the subject of the events that `deliver` gets. */
  subscribe(deliver: Deliver): string;
  /** Stops the runtime and starts one on the same store; after `between`, if given. */
  restart(between?: () => Promise<void>): Promise<void>;
}

export interface Reminded extends TestActor {
  seen: Seen[];
  /** Answers `registered`, or `taken` for `AlreadyExists`. */
  register(name: string, options: ReminderOptions): Promise<Json>;
  delete(name: string): Promise<void>;
}

export async function openBench(scope: Scope, subject: RuntimeUnderTest): Promise<Bench> {
  const behaviours = new Map<string, (context: ActorContext) => Behaviour>();
  const jobs = new Map<string, (data: Json | undefined) => void>();
  const subscribers = new Map<string, Deliver>();
  const store = await subject.openStore(scope);
  const bench: Bench = {
    runtime: await store.start(application(behaviours, jobs, subscribers)),
    actor(behave, type = 'probe') {
      const id = randomUUID();
      behaviours.set(`${type}/${id}`, behave);
      return { id, invoke: (method, input = null) => bench.runtime.invoke(type, id, method, input) };
    },
    reminded(fail) {
      const seen: Seen[] = [];
      const actor = bench.actor((context) => reminding(context, seen, fail));
      return {
        ...actor,
        seen,
        register: (name, options) => actor.invoke('register', { name, options: { ...options } }),
        delete: async (name) => void (await actor.invoke('delete', name)),
      };
    },
    job(fail) {
      const name = `job-${randomUUID()}`;
      const seen: Seen[] = [];
      jobs.set(name, (data) => note(seen, name, data, fail));
      return { name, seen };
    },
    subscribe(deliver) {
      const own = randomUUID();
      subscribers.set(own, deliver);
      return own;
    },
    async restart(between) {
      await bench.runtime.stop(5000);
      await between?.();
      bench.runtime = await store.start(application(behaviours, jobs, subscribers));
    },
  };
  return bench;
}

/** One bench for all tests of the suite in whose body this is called. */
export function sharedBench(subject: RuntimeUnderTest): { bench(): Bench } {
  const ends: (() => unknown)[] = [];
  let opened: Bench | undefined;
  before(async () => {
    opened = await openBench({ after: (end) => void ends.push(() => (end as () => unknown)()) }, subject);
  });
  after(async () => {
    for (const end of ends.reverse()) await end();
  });
  return { bench: () => opened ?? assert.fail('the bench opens before the first test') };
}

function application(
  behaviours: Map<string, (context: ActorContext) => Behaviour>,
  jobs: Map<string, (data: Json | undefined) => void>,
  subscribers: Map<string, Deliver>,
): Application {
  const type: ActorType = {
    activate(context) {
      const { methods = {}, remind } = behaviours.get(`${context.type}/${context.id}`)?.(context) ?? {};
      return {
        async invoke(method, input) {
          const run = methods[method];
          if (!run) throw new Error(`no method ${method}`);
          return run(input);
        },
        async remind(name, data) {
          await remind?.(name, data);
        },
      };
    },
  };
  const subscription = (topic: string, name: string, reach: Reach = 'shared') => ({
    topic,
    reach,
    deliver: async (event: CloudEvent) => (await subscribers.get(event.subject)?.(event, name)) ?? 'SUCCESS',
  });
  return {
    actors: { probe: type, task: type },
    subscriptions: [
      subscription('contract-one', 'only'),
      subscription('contract-two', 'first'),
      subscription('contract-two', 'second'),
      subscription('contract-two', 'live', 'each'),
    ],
    async job(name, data) {
      jobs.get(name)?.(data);
    },
  };
}

function reminding(context: ActorContext, seen: Seen[], fail?: (seen: Seen[]) => boolean): Behaviour {
  return {
    methods: {
      async register(input) {
        const { name, options } = input as unknown as { name: string; options: ReminderOptions };
        try {
          await context.reminders.register(name, options);
          return 'registered';
        } catch (error) {
          if (error instanceof AlreadyExists) return 'taken';
          throw error;
        }
      },
      async delete(name) {
        await context.reminders.delete(name as string);
        return null;
      },
    },
    remind: (name, data) => note(seen, name, data, fail),
  };
}

function note(seen: Seen[], name: string, data: Json | undefined, fail?: (seen: Seen[]) => boolean): void {
  seen.push({ name, data, at: Date.now() });
  if (fail?.(seen)) throw new Error('this attempt fails');
}

/** An instant so many milliseconds from now. */
export function inMs(ms: number): string {
  return new Date(Date.now() + ms).toISOString();
}

export function message(subject: string, partitionKey: string, data: Json = null): Message {
  const id = randomUUID();
  return {
    partitionKey,
    event: {
      specversion: '1.0',
      id,
      type: 'contract.test',
      source: 'actodo',
      subject,
      time: new Date().toISOString(),
      datacontenttype: 'application/json',
      data,
    },
  };
}

/** Publishes as the relay does: what was not taken is sent again, in order, until everything is taken. */
export async function publishAll(runtime: Runtime, topic: string, messages: Message[]): Promise<void> {
  let left = messages;
  await eventually(async () => {
    const refused = new Set(await runtime.publish(topic, left));
    left = left.filter(({ event }) => refused.has(event.id));
    assert.deepEqual(left, []);
  }, 20_000);
}

/** A promise and how to fulfil it. */
export function gate(): { opened: Promise<void>; open(): void } {
  const { promise, resolve } = Promise.withResolvers<void>();
  return { opened: promise, open: resolve };
}
