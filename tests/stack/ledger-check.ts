import assert from 'node:assert/strict';
import { isDeepStrictEqual } from 'node:util';
import pg from 'pg';
import { callTool, eventually } from '../support/server.ts';
import type { Account, Entry, Ledger } from './ledger.ts';

export interface CheckOptions {
  databaseUrl: string;
  /** A replica that serves the tools. */
  url: string;
  /** How long relay and consumers may take to finish. Default 120 s. */
  withinMs?: number;
}

export interface Figures {
  tasks: number;
  changes: number;
  drainedMs: number;
  longestWaitMs: number;
}

interface TaskRow {
  user_id: string;
  id: number;
  title: string;
  version: number;
  task: Record<string, unknown>;
  doc: { rev: number; task: Record<string, unknown> } | null;
}

interface AuditRow {
  event_id: string;
  user_id: string;
  task_id: number;
  version: number;
  event_type: string;
  task: { title: string; description: string | null };
  written: string | null;
}

/**
 * Waits until every event is written down, then holds the database against the ledger: what was acknowledged exists once, what the
 * API lists, the read model, Dapr's state and the audit agree, and nothing is left over. Throws with everything that is wrong.
 */
export async function checkLedger(ledger: Ledger, options: CheckOptions): Promise<Figures> {
  const db = new pg.Pool({ connectionString: options.databaseUrl, max: 4 });
  db.on('error', () => {});
  try {
    const start = performance.now();
    await drained(db, ledger, options.withinMs ?? 120_000);
    const drainedMs = performance.now() - start;
    const problems = [...ledger.problems];
    for (const account of ledger.accounts) problems.push(...(await checkAccount(db, options.url, ledger, account)));
    problems.push(...(await leftOver(db, ledger)));
    const shown = problems.slice(0, 20).join('\n');
    assert.equal(problems.length, 0, `${problems.length} promises broken:\n${shown}`);
    return {
      tasks: ledger.entries.filter(({ tool }) => tool === 'add_task').length,
      changes: ledger.entries.length,
      drainedMs,
      longestWaitMs: Math.max(0, ...ledger.entries.map(({ waitedMs }) => waitedMs)),
    };
  } finally {
    await db.end();
  }
}

async function drained(db: pg.Pool, { accounts }: Ledger, withinMs: number): Promise<void> {
  const users = accounts.map(({ id }) => id);
  await eventually(async () => {
    const found = await db.query<{ waiting: string; changes: string; recorded: string }>(
      `select (select count(*) from outbox where split_part(partition_key, '.', 1) = any($1))
          + (select count(*) from waiting_deliveries where split_part(partition_key, '.', 1) = any($1)) as waiting,
        (select coalesce(sum(version), 0) from tasks where user_id = any($1)) as changes,
        (select count(*) from audit_events where user_id = any($1) and topic = 'task-events') as recorded`,
      [users],
    );
    const { waiting, changes, recorded } = found.rows[0]!;
    if (Number(waiting) > 0 || recorded !== changes)
      throw new Error(
        `${waiting} events wait in the outbox or for a consumer, ${recorded} of ${changes} changes are recorded`,
      );
  }, withinMs);
}

async function checkAccount(db: pg.Pool, url: string, ledger: Ledger, account: Account): Promise<string[]> {
  const entries = ledger.entries.filter((entry) => entry.account === account);
  const [tasks, audit, listed] = [
    await readTasks(db, account.id),
    await readAudit(db, account.id),
    await listAll(url, account),
  ];
  const history = Map.groupBy(audit, ({ task_id }) => task_id);
  return [
    ...checkAdds(entries, tasks),
    ...tasks.flatMap((task) => checkTask(task, history.get(task.id) ?? [])),
    ...checkAnswers(entries, audit, history),
    ...checkList(tasks, listed),
  ].map((problem) => `user ${account.id}: ${problem}`);
}

/** Every add that was acknowledged made the one task of that number; nothing else made any. */
function checkAdds(entries: Entry[], tasks: TaskRow[]): string[] {
  const adds = entries.filter(({ tool }) => tool === 'add_task');
  const numbersByTitle = Map.groupBy(tasks, ({ title }) => title);
  const problems = adds.flatMap(({ args, answer, key }) => {
    const numbers = (numbersByTitle.get(args.title ?? '') ?? []).map(({ id }) => id);
    if (!answer) return [`add ${key} was never acknowledged (tasks ${numbers})`];
    return isDeepStrictEqual(numbers, [answer.number])
      ? []
      : [`add ${key} was acknowledged as ${answer.number} and is ${numbers.length} tasks (${numbers})`];
  });
  const asked = new Set(adds.map(({ args }) => args.title));
  const strangers = tasks.filter(({ title }) => !asked.has(title)).map(({ id }) => `nobody asked for task ${id}`);
  return [...problems, ...strangers];
}

/** Read model, Dapr's state and the audit of one task tell the same story, without a gap. */
function checkTask({ id, version, task, doc }: TaskRow, history: AuditRow[]): string[] {
  const problems: string[] = [];
  if (!doc) return [`task ${id} has no document`];
  // Completing what is completed remembers its key: a revision without a version.
  if (doc.rev < version) problems.push(`task ${id} has version ${version} and revision ${doc.rev}`);
  if (!isDeepStrictEqual(doc.task, task)) problems.push(`task ${id} differs between document and read model`);
  const versions = history.map((each) => each.version).sort((a, b) => a - b);
  const wanted = Array.from({ length: version }, (_, n) => n + 1);
  if (!isDeepStrictEqual(versions, wanted))
    problems.push(`task ${id} has version ${version}; its audit has ${versions.join(' ')}`);
  const last = history.find((each) => each.version === version);
  if (last && !isDeepStrictEqual(last.task, task)) problems.push(`task ${id} is not what its last event says`);
  return problems;
}

/** Every acknowledged change happened once, and the version that an answer names holds what the answer shows. */
function checkAnswers(entries: Entry[], audit: AuditRow[], history: Map<number, AuditRow[]>): string[] {
  const versionsByText = Map.groupBy(audit, ({ written }) => written);
  return entries.flatMap(({ tool, args, answer, key }) => {
    if (!answer) return tool === 'add_task' ? [] : [`${tool} ${key} was never acknowledged`];
    const events = history.get(answer.number) ?? [];
    const problems: string[] = [];
    if (tool === 'update_task') {
      const times = versionsByText.get(args.description ?? '')?.length ?? 0;
      if (times !== 1) problems.push(`update ${key} of task ${answer.number} happened ${times} times`);
    }
    if (tool === 'complete_task' && events.filter((each) => each.event_type === 'task.completed').length !== 1)
      problems.push(`task ${answer.number} was completed, and its audit has not exactly one such event`);
    const claimed = events.find(({ version }) => version === answer.version);
    if (answer.version !== undefined && claimed?.task.description !== answer.description)
      problems.push(`${tool} ${key} claims version ${answer.version} of task ${answer.number}, which is another's`);
    return problems;
  });
}

function checkList(tasks: TaskRow[], listed: number[]): string[] {
  const stored = tasks.map(({ id }) => id).sort((a, b) => a - b);
  const shown = [...listed].sort((a, b) => a - b);
  return isDeepStrictEqual(shown, stored) ? [] : [`the list has ${shown.length} tasks, the table ${stored.length}`];
}

async function leftOver(db: pg.Pool, { accounts }: Ledger): Promise<string[]> {
  const users = accounts.map(({ id }) => id);
  const dead = await db.query<{ event_id: string; consumer: string; reason: string }>(
    `select event_id, consumer, reason from dead_letters where split_part(event_id, '.', 1) = any($1)`,
    [users],
  );
  const twice = await db.query<{ event_id: string }>(
    'select event_id from audit_events group by event_id having count(*) > 1',
  );
  return [
    ...dead.rows.map((row) => `${row.event_id} is dead for ${row.consumer}: ${row.reason}`),
    ...twice.rows.map((row) => `${row.event_id} is recorded twice`),
  ];
}

async function readTasks(db: pg.Pool, user: string): Promise<TaskRow[]> {
  const { rows } = await db.query<TaskRow>(
    `select user_id, t.id::int, title, version::int, task, convert_from(s.value, 'UTF8')::jsonb as doc
      from tasks t left join state s on s.key = 'actodo||task||' || user_id || '.' || t.id || '||doc'
      where user_id = $1 and not deleted`,
    [user],
  );
  return rows;
}

async function readAudit(db: pg.Pool, user: string): Promise<AuditRow[]> {
  const { rows } = await db.query<AuditRow>(
    `select event_id, user_id, task_id::int, event_type, (event #>> '{payload,version}')::int as version,
        event #> '{payload,task}' as task, event #>> '{payload,changes,description,to}' as written
      from audit_records where user_id = $1 and topic = 'task-events'`,
    [user],
  );
  return rows;
}

async function listAll(url: string, account: Account): Promise<number[]> {
  const ids: number[] = [];
  let cursor: string | undefined;
  do {
    const answer = await callTool(url, account, 'list_tasks', { limit: 200, ...(cursor ? { cursor } : {}) });
    const page = answer.structuredContent as { tasks: { id: number }[]; next_cursor?: string };
    ids.push(...page.tasks.map(({ id }) => id));
    cursor = page.next_cursor;
  } while (cursor);
  return ids;
}
