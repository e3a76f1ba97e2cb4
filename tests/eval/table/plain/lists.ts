import { saidOf } from '../../rows.ts';

const on = (due: string, ...titles: string[]) => titles.map((title) => ({ title, due }));
const of = (...titles: string[]) => titles.map((title) => ({ title }));

/** Things to do for an occasion or a day, and a day counted from the one before. Said on Tuesday, 10 March 2026, at 10:00. */
export const severalPlain = saidOf(
  [],
  [
    {
      say: 'garden day on sunday: dig the beds, plant bulbs, clean the pond',
      adds: on('2026-03-15', 'dig the beds', 'plant bulbs', 'clean the pond'),
    },
    {
      say: 'party prep for friday: order cake, buy balloons, email invites',
      adds: on('2026-03-13', 'order cake', 'buy balloons', 'email invites'),
    },
    {
      say: 'weekend jobs: mow the lawn, fix the fence, wash the car',
      adds: of('mow the lawn', 'fix the fence', 'wash the car'),
    },
    {
      say: 'clean out day saturday: empty the loft, go to the tip',
      adds: on('2026-03-14', 'empty the loft', 'go to the tip'),
    },
    { say: 'shopping list: milk, eggs, bread', adds: of('milk', 'eggs', 'bread') },
    { say: 'today: gym, laundry, call mum', adds: on('2026-03-10', 'gym', 'laundry', 'call mum') },
    {
      say: 'please add for friday: call the dentist, buy paint',
      adds: on('2026-03-13', 'call the dentist', 'buy paint'),
    },
    {
      say: 'add for tomorrow: call the dentist at 9, buy stamps',
      adds: [
        { title: 'call the dentist', due: '2026-03-11 09:00' },
        { title: 'buy stamps', due: '2026-03-11' },
      ],
    },
    {
      say: 'please to add: buy glue, fix the chair, and for friday to phone to the bank',
      adds: [
        { title: 'buy glue' },
        { title: 'fix the chair' },
        { title: ['phone to the bank', 'phone the bank'], due: '2026-03-13' },
      ],
    },
    {
      say: 'tomorrow i need to call mum, pay rent and buy milk',
      adds: on('2026-03-11', 'call mum', 'pay rent', 'buy milk'),
    },
    { say: 'tomorrow: dinner with Tom, Ana and Bob', adds: on('2026-03-11', 'dinner with Tom, Ana and Bob') },
    { say: 'email to Tom: call Ann, ask Bob', adds: of('email to Tom: call Ann, ask Bob') },
    {
      say: 'gym tomorrow at 7 and dentist the day after at 9',
      adds: [
        { title: 'gym', due: '2026-03-11 07:00' },
        { title: 'dentist', due: '2026-03-12 09:00' },
      ],
    },
    {
      say: 'lunch with Ana on friday and dinner with Tom the next day',
      adds: [
        { title: 'lunch with Ana', due: '2026-03-13' },
        { title: 'dinner with Tom', due: '2026-03-14' },
      ],
    },
    {
      say: 'buy paint on saturday and paint the fence the next day',
      adds: [
        { title: 'buy paint', due: '2026-03-14' },
        { title: 'paint the fence', due: '2026-03-15' },
      ],
    },
    {
      say: 'exam on the 20th, party the day after',
      adds: [
        { title: 'exam', due: '2026-03-20' },
        { title: 'party', due: '2026-03-21' },
      ],
    },
    {
      say: 'collect the van on monday at 8am, return it the following day by noon',
      adds: [
        { title: 'collect the van', due: '2026-03-16 08:00' },
        { title: 'return it', due: '2026-03-17 12:00' },
      ],
    },
  ],
);

export const pastesPlain = saidOf(
  [{ title: 'pay the milk bill' }],
  [
    {
      say: 'Things for tomorrow:\n* dentist 9am\n* pick up the parcel',
      adds: [
        { title: 'dentist', due: '2026-03-11 09:00' },
        { title: 'pick up the parcel', due: '2026-03-11' },
      ],
    },
    { say: 'Thursday:\n- swim kit\n- packed lunch', adds: on('2026-03-12', 'swim kit', 'packed lunch') },
    {
      say: 'Thu: recorder\nFri: library books',
      adds: [
        { title: 'recorder', due: '2026-03-12' },
        { title: 'library books', due: '2026-03-13' },
      ],
    },
    { say: 'Hi, please add these:\n- printer ink\n- stamps\nThanks!', adds: of('printer ink', 'stamps') },
    {
      say: 'Need to do before the trip:\n- pack\n- cancel the milk\n- water the plants',
      adds: of('pack', 'cancel the milk', 'water the plants'),
    },
    { say: '□ hoover\n□ iron shirts', adds: of('hoover', 'iron shirts') },
    { say: 'a) call Ann\nb) email Bob', adds: of('call Ann', 'email Bob') },
    {
      say: 'To do today\n- order plaster\n- call Jim tomorrow',
      adds: [
        { title: 'order plaster', due: '2026-03-10' },
        { title: 'call Jim', due: '2026-03-11' },
      ],
    },
  ],
);
