import type { Seed } from '../../conversation.ts';
import { saidOf } from '../../rows.ts';

const tasks: Seed[] = [
  { title: 'haircut', due: '2026-03-12 10:00' },
  { title: 'call grandma' },
  { title: 'buy birthday card for Sam' },
  { title: 'water tomatoes' },
  { title: 'pay council tax', due: '2026-03-13' },
  { title: 'return library books' },
  { title: 'order cat food' },
  { title: 'fix the bathroom tap' },
  { title: 'pick up suit from the cleaners' },
  { title: 'renew passport', due: '2026-04-30' },
  { title: 'file taxes', priority: 'high' },
  { title: 'vacuum the stairs' },
  { title: 'wash the car' },
  { title: 'print boarding passes' },
];

/** Where and when something was done, who did it, in what other words. */
export const doneAtHome = saidOf(tasks, [
  { say: 'called grandma, she says hi', completes: [2] },
  { say: "card's bought and posted", completes: [3] },
  { say: 'council tax has been paid in full', completes: [5] },
  { say: 'sorted the council tax', completes: [5] },
  { say: 'ordered the cat food on amazon', completes: [7] },
  { say: "tap's fixed finally", completes: [8] },
  { say: 'the bathroom tap is fixed, dad did it', completes: [8] },
  { say: 'got my suit back from the cleaners', completes: [9] },
  { say: 'taxes filed, thank god', completes: [11] },
  { say: "that's the taxes filed", completes: [11] },
  { say: 'stairs hoovered', completes: [12] },
  { say: 'finally got round to filing the taxes', completes: [11] },
  { say: 'mark the car as done please, and the stairs', completes: [13, 12] },
  { say: '4 and 5 done, 10 not yet', completes: [4, 5] },
  { say: 'council tax paid yesterday', completes: [5] },
  { say: 'paid council tax this morning at the post office', completes: [5] },
  { say: 'took the library books back', completes: [6] },
  { say: 'boarding passes printed, passport on friday', completes: [14], changes: { 10: { due: '2026-03-13' } } },
  {
    say: '2 done, 4 done, delete 7, 6 to saturday',
    completes: [2, 4],
    deletes: [7],
    changes: { 6: { due: '2026-03-14', remind: ['PT0S'] } },
  },
  {
    say: 'tick off the car and the stairs, and put the haircut back to 5pm',
    completes: [13, 12],
    changes: { 1: { due: '2026-03-12 17:00' } },
  },
  {
    say: "add pick up cake on friday at 4pm and remind me an hour before, oh and grandma's been called",
    adds: [{ title: 'pick up cake', due: '2026-03-13 16:00', remind: ['PT1H'] }],
    completes: [2],
  },
]);

const office: Seed[] = [
  { title: 'file motion in Weber case', due: '2026-03-10 15:00' },
  { title: 'call client Novak' },
  { title: 'order toner' },
  { title: 'water office plants', due: '2026-03-11' },
  { title: 'book meeting room for friday' },
  { title: 'send minutes to the board' },
  { title: 'reply to the court letter' },
  { title: 'buy stamps' },
  { title: 'go for a run' },
];

/** The same at work. */
export const doneAtWork = saidOf(office, [
  { say: 'the Weber motion went in this morning', completes: [1] },
  { say: "the room's booked for friday, 2pm", completes: [5] },
  { say: 'minutes went to the board yesterday', completes: [6] },
  { say: 'court letter answered', completes: [7] },
  { say: 'answered the court letter, so that can go', completes: [7] },
  { say: 'stamps bought, 20 of them', completes: [8] },
  { say: 'bought stamps (20)', completes: [8] },
  { say: 'done with three and eight', completes: [3, 8] },
  { say: 'plants done for this week', completes: [4] },
  { say: 'grandma went to bed' },
  { say: 'finish the report today', adds: [{ title: 'finish the report', due: '2026-03-10' }] },
]);
