import { type Guard, testGuards } from './guard.ts';

/** The guards of docs/specs/recurrence.md: a completed task has one successor, a reopened one none. */
const guards: Guard[] = [
  {
    what: 'the key of a successor',
    file: 'src/actors/client.ts',
    cut: "{ ...stamp(caller, 'next', key), key }",
    leaves: "stamp(caller, 'next', key)",
    test: 'tests/long/recurrence-deliveries.test.ts',
    named: 'the same event five times',
  },
  {
    what: 'the look at whether the task is still completed',
    file: 'src/domain/succession.ts',
    cut: '|| !completed_at ||',
    leaves: '||',
    test: 'tests/long/recurrence-deliveries.test.ts',
    named: 'a late completion of a task that was reopened',
  },
  {
    what: 'the version that a completed task must have reached',
    file: 'src/domain/succession.ts',
    cut: 'if (!doc || isBefore(doc, version))',
    leaves: 'if (!doc)',
    test: 'tests/unit/succession.test.ts',
    named: 'for an older document',
  },
  {
    what: 'the rule that only an untouched successor is taken back',
    file: 'src/domain/succession.ts',
    cut: '|| doc.task.version !== 1',
    leaves: '',
    test: 'tests/long/recurrence-deliveries.test.ts',
    named: 'a touched one outlives the reopening',
  },
  {
    what: 'the key that a successor taken back gives up',
    file: 'src/domain/succession.ts',
    cut: 'add_key: null,',
    leaves: 'add_key: doc.add_key,',
    test: 'tests/long/recurrence-deliveries.test.ts',
    named: 'a touched one outlives the reopening',
  },
  {
    what: 'the mark of a completion',
    file: 'src/subscribers/by-call.ts',
    cut: 'if (await isMarked(db, name, event)) return;',
    leaves: '',
    test: 'tests/long/recurrence-deliveries.test.ts',
    named: 'an event that is marked',
  },
  {
    what: 'the second look of who made or withdrew a successor',
    file: 'src/subscribers/recurrence.ts',
    cut: 'if (now?.key === next?.key) return;',
    leaves: 'if (now !== undefined) return;',
    test: 'tests/long/recurrence-deliveries.test.ts',
    named: 'who acts on what is no longer so',
  },
];

testGuards(guards);
