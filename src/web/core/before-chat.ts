/** What has to reach the server before the chat is asked: it would speak of tasks that the board has taken away already. */
const senders = new Set<() => Promise<unknown>>();

/** Registers who may hold something back. */
export function beforeChat(send: () => Promise<unknown>): void {
  senders.add(send);
}

/** Has everything sent that waits. Faults are shown by whoever held it back. */
export async function sendWaiting(): Promise<void> {
  await Promise.allSettled([...senders].map((send) => send()));
}
