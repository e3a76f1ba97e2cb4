import { cpSync, mkdirSync, readdirSync, readFileSync, statSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

export const root = fileURLToPath(new URL('../../../', import.meta.url));
export const read = (file: string): string => readFileSync(join(root, file), 'utf8');

/** Instructions of a stage of the Dockerfile, the continued lines joined. */
export function stagesOf(dockerfile: string): string[][] {
  const lines = dockerfile
    .replace(/^\s*#.*\n/gm, '')
    .replace(/\\\n\s*/g, ' ')
    .split('\n')
    .map((line) => line.trim())
    .filter((line) => line !== '');
  const starts = lines.flatMap((line, index) => (line.startsWith('FROM ') ? [index] : []));
  return starts.map((start, index) => lines.slice(start, starts[index + 1]));
}

/** What the stage copies from the checkout. */
export const copiedFrom = (stage: string[]): string[] =>
  stage.filter((line) => /^COPY (?!--from)/.test(line)).flatMap((line) => line.split(/\s+/).slice(1, -1));

interface Locked {
  version?: string;
  dev?: boolean;
  optional?: boolean;
  devOptional?: boolean;
}

/** Folders of the packages that the image has: of the lock file, without those for development and without a Node of their own. */
export const packagesOfImage = (): string[] =>
  Object.entries(JSON.parse(read('package-lock.json')).packages as Record<string, Locked>)
    .filter(([path, { dev, optional, devOptional }]) => path !== '' && !dev && !optional && !devOptional)
    .map(([path]) => path);

/** What the Dockerfile deletes: only editors and debuggers read it. */
const isDeleted = (file: string): boolean => /\.(map|d\.[cm]?ts)$/.test(file);

/** Copies what the image has into `dir`. Answers the bytes of it, without Node's own and those of the base. */
export function copyContents(dir: string): { packages: number; program: number } {
  for (const path of packagesOfImage()) {
    const from = join(root, path);
    mkdirSync(join(dir, dirname(path)), { recursive: true });
    // Packages inside of it are on the list themselves.
    const filter = (source: string) => !isDeleted(source) && (source === from || basename(source) !== 'node_modules');
    cpSync(from, join(dir, path), { recursive: true, filter });
  }
  const [, image = []] = stagesOf(read('Dockerfile'));
  for (const source of copiedFrom(image)) cpSync(join(root, source), join(dir, source), { recursive: true });
  const packages = bytesOf(join(dir, 'node_modules'));
  return { packages, program: bytesOf(dir) - packages };
}

function bytesOf(dir: string): number {
  let sum = 0;
  for (const entry of readdirSync(dir, { withFileTypes: true, recursive: true }))
    if (entry.isFile()) sum += statSync(join(entry.parentPath, entry.name)).size;
  return sum;
}
