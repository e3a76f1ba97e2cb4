import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, renameSync, rmSync } from 'node:fs';
import { homedir } from 'node:os';
import { join } from 'node:path';
import { test } from 'node:test';
import { fileURLToPath } from 'node:url';
import { roles } from '../../src/config.ts';
import { eventSchemas, type Topic, topics } from '../../src/domain/events.ts';
import { noChromium, openPage } from '../support/chromium.ts';

const root = fileURLToPath(new URL('../../', import.meta.url));
const read = (file: string) => readFileSync(join(root, file), 'utf8');
const diagrams = [...read('docs/architecture.md').matchAll(/^## (.*)\n[\s\S]*?```mermaid\n([\s\S]*?)```/gm)].map(
  ([, title = '', text = '']) => ({ title, text }),
);
const components = readdirSync(join(root, 'components'))
  .map((file) => read(`components/${file}`))
  .join('\n---\n')
  .split(/^---$/m);
const named = (kind: string) =>
  components.filter((text) => text.includes(`kind: ${kind}`)).map((text) => /^ {2}name: (\S+)$/m.exec(text)?.[1] ?? '');
const brokerTopics = new Set([
  ...topics,
  ...components.flatMap((text) =>
    /^ {2}(?:topic|deadLetterTopic): \S+$/gm.exec(text)
      ? [...text.matchAll(/^ {2}(?:topic|deadLetterTopic): (\S+)$/gm)].map(([, name = '']) => name)
      : [],
  ),
]);
const { paths } = JSON.parse(read('docs/openapi.json')) as { paths: object };

const words = (kind: string, text: string) =>
  [...text.matchAll(new RegExp(`\\b${kind} ([a-z][a-z-]*)`, 'g'))].map(([, word = '']) => word);

/** What the pictures name that is not there, and what is there and not in them. */
function faultsOf(text: string): string[] {
  const kinds: [kind: string, are: Iterable<string>][] = [
    ['role', roles],
    ['topic', brokerTopics],
    ['component', named('Component')],
  ];
  const names = kinds.flatMap(([kind, are]) => {
    const [shown, real] = [new Set(words(kind, text)), new Set(are)];
    return [...[...shown].filter((each) => !real.has(each)), ...[...real].filter((each) => !shown.has(each))].map(
      (each) => `${kind} ${each}`,
    );
  });
  const fields = [...text.matchAll(/topic ([\w-]+)<br\/>([^"]+)"/g)].flatMap(([, topic = '', list = '']) => {
    const real = Object.keys(eventSchemas[topic as Topic]?.properties ?? {})
      .sort()
      .join();
    return list.split(', ').sort().join() === real ? [] : [`fields of ${topic}`];
  });
  const routes = [...text.matchAll(/(?:GET |POST |")(\/[\w/{}]+)/g)]
    .map(([, path = '']) => path)
    .filter((path) => !(path in paths));
  return [...names, ...fields, ...routes];
}

test('roles, topics, components, fields and routes of the pictures are those of the program', () => {
  const text = diagrams.map((each) => each.text).join('\n');
  assert.equal(diagrams.length, 5);
  assert.deepEqual(faultsOf(text), []);
  assert.deepEqual(faultsOf(text.replaceAll('topic reminders-dead', 'topic reminders-lost')), [
    'topic reminders-lost',
    'topic reminders-dead',
  ]);
  assert.deepEqual(faultsOf(text.replace('update_type, ', '')), ['fields of task-updates']);
  assert.deepEqual(faultsOf(text.replace('"/live"', '"/lively"')), ['/lively']);
});

const mermaid = 'mermaid@12.3.0';

/** Mermaid's own bundle, fetched once by npm into the cache of what tests need beside the program, without what it is made of. */
function mermaidBundle(): string {
  const { ACTODO_STACK_CACHE, XDG_CACHE_HOME } = process.env;
  const cache = ACTODO_STACK_CACHE || join(XDG_CACHE_HOME || join(homedir(), '.cache'), 'actodo-stack');
  const place = join(cache, mermaid);
  const bundle = join(place, 'package/dist/mermaid.min.js');
  if (existsSync(bundle)) return bundle;
  mkdirSync(cache, { recursive: true });
  const dir = mkdtempSync(`${place}.`);
  try {
    execFileSync('npm', ['pack', mermaid, '--silent', `--pack-destination=${dir}`], { stdio: ['ignore', 'ignore', 2] });
    execFileSync('tar', ['xzf', readdirSync(dir)[0]!, 'package/dist/mermaid.min.js'], { cwd: dir });
    if (!existsSync(place)) renameSync(dir, place);
  } finally {
    rmSync(dir, { recursive: true, force: true });
  }
  return bundle;
}

test('Mermaid takes every picture', { skip: noChromium }, async (t) => {
  const { page } = await openPage(t);
  await page.setContent('<!doctype html><title>pictures</title>');
  await page.addScriptTag({ path: mermaidBundle() });
  const parse = (text: string) =>
    page.evaluate(async (source) => {
      const { mermaid } = globalThis as unknown as { mermaid: { parse(text: string): Promise<unknown> } };
      return mermaid.parse(source).then(
        () => 'fine',
        (error: Error) => error.message,
      );
    }, text);
  for (const { title, text } of diagrams) assert.equal(await parse(text), 'fine', title);
  assert.notEqual(await parse('flowchart LR\n  a["open --> b'), 'fine');
});
