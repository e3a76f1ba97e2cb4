import type { Conversation } from '../../conversation.ts';

export const adding: Conversation[] = [
  {
    name: 'groceries',
    core: true,
    turns: [{ say: 'Add a task to buy groceries', adds: [{ title: 'buy groceries' }] }],
  },
  {
    name: 'milk tomorrow',
    core: true,
    turns: [{ say: 'buy milk tomorrow', adds: [{ title: 'buy milk', due: '2026-03-11' }] }],
  },
  {
    name: 'call mom at five',
    core: true,
    turns: [{ say: 'Remind me to call mom tomorrow at 5pm', adds: [{ title: 'call mom', due: '2026-03-11 17:00' }] }],
  },
  {
    name: 'pay the bills',
    core: true,
    turns: [{ say: 'I need to remember to pay the bills', adds: [{ title: ['pay the bills', 'pay bills'] }] }],
  },
  {
    name: 'quoted title',
    core: true,
    turns: [{ say: 'add "Read chapter 5" for friday', adds: [{ title: 'Read chapter 5', due: '2026-03-13' }] }],
  },
  {
    name: 'tax return',
    core: true,
    turns: [
      {
        say: 'Add submit tax return, due April 15, high priority',
        adds: [{ title: 'submit tax return', due: '2026-04-15', priority: 'high' }],
      },
    ],
  },
  {
    name: 'urgent plumber',
    core: true,
    turns: [{ say: 'add call the plumber, urgent', adds: [{ title: 'call the plumber', priority: 'urgent' }] }],
  },
  {
    name: 'plants at home',
    core: true,
    turns: [{ say: 'add water the plants #home', adds: [{ title: 'water the plants', tags: ['home'] }] }],
  },
  {
    name: 'kids at half past three',
    core: true,
    turns: [{ say: 'pick up the kids at 3:30pm', adds: [{ title: 'pick up the kids', due: '2026-03-10 15:30' }] }],
  },
  {
    name: 'do not forget',
    turns: [
      { say: "Don't forget to lock the shed", adds: [{ title: ['lock the shed', "don't forget to lock the shed"] }] },
    ],
  },
  { name: 'todo colon', turns: [{ say: 'todo: fix the sink', adds: [{ title: 'fix the sink' }] }] },
  {
    name: 'tag with signs',
    turns: [{ say: 'Finish the parser homework #c++', adds: [{ title: 'finish the parser homework', tags: ['c++'] }] }],
  },
  { name: 'p1', turns: [{ say: 'p1 fix the login bug', adds: [{ title: 'fix the login bug', priority: 'urgent' }] }] },
  {
    name: 'asap',
    turns: [{ say: 'asap: call the landlord', adds: [{ title: 'call the landlord', priority: 'urgent' }] }],
  },
  {
    name: 'important and evening',
    turns: [
      {
        say: 'important: back up the laptop tomorrow evening',
        adds: [{ title: 'back up the laptop', due: '2026-03-11 19:00', priority: 'high' }],
      },
    ],
  },
  {
    name: 'flight with a reminder',
    turns: [
      {
        say: 'flight to Lahore on 28 March at 06:40, remind me 3 hours before',
        adds: [{ title: 'flight to Lahore', due: '2026-03-28 06:40', remind: ['PT3H'] }],
      },
    ],
  },
  {
    name: 'remind me in twenty minutes',
    turns: [
      {
        say: 'remind me in 20 minutes to check the oven',
        adds: [{ title: 'check the oven', due: '2026-03-10 10:20' }],
      },
    ],
  },
  { name: 'in the past', turns: [{ say: 'pay rent yesterday', adds: [{ title: 'pay rent', due: '2026-03-09' }] }] },
  {
    name: 'add alone',
    turns: [
      { say: 'Add a task', asks: true },
      { say: 'water the garden', adds: [{ title: 'water the garden' }] },
    ],
  },
  {
    name: 'date inside quotes',
    turns: [{ say: 'new task "Buy 2 tickets for May 5"', adds: [{ title: 'Buy 2 tickets for May 5' }] }],
  },
  { name: 'sun cream', turns: [{ say: 'buy sun cream', adds: [{ title: 'buy sun cream' }] }] },
];
