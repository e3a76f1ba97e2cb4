import { signal } from '@preact/signals';
import { html } from 'htm/preact';
import { useEffect } from 'preact/hooks';
import { announce } from './core/announce.ts';
import { liveState } from './core/live.ts';
import { refusalOf } from './core/refusal.ts';
import { session, signOut } from './core/session.ts';
import { unread } from './core/unread.ts';
import { addressOf, go } from './core/views.ts';
import { Icon } from './kit/icon.ts';
import { Menu, type MenuItem } from './kit/menu.ts';
import { toast } from './kit/toast.ts';

/** Parts of other rooms that stand in the bar: the board puts its search here. */
export const barMiddle = signal<unknown>(null);

/** The bar on top: what the page is, its search, and who is here. */
export function Bar() {
  const user = session.value?.user;
  return html`<header class="bar">
      <a class="skip" href="#main" onClick=${skip}>Skip to the list</a>
      <a class="brand" href=${addressOf({ view: 'today' })}><${Mark} />Actodo</a>
      ${user && html`<div class="bar-middle">${barMiddle.value}</div><${Own} user=${user} />`}
    </header>
    ${user && html`<${Connection} />`}`;
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
      run: () => void signOut().catch((error) => toast({ text: refusalOf(error).message })),
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

/** Said only when it lasts: most breaks are over before anybody has read of them. */
const saidAfterMs = 3_000;
const isOffline = signal(false);

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
    }, saidAfterMs);
    return () => clearTimeout(timer);
  }, [state]);
  if (!isOffline.value) return null;
  return html`<p class="banner" role="status"><${Icon} name="wifi-off" />You are offline. What you write stays here and is sent when you are back.</p>`;
}
