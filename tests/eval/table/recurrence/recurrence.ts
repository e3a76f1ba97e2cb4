import type { Conversation } from '../../conversation.ts';

const weekdays = 'FREQ=WEEKLY;BYDAY=MO,TU,WE,TH,FR';

export const recurrence: Conversation[] = [
  {
    name: 'rent on the 31st',
    core: true,
    turns: [
      {
        say: 'Pay rent every month on the 31st',
        adds: [{ title: 'pay rent', due: '2026-03-31', repeat: 'FREQ=MONTHLY;BYMONTHDAY=31' }],
      },
    ],
  },
  {
    name: 'every day',
    core: true,
    turns: [
      {
        say: 'water the plants every day',
        adds: [{ title: 'water the plants', due: '2026-03-10', repeat: 'FREQ=DAILY' }],
      },
    ],
  },
  {
    name: 'every monday at nine',
    core: true,
    turns: [
      {
        say: 'team meeting every monday at 9am',
        adds: [{ title: 'team meeting', due: '2026-03-16 09:00', repeat: 'FREQ=WEEKLY;BYDAY=MO' }],
      },
    ],
  },
  {
    name: 'three days a week',
    turns: [
      {
        say: 'gym every mon, wed and fri at 7pm',
        adds: [{ title: 'gym', due: '2026-03-11 19:00', repeat: 'FREQ=WEEKLY;BYDAY=MO,WE,FR' }],
      },
    ],
  },
  {
    name: 'every other friday',
    turns: [
      {
        say: 'put the bins out every other friday',
        adds: [{ title: 'put the bins out', due: '2026-03-13', repeat: 'FREQ=WEEKLY;INTERVAL=2;BYDAY=FR' }],
      },
    ],
  },
  {
    name: 'last working day',
    turns: [
      {
        say: 'send the report on the last working day of every month',
        adds: [
          { title: 'send the report', due: '2026-03-31', repeat: 'FREQ=MONTHLY;BYDAY=MO,TU,WE,TH,FR;BYSETPOS=-1' },
        ],
      },
    ],
  },
  {
    name: 'every weekday',
    turns: [
      {
        say: 'stand-up every weekday at 9:30',
        adds: [{ title: 'stand-up', due: '2026-03-11 09:30', repeat: weekdays }],
      },
    ],
  },
  {
    name: 'daily except weekends',
    turns: [
      {
        say: 'Water plants daily except weekends',
        adds: [{ title: 'water plants', due: '2026-03-10', repeat: weekdays }],
      },
    ],
  },
  {
    name: 'monday through friday',
    turns: [
      {
        say: 'every monday through friday walk the dog at 7am',
        adds: [{ title: 'walk the dog', due: '2026-03-11 07:00', repeat: weekdays }],
      },
    ],
  },
  {
    name: 'until june',
    turns: [
      {
        say: 'call grandma every sunday until june',
        adds: [{ title: 'call grandma', due: '2026-03-15', repeat: 'FREQ=WEEKLY;BYDAY=SU;UNTIL=20260630' }],
      },
    ],
  },
  {
    name: 'ten times',
    turns: [
      {
        say: 'take vitamins daily for 10 days',
        adds: [{ title: 'take vitamins', due: '2026-03-10', repeat: 'FREQ=DAILY;COUNT=10' }],
      },
    ],
  },
  {
    name: 'twice a year',
    turns: [
      {
        say: 'check the smoke alarm every 6 months',
        adds: [{ title: 'check the smoke alarm', due: '2026-03-10', repeat: 'FREQ=MONTHLY;INTERVAL=6' }],
      },
    ],
  },
  {
    name: 'first thursday',
    turns: [
      {
        say: 'book club on the first thursday of every month at 7:30pm',
        adds: [{ title: 'book club', due: '2026-04-02 19:30', repeat: 'FREQ=MONTHLY;BYDAY=1TH' }],
      },
    ],
  },
  {
    name: 'after completion',
    turns: [
      {
        say: 'water the cactus every 10 days after completion',
        adds: [{ title: 'water the cactus', due: '2026-03-10', repeat: 'FREQ=DAILY;INTERVAL=10', mode: 'completion' }],
      },
    ],
  },
  {
    name: 'birthday',
    turns: [
      {
        say: "Anna's birthday every year on 4 May",
        adds: [{ title: "Anna's birthday", due: '2026-05-04', repeat: 'FREQ=YEARLY;BYMONTH=5;BYMONTHDAY=4' }],
      },
    ],
  },
  {
    name: 'fourth thursday in november',
    turns: [
      {
        say: 'cook for everyone every fourth thursday in november',
        adds: [{ title: 'cook for everyone', due: '2026-11-26', repeat: 'FREQ=YEARLY;BYMONTH=11;BYDAY=4TH' }],
      },
    ],
  },
  {
    name: 'the next one comes',
    core: true,
    tasks: [{ title: 'team report', due: '2026-03-13', repeat: 'FREQ=WEEKLY;BYDAY=FR' }],
    turns: [
      {
        say: 'done with the team report',
        completes: [1],
        next: [{ title: 'team report', due: '2026-03-20', repeat: 'FREQ=WEEKLY;BYDAY=FR' }],
      },
    ],
  },
  {
    name: 'the 31st in april',
    tasks: [{ title: 'pay rent', due: '2026-03-31', repeat: 'FREQ=MONTHLY;BYMONTHDAY=31' }],
    turns: [
      {
        say: 'I paid the rent',
        completes: [1],
        next: [{ title: 'pay rent', due: '2026-04-30', repeat: 'FREQ=MONTHLY;BYMONTHDAY=31' }],
      },
    ],
  },
  {
    name: 'make it weekly',
    tasks: [{ title: 'gym', due: '2026-03-12 18:00' }],
    turns: [{ say: 'repeat the gym every week', changes: { 1: { repeat: 'FREQ=WEEKLY' } } }],
  },
  {
    name: 'stop repeating',
    tasks: [{ title: 'gym', due: '2026-03-12 18:00', repeat: 'FREQ=WEEKLY' }],
    turns: [{ say: 'stop repeating the gym', changes: { 1: { repeat: null } } }],
  },
  {
    name: 'only this time',
    tasks: [{ title: 'put the bins out', due: '2026-03-13', repeat: 'FREQ=WEEKLY;BYDAY=FR' }],
    turns: [{ say: 'move the bins to saturday', changes: { 1: { due: '2026-03-14' } } }],
  },
];
