const browsers: [RegExp, string][] = [
  [/Edg(?:e|A|iOS)?\//, 'Edge'],
  [/OPR\/|Opera/, 'Opera'],
  [/SamsungBrowser\//, 'Samsung Internet'],
  [/Firefox\/|FxiOS\//, 'Firefox'],
  [/Chrom(?:e|ium)\/|CriOS\//, 'Chrome'],
  [/Safari\//, 'Safari'],
  [/^(?:node|undici)\b/i, 'A program (Node)'],
  [/^python|aiohttp|httpx/i, 'A program (Python)'],
  [/^curl\//i, 'curl'],
];
const systems: [RegExp, string][] = [
  [/iPhone/, 'iPhone'],
  [/iPad/, 'iPad'],
  [/Android/, 'Android'],
  [/CrOS/, 'ChromeOS'],
  [/Windows/, 'Windows'],
  [/Mac OS X|Macintosh/, 'Mac'],
  [/Linux|X11/, 'Linux'],
];

/** What a session's `User-Agent` is to a person: "Firefox on Windows". */
export function deviceOf(userAgent: string | null | undefined): string {
  const browser = nameIn(browsers, userAgent);
  const system = nameIn(systems, userAgent);
  if (!browser) return system ?? 'An unknown device';
  return system ? `${browser} on ${system}` : browser;
}

const nameIn = (table: [RegExp, string][], text: string | null | undefined): string | undefined =>
  table.find(([pattern]) => pattern.test(text ?? ''))?.[1];
