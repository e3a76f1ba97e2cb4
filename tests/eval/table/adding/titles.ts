import type { Conversation } from '../../conversation.ts';
import { addsOne } from '../../rows.ts';

/** Words of a date, a number or a preposition that belong to the title. Said on Tuesday, 10 March 2026, at 10:00. */
export const titles: Conversation[] = addsOne([
  ['saturday concert', 'buy tickets for the Saturday concert', 'buy tickets for the Saturday concert'],
  ['march report by friday', 'finish the March report by Friday', 'finish the March report', '2026-03-13'],
  ['monday minutes', 'type up the Monday minutes tomorrow', 'type up the Monday minutes', '2026-03-11'],
  ['friday night lights', 'watch Friday Night Lights tomorrow at 9pm', 'watch Friday Night Lights', '2026-03-11 21:00'],
  ['black friday', 'compare the Black Friday deals', 'compare the Black Friday deals'],
  ['call May', 'call May tomorrow', 'call May', '2026-03-11'],
  ['march in the parade', 'march in the parade on saturday', 'march in the parade', '2026-03-14'],
  ['sat nav', 'update the sat nav', 'update the sat nav'],
  ['second hand', 'sell the second hand bike', 'sell the second hand bike'],
  ['24/7', 'set up 24/7 monitoring', 'set up 24/7 monitoring'],
  ['read 1984', 'read 1984 by friday', 'read 1984', '2026-03-13'],
  ['size 10', 'order size 10 boots tomorrow', 'order size 10 boots', '2026-03-11'],
  ['a calendar', 'buy a 2027 calendar', 'buy a 2027 calendar'],
  ['USA Today', 'cancel the USA Today subscription on monday', 'cancel the USA Today subscription', '2026-03-16'],
  ['daily stand-up', 'prepare slides for the daily stand-up', 'prepare slides for the daily stand-up'],
  ['three-day hike', 'pack for the 3-day hike', 'pack for the 3-day hike'],
  ['drop off', 'drop the car off on friday', 'drop the car off', '2026-03-13'],
  ['a table for two', 'book a table for two on saturday at 8pm', 'book a table for two', '2026-03-14 20:00'],
  ['from the station', 'pick Sam up from the station at 6pm', 'pick Sam up from the station', '2026-03-10 18:00'],
  ['brackets that stay', 'book flights (to Rome) on monday', 'book flights (to Rome)', '2026-03-16'],
  [
    'a rule in brackets',
    'pay rent (every month on the 1st)',
    'pay rent',
    '2026-04-01',
    { repeat: 'FREQ=MONTHLY;BYMONTHDAY=1' },
  ],
  ['two things in brackets', 'call mom (tomorrow, urgent)', 'call mom', '2026-03-11', { priority: 'urgent' }],
  ['time in brackets', 'pick up the cake (friday 4pm)', 'pick up the cake', '2026-03-13 16:00'],
  ['today in quotes', 'add "The Day After Tomorrow" to watch on friday', /The Day After Tomorrow/i, '2026-03-13'],
  ['friday is a holiday', 'remind me in 2 hours that friday is a holiday', 'friday is a holiday', '2026-03-10 12:00'],
]);
