import { type PGlite, protocol } from '@electric-sql/pglite';
import { isPlannedAnew } from './keeps-plan.ts';

const { serialize } = protocol;
type Message = Awaited<ReturnType<PGlite['execProtocolStream']>>[number];

/** What a statement answers; rows as arrays, in the order of the columns. */
export interface Answered {
  columns: { name: string; type: number }[];
  rows: unknown[][];
  /** Rows written; 0 where none were asked to be. */
  affected: number;
}

/** A statement that the database has parsed. */
interface Parsed {
  name: string;
  /** Planned for the values of each time. */
  isAnew: boolean;
  parameterTypes: number[];
  columns: Answered['columns'];
}

/** So many statements stay parsed; the one that was not asked for longest makes room. Each takes memory of the database. */
const mostKept = 128;
/** Holds for what is bound after it, until the next sync or the end of the transaction. */
const planAnew = { name: 'anew', text: "select set_config('plan_cache_mode', 'force_custom_plan', true)" };
const execute = Buffer.concat([serialize.execute({}), serialize.sync()]);
const anew = Buffer.concat([serialize.bind({ statement: planAnew.name }), serialize.execute({})]);
/** What a statement is refused with when it no longer answers what it did when it was parsed, or is gone: tables were changed. */
const outdated = ['0A000', '26000'];

/**
 * The statements of a database's one session. Each text is parsed once and then known by a name, so that a statement that comes again is bound and run in one
 * message and may keep its plan; PGlite's own `query` sends six, and parses and plans anew each time (docs/decisions/0110).
 */
export class Statements {
  readonly #pglite: PGlite;
  readonly #kept = new Map<string, Parsed>();
  #count = 0;
  #last: Promise<unknown>;

  constructor(pglite: PGlite) {
    this.#pglite = pglite;
    this.#last = this.#send([serialize.parse(planAnew), serialize.sync()]);
  }

  /** Runs after those that came before it. Throws PGlite's `DatabaseError` when it is refused. */
  run(text: string, parameters: unknown[]): Promise<Answered> {
    const running = this.#last.then(() => this.#run(text, parameters));
    this.#last = running.catch(() => {});
    return running;
  }

  /** After everything that came before. */
  close(): Promise<void> {
    return this.#last.then(() => this.#pglite.close());
  }

  async #run(text: string, parameters: unknown[]): Promise<Answered> {
    if (!this.#pglite.ready) throw new Error('The database is closed.');
    const kept = this.#kept.get(text);
    if (!kept) return this.#execute(await this.#parse(text), parameters);
    this.#keep(text, kept);
    try {
      return await this.#execute(kept, parameters);
    } catch (error) {
      if (!outdated.includes((error as { code?: string }).code ?? '')) throw error;
      await this.#drop(text, kept);
      // A transaction has failed with it; elsewhere nothing was done.
      if (this.#pglite.isInTransaction()) throw error;
      return this.#execute(await this.#parse(text), parameters);
    }
  }

  async #parse(text: string): Promise<Parsed> {
    const name = `s${++this.#count}`;
    const messages = await this.#send([
      serialize.parse({ name, text }),
      serialize.describe({ type: 'S', name }),
      serialize.sync(),
    ]);
    const parsed: Parsed = { name, isAnew: isPlannedAnew(text), parameterTypes: [], columns: [] };
    for (const message of messages) {
      if (isParameters(message)) parsed.parameterTypes = message.dataTypeIDs;
      if (isRow(message)) parsed.columns = message.fields.map(({ name, dataTypeID: type }) => ({ name, type }));
    }
    const oldest = this.#kept.size >= mostKept ? this.#kept.entries().next().value : undefined;
    if (oldest) await this.#drop(...oldest);
    this.#keep(text, parsed);
    return parsed;
  }

  /** Keeps it as the one that was asked for last. */
  #keep(text: string, parsed: Parsed): void {
    this.#kept.delete(text);
    this.#kept.set(text, parsed);
  }

  async #drop(text: string, { name }: Parsed): Promise<void> {
    this.#kept.delete(text);
    await this.#send([serialize.close({ type: 'S', name }), serialize.sync()]);
  }

  async #execute({ name, isAnew, parameterTypes, columns }: Parsed, parameters: unknown[]): Promise<Answered> {
    const { serializers, parsers } = this.#pglite;
    const values = parameters.map((value, at) => {
      if (value === null || value === undefined) return null;
      return String(serializers[parameterTypes[at] as number]?.(value) ?? value);
    });
    const readers = columns.map(({ type }) => parsers[type]);
    const sent = [...(isAnew ? [anew] : []), serialize.bind({ statement: name, values }), execute];
    const messages = await this.#send(sent);
    const own = isAnew ? messages.slice(messages.findIndex(isComplete) + 1) : messages;
    const rows: unknown[][] = [];
    let affected = 0;
    for (const message of own) {
      if (isData(message)) rows.push(message.fields.map((text, at) => read(text, columns[at]?.type ?? 0, readers[at])));
      if (isComplete(message)) affected = written(message.text);
    }
    return { columns, rows, affected };
  }

  /** In one go; after a refusal the database passes over the rest up to the sync. */
  #send(parts: Uint8Array[]): Promise<Message[]> {
    return this.#pglite.execProtocolStream(Buffer.concat(parts), { syncToFs: false });
  }
}

type Read = ((text: string, type: number) => unknown) | undefined;

const read = (text: string | null, type: number, reader: Read): unknown =>
  text === null || !reader ? text : reader(text, type);

/** The number at the end of `INSERT 0 5`, `UPDATE 3` and the like. */
const written = (tag: string): number =>
  /^(?:INSERT|UPDATE|DELETE|MERGE|COPY)\b/.test(tag) ? Number(tag.slice(tag.lastIndexOf(' ') + 1)) : 0;

type Of<N extends string, F> = Message & { name: N } & F;

const isParameters = (message: Message): message is Of<'parameterDescription', { dataTypeIDs: number[] }> =>
  message.name === 'parameterDescription';
const isRow = (message: Message): message is Of<'rowDescription', { fields: { name: string; dataTypeID: number }[] }> =>
  message.name === 'rowDescription';
const isData = (message: Message): message is Of<'dataRow', { fields: (string | null)[] }> =>
  message.name === 'dataRow';
const isComplete = (message: Message): message is Of<'commandComplete', { text: string }> =>
  message.name === 'commandComplete';
