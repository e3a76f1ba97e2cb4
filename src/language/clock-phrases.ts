import { Temporal } from 'temporal-polyfill';
import { dayPart, dayPartWord } from './day-parts.ts';
import { count, smallNumbers } from './number-words.ts';
import type { PhraseRule, Reading } from './phrase-rules.ts';

/** Phrases that name a time of day. What they mean: docs/contract.md, "Language". */

const hour = String.raw`(\d{1,2}|${smallNumbers})`;

/** Minutes east of UTC for the zone names people write behind a time. */
const zoneOffsets: Record<string, number> = {
  z: 0,
  utc: 0,
  gmt: 0,
  bst: 60,
  cet: 60,
  cest: 120,
  eet: 120,
  eest: 180,
  pkt: 300,
  jst: 540,
  est: -300,
  edt: -240,
  cst: -360,
  cdt: -300,
  mst: -420,
  mdt: -360,
  pst: -480,
  pdt: -420,
};
const zoneName = String.raw`(?:\s*(${Object.keys(zoneOffsets).join('|')})(?![\p{L}\p{N}]))?`;

function clock(hours: number, minutes: number, more: Reading = {}): Reading | undefined {
  const exists = hours >= 0 && hours <= 23 && minutes >= 0 && minutes <= 59;
  if (!exists) return undefined;
  return { time: new Temporal.PlainTime(hours, minutes), ...more };
}

function zoned(name: string | undefined): Reading {
  return name ? { offset: zoneOffsets[name.toLowerCase()]! } : {};
}

function twelveHour(hours: number, minutes: number, half: string, zone: string | undefined): Reading | undefined {
  if (hours < 1 || hours > 12) return undefined;
  return clock((hours % 12) + (half.toLowerCase().startsWith('p') ? 12 : 0), minutes, zoned(zone));
}

/** "5" and "5:30" leave morning or afternoon open, "05:30" and "17" do not. */
function openHour(text: string, minutes: number, zone?: string): Reading | undefined {
  const hours = count(text);
  return clock(hours, minutes, { open: hours >= 1 && hours <= 12 && !text.startsWith('0'), ...zoned(zone) });
}

const hourLeads = /^(?:at|by|before|around|about|until|till|from|@)$/;

export const clockRules: PhraseRule[] = [
  {
    pattern: `${hour}(?:[:.]([0-5]\\d))?\\s*(am|pm|a\\.m\\.?|p\\.m\\.?)(?![\\p{L}\\p{N}])${zoneName}`,
    read: (m) => twelveHour(count(m[1]!), Number(m[2] ?? 0), m[3]!, m[4]),
  },
  {
    pattern: `(\\d{1,2}):([0-5]\\d)(?::\\d\\d)?${zoneName}`,
    needsCompany: (m) => m[1]!.length === 1,
    read: (m) => openHour(m[1]!, Number(m[2]), m[3]),
  },
  { pattern: `${hour}\\s*o['’]?clock`, read: (m) => openHour(m[1]!, 0) },
  {
    pattern: `${hour}`,
    needsEnd: true,
    read: (m, { lead }) => (hourLeads.test(lead) ? openHour(m[1]!, 0) : undefined),
  },
  {
    pattern: `(half|quarter|five|ten|twenty|\\d{1,2}(?=\\s+minutes))(?:\\s+minutes)?\\s+(past|after|to|before)\\s+${hour}`,
    read: (m) => {
      const minutes = m[1] === 'half' ? 30 : m[1] === 'quarter' ? 15 : count(m[1]!);
      const hours = count(m[3]!);
      if (/past|after/i.test(m[2]!)) return openHour(String(hours), minutes);
      return openHour(String(hours === 1 ? 12 : hours - 1), 60 - minutes);
    },
  },
  { pattern: 'noon|midday', needsCompany: () => true, read: () => clock(12, 0) },
  { pattern: 'midnight', needsCompany: () => true, read: () => clock(0, 0, { nextDay: true }) },
  { pattern: 'end of (?:the )?(?:day|business)|eod|cob|close of business', read: () => clock(18, 0) },
  {
    pattern: `(?:in the |at )(${dayPartWord})`,
    read: (m) => dayPart(m[1]!),
  },
  {
    pattern: `(?:early |late )?(${dayPartWord})`,
    onlyAfterDay: true,
    read: (m) => dayPart(m[1]!),
  },
];
