/** Where a model answers, and how it is asked. */

export interface Endpoint {
  /** Ends without a slash, as in `https://api.openai.com/v1`. */
  url: string;
  key?: string | undefined;
  /** None: the only one that the server has. */
  model?: string | undefined;
  api: 'responses' | 'chat';
  headers: Record<string, string>;
  temperature?: number | undefined;
  /** Tokens that the model reads and writes at once. */
  contextTokens: number;
  /** Milliseconds for one answer, with every try. */
  timeoutMs: number;
  /** How often a request that failed in passing is sent again. */
  maxRetries: number;
}

/** What the model's requests carry; a key goes where every server looks for it. */
export function headersOf({ key, headers }: Endpoint): Record<string, string> {
  return { 'content-type': 'application/json', ...(key ? { authorization: `Bearer ${key}` } : {}), ...headers };
}
