import { signal } from '@preact/signals';
import { addressOf, readAddress, type View } from './addresses.ts';

/** Where the admin page is; it goes with the address bar. */
export const address = signal(readAddress(location.hash));
addEventListener('hashchange', () => {
  address.value = readAddress(location.hash);
});

export const goTo = (view: View, params: Record<string, string | number | undefined> = {}): void =>
  location.assign(addressOf(view, params));
