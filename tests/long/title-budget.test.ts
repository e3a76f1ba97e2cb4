import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { AgentInputItem } from '@openai/agents';
import fc from 'fast-check';
import { answerInSteps } from '../../src/agent/offline/model.ts';
import { fragments } from '../support/hostile-texts.ts';
import { loopShare } from '../support/loop-share.ts';
import { when } from '../support/offline-fake.ts';

/** Whatever a message names and whatever the titles and tags are that it is held against: no step of the turn holds the event loop. */

interface Listed {
  id: number;
  title: string;
  tags: string[];
  completed: boolean;
}

/** As long as the schemas let them be, and as many as a list shows. */
const listOf = (title: string, tag = 'home'): Listed[] =>
  Array.from({ length: 200 }, (_, index) => ({
    id: index + 1,
    title: `${title}`.slice(0, 200),
    tags: Array.from({ length: 20 }, (_, at) => `${at}${tag}`.slice(0, 50)),
    completed: false,
  }));

/** What a turn makes of the results of its calls: every list shows all tasks, whatever it was asked for. */
const resultOf = (name: string, tasks: Listed[]) =>
  name === 'list_tasks' ? { tasks, total: tasks.length } : { task_id: 1, status: 'updated', title: tasks[0]?.title };

/** Characters of all results that a turn is given (docs/specs/fair-use.md), and what the tools say then. */
const roomOfTurn = 4 * 1024 * 1024;
const tooMuch = '{"error":{"code":"limit","message":"too large together"}}';

/** The whole turn, each step of it asserted. The steps are run anew where one was too long, so that only a step that is so every time counts. */
function assertShortTurn(message: string, tasks: Listed[]): void {
  const input: AgentInputItem[] = [{ type: 'message', role: 'user', content: message }];
  let room = roomOfTurn;
  for (let round = 0; round < 12; round += 1) {
    const calls = answered(input, message).filter((item) => item.type === 'function_call');
    if (calls.length === 0) return;
    for (const call of calls) {
      const result = JSON.stringify(resultOf(call.name, tasks));
      room -= result.length;
      const output = { type: 'text', text: room < 0 ? tooMuch : result } as const;
      input.push(call, {
        type: 'function_call_result',
        callId: call.callId,
        name: call.name,
        status: 'completed',
        output,
      });
    }
  }
}

function answered(input: AgentInputItem[], message: string) {
  let steps = answerInSteps(input, when);
  for (let at = 0; ; at += 1) {
    let step = undefined as ReturnType<typeof steps.next> | undefined;
    const share = loopShare(
      () => {
        step = steps.next();
      },
      () => {
        steps = answerInSteps(input, when);
        for (let skipped = 0; skipped < at; skipped += 1) steps.next();
      },
    );
    assert.ok(share <= 1, `step ${at} takes ${share.toFixed(1)} times the plain work: ${message.slice(0, 80)}`);
    if (step?.done) return step.value;
  }
}

const commands = [
  (words: string) => `complete ${words}`,
  (words: string) => `delete the ${words} task`,
  (words: string) => `rename ${words} to something else`,
  (words: string) => `mark ${words} as urgent`,
  (words: string) => `delete all tasks except ${words}`,
  (words: string) => `complete all ${words} tasks`,
  (words: string) => `show ${words}`,
];
/** A message of many commands. */
const messageOf = (words: (at: number) => string, count = 28) =>
  Array.from({ length: count }, (_, at) => commands[at % commands.length]!(words(at)).slice(0, 95)).join('\n');
const unknownWords = (at: number) =>
  Array.from({ length: 30 }, (_, n) => (1000 + at * 30 + n).toString(36)).join(at % 2 ? ', ' : ' ');

for (const [what, title, tag, count] of [
  ['many words', Array.from({ length: 60 }, (_, n) => (90_000 + n).toString(36)).join(' '), undefined, 28],
  ['one word', 'a'.repeat(200), 'a'.repeat(50), 28],
  ['letters that stand for whole sentences', '\ufdfa'.repeat(200), '\ufdfa'.repeat(50), 3],
  ['letters that stand for long words', '\u3316'.repeat(200), '\u3316'.repeat(50), 14],
  ['accents', 'e\u0301'.repeat(100), 'e\u0301'.repeat(25), 28],
] as const)
  test(`${count} commands that name unknown tasks, among 200 titles of ${what}`, () => {
    assertShortTurn(messageOf(unknownWords, count), listOf(title, tag));
    assertShortTurn(
      messageOf((at) => title.slice(at % 7, 90), count),
      listOf(title, tag),
    );
  });

test('any commands, words, titles and tags', () => {
  const text = fc
    .tuple(fc.array(fc.constantFrom(...fragments), { minLength: 1, maxLength: 4 }), fc.constantFrom(20, 95, 490))
    .map(([parts, length]) => parts.join('').repeat(length).slice(0, length));
  fc.assert(
    fc.property(text, text, text, (words, title, tag) => {
      assertShortTurn(
        messageOf((at) => (at % 3 ? words : unknownWords(at))),
        listOf(title.padEnd(200, title), tag),
      );
    }),
    { numRuns: 4, endOnFailure: true },
  );
});
