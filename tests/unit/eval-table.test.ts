import assert from 'node:assert/strict';
import { test } from 'node:test';
import { Temporal } from 'temporal-polyfill';
import { nextDay } from '../../src/language/recurrence/days.ts';
import { parseRule } from '../../src/language/recurrence/rule.ts';
import type { Conversation, Effect, Fields, Turn } from '../eval/conversation.ts';
import { conversationsOf, heldTable, openTable, turnsIn } from '../eval/table.ts';

const conversations = [...conversationsOf(openTable), ...conversationsOf(heldTable)];
const effectsOf = (turn: Turn): Effect[] => turn.either ?? [turn];

test('the table has its sizes: 3,300 turns and more, a quarter of them held, forty for real models', () => {
  const [open, held] = [conversationsOf(openTable), conversationsOf(heldTable)];
  const all = turnsIn(conversations);
  assert.ok(all >= 3300, `${all} turns`);
  assert.ok(turnsIn(held) * 4 >= all, `${turnsIn(held)} of ${all} are held`);
  assert.equal(turnsIn(open.filter(({ core }) => core)), 40);
  assert.deepEqual(
    held.filter(({ core }) => core),
    [],
  );
  assert.deepEqual(Object.keys(heldTable).sort(), Object.keys(openTable).sort());
});

test('every conversation has a name of its own, a zone that exists and something said in each turn', () => {
  const names = conversations.map(({ name }) => name);
  assert.deepEqual(
    names.filter((name, at) => names.indexOf(name) !== at),
    [],
  );
  for (const { name, zone = 'UTC', at = '2026-03-10 10:00', turns } of conversations) {
    assertMoment(at, name);
    assert.ok(at.includes(' '), `${name}: a moment has a time`);
    Temporal.Instant.fromEpochMilliseconds(0).toZonedDateTimeISO(zone);
    assert.ok(turns.length > 0 && turns.every(({ say }) => say.trim() !== ''), name);
  }
});

test('dates exist, durations and rules can be read, and the first day of a rule is one of its days', () => {
  for (const { name, tasks = [], turns } of conversations)
    for (const fields of [...tasks, ...turns.flatMap(effectsOf).flatMap(fieldsOf)]) {
      if (fields.due) assertMoment(fields.due, name);
      for (const reminder of fields.remind ?? [])
        if (reminder.startsWith('P')) Temporal.Duration.from(reminder);
        else assertMoment(reminder, name);
      if (fields.repeat) assertRule(fields.repeat, fields.due ?? undefined, name);
      assert.deepEqual(fields.tags ?? [], [...new Set(fields.tags)], name);
    }
});

test('numbers are those of tasks that are there', () => {
  for (const conversation of conversations) assertNumbers(conversation);
});

function assertMoment(text: string, name: string): void {
  assert.match(text, /^\d{4}-\d{2}-\d{2}(?: \d{2}:\d{2})?$/, name);
  const [day = '', time] = text.split(' ');
  assert.equal(Temporal.PlainDate.from(day, { overflow: 'reject' }).toString(), day, name);
  if (time !== undefined) Temporal.PlainTime.from(time, { overflow: 'reject' });
}

function assertRule(rule: string, due: string | undefined, name: string): void {
  const parts = parseRule(rule);
  if (due === undefined) return;
  const start = Temporal.PlainDate.from(due.slice(0, 10));
  const first = nextDay({ ...parts, interval: 1 }, { start, position: start }, start.subtract({ days: 1 }));
  assert.equal(first?.toString(), start.toString(), `${name}: ${due} is no day of ${rule}`);
}

function fieldsOf({ adds = [], changes = {}, next = [] }: Effect): Fields[] {
  return [...adds, ...Object.values(changes), ...next];
}

/** Plays the conversation with numbers alone: what is added gets the next one, what is deleted is there no more. */
function assertNumbers({ name, tasks = [], turns }: Conversation): void {
  const alive = new Set(tasks.map((_, at) => at + 1));
  let last = tasks.length;
  for (const turn of turns) {
    const where = `${name}: ${turn.say}`;
    for (const effect of effectsOf(turn)) {
      const { changes = {}, completes = [], deletes = [] } = effect;
      for (const number of [...Object.keys(changes).map(Number), ...completes, ...deletes])
        assert.ok(alive.has(number), `${where}: there is no #${number}`);
      for (const fields of Object.values(changes))
        assert.ok(Object.keys(fields).length > 0, `${where}: changes nothing`);
    }
    for (const number of turn.wants?.deletes ?? []) assert.ok(alive.has(number), `${where}: there is no #${number}`);
    const [first = {}] = effectsOf(turn);
    for (const number of first.deletes ?? []) alive.delete(number);
    for (const _ of [...(first.adds ?? []), ...(first.next ?? [])]) alive.add(++last);
    for (const number of [...(turn.lists ?? []), ...(turn.mayList ?? [])])
      assert.ok(alive.has(number), `${where}: there is no #${number} to list`);
  }
}
