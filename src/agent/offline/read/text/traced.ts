/** A text from which words are taken, whose characters still know where they stood: what was understood can be shown where it was written. */
export interface Traced {
  text: string;
  /** For each UTF-16 unit of `text` where it stood, or -1 for one that was put in. */
  from: readonly number[];
}

/** What a part of the original text was taken for; `[from, to)` in UTF-16 units. */
export interface Span<Kind extends string = string> {
  from: number;
  to: number;
  kind: Kind;
}

export const traced = (text: string): Traced => ({ text, from: Array.from({ length: text.length }, (_, at) => at) });

export const sliced = ({ text, from }: Traced, start: number, end = text.length): Traced => ({
  text: text.slice(start, end),
  from: from.slice(start, end),
});

/** The text without `[start, end)`, of which `left` is the beginning that stays; one space stands between both sides. */
export const without = ({ text, from }: Traced, left: number, end: number): Traced => ({
  text: `${text.slice(0, left)} ${text.slice(end)}`,
  from: [...from.slice(0, left), -1, ...from.slice(end)],
});

/** Where the part `[start, end)` stood in the original, words around it that have gone before included; undefined when it is not of there. */
export function spanOf<Kind extends string>(
  { text, from }: Traced,
  start: number,
  end: number,
  kind: Kind,
): Span<Kind> | undefined {
  const inner = text.slice(start, end);
  const first = start + (inner.length - inner.trimStart().length);
  const places = from.slice(first, end - (inner.length - inner.trimEnd().length)).filter((place) => place >= 0);
  return places.length > 0 ? { from: Math.min(...places), to: Math.max(...places) + 1, kind } : undefined;
}
