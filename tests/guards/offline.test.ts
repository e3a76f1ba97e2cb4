import { type Guard, testGuards } from './guard.ts';

/** What keeps the offline model from changing a task that was not named. */
const fuzz = 'tests/long/offline-fuzz.test.ts';
const guards: Guard[] = [
  {
    what: 'sentences that hold words of a command and are none',
    file: 'src/agent/offline/read/understand.ts',
    cut: "  return kind === undefined || kind === 'chat' ? undefined : { do: 'answer', topic: kind };",
    leaves: '  return undefined;',
    test: 'tests/unit/offline-understanding.test.ts',
  },
  {
    what: 'what is to be remembered is done later',
    file: 'src/agent/offline/read/understand.ts',
    cut: 'short && !later ?',
    leaves: 'short ?',
    test: fuzz,
    seconds: 120,
  },
  {
    what: 'words that are a part of what a title lists',
    file: 'src/agent/offline/plan/by-title.ts',
    cut: "if (isPart(task.title, words)) return problem({ kind: 'sure', words, task, part: true });",
    leaves: '',
    test: fuzz,
    seconds: 120,
  },
  {
    what: 'an undo of what somebody else has changed since',
    file: 'src/agent/offline/plan/undo.ts',
    cut: 'after.version === before.version + 1',
    leaves: 'true',
    test: 'tests/unit/offline-understanding.test.ts',
    named: 'changes are undone message by message',
  },
];

testGuards(guards);
