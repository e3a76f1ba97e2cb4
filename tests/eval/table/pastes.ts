import type { Conversation } from '../conversation.ts';

const rooms = ['kitchen', 'hall', 'bathroom', 'bedroom', 'cellar', 'attic', 'garage', 'balcony', 'study', 'porch'];

const longTitle = `Write to the housing office about ${'the broken heating in the stairwell and '.repeat(6)}the lights`;

export const pastes: Conversation[] = [
  {
    name: 'the following',
    turns: [
      {
        say: 'Add the following:\n- buy milk\n- call mom tomorrow\n- pay rent on friday',
        adds: [
          { title: 'buy milk' },
          { title: 'call mom', due: '2026-03-11' },
          { title: 'pay rent', due: '2026-03-13' },
        ],
      },
    ],
  },
  {
    name: 'numbered lines',
    turns: [
      {
        say: '1. wash the car\n2. clean the garage\n3. sweep the yard',
        adds: [{ title: 'wash the car' }, { title: 'clean the garage' }, { title: 'sweep the yard' }],
      },
    ],
  },
  {
    name: 'check boxes',
    turns: [
      {
        say: '- [x] Pay gas bill\n- [ ] Call the insurance',
        adds: [{ title: 'Pay gas bill', done: true }, { title: 'Call the insurance' }],
      },
    ],
  },
  {
    name: 'a heading',
    turns: [{ say: 'Groceries:\nmilk\neggs\nbread', adds: [{ title: 'milk' }, { title: 'eggs' }, { title: 'bread' }] }],
  },
  {
    name: 'bullets',
    turns: [
      {
        say: '• call the vet at 4pm\n• buy cat food !high\n• book the train for 20 March',
        adds: [
          { title: 'call the vet', due: '2026-03-10 16:00' },
          { title: ['buy cat food', 'buy cat food !high'], priority: 'high' },
          { title: 'book the train', due: '2026-03-20' },
        ],
      },
    ],
  },
  {
    name: 'ten rooms',
    turns: [
      {
        say: rooms.map((room) => `* clean the ${room}`).join('\n'),
        adds: rooms.map((room) => ({ title: `clean the ${room}` })),
      },
    ],
  },
  {
    name: 'a title of 280 characters',
    turns: [
      {
        say: `add ${longTitle}`,
        adds: [
          { title: /^Write to the housing office about the broken heating.{100,170}$/i, description: /the lights/i },
        ],
      },
    ],
  },
  {
    name: 'a mail',
    tasks: [{ title: 'call bob' }],
    turns: [
      {
        say: 'Hi,\nas discussed the workshop went well and everybody was happy with the room.\nWe should do it again.\nBest wishes\nAnna',
        either: [{}],
      },
    ],
  },
];
