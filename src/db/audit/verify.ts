import { sql } from 'kysely';
import type { AuditCheck, AuditProgress } from '../../domain/audit.ts';
import type { Db } from '../database.ts';

/** Rows whose hashes are worked out by one statement: some milliseconds. */
const rowsInPage = 2_000;
const sealsInPage = 200;

interface Head {
  head: number | null;
  head_hash: string | null;
}

interface CheckedSeal extends Head {
  number: number;
  after_seq: number;
  to_seq: number;
  row_count: number;
  hash: string;
  /** Its rows are those that were sealed. */
  rows_hold: boolean;
  /** It follows from its fields and the seal before. */
  seal_holds: boolean;
  /** The first row whose payload is missing or another one. */
  bad_payload: number | null;
}

interface Walked {
  number: number;
  to_seq: number;
  hash: string;
}

export interface VerifyOptions {
  /** The hash of a seal that was written down elsewhere, such as in the log: the chain must have it. */
  anchor?: string;
  /** Ends the check between two pages. */
  signal?: AbortSignal;
}

/** Works out all seals anew, a page at a time, and compares. Stops at the first thing that is not as it was recorded. */
export async function verifyAudit(db: Db, options: VerifyOptions = {}): Promise<AuditCheck> {
  const steps = verifySteps(db, options);
  for (;;) {
    const step = await steps.next();
    if (step.done) return step.value;
  }
}

/** The same with what is behind it after each page of seals. Whoever stops asking ends it. */
export async function* verifySteps(
  db: Db,
  { anchor, signal }: VerifyOptions = {},
): AsyncGenerator<AuditProgress, AuditCheck, void> {
  const { rows } = await sql<{ of: number | null }>`select max(seq) as of from audit_events`.execute(db);
  const of = Number(rows[0]?.of ?? 0);
  let last: Walked = { number: 0, to_seq: 0, hash: '' };
  let [checked, anchored] = [0, anchor === undefined];
  for (;;) {
    signal?.throwIfAborted();
    const { seals, head } = await checkSeals(db, last);
    for (const seal of seals) {
      const what = faultOf(seal, last);
      if (what) {
        const [from_seq, to_seq] =
          what === 'payload' ? [seal.bad_payload!, seal.bad_payload!] : [last.to_seq + 1, seal.to_seq];
        return { ok: false, checked, first_bad: { what, from_seq, to_seq } };
      }
      checked += seal.row_count;
      anchored ||= seal.hash === anchor;
      last = seal;
    }
    if (seals.length > 0) {
      yield { seq: last.to_seq, of: Math.max(of, last.to_seq), checked };
      continue;
    }
    if ((head.head ?? 0) !== last.number || (head.head_hash ?? '') !== last.hash || !anchored)
      return { ok: false, checked, first_bad: { what: 'tail', from_seq: last.to_seq + 1 } };
    return checkUnsealed(db, last, checked, signal);
  }
}

function faultOf(seal: CheckedSeal, last: Walked) {
  if (seal.number !== last.number + 1 || seal.after_seq !== last.to_seq || !seal.seal_holds) return 'seal';
  if (!seal.rows_hold) return 'row';
  return seal.bad_payload === null ? undefined : 'payload';
}

const spoilt = sql`(p.seq is null or sha256(convert_to(p.event::text, 'UTF8')) <> a.payload_hash)`;

/** The next seals, and the end of the chain as one look saw both. */
async function checkSeals(db: Db, last: Walked): Promise<{ seals: CheckedSeal[]; head: Head }> {
  const { rows } = await sql<CheckedSeal & { number: number | null }>`
    with page as (
      select * from (
        select s.*, sum(row_count) over (order by number) - row_count as before,
          coalesce(lag(hash) over (order by number), decode(${last.hash}, 'hex')) as hash_before
        from (select * from audit_seals where number > ${last.number} order by number limit ${sealsInPage}) s
      ) seals where before < ${rowsInPage}
    )
    select s.number, s.after_seq, s.to_seq, s.row_count, encode(s.hash, 'hex') as hash,
      r.row_count = s.row_count and r.rows_hash = s.rows_hash as rows_hold,
      hash_seal(s.hash_before, s.number, s.after_seq, s.to_seq, s.row_count, s.rows_hash) = s.hash as seal_holds,
      (select min(a.seq) from audit_events a left join audit_payloads p on p.seq = a.seq
        where a.seq > s.after_seq and a.seq <= s.to_seq and ${spoilt}) as bad_payload,
      h.number as head, encode(h.hash, 'hex') as head_hash
    from (values (1)) one left join audit_head h on true left join page s on true
    left join lateral hash_audit_rows(s.after_seq, s.to_seq) r on true
    order by s.number`.execute(db);
  return { seals: rows.filter(({ number }) => number !== null), head: rows[0]! };
}

/** The rows that no seal is on yet: only their payloads can be compared. None may stand before the first number. */
async function checkUnsealed(db: Db, last: Walked, checked: number, signal?: AbortSignal): Promise<AuditCheck> {
  const { rows: early } = await sql<{ seq: number }>`select seq from audit_events where seq <= 0 limit 1`.execute(db);
  if (early[0]) return { ok: false, checked, first_bad: { what: 'row', from_seq: early[0].seq, to_seq: early[0].seq } };
  let [after, unsealed] = [last.to_seq, 0];
  for (;;) {
    signal?.throwIfAborted();
    const { rows } = await sql<{ n: number; to_seq: number | null; bad: number | null }>`
      select count(*)::int as n, max(seq) as to_seq, min(seq) filter (where spoilt) as bad from (
        select a.seq, ${spoilt} as spoilt from audit_events a left join audit_payloads p on p.seq = a.seq
        where a.seq > ${after} order by a.seq limit ${rowsInPage}
      ) page`.execute(db);
    const { n, to_seq, bad } = rows[0]!;
    if (bad !== null) return { ok: false, checked, first_bad: { what: 'payload', from_seq: bad, to_seq: bad } };
    unsealed += n;
    if (to_seq === null || n < rowsInPage)
      return {
        ok: true,
        checked,
        unsealed,
        ...(last.number > 0 ? { head: { seal: last.number, hash: last.hash } } : {}),
      };
    after = to_seq;
  }
}
