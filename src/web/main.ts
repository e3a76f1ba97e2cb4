import { effect, type Signal, signal } from '@preact/signals';
import { html } from 'htm/preact';
import { render } from 'preact';
import { useEffect } from 'preact/hooks';
import { Bar } from './bar.ts';
import { startDays } from './core/day.ts';
import { Lazy } from './core/lazy.ts';
import { startLive, stopLive } from './core/live.ts';
import { type Refusal, refusalOf } from './core/refusal.ts';
import { loadSession, mustSignInAgain, nobody, session } from './core/session.ts';
import { openSettings } from './core/settings.ts';
import { place } from './core/views.ts';
import { Toasts } from './kit/toast.ts';

const pages = {
  account: () => import('./account/page.ts').then((module) => module.AccountPage),
  again: () => import('./account/again.ts').then((module) => module.SignInAgain),
  tasks: () => import('./board/page.ts').then((module) => module.TasksPage),
  settings: () => import('./settings/page.ts').then((module) => module.SettingsPage),
  notifications: () => import('./notices/page.ts').then((module) => module.NoticesPage),
  apps: () => import('./apps/page.ts').then((module) => module.AppsPage),
  admin: () => import('./admin/page.ts').then((module) => module.AdminPage),
};

interface AppProps {
  /** Why the page cannot begin. */
  fault: Signal<Refusal | undefined>;
  onRetry: () => Promise<void>;
}

/** The whole page: who is not signed in sees the account's forms, everybody else a bar and what is below it. */
function App(props: AppProps) {
  return html`<${Content} ...${props} /><${Toasts} />
    ${mustSignInAgain.value && html`<${Lazy} load=${pages.again} />`}`;
}

function Content({ fault, onRetry }: AppProps) {
  if (fault.value) return html`<${Bar} /><${Fault} text=${fault.value.message} onRetry=${onRetry} />`;
  if (session.value === undefined) return html`<${Bar} />`;
  if (session.value === null) return html`<${Lazy} load=${pages.account} fallback=${html`<${Bar} />`} />`;
  const { view } = place.value;
  const load = view in pages ? pages[view as keyof typeof pages] : pages.tasks;
  const isTasks = load === pages.tasks;
  return html`<${Bar} />${isTasks ? html`<${Lazy} load=${load} />` : html`<${OtherPage} key=${view} load=${load} />`}`;
}

function OtherPage({ load }: { load: () => Promise<unknown> }) {
  useEffect(() => document.querySelector<HTMLElement>('main')?.focus(), []);
  return html`<main id="main" tabindex="-1" class="column"><${Lazy} load=${load} /></main>`;
}

function Fault({ text, onRetry }: { text: string; onRetry: () => Promise<void> }) {
  return html`<main id="main" class="column" tabindex="-1">
    <h1>Actodo cannot be reached</h1>
    <p role="alert">${text}</p>
    <p><button type="button" class="button primary" onClick=${() => void onRetry()}>Try again</button></p>
  </main>`;
}

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
