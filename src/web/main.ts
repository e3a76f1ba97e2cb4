import { effect, signal } from '@preact/signals';
import { html } from 'htm/preact';
import { render } from 'preact';
import { App } from './app.ts';
import { startDays } from './core/day.ts';
import { startLive, stopLive } from './core/live.ts';
import { type Refusal, refusalOf } from './core/refusal.ts';
import { loadSession, nobody, session } from './core/session.ts';
import { openSettings } from './core/settings.ts';

/** Why the page cannot begin, or go on. */
const fault = signal<Refusal | undefined>(undefined);

/** Finds out who is here, or does again what failed. */
async function begin(): Promise<void> {
  fault.value = undefined;
  try {
    if (session.value) await welcome();
    else await loadSession();
  } catch (error) {
    fault.value = refusalOf(error);
  }
}

/** What runs for a signed-in person. */
async function welcome(): Promise<void> {
  startLive();
  await openSettings();
  const { startNotices } = await import('./notices/start.ts');
  startNotices();
}

let here: string | undefined;
effect(() => {
  const id = session.value?.user.id;
  if (id === here) return;
  here = id;
  if (id) void begin();
  else stopLive();
});

startDays();
const page = document.getElementById('page')!;
page.replaceChildren();
render(html`<${App} fault=${fault} onRetry=${begin} />`, page);
// Without the cookie of a session there is nobody to ask for.
if (page.dataset.known === 'true') void begin();
else nobody();
