import type { Seed } from '../../conversation.ts';
import { saidOf } from '../../rows.ts';

const tasks: Seed[] = [
  { title: 'pick up the dry cleaning' },
  { title: 'call the vet', due: '2026-03-12 09:00' },
  { title: 'buy cat food' },
  { title: 'renew car insurance', due: '2026-03-20', priority: 'high' },
  { title: 'water the ferns', due: '2026-03-10' },
];

/** Several commands in one message, as they are typed on a phone or spoken. */
export const severalSpoken = saidOf(tasks, [
  {
    say: 'add get stamps and also add send the parcel tomorrow',
    adds: [{ title: 'get stamps' }, { title: 'send the parcel', due: '2026-03-11' }],
  },
  {
    say: 'picked up the dry cleaning, oh and add book a haircut for saturday',
    completes: [1],
    adds: [{ title: 'book a haircut', due: '2026-03-14' }],
  },
  { say: 'done with the cat food and the ferns', completes: [3, 5] },
  { say: 'delete the vet one and move the insurance to monday', deletes: [2], changes: { 4: { due: '2026-03-16' } } },
  { say: 'I called the vet and bought the cat food', completes: [2, 3] },
  {
    say: 'remind me to call Jess tomorrow at 10 and to pay the gas bill on friday',
    adds: [
      { title: 'call Jess', due: '2026-03-11 10:00' },
      { title: 'pay the gas bill', due: '2026-03-13' },
    ],
  },
  { say: 'watered the ferns, what else is on my list?', completes: [5], lists: [1, 2, 3, 4], mayList: [5] },
  {
    say: 'mark 1 and 3 as done, delete 2 and show me the rest',
    completes: [1, 3],
    deletes: [2],
    lists: [4, 5],
    mayList: [1, 3],
  },
  {
    say: 'add buy tape plus add wrap the present on thursday',
    adds: [{ title: 'buy tape' }, { title: 'wrap the present', due: '2026-03-12' }],
  },
  {
    say: 'new task: order toner. new task: fix the printer by friday',
    adds: [{ title: 'order toner' }, { title: 'fix the printer', due: '2026-03-13' }],
  },
  {
    say: 'can you add get milk, then tick off the ferns please',
    adds: [{ title: 'get milk' }],
    completes: [5],
  },
  {
    say: 'set the insurance to urgent and the vet to low',
    changes: { 4: { priority: 'urgent' }, 2: { priority: 'low' } },
  },
  {
    say: 'move the vet to friday and the insurance to monday',
    changes: { 2: { due: '2026-03-13 09:00' }, 4: { due: '2026-03-16' } },
  },
  {
    say: "rename 3 to buy dog food, and it's due tomorrow",
    changes: { 3: { title: 'buy dog food', due: '2026-03-11' } },
  },
  { say: 'call the vet is done, also I got the cat food', completes: [2, 3] },
  {
    say: 'add these: call Ann, email Bert and text Carl',
    adds: [{ title: 'call Ann' }, { title: 'email Bert' }, { title: 'text Carl' }],
  },
  {
    say: 'buy bread tomorrow and call grandma on sunday',
    adds: [
      { title: 'buy bread', due: '2026-03-11' },
      { title: 'call grandma', due: '2026-03-15' },
    ],
  },
  {
    say: 'gym at 6pm then dinner with Lea at 8pm',
    adds: [
      { title: 'gym', due: '2026-03-10 18:00' },
      { title: 'dinner with Lea', due: '2026-03-10 20:00' },
    ],
  },
  {
    say: 'scrap the dry cleaning and push the insurance back a week',
    deletes: [1],
    changes: { 4: { due: '2026-03-27' } },
  },
  {
    say: "add 'read the lease' and tag it home, then mark 3 done",
    adds: [{ title: 'read the lease', tags: ['home'] }],
    completes: [3],
  },
  { say: "what's due today and what's overdue?", lists: [5] },
  {
    say: 'I need to iron my shirt tonight and I also need to pack for the trip',
    adds: [{ title: 'iron my shirt', due: '2026-03-10 20:00' }, { title: 'pack for the trip' }],
  },
  {
    say: 'First add mow the lawn for saturday, second add clean the gutters for sunday',
    adds: [
      { title: 'mow the lawn', due: '2026-03-14' },
      { title: 'clean the gutters', due: '2026-03-15' },
    ],
  },
  {
    say: 'finish 2, 3 and 5, and add a high priority task to call the insurance company',
    completes: [2, 3, 5],
    adds: [{ title: 'call the insurance company', priority: 'high' }],
  },
  {
    say: 'put oranges and lemons on my list and remind me tomorrow at 9 to ring the bank',
    either: [
      { adds: [{ title: 'oranges and lemons' }, { title: 'ring the bank', due: '2026-03-11 09:00' }] },
      { adds: [{ title: 'oranges' }, { title: 'lemons' }, { title: 'ring the bank', due: '2026-03-11 09:00' }] },
    ],
  },
  {
    say: "please remove task 1 and, while you're at it, make task 2 urgent",
    deletes: [1],
    changes: { 2: { priority: 'urgent' } },
  },
  {
    say: "show me what's due this week and mark the ferns as done",
    completes: [5],
    lists: [2],
    mayList: [5],
  },
  {
    say: 'tomorrow at 8 gym, at 12 lunch with Jo, and at 5 dentist',
    adds: [
      { title: 'gym', due: '2026-03-11 08:00' },
      { title: 'lunch with Jo', due: '2026-03-11 12:00' },
      { title: 'dentist', due: '2026-03-11 17:00' },
    ],
  },
  { say: "no wait, don't delete the vet, just delete task 3", deletes: [3] },
  {
    say: 'two things: add descale the kettle, and task 1 is done',
    adds: [{ title: 'descale the kettle' }],
    completes: [1],
  },
]);
