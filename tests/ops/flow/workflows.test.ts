import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { faults } from './faults.ts';
import { policies } from './policies.ts';
import { parse, read, root, texts } from './workflows.ts';

const files = texts();
const planted = Object.entries(faults).flatMap(([policy, list]) =>
  list.map(({ file, cut, put, says }, index) => {
    const text = files.get(`.github/${file}`) ?? '';
    assert.ok(text.includes(cut), `${file} has no "${cut}"`);
    return { name: `${policy} (${index + 1})`, policy, file: `.github/${file}`, text: text.replace(cut, put), says };
  }),
);
parse(...files.values(), ...planted.map(({ text }) => text));

for (const [name, policy] of Object.entries(policies))
  test(name, () => {
    assert.deepEqual(policy(read(files)), []);
  });

for (const { name, policy, file, text, says } of planted)
  test(`red: ${name}`, () => {
    assert.match(policies[policy]!(read(new Map(files).set(file, text))).join('\n'), says);
  });

test('every policy has a fault', () => {
  assert.deepEqual(Object.keys(faults).sort(), Object.keys(policies).sort());
});

interface Updates {
  'package-ecosystem': string;
  directory?: string;
  directories?: string[];
  groups?: object;
  cooldown?: { 'default-days': number };
}

/** What Dependabot calls those who read such a file. */
const ecosystems: [RegExp, string][] = [
  [/(^|\/)package\.json$/, 'npm'],
  [/(^|\/)go\.mod$/, 'gomod'],
  [/(^|\/)requirements\.txt$/, 'pip'],
  [/(^|\/)pom\.xml$/, 'maven'],
  [/(^|\/)Dockerfile$/, 'docker'],
  [/^\.github\/actions\/.*action\.yml$/, 'github-actions'],
];

test('Dependabot looks at every list of dependencies, in groups, a week late', () => {
  const [said] = parse(readFileSync(join(root, '.github/dependabot.yml'), 'utf8')) as [{ updates: Updates[] }];
  const looked = said.updates.flatMap(({ 'package-ecosystem': name, directory, directories = [directory!] }) =>
    directories.map((folder) => `${name} ${folder}`),
  );
  const there = execFileSync('git', ['ls-files'], { cwd: root, encoding: 'utf8' })
    .split('\n')
    .flatMap((file) => {
      const name = ecosystems.find(([pattern]) => pattern.test(file))?.[1];
      return name ? [`${name} /${file.split('/').slice(0, -1).join('/')}`] : [];
    });
  assert.deepEqual(looked.sort(), [...there, 'github-actions /'].sort());
  for (const { 'package-ecosystem': name, groups, cooldown } of said.updates) {
    assert.ok(groups && Object.keys(groups).length > 0, `${name}: groups`);
    assert.equal(cooldown?.['default-days'], 7, `${name}: cooldown`);
  }
});

test('Helm of the pipelines is the one that the chart is tested with', () => {
  const [, version] =
    /helm\.sh\/helm\/v3 (v\S+)/.exec(readFileSync(join(root, 'tests/ops/chart/tools/go.mod'), 'utf8')) ?? [];
  assert.ok(files.get('.github/actions/cluster/action.yml')?.includes(`version: ${version}\n`), version);
});
