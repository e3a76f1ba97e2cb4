import { effect, signal } from '@preact/signals';
import { startDays } from './core/day.ts';
import { startLive, stopLive } from './core/live.ts';
import { type Refusal, refusalOf } from './core/refusal.ts';
import { loadSession, session } from './core/session.ts';
import { openSettings } from './core/settings.ts';

/** Why the page cannot begin. */
export const startFault = signal<Refusal | undefined>(undefined);

/** Finds out who is here, and begins what runs for a signed-in person. */
export async function start(): Promise<void> {
  startDays();
  let running: string | undefined;
  effect(() => {
    const id = session.value?.user.id;
    if (id === running) return;
    if (running) stopLive();
    running = id;
    if (id) void begin();
  });
  await retryStart();
}

/** Once more, after a fault. */
export async function retryStart(): Promise<void> {
  startFault.value = undefined;
  try {
    await loadSession();
  } catch (error) {
    startFault.value = refusalOf(error);
  }
}

async function begin(): Promise<void> {
  startLive();
  try {
    await openSettings();
    const { startNotices } = await import('./notices/start.ts');
    startNotices();
  } catch (error) {
    startFault.value = refusalOf(error);
  }
}
