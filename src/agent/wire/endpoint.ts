import type { Config } from '../../config.ts';

/** Where a model answers, and how it is asked. Here is nothing of the SDK, which comes with the first message. */

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
  /** Tokens, read and written, that all answers of one turn may cost. */
  turnTokens: number;
  /** Milliseconds for one answer, with every try. */
  timeoutMs: number;
  /** How often a request that failed in passing is sent again. */
  maxRetries: number;
}

/** What the model's requests carry; a key goes where every server looks for it. */
export function headersOf({ key, headers }: Endpoint): Record<string, string> {
  return { 'content-type': 'application/json', ...(key ? { authorization: `Bearer ${key}` } : {}), ...headers };
}

export type ModelSettings = Partial<
  Pick<
    Config,
    | 'openaiApiKey'
    | 'openaiBaseUrl'
    | 'openaiModel'
    | 'openaiApi'
    | 'openaiTimeoutSeconds'
    | 'openaiContextTokens'
    | 'openaiTemperature'
    | 'openaiHeaders'
    | 'turnTokens'
  >
>;

const openAi = 'https://api.openai.com/v1';
const defaultModel = 'gpt-5.6-luna';

/** The endpoint that the settings name; undefined when they name none. */
export function endpointOf(settings: ModelSettings): Endpoint | undefined {
  const { openaiApiKey: key, openaiBaseUrl: base, openaiModel } = settings;
  if (!key && !base) return undefined;
  return {
    url: (base ?? openAi).replace(/\/+$/, ''),
    key,
    model: openaiModel ?? (base ? undefined : defaultModel),
    api: settings.openaiApi ?? (base ? 'chat' : 'responses'),
    headers: { ...settings.openaiHeaders },
    temperature: settings.openaiTemperature,
    contextTokens: settings.openaiContextTokens ?? (base ? 8_192 : 128_000),
    turnTokens: settings.turnTokens ?? 200_000,
    timeoutMs: (settings.openaiTimeoutSeconds ?? (base ? 180 : 60)) * 1000,
    maxRetries: 2,
  };
}
