import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Memory, PlannedCall } from '../../src/agent/offline/intents.ts';
import { blank } from '../../src/agent/offline/memory.ts';
import { secondReading } from '../../src/agent/offline/plan/named/second-reading.ts';
import { plan } from '../../src/agent/offline/plan/plan.ts';
import { understand } from '../../src/agent/offline/read/understand.ts';
import { tasksOf } from '../../src/agent/say/results.ts';
import type { ToolCall } from '../../src/domain/schemas.ts';
import { FakeTools, when } from '../support/offline-fake.ts';
import { messageBy, randomBy, titles } from '../support/offline-messages.ts';
import { finished } from '../support/steps.ts';

const messages = Number(process.env.FUZZ_MESSAGES ?? 10_000);
const seed = Number(process.env.FUZZ_SEED ?? 1);

/** A list that stays as it is: what would be changed is noted and answered as if it had been done. */
const list = new FakeTools();
for (const title of titles) list.call({ name: 'add_task', arguments: { title } });
const tasks = tasksOf(list.call({ name: 'list_tasks', arguments: { limit: 50 } }));

function answered(call: PlannedCall): ToolCall {
  if (call.name === 'list_tasks') return list.call(call);
  const task = tasks.find(({ id }) => id === call.arguments.task_id) ?? tasks[0]!;
  return { ...call, result: { task_id: task.id, status: 'done', title: task.title }, status: 'ok' };
}

/** What a message would do when the list has been shown and task 2 was the last spoken of. */
function effectOf(text: string): { completed: number[]; deleted: number[] } {
  const memory: Memory = { ...blank, shown: tasks, spoken: [tasks[1]!], last: tasks[1]! };
  const intents = finished(understand(text, { when }));
  const calls: ToolCall[] = [];
  for (;;) {
    const next = finished(plan(intents, memory, calls, when, secondReading(text, { when }, understand)));
    if ('done' in next) break;
    calls.push(...next.calls.map(answered));
  }
  const of = (...names: string[]) =>
    calls
      .filter(({ name }) => names.includes(name))
      .map(({ arguments: args }) => args.task_id as number)
      .filter((id) => tasks.some((task) => task.id === id));
  return { completed: of('complete_task'), deleted: of('delete_task') };
}

test(`of ${messages} messages none completes or deletes a task that it does not name (seed ${seed})`, () => {
  const random = randomBy(seed);
  const unasked: string[] = [];
  let done = 0;
  for (let count = 0; count < messages; count++) {
    const { text, mayComplete, mayDelete } = messageBy(random);
    const { completed, deleted } = effectOf(text);
    done += completed.length + deleted.length;
    const wrong = [
      ...completed.filter((id) => !mayComplete.includes(id)).map((id) => `completes #${id}`),
      ...deleted.filter((id) => !mayDelete.includes(id)).map((id) => `deletes #${id}`),
    ];
    if (wrong.length > 0) unasked.push(`${JSON.stringify(text)} ${wrong.join(', ')}`);
  }
  console.log(
    `seed ${seed}: ${messages} messages, ${done} completions and deletions, ${unasked.length} messages with unasked ones`,
  );
  assert.deepEqual(unasked, []);
  // Orders are still followed: the guards do not keep the model from everything.
  assert.ok(done > messages / 10);
});
