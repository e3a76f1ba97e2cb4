import { writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { favicon, pictures } from '../../src/api/web/pictures.ts';
import { startBrowser } from './support.ts';

// The files of src/web/pictures/ from the one mark: the first half of `npm run screenshots`.

const share = `<body style="margin:0;width:1200px;height:630px;display:grid;place-content:center;justify-items:center;gap:32px;background:#fbfaf8;color:#1f1d1a;font-family:Inter,'DejaVu Sans',sans-serif">
${favicon.replace('<svg ', '<svg width="180" height="180" ')}
<div style="font-size:88px;font-weight:700">Actodo</div>
<div style="font-size:38px;color:#6a655d">A todo list that you talk to</div></body>`;

/** A system that cuts its own corners gets a square that is filled to its edges, with the mark within the middle 80 %. */
const square = `<body style="margin:0;background:#0f6b63;display:grid;place-content:center;width:100vw;height:100vh">
${favicon.replace('<svg ', '<svg style="width:80vw;height:80vw" ')}</body>`;
const rounded = `<body style="margin:0">${favicon.replace('<svg ', '<svg style="display:block;width:100vw;height:100vw" ')}</body>`;

const drawn: Record<keyof typeof pictures, string> = {
  'icon-192.png': rounded,
  'icon-512.png': rounded,
  'icon-maskable.png': square,
  'apple-touch-icon.png': square,
  'share.png': share,
};

const ends: (() => unknown)[] = [];
const cleanup = { after: (end: () => unknown) => void ends.push(end) };
const browser = await startBrowser(cleanup);
for (const [name, html] of Object.entries(drawn)) {
  const [width, height] = pictures[name as keyof typeof pictures];
  const page = await browser.newPage({ viewport: { width, height } });
  await page.setContent(html);
  const bytes = await page.screenshot({ omitBackground: true });
  writeFileSync(fileURLToPath(new URL(`../../src/web/pictures/${name}`, import.meta.url)), bytes);
  console.log(`${name}: ${bytes.length} bytes`);
}
for (const end of ends) await end();
