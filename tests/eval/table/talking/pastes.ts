import type { Conversation } from '../../conversation.ts';

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
  {
    name: 'a heading and boxes',
    turns: [
      {
        say: 'House:\n- [X] defrost the freezer\n- [ ] change the bulbs by friday\n- [ ] order oil',
        adds: [
          { title: 'defrost the freezer', done: true },
          { title: 'change the bulbs', due: '2026-03-13' },
          { title: 'order oil' },
        ],
      },
    ],
  },
  {
    name: 'brackets for numbers',
    turns: [
      {
        say: '1) book flights\n2) book the hotel tomorrow\n3) tell Ines',
        adds: [{ title: 'book flights' }, { title: 'book the hotel', due: '2026-03-11' }, { title: 'tell Ines' }],
      },
    ],
  },
  {
    name: 'please add these',
    turns: [
      {
        say: 'Please add these tasks to my list:\n\n* sew the hem\n* wax the skis\n\n* call the choir',
        adds: [{ title: 'sew the hem' }, { title: 'wax the skis' }, { title: 'call the choir' }],
      },
    ],
  },
  {
    name: 'two headings',
    turns: [
      {
        say: 'Monday:\n- fetch the cat food\nShopping:\n- rice\n- tea',
        either: [
          { adds: [{ title: 'fetch the cat food', due: '2026-03-16' }, { title: 'rice' }, { title: 'tea' }] },
          { adds: [{ title: 'fetch the cat food' }, { title: 'rice' }, { title: 'tea' }] },
        ],
      },
    ],
  },
  {
    name: 'a line that cannot be',
    turns: [
      {
        say: '- call the baker\n- dentist on 31 february\n- buy thread',
        adds: [{ title: 'call the baker' }, { title: 'buy thread' }],
        names: [/feb/i],
      },
    ],
  },
  {
    name: 'a line in halves',
    turns: [
      {
        say: 'todo:\n- polish the shoes\n- turn the mattress every 1.5 weeks',
        adds: [{ title: 'polish the shoes' }],
        names: ['1.5'],
      },
    ],
  },
  {
    name: 'tags and priorities by line',
    turns: [
      {
        say: 'call Rui p1\nbook a room #travel\nlearn ten words every day',
        adds: [
          { title: 'call Rui', priority: 'urgent' },
          { title: 'book a room', tags: ['travel'] },
          { title: 'learn ten words', due: '2026-03-10', repeat: 'FREQ=DAILY' },
        ],
      },
    ],
  },
  {
    name: 'indented lines',
    turns: [
      {
        say: 'Tomorrow:\n  - strip the beds\n  - bake a tart',
        either: [
          { adds: [{ title: 'strip the beds' }, { title: 'bake a tart' }] },
          {
            adds: [
              { title: 'strip the beds', due: '2026-03-11' },
              { title: 'bake a tart', due: '2026-03-11' },
            ],
          },
        ],
      },
    ],
  },
];
