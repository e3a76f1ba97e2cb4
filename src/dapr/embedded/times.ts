const iso = /^P(?:(\d+)W)?(?:(\d+)D)?(?:T(?:(\d+)H)?(?:(\d+)M)?(?:(\d+)S)?)?$/;
const isoUnits = [7 * 86_400_000, 86_400_000, 3_600_000, 60_000, 1000];
const goUnits: Record<string, number> = { ms: 1, s: 1000, m: 60_000, h: 3_600_000 };

/** Milliseconds of an ISO 8601 duration as Dapr takes it: whole numbers of weeks to seconds. Throws for anything else. */
export function parseDuration(text: string): number {
  const parts = iso.exec(text)?.slice(1);
  if (!parts || parts.every((part) => part === undefined))
    throw new Error(`${JSON.stringify(text)} is no duration; give an ISO 8601 duration such as "PT30S" or "P1DT2H".`);
  return isoUnits.reduce((sum, unit, i) => sum + Number(parts[i] ?? 0) * unit, 0);
}

/** An ISO 8601 instant, or a duration after `now`. */
export function parseDueTime(text: string, now: Date): Date {
  if (text.startsWith('P')) return new Date(now.getTime() + parseDuration(text));
  const instant = new Date(text);
  if (!/^\d{4}-\d\d-\d\dT.*(Z|[+-]\d\d:\d\d)$/.test(text) || Number.isNaN(instant.getTime()))
    throw new Error(
      `${JSON.stringify(text)} is no due time; give an instant such as "2026-03-04T12:00:00Z" or a duration such as "PT30S".`,
    );
  return instant;
}

/** A reminder's period: `PT30S`, or `R5/PT30S` for five times in all. */
export function parsePeriod(text: string): { periodMs: number; repeats?: number } {
  const [, repeats, duration = text] = /^R(\d+)\/(.*)$/.exec(text) ?? [];
  const periodMs = positive(parseDuration(duration), text);
  return repeats === undefined ? { periodMs } : { periodMs, repeats: positive(Number(repeats), text) };
}

/** A job's schedule: `@every` and a Go duration such as `1h30m` or `500ms`. */
export function parseSchedule(text: string): number {
  const parts = /^@every ((?:\d+(?:\.\d+)?(?:ms|h|m|s))+)$/.exec(text)?.[1]?.matchAll(/(\d+(?:\.\d+)?)(ms|h|m|s)/g);
  if (!parts) throw new Error(`${JSON.stringify(text)} is no schedule; give one such as "@every 30s".`);
  const ms = [...parts].reduce((sum, [, count, unit]) => sum + Number(count) * (goUnits[unit ?? ''] ?? 0), 0);
  return positive(Math.ceil(ms), text);
}

function positive(value: number, text: string): number {
  if (value > 0) return value;
  throw new Error(`${JSON.stringify(text)} would never end; give more than zero.`);
}
