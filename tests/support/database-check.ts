import assert from 'node:assert/strict';
import { PGlite } from '@electric-sql/pglite';
import { amcheck } from '@electric-sql/pglite/contrib/amcheck';
import { forgetOwner } from '../../src/db/pglite/pglite.ts';

/** A cut database that cannot be opened may hang instead of failing. */
const openWithinMs = 60_000;

/** Opens the directory and throws unless it is sound and holds every acknowledged document, at its revision or a later one. */
export async function checkDatabase(dataDir: string, acknowledged: Map<string, number>): Promise<void> {
  // As the program does before it opens one.
  forgetOwner(dataDir);
  const pg = await inTime(PGlite.create({ dataDir, extensions: { amcheck } }));
  try {
    await checkPages(pg);
    await checkAcknowledged(pg, acknowledged);
    await checkOwnPromises(pg);
    await pg.exec("insert into leases values ('after the cut', 'x', now())");
  } finally {
    await pg.close();
  }
}

async function inTime<T>(opening: Promise<T>): Promise<T> {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<never>((_, reject) => {
    timer = setTimeout(() => reject(new Error('the database did not open in time')), openWithinMs);
  });
  return Promise.race([opening, late]).finally(() => clearTimeout(timer));
}

/** Every table and every index that amcheck knows, the system's too. */
async function checkPages(pg: PGlite): Promise<void> {
  await pg.exec('create extension amcheck');
  await pg.exec(`select bt_index_check(c.oid, true)
    from pg_class c join pg_am a on a.oid = c.relam and a.amname = 'btree' join pg_index i on i.indexrelid = c.oid and i.indisvalid
    where c.relpersistence <> 't'`);
  await pg.exec(`select gin_index_check(c.oid)
    from pg_class c join pg_am a on a.oid = c.relam and a.amname = 'gin'`);
  const { rows } = await pg.query(`select c.relname, v.msg
    from pg_class c, lateral verify_heapam(c.oid) v where c.relkind in ('r', 't') and c.relpersistence = 'p'`);
  assert.deepEqual(rows, [], 'damaged tables');
}

async function checkAcknowledged(pg: PGlite, acknowledged: Map<string, number>): Promise<void> {
  const { rows } = await pg.query<{ key: string; rev: number }>(
    `select key, (convert_from(value, 'UTF8')::jsonb ->> 'rev')::int as rev from state`,
  );
  const stored = new Map(rows.map(({ key, rev }) => [key, rev]));
  for (const [key, rev] of acknowledged)
    assert.ok(
      (stored.get(key) ?? 0) >= rev,
      `${key} was acknowledged at revision ${rev}, stored is ${stored.get(key)}`,
    );
}

/** What the program's own transactions promise, whatever was acknowledged. Each query answers what breaks it. */
const broken: Record<string, string> = {
  'a document and its row in the read model differ': `
    select key from (select key, convert_from(value, 'UTF8')::jsonb as doc from state where key like 'actodo||task||%') s
    left join tasks t on t.user_id || '.' || t.id = split_part(key, '||', 3)
    where t.task is distinct from doc -> 'task'`,
  'a row without a document': `
    select t.user_id, t.id from tasks t
    where not exists (select from state where key = 'actodo||task||' || t.user_id || '.' || t.id || '||doc')`,
  'versions whose event is neither waiting nor audited': `
    select t.user_id, t.id, v from tasks t, generate_series(1, t.version) v
    where not exists (select from audit_records a where a.user_id = t.user_id and a.task_id = t.id
        and a.topic = 'task-events' and (a.event -> 'payload' ->> 'version')::bigint = v)
      and not exists (select from outbox o where o.event ->> 'user_id' = t.user_id and (o.event ->> 'task_id')::bigint = t.id
        and o.topic = 'task-events' and (o.event -> 'payload' ->> 'version')::bigint = v)
      and not exists (select from waiting_deliveries w where w.consumer = 'audit' and w.topic = 'task-events'
        and w.event_id = t.user_id || '.' || t.id || '/' || v)`,
  'events of versions that do not exist': `
    select a.event_id from audit_records a left join tasks t on t.user_id = a.user_id and t.id = a.task_id
    where t.id is null or (a.event -> 'payload' ->> 'version')::bigint > t.version`,
  'an event marked and not audited, or the other way round': `
    select * from (select event_id from inbox where consumer = 'audit') i full join audit_events a using (event_id)
    where i.event_id is null or a.event_id is null`,
};

async function checkOwnPromises(pg: PGlite): Promise<void> {
  for (const [what, query] of Object.entries(broken)) {
    const { rows } = await pg.query(query);
    assert.deepEqual(rows, [], what);
  }
}
