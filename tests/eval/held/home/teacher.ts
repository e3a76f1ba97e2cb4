import type { Conversation, Seed, Table } from '../../conversation.ts';
import { heldAt, saidAdds, saidOf, talksOf } from '../../rows.ts';

const firstFridays = 'FREQ=MONTHLY;BYDAY=1FR';
const tasks: Seed[] = [
  { title: 'ring the optician', due: '2026-09-02 11:00' },
  { title: 'take the dahlias to Joan', due: '2026-09-03' },
  { title: 'prepare the talk for the history society', due: '2026-09-15 14:00', priority: 'high' },
  { title: 'renew the car insurance', due: '2026-09-30', priority: 'urgent' },
  { title: 'mend the garden gate', tags: ['garden'] },
  { title: 'prune the roses', due: '2026-08-31', tags: ['garden'] },
  { title: 'coffee with former colleagues', due: '2026-09-04 10:30', repeat: firstFridays },
  { title: 'write to my grandson Oliver' },
];

const held = (conversations: Conversation[]) =>
  heldAt('2026-09-02 08:40', conversations).map((one) => ({ ...one, zone: 'Europe/London', locale: 'en-GB' }));

/** A retired teacher. Said in London on Wednesday, 2 September 2026, at 8:40. */
export const homeVoices3: Table = {
  adding: held(
    saidAdds([
      ['Please remind me to ring Margaret this evening.', 'ring Margaret', '2026-09-02 19:00'],
      ['Could you kindly add: renew library card by 12/9', 'renew library card', '2026-09-12'],
      ['Eye test at Boots on Thursday the 10th of September at 11.15 am', 'Eye test at Boots', '2026-09-10 11:15'],
      [
        'Please note down that I must collect my prescription on Friday afternoon',
        'collect my prescription',
        '2026-09-04 15:00',
      ],
      [
        'Order tulip bulbs for the front border, low priority, tagged garden.',
        'Order tulip bulbs for the front border',
        undefined,
        { priority: 'low', tags: ['garden'] },
      ],
    ]),
  ),
  titles: held(
    saidAdds([
      [
        'Add "cancel the Daily Tomorrow subscription" for Monday',
        'cancel the Daily Tomorrow subscription',
        '2026-09-07',
      ],
      ['Please add return the December issue to Jean', 'return the December issue to Jean'],
      ['Add reread "The Man Who Was Thursday" to my list', /The Man Who Was Thursday/i],
    ]),
  ),
  dates: held(
    saidAdds([
      ['Choir rehearsal Friday week at 7 in the evening', 'Choir rehearsal', '2026-09-11 19:00'],
      ['Remind me at half past eight tonight to let the cat in', 'let the cat in', '2026-09-02 20:30'],
      ['Send Ruth a birthday card on the 21st of next month', 'Send Ruth a birthday card', '2026-10-21'],
    ]),
  ),
  recurrence: held(
    saidAdds([
      [
        'Blood pressure tablets every day at 9 pm',
        'Blood pressure tablets',
        '2026-09-02 21:00',
        { repeat: 'FREQ=DAILY' },
      ],
      [
        'Pay the window cleaner every 4 weeks starting this Friday',
        'Pay the window cleaner',
        '2026-09-04',
        { repeat: 'FREQ=WEEKLY;INTERVAL=4;BYDAY=FR' },
      ],
      [
        'Book club on the last Wednesday of each month at 2pm',
        'Book club',
        '2026-09-30 14:00',
        { repeat: 'FREQ=MONTHLY;BYDAY=-1WE' },
      ],
    ]),
  ),
  listing: held(
    saidOf(tasks, [
      { say: 'Good morning, what is there for me to do today?', lists: [1], mayList: [6] },
      { say: 'Which tasks are due in September?', lists: [1, 2, 3, 4, 7] },
      { say: 'Please show me the tasks with the garden tag.', lists: [5, 6] },
      { say: 'Have I anything on Friday?', lists: [7] },
      { say: 'List everything with a due date, earliest first', lists: [6, 1, 2, 7, 3, 4], inOrder: true },
    ]),
  ),
  search: held(
    saidOf(tasks, [
      { say: 'Have I written down anything about Oliver?', lists: [8] },
      { say: 'Look for anything with insurance in it', lists: [4] },
      { say: 'Find the history society talk, please.', lists: [3] },
    ]),
  ),
  completing: held(
    saidOf(tasks, [
      { say: 'I have rung the optician.', completes: [1] },
      { say: 'The roses have been pruned.', completes: [6] },
      {
        say: 'Please tick off the coffee with former colleagues, we met a little early this time',
        completes: [7],
        next: [{ title: 'coffee with former colleagues', due: '2026-10-02 10:30', repeat: firstFridays }],
      },
    ]),
  ),
  changing: held(
    saidOf(tasks, [
      {
        say: 'Please move the history society talk to the 22nd at the same time',
        changes: { 3: { due: '2026-09-22 14:00' } },
      },
      { say: 'Ringing the optician can wait until tomorrow at 10 am', changes: { 1: { due: '2026-09-03 10:00' } } },
      { say: 'Remove the due date from the roses', changes: { 6: { due: null } } },
      { say: 'Please give the garden gate high priority', changes: { 5: { priority: 'high' } } },
      { say: 'Bring the car insurance forward by a week', changes: { 4: { due: '2026-09-23' } } },
      {
        say: 'Rename "write to my grandson Oliver" to "write a long letter to Oliver"',
        changes: { 8: { title: 'write a long letter to Oliver' } },
      },
    ]),
  ),
  deleting: held(
    saidOf(tasks, [{ say: 'Please take the garden gate off the list, Peter will see to it', deletes: [5] }]),
  ),
  bulk: held([
    ...talksOf(tasks, [
      [
        { say: 'Please delete the dahlias and the roses', asks: true, wants: { deletes: [2, 6] } },
        { say: 'Yes, go ahead', deletes: [2, 6] },
      ],
    ]),
    ...saidOf(tasks, [
      {
        say: 'Put all the tasks tagged garden on Saturday',
        changes: { 5: { due: '2026-09-05' }, 6: { due: '2026-09-05' } },
      },
    ]),
  ]),
  'follow-ups': held(
    talksOf(tasks, [
      [
        { say: 'Do I have anything tomorrow?', lists: [2] },
        { say: 'Please move it to Saturday morning', changes: { 2: { due: '2026-09-05 09:00' } } },
      ],
      [
        {
          say: 'Add lunch at the museum with Joan on the 18th at 1 pm',
          adds: [{ title: 'lunch at the museum with Joan', due: '2026-09-18 13:00' }],
        },
        { say: 'Oh no, make that the 25th', changes: { 9: { due: '2026-09-25 13:00' } } },
      ],
    ]),
  ),
  undo: held(
    talksOf(tasks, [
      [
        { say: 'Set the car insurance to low priority', changes: { 4: { priority: 'low' } } },
        { say: 'No, please undo that', changes: { 4: { priority: 'urgent' } } },
      ],
    ]),
  ),
  talk: held(saidOf(tasks, [{ say: "Isn't the weather dreadful today?" }, { say: 'What are you able to do for me?' }])),
  several: held(
    saidOf(tasks, [
      { say: 'The optician has been rung and the dahlias are with Joan.', completes: [1, 2] },
      {
        say: 'Please move the history society talk to the 16th and remind me of it three days before.',
        changes: { 3: { due: '2026-09-16 14:00', remind: ['P3D'] } },
      },
      {
        say: 'Kindly add buy stamps for tomorrow and tick off the roses.',
        adds: [{ title: 'buy stamps', due: '2026-09-03' }],
        completes: [6],
      },
    ]),
  ),
  pastes: held(
    saidOf(tasks, [
      {
        say: 'Before the holiday:\n1. Cancel the milk\n2. Take the cat to Joan on Friday\n3. Ring the bank tomorrow at 9.30 am',
        adds: [
          { title: 'Cancel the milk' },
          { title: 'Take the cat to Joan', due: '2026-09-04' },
          { title: 'Ring the bank', due: '2026-09-03 09:30' },
        ],
      },
    ]),
  ),
};
