/** JSON as models write it. */

export type Json = Record<string, unknown>;

/** A JSON value, also with Python's words, single quotes or a comma too many; undefined when it is none. */
export function lenient(text: string): unknown {
  for (const read of [text, mended(text)]) {
    try {
      return JSON.parse(read);
    } catch {
      // Tried once more, mended.
    }
  }
  return undefined;
}

function mended(text: string): string {
  const quoted = text.includes('"') ? text : text.replaceAll("'", '"');
  // Strings stay as they are; between them a word of Python is one of JSON's.
  return quoted.replace(/"(?:[^"\\]|\\.)*"|\bTrue\b|\bFalse\b|\bNone\b|,(?=\s*[}\]])/gs, (found) => {
    const words: Record<string, string> = { True: 'true', False: 'false', None: 'null', ',': '' };
    return words[found] ?? found;
  });
}

/** The JSON object or list that begins at `from`, up to its own end; undefined when it does not end. */
export function balanced(text: string, from: number): string | undefined {
  let depth = 0;
  let quote = '';
  for (let at = from; at < text.length; at++) {
    const char = text[at]!;
    if (quote !== '') {
      if (char === '\\') at++;
      else if (char === quote) quote = '';
    } else if (char === '"' || (char === "'" && /[[{,:(=\s]/.test(text[at - 1] ?? ''))) quote = char;
    else if ('{[('.includes(char)) depth++;
    else if ('}])'.includes(char) && --depth === 0) return text.slice(from, at + 1);
  }
  return undefined;
}

/** Text that a database and strict servers hold: without U+0000 and halves of surrogate pairs. */
export function sound<T>(value: T): T {
  if (typeof value === 'string') return value.toWellFormed().replaceAll('\0', '') as T;
  if (Array.isArray(value)) return value.map(sound) as T;
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(Object.entries(value).map(([key, inner]) => [sound(key), sound(inner)])) as T;
}
