import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import { cpSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { test } from 'node:test';
import { fileURLToPath } from 'node:url';

/**
 * A guard is trusted only when a test is seen to fail without it. Each row takes one guard of docs/design.md "What is retried"
 * out of a copy of the program and expects the named test to go red.
 */
interface Guard {
  what: string;
  file: string;
  cut: string;
  leaves: string;
  test: string;
  /** Narrows the test file to one title. */
  named?: string;
}

const guards: Guard[] = [
  {
    what: 'the unique key of an add',
    file: 'src/db/migrations/0001_core.sql',
    cut: 'unique (user_id, add_key)',
    leaves: 'check (true)',
    test: 'tests/integration/actors.test.ts',
    named: 'a repeated add',
  },
  {
    what: 'the keys in the task document',
    file: 'src/domain/task.ts',
    cut: 'const recalled = recall(doc, context);',
    leaves: 'const recalled = undefined as Decision | undefined;',
    test: 'tests/integration/actors.test.ts',
    named: 'repeated under its key takes effect once',
  },
  {
    what: 'the one task of a key',
    file: 'src/db/migrations/0007_used_keys.sql',
    cut: 'where k.task_id = excluded.task_id',
    leaves: '',
    test: 'tests/integration/used-keys.test.ts',
    named: 'a key of a change',
  },
  {
    what: "the fence on a document's revision",
    file: 'src/db/migrations/0001_core.sql',
    cut: "raise exception 'stale revision of %', key using errcode = '40001';",
    leaves: 'null;',
    test: 'tests/integration/state-trigger.test.ts',
    named: 'of two writers',
  },
  {
    what: 'the equal document that is nothing to do',
    file: 'src/db/migrations/0001_core.sql',
    cut: 'if old_doc = doc then',
    leaves: 'if false then',
    test: 'tests/integration/state-trigger.test.ts',
    named: 'the same document again',
  },
  {
    what: 'deterministic event ids',
    file: 'src/domain/task-events.ts',
    // biome-ignore lint/suspicious/noTemplateCurlyInString: source text
    cut: 'const id = `${task.user_id}.${task.id}/${task.version}`;',
    leaves: 'const id = crypto.randomUUID();',
    test: 'tests/integration/relay.test.ts',
    named: 'the outbox drains in order',
  },
  {
    what: 'the inbox',
    file: 'src/db/migrations/0005_events_in_batches.sql',
    cut: 'select array_agg(event_id) into fresh from added;',
    leaves: "select array_agg(e ->> 'event_id') into fresh from jsonb_array_elements(batch) e;",
    test: 'tests/integration/delivery.test.ts',
    named: 'an effect that fails leaves no inbox row',
  },
  {
    what: 'passing over the keys that are held back',
    file: 'src/loops/relay.ts',
    cut: "query = query.where(queueColumn, 'not in', blocked)",
    leaves: 'query = query.limit(1)',
    test: 'tests/integration/relay.test.ts',
    named: 'does not keep those of others',
  },
  {
    what: 'the lease of the relay',
    file: 'src/loops/relay.ts',
    cut: 'if (!(await lease.take())) return 0;',
    leaves: '',
    test: 'tests/integration/relay.test.ts',
    named: 'one relay works at a time',
  },
  {
    what: 'the fired mark of a reminder',
    file: 'src/domain/due-reminders.ts',
    cut: '{ ...each, fired: true as const }',
    leaves: 'each',
    test: 'tests/integration/due-dates.test.ts',
    named: 'job, actor reminder, sweep and strangers',
  },
  {
    what: 'the time of a reminder, of which no call may be ahead',
    file: 'src/domain/due-reminders.ts',
    cut: 'if (waitMs > 0)',
    leaves: 'if (false)',
    test: 'tests/integration/due-dates.test.ts',
    named: 'one before its time is to come again',
  },
  {
    what: 'the request key of a chat turn',
    file: 'src/db/conversations/turns.ts',
    cut: 'idempotency_key: turn.idempotencyKey ?? null',
    leaves: 'idempotency_key: null',
    test: 'tests/integration/agent-retry.test.ts',
    named: 'the same key answers the stored response',
  },
  {
    what: 'the same message that goes on with the unfinished turn',
    file: 'src/agent/turns.ts',
    cut: 'if (isSameRequest(cutOff, request)) return { turn, lease: at.lease };',
    leaves: '',
    test: 'tests/integration/agent-retry.test.ts',
    named: 'goes on with the same message',
  },
  {
    what: "keys of tool calls that follow from the turn's id",
    file: 'src/agent/connection.ts',
    // biome-ignore lint/suspicious/noTemplateCurlyInString: source text
    cut: 'return `${this.#turn.id}/${call}/${ordinal}`;',
    // biome-ignore lint/suspicious/noTemplateCurlyInString: source text
    leaves: 'return `${crypto.randomUUID()}/${call.length}/${ordinal}`;',
    test: 'tests/integration/agent-retry.test.ts',
    named: 'goes on with the same message',
  },
  {
    what: 'the lease of a conversation',
    file: 'src/agent/lease.ts',
    // biome-ignore lint/suspicious/noTemplateCurlyInString: source text
    cut: 'return `conversation/${conversationId}`;',
    // biome-ignore lint/suspicious/noTemplateCurlyInString: source text
    leaves: 'return `conversation/${conversationId}/${randomUUID()}`;',
    test: 'tests/integration/agent-retry.test.ts',
    named: 'two turns on one conversation',
  },
  {
    what: 'the commit that does not wait',
    file: 'src/db/pglite/pglite.ts',
    cut: 'actodo.repeatable=off',
    leaves: 'actodo.repeatable=on',
    test: 'tests/integration/pglite-flush.test.ts',
    named: 'audited costs one flush',
  },
  {
    what: 'the name that comes last',
    file: 'src/db/pglite/pglite.ts',
    // biome-ignore lint/suspicious/noTemplateCurlyInString: source text
    cut: 'const unfinished = `${dataDir}.unfinished`;',
    leaves: 'if (dataDir) return;\n  const unfinished = dataDir;',
    test: 'tests/integration/pglite-directory.test.ts',
    named: 'is killed while',
  },
  {
    what: 'the flush that PGlite lacks',
    file: 'src/db/pglite/flushing-fs.ts',
    cut: 'NODEFS.tryFSOperation(() => fs.fsyncSync(nfd));',
    leaves: 'if (nfd < 0) throw new Error();',
    test: 'tests/history/power-cuts.test.ts',
    named: 'power cuts 1 to 5 ',
  },
  {
    what: "Postgres' own wish to flush",
    file: 'src/db/pglite/pglite.ts',
    cut: "each !== '-F' || !flushes",
    leaves: "each !== ''",
    test: 'tests/history/power-cuts.test.ts',
    named: 'power cuts 1 to 5 ',
  },
  {
    what: 'the way of flushing the log that works here',
    file: 'src/db/pglite/pglite.ts',
    cut: "...(flushes ? ['-c', 'wal_sync_method=fsync'] : [])",
    leaves: '',
    test: 'tests/history/power-cuts.test.ts',
    named: 'power cuts 1 to 5 ',
  },
];

const root = fileURLToPath(new URL('../../', import.meta.url));

function runTest(
  dir: string,
  file: string,
  named: string | undefined,
): Promise<{ code: number | null; output: string }> {
  const args = [
    '--test',
    '--test-timeout=20000',
    '--test-force-exit',
    '--test-reporter=tap',
    ...(named ? [`--test-name-pattern=${named}`] : []),
    file,
  ];
  const { NODE_TEST_CONTEXT: _, ...env } = process.env;
  const child = spawn(process.execPath, args, { cwd: dir, env });
  let output = '';
  child.stdout.on('data', (chunk) => {
    output += chunk;
  });
  return new Promise((resolve) => child.once('close', (code) => resolve({ code, output })));
}

for (const { what, file, cut, leaves, test: suite, named } of guards)
  test(`without ${what}, ${suite} is red`, async (t) => {
    const dir = mkdtempSync(join(tmpdir(), 'actodo-guard-'));
    t.after(() => rmSync(dir, { recursive: true, force: true }));
    for (const part of ['src', 'tests', 'package.json']) cpSync(join(root, part), join(dir, part), { recursive: true });
    symlinkSync(join(root, 'node_modules'), join(dir, 'node_modules'), 'junction');
    const text = readFileSync(join(dir, file), 'utf8');
    assert.ok(text.includes(cut), `${file} no longer holds the guard: ${cut}`);
    writeFileSync(join(dir, file), text.replaceAll(cut, leaves));
    const { code, output } = await runTest(dir, suite, named);
    assert.notEqual(code, 0, `stayed green:\n${output}`);
    assert.match(output, /^not ok/m);
    assert.doesNotMatch(output, /SyntaxError|ERR_MODULE_NOT_FOUND/);
  });
