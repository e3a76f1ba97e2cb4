import assert from 'node:assert/strict';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { fileURLToPath } from 'node:url';
import { sql } from 'kysely';
import { createMetrics } from '../../src/metrics/metrics.ts';
import { testDatabase } from '../support/database.ts';
import { serveApi } from '../support/http.ts';
import { commands, inline, queries, statements } from '../support/runbook.ts';
import { namesIn } from './promql.ts';
import { alerts } from './written/alerts.ts';
import { budgetRunbook, ruleFiles } from './written/rules.ts';
import { burns } from './written/slos.ts';

const root = fileURLToPath(new URL('../../', import.meta.url));
const read = (file: string) => readFileSync(join(root, file), 'utf8');
const runbooks = readdirSync(join(root, 'docs/runbooks'))
  .filter((file) => file !== 'README.md')
  .map((file) => ({ file, text: read(`docs/runbooks/${file}`) }));
const settings = read('src/config.ts') + read('components/pubsub.yaml');
const { scripts } = JSON.parse(read('package.json')) as { scripts: Record<string, string> };
const { paths } = JSON.parse(read('docs/openapi.json')) as { paths: Record<string, Record<string, unknown>> };

const known = new Set([
  ...Object.values(ruleFiles)
    .flat()
    .flatMap(({ rules }) => rules.flatMap(({ record }) => record ?? [])),
  ...createMetrics({ standing: async () => Promise.reject(new Error('nobody asks')), sendings: async () => [] })
    .registry.getMetricsAsArray()
    .flatMap(({ name }) => ['', '_bucket', '_sum', '_count'].map((ending) => name + ending)),
]);

/** A path of the API with ids in it, as OpenAPI names it. */
function isServed(method: string, path: string): boolean {
  const asked = path.split('?')[0]!.replace(/\$\w+/g, '{x}').split('/');
  return Object.entries(paths).some(([pattern, methods]) => {
    const parts = pattern.split('/');
    return (
      method.toLowerCase() in methods &&
      parts.length === asked.length &&
      parts.every(
        (part, n) => part === asked[n] || (part.startsWith('{') === asked[n]?.startsWith('{') && part.startsWith('{')),
      )
    );
  });
}

test('every alert has its runbook, which names it, and every runbook is listed', () => {
  const named = [...alerts, ...burns.map(({ alert }) => ({ alert, runbook: budgetRunbook }))];
  for (const { alert, runbook } of named) {
    const found = runbooks.find(({ file }) => file === `${runbook}.md`);
    assert.ok(found?.text.match(/^Alert: .*$/m)?.[0].includes(`\`${alert}\``), `${alert}: ${runbook}`);
  }
  const told = runbooks.flatMap(({ text }) => inline(text.match(/^Alert: .*$/m)?.[0] ?? ''));
  assert.deepEqual(told.sort(), named.map(({ alert }) => alert).sort());
  for (const { file } of runbooks) assert.ok(read('docs/runbooks/README.md').includes(`](${file})`), file);
});

const parts = ['What users feel', 'How to see it', 'What to do', 'How to know that it is over'];
for (const { file, text } of runbooks)
  test(`${file} has its four parts, and what it names exists`, () => {
    for (const part of parts) assert.match(text, new RegExp(`^## ${part}$`, 'm'), part);
    for (const query of queries(text))
      assert.deepEqual(
        namesIn(query)
          .metrics.map(({ name }) => name)
          .filter((name) => !known.has(name)),
        [],
        query,
      );
    for (const word of inline(text).filter((each) => /^actodo_\w+$/.test(each))) assert.ok(known.has(word), word);
    for (const [, method = '', path = ''] of text.matchAll(/`(GET|POST|PUT|DELETE) (\/[^`\s]*)`/g))
      assert.ok(isServed(method, path), `${method} ${path}`);
    for (const [line, path = ''] of text.matchAll(/curl [^\n]*?\$BASE_URL(\/[^\s"]*)[^\n]*/g))
      assert.ok(isServed(/ -d | -X POST/.test(line) ? 'POST' : 'GET', path), line);
    for (const [, script = ''] of text.matchAll(/npm run ([\w:-]+)/g)) assert.ok(script in scripts, script);
    for (const word of inline(text).filter((each) => /^[A-Z][A-Z]+(?:_[A-Z]+)+$/.test(each)))
      assert.match(settings, new RegExp(`\\b${word}\\b`), word);
    for (const [, target = ''] of text.matchAll(/\]\(([^)#]+)/g))
      assert.ok(existsSync(join(root, 'docs/runbooks', target)), target);
    for (const line of commands(text))
      assert.match(line, /^(curl|kubectl|helm|psql|pg_dump|pg_restore|npm run) /, line);
  });

test('every statement of a runbook runs on the database of the program', async (t) => {
  const db = await testDatabase(t);
  // Makes the tables of accounts, too.
  await serveApi(t, db);
  for (const { file, text } of runbooks)
    for (const statement of statements(text))
      await assert.doesNotReject(sql.raw(statement).execute(db), `${file}: ${statement}`);
});

test('log lines that runbooks quote are written by the program', () => {
  const sources = ['src/loops', 'src/subscribers', 'src/agent', 'src/api', 'src/mcp', 'src/sending']
    .flatMap((folder) =>
      readdirSync(join(root, folder), { recursive: true, encoding: 'utf8' })
        .filter((file) => file.endsWith('.ts'))
        .map((file) => read(`${folder}/${file}`)),
    )
    .join('\n');
  for (const { file, text } of runbooks)
    for (const line of text.split('\n').filter((each) => /[Ll]og lines?:? /.test(each)))
      for (const words of inline(line).filter((each) => / /.test(each) && !/^[A-Z]/.test(each)))
        assert.ok(sources.includes(`'${words}'`), `${file}: ${words}`);
});
