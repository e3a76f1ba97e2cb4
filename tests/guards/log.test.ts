import { type Guard, testGuards } from './guard.ts';

const [test, seconds] = ['tests/long/pglite-log.test.ts', 90];

// What keeps the log of an embedded database short, and its care quick (docs/decisions/0128).
const guards: Guard[] = [
  {
    what: 'a checkpoint when the log has become long',
    file: 'src/db/maintenance.ts',
    cut: 'await sql`checkpoint`.execute(db);',
    leaves: '',
    test,
    named: 'the log of an embedded database',
    seconds,
  },
  {
    what: 'no checkpoint of a short log',
    file: 'src/db/maintenance.ts',
    cut: 'if (bytes <= longBytes) return;',
    leaves: '',
    test,
    named: 'the log of an embedded database',
    seconds,
  },
  {
    what: 'a while between two checkpoints',
    file: 'src/db/maintenance.ts',
    cut: 'if (bytes <= veryLongBytes && Date.now() - made.getTime() < betweenMs) return;',
    leaves: '',
    test,
    named: 'the log of an embedded database',
    seconds,
  },
  {
    what: 'a checkpoint at once of a very long log',
    file: 'src/db/maintenance.ts',
    cut: 'bytes <= veryLongBytes && ',
    leaves: '',
    test,
    named: 'the log of an embedded database',
    seconds,
  },
  {
    what: 'files flushed before a checkpoint',
    file: 'src/db/maintenance.ts',
    cut: 'await settle(made);',
    leaves: '',
    test,
    named: 'the log of an embedded database',
    seconds,
  },
  {
    what: 'checkpoints by the program itself',
    file: 'src/dapr/embedded/maintenance.ts',
    cut: 'await shortenLog(db, settle, { ...checkpoints, betweenMs });',
    leaves: '',
    test,
    named: 'the program cuts it',
    seconds,
  },
  {
    what: 'old files of the log removed, not named anew',
    file: 'src/db/pglite/pglite.ts',
    cut: "['-c', 'wal_recycle=off']",
    leaves: '[]',
    test: 'tests/long/pglite-flush.test.ts',
    named: 'the log of a new directory',
    seconds,
  },
  {
    what: 'a small sample',
    file: 'src/db/maintenance.ts',
    cut: 'const statisticsTarget = 30;',
    leaves: 'const statisticsTarget = 100;',
    test,
    named: 'of a large table',
    seconds,
  },
];

testGuards(guards);
