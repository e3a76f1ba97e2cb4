import { Refusal, type RefusalCode } from './refusal.ts';
import { session, token } from './session.ts';

export { Refusal } from './refusal.ts';

export interface RequestOptions {
  signal?: AbortSignal;
  headers?: Record<string, string>;
  /** Goes out although the page is being closed. */
  keepalive?: boolean;
}

/**
 * One call of the API. A path that begins with `~` is below `/api/{user_id}`. Throws `Refusal`; an abort is thrown on as it is.
 */
export async function request<T>(
  method: 'GET' | 'POST' | 'PUT' | 'DELETE',
  path: string,
  body?: unknown,
  options: RequestOptions = {},
): Promise<T> {
  const headers = { ...(body !== undefined && { 'content-type': 'application/json' }), ...options.headers };
  const answer = await stream(path, {
    ...options,
    method,
    headers,
    ...(body !== undefined && { body: JSON.stringify(body) }),
  });
  try {
    const text = await answer.text();
    return (text === '' ? undefined : JSON.parse(text)) as T;
  } catch (error) {
    if (options.signal?.aborted) throw error;
    // Whether it was done is not known: the same question with the same key is safe.
    throw new Refusal('offline', 'The connection broke off. Your text is still here.');
  }
}

/** The same for a body that is read as it comes: answers only what is no refusal. */
export async function stream(path: string, init: RequestInit = {}): Promise<Response> {
  let answer = await send(path, init, await token());
  if (answer.status === 401) answer = await send(path, init, await token({ renew: true }));
  if (!answer.ok) throw await refusalFrom(answer);
  return answer;
}

async function send(path: string, init: RequestInit, bearer: string): Promise<Response> {
  const url = path.startsWith('~') ? `/api/${session.value?.user.id}${path.slice(1)}` : path;
  const headers = { ...(init.headers as Record<string, string>), authorization: `Bearer ${bearer}` };
  try {
    return await fetch(url, { cache: 'no-store', credentials: 'omit', ...init, headers });
  } catch (error) {
    if (init.signal?.aborted) throw error;
    throw new Refusal('offline', 'No connection. Your text is still here.');
  }
}

/** What `application/problem+json` says. */
export async function refusalFrom(answer: Response): Promise<Refusal> {
  const problem = (await answer.json().catch(() => ({}))) as { code?: RefusalCode; detail?: string };
  const seconds = Number(answer.headers.get('retry-after')) || undefined;
  const code = problem.code ?? (answer.status >= 500 ? 'unavailable' : 'invalid');
  return new Refusal(
    code,
    problem.detail ?? 'The server did not answer as it should. Try again.',
    answer.status,
    seconds,
  );
}
