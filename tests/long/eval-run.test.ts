import assert from 'node:assert/strict';
import { test } from 'node:test';
import { summaryOf } from '../eval/report.ts';
import { allCases, type Case, measureScripted } from '../eval/scripted/measure.ts';
import { sample } from '../eval/scripted/oracle.ts';
import { conversationsOf, heldTable, openTable } from '../eval/table.ts';

const core = conversationsOf(openTable).filter((conversation) => conversation.core);
const plain: Case = { category: 'plain', api: 'chat', stream: false, form: { name: 'plain' }, conversations: core };

test('a model that knows the table makes every turn right; one that adds a word to each title or takes another task is found', async () => {
  const right = await measureScripted([plain]);
  assert.deepEqual(
    right.filter(({ faults }) => faults.length > 0),
    [],
  );
  assert.equal(right.length, 40);

  const careless: Case = {
    ...plain,
    category: 'careless',
    form: {
      name: 'careless',
      says: ({ calls, ...says }) => ({
        ...says,
        calls: calls.map(({ name, arguments: args }) => ({
          name,
          arguments: name === 'add_task' ? { ...args, title: `${args.title} soon` } : args,
        })),
      }),
    },
  };
  const mistaken: Case = {
    ...plain,
    category: 'mistaken',
    form: {
      name: 'mistaken',
      says: ({ calls, ...says }) => ({
        ...says,
        calls: calls.map(({ name, arguments: { task_id, ...args } }) => ({
          name,
          arguments: task_id === undefined ? args : { ...args, task_id: task_id === 1 ? 2 : 1 },
        })),
      }),
    },
  };
  const results = await measureScripted([careless, mistaken]);
  const isAdd = (conversation: string, turn: number) =>
    core.find(({ name }) => name === conversation)!.turns[turn - 1]!.adds !== undefined;
  for (const { category, conversation, turn, faults, say } of results) {
    if (category === 'careless') assert.equal(faults.length > 0, isAdd(conversation, turn), say);
    if (category === 'careless' && faults.length > 0) assert.match(faults.join(), /title is ".* soon", should be/);
  }
  const { categories } = summaryOf('scripted', results, []);
  assert.ok(categories.mistaken!.open.passed < 25, JSON.stringify(categories.mistaken));
});

test('every odd form is measured on its APIs, and patterns of the table have a text that fits', () => {
  const names = allCases().map(({ category }) => category);
  assert.ok(names.length >= 40);
  assert.equal(new Set(names).size, names.length);
  const turns = [...conversationsOf(openTable), ...conversationsOf(heldTable)].flatMap(({ turns }) => turns);
  const effects = turns.flatMap((turn) => [turn, ...(turn.either ?? [])]);
  const patterns = [
    ...turns.flatMap(({ names: words = [] }) => words),
    ...effects.flatMap(({ adds = [], changes = {} }) =>
      [...adds, ...Object.values(changes)].flatMap(({ title, description }) => [title, description]),
    ),
  ].filter((each) => each instanceof RegExp);
  assert.ok(patterns.length > 5);
  for (const pattern of patterns) assert.match(sample(pattern), pattern);
});
