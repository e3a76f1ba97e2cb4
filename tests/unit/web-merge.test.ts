import assert from 'node:assert/strict';
import { test } from 'node:test';
import { merged, withoutSent } from '../../src/web/chat/protocol/merge.ts';
import type { Item } from '../../src/web/chat/protocol/wire.ts';

const every = { thread_id: '1', created_at: '2026-11-29T10:00:00Z' };
const user = (id: string, text = id): Item => ({
  ...every,
  id,
  type: 'user_message',
  content: [{ type: 'input_text', text }],
});
const answer = (id: string, text = id): Item => ({
  ...every,
  id,
  type: 'assistant_message',
  content: [{ type: 'output_text', text, annotations: [] }],
});
const ids = (items: readonly Item[] | undefined) => items?.map(({ id }) => id).join(' ');

test('what the server has is right: added, changed and removed ones; older ones stay', () => {
  const here = [user('1'), answer('2'), user('3'), answer('4')];
  const now = [answer('2'), user('3', 'other'), answer('5')];
  const items = merged(here, now);
  assert.equal(ids(items), '1 2 3 5');
  assert.equal(items?.[1], here[1], 'what did not change is the same object');
  assert.deepEqual(items?.[2], now[1]);
});

test('a thread that is read for the first time, and one that was emptied', () => {
  assert.equal(ids(merged([], [user('1')])), '1');
  assert.equal(merged([user('1')], []), undefined);
});

test('nothing of what is here was read: there may be a hole', () => {
  assert.equal(merged([user('1')], [user('9')]), undefined);
});

test('a part of an answer that the server does not have stays; what it has takes its place', () => {
  const here = [user('1'), answer('2', 'half of')];
  assert.equal(ids(merged(here, [user('1')])), '1 2');
  assert.equal(ids(merged(here, [user('1'), answer('3', 'half of it')])), '1 3');
  assert.equal(ids(merged(here, [user('1'), answer('3'), user('4')])), '1 3 4', 'not below a later message');
});

test('the field loses what was sent, and nothing that was typed since', () => {
  assert.equal(withoutSent('add milk', 'add milk'), '');
  assert.equal(withoutSent('add milk and bread', 'add milk'), 'and bread');
  assert.equal(withoutSent('something else', 'add milk'), 'something else');
});
