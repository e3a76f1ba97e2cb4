import type { Seed } from '../../conversation.ts';
import { saidOf } from '../../rows.ts';

const workshop: Seed[] = [
  { title: 'mend the boots', due: '2026-03-12' },
  { title: 'yoga', due: '2026-03-11 18:00' },
  { title: 'pay the gas bill', due: '2026-03-13' },
  { title: 'vet appointment for Luna', due: '2026-03-16 15:30' },
  { title: 'proofread chapter three' },
  { title: 'book the hall' },
  { title: 'tyre order' },
  { title: 'take out the recycling' },
];

/** More than one thing in a message: what is so and what is to be done, in a row. Said on Tuesday, 10 March 2026, at 10:00. */
export const severalTogether = saidOf(workshop, [
  {
    say: 'boots are mended, yoga moves to friday',
    completes: [1],
    changes: { 2: { due: '2026-03-13 18:00' } },
  },
  {
    say: 'gas bill is paid already, the vet shifts to the 18th',
    completes: [3],
    changes: { 4: { due: '2026-03-18 15:30' } },
  },
  {
    say: 'a couple of things: hall booked, tyre order needs to be urgent',
    completes: [6],
    changes: { 7: { priority: 'urgent' } },
  },
  {
    say: 'two quick things, gas bill is paid and the boots must be low prio',
    completes: [3],
    changes: { 1: { priority: 'low' } },
  },
  {
    say: 'add oil the hinges every month starting april 1, the hall is booked',
    adds: [{ title: 'oil the hinges', due: '2026-04-01', repeat: 'FREQ=MONTHLY' }],
    completes: [6],
  },
  {
    say: 'add wax the skis for saturday and book the hall is done',
    adds: [{ title: 'wax the skis', due: '2026-03-14' }],
    completes: [6],
  },
  {
    say: 'add check the oven is off and the door is locked',
    adds: [{ title: 'check the oven is off and the door is locked' }],
  },
  {
    say: 'push yoga to thursday, the vet to the 20th, and delete the tyre order',
    changes: { 2: { due: '2026-03-12 18:00' }, 4: { due: '2026-03-20 15:30' } },
    deletes: [7],
  },
  {
    say: 'set the boots to urgent, the gas bill to low and remove the hall',
    changes: { 1: { priority: 'urgent' }, 3: { priority: 'low' } },
    deletes: [6],
  },
  { say: 'boots are mended too. hall booked as well', completes: [1, 6] },
  { say: 'recycling is out n the gas bill is paid', completes: [8, 3] },
  {
    say: 'add buy rice for friday and add buy beans for friday as well',
    adds: [
      { title: 'buy rice', due: '2026-03-13' },
      { title: 'buy beans', due: '2026-03-13' },
    ],
  },
  {
    say: 'put call gran down for sunday at 4 and mark the hall done',
    adds: [{ title: 'call gran', due: '2026-03-15 16:00' }],
    completes: [6],
  },
  {
    say: 'stick buy cat food on for tomorrow, and tick off the boots',
    adds: [{ title: 'buy cat food', due: '2026-03-11' }],
    completes: [1],
  },
  {
    say: 'put the tyre order on friday at 3 and high priority, and add ask Ann about the keys',
    changes: { 7: { due: '2026-03-13 15:00', priority: 'high' } },
    adds: [{ title: 'ask Ann about the keys' }],
  },
  {
    say: 'yoga got cancelled so delete it and move the boots to monday',
    deletes: [2],
    changes: { 1: { due: '2026-03-16' } },
  },
  {
    say: 'mended the boots, chapter three is proofread. add buy laces',
    completes: [1, 5],
    adds: [{ title: 'buy laces' }],
  },
  {
    say: "move this week's yoga to thursday and the proofreading to friday",
    changes: { 2: { due: '2026-03-12 18:00' }, 5: { due: '2026-03-13' } },
  },
  { say: 'make the gas bill payment urgent please', changes: { 3: { priority: 'urgent' } } },
  { say: 'hall booked. which others have no due date?', completes: [6], lists: [5, 7, 8], mayList: [6] },
  {
    say: 'add water the plants every day at 8am starting tomorrow, and sort the new screws today',
    adds: [
      { title: 'water the plants', due: '2026-03-11 08:00', repeat: 'FREQ=DAILY' },
      { title: 'sort the new screws', due: '2026-03-10' },
    ],
  },
  {
    say: 'add buy primer for monday, tag it garage, and tag the tyre order garage too',
    adds: [{ title: 'buy primer', due: '2026-03-16', tags: ['garage'] }],
    changes: { 7: { tags: ['garage'] } },
  },
  { say: 'remind me to call mum and delete the photos', adds: [{ title: 'call mum and delete the photos' }] },
  { say: 'add renew the visa high priority', adds: [{ title: 'renew the visa', priority: 'high' }] },
]);
