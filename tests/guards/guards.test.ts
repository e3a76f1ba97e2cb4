import { type Guard, testGuards } from './guard.ts';

/** The guards of docs/design.md "What is retried". */
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
    file: 'src/db/functions/use_key.sql',
    cut: 'where k.task_id = excluded.task_id',
    leaves: '',
    test: 'tests/integration/used-keys.test.ts',
    named: 'a key of a change',
  },
  {
    what: "the fence on a document's revision",
    file: 'src/db/functions/is_next_revision.sql',
    cut: "raise exception 'stale revision of %', key using errcode = '40001';",
    leaves: 'null;',
    test: 'tests/integration/state-trigger.test.ts',
    named: 'of two writers',
  },
  {
    what: 'the equal document that is nothing to do',
    file: 'src/db/functions/is_next_revision.sql',
    cut: 'if old_doc = doc then',
    leaves: 'if false then',
    test: 'tests/integration/state-trigger.test.ts',
    named: 'the same document again',
  },
  {
    what: 'the version that older processes leave alone',
    file: 'src/db/functions.ts',
    cut: 'present.version > version ||',
    leaves: '',
    test: 'tests/integration/sql-functions.test.ts',
    named: 'an older process that starts later',
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
    file: 'src/db/functions/mark_events.sql',
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
];

testGuards(guards);
