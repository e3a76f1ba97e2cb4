import { createHash } from 'node:crypto';
import { importMap, modulesOf, readApart, readModules, readPagesStyle, readPicture, readStyles } from './files.ts';
import { type Packed, packed } from './packed.ts';
import { favicon, manifest, pictures, recovery } from './pictures.ts';
import { type Shell, shell } from './shell.ts';

/** The page as one version of it is served. */
export interface Release {
  /** A hash over everything that is served: another byte is another release, with other URLs. */
  id: string;
  /** What the CSP allows besides our own scripts. */
  importMapHash: string;
  /** A file below `/w/{id}/`. */
  file(path: string): Packed | undefined;
  /** A file whose URL stays. */
  fixed(path: string): Packed | undefined;
  page(shell: PageOf): Packed;
}

export type PageOf = Pick<Shell, 'origin' | 'theme' | 'isKnown' | 'chatKitKey' | 'pushKey'>;

const forever = 'public, max-age=31536000, immutable';
const revalidated = 'no-cache';
const script = 'text/javascript; charset=utf-8';

let release: Release | undefined;

/** Read and stripped at the first request of the page, so that a start costs nothing. */
export function currentRelease(): Release {
  release ??= readRelease();
  return release;
}

function readRelease(): Release {
  const modules = readModules();
  const styles = readStyles();
  const sources = [...modules, ['page.css', styles] as const];
  const id = createHash('sha256').update(JSON.stringify(sources)).digest('hex').slice(0, 16);
  const base = `/w/${id}/`;
  const files = new Map([...modules].map(([path, text]) => [path, packed(text, script, forever)]));
  files.set('page.css', packed(styles, 'text/css; charset=utf-8', forever));
  const map = importMap(base);
  return {
    id,
    importMapHash: `'sha256-${createHash('sha256').update(map).digest('base64')}'`,
    file: (path) => files.get(path),
    fixed: fixedFiles(),
    page: pages(base, map, modules),
  };
}

function fixedFiles(): Release['fixed'] {
  const files = new Map([
    ['manifest.webmanifest', packed(manifest, 'application/manifest+json', revalidated)],
    ['favicon.svg', packed(favicon, 'image/svg+xml', 'max-age=86400')],
    ...Object.keys(pictures).map((name) => [name, packed(readPicture(name), 'image/png', 'max-age=86400')] as const),
    ['recover.js', packed(recovery, script, revalidated)],
    ['pages.css', packed(readPagesStyle(), 'text/css; charset=utf-8', revalidated)],
    ...readApart().map(([name, text]) => [name, packed(text, script, revalidated)] as const),
  ]);
  return (path) => files.get(path);
}

/** There are few pages: a theme, and whether somebody has been here. */
function pages(base: string, map: string, modules: ReadonlyMap<string, string>): Release['page'] {
  const made = new Map<string, Packed>();
  return (of) => {
    const key = JSON.stringify([of.origin, of.theme, of.isKnown, of.chatKitKey, of.pushKey]);
    const known = made.get(key);
    if (known) return known;
    const first = modulesOf(modules, ['main.ts', of.isKnown ? 'board/page.ts' : 'account/page.ts']);
    const html = shell({ ...of, base, importMap: map, modules: first });
    const page = packed(html, 'text/html; charset=utf-8', 'private, no-cache');
    made.set(key, page);
    return page;
  };
}
