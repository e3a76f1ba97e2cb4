import type { ActorContext, Json } from '../dapr/port.ts';
import { type Code, Rejected } from '../errors.ts';

/** What travels back from an actor: Dapr answers only success or failure, so a refusal is a success that says so. */
export type Reply<T> = { value: T } | { rejected: { code: Code; message: string } };

const documentKey = 'doc';

/**
 * One activation's document: loaded once, changed only by a committed turn. A failed commit throws, and the host then drops
 * the whole activation with what it remembers.
 */
export class Document<Doc extends { rev: number }> {
  readonly #context: ActorContext;
  #loaded = false;
  #doc: Doc | undefined;

  constructor(context: ActorContext) {
    this.#context = context;
  }

  /**
   * Load, decide, commit, or nothing. `decide` is pure; the same document back means nothing to write. With `isNew` an unloaded document
   * is taken for absent unread: should there be one, the fence refuses the commit.
   */
  async turn<T>(
    decide: (doc: Doc | undefined) => { next: Doc | undefined; value: T },
    { isNew = false } = {},
  ): Promise<Reply<T>> {
    if (!this.#loaded && !isNew) {
      this.#doc = (await this.#context.state.get(documentKey)) as Doc | undefined;
      this.#loaded = true;
    }
    return reply(async () => {
      const { next, value } = decide(this.#doc);
      if (next && next !== this.#doc) {
        await this.#context.state.commit([{ operation: 'upsert', key: documentKey, value: next as unknown as Json }]);
        this.#doc = next;
        this.#loaded = true;
      }
      return value;
    });
  }
}

export async function reply<T>(work: () => T | Promise<T>): Promise<Reply<T>> {
  try {
    return { value: await work() };
  } catch (error) {
    if (error instanceof Rejected) return { rejected: { code: error.code, message: error.message } };
    throw error;
  }
}

/** The value, or the refusal thrown again on the caller's side. */
export function unwrap<T>(answer: Reply<T>): T {
  if ('rejected' in answer) throw new Rejected(answer.rejected.code, answer.rejected.message);
  return answer.value;
}

/** What an actor of type `A` does for each method: the only ones that can be called from outside. */
export type MethodTable<A, M extends { [name in keyof M]: { input: unknown; output: unknown } }> = {
  [name in keyof M]: (actor: A, input: M[name]['input']) => Promise<Reply<M[name]['output']>>;
};

/** Runs the method that the wire names. Throws for any that the table does not have. */
export async function dispatch<A>(table: object, actor: A, method: string, input: Json): Promise<Json> {
  if (!Object.hasOwn(table, method)) throw new Error(`This actor has no method ${method}.`);
  const run = (table as Record<string, (actor: A, input: Json) => Promise<unknown>>)[method];
  return (await run?.(actor, input)) as Json;
}
