import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { test } from 'node:test';
import { readQuickAdd } from '../../src/agent/offline/read/quick-add.ts';
import { findPeriod } from '../../src/language/date-phrases.ts';
import { findDueDate, resolveDueDate, wallOf } from '../../src/language/dates.ts';
import {
  momentTables,
  periodTables,
  reminderTables,
  ruleTables,
  unreadTables,
} from '../../src/language/recurrence/all-forms.ts';
import { findRecurrence, parseRecurrence } from '../../src/language/recurrence/recurrence.ts';
import { findUnread } from '../../src/language/recurrence/unread.ts';
import { findReminder, parseReminder } from '../../src/language/reminders.ts';
import { languagePage } from '../support/language-page.ts';

/** Tuesday, 10 March 2026, 10:00. */
const when = { now: new Date('2026-03-10T09:00:00Z'), zone: 'Europe/Berlin', locale: 'en-US' };

function wall(due: string): string {
  const { date, time } = wallOf(due, when.zone);
  return time ? `${date} ${time.toString({ smallestUnit: 'minute' })}` : date.toString();
}

for (const [heading, forms] of momentTables)
  test(`${heading}: every form reads its example, alone and in a sentence`, () => {
    for (const { form, example } of forms) {
      const [phrase, says] = example;
      if (says === 'no such time') {
        assert.throws(() => resolveDueDate(phrase, when), /No date can be read/);
        continue;
      }
      assert.equal(wall(resolveDueDate(phrase, when)), says, form);
      const sentence = `water the plants by ${phrase.replace(/^(?:at|by|on) /, '')}`;
      const found = findDueDate(/^(?:in|at|by|on) /.test(phrase) ? `water the plants ${phrase}` : sentence, when);
      assert.equal(found && wall(found.value.due), says, `${form}: in a sentence`);
      assert.equal(sentence.slice(0, 16), 'water the plants');
      assert.equal(
        found!.end,
        (/^(?:in|at|by|on) /.test(phrase) ? `water the plants ${phrase}` : sentence).length,
        form,
      );
    }
  });

for (const [heading, forms] of ruleTables)
  test(`${heading}: every form reads its example, alone and in a sentence`, () => {
    for (const { form, example } of forms) {
      const [phrase, rule] = example;
      assert.equal(parseRecurrence(phrase, when).rule, rule, form);
      const text = `water the plants ${phrase}`;
      const found = findRecurrence(text, when);
      assert.equal(found?.value.recurrence.rule, rule, `${form}: in a sentence`);
      assert.deepEqual([found!.start, found!.end], [17, text.length], form);
      assert.equal(findUnread(text, when), undefined, form);
    }
  });

for (const [heading, forms] of periodTables)
  test(`${heading}: every form reads its example in a sentence, and a word that leads to it`, () => {
    for (const { form, example } of forms) {
      const [phrase, days] = example;
      const text = `show the bills ${phrase}`;
      const found = findPeriod(text, when);
      assert.ok(found, form);
      const { from, until } = found.value;
      assert.deepEqual([`${from} to ${until.subtract({ days: 1 })}`, found.start, found.end], [days, 15, text.length]);
      if (!phrase.startsWith('in ')) assert.equal(findPeriod(`due before ${phrase}`, when)?.value.lead, 'before', form);
    }
  });

for (const [heading, forms] of reminderTables)
  test(`${heading}: every form reads its example, alone and in a sentence`, () => {
    const task = { ...when, due: '2026-03-13' };
    const shown = (reminder: string) => (reminder.startsWith('P') ? reminder : wall(reminder));
    for (const { form, example } of forms) {
      const [phrase, says] = example;
      if (heading !== 'In a sentence') assert.equal(shown(parseReminder(phrase, task)), says, form);
      if (heading === 'Counted from the due date' && !/before/.test(phrase)) continue;
      const text = `call mom ${heading === 'In a sentence' ? '' : 'remind me '}${phrase}`;
      const found = findReminder(text, task);
      assert.deepEqual([found && shown(found.value.reminder), found?.start, found?.end], [says, 8, text.length], form);
    }
  });

test('with a word beside it that changes it nothing of a phrase is taken, and the words are named', () => {
  for (const { form, example } of unreadTables.flat()) {
    const text = example.replace(/\[|\]/g, '');
    const { task, unread } = readQuickAdd(text, when);
    assert.deepEqual([task.recurrence, task.due_date], [undefined, undefined], `${form}: ${example}`);
    const [, words = ''] = /\[(.+?)\]/.exec(example) ?? [];
    assert.ok(unread?.includes(words), `${form}: ${example}: ${unread}`);
  }
});

test('the page for users is the one the tables give', () => {
  assert.equal(readFileSync(new URL('../../docs/language.md', import.meta.url), 'utf8'), languagePage);
});
