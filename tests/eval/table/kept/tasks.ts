import type { Seed, Table } from '../../conversation.ts';

const tasks: Seed[] = [
  { title: 'Rehearse for the café gig', due: '2026-03-12 18:00', priority: 'high', tags: ['music'] },
  { title: 'Check the Wi-Fi', due: '2026-03-10' },
  { title: 'Send Renée’s parcel', due: '2026-03-09', tags: ['post'] },
  { title: '電話代を払う', due: '2026-03-18' },
  { title: 'Sharpen the knives' },
  { title: 'Buy strings', tags: ['music'] },
  { title: 'Tune the piano', due: '2026-03-11 11:00', priority: 'urgent', tags: ['music'] },
  { title: 'Hire a van', done: true },
];

const finds: [say: string, lists: number[]][] = [
  ['find cafe', [1]],
  ['search for wifi', [2]],
  ['do I have anything about wi fi?', [2]],
  ["find renee's parcel", [3]],
  ['find 電話', [4]],
  ['look for knif', [5]],
];

const looks: [say: string, lists: number[], mayList?: number[]][] = [
  ['what is due next week?', [4]],
  ['show me the music tasks that are urgent', [7]],
  ['which of them have no date?', [5, 6], [8]],
  ['anything due on thursday?', [1]],
  ['what did I get done?', [8]],
  ['show all open music tasks', [1, 6, 7]],
  ['what should have been done by now?', [3]],
  ['could you list what is due today and tomorrow?', [2, 7], [3]],
];

export const lists: Table = {
  search: finds.map(([say, lists]) => ({ name: `held: ${say}`, tasks, turns: [{ say, lists }] })),
  listing: looks.map(([say, lists, mayList = []]) => ({
    name: `held: ${say}`,
    tasks,
    turns: [{ say, lists, mayList }],
  })),
  completing: [
    { name: 'held: sharp', tasks, turns: [{ say: 'sharpened the knives', completes: [5] }] },
    {
      name: 'held: the piano and the strings',
      tasks,
      turns: [{ say: 'the piano is tuned and I bought the strings', completes: [6, 7] }],
    },
    { name: 'held: mark, misspelt', tasks, turns: [{ say: 'makr task 6 as done', completes: [6] }] },
    {
      name: 'held: not hired',
      tasks,
      turns: [{ say: 'the van is not hired yet, reopen it', changes: { 8: { done: false } } }],
    },
    { name: 'held: no such one', tasks, turns: [{ say: 'I tuned the guitar', names: ['piano'] }] },
    {
      name: 'held: one of a list',
      tasks: [{ title: 'pack socks, charger and books' }, { title: 'call bob' }],
      turns: [{ say: 'charger is packed', asks: true, names: ['charger'] }],
    },
    { name: 'held: in an hour', tasks, turns: [{ say: 'I will sharpen the knives later' }] },
  ],
  changing: [
    {
      name: 'held: back 45 minutes',
      tasks,
      turns: [{ say: 'push the gig back 45 minutes', changes: { 1: { due: '2026-03-12 18:45' } } }],
    },
    {
      name: 'held: a day earlier',
      tasks,
      turns: [{ say: 'bring the gig forward a day', changes: { 1: { due: '2026-03-11 18:00' } } }],
    },
    {
      name: 'held: ten days',
      tasks,
      turns: [{ say: 'postpone task 4 by 10 days', changes: { 4: { due: '2026-03-28' } } }],
    },
    {
      name: 'held: two hours earlier',
      tasks,
      turns: [{ say: 'make tune the piano two hours earlier', changes: { 7: { due: '2026-03-11 09:00' } } }],
    },
    {
      name: 'held: no date to move',
      tasks,
      turns: [{ say: 'delay sharpen the knives by two days', names: ['knives'] }],
    },
    {
      name: 'held: strings to ropes',
      tasks,
      turns: [
        {
          say: 'rename buy strings to buy a rope to tie the boat',
          changes: { 6: { title: 'buy a rope to tie the boat' } },
        },
      ],
    },
    {
      name: 'held: medium',
      tasks,
      turns: [{ say: 'the piano is not that urgent, medium is enough', changes: { 7: { priority: 'medium' } } }],
    },
    { name: 'held: untag', tasks, turns: [{ say: 'take the tag music off task 6', changes: { 6: { tags: [] } } }] },
    {
      name: 'held: monday after next',
      tasks,
      turns: [{ say: 'move the wi-fi to the monday after next', changes: { 2: { due: '2026-03-23' } } }],
    },
    {
      name: 'held: remind of the piano',
      tasks,
      turns: [{ say: 'remind me of the piano 2 hours before', changes: { 7: { remind: ['PT2H'] } } }],
    },
    {
      name: 'held: 0800',
      tasks,
      turns: [{ say: 'tune the piano at 0800 instead', changes: { 7: { due: '2026-03-11 08:00' } } }],
    },
    {
      name: 'held: both at once',
      tasks,
      turns: [{ say: 'set 5 to low and put it on saturday', changes: { 5: { priority: 'low', due: '2026-03-14' } } }],
    },
  ],
  deleting: [
    { name: 'held: strings away', tasks, turns: [{ say: 'please delete buy strings', deletes: [6] }] },
    { name: 'held: delete, misspelt', tasks, turns: [{ say: 'deleet task 5', deletes: [5] }] },
    { name: 'held: no trumpet', tasks, turns: [{ say: 'delete the trumpet', names: ['trumpet'] }] },
    { name: 'held: leave it', tasks, turns: [{ say: 'do not remove the knives' }] },
  ],
  bulk: [
    {
      name: 'held: all music',
      tasks,
      turns: [
        {
          say: 'move all music tasks to friday',
          changes: { 1: { due: '2026-03-13 18:00' }, 6: { due: '2026-03-13' }, 7: { due: '2026-03-13 11:00' } },
        },
      ],
    },
    {
      name: 'held: music deleted',
      tasks,
      turns: [
        { say: 'delete everything tagged music', asks: true, wants: { deletes: [1, 6, 7] } },
        { say: 'yes, go ahead', deletes: [1, 6, 7] },
      ],
    },
    {
      name: 'held: two away, wait',
      tasks,
      turns: [{ say: 'delete 5 and 6', asks: true, wants: { deletes: [5, 6] } }, { say: 'wait, no' }],
    },
    { name: 'held: overdue done', tasks, turns: [{ say: 'mark all overdue tasks as done', completes: [3] }] },
    {
      name: 'held: all due today later',
      tasks,
      turns: [{ say: 'postpone everything due today until thursday', changes: { 2: { due: '2026-03-12' } } }],
    },
    {
      name: 'held: three low',
      tasks,
      turns: [
        {
          say: 'set 4, 5 and 6 to low priority',
          changes: { 4: { priority: 'low' }, 5: { priority: 'low' }, 6: { priority: 'low' } },
        },
      ],
    },
  ],
};
