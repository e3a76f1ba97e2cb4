import type { Json } from './port.ts';

/** What JSON makes of a value, as on the wire: callers and actors never share an object. */
export function recode(value: Json | undefined): Json {
  return value === undefined ? null : JSON.parse(JSON.stringify(value));
}
