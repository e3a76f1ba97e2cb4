import assert from 'node:assert/strict';
import { dirname } from 'node:path';
import { test } from 'node:test';
import { circles, fileGraph, folderGraph, importsOf, readSources, type Sources } from '../support/sources.ts';

/**
 * Layers, bottom up: errors; language; domain; config, tracing, log, metrics, db; background; sending; dapr; backup; actors; loops; mcp, subscribers; agent; api; live; web; parts; main.
 * A file imports from its own folder and from what its row names; tools and subscribers reach tasks through the actors' contract alone.
 */
const pure = ['src/errors.ts', 'src/language/', 'src/domain/'];
const base = [...pure, 'src/config.ts', 'src/tracing/', 'src/log.ts', 'src/metrics/', 'src/http-server.ts'];
const door = 'src/actors/contract.ts';
const layers: [files: string, mayImport: string[]][] = [
  ['src/errors.ts', []],
  ['src/language/', ['src/errors.ts']],
  ['src/domain/', ['src/errors.ts', 'src/language/']],
  ['src/settings-reader.ts', []],
  ['src/config.ts', ['src/settings-reader.ts']],
  ['src/tracing/', []],
  ['src/log.ts', ['src/tracing/']],
  ['src/http-server.ts', []],
  ['src/metrics/', ['src/http-server.ts']],
  ['src/process.ts', ['src/log.ts']],
  ['src/db/', base],
  ['src/background/', ['src/db/', 'src/log.ts']],
  ['src/sending/', ['src/background/', 'src/db/', ...base]],
  ['src/dapr/', ['src/background/', 'src/db/', 'src/process.ts', ...base]],
  ['src/backup/', ['src/dapr/', 'src/db/', ...base]],
  ['src/actors/', ['src/dapr/', 'src/db/', ...base]],
  ['src/loops/', ['src/actors/', 'src/dapr/', 'src/background/', 'src/db/', ...base]],
  ['src/mcp/', ['src/background/', 'src/db/', door, ...base]],
  [
    'src/subscribers/',
    ['src/background/', 'src/db/', 'src/dapr/port.ts', 'src/dapr/steps.ts', 'src/dapr/verdicts.ts', door, ...base],
  ],
  ['src/agent/', ['src/mcp/', 'src/background/', 'src/db/', 'src/dapr/steps.ts', door, ...base]],
  ['src/api/', ['src/background/', 'src/sending/', 'src/agent/', 'src/mcp/', 'src/db/', door, ...base]],
  ['src/live/', ['src/api/', 'src/subscribers/', ...base]],
  ['src/web/', ['src/domain/', 'src/api/shapes.ts']],
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
  [/^(preact|htm)(\/|$)|^@preact\//, ['src/web/']],
  [/^@dapr\/dapr$/, ['src/dapr/sidecar/sdk.ts']],
  [/^undici$/, ['src/dapr/sidecar/http.ts']],
  [/^ws$/, ['src/live/']],
  [/^(nodemailer|web-push)/, ['src/sending/']],
  [/^pino$/, ['src/log.ts']],
  [/^prom-client$/, ['src/metrics/']],
  [/^@opentelemetry\//, ['src/tracing/open.ts']],
  [/^(temporal-polyfill|ajv)/, ['src/domain/', 'src/language/']],
  [/^typebox/, ['src/domain/', 'src/language/', 'src/api/', 'src/mcp/tools/', 'src/live/frames.ts']],
];

const page = 'src/web/';
const pageLibrary = /^(preact|preact\/hooks|@preact\/signals|htm\/preact)$/;

/** Ways in which a text could become HTML or code. */
const textAsCode =
  /innerHTML|outerHTML|insertAdjacentHTML|dangerouslySetInnerHTML|DOMParser|srcdoc|document\.write|\beval\(|new Function|setAttribute\('style'/;

/** Folders that may hold more files than others. */
const largeFolders: Record<string, number> = {};
const filesInFolder = 15;

const linesInFile = 220;

function importFaults(sources: Sources): string[] {
  return [...sources].flatMap(([file, text]) => {
    const allowed = layers.find(([files]) => file.startsWith(files))?.[1];
    if (!allowed) return [`${file} belongs to no layer`];
    const own = file.includes('/', 4) ? `${file.split('/').slice(0, 2).join('/')}/` : file;
    return importsOf(file, text)
      .filter(({ target, isRelative, isType }) => {
        // Rules see no I/O: nothing of Node, not even a type.
        if (target.startsWith('node:')) return pure.some((path) => file.startsWith(path));
        // What a browser runs brings nothing of the server along but types.
        if (file.startsWith(page) && !isType) return isRelative ? !target.startsWith(page) : !pageLibrary.test(target);
        if (isRelative) return ![own, ...allowed].some((path) => target.startsWith(path));
        const home = homes.find(([library]) => library.test(target))?.[1];
        return !isType && home && !home.some((path) => file.startsWith(path));
      })
      .map(({ line }) => `${file}: ${line}`);
  });
}

function folderFaults(sources: Sources): string[] {
  const counts = Map.groupBy(sources.keys(), (file) => dirname(file));
  return [...counts]
    .filter(([folder, files]) => files.length > (largeFolders[folder] ?? filesInFolder))
    .map(([folder, files]) => `${folder} has ${files.length} files; make rooms in it`);
}

function lengthFaults(sources: Sources): string[] {
  return [...sources]
    .map(([file, text]) => ({ file, lines: text.split('\n').length - 1 }))
    .filter(({ lines }) => lines > linesInFile)
    .map(({ file, lines }) => `${file} has ${lines} lines; look for its seam`);
}

function codeFaults(sources: Sources): string[] {
  return [...sources]
    .filter(([file]) => file.startsWith(page))
    .flatMap(([file, text]) => (textAsCode.exec(text) ?? []).map((found) => `${file} has ${found}`));
}

/** Rows of the table that let a layer import from its own height or from above. */
function tableFaults(table: typeof layers): string[] {
  return table.flatMap(([files, mayImport], row) => {
    const below = table.slice(0, row).map(([each]) => each);
    return mayImport
      .filter((path) => path !== 'src/' && !below.some((each) => path.startsWith(each)))
      .map((path) => `${files} may import ${path}`);
  });
}

const rules: Record<string, (sources: Sources) => string[]> = {
  'a file imports only what its layer may': importFaults,
  'no file reaches itself by its imports': (sources) => circles(fileGraph(sources)),
  'no folder reaches itself by the imports of its files': (sources) => circles(folderGraph(sources)),
  'a folder holds few files': folderFaults,
  'a file is short': lengthFaults,
  'no text becomes HTML or code in the page': codeFaults,
};

const sources = readSources();
for (const [rule, faults] of Object.entries(rules))
  test(rule, () => {
    assert.deepEqual(faults(sources), []);
  });

test('layers import from below', () => {
  assert.deepEqual(tableFaults(layers), []);
  assert.deepEqual(tableFaults([...layers, ['src/low/', ['src/high/']], ['src/high/', []]]), [
    'src/low/ may import src/high/',
  ]);
});

/** Each fault is added to a copy of the program, to a file that is there or as one of its own. */
const planted: [rule: string, file: string, text: string, others?: Record<string, string>][] = [
  [
    'a file imports only what its layer may',
    'src/mcp/server.ts',
    "import { taskActor } from '../actors/task-actor.ts';",
  ],
  ['a file imports only what its layer may', 'src/mcp/server.ts', "import pg from 'pg';"],
  ['a file imports only what its layer may', 'src/mcp/server.ts', "const pg = await import('pg');"],
  ['a file imports only what its layer may', 'src/domain/task.ts', "import { Document } from '../actors/turn.ts';"],
  [
    'a file imports only what its layer may',
    'src/domain/task.ts',
    "import type { Document } from '../actors/turn.ts';",
  ],
  ['a file imports only what its layer may', 'src/domain/task.ts', "import { readFileSync } from 'node:fs';"],
  ['a file imports only what its layer may', 'src/language/dates.ts', "import type { Stats } from 'node:fs';"],
  [
    'a file imports only what its layer may',
    'src/subscribers/audit.ts',
    "import { tools } from '../mcp/tools/list.ts';",
  ],
  [
    'a file imports only what its layer may',
    'src/subscribers/audit.ts',
    "export { tools } from '../mcp/tools/list.ts';",
  ],
  [
    'a file imports only what its layer may',
    'src/db/functions.ts',
    "const { call } = await import('../actors/calls.ts');",
  ],
  ['a file imports only what its layer may', 'src/utils/strings.ts', ''],
  [
    'no file reaches itself by its imports',
    'src/language/a.ts',
    "import { b } from './b.ts';",
    { 'src/language/b.ts': "import type { A } from './a.ts';" },
  ],
  [
    'no folder reaches itself by the imports of its files',
    'src/agent/say/a.ts',
    "import { quoteToken } from '../offline/words/quotation.ts';",
    { 'src/agent/offline/words/b.ts': "import { tasks } from '../../say/tasks.ts';" },
  ],
  [
    'a folder holds few files',
    'src/db/lists/more/0.ts',
    '',
    Object.fromEntries(Array.from({ length: 15 }, (_, n) => [`src/db/lists/more/${n + 1}.ts`, ''])),
  ],
  ['a file imports only what its layer may', 'src/web/main.ts', "import { priorities } from '../domain/schemas.ts';"],
  ['a file imports only what its layer may', 'src/web/main.ts', "import ky from 'ky';"],
  ['a file imports only what its layer may', 'src/api/app.ts', "import { h } from 'preact';"],
  ['no text becomes HTML or code in the page', 'src/web/main.ts', "page.innerHTML = 'x';"],
  ['a file is short', 'src/actors/long.ts', '\n'.repeat(linesInFile)],
];

for (const [rule, file, text, others] of planted)
  test(`${rule}; planted and found: ${text.trim() || file}`, () => {
    const copy = new Map(sources);
    for (const [each, more] of Object.entries({ [file]: text, ...others }))
      copy.set(each, `${sources.get(each) ?? ''}${more}\n`);
    assert.equal(rules[rule]!(copy).length, 1);
  });
