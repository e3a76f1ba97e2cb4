/** Small files whose URLs stay the same from release to release. */

const mark = `<rect width="64" height="64" rx="14" fill="#0f6b63"/><path d="M18 33l10 10 19-22" fill="none" stroke="#fff" stroke-width="7" stroke-linecap="round" stroke-linejoin="round"/>`;

export const favicon = `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 64 64">${mark}</svg>\n`;

/**
 * Bitmaps of src/web/pictures/ by name, in pixels, drawn by `npm run screenshots`: telephones and link previews take no SVG. The maskable one may be
 * cut to any shape.
 */
export const pictures = {
  'icon-192.png': [192, 192],
  'icon-512.png': [512, 512],
  'icon-maskable.png': [512, 512],
  'apple-touch-icon.png': [180, 180],
  'share.png': [1200, 630],
} as const;

const icon = (name: keyof typeof pictures, purpose = 'any') => ({
  src: `/${name}`,
  sizes: pictures[name].join('x'),
  type: 'image/png',
  purpose,
});

export const manifest = `${JSON.stringify({
  name: 'Actodo',
  short_name: 'Actodo',
  description: 'A todo list that you talk to',
  start_url: '/',
  scope: '/',
  display: 'standalone',
  background_color: '#fbfaf8',
  theme_color: '#0f6b63',
  icons: [
    { src: '/favicon.svg', sizes: 'any', type: 'image/svg+xml', purpose: 'any' },
    icon('icon-192.png'),
    icon('icon-512.png'),
    icon('icon-maskable.png', 'maskable'),
  ],
})}\n`;

/**
 * While an update is rolled out, another process may answer that does not have the files of this page yet, or not any more. Then the page is
 * loaded again, once; no file of a release can do that, because it would be missing as well.
 */
export const recovery = `addEventListener('error', ({ target }) => {
  const url = target && (target.src || target.href);
  if (!url || !url.includes('/w/')) return;
  const last = Number(sessionStorage.getItem('actodo-reloaded')) || 0;
  if (Date.now() - last < 10000) return;
  sessionStorage.setItem('actodo-reloaded', String(Date.now()));
  location.reload();
}, true);
`;
