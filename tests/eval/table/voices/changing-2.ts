import { saidOf } from '../../rows.ts';
import { household } from './household.ts';

/** Days and times that move, come and go. */
const days = saidOf(household, [
  { say: 'dentist is at 4 now not 3', changes: { 1: { due: '2026-03-12 16:00' } } },
  {
    say: 'hey so the dentist called and they moved me to monday same time',
    changes: { 1: { due: '2026-03-16 15:00' } },
  },
  { say: 'push the invoice by two days', changes: { 2: { due: '2026-03-12' } } },
  { say: 'pls postpone the landlord call till tmrw', changes: { 3: { due: '2026-03-11 17:00' } } },
  {
    say: 'move everything from today to tomorrow',
    changes: { 2: { due: '2026-03-11' }, 3: { due: '2026-03-11 17:00' } },
  },
  {
    say: 'everything thats due today can wait till thursday',
    changes: { 2: { due: '2026-03-12' }, 3: { due: '2026-03-12 17:00' } },
  },
  {
    say: 'whatever is due today just shove it to friday',
    changes: { 2: { due: '2026-03-13' }, 3: { due: '2026-03-13 17:00' } },
  },
  { say: 'no date for the porto flights any more', changes: { 4: { due: null } } },
  { say: 'the passport can wait until april', changes: { 10: { due: '2026-04-01' } } },
  { say: 'dry cleaning can wait another week', changes: { 8: { due: '2026-03-21' } } },
  { say: 'the dentist isnt until the 19th', changes: { 1: { due: '2026-03-19 15:00' } } },
  {
    say: 'Please be so kind and shift my dentist appointment one hour later.',
    changes: { 1: { due: '2026-03-12 16:00' } },
  },
  { say: 'bring the porto flights forward to tomorrow', changes: { 4: { due: '2026-03-11' } } },
  { say: 'i need the report earlier, make it the 18th', changes: { 7: { due: '2026-03-18' } } },
  { say: 'dry cleaning on sunday instead', changes: { 8: { due: '2026-03-15' } } },
  { say: 'could we do the piano lesson an hour earlier', changes: { 9: { due: '2026-03-11 17:00' } } },
  { say: 'change time of call landlord from 17 to 18:30', changes: { 3: { due: '2026-03-10 18:30' } } },
  { say: 'make that landlord call first thing tomorrow morning', changes: { 3: { due: '2026-03-11 09:00' } } },
  { say: 'i dont have time for the invoice today do it on friday', changes: { 2: { due: '2026-03-13' } } },
  { say: 'set deadline for passport end of the month', changes: { 10: { due: '2026-03-31' } } },
  { say: 'the report is actually due a week later', changes: { 7: { due: '2026-03-27' } } },
  { say: 'move teh invoice to tomorow mornin', changes: { 2: { due: '2026-03-11 09:00' } } },
  { say: 'put the spanish vocab on tonight', changes: { 6: { due: '2026-03-10 20:00' } } },
  {
    say: 'snooze the landlord for two hours',
    either: [{ changes: { 3: { due: '2026-03-10 19:00' } } }, { changes: { 3: { due: '2026-03-10 12:00' } } }],
  },
  { say: 'the flights thing doesnt need a deadline', changes: { 4: { due: null } } },
  { say: 'take the date off the report', changes: { 7: { due: null } } },
  { say: 'dentist nine thirty instead of three', changes: { 1: { due: '2026-03-12 09:30' } } },
  { say: 'move the bins to friday this week', changes: { 5: { due: '2026-03-13' } } },
  {
    say: 'All work tasks need to move to next Monday, thanks.',
    changes: { 2: { due: '2026-03-16' }, 7: { due: '2026-03-16' } },
  },
  { say: 'bump dry cleaning a couple of days', changes: { 8: { due: '2026-03-16' } } },
  { say: 'dentist has no fixed time, only the day', changes: { 1: { due: '2026-03-12' } } },
  { say: 'the report got extended to end of march', changes: { 7: { due: '2026-03-31' } } },
]);

/** Priority, tags, title and what is noted with it. */
const fields = saidOf(household, [
  {
    say: 'quarterly report is not urgent after all',
    either: [
      { changes: { 7: { priority: 'medium' } } },
      { changes: { 7: { priority: 'high' } } },
      { changes: { 7: { priority: 'low' } } },
    ],
  },
  {
    say: 'landlord call is top priority',
    either: [{ changes: { 3: { priority: 'high' } } }, { changes: { 3: { priority: 'urgent' } } }],
  },
  {
    say: 'the vocab is more important than i thought',
    either: [{ changes: { 6: { priority: 'medium' } } }, { changes: { 6: { priority: 'high' } } }],
  },
  {
    say: 'lower the priority of the flights',
    either: [{ changes: { 4: { priority: 'medium' } } }, { changes: { 4: { priority: 'low' } } }],
  },
  { say: 'prio of invoice -> urgent', changes: { 2: { priority: 'urgent' } } },
  {
    say: "flights don't matter that much any more",
    either: [{ changes: { 4: { priority: 'medium' } } }, { changes: { 4: { priority: 'low' } } }],
  },
  { say: 'the passport is really important!!', changes: { 10: { priority: 'high' } } },
  { say: 'tag the dentist with health', changes: { 1: { tags: ['health'] } } },
  { say: 'put the passport under travel as well', changes: { 10: { tags: ['travel'] } } },
  { say: 'invoice shouldnt be tagged work', changes: { 2: { tags: [] } } },
  { say: 'flights: add tags family and holiday', changes: { 4: { tags: ['travel', 'family', 'holiday'] } } },
  { say: 'replace the tag travel on the flights with vacation', changes: { 4: { tags: ['vacation'] } } },
  { say: 'remove all tags from the quarterly report', changes: { 7: { tags: [] } } },
  {
    say: 'label landlord and dry cleaning as errands',
    changes: { 3: { tags: ['errands'] }, 8: { tags: ['errands'] } },
  },
  { say: 'rename dry cleaning to pick up the suit', changes: { 8: { title: 'pick up the suit' } } },
  {
    say: 'the invoice should say send invoice to Kessler and Sons',
    changes: { 2: { title: 'send invoice to Kessler and Sons' } },
  },
  {
    say: "it's not the landlord i have to call it's the caretaker",
    changes: { 3: { title: 'call the caretaker' } },
  },
  { say: 'call it piano class not piano lesson', changes: { 9: { title: 'piano class' } } },
  { say: 'edit the title of the report to Q1 report', changes: { 7: { title: 'Q1 report' } } },
  { say: 'the flights are to Lisbon not Porto', changes: { 4: { title: 'book flights to Lisbon' } } },
  {
    say: 'add a note to the dentist: bring insurance card',
    changes: { 1: { description: /bring insurance card/i } },
  },
  {
    say: 'for the passport note down that i need two photos',
    changes: { 10: { description: /i need two photos/i } },
  },
  {
    say: 'description of the report should be use the new template',
    changes: { 7: { description: /use the new template/i } },
  },
]);

/** When to be told, and how often it comes back. */
const again = saidOf(household, [
  { say: 'remind me an hour before the dentist', changes: { 1: { remind: ['PT1H'] } } },
  { say: 'i dont need a reminder for piano', changes: { 9: { remind: [] } } },
  { say: 'set a reminder for the flights the day before', changes: { 4: { remind: ['P1D'] } } },
  {
    say: 'warn me 30 min and 10 min ahead of the landlord call',
    changes: { 3: { remind: ['PT30M', 'PT10M'] } },
  },
  { say: 'turn off the reminders of the report', changes: { 7: { remind: [] } } },
  { say: 'make the dentist reminder 2 hours before instead', changes: { 1: { remind: ['PT2H'] } } },
  { say: 'can you give me a heads up a day before the report', changes: { 7: { remind: ['P1D'] } } },
  { say: 'bins should be every other week instead', changes: { 5: { repeat: 'FREQ=WEEKLY;INTERVAL=2' } } },
  { say: 'stop repeating the bins', changes: { 5: { repeat: null } } },
  { say: 'piano isnt weekly any more', changes: { 9: { repeat: null } } },
  { say: 'spanish vocab should be every day', changes: { 6: { repeat: 'FREQ=DAILY', due: '2026-03-10' } } },
  { say: 'make the invoice monthly', changes: { 2: { repeat: 'FREQ=MONTHLY' } } },
  {
    say: 'bins go out tuesdays and fridays now',
    either: [
      { changes: { 5: { repeat: 'FREQ=WEEKLY;BYDAY=TU,FR' } } },
      { changes: { 5: { repeat: 'FREQ=WEEKLY;BYDAY=TU,FR', due: '2026-03-13' } } },
      { changes: { 5: { repeat: 'FREQ=WEEKLY;BYDAY=TU,FR', due: '2026-03-10' } } },
    ],
  },
  { say: 'piano only every two weeks from now on', changes: { 9: { repeat: 'FREQ=WEEKLY;INTERVAL=2' } } },
  { say: 'the report comes back every quarter', changes: { 7: { repeat: 'FREQ=MONTHLY;INTERVAL=3' } } },
  { say: 'cancel the repeat on piano pls', changes: { 9: { repeat: null } } },
  { say: 'change bins from weekly to monthly', changes: { 5: { repeat: 'FREQ=MONTHLY' } } },
  { say: 'bins only until the end of may', changes: { 5: { repeat: 'FREQ=WEEKLY;UNTIL=20260531' } } },
]);

/** What is to be another way, by people who keep a household. */
export const changingAgain = [...days, ...fields, ...again];
