export interface Place {
  /** Does this tab hold the lock? */
  leads: boolean;
  /** Is any tab of this browser visible? It shows a toast. */
  anyVisible: boolean;
  /** Is there a push subscription? Then the service worker shows it. */
  pushes: boolean;
  permission: NotificationPermission | 'none';
}

/** Is it for this tab to show a system notification? Of all tabs and the service worker it is one at most. */
export function isMineToRing({ leads, anyVisible, pushes, permission }: Place): boolean {
  return leads && !anyVisible && !pushes && permission === 'granted';
}

const restMs = 30 * 24 * 60 * 60 * 1_000;

/** Is "Ring in this browser too?" to be asked, after a reminder was set by hand? `restsSince`: when "Not now" was said, in ms. */
export function isToAsk(
  permission: NotificationPermission | 'none',
  restsSince: number | undefined,
  now: number,
): boolean {
  return permission === 'default' && (restsSince === undefined || now - restsSince >= restMs);
}
