import { sound } from './json.ts';

/** Control characters, which a terminal obeys, and marks that turn the text after them around. */
const unreadable = /(?![\n\t])\p{Cc}|[\u202A-\u202E]/gu;

/** A model's text as a person is shown it. */
export function readable(text: string): string {
  return sound(text).replace(/\r\n?/g, '\n').replace(unreadable, '');
}
