import type { Seed } from '../../conversation.ts';
import { saidOf, talksOf } from '../../rows.ts';

const tasks: Seed[] = [
  { title: 'pick up the dry cleaning', due: '2026-03-10 17:00' },
  { title: 'return the drill to Marco' },
  { title: 'pay the gas bill', due: '2026-03-12' },
  { title: 'write the quarterly summary', due: '2026-03-13', priority: 'high', tags: ['work'] },
  { title: 'book swimming lessons' },
  { title: 'vet appointment for Luna', due: '2026-03-16 15:30' },
  { title: 'clean the fridge' },
];

const milkAndTheRest = { adds: [{ title: 'eggs' }, { title: 'butter' }, { title: 'flour' }], completes: [1] };

/** More than one thing in a message, by a second author. Said on Tuesday, 10 March 2026, at 10:00. */
export const severalVoices2 = [
  ...saidOf(tasks, [
    {
      say: 'ok so I paid the gas bill and cleaned the fridge. still need to buy a present for Aisha',
      completes: [3, 7],
      adds: [{ title: 'buy a present for Aisha' }],
    },
    {
      say: 'add eggs, butter and flour, then cross off the dry cleaning',
      either: [milkAndTheRest, { adds: [{ title: 'eggs, butter and flour' }], completes: [1] }],
    },
    {
      say: 'drills back with marco. swimming lessons booked. new: call the plumber about the boiler thursday morning',
      completes: [2, 5],
      adds: [{ title: 'call the plumber about the boiler', due: '2026-03-12 09:00' }],
    },
    {
      say: "move the vet to the 18th same time, and remind me to bring Luna's vaccination card",
      changes: { 6: { due: '2026-03-18 15:30' } },
      adds: [{ title: "bring Luna's vaccination card" }],
    },
    {
      say: "can you please add 'order printer ink' for tomorrow and also, if you don't mind, push the quarterly summary to monday? thanks so much",
      adds: [{ title: 'order printer ink', due: '2026-03-11' }],
      changes: { 4: { due: '2026-03-16' } },
    },
    {
      say: 'fridge done. also gas bill. oh and also add descale the kettle',
      completes: [3, 7],
      adds: [{ title: 'descale the kettle' }],
    },
    {
      say: 'i need to: 1) ring grandma 2) fix the bike tyre 3) hand in the maths homework by friday',
      adds: [
        { title: 'ring grandma' },
        { title: 'fix the bike tyre' },
        { title: 'hand in the maths homework', due: '2026-03-13' },
      ],
    },
    {
      say: 'remind me to take my pills at 8 tonight and to call the pharmacy tomorrow',
      adds: [
        { title: 'take my pills', due: '2026-03-10 20:00' },
        { title: 'call the pharmacy', due: '2026-03-11' },
      ],
    },
    {
      say: 'finished the summary!! next up is slides for the board, due wednesday, high priority',
      completes: [4],
      adds: [{ title: 'slides for the board', due: '2026-03-11', priority: 'high' }],
    },
    {
      say: 'add buy cat food and add call the insurance and add renew my passport before june',
      either: ['2026-05-31', '2026-06-01'].map((due) => ({
        adds: [{ title: 'buy cat food' }, { title: 'call the insurance' }, { title: 'renew my passport', due }],
      })),
    },
    {
      say: 'Task 2 is done, task 5 can go, and task 6 moves to 4pm',
      completes: [2],
      deletes: [5],
      changes: { 6: { due: '2026-03-16 16:00' } },
    },
    {
      say: "scrap the swimming lessons, we're not doing that anymore. and mark dry cleaning done pls",
      deletes: [5],
      completes: [1],
    },
    {
      say: 'yo add study for chem test thurs, text jake abt the party and uh buy a new charger',
      adds: [
        { title: 'study for chem test', due: '2026-03-12' },
        { title: 'text jake abt the party' },
        { title: 'buy a new charger' },
      ],
    },
    {
      say: 'Please create three tasks for next week: prepare the budget review for Monday, send the agenda to Priya by Tuesday noon, and book meeting room 4B for Thursday at 14:00.',
      adds: [
        { title: 'prepare the budget review', due: '2026-03-16' },
        { title: 'send the agenda to Priya', due: '2026-03-17 12:00' },
        { title: 'book meeting room 4B', due: '2026-03-19 14:00' },
      ],
    },
    {
      say: 'whats left for this week? also add water the orchids for sunday',
      adds: [{ title: 'water the orchids', due: '2026-03-15' }],
      lists: [1, 3, 4],
      mayList: [6, 8],
    },
    {
      say: 'gas bill: done. summary: move to tuesday. dry cleaning: tomorrow same time.',
      completes: [3],
      changes: { 4: { due: '2026-03-17' }, 1: { due: '2026-03-11 17:00' } },
    },
    {
      say: 'Hey! Could you add picking up Sam from football on Wednesday at 5, and packing his lunch for Thursday? And the fridge is finally clean :)',
      adds: [
        { title: ['picking up Sam from football', 'pick up Sam from football'], due: '2026-03-11 17:00' },
        { title: ['packing his lunch', 'pack his lunch'], due: '2026-03-12' },
      ],
      completes: [7],
    },
    {
      say: 'first add a task to compare phone contracts, then show me everything thats high priority',
      adds: [{ title: 'compare phone contracts' }],
      lists: [4],
      mayList: [8],
    },
    {
      say: '1. done with the gas bill\n2. drop the fridge task\n3. add: send invoice to Kowalski tomorrow',
      completes: [3],
      deletes: [7],
      adds: [{ title: 'send invoice to Kowalski', due: '2026-03-11' }],
    },
    { say: 'complete dry cleaning, gas bill and the drill', completes: [1, 2, 3] },
    {
      say: 'i did the gas bill yesterday so you can tick that, and the drill thing can be deleted bc marco said keep it',
      completes: [3],
      deletes: [2],
    },
    {
      say: 'set the gas bill to urgent and remind me about the vet 2 hours before',
      changes: { 3: { priority: 'urgent' }, 6: { remind: ['PT2H'] } },
    },
    {
      say: 'please to add: buy bread, wash the car, and for tomorrow in the morning to phone to the landlord',
      adds: [
        { title: 'buy bread' },
        { title: 'wash the car' },
        { title: ['phone to the landlord', 'phone the landlord', 'to phone to the landlord'], due: '2026-03-11 09:00' },
      ],
    },
    {
      say: 'rename the fridge one to deep clean the kitchen and do it on sunday, then add a new one, buy bleach, for saturday',
      changes: { 7: { title: 'deep clean the kitchen', due: '2026-03-15' } },
      adds: [{ title: 'buy bleach', due: '2026-03-14' }],
    },
    { say: 'swimming lessons sorted, drill returned, summary sent', completes: [2, 4, 5] },
    {
      say: 'bump the summary up to urgent, tag the vet with pets, and complete the gas bill',
      changes: { 4: { priority: 'urgent' }, 6: { tags: ['pets'] } },
      completes: [3],
    },
    {
      say: 'need dog food. need printer paper. need to ring the school re parents evening, thats on the 24th at 6',
      either: [{ due: '2026-03-24 18:00' }, {}].map((due) => ({
        adds: [
          { title: /^(?:buy |get |need )?dog food$/i },
          { title: /^(?:buy |get |need )?printer paper$/i },
          { title: /^ring the school re parents evening/i, ...due },
        ],
      })),
    },
    { say: 'done: gas bill, fridge. not done: drill', completes: [3, 7] },
    {
      say: 'add call mum then call dad then call gran',
      adds: [{ title: 'call mum' }, { title: 'call dad' }, { title: 'call gran' }],
    },
    { say: 'mark 1 and 3 as done and delete 7', completes: [1, 3], deletes: [7] },
    {
      say: "luna's vet appointment is now on the 17th at 9 and after that i have to pick up her pills",
      either: [{ title: 'pick up her pills' }, { title: 'pick up her pills', due: '2026-03-17' }].map((pills) => ({
        changes: { 6: { due: '2026-03-17 09:00' } },
        adds: [pills],
      })),
    },
    {
      say: 'hi! 👋 two things. one, I need to confirm the caterer by thursday. two, forget about the swimming lessons',
      adds: [{ title: 'confirm the caterer', due: '2026-03-12' }],
      deletes: [5],
    },
    {
      say: 'so today i gotta get gas, drop off the package at ups by 4, and pick up ava at 5:30',
      adds: [
        { title: 'get gas', due: '2026-03-10' },
        { title: 'drop off the package at ups', due: '2026-03-10 16:00' },
        { title: 'pick up ava', due: '2026-03-10 17:30' },
      ],
    },
    {
      say: "add chase the refund, then what's on for thursday?",
      adds: [{ title: 'chase the refund' }],
      lists: [3],
      mayList: [8],
    },
  ]),
  ...talksOf(tasks, [
    [
      {
        say: 'add mow the lawn and add trim the hedge',
        adds: [{ title: 'mow the lawn' }, { title: 'trim the hedge' }],
      },
      {
        say: 'put both on saturday',
        changes: { 8: { due: '2026-03-14' }, 9: { due: '2026-03-14' } },
      },
    ],
    [
      { say: 'tick off the drill and the fridge', completes: [2, 7] },
      { say: "oops, the fridge isn't done yet", changes: { 7: { done: false } } },
    ],
  ]),
];
