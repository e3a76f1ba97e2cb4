const formats = new Map<string, Intl.DateTimeFormat>();

/** What a clock on the wall shows at an instant, as if it were UTC. */
function wallOf(ms: number, zone: string): number {
  let format = formats.get(zone);
  if (!format) {
    const fields = { year: 'numeric', month: 'numeric', day: 'numeric', hour: 'numeric', minute: 'numeric' } as const;
    format = new Intl.DateTimeFormat('en-US', { timeZone: zone, hourCycle: 'h23', second: 'numeric', ...fields });
    formats.set(zone, format);
  }
  const read = Object.fromEntries(format.formatToParts(ms).map(({ type, value }) => [type, Number(value)]));
  return Date.UTC(read.year!, read.month! - 1, read.day!, read.hour!, read.minute!, read.second!);
}

/**
 * The instant at which a clock in the zone first shows that time, tried with the offsets of the days around; a time that is left out when
 * the clocks go forward moves by as much. Without a library for dates.
 */
export function instantOf(day: string, minute: number, zone: string): number {
  const wall = Date.parse(`${day}T00:00:00Z`) + minute * 60_000;
  const [before, after] = [wall - 36 * 3_600_000, wall + 36 * 3_600_000].map((ms) => wallOf(ms, zone) - ms);
  const shown = [wall - before!, wall - after!].filter((ms) => wallOf(ms, zone) === wall);
  return shown.length > 0 ? Math.min(...shown) : wall - before!;
}

/** The day that the calendar in the zone shows at an instant. */
export const dayIn = (ms: number, zone: string) => new Date(wallOf(ms, zone)).toISOString().slice(0, 10);
