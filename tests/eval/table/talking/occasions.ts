import type { Conversation, Effect } from '../../conversation.ts';

/** Things to do for an occasion, each without a date or on the day that was said. */
function things(titles: string[], day: string): Effect[] {
  return [{ adds: titles.map((title) => ({ title })) }, { adds: titles.map((title) => ({ title, due: day })) }];
}

export const occasions: Conversation[] = [
  {
    name: 'camping',
    turns: [
      {
        say: "we're going camping on friday: pack the tent, buy gas, charge the torches",
        either: things(['pack the tent', 'buy gas', 'charge the torches'], '2026-03-13'),
      },
      { say: 'done with the gas', completes: [2] },
    ],
  },
  {
    name: 'wedding',
    turns: [
      {
        say: 'My brother gets married on 12 June: book a hotel; buy a gift; rent a suit',
        either: things(['book a hotel', 'buy a gift', 'rent a suit'], '2026-06-12'),
      },
      { say: 'I bought the gift', completes: [2] },
    ],
  },
  {
    name: 'moving house',
    turns: [
      {
        say: 'Moving house at the end of april: cancel the electricity, order boxes, tell the bank',
        either: things(['cancel the electricity', 'order boxes', 'tell the bank'], '2026-04-30'),
      },
      { say: 'delete the boxes one', deletes: [2] },
    ],
  },
  {
    name: 'a meeting and what to bring',
    turns: [
      {
        say: 'I have a parents meeting on monday at 6pm and have to bring a salad',
        either: [
          { adds: [{ title: /parents meeting/i, due: '2026-03-16 18:00' }] },
          { adds: [{ title: /parents meeting/i, due: '2026-03-16 18:00' }, { title: /bring a salad/i }] },
          {
            adds: [
              { title: /parents meeting/i, due: '2026-03-16 18:00' },
              { title: /bring a salad/i, due: '2026-03-16 18:00' },
            ],
          },
        ],
      },
    ],
  },
  {
    name: 'a colon and one thing',
    turns: [{ say: 'for friday: bake a cake', adds: [{ title: 'bake a cake', due: '2026-03-13' }] }],
  },
  {
    name: 'a check-up and not to eat',
    turns: [
      {
        say: 'I have a blood test friday at 8am and must not eat before it',
        either: [
          { adds: [{ title: /blood test/i, due: '2026-03-13 08:00' }] },
          { adds: [{ title: /blood test/i, due: '2026-03-13 08:00' }, { title: /not eat/i }] },
          {
            adds: [
              { title: /blood test/i, due: '2026-03-13 08:00' },
              { title: /not eat/i, due: '2026-03-13 08:00' },
            ],
          },
        ],
      },
    ],
  },
];
