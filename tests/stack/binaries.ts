import { execFileSync, spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { cpSync, existsSync, mkdirSync, mkdtempSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { homedir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { findPostgres } from '../support/postgres.ts';
import { kafkaSettings } from './kafka.ts';

const here = fileURLToPath(new URL('./', import.meta.url));
const daprVersion = '1.18.2';
const packages = [
  'actodo/stack/daprd',
  ...['placement', 'scheduler', 'sentry'].map((name) => `github.com/dapr/dapr/cmd/${name}`),
];
/** Of every local broker: it only has to be the same in all files of one. */
const clusterId = 'actodo-local-stack000A';

/** Directories of what the stack runs. */
export interface Binaries {
  /** daprd, placement, scheduler, sentry */
  dapr: string;
  /** jars */
  kafkaLibs: string;
  /** A formatted, empty log directory to copy. */
  kafkaTemplate: string;
  /** initdb, postgres */
  postgres: string;
}

/**
 * Builds what is missing, once, into a cache outside the repository ($ACTODO_STACK_CACHE, else ~/.cache/actodo-stack).
 * Throws an Error that names what to install.
 */
export function ensureBinaries(): Binaries {
  const postgres = findPostgres();
  if (!postgres)
    throw new Error('The stack needs PostgreSQL 15 or newer: install it, or put its `initdb` on the PATH.');
  demand('java', ['-version'], 'Java 17 or newer (Kafka runs on it)');
  const cache = cacheDir();
  mkdirSync(cache, { recursive: true });
  const [dapr, kafkaLibs, kafkaTemplate] = ['dapr', 'kafka-libs', 'kafka-template'].map((name) => join(cache, name));
  build(dapr!, 'Dapr (about 4 minutes the first time)', buildDapr);
  build(kafkaLibs!, 'Kafka', fetchKafka);
  build(kafkaTemplate!, "Kafka's empty log", (dir) => formatKafka(kafkaLibs!, dir));
  return { dapr: dapr!, kafkaLibs: kafkaLibs!, kafkaTemplate: kafkaTemplate!, postgres };
}

function cacheDir(): string {
  const sources = ['dapr/go.mod', 'dapr/go.sum', 'dapr/daprd/main.go', 'kafka/pom.xml'].map((file) =>
    readFileSync(join(here, file)),
  );
  const hash = createHash('sha256').update(Buffer.concat(sources)).digest('hex').slice(0, 16);
  const { ACTODO_STACK_CACHE, XDG_CACHE_HOME } = process.env;
  return join(ACTODO_STACK_CACHE || join(XDG_CACHE_HOME || join(homedir(), '.cache'), 'actodo-stack'), hash);
}

/** Fills a folder beside `target` and renames it, so that what stands there is always whole. */
function build(target: string, what: string, fill: (dir: string) => void): void {
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

function buildDapr(dir: string): void {
  demand('go', ['version'], 'Go 1.26 or newer, https://go.dev/dl (it builds Dapr)');
  const module = join(dir, 'module');
  // A copy, because -mod=mod writes what it learns into go.mod and go.sum.
  cpSync(join(here, 'dapr'), module, { recursive: true });
  const ldflags = `-s -w -X github.com/dapr/dapr/pkg/buildinfo.version=${daprVersion}`;
  execFileSync(
    'go',
    ['build', '-mod=mod', '-tags', 'stablecomponents', '-ldflags', ldflags, '-o', `${dir}/`, ...packages],
    { cwd: module, env: { ...process.env, CGO_ENABLED: '0' }, stdio: ['ignore', 2, 2] },
  );
  rmSync(module, { recursive: true });
}

function fetchKafka(dir: string): void {
  demand('mvn', ['-version'], 'Maven 3 (it fetches Kafka)');
  const args = ['-q', '-B', '-f', join(here, 'kafka/pom.xml'), 'dependency:copy-dependencies'];
  execFileSync('mvn', [...args, '-DincludeScope=runtime', `-DoutputDirectory=${dir}`], { stdio: ['ignore', 2, 2] });
}

/** Formatting takes a JVM of its own: done once, a start copies the result. */
function formatKafka(libs: string, dir: string): void {
  const settings = join(dir, 'server.properties');
  const data = join(dir, 'data');
  // The ports are not kept in what is formatted.
  writeFileSync(settings, kafkaSettings(data, 9092, 9093));
  const tool = ['-cp', `${libs}/*`, 'kafka.tools.StorageTool', 'format', '-t', clusterId, '-c', settings];
  execFileSync('java', tool, { stdio: ['ignore', 'ignore', 2] });
  rmSync(settings);
  cpSync(data, dir, { recursive: true });
  rmSync(data, { recursive: true });
}

function demand(program: string, args: string[], what: string): void {
  const { error, status } = spawnSync(program, args, { stdio: 'ignore' });
  if (error || status !== 0)
    throw new Error(`The stack needs ${what}: install it so that \`${program}\` is on the PATH.`);
}
