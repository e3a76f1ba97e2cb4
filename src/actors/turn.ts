import type { Static, TSchema } from 'typebox';
import type { ActorContext, Json } from '../dapr/port.ts';
import { Envelope } from '../domain/messages.ts';
import { check } from '../domain/validate.ts';
import { type Code, Rejected } from '../errors.ts';
import { traceparent } from '../tracing/spans.ts';

/** What travels back from an actor: Dapr answers only success or failure, so a refusal is a success that says so. */
export type Reply<T> = { value: T } | { rejected: { code: Code; message: string } };

const documentKey = 'doc';

/**
 * One activation's document: loaded once, changed only by a committed turn. A failed commit throws, and the host then drops
 * the whole activation with what it remembers.
 */
export class Document<Doc extends { rev: number }> {
  readonly #context: ActorContext;
  readonly #stored: (doc: Doc) => Doc;
  #loaded = false;
  #doc: Doc | undefined;

  /** `stored` makes of a document what is stored and remembered of it. */
  constructor(context: ActorContext, stored: (doc: Doc) => Doc = (doc) => doc) {
    this.#context = context;
    this.#stored = stored;
  }

  /** Answers what the document says; writes nothing. With `isOld` a remembered document that it holds for is loaded anew first. */
  async read<T>(
    answer: (doc: Doc | undefined) => T,
    isOld: (doc: Doc | undefined) => boolean = () => false,
  ): Promise<Reply<T>> {
    if (isOld(this.#doc)) this.#loaded = false;
    await this.#load();
    return reply(() => answer(this.#doc));
  }

  /**
   * Load, decide, commit, or nothing. `decide` is pure; the same document back means nothing to write. With `isNew` an unloaded document
   * is taken for absent unread: should there be one, the fence refuses the commit. A turn that writes nothing meets no fence, so it is decided
   * again on what is stored, in case another host wrote meanwhile (docs/decisions/0112-what-writes-nothing-is-decided-on-what-is-stored.md).
   */
  async turn<T>(
    decide: (doc: Doc | undefined) => { next: Doc | undefined; value: T },
    { isNew = false } = {},
  ): Promise<Reply<T>> {
    const isRemembered = this.#loaded || isNew;
    if (!isNew) await this.#load();
    let decided = await reply(() => decide(this.#doc));
    if (isRemembered && !this.#changes(decided)) {
      this.#loaded = false;
      await this.#load();
      decided = await reply(() => decide(this.#doc));
    }
    if ('rejected' in decided) return decided;
    if (this.#changes(decided)) await this.#commit(decided.value.next);
    return { value: decided.value.value };
  }

  #changes<T>(decided: Reply<{ next: Doc | undefined; value: T }>): decided is { value: { next: Doc; value: T } } {
    return 'value' in decided && decided.value.next !== undefined && decided.value.next !== this.#doc;
  }

  async #commit(next: Doc): Promise<void> {
    const traced = withTrace(this.#stored(next));
    await this.#context.state.commit([{ operation: 'upsert', key: documentKey, value: traced as Json }]);
    this.#doc = traced;
    this.#loaded = true;
  }

  async #load(): Promise<void> {
    if (this.#loaded) return;
    this.#doc = (await this.#context.state.get(documentKey)) as Doc | undefined;
    this.#loaded = true;
  }
}

/** The document with the trace of the turn that wrote it, and of no other: the trigger puts it beside the events in the outbox. */
function withTrace<Doc extends { rev: number }>(doc: Doc): Doc {
  const trace = traceparent();
  if (trace === undefined && !('trace' in doc)) return doc;
  const { trace: _, ...rest } = doc as Doc & { trace?: string };
  return { ...rest, ...(trace && { trace }) } as unknown as Doc;
}

export async function reply<T>(work: () => T | Promise<T>): Promise<Reply<T>> {
  try {
    return { value: await work() };
  } catch (error) {
    if (error instanceof Rejected) return { rejected: { code: error.code, message: error.message } };
    throw error;
  }
}

/** What an actor answered. Throws an Error for what is no reply of an actor of ours. */
export function readReply<T>(answer: Json): Reply<T> {
  return fit(Envelope, answer, 'the answer') as Reply<T>;
}

/** The value, or the refusal thrown again on the caller's side. */
export function unwrap<T>(answer: Reply<T>): T {
  if ('rejected' in answer) throw new Rejected(answer.rejected.code, answer.rejected.message);
  return answer.value;
}

/** A method of an actor of type `A`: the schema of its message and what it does with one. */
export interface Method<A, I extends TSchema, O> {
  input: I;
  run(actor: A, input: Static<I>): Promise<Reply<O>>;
}

export function method<A, I extends TSchema, O>(definition: Method<A, I, O>): Method<A, I, O> {
  return definition;
}

/** All that can be called from outside, by the name on the wire. */
export type MethodTable<A> = Record<string, Method<A, TSchema, unknown>>;

/** What a method takes, and what it answers. */
export type InputOf<M extends { run: unknown }> = M['run'] extends (actor: never, input: infer I) => unknown
  ? I
  : never;
export type OutputOf<M extends { run: unknown }> = M['run'] extends (...args: never[]) => Promise<Reply<infer O>>
  ? O
  : never;

/** Runs the method that the wire names. Throws for one that the table does not have, and for a message that does not fit it. */
export async function dispatch<A>(table: MethodTable<A>, actor: A, name: string, input: Json): Promise<Json> {
  const found = Object.hasOwn(table, name) ? table[name] : undefined;
  if (!found) throw new Error(`This actor has no method ${name}.`);
  return (await found.run(actor, fit(found.input, input, `the message of ${name}`))) as Json;
}

/** Messages are ours, so one that does not fit is a fault of the program, or of two versions that meet, and not of the user. */
function fit<T extends TSchema>(schema: T, value: unknown, what: string): Static<T> {
  try {
    return check(schema, value, what);
  } catch (error) {
    throw new Error(`Actors and their callers disagree: ${error instanceof Error ? error.message : error}`);
  }
}
