import { signal } from '@preact/signals';
import { toast } from '../kit/say.ts';
import { registerWorker } from './push.ts';
import { isToAsk } from './who-rings.ts';

const present = (): NotificationPermission | 'none' =>
  'Notification' in globalThis ? Notification.permission : 'none';

/** What the browser lets this page do. */
export const mayRing = signal<NotificationPermission | 'none'>(present());

/** Follows what the person changes in the browser's own settings. */
export async function followPermission(): Promise<void> {
  const status = await navigator.permissions?.query({ name: 'notifications' }).catch(() => undefined);
  status?.addEventListener('change', () => {
    mayRing.value = present();
  });
}

/** Asks the browser; only ever called by a press of a button. */
export async function askToRing(): Promise<void> {
  mayRing.value = await Notification.requestPermission();
  if (mayRing.value === 'granted') await registerWorker();
  else if (mayRing.value === 'denied') toast({ text: 'Your browser blocks notifications. Reminders still show here.' });
}

const restsName = 'actodo-ring-rests';

/** After a reminder was set: is this browser to ring, too? */
export function offerToRing(): void {
  const rests = Number(localStorage.getItem(restsName)) || undefined;
  if (!isToAsk(mayRing.value, rests, Date.now())) return;
  const rest = () => localStorage.setItem(restsName, String(Date.now()));
  toast({
    tag: 'ring',
    text: 'Ring in this browser too?',
    seconds: 60,
    actions: [
      { label: 'Allow', run: () => void askToRing() },
      { label: 'Not now', run: rest },
    ],
  });
}
