import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, mkdtempSync, readFileSync, renameSync, rmSync } from 'node:fs';
import { homedir } from 'node:os';
import { join } from 'node:path';

/** Makes, and answers, the folder of what is built from these files: $ACTODO_STACK_CACHE, else ~/.cache/actodo-stack, with a hash of them. */
export function cacheOf(sources: string[]): string {
  const hash = createHash('sha256')
    .update(Buffer.concat(sources.map((file) => readFileSync(file))))
    .digest('hex');
  const { ACTODO_STACK_CACHE, XDG_CACHE_HOME } = process.env;
  const cache = ACTODO_STACK_CACHE || join(XDG_CACHE_HOME || join(homedir(), '.cache'), 'actodo-stack');
  const dir = join(cache, hash.slice(0, 16));
  mkdirSync(dir, { recursive: true });
  return dir;
}

/** Fills a folder beside `target` and renames it, so that what stands there is always whole. Does nothing when it is there. */
export function build(target: string, what: string, fill: (dir: string) => void): void {
  if (existsSync(target)) return;
  const start = performance.now();
  console.error(`stack: building ${what} into ${target} ...`);
  const dir = mkdtempSync(`${target}.`);
  try {
    fill(dir);
    renameSync(dir, target);
  } catch (error) {
    // Another process was quicker: its result is the same.
    if (!existsSync(target)) throw error;
  } finally {
    rmSync(dir, { recursive: true, force: true });
  }
  console.error(`stack: ${what} took ${((performance.now() - start) / 1_000).toFixed(1)} s`);
}

/** Throws an Error that names what to install when the program does not run. */
export function demand(program: string, args: string[], what: string): void {
  const { error, status } = spawnSync(program, args, { stdio: 'ignore' });
  if (error || status !== 0)
    throw new Error(`The stack needs ${what}: install it so that \`${program}\` is on the PATH.`);
}
