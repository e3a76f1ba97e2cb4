import assert from 'node:assert/strict';
import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { before, type TestContext, test } from 'node:test';
import { startChild } from '../support/children.ts';
import { suiteCleanup } from '../support/http.ts';
import { dataDirectory, freePort, type Server, signUp, startServer } from '../support/server.ts';
import { npmProgram } from './place.ts';
import { tokenProxy } from './token-proxy.ts';

/** MCP's own suite against the whole program: every scenario is offered, or it stands here why not. */

const { file, missing } = npmProgram('@modelcontextprotocol/conformance/dist/index.js');
/** Of each revision of the wire, how many of the scenarios below belong to it. */
const revisions = { '2025-06-18': 3, '2025-11-25': 4, '2026-07-28': 5 };

/** Scenarios that must pass, with those of their checks that are about what is not offered. */
const offered: Record<string, string[]> = {
  'server-initialize': [],
  ping: [],
  'tools-list': [],
  'dns-rebinding-protection': [],
  'http-header-validation': [],
  'server-stateless': [
    // They want tools of the suite's own, which lack a capability, ask back, or log.
    'sep-2575-server-rejects-undeclared-capability',
    'sep-2575-missing-capability-http-400',
    'sep-2575-http-server-no-independent-requests-on-stream',
    'sep-2575-server-no-log-without-loglevel',
    // The list of tools never changes, and there are no prompts.
    'sep-2575-server-sends-tools-list-changed-on-subscription',
    'sep-2575-server-sends-prompts-list-changed-on-subscription',
  ],
  caching: [
    'sep-2549-prompts-list-caching-hints',
    'sep-2549-resources-list-caching-hints',
    'sep-2549-resources-templates-list-caching-hints',
    'sep-2549-resources-read-caching-hints',
  ],
};

const notOffered: [scenarios: RegExp, reason: string][] = [
  [/^(resources-|sep-2164-)/, 'there are no resources'],
  [/^prompts-/, 'there are no prompts'],
  [/^completion-/, 'there is nothing to complete without prompts and resources'],
  [/^(logging-|tools-call-with-logging)/, 'nothing is logged to clients'],
  [/^(elicitation-|input-required-|tools-call-(sampling|elicitation))/, 'tools ask nothing back'],
  [/^tools-call-/, "they call tools of the suite's own by name; ours are called in tests/integration/mcp-*.test.ts"],
  [/^json-schema-2020-12$/, "it wants a tool of the suite's own"],
  [/^http-custom-header-/, 'no tool has arguments in headers (x-mcp-header)'],
  [/^server-(session-|sse-)/, 'there are no sessions and no streams to resume'],
  [/^(tasks-|sep-2640-)/, 'of an extension'],
];

interface Check {
  id: string;
  status: string;
  errorMessage?: string;
}

const suite = suiteCleanup();
let server: Server;
let url = '';
before(async () => {
  if (missing) return;
  const [port, proxyPort] = [await freePort(), await freePort()];
  url = `http://127.0.0.1:${proxyPort}`;
  const dataDir = await dataDirectory(suite);
  server = await startServer(suite, { dataDir, port, env: { BASE_URL: url } });
  await tokenProxy(suite, proxyPort, server.url, (await signUp(server.url)).token);
});

/** Runs the suite; answers its checks by scenario. */
async function conformance(t: TestContext, command: string, args: string[]): Promise<Map<string, Check[]>> {
  const dir = mkdtempSync(join(tmpdir(), 'actodo-conformance-'));
  t.after(() => rmSync(dir, { recursive: true, force: true }));
  const child = startChild(t, process.execPath, [file, command, ...args, '-o', dir], {
    cwd: dir,
    env: { PATH: process.env.PATH },
  });
  let output = '';
  for (const stream of [child.stdout, child.stderr]) stream.on('data', (chunk) => (output += chunk));
  await new Promise((resolve) => child.once('close', resolve));
  const found = readdirSync(dir).map((name): [string, Check[]] => [
    name.replace(/^(server|authorization-server)-(.*)-\d{4}-\d\d-\d\dT.*$/, '$2'),
    JSON.parse(readFileSync(join(dir, name, 'checks.json'), 'utf8')),
  ]);
  assert.ok(found.length > 0, output);
  return new Map(found);
}

const passed = ({ status }: Check) => status === 'SUCCESS' || status === 'INFO';

for (const [revision, count] of Object.entries(revisions))
  test(`at ${revision} the suite passes for what is offered`, { skip: missing }, async (t) => {
    const checks = await conformance(t, 'server', [
      ...['--url', `${url}/mcp`, '--suite', 'all', '--spec-version', revision],
    ]);
    const ours = [...checks].filter(([scenario]) => Object.hasOwn(offered, scenario));
    for (const [scenario, all] of ours) {
      const failed = all.filter((check) => !passed(check) && !offered[scenario]?.includes(check.id));
      assert.deepEqual(failed, [], scenario);
      assert.ok(
        all.some(({ status }) => status === 'SUCCESS'),
        `${scenario} checked nothing`,
      );
      const stale = all.filter((check) => passed(check) && offered[scenario]?.includes(check.id));
      assert.deepEqual(stale, [], `${scenario}: this passes and needs no exception`);
    }
    assert.equal(ours.length, count);
    const unknown = [...checks.keys()].filter(
      (scenario) => !Object.hasOwn(offered, scenario) && !notOffered.some(([names]) => names.test(scenario)),
    );
    assert.deepEqual(unknown, [], 'scenarios that nobody has looked at');
  });

test('the metadata of the authorization server is as the suite wants it', { skip: missing }, async (t) => {
  const checks = await conformance(t, 'authorization', [
    ...['--url', url, '--scenario', 'authorization-server-metadata-endpoint'],
  ]);
  // Applications register; none is known by a document of its own.
  const all = [...checks.values()].flat().filter(({ id }) => id !== 'authorization-server-metadata-cimd');
  assert.deepEqual(
    all.filter((check) => !passed(check)),
    [],
  );
  assert.ok(
    all.some(({ status }) => status === 'SUCCESS'),
    'it checked nothing',
  );
});
