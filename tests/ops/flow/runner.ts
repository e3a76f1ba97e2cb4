import { once } from 'node:events';
import {
  chmodSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { buffer } from 'node:stream/consumers';
import type { TestContext } from 'node:test';
import { fileURLToPath } from 'node:url';
import { startChild } from '../../support/children.ts';
import { ensureTools } from '../chart/tools.ts';
import type { World } from './stand-in.ts';
import { type Job, root } from './workflows.ts';

const standIn = fileURLToPath(new URL('./stand-in.ts', import.meta.url));

/** A folder with programs that stand in for helm, npm, cosign, gh and docker, and the world that they see. */
export interface Place {
  env: Record<string, string | undefined>;
  world(): World;
  change(to: Partial<World>): void;
  /** What they were asked, in order. */
  calls(): string[];
}

export function openPlace(t: Pick<TestContext, 'after'>, world: World): Place {
  const dir = mkdtempSync(join(tmpdir(), 'actodo-flow-'));
  t.after(() => rmSync(dir, { recursive: true }));
  const bin = join(dir, 'bin');
  mkdirSync(bin);
  symlinkSync(process.execPath, join(bin, 'node'));
  for (const tool of ['helm', 'npm', 'cosign', 'gh', 'docker']) {
    writeFileSync(
      join(bin, tool),
      `#!/bin/sh\nexec node --disable-warning=ExperimentalWarning ${standIn} ${tool} "$@"\n`,
    );
    chmodSync(join(bin, tool), 0o755);
  }
  const file = join(dir, 'world');
  writeFileSync(file, JSON.stringify(world));
  return {
    env: { PATH: `${bin}:${process.env.PATH}`, STAND_IN: file, HELM: ensureTools().helm },
    world: () => JSON.parse(readFileSync(file, 'utf8')),
    change: (to) => writeFileSync(file, JSON.stringify({ ...JSON.parse(readFileSync(file, 'utf8')), ...to })),
    calls: () => (existsSync(`${file}.calls`) ? readFileSync(`${file}.calls`, 'utf8').trim().split('\n') : []),
  };
}

/**
 * Runs the commands of a job as GitHub's runner does: in order, with `bash -e`, outputs of steps by their id; after a failure only those that are for that. What `uses`
 * an action is left out. `said` are the values of expressions. Answers what failed, in order, and all output.
 */
export async function runJob(
  t: TestContext,
  job: Job,
  place: Place,
  said: Record<string, string>,
): Promise<{ failed: string[]; output: string }> {
  const outputs = `${place.env.STAND_IN}.outputs`;
  const values = { ...said };
  const valued = (env: Record<string, unknown> = {}) =>
    Object.fromEntries(
      Object.entries(env).map(([name, text]) => [
        name,
        String(text).replace(/\$\{\{ ([\w.]+) \}\}/g, (_, name: string) => values[name] ?? ''),
      ]),
    );
  const failed: string[] = [];
  const succeeded = new Set<string>();
  let output = '';
  for (const { run, id, if: when = 'success()', env } of job.steps ?? []) {
    const [, wanted] = /steps\.(\w+)\.outcome == 'success'/.exec(when) ?? [];
    const isForFailures = when.includes('failure()');
    if (!run || isForFailures !== failed.length > 0 || (wanted && !succeeded.has(wanted))) continue;
    writeFileSync(outputs, '');
    const child = startChild(t, 'bash', ['--noprofile', '--norc', '-e', '-c', run], {
      cwd: root,
      env: { ...place.env, ...valued(job.env), ...valued(env), GITHUB_OUTPUT: outputs, SMOKE_SECONDS: '60' },
    });
    child.stdin.end();
    const closed = once(child, 'close');
    const [out, err] = await Promise.all([buffer(child.stdout), buffer(child.stderr)]);
    const [code] = await closed;
    output += `$ ${run}\n${out}${err}`;
    if (code !== 0) failed.push(run.trim());
    else if (id) succeeded.add(id);
    for (const [, name = '', value = ''] of readFileSync(outputs, 'utf8').matchAll(/^(\w+)=(.*)$/gm))
      values[`steps.${id}.outputs.${name}`] = value;
  }
  return { failed, output };
}
