import { type Guard, testGuards } from './guard.ts';

/** The guards of docs/specs/backup.md. */
const [test, seconds] = ['tests/long/backup-file.test.ts', 90];
const guards: Guard[] = [
  {
    what: 'the name of a backup that comes last',
    file: 'src/backup/backup.ts',
    cut: 'const unfinished =',
    leaves: 'const unfinished = file ||',
    test,
    named: 'a backup that is killed',
    seconds,
  },
  {
    what: 'the names that a backup may have inside',
    file: 'src/backup/archive.ts',
    cut: 'if (!isOurs(name))',
    leaves: 'if (!name)',
    test,
    named: 'a file that is no backup',
    seconds,
  },
  {
    what: 'the refusal of a directory that holds something',
    file: 'src/backup/restore.ts',
    cut: 'if (found.length > 0)',
    leaves: 'if (found.length > 1_000)',
    test,
    named: 'a directory that holds something',
    seconds,
  },
  {
    what: 'the comparing of secrets',
    file: 'src/backup/restore.ts',
    cut: "readFileSync(secret).equals(readFileSync(join(dataDir, 'secret')))",
    leaves: 'true',
    test,
    named: 'a directory that holds something',
    seconds,
  },
  {
    what: 'the database that comes after its secret',
    file: 'src/backup/restore.ts',
    cut: "step('after-unpack');",
    leaves: "renameSync(join(room, 'pglite'), join(dataDir, 'pglite'));\n    step('after-unpack');",
    test,
    named: 'a restore that is killed',
    seconds,
  },
  {
    what: 'the mistrust of a young time of change',
    file: 'src/dapr/embedded/copy-files.ts',
    cut: 'if (found.mtimeMs < lookedAt - clockMs)',
    leaves: 'if (found)',
    test: 'tests/unit/copy-files.test.ts',
    seconds,
  },
];

testGuards(guards);
