import assert from 'node:assert/strict';
import { createHash } from 'node:crypto';
import { request } from 'node:http';
import { before, test } from 'node:test';
import { brotliDecompressSync, gunzipSync } from 'node:zlib';
import { testDatabase } from '../support/database.ts';
import { type Api, serveApi, suiteCleanup } from '../support/http.ts';

let api: Api;
const suite = suiteCleanup();
before(async () => {
  api = await serveApi(suite, await testDatabase(suite));
});

interface Got {
  status: number;
  headers: Record<string, string | string[] | undefined>;
  bytes: Buffer;
}

/** `fetch` would decode, and choose encodings by itself. */
function get(path: string, headers: Record<string, string> = {}): Promise<Got> {
  const { hostname, port } = new URL(api.url);
  return new Promise((resolve, reject) => {
    const sent = request({ hostname, port, path, headers: { host: `localhost:${port}`, ...headers } }, (answer) => {
      const chunks: Buffer[] = [];
      answer.on('data', (chunk) => chunks.push(chunk));
      answer.once('end', () =>
        resolve({ status: answer.statusCode!, headers: answer.headers, bytes: Buffer.concat(chunks) }),
      );
    });
    sent.once('error', reject);
    sent.end();
  });
}

const text = async (path: string, headers = {}) => (await get(path, headers)).bytes.toString();
const releaseOf = (html: string) => /\/w\/([0-9a-f]{16})\//.exec(html)?.[1] ?? assert.fail('no release in the page');

test('the document has one inline script, the import map, and the policy allows it by its hash and nothing else', async () => {
  const { headers, bytes } = await get('/');
  const html = bytes.toString();
  const inline = [...html.matchAll(/<script(?![^>]*\bsrc=)[^>]*>([\s\S]*?)<\/script>/g)];
  assert.equal(inline.length, 1);
  const hash = createHash('sha256').update(inline[0]![1]!).digest('base64');
  const policy = String(headers['content-security-policy']);
  assert.match(policy, /(?:^|;)default-src 'none'/);
  assert.ok(policy.includes(`script-src 'self' 'sha256-${hash}';`), policy);
  assert.ok(policy.includes("require-trusted-types-for 'script';trusted-types actodo"), policy);
  assert.doesNotMatch(policy, /unsafe|https?:/);
  assert.doesNotMatch(html, /\bstyle=|<style|\bon\w+=/);
  assert.equal(headers['cache-control'], 'private, no-cache');
});

test('files of the release are kept for ever; those of another one are not there', async () => {
  const release = releaseOf(await text('/'));
  for (const path of ['main.ts', 'board/row.ts', 'page.css', 'lib/preact.js', 'lib/preact-signals.js']) {
    const { status, headers } = await get(`/w/${release}/${path}`);
    assert.equal(status, 200, path);
    assert.equal(headers['cache-control'], 'public, max-age=31536000, immutable');
    assert.match(String(headers['content-type']), path.endsWith('.css') ? /^text\/css/ : /^text\/javascript/);
  }
  for (const path of [`/w/${'0'.repeat(16)}/main.ts`, `/w/${release}/nothing.ts`, `/w/${release}/../../config.ts`]) {
    const { status, headers } = await get(path);
    assert.equal(status, 404, path);
    assert.equal(headers['cache-control'], 'no-store', path);
  }
});

test('types are gone, and every module that is imported is served', async () => {
  const release = releaseOf(await text('/'));
  const seen = new Set<string>();
  const visit = async (path: string): Promise<void> => {
    if (seen.has(path)) return;
    seen.add(path);
    const { status, bytes } = await get(path);
    assert.equal(status, 200, path);
    const code = bytes.toString();
    assert.doesNotMatch(code, /^(?:import type|interface |type \w+ =)/m, path);
    const names = [...code.matchAll(/(?:from|import)\s*\(?\s*['"](\.[^'"]+)['"]/g)].map(([, name]) => name!);
    for (const name of names) await visit(new URL(name, `http://x${path}`).pathname);
  };
  await visit(`/w/${release}/main.ts`);
  assert.ok(seen.size > 30, `only ${seen.size} modules`);
});

test('brotli, gzip or neither, as the browser asks; the same bytes in each', async () => {
  const release = releaseOf(await text('/'));
  const path = `/w/${release}/board/row.ts`;
  const plain = await get(path);
  const zipped = await get(path, { 'accept-encoding': 'gzip' });
  const brotli = await get(path, { 'accept-encoding': 'gzip, deflate, br, zstd' });
  assert.equal(plain.headers['content-encoding'], undefined);
  assert.equal(zipped.headers['content-encoding'], 'gzip');
  assert.equal(brotli.headers['content-encoding'], 'br');
  assert.equal(brotli.headers.vary, 'Accept-Encoding');
  assert.deepEqual(gunzipSync(zipped.bytes), plain.bytes);
  assert.deepEqual(brotliDecompressSync(brotli.bytes), plain.bytes);
  assert.ok(brotli.bytes.length < plain.bytes.length / 2);
});

test('who has the document already gets no second one', async () => {
  const { headers } = await get('/');
  const again = await get('/', { 'if-none-match': String(headers.etag) });
  assert.equal(again.status, 304);
  assert.equal(again.bytes.length, 0);
});

test('theme and session of the cookie decide the first frame, and nothing else of a cookie gets in', async () => {
  assert.doesNotMatch(await text('/'), /data-theme/);
  const dark = await text('/', { cookie: 'actodo_theme=dark; better-auth.session_token=x' });
  assert.match(dark, /<html lang="en" data-theme="dark">/);
  assert.match(dark, /data-known="true"/);
  assert.match(dark, /modulepreload" href="[^"]*board\/page\.ts/);
  const other = await text('/', { cookie: 'actodo_theme="><script>' });
  assert.doesNotMatch(other, /data-theme|<script>/);
  assert.match(other, /data-known="false"/);
  assert.match(other, /modulepreload" href="[^"]*account\/page\.ts/);
});

test('/admin is the same document; icon, manifest and the reload script have addresses that stay', async () => {
  assert.equal(await text('/admin'), await text('/'));
  for (const [path, media] of [
    ['/favicon.svg', 'image/svg+xml'],
    ['/manifest.webmanifest', 'application/manifest+json'],
    ['/recover.js', 'text/javascript'],
  ] as const) {
    const { status, headers } = await get(path);
    assert.equal(status, 200, path);
    assert.ok(String(headers['content-type']).startsWith(media), path);
  }
  assert.equal(JSON.parse(await text('/manifest.webmanifest')).start_url, '/');
});

test('what installs the page and previews its links is there, in the size that is said', async () => {
  const { icons } = JSON.parse(await text('/manifest.webmanifest')) as { icons: { src: string; sizes: string }[] };
  const page = await text('/');
  const [, shared] = /og:image" content="([^"]+)"/.exec(page)!;
  assert.equal(new URL(shared!).origin, new URL(api.url).origin);
  const [, touch] = /apple-touch-icon" href="([^"]+)"/.exec(page)!;
  const sizes = [
    ...icons.filter(({ src }) => src.endsWith('.png')),
    { src: touch!, sizes: '180x180' },
    { src: new URL(shared!).pathname, sizes: '1200x630' },
  ];
  assert.equal(sizes.length, 5);
  for (const { src, sizes: said } of sizes) {
    const { status, bytes } = await get(src);
    assert.equal(status, 200, src);
    assert.equal(`${bytes.readUInt32BE(16)}x${bytes.readUInt32BE(20)}`, said, src);
    assert.ok(bytes.length < 40_000, `${src} ${bytes.length}`);
  }
});
