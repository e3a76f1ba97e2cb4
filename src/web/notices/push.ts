import { request } from '../core/calls.ts';
import { Refusal } from '../core/refusal.ts';

/** The service worker and this browser's push subscription. */

const path = '~/push-subscriptions';

const workers = (): ServiceWorkerContainer | undefined => navigator.serviceWorker;

/** Registers the worker that shows notifications; undefined where there can be none. */
export async function registerWorker(): Promise<ServiceWorkerRegistration | undefined> {
  // Few need it, and the first view does without.
  const { scriptUrl } = await import('../core/trusted.ts');
  await workers()?.register(scriptUrl('/sw.js'));
  return workers()?.ready;
}

const registered = async (): Promise<ServiceWorkerRegistration | undefined> => workers()?.getRegistration('/');

const subscription = async (): Promise<PushSubscription | null | undefined> =>
  (await registered())?.pushManager?.getSubscription();

/** Does the service worker get pushes here? */
export const hasSubscription = async (): Promise<boolean> => Boolean(await subscription());

/** Shows a notification by the worker, which also hears the click when no tab is left. */
export async function show(title: string, options: NotificationOptions): Promise<void> {
  const registration = (await registered()) ?? (await registerWorker());
  await registration?.showNotification(title, options);
}

/** Reminders come to this browser from now on. Throws `Refusal`. */
export async function subscribe(key: string): Promise<void> {
  const registration = await registerWorker();
  if (!registration) return;
  const made = await registration.pushManager
    .subscribe({ userVisibleOnly: true, applicationServerKey: key })
    .catch((reason) => refuse(reason));
  try {
    await request('POST', path, made.toJSON());
  } catch (error) {
    await made.unsubscribe();
    throw error;
  }
}

/** Its push service belongs to the browser's maker; it may be out of reach, or switched off. */
function refuse({ name }: DOMException): never {
  throw name === 'NotAllowedError'
    ? new Refusal('forbidden', 'Your browser blocks notifications. Allow them for this site, then try again.')
    : new Refusal(
        'unavailable',
        'The push service of this browser did not answer. Try again later; reminders still show here.',
      );
}

/** They come no more. The browser's side first: a server that cannot be reached hears of it from the push service. */
export async function unsubscribe(): Promise<void> {
  const known = await subscription();
  if (!known) return;
  await known.unsubscribe();
  await request('DELETE', path, { endpoint: known.endpoint }).catch(ignoreUnknown);
}

const ignoreUnknown = (error: { status?: number }): void => {
  if (error.status !== 404) throw error;
};

/** Tells the server again what this browser has: a new password made it forget, and somebody else may be signed in by now. */
export async function renewSubscription(): Promise<void> {
  const known = await subscription();
  if (known) await request('POST', path, known.toJSON());
}

/** Whoever signs out here is pushed nothing any more. */
export async function endSubscription(): Promise<void> {
  await (await subscription())?.unsubscribe();
}
