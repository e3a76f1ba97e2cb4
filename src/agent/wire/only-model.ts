import { beginningOf, longestAnswer } from './body.ts';
import { type Endpoint, headersOf } from './endpoint.ts';
import { faultOf, ModelFault } from './fault.ts';
import { isRecord } from './parts.ts';

/** The name of the one model that the server has. Throws `ModelFault('unnamed')` when there is none or a choice. */
export async function onlyModel(endpoint: Endpoint, signal: AbortSignal): Promise<string> {
  const models = await listModels(endpoint, signal);
  if (models.length !== 1) throw new ModelFault('unnamed');
  return models[0]!;
}

/** What `GET /models` names. Throws `ModelFault`. */
export async function listModels(endpoint: Endpoint, signal: AbortSignal): Promise<string[]> {
  const response = await fetch(`${endpoint.url}/models`, { headers: headersOf(endpoint), signal }).catch(() => {
    throw new ModelFault(signal.aborted ? 'timeout' : 'outage');
  });
  const text = await beginningOf(response.body, longestAnswer).catch(() => '');
  if (!response.ok) throw faultOf(response.status, text.slice(0, 2_000));
  try {
    const body: unknown = JSON.parse(text);
    const listed = isRecord(body) ? (body.data ?? body.models) : body;
    if (Array.isArray(listed)) return listed.flatMap((each) => nameOf(each) ?? []);
  } catch {
    // Told below, as is JSON that lists nothing.
  }
  throw new ModelFault('stranger');
}

function nameOf(model: unknown): string | undefined {
  if (typeof model === 'string') return model;
  const name = isRecord(model) ? (model.id ?? model.name) : undefined;
  return typeof name === 'string' ? name : undefined;
}
