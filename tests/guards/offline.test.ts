import { type Guard, testGuards } from './guard.ts';

/** What keeps the offline model from changing a task that was not named, and its reading from taking half a phrase or all the time. */
const fuzz = 'tests/long/offline-fuzz.test.ts';
const guards: Guard[] = [
  {
    what: 'words beside a date that change what it means',
    file: 'src/language/date-phrases.ts',
    cut: 'const unread = unreadAround(scan, phrase);',
    leaves: 'const unread = scan.tokens.length < 0 ? unreadAround(scan, phrase) : undefined;',
    test: 'tests/unit/language-neighbours.test.ts',
  },
  {
    what: 'words beside a repetition that change what it means',
    file: 'src/language/recurrence/phrases.ts',
    cut: 'const stretch = ruleStretch(scan, phrase) ?? (wide && ruleStretch(scan, wide));',
    leaves: 'const stretch = scan.tokens.length < 0 ? ruleStretch(scan, phrase) : undefined;',
    test: 'tests/unit/language-neighbours.test.ts',
  },
  {
    what: 'the words behind a repetition that change it',
    file: 'src/language/recurrence/rule-neighbours.ts',
    cut: "{ form: 'of', example: 'oil the hinges every first friday [of] the jubilee' },",
    leaves: '',
    test: 'tests/unit/language-neighbours.test.ts',
  },
  {
    what: 'the words before a repetition that change it',
    file: 'src/language/recurrence/rule-neighbours.ts',
    cut: "{ form: '(<day>|<moved>|<time>) (or|and)', example: 'call mom [tomorrow or] every friday' },",
    leaves: '',
    test: 'tests/unit/language-neighbours.test.ts',
  },
  {
    what: '"after" before a day',
    file: 'src/language/moments/neighbours.ts',
    cut: "{ form: '(after|since)', opens: 'day', example: 'call the bank [after] friday' },",
    leaves: '',
    test: 'tests/unit/language-neighbours.test.ts',
  },
  {
    what: 'a day of a week that is more than its week',
    file: 'src/language/date-phrases.ts',
    cut: 'if (phrase && !phrase.weak) at = phrase.end - 1;',
    leaves: '',
    test: 'tests/unit/language-doors.test.ts',
  },
  {
    what: 'the part of a text that is searched for phrases',
    file: 'src/language/grammar/scan.ts',
    cut: 'if (text.length <= searched) return text;',
    leaves: 'if (text.length >= 0) return text;',
    test: 'tests/unit/language-properties.test.ts',
  },
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
    what: 'clauses of doubt beside an order',
    file: 'src/agent/offline/read/clauses/together.ts',
    cut: "return intents.map((intent) => (ends(intent) ? { do: 'passed-over', words: saidOf(read, intent, quotes) } : intent));",
    leaves: 'return intents;',
    test: 'tests/unit/offline-understanding.test.ts',
  },
  {
    what: 'a title that ends like an order about everything',
    file: 'src/agent/offline/read/clauses/chains.ts',
    cut: 'isAll(after) && isTitled(before) ? undefined : right',
    leaves: 'right',
    test: 'tests/unit/offline-understanding.test.ts',
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
