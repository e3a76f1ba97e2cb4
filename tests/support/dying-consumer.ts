import { sql } from 'kysely';
import { openDatabase } from '../../src/db/database.ts';
import { byCall } from '../../src/subscribers/by-call.ts';
import { createDeliveries } from '../../src/subscribers/delivery/deliveries.ts';
import { quiet } from './system.ts';

// A process that tries what waits in the data directory named on its command line, and dies between the call and its mark.
const db = await openDatabase({ driver: 'pglite', dataDir: process.argv[2]! });
const consumer = byCall(db, {
  name: 'caller',
  topics: ['task-events'],
  async call({ event_id }) {
    await sql`insert into effects values (${event_id}) on conflict do nothing`.execute(db);
    process.kill(process.pid, 'SIGKILL');
  },
});
// Its claim outlives it by far.
createDeliveries([consumer], { db, log: quiet, times: { patienceMs: 1_000, answerMs: 600_000 } }).start();
