import type { Model } from '@openai/agents';
import type { Config } from '../config.ts';
import type { When } from '../language/calendar.ts';
import { OfflineModel } from './offline/model.ts';
import type { Draft } from './wire/answer.ts';
import type { Endpoint } from './wire/endpoint.ts';
import { onlyModel } from './wire/only-model.ts';
import { type Asked, WireModel } from './wire/wire-model.ts';

export interface ModelChoice {
  /** Of one turn; `listen` hears what the model writes, while it does. */
  modelFor(turn: When, listen?: (draft: Draft) => void): Model;
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
    timeoutMs: (settings.openaiTimeoutSeconds ?? (base ? 180 : 60)) * 1000,
    maxRetries: 2,
  };
}

/** Neither key nor base URL: the offline model. Else the one behind the endpoint; `bounds` are for tests. `asked` is told of each answer. */
export function chooseModel(
  settings: ModelSettings,
  bounds: Partial<Pick<Endpoint, 'timeoutMs' | 'maxRetries'>> = {},
  asked?: (asked: Asked) => void,
): ModelChoice {
  const named = endpointOf(settings);
  if (!named) return { modelFor: (turn) => new OfflineModel(turn) };
  const endpoint = { ...named, ...bounds };
  const nameModel = (signal: AbortSignal) => onlyModel(endpoint, signal);
  return { modelFor: (when, listen) => new WireModel({ endpoint, when, nameModel, listen, asked }) };
}
