import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Intent } from '../../src/agent/offline/intents.ts';
import { readFilter } from '../../src/agent/offline/read/filters.ts';
import { readQuickAdd } from '../../src/agent/offline/read/quick-add.ts';
import { understand } from '../../src/agent/offline/read/understand.ts';
import { noDates, resolveDates } from '../../src/domain/task-dates.ts';
import type { TaskDates } from '../../src/domain/task-doc.ts';
import { findPeriod } from '../../src/language/date-phrases.ts';
import { dueInstant, wallOf } from '../../src/language/dates.ts';
import { momentTables, periodTables, reminderTables, ruleTables } from '../../src/language/recurrence/all-forms.ts';

/** What one door understands, all do: a message, quick add, the arguments of the tools, a filter, a reminder. Each form's example goes through each of them. */

/** Tuesday, 10 March 2026, 10:00. */
const when = { now: new Date('2026-03-10T09:00:00Z'), zone: 'Europe/Berlin', locale: 'en-US' };

function wall(due: string): string {
  const { date, time } = wallOf(due, when.zone);
  return time ? `${date} ${time.toString({ smallestUnit: 'minute' })}` : date.toString();
}

function only(message: string): Intent {
  const steps = understand(message, { when });
  for (let step = steps.next(); ; step = steps.next())
    if (step.done) {
      assert.equal(step.value.length, 1, `${message}: ${JSON.stringify(step.value)}`);
      return step.value[0]!;
    }
}

type Input = Parameters<typeof resolveDates>[1];
const resolved = ({ due_date, recurrence, reminders }: Input): TaskDates =>
  resolveDates(
    noDates,
    { ...(due_date && { due_date }), ...(recurrence && { recurrence }), ...(reminders && { reminders }) } as Input,
    when,
    '1.1',
  );

/** The task that a message or a line of quick add makes. */
function added(text: string): TaskDates {
  const intent = only(`add ${text}`);
  if (intent.do !== 'add') throw new Error(`${text}: ${JSON.stringify(intent)}`);
  assert.equal(intent.task.title, 'Water the plants', text);
  const { task } = readQuickAdd(text, when);
  assert.deepEqual(task, intent.task, text);
  return resolved(task);
}

function changed(message: string): Input {
  const intent = only(message);
  if (intent.do !== 'update') throw new Error(`${message}: ${JSON.stringify(intent)}`);
  return intent.change;
}

/** Behind "by", which some phrases bring with them. */
const led = (phrase: string) => (/^(?:in|at|by|on|between) /.test(phrase) ? phrase : `by ${phrase}`);

for (const [heading, forms] of momentTables)
  test(`${heading}: a message, a change, quick add, the due date, a reminder and a filter read the same`, () => {
    for (const { example } of forms) {
      const [phrase, says] = example;
      if (says === 'no such time') continue;
      assert.equal(wall(added(`water the plants ${led(phrase)}`).due_date!), says, phrase);
      assert.equal(wall(resolved({ due_date: phrase }).due_date!), says, `due_date: ${phrase}`);
      assert.equal(
        wall(resolved(changed(`move task 1 to ${phrase.replace(/^by /, '')}`)).due_date!),
        says,
        `move: ${phrase}`,
      );
      const [reminder] = resolved({ due_date: '2030-01-01', reminders: [phrase] }).reminders!;
      const clock = says.slice(11) || '09:00';
      if (/^P/.test(reminder!)) continue;
      const atTime = /^\d{4}-/.test(says) && wall(dueInstant(reminder!, when.zone).toISOString());
      // A time alone is on the day the task is due.
      assert.ok(
        atTime === `${says.slice(0, 10)} ${clock}` ||
          atTime === `2030-01-01 ${clock}` ||
          atTime === `2030-01-02 ${clock}`,
        `reminder: ${phrase}: ${atTime}`,
      );
    }
  });

for (const [heading, forms] of momentTables)
  test(`${heading}: a filter reads the day, or the days of what names more than one`, () => {
    for (const { example } of forms) {
      const [phrase, says] = example;
      if (says === 'no such time') continue;
      const filter = readFilter(`bills due ${phrase}`, when);
      const text = `${phrase}: ${JSON.stringify(filter)}`;
      assert.equal(filter.search, 'bills', text);
      const day = says.slice(0, 10);
      if (filter.due === 'today' || filter.due === 'tomorrow')
        assert.equal(day, filter.due === 'today' ? '2026-03-10' : '2026-03-11', text);
      else if (filter.due === 'week') assert.ok(day >= '2026-03-10' && day < '2026-03-17', text);
      else if (phrase.startsWith('by ')) assert.ok(filter.due_before! >= day, text);
      else if (findPeriod(phrase, when)) assert.ok(filter.due_after! < filter.due_before!, text);
      else assert.ok(filter.due_after!.slice(0, 10) <= day && day < filter.due_before!, text);
    }
  });

for (const [heading, forms] of periodTables)
  test(`${heading}: a filter asks for all of their days`, () => {
    for (const { example } of forms) {
      const [phrase, days] = example;
      const { due_after, due_before, search } = readFilter(`show bills ${phrase}`, when);
      const last = new Date(Date.parse(due_before!) - 86_400_000).toISOString().slice(0, 10);
      assert.deepEqual([`${due_after} to ${last}`, search], [days, 'bills'], phrase);
    }
  });

test('a day of a week is a day, and a word before a period makes a bound of it', () => {
  const bounds = (text: string) => {
    const { due_after, due_before } = readFilter(`bills ${text}`, when);
    return [due_after, due_before];
  };
  assert.deepEqual(bounds('due on monday of next week'), ['2026-03-16', '2026-03-17']);
  assert.deepEqual(bounds('due the first friday of next month'), ['2026-04-03', '2026-04-04']);
  assert.deepEqual(bounds('due before next month'), [undefined, '2026-04-01']);
  assert.deepEqual(bounds('that is due before friday'), [undefined, '2026-03-13']);
  assert.equal(readFilter('what is due this week', when).due, 'week');
  assert.deepEqual(bounds('due after june 2027'), ['2027-07-01', undefined]);
  assert.deepEqual(bounds('until next week'), [undefined, '2026-03-23']);
});

for (const [heading, forms] of ruleTables)
  test(`${heading}: a message, a change, quick add and the recurrence read the same`, () => {
    for (const { example } of forms) {
      const [phrase, rule] = example;
      const task = added(`water the plants ${phrase}`);
      const argument = resolved({ recurrence: phrase });
      assert.equal(task.recurrence?.rule, rule, phrase);
      assert.deepEqual(argument, task, `recurrence: ${phrase}`);
      assert.deepEqual(resolved({ recurrence: { rule: phrase } }).recurrence, task.recurrence, phrase);
      const change = resolved({ due_date: '2026-03-10', ...changed(`make task 1 repeat ${phrase}`) });
      assert.deepEqual(change.recurrence, task.recurrence, `change: ${phrase}`);
    }
  });

for (const [heading, forms] of reminderTables)
  test(`${heading}: a message, a change, quick add and the reminders read the same`, () => {
    for (const { example } of forms) {
      const [phrase, says] = example;
      if (!/before/.test(phrase)) continue;
      const said = phrase.replace(/^remind me /, '');
      const reminders = [says];
      assert.deepEqual(resolved({ due_date: '2026-03-13', reminders: [said] }).reminders, reminders, phrase);
      assert.deepEqual(added(`water the plants on friday, remind me ${said}`).reminders, reminders, phrase);
      assert.deepEqual(changed(`remind me ${said}`).reminders, reminders, phrase);
    }
  });
