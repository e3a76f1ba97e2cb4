import assert from 'node:assert/strict';
import test from 'node:test';
import { unreadable } from '../../src/agent/wire/calls.ts';
import { chunk, event, type Reply } from '../support/wire.ts';
import { askWire, drafted, nameOf, ways } from '../support/wire-model.ts';

/** Servers that stream badly, and servers that answer in another way than they were asked. */

const chat = { api: 'chat', stream: true } as const;
const responses = { api: 'responses', stream: true } as const;
const milk = { title: 'Milk' };
const calling = (more: object) => chunk({ tool_calls: [more] });
const named = (more: object = {}) => ({ function: { name: 'add_task', arguments: '{"title":"Milk"}' }, ...more });
const whole = (message: object) => ({ id: 'x', choices: [{ index: 0, message, finish_reason: 'stop' }] });
const stream = (...body: string[]): Reply => ({ body });

test('chat: text is heard as it is written', async (t) => {
  const { text, drafts } = await askWire(t, chat, [{ text: 'One two three.' }]);
  assert.equal(text, 'One two three.');
  assert.deepEqual(drafts, [{ begins: true }, { text: 'One ' }, { text: 'two ' }, { text: 'three.' }]);
});

for (const [what, reply, said, called] of [
  ['no last chunk', stream(chunk({ content: 'Hello.' })), 'Hello.', []],
  ['no usage and no finish reason', stream(chunk({ content: 'Hello.' }), event('[DONE]')), 'Hello.', []],
  ['the whole answer in one chunk', stream(event(whole({ content: 'Hello.' }))), 'Hello.', []],
  [
    'the whole answer again at the end',
    stream(chunk({ content: 'Hel' }), chunk({ content: 'lo.' }), event(whole({ content: 'Hello.' }))),
    'Hello.',
    [],
  ],
  [
    'lines that end in CRLF, without a space after data',
    stream(chunk({ content: 'Hello.' }).replace('data: ', 'data:').replaceAll('\n', '\r\n')),
    'Hello.',
    [],
  ],
  [
    'pieces that break anywhere',
    stream(...(chunk({ content: 'Hé' }) + chunk({ content: 'llo.' })).match(/[\s\S]{1,7}/g)!),
    'Héllo.',
    [],
  ],
  [
    'comments and other events',
    stream(': ping\n\n', 'event: x\nid: 1\n\n', chunk({ content: 'Hello.' })),
    'Hello.',
    [],
  ],
  [
    'lines of JSON',
    stream(
      `${JSON.stringify({ message: { content: 'Hel' }, done: false })}\n`,
      `${JSON.stringify({ message: { content: 'lo.' }, done: true })}\n`,
    ),
    'Hello.',
    [],
  ],
  [
    'calls that are all number 0',
    stream(
      calling(named({ index: 0, id: 'a' })),
      calling(named({ index: 0, id: 'b', function: { name: 'complete_task', arguments: '{"task_id":1}' } })),
    ),
    '',
    [
      ['add_task', milk],
      ['complete_task', { task_id: 1 }],
    ],
  ],
  [
    'calls without number and id',
    stream(calling(named()), calling({ function: { name: 'list_tasks', arguments: '{}' } })),
    '',
    [
      ['add_task', milk],
      ['list_tasks', {}],
    ],
  ],
  [
    'id and name in each fragment',
    stream(
      ...['{"title"', ':"Milk"}'].map((part) =>
        calling({ index: 0, id: 'a', function: { name: 'add_task', arguments: part } }),
      ),
    ),
    '',
    [['add_task', milk]],
  ],
  [
    'fragments without number',
    stream(
      calling({ id: 'a', function: { name: 'add_task', arguments: '' } }),
      calling({ function: { arguments: '{"title":' } }),
      calling({ function: { arguments: '"Milk"}' } }),
    ),
    '',
    [['add_task', milk]],
  ],
  [
    'an empty object before the arguments',
    stream(
      calling({ index: 0, id: 'a', function: { name: 'add_task', arguments: '{}' } }),
      calling({ index: 0, function: { arguments: '{"title":"Milk"}' } }),
    ),
    '',
    [['add_task', milk]],
  ],
  [
    'arguments as a value',
    stream(calling({ index: 0, function: { name: 'add_task', arguments: milk } })),
    '',
    [['add_task', milk]],
  ],
  [
    'the old form of a call',
    stream(
      chunk({ function_call: { name: 'add_task', arguments: '{"title":' } }),
      chunk({ function_call: { arguments: '"Milk"}' } }),
    ),
    '',
    [['add_task', milk]],
  ],
  [
    'arguments that stop',
    stream(calling({ index: 0, id: 'a', function: { name: 'add_task', arguments: '{"title":"Mi' } })),
    '',
    [['add_task', { [unreadable]: '{"title":"Mi' }]],
  ],
  [
    'other choices beside',
    stream(
      event({
        choices: [
          { index: 1, delta: { content: 'No.' } },
          { index: 0, delta: { content: 'Hello.' } },
        ],
      }),
    ),
    'Hello.',
    [],
  ],
  [
    'thoughts in a field of their own',
    stream(chunk({ reasoning_content: 'hm' }), chunk({ reasoning: 'hm' }), chunk({ content: 'Hello.' })),
    'Hello.',
    [],
  ],
] as [string, Reply, string, unknown[]][])
  test(`chat, streamed: ${what}`, async (t) => {
    const { text, calls } = await askWire(t, chat, [reply]);
    assert.deepEqual([text, calls], [said, called]);
  });

const item = { type: 'message', content: [{ type: 'output_text', text: 'Hello.' }] };
const called = { type: 'function_call', call_id: 'a', name: 'add_task', arguments: '{"title":"Milk"}' };
const done = (...output: object[]) => event({ type: 'response.completed', response: { status: 'completed', output } });

for (const [what, reply, said, calls] of [
  ['nothing but the last event', stream(done(item, called)), 'Hello.', [['add_task', milk]]],
  [
    'a last event without output',
    stream(event({ type: 'response.output_text.delta', delta: 'Hello.' }), done()),
    'Hello.',
    [],
  ],
  [
    'no last event',
    stream(
      event({ type: 'response.output_text.delta', delta: 'Hello.' }),
      event({ type: 'response.output_item.done', output_index: 1, item: called }),
    ),
    'Hello.',
    [['add_task', milk]],
  ],
  [
    'text twice, in pieces and whole',
    stream(event({ type: 'response.output_text.delta', delta: 'Hello.' }), done(item)),
    'Hello.',
    [],
  ],
  [
    'events by name only',
    stream(`event: response.output_text.delta\n${event({ type: 'response.output_text.delta', delta: 'Hello.' })}`),
    'Hello.',
    [],
  ],
  [
    'arguments in pieces, without the whole',
    stream(
      event({ type: 'response.output_item.added', output_index: 0, item: { ...called, arguments: '' } }),
      event({ type: 'response.function_call_arguments.delta', output_index: 0, delta: '{"title":' }),
      event({ type: 'response.function_call_arguments.delta', output_index: 0, delta: '"Milk"}' }),
    ),
    '',
    [['add_task', milk]],
  ],
  [
    'thoughts as events',
    stream(
      event({ type: 'response.reasoning_text.delta', delta: 'hm' }),
      done({ type: 'reasoning', content: [] }, item),
    ),
    'Hello.',
    [],
  ],
] as [string, Reply, string, unknown[]][])
  test(`responses, streamed: ${what}`, async (t) => {
    const { text, calls: made } = await askWire(t, responses, [reply]);
    assert.deepEqual([text, made], [said, calls]);
  });

for (const way of ways) {
  const on = nameOf(way);
  const body = way.api === 'chat' ? whole({ content: 'Hello.' }) : { status: 'completed', output: [item] };
  const pieces = way.api === 'chat' ? [chunk({ content: 'Hello.' }), event('[DONE]')] : [done(item)];

  test(`${on}: a server that answers whole, or streams, whatever was asked for and under any type`, async (t) => {
    for (const reply of [
      { body },
      stream(...pieces),
      { body, headers: { 'content-type': 'text/plain' } },
      { body: pieces.join(''), headers: { 'content-type': 'application/json' } },
    ])
      assert.equal((await askWire(t, way, [reply])).text, 'Hello.');
  });

  test(`${on}: an error in the middle, and an answer that breaks off, are asked for again; what was heard counts no more`, async (t) => {
    const begun =
      way.api === 'chat' ? chunk({ content: 'Half' }) : event({ type: 'response.output_text.delta', delta: 'Half' });
    const fails =
      way.api === 'chat'
        ? event({ error: { message: 'overloaded', code: 503 } })
        : event({ type: 'response.failed', response: { status: 'failed', error: { code: 'server_error' } } });
    for (const reply of [stream(begun, fails), { body: [begun], ends: 'cut' } as Reply]) {
      const { text, drafts, asked } = await askWire(t, way, [reply, { text: 'Whole.' }], { maxRetries: 1 });
      assert.deepEqual([text, asked.length], ['Whole.', 2]);
      if (way.stream) assert.equal(drafted(drafts), 'Whole.');
      await assert.rejects(askWire(t, way, [reply]), ({ kind }) => kind === 'broken' || kind === 'outage');
    }
  });

  test(`${on}: an answer that stops for ever ends with its time`, async (t) => {
    const begun =
      way.api === 'chat' ? chunk({ content: 'Half' }) : event({ type: 'response.output_text.delta', delta: 'Half' });
    await assert.rejects(askWire(t, way, [{ body: [begun], ends: 'hang' }], { timeoutMs: 200, maxRetries: 5 }), {
      kind: 'timeout',
    });
  });

  test(`${on}: a turn that ends takes its request along`, async (t) => {
    const signal = AbortSignal.timeout(100);
    await assert.rejects(askWire(t, way, [{ body: [': wait\n\n'], ends: 'hang' }], { signal, maxRetries: 5 }), {
      name: 'TimeoutError',
    });
  });

  test(`${on}: an answer without end is cut`, async (t) => {
    const long = event({ ...body, filler: 'x'.repeat(5 * 1024 * 1024) });
    await assert.rejects(askWire(t, way, [{ body: [long] }]), { kind: 'broken' });
  });
}

test('a server that does not stream is asked again for the whole', async (t) => {
  for (const way of [chat, responses]) {
    const { text, asked } = await askWire(t, way, [
      { status: 400, body: { error: { message: 'stream is not supported with tools' } } },
      { text: 'Hello.' },
    ]);
    assert.equal(text, 'Hello.');
    assert.deepEqual(
      asked.map((one) => one.body.stream),
      [true, undefined],
    );
  }
});
