/** A length of time in one or two units: "3 min 20 s". `seconds` may be broken. */
export function spanWords(seconds: number): string {
  if (seconds < 1) return seconds <= 0 ? '0 s' : 'under 1 s';
  const whole = Math.round(seconds);
  const found = units.findIndex(([, each]) => whole >= each);
  const [name, each] = units[found] ?? ['s', 1];
  const rest = Math.floor((whole % each) / (units[found + 1]?.[1] ?? 1));
  const next = units[found + 1]?.[0];
  return `${Math.floor(whole / each)} ${name}${next && rest > 0 ? ` ${rest} ${next}` : ''}`;
}

const units: [name: string, seconds: number][] = [
  ['d', 86_400],
  ['h', 3_600],
  ['min', 60],
  ['s', 1],
];

/** Rows that wait are counted up to 10,000. */
export const atLeast = (count: number, locale: string): string =>
  count >= 10_000
    ? `${new Intl.NumberFormat(locale).format(10_000)} or more`
    : new Intl.NumberFormat(locale).format(count);
