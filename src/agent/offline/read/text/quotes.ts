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
  const named = text.replace(works, (work) => {
    const title = titled(work);
    if (title === undefined || quotes.length >= limit) return work;
    quotes.push({ raw: title, inner: title });
    return String.fromCharCode(first + quotes.length - 1) + work.slice(title.length);
  });
  return { text: named.replace(/[^\S\r\n\u2028\u2029]+/gu, ' '), quotes };
}

/** What is watched or read, in capitals: "watch 28 Days Later on friday". */
const works =
  /(?<=\b(?:[Ww]atch|[Rr]ewatch|[Rr]ead|[Rr]eading|[Ww]atching|[Ll]isten to|[Ss]tream|[Cc]hords to|[Ll]yrics (?:to|of)) )(?:\d{1,3}|\p{Lu}[\p{L}'’]*)(?: (?:(?:the|of|with|and|a|an|to|after|in) ){0,3}(?:\d{1,3}(?![\d:.ap])|\p{Lu}[\p{L}'’]*)){1,8}/gu;
const dayNames = 'Monday|Tuesday|Wednesday|Thursday|Friday|Saturday|Sunday';
/** Words that would be a date. */
const speaksOfDays = new RegExp(
  `(?<!\\p{L})(?:${dayNames}|Today|Tomorrow|Tonight|Night|Days?|Weeks?|Months?|Years?|Hours?|Minutes?|Midnight|Noon)s?(?!\\p{L})`,
  'u',
);
/** At the end they say when: "watch The Crown Friday Night". */
const atEnd = new RegExp(
  `(?<!\\b(?:[Aa]fter|[Bb]efore|of|the|The)) (?:(?:on|in|to) )?(?:${dayNames}|Today|Tomorrow|Tonight|Night|Morning|Evening)$`,
  'u',
);

function titled(work: string): string | undefined {
  let end = work;
  for (let cut = end.replace(atEnd, ''); cut !== end; cut = end.replace(atEnd, '')) end = cut;
  return end.includes(' ') && speaksOfDays.test(end) ? end : undefined;
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
