import assert from 'node:assert/strict';
import { globSync, readFileSync } from 'node:fs';
import { basename } from 'node:path';
import { test } from 'node:test';
import { fileURLToPath } from 'node:url';

const root = fileURLToPath(new URL('../../', import.meta.url));
const read = (file: string) => readFileSync(`${root}${file}`, 'utf8');
const all = globSync('tests/**/*.test.ts', { cwd: root });

/** Test files by the name that a document gives: with its folder, or by itself; `*` stands for some. */
const filesNamed = (name: string) => {
  const pattern = new RegExp(`^${name.replaceAll('.', '\\.').replaceAll('*', '[^/]*')}$`);
  return all.filter((file) => pattern.test(name.includes('/') ? file : basename(file)));
};

const named = (text: string) => [...text.matchAll(/`([\w./*-]+\.test\.ts)`/g)].map(([, name = '']) => name);
/** Names that are followed by words of titles. */
const quoted = (text: string) =>
  [...text.matchAll(/`([\w./-]+\.test\.ts)`((?:,? "[^"]+")+)/g)].flatMap(([, file = '', titles = '']) =>
    [...titles.matchAll(/"([^"]+)"/g)].map(([, title = '']) => ({ file, title })),
  );

for (const document of ['docs/security.md', 'docs/acceptance.md', 'docs/design.md', 'docs/specs/page-checks.md'])
  test(`every test that ${document} names exists`, () => {
    const text = read(document);
    assert.ok(named(text).length > 10);
    assert.deepEqual(
      named(text).filter((name) => filesNamed(name).length === 0),
      [],
    );
    const missing = quoted(text).filter(
      ({ file, title }) => !filesNamed(file).some((each) => read(each).includes(title)),
    );
    assert.deepEqual(missing, []);
  });

test('each rule and check of the page has a row, with a test or the word open', () => {
  const rows = [...read('docs/specs/page-checks.md').matchAll(/^\| (R?\d+) \| [^|]+ \| ([^|]+) \| ([^|]+) \|$/gm)];
  const asked = [
    ...Array.from({ length: 37 }, (_, at) => `R${at + 1}`),
    ...Array.from({ length: 17 }, (_, at) => `${at + 38}`),
  ];
  assert.deepEqual(
    rows.map(([, name]) => name),
    asked,
  );
  const bare = rows.filter(([, , tests = '', state = '']) => named(tests).length === 0 && !state.startsWith('open'));
  assert.deepEqual(bare, []);
});

test('a file and a title that are not there are found', () => {
  assert.deepEqual(filesNamed('no-such.test.ts'), []);
  assert.deepEqual(quoted('`a.test.ts` "one", "two"; `b.test.ts`'), [
    { file: 'a.test.ts', title: 'one' },
    { file: 'a.test.ts', title: 'two' },
  ]);
});
