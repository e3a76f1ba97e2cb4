import { calendarForms } from '../moments/calendar-forms.ts';
import { times } from '../moments/clock-forms.ts';
import { movedDays } from '../moments/moved-day-forms.ts';
import { nearDayForms } from '../moments/near-day-forms.ts';
import { heads, type Neighbour, tails } from '../moments/neighbours.ts';
import { periods } from '../moments/periods.ts';
import { earlies, lengths, wishes } from '../reminder-forms.ts';
import { afterEvery, withoutEvery } from './forms/heads.ts';
import { tails as ruleTailTable } from './forms/tails.ts';
import { ruleHeads, ruleTails } from './rule-neighbours.ts';
import { beginnings } from './unread.ts';

/** All tables of the grammar, for the page that shows them and the tests that read their examples. */

interface Shown {
  form: string;
  example: readonly [phrase: string, says: string];
}

/** Phrases of a date, by what they name. */
export const momentTables: readonly [heading: string, forms: readonly Shown[]][] = [
  ['Days around today', nearDayForms],
  ['Days of the calendar', calendarForms],
  ['Days counted from another', movedDays.forms],
  ['Times of day', times.forms],
];

/** Phrases of a week, a month or a year, as the filters of lists have them. */
export const periodTables: readonly [heading: string, forms: readonly Shown[]][] = [
  ['Weeks, months and years', periods.forms],
];

/** Phrases that say when to remind of a task that is due on 2026-03-13: a whole reminder, and a wish for one in a sentence. */
export const reminderTables: readonly [heading: string, forms: readonly Shown[]][] = [
  ['Counted from the due date', [...lengths.forms, ...earlies.forms]],
  ['In a sentence', wishes.forms],
];

/** Phrases of a repetition. */
export const ruleTables: readonly [heading: string, forms: readonly Shown[]][] = [
  ['After "every" or "each"', afterEvery.forms],
  ['Without them', withoutEvery.forms],
  ['What can follow', ruleTailTable.forms],
];

/** Sentences with words in brackets that keep a phrase from being read. */
export const unreadTables: readonly (readonly Pick<Neighbour, 'form' | 'example'>[])[] = [
  heads,
  tails,
  ruleHeads,
  ruleTails,
  beginnings,
];
