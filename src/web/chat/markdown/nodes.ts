import { Component, h, type JSX } from 'preact';
import { type Block, blocksOf, type List, parseBlock } from './blocks.ts';
import { type Inline, type Link, parseInline } from './inline.ts';
import { wordsOf } from './words.ts';

/**
 * Text of an answer as nodes. All that comes of the text itself are text nodes and the addresses of links that were looked at: nothing in
 * it becomes HTML, and nothing is loaded.
 */
export function Markdown({ text }: { text: string }): JSX.Element {
  return h(
    'div',
    { class: 'chat-markdown' },
    blocksOf(text).map((source, n) => h(BlockView, { key: n, source })),
  );
}

/** Draws its block again only when its source is another one: while an answer grows, that is the last block. */
class BlockView extends Component<{ source: string }> {
  override shouldComponentUpdate(next: { source: string }) {
    return next.source !== this.props.source;
  }

  override render() {
    return blockNode(parseBlock(this.props.source));
  }
}

export function blockNode(block: Block): JSX.Element {
  switch (block.type) {
    case 'paragraph':
      return h('p', { dir: 'auto' }, inlineNodes(parseInline(block.text)));
    case 'heading':
      return h('p', { dir: 'auto' }, h('strong', null, inlineNodes(parseInline(block.text))));
    case 'code':
      // It scrolls by itself, so it can be reached with the keyboard.
      return h('pre', { dir: 'ltr', tabIndex: 0 }, h('code', null, block.text));
    case 'list':
      return listNode(block.list);
  }
}

function listNode(list: List): JSX.Element {
  return h(
    list.ordered ? 'ol' : 'ul',
    null,
    list.items.map(({ number, text, inner }) =>
      h(
        'li',
        { dir: 'auto', ...(number === undefined ? {} : { value: number }) },
        inlineNodes(parseInline(text)),
        inner && listNode(inner),
      ),
    ),
  );
}

function inlineNodes(inlines: readonly Inline[]): (string | JSX.Element)[] {
  return inlines.map((inline) => {
    if (typeof inline === 'string') return inline;
    switch (inline.type) {
      case 'break':
        return h('br', null);
      case 'code':
        return h('code', null, inline.text);
      case 'link':
        return linkNode(inline);
      default:
        return h(inline.type, null, inlineNodes(inline.children));
    }
  });
}

function linkNode(link: Link): JSX.Element {
  const shown = wordsOf(link.children);
  const isAddress = [link.href, link.href.replace(/\/$/, ''), link.host].includes(shown);
  return h(
    'a',
    { href: link.href, target: '_blank', rel: 'noopener noreferrer nofollow', referrerPolicy: 'no-referrer' },
    inlineNodes(link.children),
    // Who reads "your bank" sees where it leads before a click.
    !isAddress && h('bdi', { class: 'chat-host' }, ` (${link.host})`),
  );
}
