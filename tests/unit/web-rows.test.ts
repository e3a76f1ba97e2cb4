import assert from 'node:assert/strict';
import { test } from 'node:test';
import { withoutRows } from '../../src/web/chat/protocol/rows.ts';
import type { Item } from '../../src/web/chat/protocol/wire.ts';

const list = (...keys: unknown[]): Item => ({
  id: 'w',
  thread_id: '1',
  created_at: '2026-11-30T00:00:00Z',
  type: 'widget',
  widget: { type: 'ListView', children: keys.map((key) => ({ type: 'ListViewItem', key })) },
});

const answer = 'You have 3 tasks:\n#2 Call the bank, due today\n#3 Water the plants\nand one more: #9 Read';

test('lines of an answer that are rows of the list below it are not shown again', () => {
  assert.equal(withoutRows(answer, list('2', '3')), 'You have 3 tasks:\nand one more: #9 Read');
});

test('a line whose task is not below stays, and so does an answer that is nothing else', () => {
  assert.equal(withoutRows(answer, list('2')), answer.replace('#2 Call the bank, due today\n', ''));
  assert.equal(withoutRows('#2 Call the bank', list('2')), '#2 Call the bank');
});

test('without a list of rows below, an answer is as it was said', () => {
  const card: Item = { ...list(), type: 'widget', widget: { type: 'Card', children: [{ key: '2' }] } };
  for (const below of [undefined, list(), list(null, undefined), card])
    assert.equal(withoutRows(answer, below), answer);
  const odd: Item = { ...list(), type: 'widget', widget: { type: 'ListView', children: [null, 'x', { key: 2 }] } };
  assert.equal(withoutRows('a\n#2 b', odd), 'a');
});
