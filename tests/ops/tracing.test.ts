import assert from 'node:assert/strict';
import { test } from 'node:test';
import { openLog } from '../../src/log.ts';
import { openTracing } from '../../src/tracing/open.ts';
import { inSpan, isTraceparent, traceId, traceparent } from '../../src/tracing/spans.ts';
import { callTool, dataDirectory, eventually, freePort, signUp, startServer } from '../support/server.ts';
import { type ReceivedSpan, startReceiver } from './receiver.ts';

const hook = `import { registerHooks } from 'node:module';
  registerHooks({ load(url, context, next) { if (/opentelemetry/.test(url)) console.log('loaded ' + url); return next(url, context); } });`;
/** Makes the program say which of the libraries it loads. */
const tellsLoaded = { NODE_OPTIONS: `--import=data:text/javascript,${encodeURIComponent(hook)}` };
const loaded = /^loaded \S+opentelemetry\/(?:sdk-trace|exporter|resources)/m;

test('a chat message is one trace, from the request over tool, turn and commit to publishing, consumers and what followed', async (t) => {
  const receiver = await startReceiver(t);
  const env = { ...tellsLoaded, OTEL_EXPORTER_OTLP_ENDPOINT: receiver.endpoint };
  const server = await startServer(t, { dataDir: await dataDirectory(t), port: await freePort(), env });
  const user = await signUp(server.url);
  const given = '00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01';
  const say = (message: string, headers: Record<string, string> = {}) =>
    fetch(`${server.url}/api/${user.id}/chat`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', authorization: `Bearer ${user.token}`, ...headers },
      body: JSON.stringify({ message, timezone: 'UTC' }),
    });
  await say('Add a task "canary rent" every month due tomorrow 9:00');
  await say('mark task 1 as done', { traceparent: given });

  const trace = () => receiver.spans.filter(({ traceId }) => traceId === given.split('-')[1]);
  const attribute = ({ attributes }: ReceivedSpan, name: string) =>
    attributes.find(({ key }) => key === name)?.value.stringValue;
  const named = (name: string, more: Record<string, string> = {}) =>
    trace().find(
      (span) => span.name === name && Object.entries(more).every(([key, is]) => attribute(span, key) === is),
    );
  const leads = (from: ReceivedSpan | undefined, names: string[]) => {
    const seen: string[] = [];
    for (let at = from; at; at = trace().find(({ spanId }) => spanId === at?.parentSpanId)) seen.push(at.name);
    assert.deepEqual(seen.slice(0, names.length), names, seen.join(' < '));
    assert.equal(seen.at(-1), 'POST /api/:user_id/chat');
  };
  await eventually(() => {
    const request = named('POST /api/:user_id/chat');
    assert.equal(request?.parentSpanId, given.split('-')[2]);
    leads(named('tool complete_task'), ['tool complete_task']);
    leads(named('take task-events', { consumer: 'audit' }), [
      'take task-events',
      'publish task-events',
      'turn task',
      'tool complete_task',
    ]);
    leads(named('take task-updates', { consumer: 'live' }), ['take task-updates', 'publish task-updates']);
    // The successor is made by a consumer, and heard of by others.
    const made = trace().filter(({ name }) => name === 'turn user');
    assert.ok(made.length > 0);
    const consumed = trace().filter(({ name }) => name === 'take task-events');
    assert.equal(consumed.filter((span) => attribute(span, 'consumer') === 'audit').length, 2);
    assert.ok(trace().filter(({ name }) => name === 'commit').length >= 2);
  });
  const line = server
    .output()
    .split('\n')
    .filter((each) => each.includes('"msg":"event taken"'))
    .map((each) => JSON.parse(each) as { trace_id?: string; request_id?: string });
  assert.ok(
    line.some(({ trace_id }) => trace_id === given.split('-')[1]),
    'lines of consumers name the trace',
  );
  assert.deepEqual([...receiver.paths], ['POST /v1/traces']);
  assert.match(server.output(), loaded);
  for (const word of ['canary', user.id, user.token]) assert.ok(!receiver.bodies.join().includes(word), word);
});

test('without the setting nothing is traced, and none of the libraries is loaded', async (t) => {
  const server = await startServer(t, {
    dataDir: await dataDirectory(t),
    port: await freePort(),
    env: tellsLoaded,
  });
  const user = await signUp(server.url);
  await callTool(server.url, user, 'add_task', { title: 'plain' });
  await inSpan('nothing', { begins: true }, async (span) =>
    assert.deepEqual([span, traceparent()], [undefined, undefined]),
  );
  assert.doesNotMatch(server.output(), loaded);
  assert.doesNotMatch(server.output(), /"trace_id"/);
});

test('what is no trace context begins a trace of its own; a failure is marked and goes on; a silent receiver holds nothing', async (t) => {
  const receiver = await startReceiver(t);
  const stop = await openTracing({ endpoint: receiver.endpoint, resource: { 'service.name': 'test' } });
  const lines: string[] = [];
  const log = openLog('info', { write: (text) => void lines.push(text) });
  for (const parent of [
    '',
    'x',
    `00-${'0'.repeat(32)}-${'1'.repeat(16)}-01`,
    `01-${'a'.repeat(32)}-${'1'.repeat(16)}-01`,
  ]) {
    assert.ok(!isTraceparent(parent));
    await inSpan('root', { parent, begins: true }, async () => assert.ok(isTraceparent(traceparent())));
  }
  await assert.rejects(
    inSpan('outer', { begins: true }, () =>
      inSpan('inner', {}, async () => {
        log.info('inside');
        assert.equal((JSON.parse(lines[0]!) as { trace_id: string }).trace_id, traceId());
        throw new Error('no');
      }),
    ),
    /no/,
  );
  await inSpan('lone', {}, async (span) => assert.equal(span, undefined));
  await stop();
  const names = receiver.spans.map(({ name }) => name);
  assert.deepEqual(names.toSorted(), ['inner', 'outer', 'root', 'root', 'root', 'root']);
  assert.equal(new Set(receiver.spans.map((span) => span.traceId)).size, 5);
  for (const span of receiver.spans) assert.equal(span.status?.code === 2, span.name !== 'root');
});
