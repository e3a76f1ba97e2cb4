import { signal } from '@preact/signals';

/** The look of the page: a cookie, so that the server sends the first frame in it (src/api/routes/web.ts). */

export type Theme = 'system' | 'light' | 'dark';

const cookie = 'actodo_theme';
const yearSeconds = 31_536_000;
const channel = new BroadcastChannel('actodo-theme');

const present = (): Theme => {
  const found = document.documentElement.dataset.theme;
  return found === 'light' || found === 'dark' ? found : 'system';
};

export const theme = signal<Theme>(present());

/** Changes it here, in every other tab, and for the next load. */
export function chooseTheme(to: Theme): void {
  const isSecure = location.protocol === 'https:' ? '; Secure' : '';
  // biome-ignore lint/suspicious/noDocumentCookie: the Cookie Store API is not in every browser yet.
  document.cookie = `${cookie}=${to}; Path=/; SameSite=Lax; Max-Age=${to === 'system' ? 0 : yearSeconds}${isSecure}`;
  channel.postMessage(to);
  show(to);
}

channel.onmessage = ({ data }) => show(data === 'light' || data === 'dark' ? data : 'system');

function show(to: Theme): void {
  theme.value = to;
  if (to === 'system') delete document.documentElement.dataset.theme;
  else document.documentElement.dataset.theme = to;
}
