import { type Guard, testGuards } from './guard.ts';

const [test, seconds] = ['tests/long/pglite-log.test.ts', 90];

// What keeps the log of an embedded database short, and its care quick (docs/decisions/0128).
const guards: Guard[] = [
  {
    what: 'a checkpoint when the log has become long',
    file: 'src/db/maintenance.ts',
    cut: 'if (rows[0]!.bytes > longestLogBytes) await sql`checkpoint`.execute(db);',
    leaves: '',
    test,
    named: 'the log of an embedded database',
    seconds,
  },
  {
    what: 'no checkpoint of a short log',
    file: 'src/db/maintenance.ts',
    cut: 'rows[0]!.bytes > longestLogBytes',
    leaves: 'rows.length > 0',
    test,
    named: 'the log of an embedded database',
    seconds,
  },
  {
    what: 'checkpoints by the program itself',
    file: 'src/dapr/embedded/maintenance.ts',
    cut: 'await shortenLog(db);',
    leaves: '',
    test,
    named: 'the program cuts it',
    seconds,
  },
  {
    what: 'a small sample',
    file: 'src/db/maintenance.ts',
    cut: 'const statisticsTarget = 10;',
    leaves: 'const statisticsTarget = 100;',
    test,
    named: 'of a large table',
    seconds,
  },
];

testGuards(guards);
