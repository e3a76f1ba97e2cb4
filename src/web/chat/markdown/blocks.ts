/** Text of an answer to blocks. Only the last two can change when text is added (a line that is cut off after its number may yet belong to the list above), so that all before them are drawn once. */

export type Block =
  | { type: 'paragraph'; text: string }
  | { type: 'heading'; text: string }
  | { type: 'code'; text: string }
  | { type: 'list'; list: List };

export interface List {
  ordered: boolean;
  items: ListItem[];
}

export interface ListItem {
  /** As written, for ordered lists: a list of tasks counts by their numbers. */
  number?: number;
  text: string;
  inner?: List;
}

const fence = /^ {0,3}(`{3,}|~{3,})([^`]*)$/;
const heading = /^ {0,3}#{1,6} +(\S.*)$/;
const item = /^( *)(?:[-*+]|(\d{1,9})[.)]) +(\S.*)$/;
/** From this indentation on an item belongs to the one above. */
const innerIndent = 2;

/** The sources of the blocks, in order. */
export function blocksOf(text: string): string[] {
  const lines = text.replaceAll('\t', '    ').split(/\r\n|\r|\n/);
  const blocks: string[] = [];
  for (let start = 0; start < lines.length; ) {
    if (lines[start]!.trim() === '') {
      start += 1;
      continue;
    }
    const end = endOfBlock(lines, start);
    blocks.push(lines.slice(start, end).join('\n').trimEnd());
    start = end;
  }
  return blocks;
}

function endOfBlock(lines: string[], start: number): number {
  const first = lines[start]!;
  if (fence.test(first)) return endOfFence(lines, start);
  if (heading.test(first)) return start + 1;
  if (item.test(first)) return endOfList(lines, start);
  let end = start + 1;
  while (end < lines.length && lines[end]!.trim() !== '' && !startsBlock(lines[end]!)) end += 1;
  return end;
}

function startsBlock(line: string): boolean {
  return fence.test(line) || heading.test(line) || item.test(line);
}

/** Behind the closing fence; a fence that is still open holds all that follows. */
function endOfFence(lines: string[], start: number): number {
  const mark = fence.exec(lines[start]!)![1]!;
  const closed = lines.findIndex((line, n) => n > start && closes(line, mark));
  return closed < 0 ? lines.length : closed + 1;
}

function closes(line: string, mark: string): boolean {
  const found = fence.exec(line);
  return found !== null && found[1]!.startsWith(mark) && found[2]!.trim() === '';
}

/** A list goes on with items of its kind and with what is indented; an empty line ends it only if neither follows. */
function endOfList(lines: string[], start: number): number {
  const ordered = item.exec(lines[start]!)![2] !== undefined;
  let end = start + 1;
  for (let next = end; next < lines.length; next += 1) {
    const line = lines[next]!;
    if (line.trim() === '') continue;
    const [, indent, number] = item.exec(line) ?? [];
    const goesOn =
      indent === undefined
        ? line.startsWith(' '.repeat(innerIndent))
        : indent.length >= innerIndent || (number !== undefined) === ordered;
    if (!goesOn) break;
    end = next + 1;
  }
  return end;
}

export function parseBlock(source: string): Block {
  const lines = source.split('\n');
  const first = lines[0]!;
  const fenced = fence.exec(first);
  if (fenced) {
    const closed = lines.length > 1 && closes(lines.at(-1)!, fenced[1]!);
    return { type: 'code', text: lines.slice(1, closed ? -1 : undefined).join('\n') };
  }
  const head = heading.exec(first);
  if (head) return { type: 'heading', text: head[1]!.replace(/ +#+ *$/, '') };
  if (item.test(first)) return { type: 'list', list: parseList(lines) };
  return { type: 'paragraph', text: lines.map((line) => line.trim()).join('\n') };
}

function parseList(lines: string[]): List {
  const list: List = { ordered: item.exec(lines[0]!)![2] !== undefined, items: [] };
  const outermost = item.exec(lines[0]!)![1]!.length;
  let current: ListItem | undefined;
  for (const line of lines) {
    const found = item.exec(line);
    if (!found) {
      // Text that is indented below an item is part of it.
      if (current && line.trim() !== '') current.text += `\n${line.trim()}`;
      continue;
    }
    const next: ListItem = { text: found[3]!, ...(found[2] === undefined ? {} : { number: Number(found[2]) }) };
    const above = list.items.at(-1);
    if (above && found[1]!.length >= outermost + innerIndent) {
      above.inner ??= { ordered: found[2] !== undefined, items: [] };
      above.inner.items.push(next);
    } else list.items.push(next);
    current = next;
  }
  return list;
}
