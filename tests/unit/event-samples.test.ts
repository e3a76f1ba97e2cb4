import assert from 'node:assert/strict';
import { createHash } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import { test } from 'node:test';
import { type AnyEvent, taskEventTypes, topicOf } from '../../src/domain/events.ts';
import { checkEvent } from '../../src/subscribers/delivery/check-event.ts';

const folder = new URL('../../docs/events/samples/', import.meta.url);
const files = readdirSync(folder).filter((name) => name.endsWith('.json'));
const textOf = (name: string) => readFileSync(new URL(name, folder), 'utf8');

test('every event that was ever published is still understood', () => {
  for (const name of files) {
    const event = JSON.parse(textOf(name));
    assert.deepEqual(checkEvent(topicOf(event.data as AnyEvent), event), event.data, name);
  }
});

test('there is a sample of every type', () => {
  const types = new Set(files.map((name) => JSON.parse(textOf(name)).type));
  assert.deepEqual([...types].sort(), ['reminder.due', 'task.changed', ...taskEventTypes].sort());
});

test('samples are kept as they were: a new form of an event gets a new file, and a line in samples.txt', () => {
  const kept = textOf('samples.txt')
    .split(/\r?\n/)
    .filter((line) => line !== '');
  const found = files.map((name) => {
    const hash = createHash('sha256').update(textOf(name).replaceAll('\r\n', '\n')).digest('hex');
    return `${hash} ${name}`;
  });
  assert.deepEqual(found.sort(), kept.toSorted());
});
