import { type Guard, testGuards } from './guard.ts';

/** The guards of what operators see. */
const guards: Guard[] = [
  {
    what: 'the patience with a database that does not answer',
    file: 'src/metrics/backlog.ts',
    cut: '.catch(() => undefined)',
    leaves: '',
    test: 'tests/ops/metrics.test.ts',
    named: 'while the database does not answer',
    says: /^not ok \d+ - while the database does not answer/m,
  },
  {
    what: 'labels of names with a bound',
    file: 'src/mcp/server.ts',
    cut: 'startTimer({ tool: tool.name })',
    leaves: "startTimer({ tool: tool.name === 'list_tasks' ? askingOf(context).caller.userId : tool.name })",
    test: 'tests/ops/metrics.test.ts',
    named: 'the running program exports|no label names a user',
    says: /^ +not ok \d+ - no label names a user/m,
    seconds: 120,
  },
  {
    what: 'the id of the request around a delivery',
    file: 'src/subscribers/event-id.ts',
    cut: 'withRequestId(id, work) : work()',
    leaves: 'work() : work()',
    test: 'tests/ops/correlation.test.ts',
    seconds: 60,
  },
  {
    what: 'the trace of an event at the broker',
    file: 'src/loops/relay.ts',
    cut: '...(trace ? { traceparent: trace, traceid: trace } : {}),',
    leaves: '',
    test: 'tests/ops/tracing.test.ts',
    named: 'a chat message is one trace',
    seconds: 90,
  },
  {
    what: 'the trace of one turn alone in its document',
    file: 'src/actors/turn.ts',
    cut: 'const { trace: _, ...rest } = doc as Doc & { trace?: string };',
    leaves: 'const rest = doc;',
    test: 'tests/ops/turn-trace.test.ts',
  },
];

testGuards(guards);
