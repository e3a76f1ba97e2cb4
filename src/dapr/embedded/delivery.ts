import { setImmediate as breathe } from 'node:timers/promises';
import { forEach } from '../../background/pool.ts';
import type { Log } from '../../log.ts';
import type { CloudEvent, Message, Subscription, Verdict } from '../port.ts';
import { joined, verdictOf } from '../verdicts.ts';
import type { Dice } from './faults.ts';

/** Keys that are delivered at the same time: enough that a subscriber can take events together, and that a slow effect does not stop everything. */
const concurrentKeys = 32;
/** What the relay has begun to publish is published: it deletes what was taken. */
const neverEnded = new AbortController().signal;

export interface DeliveryOptions {
  subscriptions: Subscription[];
  dice: Dice;
  log: Log;
}

/**
 * Hands each message to every subscription of the topic (one process is both one of the group and every process), in order within a partition key. Answers the ids that not all
 * accepted, and what came after them under the same key: whoever publishes sends those again.
 */
export async function deliverAll(topic: string, messages: Message[], options: DeliveryOptions): Promise<string[]> {
  const subscriptions = options.subscriptions.filter((subscription) => subscription.topic === topic);
  if (subscriptions.length === 0) return [];
  const queues = Map.groupBy(shuffle(messages, options.dice), ({ partitionKey }) => partitionKey).values();
  const refused = new Set<string>();
  const { failed, error } = await forEach(queues, { atOnce: concurrentKeys, signal: neverEnded }, async (queue) => {
    for (const id of await deliverInOrder(queue, subscriptions, options)) refused.add(id);
  });
  if (failed.length > 0) throw error;
  return messages.map(({ event }) => event.id).filter((id) => refused.has(id));
}

async function deliverInOrder(
  queue: Message[],
  subscriptions: Subscription[],
  { dice, log }: DeliveryOptions,
): Promise<string[]> {
  for (const [index, { event }] of queue.entries()) {
    // A subscriber may never wait for anything outside: without a pause timers and sockets would starve.
    await breathe();
    if (dice.hits('delay')) await dice.pause();
    const text = JSON.stringify(event);
    const verdicts = await Promise.all(subscriptions.map((subscription) => deliver(subscription, text, log)));
    if (dice.hits('duplicate')) repeatLater(text, subscriptions, dice, log);
    if (joined(verdicts) === 'RETRY') return queue.slice(index).map((message) => message.event.id);
  }
  return [];
}

/** Each subscription gets a copy of its own. */
const deliver = (subscription: Subscription, text: string, log: Log): Promise<Verdict> =>
  verdictOf(subscription, () => JSON.parse(text) as CloudEvent, log);

function repeatLater(text: string, subscriptions: Subscription[], dice: Dice, log: Log): void {
  void dice.pause().then(() => Promise.all(subscriptions.map((subscription) => deliver(subscription, text, log))));
}

function shuffle(messages: Message[], dice: Dice): Message[] {
  const shuffled = [...messages];
  for (let i = 1; i < shuffled.length; i++)
    if (dice.hits('reorder')) [shuffled[i - 1], shuffled[i]] = [shuffled[i]!, shuffled[i - 1]!];
  return shuffled;
}
