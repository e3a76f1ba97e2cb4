import type { Seed, Table } from '../../conversation.ts';

const tasks: Seed[] = [
  { title: 'iron the shirts', due: '2026-03-10' },
  { title: 'phone the insurance', due: '2026-03-11 11:00', priority: 'urgent' },
  { title: 'order contact lenses', tags: ['health'] },
  { title: 'repair the fence', due: '2026-03-08', tags: ['garden'] },
  { title: 'send the parcel', done: true },
];

export const commands: Table = {
  listing: [
    { name: 'held: everything', tasks, turns: [{ say: 'list everything', lists: [1, 2, 3, 4], mayList: [5] }] },
    { name: 'held: finished', tasks, turns: [{ say: 'which ones did I finish?', lists: [5] }] },
    { name: 'held: late', tasks, turns: [{ say: 'am I late with anything?', lists: [4] }] },
    { name: 'held: plate', tasks, turns: [{ say: "what's on my plate today?", lists: [1], mayList: [4] }] },
    { name: 'held: tag', tasks, turns: [{ say: 'show #garden', lists: [4] }] },
    {
      name: 'held: next seven days',
      tasks,
      turns: [{ say: 'what is coming up in the next 7 days?', lists: [1, 2], mayList: [4] }],
    },
    { name: 'held: most important', tasks, turns: [{ say: 'show me the urgent stuff', lists: [2] }] },
    { name: 'held: search', tasks, turns: [{ say: 'search for lenses', lists: [3] }] },
  ],
  completing: [
    { name: 'held: check off', tasks, turns: [{ say: 'check off number 1', completes: [1] }] },
    { name: 'held: the shirts', tasks, turns: [{ say: 'the shirts are ironed', completes: [1] }] },
    { name: 'held: all done with', tasks, turns: [{ say: 'all done with the fence', completes: [4] }] },
    { name: 'held: both numbers', tasks, turns: [{ say: 'close #1 and #3', completes: [1, 3] }] },
    {
      name: 'held: bring back',
      tasks,
      turns: [{ say: 'mark the parcel as not done', changes: { 5: { done: false } } }],
    },
  ],
  changing: [
    {
      name: 'held: raise',
      tasks,
      turns: [{ say: 'raise the fence to high priority', changes: { 4: { priority: 'high' } } }],
    },
    {
      name: 'held: earlier',
      tasks,
      turns: [{ say: 'make the insurance call an hour earlier', changes: { 2: { due: '2026-03-11 10:00' } } }],
    },
    {
      name: 'held: due on',
      tasks,
      turns: [{ say: 'the contact lenses are due on 18 March', changes: { 3: { due: '2026-03-18' } } }],
    },
    {
      name: 'held: new words',
      tasks,
      turns: [{ say: 'change iron the shirts into iron two shirts', changes: { 1: { title: 'iron two shirts' } } }],
    },
    {
      name: 'held: tomorrow instead',
      tasks,
      turns: [{ say: 'do the shirts tomorrow instead', changes: { 1: { due: '2026-03-11' } } }],
    },
  ],
  deleting: [
    {
      name: 'held: by tag',
      tasks: [{ title: 'buy mugs', tags: ['party'] }, { title: 'buy cake', tags: ['party'] }, { title: 'call bob' }],
      turns: [
        { say: 'remove everything tagged party', asks: true, wants: { deletes: [1, 2] } },
        { say: 'sure, go ahead', deletes: [1, 2] },
      ],
    },
    { name: 'held: drop', tasks, turns: [{ say: 'drop the fence from my list', deletes: [4] }] },
    { name: 'held: trash', tasks, turns: [{ say: 'trash task 3', deletes: [3] }] },
    {
      name: 'held: wipe',
      tasks,
      turns: [
        { say: 'wipe the whole list', asks: true, wants: { deletes: [1, 2, 3, 4, 5] } },
        { say: 'hmm, better not' },
      ],
    },
  ],
};
