import type { Log } from './log.ts';

export type Stop = () => Promise<unknown> | unknown;
export type OnStop = (stop: Stop) => void;

/** Milliseconds that requests and turns in flight may take to end after a signal. */
export const graceMs = 10_000;
/** Milliseconds during which a process behind a load balancer says that it is not ready and still serves, until nobody sends it more. */
export const notReadyMs = 2_000;
/**
 * Milliseconds that the runtime may take to end. On Dapr: until daprd has seen three times in nine seconds that its app drains and has let the calls that
 * run end (two seconds), and until everybody knows where the actors are now (two seconds).
 */
export const leavingMs = 15_000;
/** Milliseconds after which the end no longer waits for anything, such as a database that does not answer. */
export const stopMs = notReadyMs + graceMs + leavingMs;
/** A second signal within this time is the same Ctrl-C, delivered by the terminal and by the launcher; a later one means "now". */
const oneSignalMs = 1_000;

/**
 * Runs `start` as this process: signals and bugs end it gracefully, in the reverse order of what `start` names to `onStop`. A start
 * that fails prints its message and ends with code 1.
 */
export async function runProcess(log: Log, start: (onStop: OnStop) => Promise<void>): Promise<void> {
  const stops: Stop[] = [];
  let stoppingSince: number | undefined;
  const stop = async (why: string, code: number) => {
    if (stoppingSince !== undefined) {
      if (performance.now() - stoppingSince > oneSignalMs) process.exit(code || 1);
      return;
    }
    stoppingSince = performance.now();
    log.info({ why }, 'stopping');
    setTimeout(() => process.exit(code || 1), stopMs).unref();
    for (const close of stops.reverse()) {
      try {
        await close();
      } catch (err) {
        log.error({ err }, 'stop failed');
      }
    }
    process.exit(code);
  };
  for (const signal of ['SIGINT', 'SIGTERM'] as const) process.on(signal, () => stop(signal, 0));
  process.on('disconnect', () => stoppingSince === undefined && stop('launcher ended', 0));
  process.on('uncaughtException', (err) => {
    log.fatal({ err }, 'a bug: this process ends, what was acknowledged is stored');
    stop('uncaught exception', 1);
  });
  try {
    await start((each) => stops.push(each));
  } catch (err) {
    console.error(`actodo: ${(err as Error).message}`);
    log.debug({ err }, 'start failed');
    stop('start failed', 1);
  }
}
