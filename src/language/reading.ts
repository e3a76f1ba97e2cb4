import type { Temporal } from 'temporal-polyfill';

/** What a piece of a phrase says; pieces side by side are put together ("friday" + "at 5"). */
export interface Reading {
  date?: Temporal.PlainDate;
  time?: Temporal.PlainTime;
  /** The hour may be meant in the morning or in the afternoon. */
  open?: boolean;
  /** A part of the day, which settles an open hour and gives way to a precise one. */
  half?: 'am' | 'pm';
  /** The part is the night: its small hours belong to the next day. */
  night?: boolean;
  /** Midnight: the one that ends the day. */
  nextDay?: boolean;
  /** Minutes east of UTC or an IANA name, when the phrase names its own zone. */
  zone?: number | string;
  instant?: Temporal.Instant;
  /** A weekday said by name alone: today counts when the time is still to come. */
  weekday?: boolean;
  /** The days of a week or month that begin with `date`: "next week". */
  span?: 'week' | 'month';
  /** Said, but there is no such day. */
  impossible?: boolean;
}
