import { sealNext, settledSeq } from '../../src/db/audit/seals.ts';
import { openDatabase } from '../../src/db/database.ts';
import { storeRecords } from './audit.ts';

// A process that records and seals in the data directory named on its command line, from the number there on, until it is killed.
const db = await openDatabase({ driver: 'pglite', dataDir: process.argv[2]! });
for (let from = Number(process.argv[3]); ; from += 20) {
  await storeRecords(db, 20, from);
  const upto = (await settledSeq(db)) ?? 0;
  while (await sealNext(db, upto, 7)) process.stdout.write('sealed\n');
}
