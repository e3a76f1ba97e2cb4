/** A word, a number or a mark of a text, in lower case; `[start, end)` is where it stands. */
export interface Token {
  text: string;
  start: number;
  end: number;
  kind: 'word' | 'number' | 'mark';
  /** Nothing lies between it and the token before. */
  glued: boolean;
}

const piece = /(\p{L}[\p{L}\p{M}]*(?:['’]\p{L}+)*)|(\d+)|\S/gu;

/** The text in tokens: "5pm" is a number and a word, "o'clock" one word, "2026-04-01" five tokens. */
export function tokensOf(text: string): Token[] {
  const tokens: Token[] = [];
  let before = 0;
  for (const match of text.matchAll(piece)) {
    const start = match.index;
    const end = start + match[0].length;
    const kind = match[1] ? 'word' : match[2] ? 'number' : 'mark';
    const said = kind === 'number' ? match[0] : match[0].toLowerCase().replaceAll('’', "'");
    tokens.push({ text: said, start, end, kind, glued: start === before && start > 0 });
    before = end;
  }
  return tokens;
}
