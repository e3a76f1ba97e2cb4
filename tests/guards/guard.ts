import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import { cpSync, existsSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { test } from 'node:test';
import { fileURLToPath } from 'node:url';
import { nodeFlags } from '../support/node-flags.ts';
import { isTried } from '../support/share.ts';

/** One guard of the program, and the test that must go red when it is taken out of a copy. */
export interface Guard {
  what: string;
  file: string;
  cut: string;
  leaves: string;
  test: string;
  /** Narrows the test file to one title. */
  named?: string;
  /** What the red test must say, where it could be red for another reason. */
  says?: RegExp;
  /** How long the test may take; default 20. */
  seconds?: number;
  /** At most so many runs of a test that is left to chance; one of them must be red. Default 1. */
  runs?: number;
}

const root = fileURLToPath(new URL('../../', import.meta.url));

function runTest(
  dir: string,
  { test: file, named, seconds = 20 }: Guard,
): Promise<{ code: number | null; output: string }> {
  const args = [
    ...nodeFlags,
    '--test',
    `--test-timeout=${seconds * 1_000}`,
    '--test-force-exit',
    '--test-reporter=tap',
    ...(named ? [`--test-name-pattern=${named}`] : []),
    file,
  ];
  // The named test runs whole, whatever share of the rows is tried.
  const { NODE_TEST_CONTEXT: _, SHARE: __, ...env } = process.env;
  const child = spawn(process.execPath, args, { cwd: dir, env });
  let output = '';
  child.stdout.on('data', (chunk) => {
    output += chunk;
  });
  return new Promise((resolve) => child.once('close', (code) => resolve({ code, output })));
}

/** A guard is trusted only when a test is seen to fail without it: each row becomes a test that expects the named one to go red. */
export function testGuards(guards: Guard[]): void {
  for (const [row, guard] of guards.entries()) {
    const { what, file, cut, leaves, test: suite, says = /^not ok/m, runs = 1 } = guard;
    if (!isTried(row)) {
      test(`${what} stands where its row says (without it: another run)`, () => {
        assert.ok(readFileSync(join(root, file), 'utf8').includes(cut), `${file} no longer holds the guard: ${cut}`);
        assert.ok(existsSync(join(root, suite)), `${suite} is not there`);
      });
      continue;
    }
    test(`without ${what}, ${suite} is red`, async (t) => {
      const dir = mkdtempSync(join(tmpdir(), 'actodo-guard-'));
      t.after(() => rmSync(dir, { recursive: true, force: true }));
      for (const part of ['src', 'tests', 'package.json'])
        cpSync(join(root, part), join(dir, part), { recursive: true });
      symlinkSync(join(root, 'node_modules'), join(dir, 'node_modules'), 'junction');
      const text = readFileSync(join(dir, file), 'utf8');
      assert.ok(text.includes(cut), `${file} no longer holds the guard: ${cut}`);
      writeFileSync(join(dir, file), text.replaceAll(cut, leaves));
      let { code, output } = await runTest(dir, guard);
      for (let run = 1; run < runs && code === 0; run++) ({ code, output } = await runTest(dir, guard));
      assert.notEqual(code, 0, `stayed green:\n${output}`);
      assert.match(output, says);
      assert.doesNotMatch(output, /SyntaxError|ERR_MODULE_NOT_FOUND/);
    });
  }
}
