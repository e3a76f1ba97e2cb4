/**
 * Why a body that asks for something could not be answered, or not wholly: the SDK would do what is asked and lose the answer, or say that all is
 * well and do nothing. Undefined when there is no such reason; what else is wrong with it is for the SDK to say.
 */
export function unanswerable(body: unknown): string | undefined {
  const messages = (Array.isArray(body) ? body : [body]).filter(isObject);
  const nameless = messages.find(({ id, method }) => id === undefined && isRequest(method));
  if (nameless) return `${nameless.method} needs an id; without one nothing is done and nothing answered.`;
  const ids = messages.filter(({ method }) => method !== undefined).map(({ id }) => id);
  const twice = ids.find((id, at) => id !== undefined && ids.indexOf(id) !== at);
  if (twice === undefined) return undefined;
  return `Two requests of this batch have the id ${JSON.stringify(twice).slice(0, 100)}; give each an id of its own.`;
}

const isObject = (value: unknown): value is Record<string, unknown> => typeof value === 'object' && value !== null;

const isRequest = (method: unknown): method is string =>
  typeof method === 'string' && !method.startsWith('notifications/');
