import { blocksOf, type List, parseBlock } from './blocks.ts';
import { type Inline, parseInline } from './inline.ts';

/** The words of an answer without its marks, for ears: a block a line. */
export function wordsOfText(text: string): string {
  return blocksOf(text)
    .map((source) => {
      const block = parseBlock(source);
      if (block.type === 'list') return linesOf(block.list).join('\n');
      return block.type === 'code' ? block.text : wordsOf(parseInline(block.text));
    })
    .join('\n');
}

function linesOf(list: List): string[] {
  return list.items.flatMap(({ number, text, inner }) => [
    `${number === undefined ? '' : `${number}. `}${wordsOf(parseInline(text))}`,
    ...(inner ? linesOf(inner) : []),
  ]);
}

export function wordsOf(inlines: readonly Inline[]): string {
  return inlines
    .map((inline) => {
      if (typeof inline === 'string') return inline;
      if (inline.type === 'break') return '\n';
      return inline.type === 'code' ? inline.text : wordsOf(inline.children);
    })
    .join('');
}
