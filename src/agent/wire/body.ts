import { ModelFault } from './fault.ts';

/** The JSON values of an answer, one by one as they come: of a stream of events, of lines, or one whole. Servers send any of them under any content type. */

/** Characters of one answer: no model of a todo list has more to say. */
export const longestAnswer = 4 * 1024 * 1024;

/**
 * Throws `ModelFault`: `stranger` when there is no JSON in it, `broken` when the connection broke off. An end without a last word is an end:
 * what is missing shows in what was said.
 */
export async function* jsonOf(body: ReadableStream<Uint8Array> | null): AsyncGenerator<unknown> {
  let rest = '';
  let length = 0;
  let found = 0;
  for await (const text of textOf(body)) {
    length += text.length;
    if (length > longestAnswer) throw new ModelFault('broken');
    rest += text;
    const isStream = found > 0 || /^\s*(?:data|event|id|retry)?:/.test(rest);
    if (!isStream) continue;
    const lines = rest.split(/\r\n|\n|\r(?!$)/);
    rest = lines.pop() ?? '';
    for (const line of lines) {
      const value = valueIn(line);
      if (value === undefined) continue;
      found++;
      yield value;
    }
  }
  const last = valueIn(rest) ?? lastValues(rest);
  for (const value of Array.isArray(last) ? last : [last]) {
    if (value === undefined) continue;
    found++;
    yield value;
  }
  if (found === 0) throw new ModelFault('stranger');
}

/** The beginning of a body, at most so many characters; the rest is not read. */
export async function beginningOf(body: ReadableStream<Uint8Array> | null, most: number): Promise<string> {
  let text = '';
  for await (const more of textOf(body)) {
    text += more;
    if (text.length >= most) break;
  }
  return text.slice(0, most);
}

async function* textOf(body: ReadableStream<Uint8Array> | null): AsyncGenerator<string> {
  if (!body) return;
  const decoder = new TextDecoder();
  for await (const bytes of body) yield decoder.decode(bytes, { stream: true });
  yield decoder.decode();
}

/** Of a line `data: {...}` or `{...}`; undefined for any other. */
function valueIn(line: string): unknown {
  const text = line.replace(/^\uFEFF?data:/, '').trim();
  return text.startsWith('{') || text.startsWith('[') ? parsed(text) : undefined;
}

/** JSON lines without `data:`, which begin like one whole value. */
function lastValues(text: string): unknown[] {
  return text.split('\n').flatMap((line) => valueIn(line) ?? []);
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
