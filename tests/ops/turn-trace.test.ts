import assert from 'node:assert/strict';
import { test } from 'node:test';
import { Document } from '../../src/actors/turn.ts';
import type { Json, StateOperation } from '../../src/dapr/port.ts';
import { openTracing } from '../../src/tracing/open.ts';
import { inSpan } from '../../src/tracing/spans.ts';
import { startReceiver } from './receiver.ts';

test('a document holds the trace of the turn that wrote it, and none of an earlier one', async (t) => {
  const { endpoint } = await startReceiver(t);
  const stop = await openTracing({ endpoint, resource: { 'service.name': 'test' } });
  let stored: Json | undefined;
  const context = {
    type: 'task',
    id: 'a.1',
    state: {
      get: async () => stored,
      commit: async ([operation]: StateOperation[]) => {
        stored = (operation as { value: Json }).value;
      },
    },
    reminders: { register: async () => {}, delete: async () => {} },
  };
  const document = new Document<{ rev: number; trace?: string }>(context);
  const turn = () => document.turn((doc) => ({ next: { ...doc, rev: (doc?.rev ?? 0) + 1 }, value: null }));
  const traces: (string | undefined)[] = [];
  for (let n = 0; n < 2; n++) {
    await inSpan('request', { begins: true }, turn);
    traces.push((stored as { trace?: string }).trace);
  }
  await turn();
  assert.deepEqual(stored, { rev: 3 });
  assert.match(traces[0] ?? '', /^00-/);
  assert.notEqual(traces[0]?.slice(3, 35), traces[1]?.slice(3, 35));
  await stop();
});
