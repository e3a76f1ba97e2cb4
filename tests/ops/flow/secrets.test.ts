import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type TestContext, test } from 'node:test';
import { ensureFlowTools, git } from './tools.ts';
import { root } from './workflows.ts';

const { gitleaks } = ensureFlowTools();
const config = join(root, 'tests/ops/flow/gitleaks.toml');

interface Finding {
  RuleID: string;
  File: string;
  Commit: string;
  StartLine: number;
}

/** Looks through every commit that the repository has, or what they did to some paths. The findings name where, never what. */
function scan(t: TestContext, folder: string, rules = config, paths: string[] = []): Finding[] {
  const dir = mkdtempSync(join(tmpdir(), 'actodo-secrets-'));
  t.after(() => rmSync(dir, { recursive: true }));
  const report = join(dir, 'report.json');
  const args = [
    'git',
    folder,
    '--config',
    rules,
    '--report-path',
    report,
    '--report-format',
    'json',
    '--redact',
    '--no-banner',
    '--log-level',
    'error',
    ...(paths.length > 0 ? [`--log-opts=--all -- ${paths.join(' ')}`] : []),
  ];
  const { status, stderr } = spawnSync(gitleaks, args, { encoding: 'utf8' });
  assert.ok(status === 0 || status === 1, stderr);
  return JSON.parse(readFileSync(report, 'utf8'));
}

const where = ({ RuleID, File, Commit, StartLine }: Finding) =>
  `${RuleID}: ${File}:${StartLine} in ${Commit.slice(0, 10)}`;

test('no commit holds a secret', (t) => {
  if (git(root, 'rev-parse', '--is-shallow-repository').trim() === 'true')
    t.diagnostic('this is a shallow clone: only its own commits were looked through');
  assert.deepEqual(scan(t, root).map(where), []);
});

test('red: a secret that was committed, and one that was taken out again', (t) => {
  const dir = mkdtempSync(join(tmpdir(), 'actodo-planted-'));
  t.after(() => rmSync(dir, { recursive: true }));
  git(dir, 'init', '-q', '-b', 'main');
  const commit = (text: string) => {
    writeFileSync(join(dir, 'settings.ts'), text);
    git(dir, 'add', '.');
    git(dir, 'commit', '-q', '-m', 'settings');
  };
  const random = () => randomBytes(27).toString('base64url').replace(/[-_]/g, 'x');
  commit(`export const token = 'ghp_${random()}';\n`);
  commit('export const token = process.env.TOKEN;\n');
  commit(
    `const key = \`-----BEGIN PRIVATE KEY-----\n${random()}${random()}${random()}\n-----END PRIVATE KEY-----\`;\n`,
  );
  assert.deepEqual(
    scan(t, dir)
      .map(({ RuleID }) => RuleID)
      .sort(),
    ['github-pat', 'private-key'],
  );
});

/** The parts of the configuration that let something through. */
const exceptions = (text: string) =>
  text.split(/^(?=\[\[)/m).filter((part) => /^\[\[(allowlists|rules\.allowlists)\]\]/.test(part));

/** The files that an exception is for. */
const pathsOf = (part: string) =>
  [...part.matchAll(/'''\^([^$]*)\$'''/g)].map(([, path = '']) => path.replaceAll('\\', ''));

test('every exception says why, is narrow, and is still needed', (t) => {
  const text = readFileSync(config, 'utf8');
  for (const part of exceptions(text)) {
    assert.match(part, /^description = ".{20,}"$/m, part);
    assert.match(part, /^condition = "AND"$/m, part);
    assert.match(part, /^paths = /m, part);
    assert.match(part, /^(regexes|stopwords) = /m, part);
    const without = join(mkdtempSync(join(tmpdir(), 'actodo-without-')), 'gitleaks.toml');
    t.after(() => rmSync(join(without, '..'), { recursive: true }));
    writeFileSync(without, text.replace(part, ''));
    assert.ok(scan(t, root, without, pathsOf(part)).length > 0, `nothing is found without it:\n${part}`);
  }
});
