import { type Loop, startLoop } from '../background/loop.ts';
import { inTime } from '../background/pool.ts';
import type { Db } from '../db/database.ts';
import { burySending, claimSendings, delaySending, endSending, type Sending } from '../db/sendings/sendings.ts';
import type { Channel } from '../db/sendings/tables.ts';
import type { Log } from '../log.ts';
import type { Metrics } from '../metrics/metrics.ts';
import { type Attempt, failed, type Outcome } from './outcome.ts';

/** Seconds unless it says otherwise. */
export interface SenderTimes {
  /** An attempt is ended after this. */
  attempt: number;
  /** Of the first pause after a failure and of the longest; they double between. */
  pauses: { least: number; most: number };
  /** Between two looks at the rows. */
  look: number;
  /** Beyond the attempt, before another process takes the row of one that died. */
  margin: number;
}

export interface SenderOptions {
  db: Db;
  log: Log;
  metrics: Pick<Metrics, 'sendings' | 'sendingSeconds'>;
  channel: Channel;
  attempt: Attempt<Sending>;
  /** How many attempts may end unsure before it is given up. */
  mostUnsure: number;
  times: SenderTimes;
}

/** Attempts of all users, and of one, at the same time: whoever's mailbox or push service hangs leaves room for others. */
const atOnce = 16;
const atOncePerUser = 2;
/** Lets rows that came together be claimed together, in milliseconds. */
const leastRestMs = 20;
/** Milliseconds that attempts under way have when the process ends. */
const graceMs = 5_000;

export interface Sender {
  /** There may be something to send. */
  wake(): void;
  stop(): Promise<void>;
}

/** Sends what waits for one channel, so that no channel holds up another, and what hangs holds up only itself. */
export function startSender(options: SenderOptions): Sender {
  const { db, log, channel, times } = options;
  const stopping = new AbortController();
  const running = new Set<Promise<void>>();
  const byUser = new Map<string, number>();

  async function pass(): Promise<void> {
    const limit = atOnce - running.size;
    if (limit <= 0) return;
    const busy = [...byUser].filter(([, count]) => count >= atOncePerUser).map(([user]) => user);
    const seconds = times.attempt + times.margin;
    // One of each user in a pass, or one more than allowed would begin beside one that runs.
    const claimed = await claimSendings(db, { channel, limit, perUser: 1, busy, seconds });
    for (const sending of claimed) run(sending);
    if (claimed.length > 0) loop.wake();
  }

  function run(sending: Sending): void {
    const { user_id } = sending;
    byUser.set(user_id, (byUser.get(user_id) ?? 0) + 1);
    const ended = trySending(options, sending, stopping.signal)
      .catch((err: unknown) => {
        log.error({ err, channel }, 'the end of a sending could not be recorded; its row comes due again');
      })
      .finally(() => {
        running.delete(ended);
        const left = (byUser.get(user_id) ?? 1) - 1;
        if (left > 0) byUser.set(user_id, left);
        else byUser.delete(user_id);
        loop.wake();
      });
    running.add(ended);
  }

  const rest = { leastMs: leastRestMs, mostMs: times.look * 1_000 };
  const loop: Loop = startLoop({ name: `sending ${channel}`, log, pass, rest: () => rest });
  return {
    wake: loop.wake,
    async stop() {
      await loop.stop();
      await inTime(Promise.all(running), graceMs).catch(() => {});
      stopping.abort();
      await inTime(Promise.all(running), graceMs / 5).catch(() => {});
    },
  };
}

/** One attempt, and what is written down of its end. */
async function trySending(options: SenderOptions, sending: Sending, stopping: AbortSignal): Promise<void> {
  const { metrics, channel, mostUnsure } = options;
  if (sending.late) return giveUp(options, sending, 'not taken in time');
  if (sending.unsure >= mostUnsure)
    return giveUp(options, sending, 'nobody knows whether it was taken, more than once');
  const stopClock = metrics.sendingSeconds.startTimer({ channel });
  const outcome = await outcomeOf(options, sending, stopping);
  stopClock();
  await record(options, sending, outcome);
}

async function outcomeOf({ log, channel, attempt, times }: SenderOptions, sending: Sending, stopping: AbortSignal) {
  const signal = AbortSignal.any([stopping, AbortSignal.timeout(times.attempt * 1_000)]);
  // Whatever does not listen to the signal is left behind; its row is not touched before the claim has ended.
  const atMost = (times.attempt + times.margin / 2) * 1_000;
  const ended = attempt(sending, signal).catch((err: unknown): Outcome => {
    log.error({ err, channel }, 'an attempt to send broke off before anything left');
    return failed('it broke off here');
  });
  return inTime(ended, atMost).catch((): Outcome => failed('it did not end in time', true));
}

async function record(options: SenderOptions, sending: Sending, outcome: Outcome): Promise<void> {
  const { db, log, metrics, channel, times } = options;
  if (outcome.end === 'refused') return giveUp(options, sending, outcome.reason);
  metrics.sendings.inc({ channel, result: outcome.end });
  if (outcome.end !== 'failed') return endSending(db, sending);
  const { reason, unsure, afterSeconds } = outcome;
  log.warn({ channel, sending: sending.id, attempts: sending.attempts, reason, unsure }, 'not sent; tried again later');
  await delaySending(db, sending, pauseAfter(sending.attempts, times.pauses, afterSeconds), unsure);
}

async function giveUp({ db, log, metrics, channel }: SenderOptions, sending: Sending, reason: string): Promise<void> {
  await burySending(db, sending, reason);
  metrics.sendings.inc({ channel, result: 'given up' });
  log.warn({ channel, sending: sending.id, attempts: sending.attempts, reason }, 'given up; the dead letters have it');
}

/** Seconds: doubled with each attempt, up to half of it by chance, so that what failed together does not come back together. */
export function pauseAfter(attempts: number, { least, most }: SenderTimes['pauses'], asked = 0): number {
  const pause = Math.min(least * 2 ** Math.min(attempts - 1, 30), most);
  return Math.max(pause * (1 - Math.random() / 2), Math.min(asked, most));
}
