/** Zones of the settings and of the browser. Names are IANA's. */

/** A zone as a person calls it: `America/Argentina/Buenos_Aires` is "Buenos Aires". */
export function cityOf(zone: string): string {
  return (zone.split('/').at(-1) ?? zone).replaceAll('_', ' ');
}

/** Do clocks of both zones show the same all year round? Names change (Calcutta, Kolkata), and then nobody has moved. */
export function isSameClock(one: string, other: string, year = new Date().getUTCFullYear()): boolean {
  if (one === other) return true;
  try {
    // Twice a month: an hour that is changed for some weeks only (Ramadan in Morocco) is seen, too.
    return Array.from({ length: 24 }, (_, n) => new Date(Date.UTC(year, n >> 1, 1 + (n % 2) * 14, 12))).every(
      (moment) => wallClock(one, moment) === wallClock(other, moment),
    );
  } catch {
    return false;
  }
}

/**
 * The zone to ask for, if any: the browser's, when its clock is another one than that of the settings and this pair was not answered before.
 * `answered` holds what `answerKey` made.
 */
export function zoneToAsk(saved: string, browser: string | undefined, answered: readonly string[]): string | undefined {
  if (!browser || isSameClock(saved, browser)) return undefined;
  return answered.includes(answerKey(saved, browser)) ? undefined : browser;
}

export const answerKey = (saved: string, browser: string): string => `${saved} ${browser}`;

/** All zones of the browser by name, with those that the settings may hold and the browser does not list. */
export function zoneNames(saved: string): string[] {
  return [...new Set([...Intl.supportedValuesOf('timeZone'), 'UTC', saved])].sort();
}

const wallClock = (timeZone: string, moment: Date): string =>
  new Intl.DateTimeFormat('en-GB', { timeZone, dateStyle: 'short', timeStyle: 'short' }).format(moment);
