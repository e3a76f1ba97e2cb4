import { Temporal } from 'temporal-polyfill';
import { Rejected } from '../errors.ts';

/** Whose clock and calendar words are read by: IANA zone, BCP 47 locale. */
export interface When {
  now: Date;
  zone: string;
  locale: string;
}

/** A span `[start, end)` of a text and what it means. */
export interface Found<T> {
  start: number;
  end: number;
  value: T;
}

const zones = new Map<string, string>();

/** The zone as Intl spells it. Throws `Rejected('invalid')` for anything that is not an IANA zone name. */
export function assertZone(zone: string): string {
  const known = zones.get(zone);
  if (known) return known;
  try {
    if (!/^[A-Za-z]/.test(zone)) throw new RangeError('an offset is not a zone');
    const canonical = new Intl.DateTimeFormat('en', { timeZone: zone }).resolvedOptions().timeZone;
    if (zones.size < 2000) zones.set(zone, canonical);
    return canonical;
  } catch {
    throw new Rejected(
      'invalid',
      `${JSON.stringify(zone.slice(0, 60))} is not a time zone; give an IANA name such as "Asia/Karachi" or "UTC".`,
    );
  }
}

export function localNow(now: Date, zone: string): Temporal.ZonedDateTime {
  return Temporal.Instant.fromEpochMilliseconds(now.getTime()).toZonedDateTimeISO(zone);
}

/** The instant of a wall time in a zone; a time inside a DST gap moves forward by the gap. */
export function wallInstant(date: Temporal.PlainDate, time: Temporal.PlainTime, zone: string): Date {
  const at = date.toZonedDateTime({ timeZone: zone, plainTime: time });
  return new Date(at.epochMilliseconds);
}

const usual = new Set(['US']);

/** Whether "3/4" is the 3rd of April: everywhere but in the US. */
export function isDayFirst(locale: string): boolean {
  return !usual.has(regionOf(locale));
}

const regions = new Map<string, string>();

export function regionOf(locale: string): string {
  const known = regions.get(locale);
  if (known) return known;
  const region = maximizedRegion(locale);
  if (regions.size < 2000) regions.set(locale, region);
  return region;
}

function maximizedRegion(locale: string): string {
  try {
    return new Intl.Locale(locale).maximize().region ?? 'US';
  } catch {
    return 'US';
  }
}
