/** The text without a span; a connecting word that led to the span goes with it. */
export function cut(text: string, start: number, end: number): string {
  const before = dropEnd(
    text.slice(0, start),
    /[\s,;(–—-]/u,
    /(?:and remind me|remind me|and|is due|due|is|starting|with (?:an? |the )?(?:due[ -]?date|deadline)(?: of| on| is)?|with)$/iu,
  );
  return `${before} ${text.slice(end)}`;
}

/** One space between words, no dangling punctuation or connector at the ends. */
export function tidy(text: string): string {
  const bare = text
    .replace(/\(\s*\)|\[\s*\]/gu, ' ')
    .replace(/^([^()]*)\)/u, '$1 ')
    .replace(/\s+/gu, ' ')
    .replace(/ ([,.;:!?])/gu, '$1')
    .replace(/^[\s,;:.\-–—]+/u, '');
  return dropEnd(bare, /[\s,;:–—-]/u, /(?:and|(?<!\b(?:is|are|was) )due|with|remind me)$/iu).trim();
}

/** The text without separators, and words behind a separator, at its end: step by step, because one pattern for all of it backtracks. */
function dropEnd(text: string, separator: RegExp, word: RegExp): string {
  let end = text.length;
  for (;;) {
    const last = end;
    while (end > 0 && separator.test(text[end - 1]!)) end--;
    const found = word.exec(text.slice(Math.max(0, end - 24), end));
    const begin = found ? end - found[0].length : 0;
    if (begin > 0 && separator.test(text[begin - 1]!)) end = begin;
    if (end === last) return text.slice(0, end);
  }
}
