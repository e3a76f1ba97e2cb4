/**
 * Which rows of a long table are tried: all, or with SHARE=2/3 every third one, beginning with the second. A run for every commit tries another
 * share each time (docs/decisions/0084-a-share-of-the-guards.md). Throws when SHARE is no share.
 */
export function isTried(row: number): boolean {
  const [, share, of] = /^(\d+)\/(\d+)$/.exec(process.env.SHARE ?? '1/1') ?? [];
  if (!share || !of || +share < 1 || +share > +of)
    throw new Error(`SHARE is ${process.env.SHARE}; it is a share of all rows, such as 2/3.`);
  return row % +of === +share - 1;
}

/** The reason why a row is left out of this run, or false. */
export const leftOut = (row: number): string | false =>
  !isTried(row) && `another run tries it: SHARE=${process.env.SHARE}`;
