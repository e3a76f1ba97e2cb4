import type { Conversation } from '../../conversation.ts';
import { addsOne } from '../../rows.ts';

/** Zones behind a time, and days on which clocks change. */
export const zones: Conversation[] = [
  ...addsOne([
    ['UTC-5', 'demo on friday at 14:00 UTC-5', 'demo', '2026-03-13 20:00'],
    ['UTC+5', 'call Lahore on 12 March at 10:00 UTC+5', 'call Lahore', '2026-03-12 06:00'],
    ['GMT', 'product call on thursday at 4pm GMT', 'product call', '2026-03-12 17:00'],
    ['+05:30', 'talk to Priya on monday at 11:00 +05:30', 'talk to Priya', '2026-03-16 06:30'],
    ['Pacific time', 'watch the keynote on 9 June at 10am Pacific time', 'watch the keynote', '2026-06-09 19:00'],
  ]),
  ...addsOne(
    [
      ['EST in winter', 'webinar on 20 January at 1pm EST', 'webinar', '2026-01-20 19:00'],
      ['PST in winter', 'design review on 16 January at 8am PST', 'design review', '2026-01-16 17:00'],
    ],
    { at: '2026-01-14 09:00' },
  ),
  ...addsOne([['CET from Karachi', 'call Hamburg on 12 March at 11:00 CET', 'call Hamburg', '2026-03-12 15:00']], {
    zone: 'Asia/Karachi',
  }),
  ...addsOne([['the gap', 'feed the horses tomorrow at 2:30am', 'feed the horses', '2026-03-08 03:30']], {
    zone: 'America/New_York',
    at: '2026-03-07 12:00',
  }),
  ...addsOne([['through the gap', 'take the bread out in 8 hours', 'take the bread out', '2026-03-08 07:00']], {
    zone: 'America/New_York',
    at: '2026-03-07 22:00',
  }),
  ...addsOne(
    [['through the hour that comes twice', 'check the server in 6 hours', 'check the server', '2026-10-25 03:00']],
    {
      at: '2026-10-24 22:00',
    },
  ),
  ...addsOne([['today, late in California', 'send the slides today', 'send the slides', '2026-03-10']], {
    zone: 'America/Los_Angeles',
    at: '2026-03-10 22:30',
  }),
];
