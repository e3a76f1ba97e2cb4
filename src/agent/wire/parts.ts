/** What an answer is made of on either API, before anything is made of it: loose, because servers are. */

export interface Usage {
  input: number;
  output: number;
  cached: number;
}

export interface CallPart {
  /** Which call of the answer these fragments belong to. */
  at: number | string;
  id?: string;
  name?: string;
  /** More of its arguments, or all of them as a value. */
  more?: string;
  whole?: unknown;
}

export type Part =
  | { text: string }
  | { refusal: string }
  | { thought: true }
  | { call: CallPart }
  /** The server has repeated all that it said: what came in pieces before does not count. */
  | { again: true }
  | { usage: Usage }
  /** `length`: the answer was cut at a bound; `filter`: by a filter of the server. */
  | { end: 'stop' | 'length' | 'filter' };

type Json = Record<string, unknown>;

export function isRecord(value: unknown): value is Json {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** Text that came as text, as a part, or as a list of parts; what is no text is left out. */
export function wordsOf(content: unknown): string {
  if (typeof content === 'string') return content;
  if (Array.isArray(content)) return content.map(wordsOf).join('');
  if (!isRecord(content)) return '';
  if (/reason|think|summary/.test(String(content.type ?? ''))) return '';
  return wordsOf(content.text ?? content.value ?? content.content ?? '');
}

export function usageOf(value: unknown): Usage | undefined {
  if (!isRecord(value)) return undefined;
  const count = (...names: string[]) =>
    Number(names.map((name) => value[name]).find((each) => Number.isFinite(each)) ?? 0);
  const details = [value.prompt_tokens_details, value.input_tokens_details].find(isRecord);
  return {
    input: count('prompt_tokens', 'input_tokens', 'prompt_eval_count'),
    output: count('completion_tokens', 'output_tokens', 'eval_count'),
    cached: Number(details?.cached_tokens ?? value.prompt_cache_hit_tokens ?? 0) || 0,
  };
}

export function textField(value: unknown): string | undefined {
  return typeof value === 'string' && value !== '' ? value : undefined;
}
