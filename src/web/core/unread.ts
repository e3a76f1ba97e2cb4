import { signal } from '@preact/signals';

/** How many notifications are unread: counted by who shows them, shown in the bar. */
export const unread = signal(0);
