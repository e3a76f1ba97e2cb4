import { useState } from 'preact/hooks';

let made = 0;

/**
 * An id that no other element of the page has. Preact's own `useId` counts by the place in the tree and begins again when what stands above is
 * drawn anew, so a dialog could have the id of a field, and its name.
 */
export function useOwnId(): string {
  return useState(() => `own-${++made}`)[0];
}
