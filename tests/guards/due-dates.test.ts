import { type Guard, testGuards } from './guard.ts';

/** The guards of docs/decisions/0094: one job for all reminders of a moment. */
const guards: Guard[] = [
  {
    what: 'the look at whether another reminder wants a job that is to be cancelled',
    file: 'src/loops/due-registration.ts',
    cut: '.filter((at) => !used.has(at))',
    leaves: '',
    test: 'tests/integration/due-dates-registration.test.ts',
    seconds: 60,
    named: 'a job that another reminder wants',
  },
  {
    what: 'making a job again that was wanted while it was cancelled',
    file: 'src/loops/due-registration.ts',
    cut: 'callForEach([...back]',
    leaves: 'callForEach([] as number[]',
    test: 'tests/integration/due-dates-registration.test.ts',
    seconds: 60,
    named: 'a job that another reminder wants',
  },
  {
    what: 'telling once what job and actor reminder both say',
    file: 'src/loops/due-ticks.ts',
    cut: 'if (taken.has(reminder.reminder_id)) return;',
    leaves: '',
    test: 'tests/integration/due-ticks.test.ts',
    seconds: 60,
    named: 'one job tells every reminder of its moment once',
  },
  {
    what: 'the pages after the first',
    file: 'src/loops/due-ticks.ts',
    cut: 'while (page.length === askedAtOnce)',
    leaves: 'while (false)',
    test: 'tests/integration/due-ticks.test.ts',
    seconds: 60,
    named: 'one job tells every reminder of its moment once',
  },
];

testGuards(guards);
