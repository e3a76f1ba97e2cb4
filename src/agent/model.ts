import { type Model, type ModelSettings, OpenAIChatCompletionsModel, OpenAIResponsesModel } from '@openai/agents';
import OpenAI from 'openai';
import type { Config } from '../config.ts';
import type { When } from '../language/calendar.ts';
import { OfflineModel } from './offline/model.ts';
import { SeenModel } from './seen-model.ts';

export interface ModelChoice {
  settings: ModelSettings;
  modelFor(turn: When): Model;
}

/** Milliseconds for one answer of the provider, and how often a failed request is tried again. */
export interface ModelLimits {
  timeoutMs: number;
  maxRetries: number;
}

const defaultModel = 'gpt-5.6-luna';
const limits: ModelLimits = { timeoutMs: 30_000, maxRetries: 2 };

/**
 * Neither key nor base URL: the offline model. A base URL: Chat Completions, which is what compatible servers speak.
 * Else OpenAI's Responses, told to store nothing.
 */
export function chooseModel(
  config: Pick<Config, 'openaiApiKey' | 'openaiBaseUrl' | 'openaiModel'>,
  { timeoutMs, maxRetries }: ModelLimits = limits,
): ModelChoice {
  const { openaiApiKey, openaiBaseUrl, openaiModel = defaultModel } = config;
  if (!openaiApiKey && !openaiBaseUrl) return { settings: {}, modelFor: (turn) => new OfflineModel(turn) };
  const client = new OpenAI({
    apiKey: openaiApiKey ?? 'none',
    baseURL: openaiBaseUrl ?? null,
    timeout: timeoutMs,
    maxRetries,
    logLevel: 'off',
  });
  if (openaiBaseUrl) {
    const model = new OpenAIChatCompletionsModel(client, openaiModel);
    return { settings: {}, modelFor: (turn) => new SeenModel(model, turn) };
  }
  const model = new OpenAIResponsesModel(client, openaiModel);
  return { settings: { store: false }, modelFor: (turn) => new SeenModel(model, turn) };
}
