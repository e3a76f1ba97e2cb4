import type { Conversation, Seed, Table } from '../../conversation.ts';
import { heldAt, saidAdds, saidOf, talksOf } from '../../rows.ts';

const tasks: Seed[] = [
  { title: 'prepare the minutes of the board meeting', due: '2026-05-15', priority: 'high', tags: ['board'] },
  { title: 'order catering for the workshop', due: '2026-05-18 12:00' },
  { title: 'book a flight for Ms Okafor', due: '2026-05-20', tags: ['travel'] },
  { title: 'book a hotel for Ms Okafor', due: '2026-05-21', tags: ['travel'] },
  { title: 'renew the parking permits', due: '2026-05-12' },
  { title: 'send the weekly summary', due: '2026-05-15 16:00', repeat: 'FREQ=WEEKLY;BYDAY=FR' },
  { title: 'replace the printer toner' },
  { title: 'invite the auditors', due: '2026-05-14 15:00' },
];

const inLondon = (conversations: Conversation[]): Conversation[] =>
  heldAt('2026-05-14 09:15', conversations).map((one) => ({ ...one, zone: 'Europe/London', locale: 'en-GB' }));

/** An office assistant in London. Said on Thursday, 14 May 2026, at 09:15. */
export const plainVoices3: Table = {
  adding: inLondon([
    ...saidAdds([
      [
        'Would you kindly add a task to confirm the meeting room with reception by Monday at 10 a.m.?',
        'confirm the meeting room with reception',
        '2026-05-18 10:00',
      ],
      [
        'Please remind me of the fire drill on Wednesday at 11:00, thirty minutes beforehand.',
        ['fire drill', 'the fire drill'],
        '2026-05-20 11:00',
        { remind: ['PT30M'] },
      ],
      [
        'Could you please note that I need to collect the visitor badges this afternoon?',
        'collect the visitor badges',
        '2026-05-14 15:00',
      ],
      [
        'Kindly create a high priority task to reconcile the petty cash by the 29th of May, with the tag finance.',
        'reconcile the petty cash',
        '2026-05-29',
        { priority: 'high', tags: ['finance'] },
      ],
      [
        'Please add "Call the courier" for tomorrow at noon with urgent priority.',
        'Call the courier',
        '2026-05-15 12:00',
        { priority: 'urgent' },
      ],
    ]),
  ]),
  titles: inLondon([
    ...saidAdds([
      ['Please add a task to file the Friday report on Monday.', 'file the Friday report', '2026-05-18'],
      ['Please put "Distribute the June newsletter" on my list.', 'Distribute the June newsletter'],
    ]),
  ]),
  dates: inLondon([
    ...saidAdds([
      ['Please remind me to submit my holiday request on 3/6.', 'submit my holiday request', '2026-06-03'],
      [
        'Please remind me to review the contract with Mr Lindqvist three weeks from today at 2 p.m.',
        'review the contract with Mr Lindqvist',
        '2026-06-04 14:00',
      ],
      [
        'I have to return the projector to the hire company a week on Tuesday.',
        'return the projector to the hire company',
        '2026-05-26',
      ],
    ]),
  ]),
  recurrence: inLondon([
    ...saidAdds([
      [
        'Please remind me to send the timesheets on the last Thursday of every month at 4 p.m.',
        'send the timesheets',
        '2026-05-28 16:00',
        { repeat: 'FREQ=MONTHLY;BYDAY=-1TH' },
      ],
      [
        'Please add a task to back up the shared calendar every three months, starting on 1 July.',
        'back up the shared calendar',
        '2026-07-01',
        { repeat: 'FREQ=MONTHLY;INTERVAL=3' },
      ],
    ]),
  ]),
  listing: inLondon([
    ...saidOf(tasks, [
      { say: 'Could you please tell me what is on my agenda for tomorrow?', lists: [1, 6] },
      { say: 'May I see all tasks with the tag travel, please?', lists: [3, 4] },
      { say: 'Would you please list everything that is overdue?', lists: [5] },
      { say: 'What are my tasks for next week, please?', lists: [2, 3, 4], mayList: [6] },
      { say: 'Please show me the tasks that are due today.', lists: [8], mayList: [5] },
      {
        say: 'Could you please show all my open tasks sorted by due date?',
        lists: [5, 8, 1, 6, 2, 3, 4, 7],
        inOrder: true,
      },
    ]),
  ]),
  search: inLondon([
    ...saidOf(tasks, [
      { say: 'Would you be able to find anything concerning Ms Okafor?', lists: [3, 4] },
      { say: 'Is there a task about the printer on my list?', lists: [7] },
    ]),
  ]),
  completing: inLondon([
    ...saidOf(tasks, [
      {
        say: 'I have just sent the weekly summary, so please mark it as completed.',
        completes: [6],
        next: [{ title: 'send the weekly summary', due: '2026-05-22 16:00', repeat: 'FREQ=WEEKLY;BYDAY=FR' }],
      },
      { say: 'The printer toner has been replaced, thank you.', completes: [7] },
      { say: 'Kindly mark tasks 3 and 4 as completed.', completes: [3, 4] },
      { say: 'I have renewed the parking permits this morning.', completes: [5] },
    ]),
  ]),
  changing: inLondon([
    ...saidOf(tasks, [
      { say: 'Could you please move the catering order to Tuesday?', changes: { 2: { due: '2026-05-19 12:00' } } },
      { say: 'Please postpone inviting the auditors by two hours.', changes: { 8: { due: '2026-05-14 17:00' } } },
      { say: 'Please lower the priority of the board minutes to medium.', changes: { 1: { priority: 'medium' } } },
      { say: 'Please remind me one hour before the catering order is due.', changes: { 2: { remind: ['PT1H'] } } },
      { say: 'Please remove the due date from the parking permits.', changes: { 5: { due: null } } },
    ]),
  ]),
  deleting: inLondon([
    ...saidOf(tasks, [{ say: 'The workshop will not take place, so please delete the catering task.', deletes: [2] }]),
  ]),
  bulk: inLondon([
    ...talksOf(tasks, [
      [
        { say: 'Please delete all tasks that are tagged travel.', asks: true, wants: { deletes: [3, 4] } },
        { say: 'No, thank you, please keep them.' },
      ],
    ]),
  ]),
  'follow-ups': inLondon([
    ...talksOf(tasks, [
      [
        {
          say: 'Please add a task to print the name tags on Monday morning.',
          adds: [{ title: 'print the name tags', due: '2026-05-18 09:00' }],
        },
        { say: 'Actually, please make that Friday afternoon.', changes: { 9: { due: '2026-05-15 15:00' } } },
      ],
      [
        { say: 'Which tasks do I have for Ms Okafor?', lists: [3, 4] },
        {
          say: 'Please set the first one to urgent.',
          either: [{ changes: { 3: { priority: 'urgent' } } }, { changes: { 4: { priority: 'urgent' } } }],
        },
      ],
    ]),
  ]),
  ambiguity: inLondon([
    ...talksOf(tasks, [
      [
        { say: 'Please mark the booking for Ms Okafor as done.', asks: true },
        { say: 'The hotel, please.', completes: [4] },
      ],
    ]),
  ]),
  talk: inLondon([...saidOf(tasks, [{ say: 'Could you tell me the exchange rate of the dollar, please?' }])]),
  several: inLondon([
    ...saidOf(tasks, [
      {
        say: 'Please mark the parking permits as done and move the board minutes to Monday.',
        completes: [5],
        changes: { 1: { due: '2026-05-18' } },
      },
      {
        say: 'I have invited the auditors. Please also add a task to reserve their parking space on Tuesday at 9 a.m.',
        completes: [8],
        adds: [
          {
            title: ['reserve their parking space', "reserve the auditors' parking space"],
            due: '2026-05-19 09:00',
          },
        ],
      },
      {
        say: 'Kindly add "Send the invoice to Brightwater" for 22 May and "Chase the signed contract" for 26 May.',
        adds: [
          { title: 'Send the invoice to Brightwater', due: '2026-05-22' },
          { title: 'Chase the signed contract', due: '2026-05-26' },
        ],
      },
    ]),
  ]),
  pastes: inLondon([
    ...saidOf(tasks, [
      {
        say: 'Please add the following tasks:\n1. Update the phone list\n2. Order business cards for Mr Hale by 20 May\n3. Shred the old applications',
        adds: [
          { title: 'Update the phone list' },
          { title: 'Order business cards for Mr Hale', due: '2026-05-20' },
          { title: 'Shred the old applications' },
        ],
      },
    ]),
  ]),
  instructions: inLondon([
    ...saidAdds([
      [
        'Please add a task called "Delete all completed tasks in the old tracker" for Monday.',
        'Delete all completed tasks in the old tracker',
        '2026-05-18',
      ],
    ]),
  ]),
};
