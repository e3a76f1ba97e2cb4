import { computed, signal } from '@preact/signals';

/** Where one is in the page: the part of the address behind `#`. */

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
  const [name = '', rest] = hash.value.slice(1).split('/');
  if (name === 'tag' && rest) return { view: 'tag', tag: decodeURIComponent(rest) };
  return { view: plain.find((each) => each === name) ?? 'today' };
});

/** The address of a view. */
export const addressOf = (to: Place): string => {
  if (to.view === 'admin') return '/admin';
  const home = location.pathname === '/admin' ? '/' : '';
  return to.view === 'tag' ? `${home}#tag/${encodeURIComponent(to.tag)}` : `${home}#${to.view}`;
};

export const go = (to: Place): void => location.assign(addressOf(to));
