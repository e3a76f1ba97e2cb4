import assert from 'node:assert/strict';
import { globSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { fileURLToPath } from 'node:url';

/**
 * All styles of the page are sent as one text, so every name of a class is known everywhere. A room is a folder of `src/web/`; the kit is shared.
 * 1. A class belongs to the sheet of one room, or to the kit.
 * 2. Each rule of a room names a class of that room, so it reaches nothing elsewhere.
 * 3. What a room draws has classes of its own or of the kit.
 */
const folder = fileURLToPath(new URL('../../src/web/', import.meta.url));
const kit = 'kit';

type Files = ReadonlyMap<string, string>;

const read = (pattern: string): Files =>
  new Map(
    globSync(pattern, { cwd: folder }).map((file) => [
      file.replaceAll('\\', '/'),
      readFileSync(join(folder, file), 'utf8'),
    ]),
  );

const roomOf = (file: string) => (file.includes('/') ? file.slice(0, file.indexOf('/')) : kit);

/** The selectors of a sheet, one by one; steps of an animation are none. */
function selectorsOf(text: string): string[] {
  const plain = text.replace(/\/\*.*?\*\//gs, '').replace(/@keyframes[^{]*\{(?:[^{}]*\{[^{}]*\})*\s*\}/g, '');
  return [...plain.matchAll(/([^{};]+)\{/g)]
    .map(([, head = '']) => head.trim())
    .filter((head) => !head.startsWith('@'))
    .flatMap((head) => head.split(/,(?![^(]*\))/))
    .map((selector) => selector.trim());
}

const classesIn = (selector: string): string[] =>
  [...selector.matchAll(/\.([a-z][\w-]*)/gi)].map(([, name = '']) => name);

/** Names of classes that stand in the markup of a file, also those that a condition chooses. */
function classesDrawn(text: string): string[] {
  const attribute = /\bclass=(?:"([^"]*)"|(\$\{[^}]*(?:\$\{[^}]*\}[^}]*)*\}))/g;
  const words = (part: string) => part.match(/[a-z][\w-]*/gi) ?? [];
  return [...text.matchAll(attribute)].flatMap(([, quoted, bare]) => {
    const code: string[] = [];
    const plain = (quoted ?? bare ?? '').replace(/\$\{(.*)\}/gs, (_, inside: string) => {
      code.push(inside.replace(/[=!]== '[^']*'/g, ''));
      return ' ';
    });
    const chosen = code.flatMap((part) => [...part.matchAll(/['`]([^'`]*)['`]/g)]).map(([, part = '']) => part);
    return [plain, ...chosen].flatMap(words);
  });
}

/** Class to the rooms whose sheets name it; the kit's classes are the kit's, wherever they are named. */
function ownersOf(sheets: Files): Map<string, Set<string>> {
  const owners = new Map<string, Set<string>>();
  const names = (files: [string, string][]) =>
    files.flatMap(([file, text]) =>
      selectorsOf(text).flatMap((each) => classesIn(each).map((name) => [name, roomOf(file)] as const)),
    );
  const all = [...sheets];
  for (const [name] of names(all.filter(([file]) => roomOf(file) === kit))) owners.set(name, new Set([kit]));
  for (const [name, room] of names(all.filter(([file]) => roomOf(file) !== kit)))
    if (!owners.get(name)?.has(kit)) owners.set(name, (owners.get(name) ?? new Set()).add(room));
  return owners;
}

function sharedClasses(sheets: Files): string[] {
  return [...ownersOf(sheets)]
    .filter(([, rooms]) => rooms.size > 1)
    .map(([name, rooms]) => `.${name} is in the sheets of ${[...rooms].sort().join(' and ')}`);
}

function farReaching(sheets: Files): string[] {
  const owners = ownersOf(sheets);
  return [...sheets]
    .filter(([file]) => roomOf(file) !== kit)
    .flatMap(([file, text]) =>
      selectorsOf(text)
        .filter((selector) => !classesIn(selector).some((name) => owners.get(name)?.has(roomOf(file))))
        .map((selector) => `${file}: "${selector}" names no class of its room`),
    );
}

function borrowed(sheets: Files, modules: Files): string[] {
  const owners = ownersOf(sheets);
  return [...modules].flatMap(([file, text]) =>
    [...new Set(classesDrawn(text))]
      .filter((name) => {
        const rooms = owners.get(name);
        return rooms && !rooms.has(kit) && !rooms.has(roomOf(file));
      })
      .map((name) => `${file} draws .${name} of ${[...(owners.get(name) ?? [])].join(' and ')}`),
  );
}

const sheets = read('*/**/*.css');
const modules = read('**/*.ts');

test('a class belongs to one room, or to the kit', () => {
  assert.deepEqual(sharedClasses(sheets), []);
});

test('a rule of a room names a class of that room', () => {
  assert.deepEqual(farReaching(sheets), []);
});

test('a room draws with its own classes and those of the kit', () => {
  assert.ok([...modules.values()].flatMap(classesDrawn).length > 200, 'classes are found in the markup');
  assert.deepEqual(borrowed(sheets, modules), []);
});

test('each of these faults is seen', () => {
  const planted = new Map([
    ...sheets,
    ['admin/planted.css', '.row { top: 0 } /* .a { */ @media (a) { .button, p { top: 0 } }'],
  ]);
  assert.deepEqual(sharedClasses(planted), ['.row is in the sheets of admin and board']);
  assert.deepEqual(farReaching(planted), [
    'admin/planted.css: ".button" names no class of its room',
    'admin/planted.css: "p" names no class of its room',
  ]);
  const drawn = new Map([
    // biome-ignore lint/suspicious/noTemplateCurlyInString: the text of a module
    ['admin/planted.ts', "html`<p class=${isOpen ? 'tile chip' : ''}><b class=\"column count\" />`"],
  ]);
  assert.deepEqual(borrowed(sheets, drawn), [
    'admin/planted.ts draws .chip of board',
    'admin/planted.ts draws .count of board',
  ]);
});
