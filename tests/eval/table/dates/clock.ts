import type { Conversation } from '../../conversation.ts';
import { addsOne } from '../../rows.ts';

/** Said on Tuesday, 10 March 2026, at 10:00. */
export const clock: Conversation[] = addsOne([
  ['monday morning', 'drop the parcel off monday morning', 'drop the parcel off', '2026-03-16 09:00'],
  ['noon tomorrow', 'fetch the keys noon tomorrow', 'fetch the keys', '2026-03-11 12:00'],
  ['sunday night at 3', 'watch the eclipse sunday night at 3', 'watch the eclipse', '2026-03-16 03:00'],
  ['1545', 'take the cake out at 1545', 'take the cake out', '2026-03-10 15:45'],
  ['1400 hours', 'briefing tomorrow at 1400 hours', 'briefing', '2026-03-11 14:00'],
  ['quarter to six', 'put the oven on at quarter to six', 'put the oven on', '2026-03-10 17:45'],
  ['quarter past 4', 'feed the cat at quarter past 4', 'feed the cat', '2026-03-10 16:15'],
  ['with a point', 'collect the parcel at 17.30', 'collect the parcel', '2026-03-10 17:30'],
  ['nine has passed', 'stretch at 9am', 'stretch', '2026-03-11 09:00'],
  ['midnight tonight', 'upload the essay tonight at midnight', 'upload the essay', '2026-03-11 00:00'],
  ['tomorrow night at 12', 'launch the site tomorrow night at 12', 'launch the site', '2026-03-12 00:00'],
  [
    'friday night, half past twelve',
    'catch the bus friday night at half past twelve',
    'catch the bus',
    '2026-03-14 00:30',
  ],
  ['saturday night at 2', 'drive Tim home saturday night at 2', 'drive Tim home', '2026-03-15 02:00'],
  ['tonight at 11', 'lock the gate tonight at 11', 'lock the gate', '2026-03-10 23:00'],
  ['tomorrow morning at 6', 'take the dog out tomorrow morning at 6', 'take the dog out', '2026-03-11 06:00'],
  ['8 in the evening', 'water the garden at 8 in the evening', 'water the garden', '2026-03-10 20:00'],
  ['an hour and a half', 'check the dough in an hour and a half', 'check the dough', '2026-03-10 11:30'],
  ['45 min', 'turn the roast in 45 min', 'turn the roast', '2026-03-10 10:45'],
  ['from now', 'reply to Jo 3 hours from now', 'reply to Jo', '2026-03-10 13:00'],
  ['in 3 days at 4pm', 'phone the plumber in 3 days at 4pm', 'phone the plumber', '2026-03-13 16:00'],
  ['noon on the 18th', 'board meeting on the 18th at noon', 'board meeting', '2026-03-18 12:00'],
]);
