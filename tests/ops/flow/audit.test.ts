import assert from 'node:assert/strict';
import { execFile } from 'node:child_process';
import { copyFileSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { buffer } from 'node:stream/consumers';
import { type TestContext, test } from 'node:test';
import { gunzipSync } from 'node:zlib';
import { root } from './workflows.ts';

interface Audit {
  /** Why the registry could not be asked. */
  unasked?: string;
  /** Packages with high or critical findings. */
  found: string[];
}

/** `npm audit` as the pipelines run it, on a copy of the lock file. */
async function audit(t: TestContext, registry: string[] = []): Promise<Audit> {
  const dir = mkdtempSync(join(tmpdir(), 'actodo-audit-'));
  t.after(() => rmSync(dir, { recursive: true }));
  for (const file of ['package.json', 'package-lock.json']) copyFileSync(join(root, file), join(dir, file));
  const args = [
    'audit',
    '--omit=dev',
    '--audit-level=high',
    '--json',
    '--fetch-retries=0',
    '--fetch-timeout=20000',
    // Advisories of one registry are not remembered for another.
    ...(registry.length > 0 ? [...registry, `--cache=${join(dir, 'cache')}`] : []),
  ];
  const said = await new Promise<string>((resolve) =>
    execFile('npm', args, { cwd: dir, maxBuffer: 1e8 }, (_, stdout) => resolve(stdout)),
  );
  const { vulnerabilities, message, error } = JSON.parse(said || '{}') as {
    vulnerabilities?: Record<string, { severity: string }>;
    message?: string;
    error?: { summary?: string };
  };
  if (!vulnerabilities) return { unasked: message || error?.summary || 'npm said nothing', found: [] };
  const serious = Object.entries(vulnerabilities).filter(([, { severity }]) => /^(high|critical)$/.test(severity));
  return { found: serious.map(([name]) => name) };
}

test('no package that runs has a known high or critical finding', async (t) => {
  const { unasked, found } = await audit(t);
  if (unasked)
    return t.skip(
      `the registry was not asked (${unasked}); the pipelines ask it, or npm audit --omit=dev --audit-level=high elsewhere`,
    );
  assert.deepEqual(found, []);
});

/** A registry with one advisory of that severity for a package, or without any answer. */
async function registry(
  t: TestContext,
  name?: string,
  severity = 'high',
): Promise<{ args: string[]; asked: string[] }> {
  const asked: string[] = [];
  const server = createServer(async (request, response) => {
    const body = await buffer(request);
    if (!name || !request.url?.endsWith('/advisories/bulk')) return response.writeHead(404).end('{}');
    const packages = JSON.parse((request.headers['content-encoding'] === 'gzip' ? gunzipSync(body) : body).toString());
    asked.push(...Object.keys(packages));
    const advisory = {
      id: 1,
      url: 'https://example.com/1',
      title: 'planted',
      severity,
      vulnerable_versions: '*',
      cwe: [],
      cvss: { score: 8 },
    };
    return response.writeHead(200, { 'content-type': 'application/json' }).end(JSON.stringify({ [name]: [advisory] }));
  }).listen(0, '127.0.0.1');
  await new Promise((resolve) => server.once('listening', resolve));
  t.after(() => {
    server.closeAllConnections();
    server.close();
  });
  return { args: [`--registry=http://127.0.0.1:${(server.address() as AddressInfo).port}/`], asked };
}

test('red: an advisory of a package that runs', async (t) => {
  const { args, asked } = await registry(t, 'pg');
  const { unasked, found } = await audit(t, args);
  assert.equal(unasked, undefined);
  assert.ok(found.includes('pg'), `${found}`);
  const { dependencies } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8'));
  for (const name of Object.keys(dependencies)) assert.ok(asked.includes(name), name);
});

test('a moderate one, one of a package that only tests use, and a registry without advisories are told apart', async (t) => {
  assert.deepEqual(await audit(t, (await registry(t, 'pg', 'moderate')).args), { found: [] });
  assert.deepEqual(await audit(t, (await registry(t, 'fast-check')).args), { found: [] });
  assert.ok((await audit(t, (await registry(t)).args)).unasked);
});
