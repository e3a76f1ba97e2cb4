import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { matching } from '../../src/agent/offline/plan/titles.ts';
import { understand } from '../../src/agent/offline/read/understand.ts';
import { summarize } from '../../src/agent/say/calls.ts';
import { tasksOf } from '../../src/agent/say/results.ts';
import { cpuMsOf } from '../support/cpu-time.ts';
import { checkCall, seeded, when } from '../support/offline-fake.ts';
import { finished } from '../support/steps.ts';

/** Texts made of the words the model listens to, so that rules meet in every order. */
const vocabulary =
  `add create remember show list what's done finish complete mark delete remove cancel change rename move reschedule postpone
  set tag untag remind me repeat make it that one the second last all every my tasks task 3 #3 1, 2 and 5 to as is not "buy milk" milk mom
  meeting morning today tomorrow friday 5pm at by every week monthly high priority urgent p1 #home with tagged due date before 30 minutes
  then , . ? ! ; : - yes no undo except both them description reminder of for from on overdue completed pending`
    .split(/\s+/)
    .filter(Boolean);
const spoken = fc
  .array(fc.constantFrom(...vocabulary), { minLength: 1, maxLength: 14 })
  .map((words) => words.join(' '));
const anything = fc.oneof(spoken, fc.string({ maxLength: 60 }), fc.string({ unit: 'binary', maxLength: 60 }));
const deleting =
  /delete|remove|cancel|erase|discard|trash|get rid of|eliminate|\bbin\b|clear|wipe|drop|scrap|dump|throw|empty|purge|kill|forget|take/i;

test('no text throws, and every call names a tool of the contract with legal arguments', () => {
  fc.assert(
    fc.property(anything, (text) => {
      const chat = seeded();
      const reply = chat.say(text);
      assert.notEqual(reply.trim(), '');
      for (const call of chat.rounds.flat()) {
        checkCall(call);
        const fields = Object.keys(call.arguments).length;
        assert.ok(call.name !== 'update_task' || fields > 1, 'an update without a change');
      }
    }),
    { numRuns: 1500 },
  );
});

test('nothing is deleted by a text without a word of deleting', () => {
  fc.assert(
    fc.property(anything, (text) => {
      fc.pre(!deleting.test(text));
      const chat = seeded();
      chat.say(text);
      assert.ok(chat.rounds.flat().every(({ name }) => name !== 'delete_task'));
    }),
    { numRuns: 1500 },
  );
});

test('all deletions of a turn are in one response, and no turn takes more than ten', () => {
  fc.assert(
    fc.property(fc.array(spoken, { minLength: 1, maxLength: 5 }), (lines) => {
      const chat = seeded();
      chat.say(lines.join('. '));
      assert.ok(chat.rounds.length <= 10);
      assert.ok(chat.rounds.filter((round) => round.some(({ name }) => name === 'delete_task')).length <= 1);
    }),
    { numRuns: 500 },
  );
});

test('a conversation of any texts goes on', () => {
  fc.assert(
    fc.property(fc.array(anything, { maxLength: 6 }), (messages) => {
      const chat = seeded();
      for (const message of messages) chat.say(message);
    }),
    { numRuns: 200 },
  );
});

test('the same text, moment and zone give the same intents', () => {
  fc.assert(
    fc.property(anything, (text) =>
      assert.deepEqual(finished(understand(text, { when })), finished(understand(text, { when }))),
    ),
  );
});

test('a quoted title is added verbatim', () => {
  const title = fc
    .string({ minLength: 1, maxLength: 100 })
    .filter((text) => /^[^"\n\r]*$/.test(text) && /\p{L}/u.test(text));
  fc.assert(
    fc.property(title, (text) => {
      const [intent] = finished(understand(`add a task "${text}"`, { when }));
      assert.deepEqual(intent, { do: 'add', task: { title: text.trim() } });
    }),
  );
});

test('10,000 characters become one task whose title is cut at a word and goes on in the description', () => {
  const [intent] = finished(understand(`add ${'lorem ipsum '.repeat(833)}`, { when }));
  assert.ok(intent?.do === 'add' && intent.cut);
  assert.ok([...intent.task.title].length <= 200);
  assert.match(intent.task.title, / (?:lorem|ipsum)$/);
  assert.equal([...(intent.task.description ?? '')].length, 1000);
  const [emoji] = finished(understand(`add ${'🎉'.repeat(4000)}`, { when }));
  assert.ok(emoji?.do === 'add' && [...emoji.task.title].length === 200);
});

test('10,000 characters of anything are read within a second', () => {
  for (const part of [
    'a',
    ' ',
    'change ',
    'every ',
    '5 minutes before ',
    '"a" ',
    "'a ",
    'add milk and ',
    'monday at 5 ',
    '((',
    '#a ',
    'the ',
  ]) {
    const ms = cpuMsOf(() => finished(understand(part.repeat(Math.floor(10_000 / part.length)), { when })));
    assert.ok(ms < 1000, part);
  }
});

test('an exact title beats one that contains it, open beats completed', () => {
  const tasks = [
    { id: 1, title: 'Buy milk and honey', completed: false },
    { id: 2, title: 'buy MILK!', completed: true },
    { id: 3, title: 'Buy milk', completed: false },
  ];
  const ids = (words: string) => finished(matching(tasks, words)).map(({ id }) => id);
  assert.deepEqual(ids('buy milk'), [3]);
  assert.deepEqual(ids('milk'), [1, 3]);
  assert.deepEqual(ids('honey'), [1]);
  assert.deepEqual(ids('milkshake'), []);
});

test('results alone make sentences that claim nothing more', () => {
  const ok = {
    name: 'add_task',
    arguments: {},
    result: { task_id: 4, status: 'created', title: 'Buy milk' },
    status: 'ok' as const,
  };
  const refused = { code: 'not_found', message: 'You have no task 9.' };
  const failed = {
    name: 'delete_task',
    arguments: { task_id: 9 },
    result: { error: refused },
    status: 'error' as const,
  };
  assert.equal(summarize([], when), '');
  assert.equal(summarize([ok, failed], when), `Added "Buy milk" (#4).\nI couldn't delete task #9: You have no task 9.`);
  const bare = { name: 'list_tasks', arguments: {}, result: [{ id: 1, title: 'A' }], status: 'ok' as const };
  assert.equal(tasksOf(bare).length, 1);
  assert.equal(summarize([bare], when), 'You have 1 task:\n#1 A');
});
