/** Milliseconds of the first pause and of the longest one. */
export interface Pauses {
  least: number;
  most: number;
}

/** The pause after another failure in a row: twice the one before, within the limits. */
export function nextPause(before: number | undefined, { least, most }: Pauses): number {
  return before === undefined ? least : Math.min(before * 2, most);
}
