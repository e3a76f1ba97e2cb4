import type { Conversation } from '../../conversation.ts';
import { addsOne } from '../../rows.ts';

/** Days and times by what stands beside them. Said on Tuesday, 10 March 2026, at 10:00. */
export const neighbours: Conversation[] = addsOne([
  ['friday before christmas', 'order the cake the friday before christmas', 'order the cake', '2026-12-18'],
  ['monday behind a date', 'collect the suit the monday after may 1st', 'collect the suit', '2026-05-04'],
  ['saturday behind next friday', 'meet the agent the saturday after next friday', 'meet the agent', '2026-03-21'],
  ['friday in two weeks', 'hand the keys back friday in two weeks', 'hand the keys back', '2026-03-27'],
  ['weekend after next', 'paint the shed the weekend after next', 'paint the shed', '2026-03-21'],
  ['this time tomorrow', 'call Ines this time tomorrow', 'call Ines', '2026-03-11 10:00'],
  ['five thirty in words', 'feed the dog at five thirty', 'feed the dog', '2026-03-10 17:30'],
  ['an h in the middle', 'handover on friday at 15h30', 'handover', '2026-03-13 15:30'],
  ['three to four', 'physio tomorrow 3-4pm', 'physio', '2026-03-11 15:00'],
  ['between three and four', 'call the vet tomorrow between 3 and 4pm', 'call the vet', '2026-03-11 15:00'],
  ['after three tomorrow', 'call Bob tomorrow after 3pm', 'call Bob', '2026-03-11 15:00'],
  ['two in the night', 'catch the bus tomorrow night at 2am', 'catch the bus', '2026-03-12 02:00'],
  ['zone in brackets', 'call the office on friday at 5pm (UTC)', 'call the office', '2026-03-13 18:00'],
  ['ET after the change', 'demo call on friday at 2pm ET', 'demo call', '2026-03-13 19:00'],
  ['friday at the latest', 'send the draft by friday at the latest', 'send the draft', '2026-03-13'],
  ['day, month, year with hyphens', 'renew the visa on 5-apr-2027', 'renew the visa', '2027-04-05'],
  ['fifth of next may', 'tune the piano next may 5', 'tune the piano', '2026-05-05'],
  ['middle of next month', 'read the gas meter in the middle of next month', 'read the gas meter', '2026-04-15'],
]);
