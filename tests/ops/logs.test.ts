import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { test } from 'node:test';
import { openLog, withRequestId } from '../../src/log.ts';
import { ensureAlloyFmt } from './alloy/tool.ts';

const read = (file: string) => readFileSync(new URL(`../../${file}`, import.meta.url), 'utf8');
const alloyFile = read('charts/actodo/files/logs/config.alloy');
const alloy = alloyFile.replaceAll(/^\s*\/\/.*$/gm, '');
const loki = read('charts/actodo/files/logs/loki.yaml');

/** What is wrong with a configuration of Alloy: braces, and references to components that it does not have. */
function faultsOf(text: string): string[] {
  const plain = text.replaceAll(/"(?:[^"\\]|\\.)*"/g, (quoted) => quoted.replaceAll(/[{}[\]()]/g, '_'));
  const open: string[] = [];
  for (const [bracket] of plain.matchAll(/[{}[\]()]/g))
    if ('{[('.includes(bracket)) open.push(bracket);
    else if (open.pop() !== { '}': '{', ']': '[', ')': '(' }[bracket]) return [`a ${bracket} too many`];
  if (open.length > 0) return [`a ${open.at(-1)} without its end`];
  const components = [...plain.matchAll(/^([a-z_.]+) "(\w+)" \{/gm)].map(([, kind, label]) => `${kind}.${label}`);
  const references = [...plain.matchAll(/\b((?:discovery|loki)\.[\w.]+)\.(?:targets|output|receiver)\b/g)].map(
    ([, name = '']) => name,
  );
  return references.filter((name) => !components.includes(name)).map((name) => `no component ${name}`);
}

test("Alloy's own parser takes its configuration, which is formatted as `alloy fmt` does", () => {
  const format = (input: string) => execFileSync(ensureAlloyFmt(), { input, encoding: 'utf8', stdio: 'pipe' });
  assert.equal(format(alloyFile), alloyFile);
  assert.equal(format(alloyFile.replace('\tlevel  = "warn"', '\tlevel = "warn"')), alloyFile);
  assert.throws(() => format(alloyFile.replace('forward_to = [', 'forward_to = ')), /config\.alloy:\d+:\d+/);
});

test('the configuration of Alloy is whole and takes the fields that the program writes', () => {
  assert.deepEqual(faultsOf(alloy), []);
  assert.deepEqual(faultsOf(alloy.replace('loki.write "store"', 'loki.write "other"')), [
    'no component loki.write.store',
  ]);
  assert.deepEqual(faultsOf(alloy.replace(/\}\s*$/, '')), ['a { without its end']);
  const lines: string[] = [];
  const log = openLog('info', { write: (line) => void lines.push(line) });
  withRequestId('r', () => log.info({ consumer: 'audit', event_id: 'e' }, 'event taken'));
  const written = Object.keys(JSON.parse(lines[0]!) as object);
  const taken = [...alloy.matchAll(/^\t{3}\w+ += "(\w+)",$/gm)].map(([, field = '']) => field);
  assert.deepEqual(taken.filter((field) => field !== 'trace_id').sort(), written.sort());
});

test('Loki keeps lines as long as docs/logs.md says', () => {
  const page = read('docs/logs.md');
  const hours = (line: RegExp) => Number(line.exec(loki)?.[1]);
  const all = hours(/^ {2}retention_period: (\d+)h$/m);
  const bad = hours(/^ {6}period: (\d+)h$/m);
  assert.match(loki, /^ {2}retention_enabled: true$/m);
  assert.ok(page.includes(`${all / 24} days (\`retention_period: ${all}h\`)`));
  assert.ok(page.includes(`${bad / 24} days (\`period: ${bad}h\`)`));
  assert.ok(hours(/^ {2}max_query_lookback: (\d+)h$/m) >= bad, 'what is kept can be asked for');
});
