/** Matches the private character that stands for a quotation while a message is read; see `read/text/quotes.ts`. */
export const quoteToken = '[\\uE001-\\uE0FF]';
