import type { Log } from '../../log.ts';
import type { CloudEvent, Subscription, Verdict } from '../port.ts';
import { joined, verdictOf } from '../verdicts.ts';

/** One message of a bulk, as daprd hands it over when the subscription says `rawPayload`: it looks into none of them. */
export interface BulkEntry {
  entryId: string;
  /** The message's bytes in base64. */
  event: string;
  metadata?: { __key?: string };
}

export interface BulkDelivery {
  entries: BulkEntry[];
  members: Subscription[];
  log: Log;
  /** Copies messages, bytes in base64, to where the dead lie. Throws when the broker did not take them all. */
  bury(contents: string[]): Promise<void>;
}

/** What daprd is to do with a message. It drops on ways of its own, so what is dead is buried here and answered as done. */
export interface BulkStatus {
  entryId: string;
  status: 'SUCCESS' | 'RETRY';
}

/**
 * Delivers the messages of one partition that came together: those of one key one after the other, keys side by side, so that their effects can be
 * one statement. What follows one that comes again, under the same key, comes again with it.
 */
export async function deliverBulk(delivery: BulkDelivery): Promise<BulkStatus[]> {
  const queues = Map.groupBy(delivery.entries, ({ metadata }) => metadata?.__key);
  const delivered = await Promise.all([...queues.values()].map((queue) => deliverInOrder(queue, delivery)));
  return delivered.flat();
}

async function deliverInOrder(queue: BulkEntry[], delivery: BulkDelivery): Promise<BulkStatus[]> {
  const statuses: BulkStatus[] = [];
  let status: BulkStatus['status'] = 'SUCCESS';
  for (const entry of queue) {
    if (status === 'SUCCESS') status = await deliverOne(entry, delivery);
    statuses.push({ entryId: entry.entryId, status });
  }
  return statuses;
}

async function deliverOne(entry: BulkEntry, { members, log, bury }: BulkDelivery): Promise<BulkStatus['status']> {
  const verdict = await judge(entry, members, log);
  if (verdict !== 'DROP') return verdict;
  try {
    await bury([entry.event]);
    return 'SUCCESS';
  } catch (err) {
    log.warn({ err, topic: members[0]?.topic }, 'what is dead could not be buried; it comes again');
    return 'RETRY';
  }
}

async function judge({ event }: BulkEntry, members: Subscription[], log: Log): Promise<Verdict> {
  const text = Buffer.from(event, 'base64').toString();
  if (!isObject(text)) {
    log.warn({ topic: members[0]?.topic }, 'a message is no event');
    return 'DROP';
  }
  // Each subscription gets a copy of its own.
  return joined(
    await Promise.all(members.map((member) => verdictOf(member, () => JSON.parse(text) as CloudEvent, log))),
  );
}

function isObject(text: string): boolean {
  try {
    const value: unknown = JSON.parse(text);
    return value !== null && typeof value === 'object' && !Array.isArray(value);
  } catch {
    return false;
  }
}
