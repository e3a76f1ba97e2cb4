import type { Seed, Table } from '../../conversation.ts';
import { heldAt, saidAdds, saidOf, talksOf } from '../../rows.ts';

const tasks: Seed[] = [
  { title: 'sand the hull of the dinghy', tags: ['boat'] },
  { title: 'varnish the mast', due: '2026-11-24', tags: ['boat'] },
  { title: 'write minutes of the parish council', due: '2026-11-25 18:00', priority: 'high', tags: ['council'] },
  { title: 'order brass screws', due: '2026-11-18', tags: ['boat'] },
  { title: 'read the planning application for Church Lane', due: '2026-11-26', tags: ['council'] },
  { title: 'check the mooring ropes', due: '2026-11-22', repeat: 'FREQ=WEEKLY;BYDAY=SU' },
  { title: 'ring the vicar about the carol service', due: '2026-11-20 15:00' },
  { title: 'mend the shed door', done: true },
  { title: 'collect the parish newsletters', done: true },
];

const letters: Seed[] = [
  { title: 'paint the dinghy' },
  { title: 'sell the dinghy trailer', due: '2026-11-28' },
  { title: 'post the letter to the council', due: '2026-11-23' },
  { title: 'ring the council about the lamp posts', due: '2026-11-24 10:00' },
  { title: 'sharpen the chisels' },
];

const ropes = { title: 'check the mooring ropes', due: '2026-11-29', repeat: 'FREQ=WEEKLY;BYDAY=SU' };

const now = (rows: Parameters<typeof heldAt>[1]) => heldAt('2026-11-20 11:00', rows);

/** A retired man who restores boats and sits on the parish council. Said on Friday, 20 November 2026, at 11:00. */
export const boatman: Table = {
  adding: now(
    saidAdds([
      [
        'Kindly remind me to collect the marine paint from the chandler on Monday morning.',
        'collect the marine paint from the chandler',
        '2026-11-23 09:00',
      ],
      [
        'Parish council meeting on 8 December at 7:30 pm, tag council',
        'Parish council meeting',
        '2026-12-08 19:30',
        { tags: ['council'] },
      ],
      [
        'Add buy two tins of anti-fouling, low priority, tag boat',
        'buy two tins of anti-fouling',
        undefined,
        { priority: 'low', tags: ['boat'] },
      ],
      [
        'Remind me in 90 minutes to turn off the heater in the boathouse',
        'turn off the heater in the boathouse',
        '2026-11-20 12:30',
      ],
    ]),
  ),
  titles: now(
    saidAdds([
      ['Please add repaint the name May Queen on the stern', 'repaint the name May Queen on the stern'],
      ['I must post the Christmas cards by December 12th', 'post the Christmas cards', '2026-12-12'],
    ]),
  ),
  dates: now(
    saidAdds([
      ['Lunch with the harbour master tomorrow at noon', 'Lunch with the harbour master', '2026-11-21 12:00'],
      ['Send the budget remarks to the clerk in ten days', 'Send the budget remarks to the clerk', '2026-11-30'],
    ]),
  ),
  recurrence: now(
    saidAdds([
      [
        'Pay the boathouse rent on the first of every month',
        'Pay the boathouse rent',
        '2026-12-01',
        { repeat: 'FREQ=MONTHLY;BYMONTHDAY=1' },
      ],
      [
        'Every Thursday at 10 am take the bottles to the village hall',
        'take the bottles to the village hall',
        '2026-11-26 10:00',
        { repeat: 'FREQ=WEEKLY;BYDAY=TH' },
      ],
    ]),
  ),
  listing: now(
    saidOf(tasks, [
      { say: 'Good morning, what is there for me to do today please?', lists: [7], mayList: [4] },
      { say: 'Show me the tasks tagged council, please', lists: [3, 5] },
      { say: 'Which of my tasks are overdue', lists: [4] },
      { say: 'What have I finished so far?', lists: [8, 9] },
      { say: 'List everything tagged boat by due date', lists: [4, 2, 1], inOrder: true },
    ]),
  ),
  search: now(
    saidOf(tasks, [
      { say: 'Find the planning application', lists: [5] },
      { say: 'Have I anything down about ropes?', lists: [6] },
    ]),
  ),
  completing: now(
    saidOf(tasks, [
      { say: 'The mast is varnished, so please tick that one off.', completes: [2] },
      { say: 'I have rung the vicar', completes: [7] },
      { say: 'Mooring ropes checked, all in good order', completes: [6], next: [ropes] },
      { say: 'minutes are written', completes: [3] },
      { say: 'Brass screws are ordered.', completes: [4] },
      { say: 'Have read the planing application for Church Lane, done', completes: [5] },
      { say: 'I finished sanding the hull of the dinghy', completes: [1] },
    ]),
  ),
  changing: now(
    saidOf(tasks, [
      { say: 'Please put the minutes off until Thursday, same time', changes: { 3: { due: '2026-11-26 18:00' } } },
      { say: 'Bring the varnishing forward to Monday', changes: { 2: { due: '2026-11-23' } } },
      { say: 'Change the call to the vicar to half past four', changes: { 7: { due: '2026-11-20 16:30' } } },
      {
        say: 'Please change the title of task 1 to sand the hull of the rowing boat',
        changes: { 1: { title: 'sand the hull of the rowing boat' } },
      },
      { say: 'Also tag the planning application with planning', changes: { 5: { tags: ['council', 'planning'] } } },
      {
        say: 'Change the mooring ropes to every fortnight, please',
        changes: { 6: { repeat: 'FREQ=WEEKLY;INTERVAL=2;BYDAY=SU' } },
      },
      { say: 'Postpone the brass screws by one week', changes: { 4: { due: '2026-11-25' } } },
      {
        say: 'Set everything tagged council to urgent',
        changes: { 3: { priority: 'urgent' }, 5: { priority: 'urgent' } },
      },
      { say: 'The shed door is not mended after all, reopen it please', changes: { 8: { done: false } } },
    ]),
  ),
  deleting: now(
    saidOf(tasks, [
      { say: 'Kindly delete the brass screws, I found a box in the shed.', deletes: [4] },
      { say: 'Remove the task about the vicar', deletes: [7] },
    ]),
  ),
  bulk: now(
    talksOf(tasks, [
      [
        { say: 'Delete all the completed tasks', asks: true, wants: { deletes: [8, 9] } },
        { say: 'Yes please do', deletes: [8, 9] },
      ],
      [
        { say: 'Delete the hull and the mast', asks: true, wants: { deletes: [1, 2] } },
        { say: 'Yes, both of them', deletes: [1, 2] },
      ],
    ]),
  ),
  'follow-ups': now(
    talksOf(tasks, [
      [
        { say: 'Add visit Harold at the boatyard', adds: [{ title: 'visit Harold at the boatyard' }] },
        { say: 'On Tuesday at 2 pm', changes: { 10: { due: '2026-11-24 14:00' } } },
        { say: 'No, better make that 3', changes: { 10: { due: '2026-11-24 15:00' } } },
      ],
      [
        { say: 'Show me what is tagged council, by due date', lists: [3, 5], inOrder: true },
        { say: 'Move the second one to Saturday', changes: { 5: { due: '2026-11-21' } } },
      ],
    ]),
  ),
  undo: now(
    talksOf(tasks, [
      [
        { say: 'Delete the Church Lane application', deletes: [5] },
        {
          say: 'Oh dear, please undo that',
          adds: [{ title: 'read the planning application for Church Lane', due: '2026-11-26', tags: ['council'] }],
        },
      ],
    ]),
  ),
  ambiguity: now(
    talksOf(letters, [
      [
        { say: 'The council one is finished', asks: true },
        { say: 'The letter', completes: [3] },
      ],
      [
        { say: 'Please delete the dinghy one', asks: true },
        { say: 'The trailer.', deletes: [2] },
      ],
    ]),
  ),
  talk: now(saidOf(letters, [{ say: 'Lovely, thank you very much indeed.' }])),
  several: now([
    ...saidOf(tasks, [
      {
        say: 'The screws are ordered and I have rung the vicar. Please add buy sandpaper for Monday.',
        completes: [4, 7],
        adds: [{ title: 'buy sandpaper', due: '2026-11-23' }],
      },
      {
        say: 'Move the minutes to Tuesday at 5 pm and the planning application to Monday',
        changes: { 3: { due: '2026-11-24 17:00' }, 5: { due: '2026-11-23' } },
      },
      {
        say: 'Ropes are checked. Delete the hull task, I am selling her.',
        completes: [6],
        next: [ropes],
        deletes: [1],
      },
      {
        say: 'Rename task 2 to varnish the mast and the boom, move it to Thursday and give it high priority',
        changes: { 2: { title: 'varnish the mast and the boom', due: '2026-11-26', priority: 'high' } },
      },
      {
        say: 'Minutes done, planning application done, vicar to tomorrow at the same time',
        completes: [3, 5],
        changes: { 7: { due: '2026-11-21 15:00' } },
      },
      {
        say: 'tag the vicar with church and show me what is due on Thursday',
        changes: { 7: { tags: ['church'] } },
        lists: [5],
        mayList: [7],
      },
    ]),
    ...saidOf(letters, [
      {
        say: 'Letter to the council is posted, lamp posts can be deleted, and set painting the dinghy for Sunday',
        completes: [3],
        deletes: [4],
        changes: { 1: { due: '2026-11-22' } },
      },
    ]),
  ]),
  pastes: now(
    saidOf(letters, [
      {
        say: 'For the boathouse:\n1. sweep the floor\n2. fix the lamp on Sunday\n3. throw out the old tarpaulin',
        adds: [
          { title: 'sweep the floor' },
          { title: 'fix the lamp', due: '2026-11-22' },
          { title: 'throw out the old tarpaulin' },
        ],
      },
    ]),
  ),
};
