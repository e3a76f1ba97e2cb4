import type { Static } from 'typebox';
import { exportRecords, findRecords } from '../../../db/audit/records.ts';
import { type VerifyOptions, verifyAudit, verifySteps } from '../../../db/audit/verify.ts';
import type { Db } from '../../../db/database.ts';
import {
  AuditCheck,
  AuditCheckLine,
  AuditFilter,
  AuditPage,
  AuditQuery,
  AuditRecord,
  VerifyQuery,
} from '../../../domain/audit.ts';
import { jsonAnswer, linesAnswer } from '../../answers.ts';
import type { Limit } from '../../limits.ts';
import { route } from '../../route.ts';

interface Needs {
  db: Db;
}

const searchByAdmin: Limit = { name: 'auditSearchByAdmin', points: 600, seconds: 60 };
/** Each reads as much as there is. */
const verifyByAdmin: Limit = { name: 'auditVerifyByAdmin', points: 10, seconds: 60 };
const exportByAdmin: Limit = { name: 'auditExportByAdmin', points: 20, seconds: 60 };

/** What was recorded of all users. */
export const auditRoutes = [
  route({
    method: 'get',
    path: '/api/admin/audit',
    summary: 'Recorded events that match, the newest first',
    caller: 'admin',
    limit: searchByAdmin,
    query: AuditQuery,
    answer: jsonAnswer('AuditPage', AuditPage),
    run: ({ query: { cursor, ...filter } }, { db }: Needs) => findRecords(db, filter, cursor),
  }),
  route({
    method: 'get',
    path: '/api/admin/audit/export',
    summary: 'All recorded events that match, the oldest first, one a line',
    caller: 'admin',
    limit: exportByAdmin,
    query: AuditFilter,
    answer: linesAnswer('AuditRecord', AuditRecord),
    run: ({ query }, { db }: Needs) => exportRecords(db, query),
  }),
  route({
    method: 'get',
    path: '/api/admin/audit/verify',
    summary: 'Is everything as it was recorded?',
    caller: 'admin',
    limit: verifyByAdmin,
    query: VerifyQuery,
    answer: jsonAnswer('AuditCheck', AuditCheck),
    run({ query, ctx }, { db }: Needs) {
      const gone = new AbortController();
      ctx.res.once('close', () => gone.abort());
      return verifyAudit(db, { ...query, signal: gone.signal });
    },
  }),
  route({
    method: 'get',
    path: '/api/admin/audit/verify/progress',
    summary: 'The same as it goes on, one line a page of rows; the last line is the answer',
    caller: 'admin',
    limit: verifyByAdmin,
    query: VerifyQuery,
    answer: linesAnswer('AuditCheckLine', AuditCheckLine),
    run: ({ query }, { db }: Needs) => checkLines(db, query),
  }),
];

async function* checkLines(db: Db, options: VerifyOptions): AsyncGenerator<Static<typeof AuditCheckLine>, void, void> {
  yield yield* verifySteps(db, options);
}
