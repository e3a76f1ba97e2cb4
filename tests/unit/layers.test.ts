import assert from 'node:assert/strict';
import { globSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { test } from 'node:test';
import { fileURLToPath } from 'node:url';

/**
 * Layers, bottom up: errors; language; domain; config, log, metrics, db; background; dapr; actors; loops; mcp, subscribers; agent; api; parts; main.
 * A file imports from its own folder and from what its row names; tools and subscribers reach tasks through the actors' contract alone.
 */
const root = fileURLToPath(new URL('../../', import.meta.url));
const pure = ['src/errors.ts', 'src/language/', 'src/domain/'];
const base = [...pure, 'src/config.ts', 'src/log.ts', 'src/metrics.ts'];
const door = 'src/actors/contract.ts';
const layers: [files: string, mayImport: string[]][] = [
  ['src/errors.ts', []],
  ['src/language/', ['src/errors.ts']],
  ['src/domain/', ['src/errors.ts', 'src/language/']],
  ['src/settings-reader.ts', []],
  ['src/config.ts', ['src/settings-reader.ts']],
  ['src/log.ts', []],
  ['src/metrics.ts', []],
  ['src/process.ts', []],
  ['src/db/', base],
  ['src/background/', ['src/db/', 'src/log.ts']],
  ['src/dapr/', ['src/background/', 'src/db/', ...base]],
  ['src/actors/', ['src/dapr/', 'src/db/', ...base]],
  ['src/loops/', ['src/actors/', 'src/dapr/', 'src/background/', 'src/db/', ...base]],
  ['src/mcp/', ['src/db/', door, ...base]],
  ['src/subscribers/', ['src/db/', 'src/dapr/port.ts', 'src/dapr/verdicts.ts', door, ...base]],
  ['src/agent/', ['src/mcp/', 'src/background/', 'src/db/', door, ...base]],
  ['src/api/', ['src/agent/', 'src/mcp/', 'src/db/', door, ...base]],
  ['src/parts/', ['src/']],
  ['src/main.ts', ['src/']],
];

/** A library has one home; types may be named elsewhere. */
const homes: [library: RegExp, homes: string[]][] = [
  [/^(pg|@neondatabase\/serverless|@electric-sql\/pglite)$/, ['src/db/']],
  [/^kysely/, ['src/db/', 'src/dapr/', 'src/subscribers/', 'src/loops/relay.ts']],
  [/^@modelcontextprotocol\/(server|node)/, ['src/mcp/']],
  [/^@modelcontextprotocol\/client/, ['src/agent/']],
  [/^(@openai\/agents|openai)/, ['src/agent/']],
  [/^(koa$|@koa\/router)/, ['src/api/', 'src/dapr/sidecar/']],
  [/^(@koa\/|koa-helmet|better-auth|@better-auth\/|jose|rate-limiter-flexible|@zxcvbn-ts\/)/, ['src/api/']],
  [/^@dapr\/dapr$/, ['src/dapr/sidecar/sdk.ts']],
  [/^undici$/, ['src/dapr/sidecar/http.ts']],
  [/^pino$/, ['src/log.ts']],
  [/^prom-client$/, ['src/metrics.ts']],
  [/^(chrono-node|rrule-temporal|temporal-polyfill|ajv)/, ['src/domain/', 'src/language/']],
  [/^typebox/, ['src/domain/', 'src/language/', 'src/api/shapes.ts']],
];

export function faults(file: string, text: string): string[] {
  const allowed = layers.find(([files]) => file.startsWith(files))?.[1];
  if (!allowed) return [`${file} belongs to no layer`];
  const own = file.includes('/', 4) ? `${file.split('/').slice(0, 2).join('/')}/` : file;
  return [...text.matchAll(/^(import|export)\b[^;']*'([^']+)'/gm)].flatMap(([line, , name = '']) => {
    // Rules see no I/O: nothing of Node, not even a type.
    if (name.startsWith('node:')) return pure.some((path) => file.startsWith(path)) ? [`${file}: ${line}`] : [];
    if (line.startsWith('import type')) return [];
    if (name.startsWith('.')) {
      const target = join(dirname(file), name);
      return [own, ...allowed].some((path) => target.startsWith(path)) ? [] : [`${file}: ${line}`];
    }
    const home = homes.find(([library]) => library.test(name))?.[1];
    return home && !home.some((path) => file.startsWith(path)) ? [`${file}: ${line}`] : [];
  });
}

for (const file of globSync('src/**/*.ts', { cwd: root }))
  test(`${file} imports only what its layer may`, () => {
    assert.deepEqual(faults(file, readFileSync(join(root, file), 'utf8')), []);
  });

const planted: [file: string, line: string][] = [
  ['src/mcp/tools.ts', "import { taskActor } from '../actors/task-actor.ts';"],
  ['src/mcp/tools.ts', "import pg from 'pg';"],
  ['src/domain/task.ts', "import { Document } from '../actors/turn.ts';"],
  ['src/subscribers/audit.ts', "import { tools } from '../mcp/tools.ts';"],
  ['src/domain/task.ts', "import { readFileSync } from 'node:fs';"],
  ['src/language/dates.ts', "import type { Stats } from 'node:fs';"],
  ['src/utils/strings.ts', ''],
];
for (const [file, line] of planted)
  test(`a planted violation is found: ${line || file}`, () => {
    assert.equal(faults(file, line).length, 1);
  });
