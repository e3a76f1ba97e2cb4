import type { Item } from './wire.ts';

/**
 * The words of an answer without the lines ("#3 Pay rent, due today") that are rows of the list below it: nobody reads the same list twice.
 * An answer of nothing but such lines stays.
 */
export function withoutRows(text: string, below: Item | undefined): string {
  if (below?.type !== 'widget' || below.widget.type !== 'ListView' || !Array.isArray(below.widget.children))
    return text;
  const shown = new Set(below.widget.children.map((row: { key?: unknown } | null) => String(row?.key)));
  const left = text.split('\n').filter((line) => !shown.has(/^#(\d+) /.exec(line)?.[1] ?? ''));
  return left.join('\n').trim() === '' ? text : left.join('\n');
}
