import { createReadStream, lstatSync } from 'node:fs';

/** Of the format ustar (POSIX.1-1988) only what a backup needs: folders, files, names up to 100 bytes. */

export interface Entry {
  /** With `/` between folders; folders end in one. */
  name: string;
  /** Where it lies, or its content. Folders have none. */
  from?: string | Buffer;
}

const block = 512;
const nameBytes = 100;

/** The bytes of an archive. Throws when a name does not fit, or a file changes its size meanwhile. */
export async function* tarOf(entries: Iterable<Entry>, at: Date): AsyncGenerator<Buffer> {
  for (const { name, from } of entries) {
    const size = from === undefined ? 0 : Buffer.isBuffer(from) ? from.length : lstatSync(from).size;
    yield header(name, size, at);
    let written = 0;
    for await (const chunk of contentOf(from)) {
      written += chunk.length;
      yield chunk;
    }
    if (written !== size) throw new Error(`${name} changed while it was read.`);
    yield Buffer.alloc(padding(size));
  }
  yield Buffer.alloc(2 * block);
}

const contentOf = (from: Entry['from']): Iterable<Buffer> | AsyncIterable<Buffer> =>
  from === undefined ? [] : Buffer.isBuffer(from) ? [from] : createReadStream(from, { highWaterMark: 1 << 18 });

const padding = (size: number) => (block - (size % block)) % block;

function header(name: string, size: number, at: Date): Buffer {
  if (Buffer.byteLength(name) > nameBytes) throw new Error(`${name} is too long a name for an archive.`);
  const isFolder = name.endsWith('/');
  const bytes = Buffer.alloc(block);
  const octal = (value: number, length: number) => value.toString(8).padStart(length - 1, '0');
  bytes.write(name, 0);
  bytes.write(octal(isFolder ? 0o700 : 0o600, 8), 100);
  for (const owner of [108, 116]) bytes.write(octal(0, 8), owner);
  bytes.write(octal(size, 12), 124);
  bytes.write(octal(Math.floor(at.getTime() / 1_000), 12), 136);
  bytes.write(isFolder ? '5' : '0', 156);
  bytes.write('ustar\x0000', 257, 'latin1');
  bytes.write(`${octal(sumOf(bytes), 7)}\0 `, 148);
  return bytes;
}

/** The sum of a header's bytes, its own field counted as spaces. */
function sumOf(bytes: Buffer): number {
  let sum = 8 * 0x20;
  for (const [index, byte] of bytes.entries()) if (index < 148 || index >= 156) sum += byte;
  return sum;
}

/** Takes what an archive holds, in its order: a name, then its content in pieces, then the end of it. */
export interface Sink {
  begin(name: string, size: number): void;
  write(chunk: Buffer): void;
  end(): void;
}

/** Reads an archive to its end. Throws when it is none, or stops in the middle. */
export async function readTar(bytes: AsyncIterable<Buffer>, sink: Sink): Promise<void> {
  let kept: Buffer = Buffer.alloc(0);
  let left = 0;
  let skip = 0;
  let isOver = false;
  for await (const chunk of bytes) {
    if (isOver) continue;
    kept = kept.length === 0 ? chunk : Buffer.concat([kept, chunk]);
    for (;;) {
      if (left > 0) {
        const piece = kept.subarray(0, left);
        if (piece.length === 0) break;
        sink.write(piece);
        kept = kept.subarray(piece.length);
        left -= piece.length;
        if (left === 0) sink.end();
      } else if (skip > 0) {
        const skipped = Math.min(skip, kept.length);
        if (skipped === 0) break;
        kept = kept.subarray(skipped);
        skip -= skipped;
      } else {
        if (kept.length < block) break;
        const found = readHeader(kept.subarray(0, block));
        kept = kept.subarray(block);
        if (!found) {
          isOver = true;
          break;
        }
        sink.begin(found.name, found.size);
        left = found.size;
        skip = padding(found.size);
        if (left === 0) sink.end();
      }
    }
  }
  if (!isOver) throw new Error('It ends too early.');
}

/** Undefined for the zeros at the end. */
function readHeader(bytes: Buffer): { name: string; size: number } | undefined {
  if (bytes.every((byte) => byte === 0)) return undefined;
  const text = (from: number, length: number) => bytes.toString('utf8', from, from + length).split('\0')[0] ?? '';
  if (Number.parseInt(text(148, 8), 8) !== sumOf(bytes)) throw new Error('It is no archive of ours.');
  if (!['0', '5'].includes(text(156, 1))) throw new Error('It holds something else than files and folders.');
  return { name: text(0, nameBytes), size: Number.parseInt(text(124, 12), 8) };
}
