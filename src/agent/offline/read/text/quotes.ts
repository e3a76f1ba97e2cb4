/** Quoted text is verbatim: it is replaced by one private character each before anything else reads the message. */

const first = 0xe001;
const limit = 200;

const pairs =
  /"([^"\n]+)"|“([^“”\n]+)”|«([^«»\n]+)»|(?<![^\s(:,])['‘]([^'‘’\n]+(?:['’]\w[^'‘’\n]*){0,9})['’](?![\p{L}\p{N}])|`([^`\n]+)`/gu;

export type Quotes = { raw: string; inner: string }[];

/** The text with each quotation as one private character, and the quotations; broken Unicode and U+0000 are dropped. */
export function maskQuotes(message: string): { text: string; quotes: Quotes } {
  const quotes: Quotes = [];
  const clean = message
    .toWellFormed()
    .replaceAll('\0', ' ')
    .replace(/[\uE000-\uE0FF]/g, ' ');
  const text = clean.replace(pairs, (raw: string, ...groups: (string | undefined)[]) => {
    const inner =
      groups
        .slice(0, 5)
        .find((group) => group !== undefined)
        ?.trim() ?? '';
    if (inner === '' || quotes.length >= limit) return raw;
    quotes.push({ raw, inner });
    return String.fromCharCode(first + quotes.length - 1);
  });
  return { text: text.replace(/[^\S\r\n\u2028\u2029]+/gu, ' '), quotes };
}

/** The text with its quotations back: bare when the quotation is all there is, else with its marks. */
export function unmaskQuotes(text: string, quotes: Quotes): string {
  const only = quotes[text.trim().charCodeAt(0) - first];
  if (only && text.trim().length === 1) return only.inner;
  return text.replace(/[\uE001-\uE0FF]/g, (token) => quotes[token.charCodeAt(0) - first]?.raw ?? '');
}

/** Whether the text is one quotation and nothing else. */
export function isQuotation(text: string): boolean {
  return /^[\uE001-\uE0FF]$/.test(text.trim());
}
