import type { Seed } from '../../conversation.ts';
import { saidOf, talksOf } from '../../rows.ts';

const tasks: Seed[] = [
  { title: 'call the school', due: '2026-03-11' },
  { title: 'buy printer paper' },
  { title: 'renew parking permit', due: '2026-03-13', priority: 'high' },
  { title: 'fold the laundry', due: '2026-03-10' },
  { title: 'book hotel in Porto', tags: ['travel'] },
  { title: 'water the garden', due: '2026-03-10 18:00' },
];

/** More than one thing in a breath, dictated or typed. Said on Tuesday, 10 March 2026, at 10:00. */
export const severalVoices = [
  ...saidOf(tasks, [
    { say: 'called the school and bought printer paper', completes: [1, 2] },
    {
      say: "add feed the neighbour's cat on saturday and mark the laundry as done",
      adds: [{ title: "feed the neighbour's cat", due: '2026-03-14' }],
      completes: [4],
    },
    {
      say: 'laundry is folded, also remind me to iron shirts tomorrow at 8am',
      completes: [4],
      adds: [{ title: 'iron shirts', due: '2026-03-11 08:00' }],
    },
    {
      say: 'delete the parking permit, add renew passport by the 30th, and show me whats due today',
      deletes: [3],
      adds: [{ title: 'renew passport', due: '2026-03-30' }],
      lists: [4, 6],
      mayList: [7],
    },
    {
      say: 'push the school call to thursday and make the permit urgent',
      changes: { 1: { due: '2026-03-12' }, 3: { priority: 'urgent' } },
    },
    {
      say: 'two new ones: get cash, and return the library book on friday',
      adds: [{ title: 'get cash' }, { title: 'return the library book', due: '2026-03-13' }],
    },
    {
      say: 'need eggs, bread and toilet paper',
      either: [
        { adds: [{ title: /eggs, bread and toilet paper$/i }] },
        {
          adds: [{ title: /eggs$/i }, { title: /bread$/i }, { title: /toilet paper$/i }],
        },
      ],
    },
    {
      say: 'tomorrow: dentist at 9, lunch with Ivy at 1, pick up the car at 5',
      adds: [
        { title: 'dentist', due: '2026-03-11 09:00' },
        { title: 'lunch with Ivy', due: '2026-03-11 13:00' },
        { title: 'pick up the car', due: '2026-03-11 17:00' },
      ],
    },
    { say: 'mark 2 and 4 done and move 3 to monday', completes: [2, 4], changes: { 3: { due: '2026-03-16' } } },
    {
      say: 'finished folding the laundry. can you also tag the hotel one with spain and set it to high',
      completes: [4],
      changes: { 5: { tags: ['travel', 'spain'], priority: 'high' } },
    },
    { say: 'delete 2, complete 4', deletes: [2], completes: [4] },
    { say: 'complete 1 complete 2 and delete 5', completes: [1, 2], deletes: [5] },
    {
      say: 'rename 2 to buy printer paper and ink and make it due friday',
      changes: { 2: { title: 'buy printer paper and ink', due: '2026-03-13' } },
    },
    {
      say: 'add buy a hose for saturday then set the garden to 7pm',
      adds: [{ title: 'buy a hose', due: '2026-03-14' }],
      changes: { 6: { due: '2026-03-10 19:00' } },
    },
    { say: 'whats due today and whats due tomorrow', lists: [1, 4, 6] },
    {
      say: 'add milk, add bread, add butter',
      adds: [{ title: ['milk', 'buy milk'] }, { title: ['bread', 'buy bread'] }, { title: ['butter', 'buy butter'] }],
    },
    {
      say: 'hi, please add a call with the tax advisor on the 19th at 2pm, oh and the permit can wait until the 20th',
      adds: [{ title: ['call with the tax advisor', 'a call with the tax advisor'], due: '2026-03-19 14:00' }],
      changes: { 3: { due: '2026-03-20' } },
    },
    {
      say: 'i booked the hotel so you can close that, and add book flights to Porto asap',
      completes: [5],
      adds: [{ title: 'book flights to Porto', priority: 'urgent' }],
    },
    { say: 'laundry done, school done, permit not yet', completes: [1, 4] },
    {
      say: 'new task water the ferns, due tomorrow, and another one, repot the cactus, low priority',
      adds: [
        { title: 'water the ferns', due: '2026-03-11' },
        { title: 'repot the cactus', priority: 'low' },
      ],
    },
    {
      say: 'ok so first cancel the hotel thing then add find an airbnb in porto high priority',
      deletes: [5],
      adds: [{ title: 'find an airbnb in porto', priority: 'high' }],
    },
    {
      say: 'everything for today is done, and add sleep early tonight',
      completes: [4, 6],
      adds: [{ title: 'sleep early', due: '2026-03-10 20:00' }],
    },
    {
      say: 'move school to 3pm and garden to 7pm',
      changes: { 1: { due: '2026-03-11 15:00' }, 6: { due: '2026-03-10 19:00' } },
    },
    {
      say: 'take printer paper off the list and put printer ink on',
      deletes: [2],
      adds: [{ title: ['printer ink', 'buy printer ink'] }],
    },
    {
      say: 'add call grandma tomorrow. add bake a cake saturday. thats all',
      adds: [
        { title: 'call grandma', due: '2026-03-11' },
        { title: 'bake a cake', due: '2026-03-14' },
      ],
    },
    {
      say: 'set 1 2 and 3 to low',
      changes: { 1: { priority: 'low' }, 2: { priority: 'low' }, 3: { priority: 'low' } },
    },
    {
      say: 'gym monday 7am, yoga wednesday 6pm, swim friday 8am',
      adds: [
        { title: 'gym', due: '2026-03-16 07:00' },
        { title: 'yoga', due: '2026-03-11 18:00' },
        { title: 'swim', due: '2026-03-13 08:00' },
      ],
    },
    {
      say: 'add plan the trip with the note check visa rules, and also add buy a suitcase',
      adds: [{ title: 'plan the trip', description: /check visa rules/i }, { title: 'buy a suitcase' }],
    },
    { say: 'show my list then delete number 5', deletes: [5], lists: [1, 2, 3, 4, 6] },
    {
      say: 'remove the due date from the permit and the priority too',
      changes: { 3: { due: null, priority: 'medium' } },
    },
    {
      say: 'tag the paper and the permit with errands',
      changes: { 2: { tags: ['errands'] }, 3: { tags: ['errands'] } },
    },
    { say: 'the laundry is done but the garden isnt', completes: [4] },
    { say: 'did the laundry, will do the garden later', completes: [4] },
    {
      say: 'the school call is done btw and i want the permit on thursday instead',
      completes: [1],
      changes: { 3: { due: '2026-03-12' } },
    },
    {
      say: 'in an hour remind me to move the car and at 6 to start dinner',
      adds: [
        { title: 'move the car', due: '2026-03-10 11:00' },
        { title: 'start dinner', due: '2026-03-10 18:00' },
      ],
    },
    {
      say: 'for tomorrow add defrost the chicken and call Rob',
      either: [
        { adds: [{ title: 'defrost the chicken and call Rob', due: '2026-03-11' }] },
        {
          adds: [
            { title: 'defrost the chicken', due: '2026-03-11' },
            { title: 'call Rob', due: '2026-03-11' },
          ],
        },
      ],
    },
    {
      say: 'two things for friday: sign the form and return the keys',
      adds: [
        { title: 'sign the form', due: '2026-03-13' },
        { title: 'return the keys', due: '2026-03-13' },
      ],
    },
    { say: 'add "eat, pray, love" to my list and tag it books', adds: [{ title: 'eat, pray, love', tags: ['books'] }] },
    {
      say: 'postpone the permit a week and remind me the day before',
      changes: { 3: { due: '2026-03-20', remind: ['P1D'] } },
    },
    {
      say: 'please add wash the dog then show me all the open ones',
      adds: [{ title: 'wash the dog' }],
      lists: [1, 2, 3, 4, 5, 6, 7],
    },
    {
      say: 'make the school call high and put it at 9am',
      changes: { 1: { priority: 'high', due: '2026-03-11 09:00' } },
    },
    {
      say: 'okay so um add take the car to the wash on saturday and uh also i finished the laundry',
      adds: [{ title: 'take the car to the wash', due: '2026-03-14' }],
      completes: [4],
    },
    {
      say: 'scratch the printer paper, i have some, and the permit is urgent now',
      deletes: [2],
      changes: { 3: { priority: 'urgent' } },
    },
  ]),
  ...talksOf(tasks, [
    [
      { say: 'ok forget the hotel and the permit', asks: true, wants: { deletes: [3, 5] } },
      { say: 'yep', deletes: [3, 5] },
    ],
  ]),
];
