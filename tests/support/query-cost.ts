import { CompiledQuery, type KyselyPlugin } from 'kysely';
import type { Db } from '../../src/db/database.ts';

interface Plan {
  'Node Type': string;
  'Relation Name'?: string;
  'Shared Hit Blocks': number;
  'Shared Read Blocks': number;
  Plans?: Plan[];
}

/** Runs `read`, then asks for the plan of every query it made: pages touched, and which of the tables were read as a whole. */
export async function costOf(
  db: Db,
  tables: string | readonly string[],
  read: (spy: Db) => Promise<unknown>,
): Promise<{ pages: number; scans: string[] }> {
  const queries: CompiledQuery[] = [];
  const note: KyselyPlugin = {
    transformQuery: ({ node, queryId }) => {
      queries.push(db.getExecutor().compileQuery(node, queryId));
      return node;
    },
    transformResult: async ({ result }) => result,
  };
  await read(db.withPlugin(note));
  let pages = 0;
  const scans: string[] = [];
  for (const query of queries) {
    const explain = CompiledQuery.raw(`explain (analyze, buffers, timing off, format json) ${query.sql}`, [
      ...query.parameters,
    ]);
    const { rows } = await db.executeQuery<{ 'QUERY PLAN': [{ Plan: Plan }] }>(explain);
    const plan = rows[0]!['QUERY PLAN'][0].Plan;
    pages += plan['Shared Hit Blocks'] + plan['Shared Read Blocks'];
    scans.push(...scansOf(plan, [tables].flat()));
  }
  return { pages, scans };
}

function scansOf(plan: Plan, tables: string[]): string[] {
  const name = plan['Relation Name'] ?? '';
  const own = plan['Node Type'] === 'Seq Scan' && tables.includes(name) ? [name] : [];
  return [...own, ...(plan.Plans ?? []).flatMap((each) => scansOf(each, tables))];
}
