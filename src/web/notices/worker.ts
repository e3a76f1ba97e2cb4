/**
 * The service worker, `/sw.js`: shows pushes and opens tasks. It caches nothing and answers no request, so no page is ever an old one. A
 * script by itself: it imports nothing.
 */

interface Push extends Event {
  data: { json(): unknown } | null;
  waitUntil(work: Promise<unknown>): void;
}

interface Click extends Event {
  notification: Notification;
  waitUntil(work: Promise<unknown>): void;
}

interface Tab {
  visibilityState: 'visible' | 'hidden';
  url: string;
  focus(): Promise<Tab>;
  navigate(url: string): Promise<Tab | null>;
}

interface Worker {
  registration: ServiceWorkerRegistration;
  clients: {
    matchAll(options: { type: 'window'; includeUncontrolled: true }): Promise<Tab[]>;
    openWindow(url: string): Promise<Tab | null>;
    claim(): Promise<void>;
  };
  skipWaiting(): Promise<void>;
  addEventListener(type: string, listener: (event: never) => void): void;
}

const worker = globalThis as unknown as Worker;

worker.addEventListener('install', () => void worker.skipWaiting());
worker.addEventListener('activate', (event: Push) => event.waitUntil(worker.clients.claim()));

worker.addEventListener('push', (event: Push) => event.waitUntil(pushed(event)));

worker.addEventListener('notificationclick', (event: Click) => {
  event.notification.close();
  event.waitUntil(open(pathOfTask((event.notification.data as { task_id?: unknown } | null)?.task_id)));
});

const tabs = () => worker.clients.matchAll({ type: 'window', includeUncontrolled: true });

/** A tab that is seen shows the reminder by itself. */
async function pushed({ data }: Push): Promise<void> {
  if ((await tabs()).some(({ visibilityState }) => visibilityState === 'visible')) return;
  const { reminder_id, task_id, title } = readPush(data);
  await worker.registration.showNotification(title, { tag: reminder_id, icon: '/favicon.svg', data: { task_id } });
}

function readPush(data: Push['data']): { reminder_id: string; task_id?: unknown; title: string } {
  try {
    const { reminder_id, task_id, title } = (data?.json() ?? {}) as Record<string, unknown>;
    if (typeof title === 'string') return { reminder_id: String(reminder_id), task_id, title };
  } catch {
    // It is no JSON.
  }
  // Whatever came, browsers want something to be shown.
  return { reminder_id: 'unknown', title: 'A reminder is due' };
}

/** A path of ours, whatever was pushed. */
const pathOfTask = (task: unknown): string =>
  typeof task === 'number' && Number.isSafeInteger(task) && task > 0 ? `/?task=${task}` : '/';

async function open(path: string): Promise<void> {
  const [tab] = await tabs();
  if (!tab) return void (await worker.clients.openWindow(path));
  await tab.focus();
  // A tab that this worker does not control cannot be sent anywhere.
  await tab.navigate(path).catch(() => worker.clients.openWindow(path));
}
