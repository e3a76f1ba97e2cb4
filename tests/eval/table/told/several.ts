import type { Seed } from '../../conversation.ts';
import { saidOf } from '../../rows.ts';

const tasks: Seed[] = [
  { title: 'ring the plumber' },
  { title: 'sweep the chimney' },
  { title: 'order seed trays' },
  { title: 'prune the pear tree' },
  { title: 'book the hall', due: '2026-03-10 15:00' },
  { title: 'piano lesson', due: '2026-03-10 16:00' },
  { title: 'draft the grant report', due: '2026-03-11 17:00' },
  { title: 'Coffee with Bea' },
  { title: 'hand in the permit form' },
  { title: 'choir dinner' },
  { title: 'feed the hens' },
  { title: 'renew the library card' },
  { title: 'clean the gutters' },
  { title: 'van service', due: '2026-03-11 10:00' },
  { title: 'wash the van' },
  { title: 'black and white prints' },
  { title: 'pack parcels' },
  { title: 'order ink' },
];
const remind = ['PT0S'];

/** Several things at once: what was done, what goes, what moves and what is new, in any order. */
export const severalTold = saidOf(tasks, [
  {
    say: 'the trays are ordered, forget the pear tree, and add buy twine tagged garden',
    completes: [3],
    deletes: [4],
    adds: [{ title: 'buy twine', tags: ['garden'] }],
  },
  {
    say: 'rename task 3 to order seed trays and pots, push it to Friday and give it low priority',
    changes: { 3: { title: 'order seed trays and pots', due: '2026-03-13', priority: 'low', remind } },
  },
  {
    say: 'piano lesson to 4:30 and remind me 30 minutes before',
    changes: { 6: { due: '2026-03-10 16:30', remind: ['PT30M'] } },
  },
  { say: 'hens fed, and push the van service to noon', completes: [11], changes: { 14: { due: '2026-03-11 12:00' } } },
  { say: 'permit form is in, gutters are cleaned.', completes: [9, 13] },
  {
    say: 'report to thursday noon, and coffee is called off so delete it',
    changes: { 7: { due: '2026-03-12 12:00' } },
    deletes: [8],
  },
  {
    say: 'add buy oil, and push the van service to 3pm',
    adds: [{ title: 'buy oil' }],
    changes: { 14: { due: '2026-03-11 15:00' } },
  },
  { say: 'gutters done, the choir dinner is off so remove it', completes: [13], deletes: [10] },
  {
    say: 'parcels packed, ink ordered, add weigh the parcels for tomorrow 8am',
    completes: [17, 18],
    adds: [{ title: 'weigh the parcels', due: '2026-03-11 08:00' }],
  },
  {
    say: 'rang the plumber. rename the hall to book the church hall, and the van is washed too',
    completes: [1, 15],
    changes: { 5: { title: 'book the church hall' } },
  },
  {
    say: 'move the van service to friday and the piano lesson to thursday, same times',
    changes: { 14: { due: '2026-03-13 10:00' }, 6: { due: '2026-03-12 16:00' } },
  },
  {
    say: 'add call the bank, collect the dry cleaning tomorrow morning and fix the shelf on sunday',
    adds: [
      { title: 'call the bank' },
      { title: 'collect the dry cleaning', due: '2026-03-11 09:00' },
      { title: 'fix the shelf', due: '2026-03-15' },
    ],
  },
  {
    say: 'van service now at 2pm, card is renewed, and bin the pear tree',
    changes: { 14: { due: '2026-03-11 14:00' } },
    completes: [12],
    deletes: [4],
  },
  {
    say: 'hall to 5pm and tag it village, parcels are packed',
    changes: { 5: { due: '2026-03-10 17:00', tags: ['village'] } },
    completes: [17],
  },
  { say: 'hens fed. all happy', completes: [11] },
  {
    say: 'chimney swept, call the roofer tomorrow',
    completes: [2],
    adds: [{ title: 'call the roofer', due: '2026-03-11' }],
  },
  { say: 'delete the prints one', deletes: [16] },
  { say: 'put ring the bank on for monday 9am', adds: [{ title: 'ring the bank', due: '2026-03-16 09:00' }] },
  { say: 'put ring the roofer on tomorrow 9am', adds: [{ title: 'ring the roofer', due: '2026-03-11 09:00' }] },
  { say: 'finished packing the parcels, they weigh a ton', completes: [17] },
  { say: 'add buy candles and the hens are fed', adds: [{ title: 'buy candles' }], completes: [11] },
  { say: 'ink ordered; parcels to friday', completes: [18], changes: { 17: { due: '2026-03-13', remind } } },
]);

const garage: Seed[] = [
  { title: 'tyre order' },
  { title: 'buy primer' },
  { title: 'wash car', due: '2026-03-12' },
  { title: 'call Ben' },
  { title: 'return the drill to Marco' },
  { title: 'clean grill' },
  { title: 'return library books' },
  { title: 'order pellets' },
];

/** What is left of several, and a day behind each. */
export const leftTold = saidOf(garage, [
  { say: 'drills back with marco. pellets are ordered', completes: [5, 8] },
  { say: 'the books are back at the library', completes: [7] },
  { say: 'mum is back at work' },
  {
    say: 'add buy rollers for monday, tag it garage, and tag the tyre order garage too',
    adds: [{ title: 'buy rollers', due: '2026-03-16', tags: ['garage'] }],
    changes: { 1: { tags: ['garage'] } },
  },
  { say: 'pellets ordered - they come friday. car washed too', completes: [8, 3] },
  {
    say: "4 and 2 are done, 6 isn't, and 3 is for saturday now",
    completes: [4, 2],
    changes: { 3: { due: '2026-03-14' } },
  },
  {
    say: 'move the car to friday, grill on saturday',
    changes: { 3: { due: '2026-03-13' }, 6: { due: '2026-03-14', remind } },
  },
]);
