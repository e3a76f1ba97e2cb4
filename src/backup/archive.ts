import { closeSync, createReadStream, createWriteStream, mkdirSync, openSync, readdirSync, writeSync } from 'node:fs';
import { dirname, join, relative, sep } from 'node:path';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { createGunzip, createGzip } from 'node:zlib';
import { type Entry, readTar, type Sink, tarOf } from './tar.ts';

/** What stands in front of a backup. */
interface Description {
  program: 'actodo';
  format: number;
  /** ISO 8601: every change acknowledged before is in it. */
  moment: string;
  /** Files and folders behind it. */
  entries: number;
}

const format = 1;
const descriptionName = 'actodo-backup.json';
const database = 'pglite';

/** Writes a backup of the database in `databaseDir` to `path`, which must not be there. */
export async function pack(path: string, databaseDir: string, secret: Buffer | undefined, moment: Date): Promise<void> {
  const entries: Entry[] = [...(secret ? [{ name: 'secret', from: secret }] : []), ...entriesOf(databaseDir)];
  const description: Description = {
    program: 'actodo',
    format,
    moment: moment.toISOString(),
    entries: entries.length,
  };
  const first = { name: descriptionName, from: Buffer.from(`${JSON.stringify(description)}\n`) };
  const file = createWriteStream(path, { flags: 'wx', mode: 0o600, flush: true });
  await pipeline(Readable.from(tarOf([first, ...entries], moment)), createGzip({ level: 1 }), file);
}

/** Folders before what is in them. */
function entriesOf(dir: string): Entry[] {
  const inside = readdirSync(dir, { recursive: true, withFileTypes: true }).map((entry) => {
    const path = join(entry.parentPath, entry.name);
    const name = `${database}/${relative(dir, path).split(sep).join('/')}`;
    return entry.isDirectory() ? { name: `${name}/` } : { name, from: path };
  });
  return [{ name: `${database}/` }, ...inside.toSorted((a, b) => (a.name < b.name ? -1 : 1))];
}

/** The file is no backup, or a damaged one; nothing of what was unpacked may be used. */
export class BadBackupError extends Error {}

/** Unpacks a backup into the empty folder `to`; answers its moment. Throws a `BadBackupError` unless it is whole. */
export async function unpack(path: string, to: string): Promise<string> {
  const unpacking = new Unpacking(to);
  try {
    // The checksum comes last, and is compared before this ends.
    await pipeline(createReadStream(path), createGunzip(), (bytes: AsyncIterable<Buffer>) => readTar(bytes, unpacking));
    return unpacking.finish();
  } catch (error) {
    const { code = '' } = error as NodeJS.ErrnoException;
    if (error instanceof BadBackupError || !(code === '' || code.startsWith('Z_'))) throw error;
    throw new BadBackupError((error as Error).message, { cause: error });
  } finally {
    unpacking.close();
  }
}

class Unpacking implements Sink {
  readonly #to: string;
  #description: Description | undefined;
  #text = '';
  #file: number | undefined;
  #entries = 0;

  constructor(to: string) {
    this.#to = to;
  }

  begin(name: string): void {
    if (!this.#description) {
      if (name !== descriptionName) throw new BadBackupError('It is an archive, but none that Actodo made.');
      return;
    }
    if (!isOurs(name)) throw new BadBackupError(`It holds ${JSON.stringify(name)}, which no backup has.`);
    this.#entries++;
    const path = join(this.#to, name);
    mkdirSync(name.endsWith('/') ? path : dirname(path), { recursive: true, mode: 0o700 });
    if (!name.endsWith('/')) this.#file = openSync(path, 'wx', 0o600);
  }

  write(chunk: Buffer): void {
    if (this.#file !== undefined) for (let at = 0; at < chunk.length; ) at += writeSync(this.#file, chunk, at);
    else if (!this.#description) this.#text += chunk.toString();
    else throw new BadBackupError('It holds a folder with content.');
  }

  end(): void {
    if (this.#description) this.close();
    else this.#description = readDescription(this.#text);
  }

  /** Answers the moment of the backup. */
  finish(): string {
    if (this.#entries !== this.#description?.entries) throw new BadBackupError('Some of its files are missing.');
    return this.#description.moment;
  }

  close(): void {
    if (this.#file !== undefined) closeSync(this.#file);
    this.#file = undefined;
  }
}

/** Nothing that leads out of the directory, whoever made the archive. */
const isOurs = (name: string): boolean =>
  /^(secret|pglite\/|pglite(\/[\w.-]+)+\/?)$/.test(name) && !name.split('/').includes('..');

function readDescription(text: string): Description {
  let found: Partial<Description>;
  try {
    found = JSON.parse(text);
  } catch (cause) {
    throw new BadBackupError('Its description cannot be read.', { cause });
  }
  if (found.program !== 'actodo') throw new BadBackupError('It is an archive, but none that Actodo made.');
  if (found.format !== format)
    throw new BadBackupError(
      `It has the format ${found.format}, and this release reads ${format}: use a later release.`,
    );
  return found as Description;
}
