import { effect, type Signal, signal } from '@preact/signals';
import { html } from 'htm/preact';
import { render } from 'preact';
import { useEffect } from 'preact/hooks';
import { sendWaiting } from './core/calls.ts';
import { liveState, onReady, startLive, stopLive, unread } from './core/live.ts';
import { type Refusal, refusalOf } from './core/refusal.ts';
import { loadSession, mustSignInAgain, nobody, session, signOut } from './core/session.ts';
import { openSettings, startDays } from './core/settings.ts';
import { addressOf, barMiddle, go, Lazy, place } from './core/views.ts';
import { Menu, type MenuItem } from './kit/button.ts';
import { Icon } from './kit/icon.ts';
import { announce, forgetToasts, Toasts, toast } from './kit/say.ts';

const pages = {
  account: () => import('./account/page.ts').then((module) => module.AccountPage),
  again: () => import('./account/again.ts').then((module) => module.SignInAgain),
  tasks: () => import('./board/page.ts').then((module) => module.TasksPage),
  settings: () => import('./settings/page.ts').then((module) => module.SettingsPage),
  notifications: () => import('./notices/page.ts').then((module) => module.NoticesPage),
  apps: () => import('./apps/page.ts').then((module) => module.AppsPage),
  admin: () => import('./admin/page.ts').then((module) => module.AdminPage),
};

/** Stands where a page will, shown when it takes a while. */
const coming = html`<p class="coming" role="status">One moment…</p>`;

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
  if (session.value === undefined) return html`<${Bar} />${coming}`;
  if (session.value === null) return html`<${Lazy} load=${pages.account} fallback=${html`<${Bar} />${coming}`} />`;
  const { view } = place.value;
  const load = view in pages ? pages[view as keyof typeof pages] : pages.tasks;
  const isTasks = load === pages.tasks;
  return html`<${Bar} />${
    isTasks
      ? html`<${Lazy} load=${load} fallback=${coming} end=${html`<${Connection} />`} />`
      : html`<${OtherPage} key=${view} view=${view} load=${load} />`
  }`;
}

const titles: Record<string, string> = { settings: 'Settings', notifications: 'Notifications', apps: 'Connected apps' };

function OtherPage({ view, load }: { view: string; load: () => Promise<unknown> }) {
  useEffect(() => {
    document.title = `${titles[view] ?? 'Admin'} - Actodo`;
    document.querySelector<HTMLElement>('main')?.focus();
  }, []);
  return html`<main id="main" tabindex="-1" class="column"><${Lazy} load=${load} fallback=${coming} /></main><${Connection} />`;
}

function Fault({ text, onRetry }: { text: string; onRetry: () => Promise<void> }) {
  return html`<main id="main" class="column" tabindex="-1">
    <h1>Actodo cannot be reached</h1>
    <p role="alert">${text}</p>
    <p><button type="button" class="button primary" onClick=${() => void onRetry()}>Try again</button></p>
  </main>`;
}

/** The bar on top: what the page is, its search, and who is here. */
export function Bar() {
  const user = session.value?.user;
  return html`<header class="bar">
      <a class="skip" href="#main" onClick=${skip}>Skip to the list</a>
      <a class="brand" href=${addressOf({ view: 'today' })}><${Mark} />Actodo</a>
      ${user && html`<div class="bar-middle">${barMiddle.value}</div><${Own} user=${user} />`}
    </header>`;
}

function skip(event: Event): void {
  event.preventDefault();
  document.getElementById('main')?.focus();
}

function Mark() {
  return html`<svg class="mark" viewBox="0 0 64 64" width="26" height="26" aria-hidden="true" focusable="false">
    <rect width="64" height="64" rx="16" />
    <path d="M18 33l10 10 19-22" />
  </svg>`;
}

function Own({ user }: { user: { email: string; name: string; role?: string | null } }) {
  const items: MenuItem[] = [
    { label: 'Settings', icon: 'settings', run: () => go({ view: 'settings' }) },
    { label: 'Connected apps', icon: 'plug', run: () => go({ view: 'apps' }) },
    { label: 'Notifications', icon: 'bell', run: () => go({ view: 'notifications' }) },
    ...(user.role === 'admin' ? [{ label: 'Admin', icon: 'shield', run: () => go({ view: 'admin' }) } as const] : []),
    {
      label: 'Sign out',
      icon: 'log-out',
      run: () => void leave().catch((error) => toast({ text: refusalOf(error).message })),
    },
  ];
  const count = unread.value;
  const name = count > 0 ? `Notifications, ${count} unread` : 'Notifications';
  return html`<nav class="bar-end" aria-label="Account">
    <a class="button quiet bare bell" href=${addressOf({ view: 'notifications' })} aria-label=${name} title=${name}>
      <${Icon} name="bell" />${count > 0 && html`<span class="count-dot">${count > 99 ? '99+' : count}</span>`}
    </a>
    <${Menu} label="Account of ${user.name || user.email}" icon="user-round" items=${items} />
  </nav>`;
}

/** What was promised is done while it still may be. */
async function leave(): Promise<void> {
  await sendWaiting();
  await signOut();
}

/** Said only when it lasts: most breaks are over before anybody has read of them, and a first connection may take its time while all else comes. */
const saidAfterMs = { offline: 3_000, connecting: 15_000 };
const isOffline = signal(false);

/** At the end of the window, where it moves nothing that is read or pressed. */
function Connection() {
  const state = liveState.value;
  useEffect(() => {
    if (state === 'open') {
      if (isOffline.value) announce('You are online again.');
      isOffline.value = false;
      return;
    }
    const timer = setTimeout(() => {
      if (isOffline.value) return;
      isOffline.value = true;
      announce('You are offline. What you write stays here.');
    }, saidAfterMs[state]);
    return () => clearTimeout(timer);
  }, [state]);
  if (!isOffline.value) return null;
  return html`<p class="banner" role="status"><${Icon} name="wifi-off" />You are offline. What you write stays here and is sent when you are back.</p>`;
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
  void followUp();
}

/** What the first view does without; where it cannot be loaded it comes with the next connection. */
async function followUp(): Promise<void> {
  try {
    const later = [import('./notices/start.ts'), import('./kit/focus.ts')] as const;
    const [{ startNotices }, { keepFocus }] = await Promise.all(later);
    startNotices();
    keepFocus();
  } catch {
    const stop = onReady(() => {
      stop();
      void followUp();
    });
  }
}

let here: string | undefined;
effect(() => {
  const id = session.value?.user.id;
  if (id === here) return;
  here = id;
  if (id) return void begin();
  stopLive();
  forgetToasts();
  // Those that stand apart from the page do not go with it, and may name what was somebody's.
  for (const each of document.querySelectorAll('body > div > dialog[open]')) each.dispatchEvent(new Event('cancel'));
});

startDays();
const page = document.getElementById('page')!;
page.replaceChildren();
render(html`<${App} fault=${fault} onRetry=${begin} />`, page);
// Without the cookie of a session there is nobody to ask for.
if (page.dataset.known === 'true') void begin();
else nobody();
