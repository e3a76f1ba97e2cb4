import type { Log } from '../log.ts';
import type { CloudEvent, Subscription, Verdict } from './port.ts';

/** One message has one verdict: whoever is done recognises it when it comes again. */
export function joined(verdicts: Verdict[]): Verdict {
  if (verdicts.includes('RETRY')) return 'RETRY';
  return verdicts.includes('DROP') ? 'DROP' : 'SUCCESS';
}

/** The subscription's verdict; RETRY when it throws or the event cannot be read. */
export async function verdictOf(subscription: Subscription, read: () => CloudEvent, log: Log): Promise<Verdict> {
  try {
    return await subscription.deliver(read());
  } catch (error) {
    log.warn({ err: error, topic: subscription.topic }, 'delivery failed; it comes again');
    return 'RETRY';
  }
}
