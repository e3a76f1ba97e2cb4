/** Which tab speaks for all of this browser, by Web Locks: they go with their tab, however it ends. */

const leading = 'actodo-notify';
const seen = 'actodo-visible';

let leads = false;

/** Waits for the lead, and keeps it for the life of the tab. Without locks every tab leads. */
export function followTabs(): void {
  if (!navigator.locks) {
    leads = true;
    return;
  }
  void navigator.locks.request(leading, () => {
    leads = true;
    return new Promise<void>(() => {});
  });
  document.addEventListener('visibilitychange', tellVisible);
  tellVisible();
}

export const isLeading = (): boolean => leads;

/** Is any tab of this browser seen? */
export async function isAnyVisible(): Promise<boolean> {
  if (document.visibilityState === 'visible' || !navigator.locks) return document.visibilityState === 'visible';
  const { held = [] } = await navigator.locks.query();
  return held.some(({ name }) => name === seen);
}

let letGo: (() => void) | undefined;

/** A tab holds a shared lock as long as it is seen. */
function tellVisible(): void {
  letGo?.();
  letGo = undefined;
  if (document.visibilityState !== 'visible') return;
  const isOver = new Promise<void>((resolve) => {
    letGo = resolve;
  });
  void navigator.locks.request(seen, { mode: 'shared' }, () => isOver);
}
