import { saidOf } from '../../rows.ts';
import { household } from '../voices/household.ts';

/** How a task is now, said without an order. */
export const changesSaid = saidOf(household, [
  { say: 'piano lesson starts at 5 now', changes: { 9: { due: '2026-03-11 17:00' } } },
  { say: 'the dentist starts half an hour later', changes: { 1: { due: '2026-03-12 15:30' } } },
  { say: 'dentist got moved to 4:15', changes: { 1: { due: '2026-03-12 16:15' } } },
  { say: 'the report deadline is the 27th now', changes: { 7: { due: '2026-03-27' } } },
  { say: 'passport has to go out by friday', changes: { 10: { due: '2026-03-13' } } },
  { say: 'the landlord needs calling at 6pm instead', changes: { 3: { due: '2026-03-10 18:00' } } },
  { say: 'the dry cleaning has to be picked up tomorrow', changes: { 8: { due: '2026-03-11' } } },
  { say: 'flights not on friday but on sunday', changes: { 4: { due: '2026-03-15' } } },
  { say: "the dentist isn't the 12th, it's the 19th", changes: { 1: { due: '2026-03-19 15:00' } } },
  { say: 'dry cleaning + 2 days', changes: { 8: { due: '2026-03-16' } } },
  { say: 'quarterly report a week earlier', changes: { 7: { due: '2026-03-13' } } },
  { say: 'change the time of the dentist to 9:40', changes: { 1: { due: '2026-03-12 09:40' } } },
  { say: 'push the invoice deadline back by three days', changes: { 2: { due: '2026-03-13' } } },
  { say: 'vocab can wait til sunday', changes: { 6: { due: '2026-03-15' } } },
  { say: 'can the report be monday instead?', changes: { 7: { due: '2026-03-16' } } },
  { say: 'the office rang, the dentist is now on friday same time', changes: { 1: { due: '2026-03-13 15:00' } } },
  {
    say: "can't make the piano lesson on wednesday, need to move it to thursday",
    changes: { 9: { due: '2026-03-12 18:00' } },
  },
  { say: 'the phone landlord task an hour earlier', changes: { 3: { due: '2026-03-10 16:00' } } },
  { say: 'the report is not that urgent, high will do', changes: { 7: { priority: 'high' } } },
  { say: "flights aren't that important any more, make it low", changes: { 4: { priority: 'low' } } },
  { say: 'can the report be a bit less urgent, like medium', changes: { 7: { priority: 'medium' } } },
  { say: 'downgrade the flights to low', changes: { 4: { priority: 'low' } } },
  { say: 'spanish vocab is not low, it is high', changes: { 6: { priority: 'high' } } },
  { say: 'set the flights to low and due next friday', changes: { 4: { due: '2026-03-20', priority: 'low' } } },
  {
    say: 'set 6 to high, due sunday, tag uni',
    changes: { 6: { due: '2026-03-15', priority: 'high', tags: ['uni'], remind: ['PT0S'] } },
  },
  { say: 'note on the passport one - two photos', changes: { 10: { description: /two photos/i } } },
  { say: 'add parking is free to the dentist notes', changes: { 1: { description: /parking is free/i } } },
  { say: 'dentist: add a note bring the card', changes: { 1: { description: /bring the card/i } } },
  { say: 'use admin as a tag on the passport', changes: { 10: { tags: ['admin'] } } },
  { say: 'ping me 3 hours before the dentist', changes: { 1: { remind: ['PT3H'] } } },
  { say: 'let me know a day before the piano lesson', changes: { 9: { remind: ['P1D'] } } },
  { say: 'no date for the flights yet, just clear it', changes: { 4: { due: null, remind: [] } } },
  {
    say: 'remove the date and the priority from the flights',
    changes: { 4: { due: null, priority: 'medium', remind: [] } },
  },
  { say: 'take the time off the dentist, its all day', changes: { 1: { due: '2026-03-12' } } },
  { say: "call the vocab task 'learn ten words' from now on", changes: { 6: { title: 'learn ten words' } } },
  { say: 'swap cat food for dog food', changes: { 11: { title: 'order dog food' } } },
  { say: 'change Kessler to Kesslar', changes: { 2: { title: 'send invoice to Kesslar' } } },
  { say: 'piano on tuesdays from now on', changes: { 9: { repeat: 'FREQ=WEEKLY;BYDAY=TU' } } },
  { say: 'bins every two weeks now', changes: { 5: { repeat: 'FREQ=WEEKLY;INTERVAL=2' } } },
]);

/** What is no longer to be done, and words that only sound so. */
export const goneSaid = saidOf(household, [
  { say: 'scrap the vocab from my list', deletes: [6] },
  { say: 'we dont need the dry cleaning anymore', deletes: [8] },
  { say: 'no need for the passport any more', deletes: [10] },
  { say: 'dry cleaning is no longer needed', deletes: [8] },
  { say: 'never mind the passport', deletes: [10] },
  { say: 'delete the flights not the passport', deletes: [4] },
  { say: 'the piano lesson is cancelled', asks: true },
  { say: 'piano got called off', asks: true },
  { say: 'remove the vocab and the passport, the trip is off', asks: true, wants: { deletes: [6, 10] } },
  { say: 'clean up the finished ones', deletes: [11] },
]);

/** Said of all that fit. */
export const allSaid = saidOf(household, [
  { say: 'I did everything that was due today', completes: [2, 3] },
  {
    say: 'everything tagged work should be high priority',
    changes: { 2: { priority: 'high' }, 7: { priority: 'high' } },
  },
  { say: 'the two work ones are low priority', changes: { 2: { priority: 'low' }, 7: { priority: 'low' } } },
  {
    say: 'put everything without a date on sunday',
    changes: { 6: { due: '2026-03-15', remind: ['PT0S'] }, 10: { due: '2026-03-15', remind: ['PT0S'] } },
  },
  { say: 'all my tasks for today -> friday', changes: { 2: { due: '2026-03-13' }, 3: { due: '2026-03-13 17:00' } } },
  { say: 'the work ones can wait till next monday', changes: { 2: { due: '2026-03-16' }, 7: { due: '2026-03-16' } } },
]);

/** Several things in one message. */
export const severalSaid = saidOf(household, [
  {
    say: 'dentist to friday, passport to monday',
    changes: { 1: { due: '2026-03-13 15:00' }, 10: { due: '2026-03-16', remind: ['PT0S'] } },
  },
  {
    say: 'invoice is sent and the dentist moved to friday at 11',
    completes: [2],
    changes: { 1: { due: '2026-03-13 11:00' } },
  },
  { say: '2 and 3 are done, 8 can be deleted', completes: [2, 3], deletes: [8] },
  {
    say: 'delete 8, 10 is urgent, and 2 is done',
    completes: [2],
    deletes: [8],
    changes: { 10: { priority: 'urgent' } },
  },
  { say: "don't delete the passport, but delete the vocab", deletes: [6] },
  {
    say: 'delete the dry cleaning and add iron the shirts instead',
    deletes: [8],
    adds: [{ title: 'iron the shirts' }],
  },
  { say: 'add buy stamps, oh and delete the vocab', deletes: [6], adds: [{ title: 'buy stamps' }] },
  {
    say: 'picked up the dry cleaning, need to iron the shirts tomorrow',
    completes: [8],
    adds: [{ title: 'iron the shirts', due: '2026-03-11' }],
  },
  { say: "the invoice is sent and the landlord's called, so tick those off", completes: [2, 3] },
  {
    say: 'the report is for the 18th and the passport has to go out friday',
    changes: { 7: { due: '2026-03-18' }, 10: { due: '2026-03-13', remind: ['PT0S'] } },
  },
  { say: 'finished learning the spanish vocab', completes: [6] },
  {
    say: 'yoga at 6 on friday and choir at 8pm the day after',
    adds: [
      { title: 'yoga', due: '2026-03-13 18:00' },
      { title: 'choir', due: '2026-03-14 20:00' },
    ],
  },
  {
    say: 'kitchen day on sunday: scrub the oven, wipe the shelves, mop the floor',
    adds: [
      { title: 'scrub the oven', due: '2026-03-15' },
      { title: 'wipe the shelves', due: '2026-03-15' },
      { title: 'mop the floor', due: '2026-03-15' },
    ],
  },
]);
