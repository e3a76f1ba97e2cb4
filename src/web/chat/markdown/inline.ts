/** Marks within a block: bold, emphasis, code, links. A mark without its end stays as it is written. */

export type Inline =
  | string
  | { type: 'strong' | 'em'; children: Inline[] }
  | { type: 'code'; text: string }
  | { type: 'break' }
  | Link;

export interface Link {
  type: 'link';
  href: string;
  /** What is shown of it when its text is another one. */
  host: string;
  children: Inline[];
}

/** Deeper marks are text. */
const deepest = 6;
const longestLabel = 500;
const longestAddress = 2000;
const escapable = /[!-/:-@[-`{-~]/;

export function parseInline(text: string, depth = 0): Inline[] {
  const found: Inline[] = [];
  let literal = '';
  /** Marks that have no end from here on: they are looked for once, not once for each beginning. */
  const endless = new Set<string>();
  const add = (inline: Inline) => {
    if (literal) found.push(literal);
    literal = '';
    found.push(inline);
  };
  for (let at = 0; at < text.length; ) {
    const mark = depth < deepest ? markAt(text, at, depth, endless) : undefined;
    if (mark) {
      if (typeof mark.inline === 'string') literal += mark.inline;
      else add(mark.inline);
      at = mark.end;
    } else if (text[at] === '\n') {
      add({ type: 'break' });
      at += 1;
    } else {
      literal += text[at];
      at += 1;
    }
  }
  if (literal) found.push(literal);
  return found;
}

interface Mark {
  inline: Inline;
  /** Behind the mark. */
  end: number;
}

function markAt(text: string, at: number, depth: number, endless: Set<string>): Mark | undefined {
  switch (text[at]) {
    case '\\':
      return escapable.test(text[at + 1] ?? '') ? { inline: text[at + 1]!, end: at + 2 } : undefined;
    case '`':
      return codeAt(text, at);
    case '!':
      return imageAt(text, at);
    case '[':
      return linkAt(text, at, depth);
    case '*':
    case '_':
      return emphasisAt(text, at, depth, endless);
    default:
      return undefined;
  }
}

function runAt(text: string, at: number): string {
  let end = at;
  while (text[end] === text[at]) end += 1;
  return text.slice(at, end);
}

function codeAt(text: string, at: number): Mark {
  const run = runAt(text, at);
  for (let end = at + run.length; ; ) {
    end = text.indexOf(run, end);
    if (end < 0) return { inline: run, end: at + run.length };
    const other = runAt(text, end);
    if (other === run) {
      const code = text.slice(at + run.length, end).replaceAll('\n', ' ');
      return {
        inline: { type: 'code', text: /^ .*[^ ].* $/.test(code) ? code.slice(1, -1) : code },
        end: end + run.length,
      };
    }
    end += other.length;
  }
}

/** `[label](address "title")` from its bracket on. */
function bracketsAt(text: string, at: number): { label: string; address: string; end: number } | undefined {
  let open = 0;
  for (let end = at; end < text.length && end - at <= longestLabel; end += 1) {
    if (text[end] === '\\') end += 1;
    else if (text[end] === '[') open += 1;
    else if (text[end] === ']' && --open === 0) {
      if (text[end + 1] !== '(') return undefined;
      const close = text.slice(end + 2, end + 2 + longestAddress).search(/\)/);
      if (close < 0) return undefined;
      const [address = ''] = text
        .slice(end + 2, end + 2 + close)
        .trim()
        .split(/\s/, 1);
      return { label: text.slice(at + 1, end), address, end: end + 3 + close };
    }
  }
  return undefined;
}

/** An image is never loaded: its place is named. */
function imageAt(text: string, at: number): Mark | undefined {
  const image = text[at + 1] === '[' ? bracketsAt(text, at + 1) : undefined;
  return image && { inline: `[image: ${image.label}]`, end: image.end };
}

function linkAt(text: string, at: number, depth: number): Mark | undefined {
  const brackets = bracketsAt(text, at);
  const target = brackets && safeTarget(brackets.address);
  if (!brackets || !target) return undefined;
  // A link within a link is no link.
  const children = parseInline(brackets.label, depth + 1).flatMap((inline) => withoutLink(inline));
  return { inline: { type: 'link', ...target, children }, end: brackets.end };
}

function withoutLink(inline: Inline): Inline[] {
  if (typeof inline === 'string' || !('children' in inline)) return [inline];
  const children = inline.children.flatMap(withoutLink);
  return inline.type === 'link' ? children : [{ ...inline, children }];
}

/** Where a link may lead: an https page without a name and password in its address, or a mail. */
export function safeTarget(address: string): { href: string; host: string } | undefined {
  const url = URL.parse(address);
  if (url?.protocol === 'https:' && !url.username && !url.password) return { href: url.href, host: url.host };
  if (url?.protocol === 'mailto:' && url.pathname) return { href: url.href, host: url.pathname };
  return undefined;
}

function emphasisAt(text: string, at: number, depth: number, endless: Set<string>): Mark | undefined {
  const run = runAt(text, at);
  const mark = run.slice(0, 3);
  // Of four and more no one knows what is meant.
  if (run.length > 3) return { inline: run, end: at + run.length };
  const start = at + mark.length;
  if (!opens(text, at, start) || endless.has(mark)) return { inline: run, end: start };
  const end = endOfEmphasis(text, start, mark);
  if (end === undefined) {
    endless.add(mark);
    return { inline: run, end: start };
  }
  const children = parseInline(text.slice(start, end), depth + 1);
  const inner: Inline = { type: mark.length === 1 ? 'em' : 'strong', children };
  const inline: Inline = mark.length === 3 ? { type: 'em', children: [inner] } : inner;
  return { inline, end: end + mark.length };
}

function opens(text: string, at: number, start: number): boolean {
  const isInWord = text[at] === '_' && /[\p{L}\p{N}]/u.test(text[at - 1] ?? '');
  return /\S/.test(text[start] ?? '') && !isInWord;
}

function endOfEmphasis(text: string, start: number, mark: string): number | undefined {
  for (let at = start; at < text.length; ) {
    if (text[at] === '\\') at += 2;
    else if (text[at] === '`') at = codeAt(text, at).end;
    else if (text[at] === mark[0]) {
      const run = runAt(text, at);
      if (at > start && closesEmphasis(text, at, run) && run.length === mark.length) return at;
      at += run.length;
    } else at += 1;
  }
  return undefined;
}

function closesEmphasis(text: string, at: number, run: string): boolean {
  const isInWord = run[0] === '_' && /[\p{L}\p{N}]/u.test(text[at + run.length] ?? '');
  return /\S/.test(text[at - 1] ?? '') && !isInWord;
}
