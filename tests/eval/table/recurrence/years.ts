import type { Conversation } from '../../conversation.ts';
import { addsRule } from '../../rows.ts';

/** Once or several times a year. Said on Tuesday, 10 March 2026, at 10:00. */
export const years: Conversation[] = addsRule([
  [
    'first monday in september',
    'labour day picnic every first monday in september',
    'labour day picnic',
    '2026-09-07',
    'FREQ=YEARLY;BYMONTH=9;BYDAY=1MO',
  ],
  [
    'second sunday of may',
    'flowers for mum on the second sunday of may every year',
    'flowers for mum',
    '2026-05-10',
    'FREQ=YEARLY;BYMONTH=5;BYDAY=2SU',
  ],
  [
    'third monday in january',
    'renew the library card every third monday in january',
    'renew the library card',
    '2027-01-18',
    'FREQ=YEARLY;BYMONTH=1;BYDAY=3MO',
  ],
  [
    'every jan 27th',
    'call Uncle Karl every jan 27th',
    'call Uncle Karl',
    '2027-01-27',
    'FREQ=YEARLY;BYMONTH=1;BYMONTHDAY=27',
  ],
  [
    'march and september',
    'bleed the radiators every 1 march and 1 september',
    'bleed the radiators',
    '2026-09-01',
    'FREQ=YEARLY;BYMONTH=3,9;BYMONTHDAY=1',
  ],
  [
    'four times a year',
    'pay the estimated tax every 15 january, 15 april, 15 july and 15 october',
    'pay the estimated tax',
    '2026-04-15',
    'FREQ=YEARLY;BYMONTH=1,4,7,10;BYMONTHDAY=15',
  ],
  [
    'june and december',
    'water meter on the 10th of june and december every year',
    'water meter',
    '2026-06-10',
    'FREQ=YEARLY;BYMONTH=6,12;BYMONTHDAY=10',
  ],
  [
    'the first of april',
    'play a trick every year on the first of april',
    'play a trick',
    '2026-04-01',
    'FREQ=YEARLY;BYMONTH=4;BYMONTHDAY=1',
  ],
  [
    'every christmas',
    'call Aunt Ruth every christmas',
    'call Aunt Ruth',
    '2026-12-25',
    'FREQ=YEARLY;BYMONTH=12;BYMONTHDAY=25',
  ],
  [
    'annually',
    'anniversary dinner annually on 12 sept at 7pm',
    'anniversary dinner',
    '2026-09-12 19:00',
    'FREQ=YEARLY;BYMONTH=9;BYMONTHDAY=12',
  ],
]);
