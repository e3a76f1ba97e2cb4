import type { Conversation, NewTask } from '../../conversation.ts';
import { keepsWhole, refuses } from '../../rows.ts';

/** Nothing changes, and the answer says what was not understood. */
const refused = refuses([
  ['a day and a half', 'water the plants every 1.5 days', ['1.5']],
  ['half a month', 'pay the fee every half month', ['half']],
  ['every 20 minutes', 'look out of the window every 20 minutes', [/minute/i]],
  ['every 12 hours', 'take the drops every 12 hours starting tomorrow at 8', [/hour/i]],
  ['every 0 days', 'water the cactus every 0 days', ['0 days']],
  ['31 february', 'book the dentist on 31 february', [/feb/i]],
  ['25 o clock', 'meet Tom tomorrow at 25:00', ['25:00']],
  ['every few days', 'air the cellar every few days', ['few days']],
  ['at least every two days', 'stretch at least every 2 days', ['at least']],
  ['every three days or so', 'air the cellar every 3 days or so', ['or so']],
  ['nine and five', 'take the drops every day at 9am and 5pm', ['5pm']],
  ['until further notice', 'feed the cat every day until further notice', ['further notice']],
  ['the day before every friday', 'pack the bag the day before every friday', ['day before']],
  ['30 february every year', 'renew the pass every year on 30 february', [/feb/i]],
]);

/** One date of a phrase is not taken without its neighbours: nothing changes, or the whole phrase stays in the title. */
const whole = keepsWhole([
  ['tomorrow or friday', 'call mom tomorrow or friday', ['friday']],
  ['twice a day', 'take the pills twice a day', ['twice a day']],
  ['before my birthday', 'book a table 2 days before my birthday', ['birthday']],
  ['after easter', 'clean the church every third sunday after easter', ['easter']],
  ['two days before the exam', 'revise the notes every day two days before the exam', ['exam']],
  ['the week before last', 'call mom friday the week before last', ['before last']],
  ['13pm', 'meet Tom tomorrow at 13pm', ['13pm']],
  ['friday at the earliest', 'call the bank on friday at the earliest', ['earliest']],
  ['some time after friday', 'call the bank after friday', ['friday']],
  ['not on friday', 'call the bank but not on friday', ['friday']],
  ['a jubilee', 'polish the silver on the first friday of the jubilee month', ['jubilee']],
]);

const either = (title: string, more: Omit<NewTask, 'title'>[]) => more.map((rest) => ({ adds: [{ title, ...rest }] }));

export const notHalf: Conversation[] = [
  ...refused,
  ...whole,
  {
    name: 'friday the 13th',
    turns: [
      {
        say: 'touch wood every friday the 13th',
        either: [
          {},
          { adds: [{ title: 'touch wood', due: '2026-03-13', repeat: 'FREQ=MONTHLY;BYDAY=FR;BYMONTHDAY=13' }] },
        ],
        names: ['13'],
      },
    ],
  },
  {
    name: 'three days of may',
    turns: [
      {
        say: 'book a hotel for 12-14 may',
        either: [
          {},
          ...either('book a hotel', [{ due: '2026-05-12' }]),
          ...either('book a hotel for 12-14 may', [{}, { due: '2026-05-12' }]),
        ],
        names: ['12'],
      },
    ],
  },
  {
    name: 'from three to four',
    turns: [
      {
        say: 'block the meeting room from 3pm to 4pm tomorrow',
        either: [
          {},
          ...either('block the meeting room', [{ due: '2026-03-11 15:00' }]),
          ...either('block the meeting room from 3pm to 4pm', [{ due: '2026-03-11' }, { due: '2026-03-11 15:00' }]),
        ],
      },
    ],
  },
  {
    name: 'working days before friday',
    turns: [
      {
        say: 'call the lawyer 3 working days before friday',
        either: [
          {},
          ...either('call the lawyer', [{ due: '2026-03-10' }]),
          ...either('call the lawyer 3 working days before friday', [{}]),
        ],
      },
    ],
  },
  {
    name: 'two dates that no rule holds',
    turns: [
      {
        say: 'send a card every jan 5 and july 20',
        either: [
          {},
          {
            adds: [
              { title: 'send a card', due: '2027-01-05', repeat: 'FREQ=YEARLY;BYMONTH=1;BYMONTHDAY=5' },
              { title: 'send a card', due: '2026-07-20', repeat: 'FREQ=YEARLY;BYMONTH=7;BYMONTHDAY=20' },
            ],
          },
        ],
        names: [/jul/i],
      },
    ],
  },
  {
    name: 'moved to no such day',
    tasks: [{ title: 'dentist', due: '2026-03-11 10:00' }],
    turns: [{ say: 'move the dentist to the 31st of april', names: [/apr/i] }],
  },
  {
    name: 'moved to one of two days',
    tasks: [{ title: 'dentist', due: '2026-03-11 10:00' }],
    turns: [{ say: 'move the dentist to friday or saturday', names: ['saturday'] }],
  },
  {
    name: 'moved before something unknown',
    tasks: [{ title: 'dentist', due: '2026-03-11 10:00' }],
    turns: [{ say: 'move the dentist to three days before the fair', names: ['fair'] }],
  },
  {
    name: 'due before something unknown',
    tasks: [{ title: 'dentist', due: '2026-03-11 10:00' }, { title: 'buy milk' }],
    turns: [{ say: 'show what is due two days before the fair', names: ['fair'] }],
  },
  {
    name: 'repeated in halves',
    tasks: [{ title: 'gym', due: '2026-03-12 18:00' }],
    turns: [{ say: 'repeat the gym every 2.5 weeks', names: ['2.5'] }],
  },
];
