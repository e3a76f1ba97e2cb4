import type { Conversation } from '../../conversation.ts';

export const several: Conversation[] = [
  {
    name: 'two adds',
    turns: [
      {
        say: 'Add buy milk, then add call mom tomorrow at 5pm',
        adds: [{ title: 'buy milk' }, { title: 'call mom', due: '2026-03-11 17:00' }],
      },
    ],
  },
  {
    name: 'done and delete',
    core: true,
    tasks: [{ title: 'call bob' }, { title: 'buy milk' }, { title: 'pay rent' }],
    turns: [{ say: 'mark 1 done and delete 2', completes: [1], deletes: [2] }],
  },
  {
    name: 'eggs, butter and flour',
    turns: [
      {
        say: 'add eggs, butter and flour to my shopping list',
        either: [
          { adds: [{ title: /eggs/i }, { title: /butter/i }, { title: /flour/i }] },
          { adds: [{ title: /eggs,? butter,? and flour/i }] },
          { adds: [{ title: /eggs,? butter,? and flour/i, tags: ['shopping'] }] },
          { adds: ['eggs', 'butter', 'flour'].map((title) => ({ title, tags: ['shopping'] })) },
        ],
      },
    ],
  },
  {
    name: 'finish, move and show',
    tasks: [{ title: 'write the report' }, { title: 'dentist', due: '2026-03-11 10:00' }, { title: 'pay rent' }],
    turns: [
      {
        say: 'I finished the report. Move the dentist to friday and show me what is left.',
        completes: [1],
        changes: { 2: { due: '2026-03-13 10:00' } },
        lists: [2, 3],
        mayList: [1],
      },
    ],
  },
  {
    name: 'and make it urgent',
    turns: [{ say: 'add buy paint and make it urgent', adds: [{ title: 'buy paint', priority: 'urgent' }] }],
  },
  {
    name: 'a party with things to do',
    turns: [
      {
        say: "I'm planning a party next saturday: order cake, invite friends, buy balloons",
        either: [
          { adds: ['order cake', 'invite friends', 'buy balloons'].map((title) => ({ title })) },
          { adds: ['order cake', 'invite friends', 'buy balloons'].map((title) => ({ title, due: '2026-03-21' })) },
        ],
      },
    ],
  },
  {
    name: 'rename and set',
    tasks: [{ title: 'wash the car' }],
    turns: [
      { say: 'rename 1 to wash the van and set it to low', changes: { 1: { title: 'wash the van', priority: 'low' } } },
    ],
  },
  {
    name: 'add and remind',
    turns: [
      {
        say: 'add call Tom for 3pm and remind me 20 minutes before',
        adds: [{ title: 'call Tom', due: '2026-03-10 15:00', remind: ['PT20M'] }],
      },
    ],
  },
  {
    name: 'complete two, add one',
    tasks: [{ title: 'sew a button' }, { title: 'bake a cake' }, { title: 'call bob' }],
    turns: [{ say: 'complete 1 and 3, then add buy soap', completes: [1, 3], adds: [{ title: 'buy soap' }] }],
  },
  {
    name: 'delete one, add one',
    tasks: [{ title: 'buy pasta' }, { title: 'call bob' }],
    turns: [{ say: 'delete 1 and add buy rice', deletes: [1], adds: [{ title: 'buy rice' }] }],
  },
  {
    name: 'ask and add',
    tasks: [{ title: 'pay rent', due: '2026-03-09' }, { title: 'call bob' }],
    turns: [
      {
        say: 'what is overdue? and add pay the fine today',
        adds: [{ title: 'pay the fine', due: '2026-03-10' }],
        lists: [1],
        mayList: [3],
      },
    ],
  },
  {
    name: 'an appointment and what to bring',
    turns: [
      {
        say: 'I have a dentist appointment thursday at 3pm and need to bring my card',
        either: [
          { adds: [{ title: /dentist appointment/i, due: '2026-03-12 15:00' }] },
          { adds: [{ title: /dentist appointment/i, due: '2026-03-12 15:00' }, { title: /bring my card/i }] },
        ],
      },
    ],
  },
];
