import { computed, signal } from '@preact/signals';
import { html } from 'htm/preact';
import type { ComponentType } from 'preact';
import { useEffect, useState } from 'preact/hooks';

/** Where one is in the page: the part of the address behind `#`; and what is shown there, loaded when one is. */

export type Place =
  | { view: 'today' | 'upcoming' | 'all' | 'done' }
  | { view: 'tag'; tag: string }
  | { view: 'settings' | 'notifications' | 'apps' | 'admin' };

const hash = signal(location.hash);
addEventListener('hashchange', () => {
  hash.value = location.hash;
});

const plain = ['today', 'upcoming', 'all', 'done', 'settings', 'notifications', 'apps'] as const;

export const place = computed<Place>(() => {
  if (location.pathname === '/admin') return { view: 'admin' };
  const [, name = '', rest] = /^#?([^/]*)\/?(.*)$/s.exec(hash.value) ?? [];
  if (name === 'tag' && rest) return { view: 'tag', tag: decoded(rest) };
  return { view: plain.find((each) => each === name) ?? 'today' };
});

/** An address may be typed, or cut: `100%` is a tag as well. */
function decoded(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}

/** The address of a view. */
export const addressOf = (to: Place): string => {
  if (to.view === 'admin') return '/admin';
  const home = location.pathname === '/admin' ? '/' : '';
  return to.view === 'tag' ? `${home}#tag/${encodeURIComponent(to.tag)}` : `${home}#${to.view}`;
};

export const go = (to: Place): void => location.assign(addressOf(to));

/** Parts of other rooms that stand in the bar: the board puts its search here. */
export const barMiddle = signal<unknown>(null);

/** A component whose module is loaded when it is first shown. */
export function Lazy<P extends object>({ load, fallback = null, ...props }: LazyProps<P>) {
  const [found, setFound] = useState<{ component?: ComponentType<P>; lacks?: 'connection' | 'version' }>({});
  const [tries, setTries] = useState(0);
  useEffect(() => {
    let isHere = true;
    const failed = async () => {
      const lacks = (await isServerThere()) ? 'version' : 'connection';
      if (isHere) setFound({ lacks });
    };
    load().then((component) => isHere && setFound({ component }), failed);
    return () => {
      isHere = false;
    };
  }, [load, tries]);
  if (found.lacks === 'connection') return html`<${Unconnected} again=${() => setTries(tries + 1)} />`;
  if (found.lacks)
    return html`<div class="column" role="alert">
      <p>A new version is ready. Reload; your text stays.</p>
      <button type="button" class="button primary" onClick=${() => location.reload()}>Reload</button>
    </div>`;
  return found.component ? html`<${found.component} ...${props} />` : fallback;
}

/** What was never seen is not in the browser yet. It comes by itself when there is a connection. */
function Unconnected({ again }: { again: () => void }) {
  useEffect(() => {
    addEventListener('online', again);
    return () => removeEventListener('online', again);
  }, [again]);
  return html`<div class="column" role="alert">
    <p>No connection. This part of the page comes when there is one.</p>
    <button type="button" class="button" onClick=${again}>Try again</button>
  </div>`;
}

const isServerThere = (): Promise<boolean> =>
  fetch(location.pathname, { method: 'HEAD', cache: 'no-store' }).then(
    () => true,
    () => false,
  );

interface LazyProps<P> {
  load: () => Promise<ComponentType<P>>;
  fallback?: unknown;
  [prop: string]: unknown;
}
