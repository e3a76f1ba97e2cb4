import { signal } from '@preact/signals';

/** How many notifications are unread: counted by who shows them, shown in the bar, the same in all tabs of this browser. */
export const unread = signal(0);

const channel = new BroadcastChannel('actodo-unread');
channel.onmessage = ({ data }) => {
  unread.value = Number(data);
};

/** Sets it here and in the other tabs. */
export function countedUnread(count: number): void {
  unread.value = Math.max(0, count);
  channel.postMessage(unread.value);
}

/** How many answers of the chat have come to their end in this tab: whoever hides the chat shows that there is a new one. */
export const answers = signal(0);
