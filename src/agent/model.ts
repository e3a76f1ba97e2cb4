import type { Model } from '@openai/agents';
import type { When } from '../language/calendar.ts';
import { OfflineModel } from './offline/model.ts';
import type { Draft } from './wire/answer.ts';
import { type Endpoint, endpointOf, type ModelSettings } from './wire/endpoint.ts';
import { onlyModel } from './wire/only-model.ts';
import { type Asked, WireModel } from './wire/wire-model.ts';

export interface ModelChoice {
  /** Of one turn; `listen` hears what the model writes, while it does. */
  modelFor(turn: When, listen?: (draft: Draft) => void): Model;
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
