import { wordsOf } from './names.ts';
import type { Reads, Scan, Way } from './scan.ts';

/** What stands behind a time to say where its clock hangs. */

/** Minutes east of UTC, or the IANA name of a zone whose offset depends on the day. */
export type Zone = number | string;

/** The abbreviations say winter or summer themselves; those of two letters do not. */
const abbreviations = wordsOf<Zone>([
  ['z utc gmt', 0],
  ['bst', 60],
  ['cet', 60],
  ['cest eet', 120],
  ['eest', 180],
  ['pkt', 300],
  ['ist', 330],
  ['jst kst', 540],
  ['aest', 600],
  ['aedt', 660],
  ['est cdt', -300],
  ['edt', -240],
  ['cst mdt', -360],
  ['mst pdt', -420],
  ['pst', -480],
]);

/** American zones in two letters leave summer and winter to the day. They are words of other things too ("CT scan"), so that nothing may follow. */
const twoLetters = wordsOf<Zone>([
  ['et', 'America/New_York'],
  ['ct', 'America/Chicago'],
  ['mt', 'America/Denver'],
  ['pt', 'America/Los_Angeles'],
]);
const behindTwoLetters = new Set(['on', 'today', 'tomorrow', 'every', 'and']);

/** Said with "time" behind: "Pacific time", "Lahore time". */
const places: [string, string][] = [
  ['pacific', 'America/Los_Angeles'],
  ['mountain', 'America/Denver'],
  ['central', 'America/Chicago'],
  ['eastern', 'America/New_York'],
  ['uk', 'Europe/London'],
  ['london', 'Europe/London'],
  ['berlin', 'Europe/Berlin'],
  ['german', 'Europe/Berlin'],
  ['paris', 'Europe/Paris'],
  ['central european', 'Europe/Berlin'],
  ['new york', 'America/New_York'],
  ['chicago', 'America/Chicago'],
  ['california', 'America/Los_Angeles'],
  ['los angeles', 'America/Los_Angeles'],
  ['tokyo', 'Asia/Tokyo'],
  ['japan', 'Asia/Tokyo'],
  ['india', 'Asia/Kolkata'],
  ['delhi', 'Asia/Kolkata'],
  ['karachi', 'Asia/Karachi'],
  ['lahore', 'Asia/Karachi'],
  ['pakistan', 'Asia/Karachi'],
  ['dubai', 'Asia/Dubai'],
  ['singapore', 'Asia/Singapore'],
  ['sydney', 'Australia/Sydney'],
];

function placeTime(scan: Scan, at: number): Way<Zone> | undefined {
  for (const [name, zone] of places) {
    const words = name.split(' ');
    if (!words.every((word, index) => scan.word(at + index) === word)) continue;
    let end = at + words.length;
    if (/^(?:standard|daylight)$/.test(scan.word(end))) end += 1;
    if (scan.word(end) === 'time') return { end: end + 1, value: zone };
  }
  return undefined;
}

/** "+05:30", "-5", "+0530". */
function offset(scan: Scan, at: number): Way<number> | undefined {
  const sign = /^[+\u2212-]$/.test(scan.word(at)) && scan.isGlued(at + 1) ? (scan.word(at) === '+' ? 1 : -1) : 0;
  const digits = scan.word(at + 1);
  if (sign === 0 || !/^\d{1,4}$/.test(digits)) return undefined;
  const isFour = digits.length >= 3;
  const hours = Number(isFour ? digits.slice(0, -2) : digits);
  const behind =
    scan.word(at + 2) === ':' && scan.isGlued(at + 2) && scan.isGlued(at + 3) ? scan.number(at + 3, 2) : undefined;
  const minutes = isFour ? Number(digits.slice(-2)) : (behind ?? 0);
  if (hours > 14 || minutes > 59) return undefined;
  return { end: !isFour && behind !== undefined ? at + 4 : at + 2, value: sign * (hours * 60 + minutes) };
}

/** "10:30-11:30" goes on to a later time of day; behind a date ("T10:00-11:00") it is an offset. */
function isSpan(scan: Scan, at: number, { value }: Way<number>): boolean {
  const from = Number(scan.word(at - 3)) * 60 + Number(scan.word(at - 1));
  return scan.word(at - 2) === ':' && scan.word(at - 4) !== 't' && from < -value;
}

/** "America/New_York" in the spelling that programs know. */
function ianaName(scan: Scan, at: number): Way<Zone> | undefined {
  if (scan.word(at + 1) !== '/' || !scan.isWord(at) || !scan.isGlued(at + 1)) return undefined;
  let end = at + 1;
  while (end < at + 12 && scan.isGlued(end) && (/^[/_+-]$/.test(scan.word(end)) || !/^\W$/.test(scan.word(end))))
    end += 1;
  const name = scan.text.slice(scan.tokens[at]!.start, scan.tokens[end - 1]!.end);
  try {
    return { end, value: new Intl.DateTimeFormat('en', { timeZone: name }).resolvedOptions().timeZone };
  } catch {
    return undefined;
  }
}

export const zone: Reads<Zone> = {
  read(scan, at) {
    if (scan.word(at) === '(')
      return scan.word(at + 1) === '('
        ? []
        : zone
            .read(scan, at + 1)
            .filter(({ end }) => scan.word(end) === ')')
            .map(({ end, value }) => ({ end: end + 1, value }));
    const known = /^(?:utc|gmt)$/.test(scan.word(at)) ? offset(scan, at + 1) : undefined;
    if (known) return [known];
    const signed = offset(scan, at);
    // "5pm -6pm" is a span of time, not a zone.
    const isZone =
      signed && (scan.word(at) === '+' || (scan.word(signed.end - 2) === ':' && !isSpan(scan, at, signed)));
    if (isZone) return [signed];
    const place = placeTime(scan, at) ?? ianaName(scan, at);
    if (place) return [place];
    const short = twoLetters.read(scan, at);
    if (short.length > 0) return !scan.isWord(at + 1) || behindTwoLetters.has(scan.word(at + 1)) ? short : [];
    return abbreviations.read(scan, at);
  },
};
