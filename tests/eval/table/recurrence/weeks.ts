import type { Conversation } from '../../conversation.ts';
import { addsRule } from '../../rows.ts';

const workdays = 'FREQ=WEEKLY;BYDAY=MO,TU,WE,TH,FR';

/** Ranges, lists and exceptions of weekdays. Said on Tuesday, 10 March 2026, at 10:00. */
export const weeks: Conversation[] = [
  ...addsRule([
    [
      'other tue, starting in november',
      'ukulele lesson every other Tue 7am starting 1 Nov',
      'ukulele lesson',
      '2026-11-03 07:00',
      'FREQ=WEEKLY;INTERVAL=2;BYDAY=TU',
    ],
    [
      'every afternoon',
      'walk round the block every afternoon',
      'walk round the block',
      '2026-03-10 15:00',
      'FREQ=DAILY',
    ],
    ['every night', 'lock the henhouse every night', 'lock the henhouse', '2026-03-10 20:00', 'FREQ=DAILY'],
    [
      'weeks after completion',
      'trim the beard every 2 weeks after completion',
      'trim the beard',
      '2026-03-10',
      'FREQ=WEEKLY;INTERVAL=2',
      { mode: 'completion' },
    ],
    ['mon-fri', 'vitamins mon-fri at 8am', 'vitamins', '2026-03-11 08:00', workdays],
    [
      'monday to thursday',
      'open the shop every monday to thursday at 7:45am',
      'open the shop',
      '2026-03-11 07:45',
      'FREQ=WEEKLY;BYDAY=MO,TU,WE,TH',
    ],
    ['mon wed fri', 'run mon wed fri at 6am', 'run', '2026-03-11 06:00', 'FREQ=WEEKLY;BYDAY=MO,WE,FR'],
    [
      'wednesdays and sundays',
      'piano practice on wednesdays and sundays',
      'piano practice',
      '2026-03-11',
      'FREQ=WEEKLY;BYDAY=WE,SU',
    ],
    [
      'weekday except wednesday',
      'call the office every weekday except wednesday at 8am',
      'call the office',
      '2026-03-12 08:00',
      'FREQ=WEEKLY;BYDAY=MO,TU,TH,FR',
    ],
    [
      'except sunday',
      'walk the dog every day except sunday',
      'walk the dog',
      '2026-03-10',
      'FREQ=WEEKLY;BYDAY=MO,TU,WE,TH,FR,SA',
    ],
    [
      'except saturdays and sundays',
      'clean the coffee machine every day except saturdays and sundays',
      'clean the coffee machine',
      '2026-03-10',
      workdays,
    ],
    [
      'but sunday',
      'open the hatch every day but sunday',
      'open the hatch',
      '2026-03-10',
      'FREQ=WEEKLY;BYDAY=MO,TU,WE,TH,FR,SA',
    ],
    [
      'mondays every two weeks',
      'choir rehearsal mondays every 2 weeks',
      'choir rehearsal',
      '2026-03-16',
      'FREQ=WEEKLY;INTERVAL=2;BYDAY=MO',
    ],
    [
      'every day next week',
      'empty the dehumidifier every day next week',
      'empty the dehumidifier',
      '2026-03-16',
      'FREQ=DAILY;UNTIL=20260322',
    ],
    ['every weekend', 'swim every weekend at 10am', 'swim', '2026-03-14 10:00', 'FREQ=WEEKLY;BYDAY=SA'],
    [
      'thursday night',
      'take the recycling out every thursday night',
      'take the recycling out',
      '2026-03-12 20:00',
      'FREQ=WEEKLY;BYDAY=TH',
    ],
    ['every evening', 'write the diary every evening', 'write the diary', '2026-03-10 19:00', 'FREQ=DAILY'],
    [
      'every three weeks',
      'wash the car every three weeks on saturday',
      'wash the car',
      '2026-03-14',
      'FREQ=WEEKLY;INTERVAL=3;BYDAY=SA',
    ],
    ['tuesday starting next week', 'gym every tuesday starting next week', 'gym', '2026-03-17', 'FREQ=WEEKLY;BYDAY=TU'],
    [
      'friday starting next month',
      'yoga every friday at 6pm starting next month',
      'yoga',
      '2026-04-03 18:00',
      'FREQ=WEEKLY;BYDAY=FR',
    ],
    [
      'weekdays starting next month',
      'practise Spanish on weekdays starting next month',
      'practise Spanish',
      '2026-04-01',
      workdays,
    ],
    [
      'from 1 april',
      'language class every monday and wednesday from 1 april',
      'language class',
      '2026-04-01',
      'FREQ=WEEKLY;BYDAY=MO,WE',
    ],
    ['rule first', 'every saturday: change the sheets', 'change the sheets', '2026-03-14', 'FREQ=WEEKLY;BYDAY=SA'],
    [
      'after I have done it',
      "vacuum every 5 days after it's done",
      'vacuum',
      '2026-03-10',
      'FREQ=DAILY;INTERVAL=5',
      { mode: 'completion' },
    ],
  ]),
  {
    name: 'every second wednesday',
    turns: [
      {
        say: 'put the glass out every second wednesday',
        either: [
          { adds: [{ title: 'put the glass out', due: '2026-03-11', repeat: 'FREQ=WEEKLY;INTERVAL=2;BYDAY=WE' }] },
          { adds: [{ title: 'put the glass out', due: '2026-03-11', repeat: 'FREQ=MONTHLY;BYDAY=2WE' }] },
        ],
      },
    ],
  },
];
