import type { Seed, Table } from '../conversation.ts';
import { addsOne, heldAt, keepsWhole, saidAdds, saidOf, talksOf } from '../rows.ts';

/** A Tuesday. */
const at = '2026-09-15 14:20';

const household: Seed[] = [
  { title: 'Vacuum the living room', due: '2026-09-15' },
  { title: 'Pay electricity bill', due: '2026-09-13', priority: 'high', tags: ['bills'] },
  { title: 'Vet appointment for Milo', due: '2026-09-17 16:00', tags: ['pets'] },
  { title: 'Finish budget draft', due: '2026-09-18', priority: 'urgent', tags: ['work'] },
  { title: 'Read onboarding guide', priority: 'low', tags: ['work'] },
  { title: 'Dinner with Paul', due: '2026-09-19 19:00' },
  { title: 'Review contract', due: '2026-09-22', tags: ['work'] },
  { title: 'Buy winter coat' },
  { title: 'Mow the lawn', tags: ['home'], done: true },
  { title: 'Send invoice to Keller', due: '2026-09-14', tags: ['work'], done: true },
];

/** One message each, as most people say it: what to keep in mind, what there is, what has changed. */
export const voicesOfMany: Table = {
  adding: heldAt(
    at,
    saidAdds([
      ['add buy cat food', 'buy cat food'],
      ['I need to call the bank tomorrow morning', 'call the bank', '2026-09-16 09:00'],
      ['remind me to water the plants on friday', 'water the plants', '2026-09-18'],
      ['Can you put "return the drill to Jonas" on my list please?', 'return the drill to Jonas'],
      ['dont let me forget to pay the gas bill by thursday', 'pay the gas bill', '2026-09-17'],
      ['pick up parcel from post office tmrw 5pm', 'pick up parcel from post office', '2026-09-16 17:00'],
      [
        'new task: book train tickets to Hamburg, high priority',
        'book train tickets to Hamburg',
        undefined,
        { priority: 'high' },
      ],
      ['order cake for next saturday #party', 'order cake', '2026-09-26', { tags: ['party'] }],
      ['urgent: fix the login bug', 'fix the login bug', undefined, { priority: 'urgent' }],
      ['Note to self, cancel the gym membership by the end of the month', 'cancel the gym membership', '2026-09-30'],
    ]),
  ),
  titles: heldAt(
    at,
    saidAdds([
      ['add task "Call Mum on Sunday"', 'Call Mum on Sunday'],
      ['finish chapter 3 of the thesis by friday', 'finish chapter 3 of the thesis', '2026-09-18'],
      ['Buy AA batteries (pack of 8)', 'Buy AA batteries (pack of 8)'],
      ['plan the March newsletter tomorrow', 'plan the March newsletter', '2026-09-16'],
    ]),
  ),
  dates: heldAt(at, [
    ...saidAdds([
      ['dentist on the 24th at 10.30', 'dentist', '2026-09-24 10:30'],
      ['meet Carla for lunch the day after tomorrow at noon', 'meet Carla for lunch', '2026-09-17 12:00'],
      ['call grandma tonight', 'call grandma', '2026-09-15 20:00'],
      ['submit expenses in 10 days', 'submit expenses', '2026-09-25'],
      ['haircut sat 11am', 'haircut', '2026-09-19 11:00'],
      ['flight to Oslo 2 October 6:40 am', 'flight to Oslo', '2026-10-02 06:40'],
      ['check the oven at half past 3', 'check the oven', '2026-09-15 15:30'],
      ['team call wednesday from 9 to 10', 'team call', '2026-09-16 09:00'],
    ]),
    ...addsOne([['first of october by locale', 'hand in the form on 1/10', 'hand in the form', '2026-10-01']], {
      locale: 'en-GB',
    }),
  ]),
  recurrence: heldAt(
    at,
    saidAdds([
      ['water the orchids every sunday', 'water the orchids', '2026-09-20', { repeat: 'FREQ=WEEKLY;BYDAY=SU' }],
      ['take vitamins every day at 8am', 'take vitamins', '2026-09-16 08:00', { repeat: 'FREQ=DAILY' }],
      ['pay rent on the 1st of every month', 'pay rent', '2026-10-01', { repeat: 'FREQ=MONTHLY;BYMONTHDAY=1' }],
      ['take my pills every day at 9pm', 'take my pills', '2026-09-15 21:00', { repeat: 'FREQ=DAILY' }],
      ['yoga on mondays and wednesdays at 6:30pm', 'yoga', '2026-09-16 18:30', { repeat: 'FREQ=WEEKLY;BYDAY=MO,WE' }],
      ['standup mon-fri 9:15', 'standup', '2026-09-16 09:15', { repeat: 'FREQ=WEEKLY;BYDAY=MO,TU,WE,TH,FR' }],
      [
        'trash goes out every other thursday evening',
        'trash goes out',
        '2026-09-17 19:00',
        { repeat: 'FREQ=WEEKLY;INTERVAL=2;BYDAY=TH' },
      ],
    ]),
  ),
  'not half': heldAt(
    at,
    keepsWhole([
      ['stretched', 'stretch every few days', ['every few days']],
      ['before the party', 'buy a gift 2 days before the party', ['2 days before the party']],
    ]),
  ),
  listing: heldAt(
    at,
    saidOf(household, [
      { say: 'what do I have today?', lists: [1], mayList: [2] },
      { say: "what's left for this week", lists: [1, 3, 4, 6], mayList: [2] },
      { say: 'show me everything', lists: [1, 2, 3, 4, 5, 6, 7, 8], mayList: [9, 10] },
      { say: 'anything overdue?', lists: [2] },
      { say: 'list work tasks', lists: [4, 5, 7], mayList: [10] },
      { say: 'what did I get done already', lists: [9, 10] },
      { say: 'do i have anything on friday', lists: [4] },
      { say: 'what should i do next week', lists: [7] },
      { say: 'which tasks have no date', lists: [5, 8] },
      { say: 'sort my tasks by due date', lists: [2, 1, 3, 4, 6, 7], mayList: [5, 8], inOrder: true },
    ]),
  ),
  search: heldAt(
    at,
    saidOf(household, [
      { say: 'when is the vet?', lists: [3] },
      { say: 'find keller', lists: [10] },
      { say: 'do I have something about a contract?', lists: [7] },
      { say: 'search for budget', lists: [4] },
      { say: 'is there anything with paul', lists: [6] },
      { say: 'what was that thing about the coat again', lists: [8] },
    ]),
  ),
  completing: heldAt(
    at,
    saidOf(household, [
      { say: 'done with vacuuming the living room', completes: [1] },
      { say: 'paid the electricity bill', completes: [2] },
      { say: 'mark the budget draft as done', completes: [4] },
      { say: 'i bought the winter coat', completes: [8] },
      { say: '#5 is done', completes: [5] },
      { say: 'i never mowed the lawn actually, reopen it', changes: { 9: { done: false } } },
      { say: 'check off dinner with paul and the vet appointment', completes: [3, 6] },
    ]),
  ),
  changing: heldAt(
    at,
    saidOf(household, [
      { say: 'move the vet appointment to friday', changes: { 3: { due: '2026-09-18 16:00' } } },
      { say: 'push dinner with paul back an hour', changes: { 6: { due: '2026-09-19 20:00' } } },
      { say: 'rename buy winter coat to buy rain jacket', changes: { 8: { title: 'buy rain jacket' } } },
      { say: 'the contract review is now due on the 30th', changes: { 7: { due: '2026-09-30' } } },
      { say: 'make the onboarding guide high priority', changes: { 5: { priority: 'high' } } },
      { say: 'tag the winter coat with shopping', changes: { 8: { tags: ['shopping'] } } },
      { say: 'remove the due date from vacuum the living room', changes: { 1: { due: null } } },
      { say: 'remind me a day before the contract review', changes: { 7: { remind: ['P1D'] } } },
      { say: 'can we do the budget draft on monday instead?', changes: { 4: { due: '2026-09-21' } } },
      { say: 'the vet is at 5 now, not 4', changes: { 3: { due: '2026-09-17 17:00' } } },
      { say: 'make vacuum the living room weekly', changes: { 1: { repeat: 'FREQ=WEEKLY' } } },
      {
        say: 'add a note to review contract: check the termination clause',
        changes: { 7: { description: /termination clause/i } },
      },
      {
        say: 'dinner with Paul is on sunday instead of saturday',
        changes: { 6: { due: '2026-09-20 19:00' } },
      },
      {
        say: 'postpone the electricity bill by two days',
        either: [{ changes: { 2: { due: '2026-09-15' } } }, { changes: { 2: { due: '2026-09-17' } } }],
      },
      {
        say: 'change the budget draft deadline to thursday noon',
        changes: { 4: { due: '2026-09-17 12:00' } },
      },
      { say: 'budget draft is not that urgent anymore, make it medium', changes: { 4: { priority: 'medium' } } },
    ]),
  ),
  deleting: heldAt(
    at,
    saidOf(household, [
      { say: 'delete the onboarding guide', deletes: [5] },
      { say: 'scrap the dinner with Paul, he cancelled', deletes: [6] },
      { say: "I don't need the winter coat anymore, take it off the list", deletes: [8] },
    ]),
  ),
  bulk: heldAt(
    at,
    talksOf(household, [
      [
        { say: 'delete all completed tasks', asks: true, wants: { deletes: [9, 10] } },
        { say: 'yes please', deletes: [9, 10] },
      ],
      [{ say: 'mark all work tasks as done', completes: [4, 5, 7] }],
    ]),
  ),
};
