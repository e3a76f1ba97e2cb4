import { signal } from '@preact/signals';
import { Refusal } from './refusal.ts';

/** Who is signed in here. The session is a cookie that scripts cannot read; the JWT for the API is kept in memory alone. */

export interface SessionUser {
  id: string;
  email: string;
  name: string;
  role?: string | null;
}

/** `undefined`: not known yet; `null`: signed out. */
export const session = signal<{ user: SessionUser } | undefined | null>(undefined);

/** The sign-in has ended under an open page: the dialog over it asks again, and whoever waits for a token goes on afterwards. */
export const mustSignInAgain = signal(false);

/** Milliseconds before its end at which a token is renewed: at 12 of 15 minutes. */
const renewBeforeMs = 180_000;

let held: { token: string; renewAt: number } | undefined;
let flight: Promise<string> | undefined;
/** Has somebody signed out since the page was loaded? */
let wasHere = false;
let signedInAgain: (() => void) | undefined;

interface Claims {
  sub: string;
  email: string;
  role?: string | null;
  iat: number;
  exp: number;
}

/** Nobody is signed in here. */
export function nobody(): void {
  session.value = null;
}

/** Finds out who is signed in, at the start of the page and after a sign-in. Throws `Refusal` when nobody can be asked. */
export async function loadSession(): Promise<void> {
  const [token, about] = await Promise.all([fetchToken(), fetchAccount('get-session')]);
  if (token === undefined) return end();
  // What this page has learned is of who was here before: numbers of tasks are the same for everybody.
  if (wasHere) return location.reload();
  const { sub, email, role } = claimsOf(token);
  const { user } = ((await about.json().catch(() => undefined)) ?? {}) as { user?: { name?: string } };
  session.value = { user: { id: sub, email, name: user?.name ?? '', role } };
}

/**
 * A token that is good for some minutes yet; many callers share one renewal. When the sign-in has ended it waits until the same
 * person has signed in again. Throws `Refusal`: `offline` or `unavailable` when nobody can be asked.
 */
export async function token(options: { renew?: boolean } = {}): Promise<string> {
  if (held && !options.renew && performance.now() < held.renewAt) return held.token;
  // What was to be asked a moment later by somebody who has signed out since.
  if (session.peek() === null) throw new Refusal('unauthenticated', 'Please sign in.', 401);
  flight ??= renewed().finally(() => {
    flight = undefined;
  });
  return flight;
}

/** After a sign-in in the dialog over the page, or in another tab. */
export async function resume(): Promise<void> {
  if ((await fetchToken()) === undefined) return;
  mustSignInAgain.value = false;
  signedInAgain?.();
}

/** Signs out here and in every other tab; drafts of this person go with it. Throws `Refusal`. */
export async function signOut(): Promise<void> {
  const answer = await fetchAccount('sign-out', {});
  if (!answer.ok) throw await accountRefusal(answer);
  signedOut();
}

/** Forgets who was here, and tells the other tabs. */
export function signedOut(): void {
  channel.postMessage('signed-out');
  end();
}

/** One call of Better Auth with the session's cookie; `body` makes it a POST. Throws `Refusal` when nobody answers. */
export async function fetchAccount(path: string, body?: object): Promise<Response> {
  const init: RequestInit = body
    ? { method: 'POST', headers: { 'content-type': 'application/json' }, body: JSON.stringify(body) }
    : {};
  try {
    return await fetch(`/api/auth/${path}`, { ...init, credentials: 'same-origin', cache: 'no-store' });
  } catch {
    throw new Refusal('offline', 'No connection. Check your network, then try again.');
  }
}

/** What Better Auth, or the server in front of it, says is wrong. */
export async function accountRefusal(answer: Response): Promise<Refusal> {
  const body = (await answer.json().catch(() => ({}))) as { message?: string; detail?: string };
  const seconds = Number(answer.headers.get('retry-after')) || undefined;
  const code = answer.status === 429 ? 'limit' : answer.status >= 500 ? 'unavailable' : 'invalid';
  return new Refusal(code, body.detail ?? body.message ?? 'That did not work. Try again.', answer.status, seconds);
}

/** Tells the other tabs that somebody has signed in: the cookie of all of them is this person's from now on. */
export const signedIn = (): void => channel.postMessage('signed-in');

const channel = new BroadcastChannel('actodo-session');
channel.onmessage = ({ data }) => {
  if (data === 'signed-out' && session.value) end();
  // What fails now is found out when the next token is asked for.
  if (data === 'signed-in') void (session.value ? resume() : loadSession()).catch(() => {});
};

/** Where changes of a person wait for a connection (src/web/board/data/outbox.ts); they go with the sign-out, in whichever tab it was. */
export const outboxOf = (userId: string): string => `actodo-outbox ${userId}`;

function end(): void {
  held = undefined;
  sessionStorage.clear();
  wasHere ||= Boolean(session.peek());
  if (session.peek()) localStorage.removeItem(outboxOf(session.peek()!.user.id));
  mustSignInAgain.value = false;
  session.value = null;
}

async function renewed(): Promise<string> {
  for (;;) {
    const fresh = await fetchToken();
    if (fresh !== undefined) return fresh;
    held = undefined;
    if (!session.value) throw new Refusal('unauthenticated', 'Please sign in.', 401);
    mustSignInAgain.value = true;
    await new Promise<void>((resolve) => {
      signedInAgain = resolve;
    });
  }
}

/** Undefined: there is no session. */
async function fetchToken(): Promise<string | undefined> {
  const answer = await fetchAccount('token');
  if (answer.status === 401) return undefined;
  if (!answer.ok) throw await accountRefusal(answer);
  const { token } = (await answer.json()) as { token: string };
  const { sub, iat, exp } = claimsOf(token);
  if (session.value && session.value.user.id !== sub) return leaveTo();
  held = { token, renewAt: performance.now() + (exp - iat) * 1000 - renewBeforeMs };
  return token;
}

/** Somebody else is signed in here by now and gets a page of their own: what this one shows and holds back is not theirs. */
function leaveTo(): Promise<never> {
  location.reload();
  return new Promise(() => {});
}

/** The claims are read, not checked: that is for the server. */
function claimsOf(token: string): Claims {
  const part = (token.split('.')[1] ?? '').replaceAll('-', '+').replaceAll('_', '/');
  const bytes = Uint8Array.from(atob(part), (each) => each.charCodeAt(0));
  return JSON.parse(new TextDecoder().decode(bytes)) as Claims;
}
