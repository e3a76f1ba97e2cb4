import type { Seed, Table } from '../../conversation.ts';
import { saidAdds, saidOf, talksOf } from '../../rows.ts';

const tasks: Seed[] = [
  { title: 'buy a winter coat for Leo' },
  { title: 'go to the bank', due: '2026-03-11 14:00' },
  { title: 'pay the kindergarten', due: '2026-03-13', priority: 'high' },
  { title: 'German course homework', due: '2026-03-12', tags: ['course'] },
  { title: 'call the bank about the card' },
  { title: 'clean the oven', due: '2026-03-10 18:00' },
  { title: 'take vitamins', due: '2026-03-10 21:00', repeat: 'FREQ=DAILY' },
  { title: 'send documents to the landlord', due: '2026-03-09' },
];

/** Somebody whose second language is English. Said on Tuesday, 10 March 2026, at 10:00. */
export const plainVoices1: Table = {
  adding: [
    ...saidAdds([
      ['I must buy medicine for my son tomorrow in the morning', 'buy medicine for my son', '2026-03-11 09:00'],
      [
        'Please write: bring the bicycle to the repair, Saturday at 11',
        'bring the bicycle to the repair',
        '2026-03-14 11:00',
      ],
      [
        'I have an appointment with the eye doctor on 24 March at 16:30',
        ['appointment with the eye doctor', 'an appointment with the eye doctor', 'eye doctor appointment'],
        '2026-03-24 16:30',
      ],
      ['Can you add please: buy a gift for my teacher, for Friday', 'buy a gift for my teacher', '2026-03-13'],
      [
        'Remind me today at 7 in the evening to take the meat out of the freezer',
        'take the meat out of the freezer',
        '2026-03-10 19:00',
      ],
      ['New task: repair the phone. It is urgent.', 'repair the phone', undefined, { priority: 'urgent' }],
      ['On Thursday at 15:00 I have to pick up Leo from his friend', 'pick up Leo from his friend', '2026-03-12 15:00'],
    ]),
  ],
  titles: [
    ...saidAdds([
      ['Please add "Buy the Monday newspaper" for Wednesday', 'Buy the Monday newspaper', '2026-03-11'],
      ['I must prepare the March report for my boss', 'prepare the March report for my boss'],
    ]),
  ],
  dates: [
    ...saidAdds([
      ['In 5 days I must return the books to the library', 'return the books to the library', '2026-03-15'],
      ['Renew the visa, the day after tomorrow, half past 8 in the morning', 'renew the visa', '2026-03-12 08:30'],
      ['My mother comes to visit on Friday the 20th at 13:45', 'my mother comes to visit', '2026-03-20 13:45'],
    ]),
  ],
  recurrence: [
    ...saidAdds([
      [
        'Please remind me every Sunday at 17:00 to call my parents',
        'call my parents',
        '2026-03-15 17:00',
        { repeat: 'FREQ=WEEKLY;BYDAY=SU' },
      ],
      [
        'I pay the rent every month on the first day, please remind me',
        ['pay the rent', 'I pay the rent'],
        '2026-04-01',
        { repeat: 'FREQ=MONTHLY;BYMONTHDAY=1' },
      ],
    ]),
  ],
  listing: [
    ...saidOf(tasks, [
      { say: 'What I must do today?', lists: [6, 7], mayList: [8] },
      { say: 'Please show to me all my tasks', lists: [1, 2, 3, 4, 5, 6, 7, 8] },
      { say: 'Which tasks are already late?', lists: [8] },
      { say: 'I have something on Thursday?', lists: [4], mayList: [7] },
    ]),
  ],
  search: [
    ...saidOf(tasks, [
      { say: 'Where is the task with the documents?', lists: [8] },
      { say: 'Please find every task with the word bank', lists: [2, 5] },
    ]),
  ],
  completing: [
    ...saidOf(tasks, [
      { say: 'I have cleaned the oven already', completes: [6] },
      { say: 'The kindergarten is paid', completes: [3] },
      {
        say: 'I took my vitamins',
        completes: [7],
        next: [{ title: 'take vitamins', due: '2026-03-11 21:00', repeat: 'FREQ=DAILY' }],
      },
      { say: 'The homework for German is ready, you can close it', completes: [4] },
      { say: 'Number 8 is finished', completes: [8] },
    ]),
  ],
  changing: [
    ...saidOf(tasks, [
      { say: 'Please change "go to the bank" to 15:30', changes: { 2: { due: '2026-03-11 15:30' } } },
      { say: 'I will clean the oven tomorrow, not today', changes: { 6: { due: '2026-03-11 18:00' } } },
      { say: 'The coat for Leo is important, please set high priority', changes: { 1: { priority: 'high' } } },
      {
        say: 'Please change the name of task 1 to: buy a rain jacket for Leo',
        changes: { 1: { title: 'buy a rain jacket for Leo' } },
      },
      { say: 'Remind me one day before about the kindergarten payment', changes: { 3: { remind: ['P1D'] } } },
      { say: 'Put the tag home on the documents for the landlord', changes: { 8: { tags: ['home'] } } },
    ]),
  ],
  deleting: [...saidOf(tasks, [{ say: 'I do not need the coat anymore, please delete it', deletes: [1] }])],
  'follow-ups': [
    ...talksOf(tasks, [
      [
        { say: 'Add: bake a cake, on Saturday', adds: [{ title: 'bake a cake', due: '2026-03-14' }] },
        { say: 'No, sorry, Sunday', changes: { 9: { due: '2026-03-15' } } },
      ],
      [
        { say: 'Show me the tasks about the bank', lists: [2, 5] },
        { say: 'The second one is done', either: [{ completes: [5] }, { completes: [2] }] },
      ],
    ]),
  ],
  undo: [
    ...talksOf(tasks, [
      [
        { say: 'Delete "clean the oven"', deletes: [6] },
        { say: 'Oh no, I want it back', adds: [{ title: 'clean the oven', due: '2026-03-10 18:00' }] },
      ],
    ]),
  ],
  ambiguity: [
    ...talksOf(tasks, [
      [
        { say: 'The bank is done', asks: true },
        { say: 'I mean the call about the card', completes: [5] },
      ],
    ]),
    ...saidOf(tasks, [{ say: 'Please delete the bank task', asks: true }]),
  ],
  talk: [
    ...saidOf(tasks, [
      { say: 'Thank you very much, you help me a lot' },
      { say: 'How will be the weather in Berlin?' },
    ]),
  ],
  several: [
    ...saidOf(tasks, [
      {
        say: 'I cleaned the oven and I paid the kindergarten. Now please add: buy a lamp',
        completes: [6, 3],
        adds: [{ title: 'buy a lamp' }],
      },
      {
        say: 'Add buy bread for today and call my sister tomorrow at 18:00',
        adds: [
          { title: 'buy bread', due: '2026-03-10' },
          { title: 'call my sister', due: '2026-03-11 18:00' },
        ],
      },
      {
        say: 'Delete the coat and move the homework to Sunday',
        deletes: [1],
        changes: { 4: { due: '2026-03-15' } },
      },
    ]),
  ],
  pastes: [
    ...saidOf(tasks, [
      {
        say: 'Shopping:\n- rice\n- two kilos of apples\n- soap for the hands',
        adds: [{ title: 'rice' }, { title: 'two kilos of apples' }, { title: 'soap for the hands' }],
      },
    ]),
  ],
  urdu: [
    ...saidAdds([['kal subah 8 baje doodh lana hai', ['doodh lana', 'doodh lana hai'], '2026-03-11 08:00']]),
    ...saidOf(tasks, [
      { say: 'mere saare kaam dikhao', lists: [1, 2, 3, 4, 5, 6, 7, 8] },
      { say: 'کام نمبر 2 ہو گیا', completes: [2] },
    ]),
  ],
};
