import type { Conversation } from '../../conversation.ts';

export const changing: Conversation[] = [
  {
    name: 'new title in quotes',
    core: true,
    tasks: [{ title: 'call dad' }],
    turns: [{ say: "Change task 1 to 'Call mom tonight'", changes: { 1: { title: 'Call mom tonight' } } }],
  },
  {
    name: 'oat milk',
    core: true,
    tasks: [{ title: 'buy milk' }],
    turns: [{ say: 'rename buy milk to buy oat milk', changes: { 1: { title: 'buy oat milk' } } }],
  },
  {
    name: 'dentist to friday',
    core: true,
    tasks: [{ title: 'call bob' }, { title: 'dentist', due: '2026-03-11 10:00' }],
    turns: [{ say: 'move the dentist to friday at 3pm', changes: { 2: { due: '2026-03-13 15:00' } } }],
  },
  {
    name: 'set high priority',
    core: true,
    tasks: [{ title: 'call bob' }, { title: 'tidy up' }],
    turns: [{ say: 'set task 2 to high priority', changes: { 2: { priority: 'high' } } }],
  },
  {
    name: 'one more tag',
    core: true,
    tasks: [{ title: 'write the report', tags: ['q1'] }],
    turns: [{ say: 'add the tag work to the report', changes: { 1: { tags: ['q1', 'work'] } } }],
  },
  {
    name: 'morning meetings',
    core: true,
    tasks: [
      { title: 'team meeting', due: '2026-03-11 09:00' },
      { title: 'client meeting', due: '2026-03-12 10:30' },
      { title: 'board meeting', due: '2026-03-12 16:00' },
      { title: 'jog', due: '2026-03-12 08:00' },
    ],
    turns: [
      {
        say: 'Reschedule my morning meetings to 2 PM',
        changes: { 1: { due: '2026-03-11 14:00' }, 2: { due: '2026-03-12 14:00' } },
      },
    ],
  },
  {
    name: 'a day keeps the time',
    tasks: [{ title: 'call mom', due: '2026-03-11 17:00' }],
    turns: [{ say: 'move call mom to thursday', changes: { 1: { due: '2026-03-12 17:00' } } }],
  },
  {
    name: 'a time keeps the day',
    tasks: [{ title: 'call mom', due: '2026-03-13 17:00' }],
    turns: [{ say: 'call mom should be at 6pm instead', changes: { 1: { due: '2026-03-13 18:00' } } }],
  },
  {
    name: 'back an hour',
    tasks: [{ title: 'dentist', due: '2026-03-11 10:00' }],
    turns: [{ say: 'push the dentist back an hour', changes: { 1: { due: '2026-03-11 11:00' } } }],
  },
  {
    name: 'by two days',
    tasks: [{ title: 'write the report', due: '2026-03-13' }],
    turns: [{ say: 'postpone the report by two days', changes: { 1: { due: '2026-03-15' } } }],
  },
  {
    name: 'forward half an hour',
    tasks: [{ title: 'team meeting', due: '2026-03-11 09:00' }],
    turns: [{ say: 'bring the meeting forward by 30 minutes', changes: { 1: { due: '2026-03-11 08:30' } } }],
  },
  {
    name: 'no due date any more',
    tasks: [{ title: 'clean the attic', due: '2026-03-14' }],
    turns: [{ say: 'remove the due date from task 1', changes: { 1: { due: null } } }],
  },
  {
    name: 'to work to cycle to work',
    tasks: [{ title: 'drive to work' }],
    turns: [{ say: 'rename drive to work to cycle to work', changes: { 1: { title: 'cycle to work' } } }],
  },
  {
    name: 'reminder before the meeting',
    tasks: [{ title: 'team meeting', due: '2026-03-11 09:00' }],
    turns: [{ say: 'remind me 30 minutes before the meeting', changes: { 1: { remind: ['PT30M'] } } }],
  },
  {
    name: 'no reminder',
    tasks: [{ title: 'team meeting', due: '2026-03-11 09:00' }],
    turns: [{ say: 'turn off the reminder for the meeting', changes: { 1: { remind: [] } } }],
  },
  {
    name: 'two changes at once',
    tasks: [{ title: 'do the taxes' }],
    turns: [
      { say: 'make the tax task urgent and due on monday', changes: { 1: { priority: 'urgent', due: '2026-03-16' } } },
    ],
  },
  {
    name: 'one tag less',
    tasks: [{ title: 'do the dishes', tags: ['home', 'daily'] }],
    turns: [{ say: 'remove the tag home from the dishes', changes: { 1: { tags: ['daily'] } } }],
  },
  {
    name: 'not urgent any more',
    tasks: [{ title: 'write the report', priority: 'urgent' }],
    turns: [{ say: 'the report is not urgent any more, make it low', changes: { 1: { priority: 'low' } } }],
  },
  {
    name: 'a note',
    tasks: [{ title: 'visit the notary' }],
    turns: [
      { say: 'add a note to task 1: bring the blue folder', changes: { 1: { description: /bring the blue folder/i } } },
    ],
  },
  {
    name: 'today to tomorrow',
    tasks: [
      { title: 'buy milk', due: '2026-03-10' },
      { title: 'call mom', due: '2026-03-10 17:00' },
      { title: 'pay rent', due: '2026-03-12' },
    ],
    turns: [
      {
        say: 'move everything due today to tomorrow',
        changes: { 1: { due: '2026-03-11' }, 2: { due: '2026-03-11 17:00' } },
      },
    ],
  },
  {
    name: 'to which day',
    tasks: [{ title: 'dentist', due: '2026-03-11 10:00' }, { title: 'call bob' }],
    turns: [
      { say: 'change the date of the dentist', asks: true },
      { say: 'friday', changes: { 1: { due: '2026-03-13 10:00' } } },
    ],
  },
  {
    name: 'said in passing',
    tasks: [{ title: "Omar's party", due: '2026-03-13 20:00' }],
    turns: [{ say: "actually Omar's party is on saturday", changes: { 1: { due: '2026-03-14 20:00' } } }],
  },
];
