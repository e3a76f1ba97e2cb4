import { Temporal } from 'temporal-polyfill';
import { line } from './lines.ts';

/** Years for which a zone's clock changes are told: programs that know the zone by its name go on by themselves. */
const years = { from: 2000, ahead: 15 };

/** The zone as iCalendar describes it (RFC 5545, 3.6.5): each kind of change of the clock with its dates, up to some years after `now`. */
export function zoneLines(zone: string, now: Date): string {
  const end = now.getUTCFullYear() + years.ahead;
  let at = Temporal.PlainDateTime.from({ year: years.from, month: 1, day: 1 }).toZonedDateTime(zone);
  const kinds = new Map<string, { from: string; to: string; isLater: boolean; dates: string[] }>();
  const first = offsetOf(at);
  kinds.set('', { from: first, to: first, isLater: false, dates: [wall(at.toPlainDateTime())] });
  for (;;) {
    const next = at.getTimeZoneTransition('next');
    if (!next || next.year > end) break;
    const [from, to] = [offsetOf(next.subtract({ nanoseconds: 1 })), offsetOf(next)];
    const isLater = next.offsetNanoseconds > next.subtract({ nanoseconds: 1 }).offsetNanoseconds;
    const kind = kinds.get(`${from}/${to}`) ?? { from, to, isLater, dates: [] };
    // The change is told by the clock that holds until then.
    const before = next.toInstant().toZonedDateTimeISO(next.subtract({ nanoseconds: 1 }).offset);
    kind.dates.push(wall(before.toPlainDateTime()));
    kinds.set(`${from}/${to}`, kind);
    at = next;
  }
  const parts = [...kinds.values()].map(({ from, to, isLater, dates: [start = '', ...others] }) => {
    const name = isLater ? 'DAYLIGHT' : 'STANDARD';
    return [
      line('BEGIN', name),
      line('DTSTART', start),
      line('TZOFFSETFROM', from),
      line('TZOFFSETTO', to),
      // One a line: of a list some programs read the first alone.
      ...others.map((date) => line('RDATE', date)),
      line('END', name),
    ].join('');
  });
  return `${line('BEGIN', 'VTIMEZONE')}${line('TZID', zone)}${parts.join('')}${line('END', 'VTIMEZONE')}`;
}

/** `+0100`, with seconds only where there are any. */
const offsetOf = ({ offset }: Temporal.ZonedDateTime) => offset.replaceAll(':', '');

const wall = (at: Temporal.PlainDateTime) => at.toString({ smallestUnit: 'second' }).replaceAll(/[-:]/g, '');
