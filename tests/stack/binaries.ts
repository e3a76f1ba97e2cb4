import { execFileSync } from 'node:child_process';
import { cpSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { findPostgres } from '../support/postgres.ts';
import { build, cacheOf, demand } from './cache.ts';
import { kafkaSettings } from './kafka.ts';

const here = fileURLToPath(new URL('./', import.meta.url));
/** Of every part of Dapr that the tests build. */
export const daprVersion = '1.18.2';
const packages = [
  'actodo/stack/daprd',
  ...['placement', 'scheduler', 'sentry'].map((name) => `github.com/dapr/dapr/cmd/${name}`),
];
/** What `buildDapr` builds from, and Kafka's jars: its cache is named by them. */
export const daprSources = ['dapr/go.mod', 'dapr/go.sum', 'dapr/daprd/main.go', 'kafka/pom.xml'].map((file) =>
  join(here, file),
);
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
  const cache = cacheOf(daprSources);
  const [dapr, kafkaLibs, kafkaTemplate] = ['dapr', 'kafka-libs', 'kafka-template'].map((name) => join(cache, name));
  build(dapr!, 'Dapr (about 4 minutes the first time)', buildDapr);
  build(kafkaLibs!, 'Kafka', fetchKafka);
  build(kafkaTemplate!, "Kafka's empty log", (dir) => formatKafka(kafkaLibs!, dir));
  return { dapr: dapr!, kafkaLibs: kafkaLibs!, kafkaTemplate: kafkaTemplate!, postgres };
}

/** Builds commands of Dapr's module into `dir`. */
export function buildDapr(dir: string, commands = packages): void {
  const ldflags = `-s -w -X github.com/dapr/dapr/pkg/buildinfo.version=${daprVersion}`;
  goBuild(join(here, 'dapr'), ['-tags', 'stablecomponents', '-ldflags', ldflags, '-o', `${dir}/`, ...commands]);
}

/** `go build` in a copy of the module, because -mod=mod writes what it learns into go.mod and go.sum. */
export function goBuild(source: string, args: string[]): void {
  demand('go', ['version'], 'Go 1.26 or newer, https://go.dev/dl');
  const module = mkdtempSync(join(tmpdir(), 'actodo-module-'));
  try {
    cpSync(source, module, { recursive: true });
    const env = { ...process.env, CGO_ENABLED: '0' };
    // It takes minutes of all cores: whatever else runs comes first.
    execFileSync('nice', ['go', 'build', '-mod=mod', ...args], { cwd: module, env, stdio: ['ignore', 2, 2] });
  } finally {
    rmSync(module, { recursive: true });
  }
}

/** Where Go keeps the sources of a module of Dapr's build, once that has run. */
export const moduleDir = (path: string): string =>
  execFileSync('go', ['list', '-mod=readonly', '-m', '-f', '{{.Dir}}', path], {
    cwd: join(here, 'dapr'),
    encoding: 'utf8',
  }).trim();

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
