import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import type { JSX } from 'preact';
import { blocksOf, parseBlock } from '../../src/web/chat/markdown/blocks.ts';
import { safeTarget } from '../../src/web/chat/markdown/inline.ts';
import { blockNode } from '../../src/web/chat/markdown/nodes.ts';
import { wordsOfText } from '../../src/web/chat/markdown/words.ts';
import { cpuMsOf } from '../support/cpu-time.ts';

type Node = string | JSX.Element;

const nodes = (text: string) => blocksOf(text).map((source) => blockNode(parseBlock(source)));

function childrenOf(node: JSX.Element): Node[] {
  return [node.props.children].flat(9).filter((child) => child !== undefined && child !== false && child !== null);
}

/** For reading in tests alone: what the nodes would be as text with tags. */
function drawn(node: Node): string {
  if (typeof node === 'string') return node;
  const { href, value } = node.props as { href?: string; value?: number };
  const start = `${node.type}${href ? ` ${href}` : ''}${value === undefined ? '' : ` ${value}`}`;
  return node.type === 'br' ? '/' : `<${start}|${childrenOf(node).map(drawn).join('')}>`;
}

const drawing = (text: string) => nodes(text).map(drawn).join('');

for (const [text, expected] of [
  ['one\ntwo\n\nthree', '<p|one/two><p|three>'],
  ['**bold** and *lean* and _lean_ and __bold__', '<p|<strong|bold> and <em|lean> and <em|lean> and <strong|bold>>'],
  ['***both***', '<p|<em|<strong|both>>>'],
  ['**a *b* c**', '<p|<strong|a <em|b> c>>'],
  ['`code` ``a ` b``', '<p|<code|code> <code|a ` b>>'],
  ['**a `**` b**', '<p|<strong|a <code|**> b>>'],
  ['\\*not\\* \\a', '<p|*not* \\a>'],
  ['# Head **x** #\ntext', '<p|<strong|Head <strong|x>>><p|text>'],
  ['#7 is no heading', '<p|#7 is no heading>'],
  ['```ts\na\n\n- b\n```\nc', '<pre|<code|a\n\n- b>><p|c>'],
  ['```\nstill open', '<pre|<code|still open>>'],
  ['Tasks:\n- a\n- b', '<p|Tasks:><ul|<li|a><li|b>>'],
  ['3. a\n7) b', '<ol|<li 3|a><li 7|b>>'],
  ['- a\n  - b\n    - c\n  more\n- d', '<ul|<li|a<ul|<li|b><li|c/more>>><li|d>>'],
  ['- a\n\n- b\n\ntext', '<ul|<li|a><li|b>><p|text>'],
  ['- a\n1. b', '<ul|<li|a>><ol|<li 1|b>>'],
  ['[docs](https://example.com/a)', '<p|<a https://example.com/a|docs<bdi| (example.com)>>>'],
  ['[https://example.com](https://example.com)', '<p|<a https://example.com/|https://example.com>>'],
  ['[**b**](https://example.com "t")', '<p|<a https://example.com/|<strong|b><bdi| (example.com)>>>'],
  ['[write](mailto:ann@example.com)', '<p|<a mailto:ann@example.com|write<bdi| (ann@example.com)>>>'],
  ['![a cat](https://example.com/c.png)', '<p|[image: a cat]>'],
  ['| a | b |\n|---|---|', '<p|| a | b |/|---|---|>'],
  ['<b>x</b> &amp; <img src=x onerror=y>', '<p|<b>x</b> &amp; <img src=x onerror=y>>'],
  ['> quoted', '<p|> quoted>'],
  ['**open *and `so [on](', '<p|**open *and `so [on](>'],
  ['2 * 3 * 4, snake_case_name, ****', '<p|2 * 3 * 4, snake_case_name, ****>'],
  ['Text in اردو **جلی**', '<p|Text in اردو <strong|جلی>>'],
] as const)
  test(`markdown: ${JSON.stringify(text)}`, () => {
    assert.equal(drawing(text), expected);
  });

for (const [attack, shown] of [
  ['[x](javascript:alert(1))', '[x](javascript:alert(1))'],
  ['[x](JaVaScRiPt:alert`1`)', '[x](JaVaScRiPt:alert`1`)'],
  ['[x](data:text/html,<script>)', '[x](data:text/html,<script>)'],
  ['[x](http://example.com)', '[x](http://example.com)'],
  ['[x](//example.com)', '[x](//example.com)'],
  ['[x](/api/auth/sign-out)', '[x](/api/auth/sign-out)'],
  ['[bank](https://bank.com@evil.example)', '[bank](https://bank.com@evil.example)'],
  ['[x](\u0001javascript:alert)', '[x](\u0001javascript:alert)'],
  ['[x](https://)', '[x](https://)'],
  ['[a][1]\n\n[1]: https://example.com', '[a][1][1]: https://example.com'],
  ['<https://example.com> https://example.com', '<https://example.com> https://example.com'],
])
  test(`no link: ${JSON.stringify(attack)}`, () => {
    assert.ok(!drawing(attack!).includes('<a '), drawing(attack!));
    assert.equal(
      nodes(attack!)
        .map((node) => textOf(node))
        .join(''),
      shown!.replaceAll('`1`', '1'),
    );
  });

function textOf(node: Node): string {
  return typeof node === 'string' ? node : childrenOf(node).map(textOf).join('');
}

test('a link shows where it leads, whatever it says', () => {
  assert.match(drawing('[https://bank.com](https://evil.example/bank.com)'), /\(evil\.example\)/);
  assert.match(drawing('[bank](https://bаnk.com)'), /\(xn--/, 'letters that look like others are written out');
  assert.equal(safeTarget('https://example.com/#x')?.href, 'https://example.com/#x');
});

/** Pieces that mean something to Markdown or HTML, and such that do not. */
const piece = fc.oneof(
  fc.constantFrom(...'*_`[]()!\\#-+>|<~"\'=&;:/ \n\t\r'),
  fc.constantFrom(
    '**',
    '__',
    '```',
    '~~~',
    '- ',
    '  - ',
    '1. ',
    '# ',
    '](',
    '![',
    '](https://a.example/x.png)',
    '](javascript:alert(1))',
    '<img src=x onerror=alert(1)>',
    '<script>',
    '<a href="x">',
    'https://a.example',
    'mailto:a@b.c',
    'data:text/html,x',
    '&lt;',
  ),
  fc.string({ unit: 'grapheme', maxLength: 6 }),
);
const markdown = fc.array(piece, { maxLength: 60 }).map((pieces) => pieces.join(''));

const elements: Record<string, string[]> = {
  p: ['dir'],
  strong: [],
  em: [],
  code: [],
  br: [],
  ul: [],
  ol: [],
  bdi: ['class'],
  li: ['dir', 'value'],
  pre: ['dir', 'tabIndex'],
  a: ['href', 'target', 'rel', 'referrerPolicy'],
};

function check(node: Node) {
  if (typeof node === 'string') return;
  const { children: _, ...props } = node.props as Record<string, unknown>;
  const known = elements[String(node.type)];
  assert.ok(known, `an element ${String(node.type)}`);
  for (const name of Object.keys(props)) assert.ok(known.includes(name), `${String(node.type)} has ${name}`);
  if (node.type === 'a') {
    assert.match(String(props.href), /^(https|mailto):/);
    assert.equal(props.rel, 'noopener noreferrer nofollow');
  }
  for (const child of childrenOf(node)) {
    assert.ok(typeof child === 'string' || typeof child.type === 'string', 'text or an element');
    check(child);
  }
}

test('never HTML, never a request: whatever is written, only known elements without a source, and looked-at links', () => {
  fc.assert(
    fc.property(markdown, (text) => {
      nodes(text).forEach(check);
    }),
    { numRuns: 3000 },
  );
});

test('no word is lost: letters and digits of plain text stay, in their order', () => {
  const word = fc.constantFrom(
    'milk',
    '7',
    'اردو',
    'ß',
    '**',
    '*',
    '_',
    '`',
    '\n',
    '\n\n',
    ' ',
    '- ',
    '# ',
    '<b>',
    '~',
  );
  fc.assert(
    fc.property(fc.array(word, { maxLength: 40 }), (words) => {
      const text = words.join('');
      const letters = (of: string) => of.replace(/[^\p{L}\p{N}]/gu, '');
      // Behind an opening fence stands the language, which is not shown.
      fc.pre(!/(```|~~~)/.test(text));
      assert.equal(letters(nodes(text).map(textOf).join('')), letters(text));
      assert.equal(letters(wordsOfText(text)), letters(text));
    }),
    { numRuns: 1000 },
  );
});

test('while an answer grows, only its last two blocks change', () => {
  fc.assert(
    fc.property(markdown, fc.nat(), (text, cut) => {
      // A return at the end may still become one with a line feed.
      const grown = blocksOf(text.slice(0, cut % (text.length + 1)).replace(/\r$/, '')).slice(0, -2);
      assert.deepEqual(blocksOf(text).slice(0, grown.length), grown);
    }),
    { numRuns: 2000 },
  );
});

test('long nonsense takes no time', () => {
  for (const mark of ['[', '*a ', '_a ', '`', '![', '- ', '> ', '**', '[](', '\\', '*_', '``` ']) {
    const text = mark.repeat(30_000 / mark.length);
    const ms = cpuMsOf(() => nodes(text));
    assert.ok(ms < 500, `${mark}: ${ms} ms`);
  }
});

test('for ears: words without marks, numbers of lists kept', () => {
  const text = '## Today\n**Milk** is `done`, see [it](https://example.com/).\n\n3. *Call* mom\n4. b\n   - c';
  assert.equal(wordsOfText(text), 'Today\nMilk is done, see it.\n3. Call mom\n4. b\nc');
});
