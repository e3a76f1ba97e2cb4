import type { Log } from '../../log.ts';
import { type Endpoint, endpointOf, type ModelSettings } from './endpoint.ts';
import { ModelFault } from './fault.ts';
import { listModels } from './only-model.ts';

/** Milliseconds for the one request of a start. */
const patienceMs = 10_000;
/** Of the names that a server lists, so many are told. */
const mostNames = 20;

/** Asks the model's server once what it has, and reports what is wrong with the settings. It never throws: a start does not depend on it. */
export async function checkModel(settings: ModelSettings, log: Log): Promise<void> {
  const endpoint = endpointOf(settings);
  if (!endpoint) return;
  const about = { url: new URL(endpoint.url).origin, model: endpoint.model };
  try {
    report(endpoint, await listModels(endpoint, AbortSignal.timeout(patienceMs)), about, log);
  } catch (error) {
    const { kind = 'outage', status } = error instanceof ModelFault ? error : ({} as Partial<ModelFault>);
    log.warn(
      { ...about, kind, status },
      advice[kind] ?? 'the model server does not list its models; the first message will show whether it answers',
    );
    if (!endpoint.model) log.error(about, unnamed);
  }
}

const unnamed =
  'OPENAI_BASE_URL is set without OPENAI_MODEL, and the server does not have exactly one model: set OPENAI_MODEL';
const advice: Partial<Record<ModelFault['kind'], string>> = {
  key: 'the model server does not accept OPENAI_API_KEY',
  outage: 'the model server does not answer; is OPENAI_BASE_URL right, and is it running?',
  timeout: 'the model server does not answer in time',
  stranger: 'what answers at OPENAI_BASE_URL is no model server; the address usually ends in /v1',
};

function report({ model }: Endpoint, has: string[], about: object, log: Log): void {
  const names = has.slice(0, mostNames);
  if (model === undefined && has.length !== 1) log.error({ ...about, has: names }, unnamed);
  else if (model === undefined)
    log.info({ ...about, model: has[0] }, 'the model server answers; its only model is taken');
  else if (has.includes(model)) log.info(about, 'the model server answers');
  else log.warn({ ...about, has: names }, 'the model server does not list OPENAI_MODEL; check its name');
}
