import { globSync, readFileSync } from 'node:fs';
import { stripTypeScriptTypes } from 'node:module';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

/** What the page is made of, as it goes to the browser: nothing is bundled, only types are taken out. */

const folder = fileURLToPath(new URL('../../web/', import.meta.url));

/** By these names the modules of the page import what is not theirs. */
const libraries = ['preact', 'preact/hooks', '@preact/signals-core', '@preact/signals', 'htm', 'htm/preact'];

/**
 * Scripts by themselves, each with a path of its own: that of a service worker is what it may serve, and the page `/docs` belongs to no release.
 */
const apart = { 'sw.js': 'notices/worker.ts', 'docs.js': 'docs/search.ts' };

/** Rooms whose styles come after the tokens and the kit, in this order. */
const styleOrder = ['kit/tokens.css', 'kit/base.css', 'kit/', 'account/', 'board/', 'chat/', 'settings/', 'notices/'];

/** Path below the release to JavaScript. */
export function readModules(): Map<string, string> {
  const files = globSync('**/*.ts', { cwd: folder }).map((file) => file.replaceAll('\\', '/'));
  const own = files.filter((file) => !Object.values(apart).includes(file) && !file.endsWith('.d.ts')).sort();
  const modules = own.map((file) => [file, stripped(readFileSync(join(folder, file), 'utf8'))] as const);
  return new Map([...modules, ...libraries.map((name) => [libraryPath(name), readLibrary(name)] as const)]);
}

/** The import map of a release whose files are below `base`. */
export const importMap = (base: string): string =>
  JSON.stringify({ imports: Object.fromEntries(libraries.map((name) => [name, base + libraryPath(name)])) });

/** All styles as one text. */
export function readStyles(): string {
  const files = globSync('**/*.css', { cwd: folder }).map((file) => file.replaceAll('\\', '/'));
  const place = (file: string) => {
    const at = styleOrder.findIndex((each) => file.startsWith(each));
    return at < 0 ? styleOrder.length : at;
  };
  const ordered = files.sort((a, b) => place(a) - place(b) || (a < b ? -1 : 1));
  return ordered.map((file) => readFileSync(join(folder, file), 'utf8')).join('\n');
}

/** Name to JavaScript of the scripts that stand by themselves. */
export const readApart = (): [name: string, text: string][] =>
  Object.entries(apart).map(([name, file]) => [name, stripped(readFileSync(join(folder, file), 'utf8'))]);

/** The style of the pages that the server makes, with the tokens of the app. */
export const readPagesStyle = (): string =>
  readFileSync(join(folder, 'kit/tokens.css'), 'utf8') +
  readFileSync(new URL('server-pages.css', import.meta.url), 'utf8');

/** The bytes of a file of src/web/pictures/. */
export const readPicture = (name: string): Buffer => readFileSync(join(folder, 'pictures', name));

/** The modules that come with `entries` before anything is asked for: what they import, and what that imports. */
export function modulesOf(modules: ReadonlyMap<string, string>, entries: readonly string[]): string[] {
  const found = new Set<string>();
  const visit = (file: string) => {
    if (found.has(file)) return;
    found.add(file);
    for (const [, name = ''] of modules.get(file)?.matchAll(imported) ?? [])
      visit(name.startsWith('.') ? join(dirname(file), name).replaceAll('\\', '/') : libraryPath(name));
  };
  for (const entry of entries) visit(entry);
  return [...found];
}

const imported = /(?:^|[;}\s])(?:import|export)\b[^;'"()]*?(?:from)?\s*['"]([^'"]+)['"]/g;

const libraryPath = (name: string) => `lib/${name.replace('@', '').replaceAll('/', '-')}.js`;

function readLibrary(name: string): string {
  const text = readFileSync(fileURLToPath(import.meta.resolve(name)), 'utf8');
  return text.replace(/^\/\/# sourceMappingURL=.*$/m, '');
}

/** Types become blanks. What is left of a line's end is not worth sending. */
function stripped(source: string): string {
  return stripTypeScriptTypes(source, { mode: 'strip' }).replace(/[ \t]+$/gm, '');
}
