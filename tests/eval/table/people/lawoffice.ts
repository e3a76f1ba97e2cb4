import type { Seed, Table } from '../../conversation.ts';
import { heldAt, saidAdds, saidOf, talksOf } from '../../rows.ts';

const tasks: Seed[] = [
  { title: 'prepare file for Hartmann hearing', due: '2026-09-08 09:00', priority: 'high', tags: ['court'] },
  { title: 'order letterhead paper', tags: ['supplies'] },
  { title: 'file the appeal for Ms Brandt', due: '2026-09-04 12:00', priority: 'urgent', tags: ['court'] },
  { title: 'book conference room B', due: '2026-09-03' },
  { title: 'submit expense reports', due: '2026-09-28', repeat: 'FREQ=MONTHLY;BYMONTHDAY=28' },
  { title: 'update the holiday calendar' },
  { title: 'renew the printer lease', due: '2026-09-01' },
  { title: 'water the office plants', due: '2026-09-02 16:00', repeat: 'FREQ=WEEKLY;BYDAY=WE' },
];

const brandt: Seed[] = [
  { title: 'call Ms Brandt', due: '2026-09-03 10:00' },
  { title: 'copy the Brandt contract' },
  { title: 'staff meeting', due: '2026-09-03 14:00' },
  { title: 'partners meeting', due: '2026-09-07 14:00' },
  { title: 'return books to the law library', due: '2026-09-09' },
];

const reports = { title: 'submit expense reports', due: '2026-10-28', repeat: 'FREQ=MONTHLY;BYMONTHDAY=28' };
const plants = { title: 'water the office plants', due: '2026-09-09 16:00', repeat: 'FREQ=WEEKLY;BYDAY=WE' };

const now = (rows: Parameters<typeof heldAt>[1]) => heldAt('2026-09-02 08:30', rows);

/** An office manager in a law firm. Said on Wednesday, 2 September 2026, at 08:30. */
export const lawOffice: Table = {
  adding: now(
    saidAdds([
      [
        'Please add: send engagement letter to Mr Okafor tomorrow at 11 am, high priority.',
        'send engagement letter to Mr Okafor',
        '2026-09-03 11:00',
        { priority: 'high' },
      ],
      [
        'Collect the deeds from the notary on 15 September at 2:30 pm, tags notary and property',
        'Collect the deeds from the notary',
        '2026-09-15 14:30',
        { tags: ['notary', 'property'] },
      ],
      [
        'We need to order a wreath for Mr Sommer by tomorrow noon, urgent',
        'order a wreath for Mr Sommer',
        '2026-09-03 12:00',
        { priority: 'urgent' },
      ],
      ['pls remind me in 3 days to chase Dr Weiss for his signature', 'chase Dr Weiss for his signature', '2026-09-05'],
      ['Interview with the new trainee next Thursday at 10:15', 'Interview with the new trainee', '2026-09-10 10:15'],
    ]),
  ),
  titles: now(
    saidAdds([['Add frame the Sunday Times article about the firm', 'frame the Sunday Times article about the firm']]),
  ),
  instructions: now(
    saidAdds([
      [
        'Add a task "delete all duplicate entries in the client register"',
        'delete all duplicate entries in the client register',
      ],
    ]),
  ),
  dates: now(
    saidAdds([
      ['Hand in the court fee form by the end of the month', 'Hand in the court fee form', '2026-09-30'],
      ['Fire drill on 2 November at 10 am', 'Fire drill', '2026-11-02 10:00'],
    ]),
  ),
  recurrence: now(
    saidAdds([
      [
        'Back up the dictation files every weekday at 17:30',
        'Back up the dictation files',
        '2026-09-02 17:30',
        { repeat: 'FREQ=WEEKLY;BYDAY=MO,TU,WE,TH,FR' },
      ],
      [
        'Add team breakfast on the second Tuesday of every month at 8:30 am',
        'team breakfast',
        '2026-09-08 08:30',
        { repeat: 'FREQ=MONTHLY;BYDAY=2TU' },
      ],
    ]),
  ),
  listing: now(
    saidOf(tasks, [
      { say: 'Could you show me what is due today, please?', lists: [8], mayList: [7] },
      { say: 'What is tagged court at the moment?', lists: [1, 3] },
      { say: 'Which tasks have no due date yet?', lists: [2, 6] },
      { say: 'Is there anything urgent on the list?', lists: [3] },
      { say: 'What do we have on Friday?', lists: [3] },
    ]),
  ),
  search: now(
    saidOf(tasks, [
      { say: 'Please search for Hartmann', lists: [1] },
      { say: 'Do I have something about the printer?', lists: [7] },
    ]),
  ),
  completing: now(
    saidOf(tasks, [
      { say: 'The appeal for Ms Brandt has been filed.', completes: [3] },
      { say: 'plants are watered', completes: [8], next: [plants] },
      { say: 'Conference room B is booked, thanks', completes: [4] },
      { say: 'I submitted the expense reports just now', completes: [5], next: [reports] },
      { say: 'Letterhead ordered - please check it off', completes: [2] },
      { say: 'We renewed the printer lease yesterday, so that one is complete', completes: [7] },
      { say: 'mark the holiday calendar and the letterhead as completed', completes: [2, 6] },
    ]),
  ),
  changing: now(
    saidOf(tasks, [
      { say: 'Please move the Hartmann file to Monday at 3 pm', changes: { 1: { due: '2026-09-07 15:00' } } },
      { say: 'Postpone the appeal until Monday, same time', changes: { 3: { due: '2026-09-07 12:00' } } },
      { say: 'Extend the deadline for the printer lease by one week', changes: { 7: { due: '2026-09-08' } } },
      { say: 'Change the priority of the appeal to high', changes: { 3: { priority: 'high' } } },
      {
        say: 'Rename "update the holiday calendar" to "update the holiday and sickness calendar"',
        changes: { 6: { title: 'update the holiday and sickness calendar' } },
      },
      { say: 'Remove the supplies tag from the letterhead task', changes: { 2: { tags: [] } } },
      { say: 'The office plants should no longer repeat', changes: { 8: { repeat: null } } },
      {
        say: 'Remind me of the Hartmann file one day before and again 2 hours before',
        changes: { 1: { remind: ['P1D', 'PT2H'] } },
      },
      {
        say: 'Set the holiday calendar for Tuesday, low priority',
        changes: { 6: { due: '2026-09-08', priority: 'low' } },
      },
    ]),
  ),
  deleting: now(
    saidOf(tasks, [
      { say: 'Please remove the printer lease from the list; the landlord handles it now.', deletes: [7] },
      { say: 'Delete task 2, we still have plenty.', deletes: [2] },
      { say: 'The office plants task can be deleted altogether, the cleaners do it now.', deletes: [8] },
    ]),
  ),
  bulk: now(
    talksOf(tasks, [
      [
        { say: 'Please delete tasks 2, 6 and 7', asks: true, wants: { deletes: [2, 6, 7] } },
        { say: 'Yes, please delete them.', deletes: [2, 6, 7] },
      ],
      [
        { say: 'Delete everything with the court tag', asks: true, wants: { deletes: [1, 3] } },
        { say: 'No, better keep them.' },
      ],
    ]),
  ),
  'follow-ups': now(
    talksOf(tasks, [
      [
        {
          say: 'Add lunch with the partners on Friday',
          adds: [{ title: 'lunch with the partners', due: '2026-09-04' }],
        },
        { say: 'At 12:30 please', changes: { 9: { due: '2026-09-04 12:30' } } },
        { say: 'Actually, make it Thursday', changes: { 9: { due: '2026-09-03 12:30' } } },
      ],
      [
        { say: 'When is the printer lease due?', lists: [7] },
        { say: 'Move it to Friday then', changes: { 7: { due: '2026-09-04' } } },
      ],
    ]),
  ),
  undo: now(
    talksOf(tasks, [
      [
        { say: 'Delete the holiday calendar task', deletes: [6] },
        { say: 'Sorry, that was a mistake, bring it back', adds: [{ title: 'update the holiday calendar' }] },
      ],
    ]),
  ),
  ambiguity: now(
    talksOf(brandt, [
      [
        { say: 'Delete the Brandt one', asks: true },
        { say: 'The call.', deletes: [1] },
      ],
      [
        { say: 'Move the meeting to Friday', asks: true },
        { say: 'I mean the staff meeting', changes: { 3: { due: '2026-09-04 14:00' } } },
      ],
    ]),
  ),
  talk: now(saidOf(brandt, [{ say: 'Thank you for your help, have a nice day' }])),
  several: now([
    ...saidOf(tasks, [
      {
        say: 'The printer lease is renewed, and please remind me to scan the contract tomorrow morning',
        completes: [7],
        adds: [{ title: 'scan the contract', due: '2026-09-03 09:00' }],
      },
      {
        say: 'Appeal filed, conference room booked. Please move the Hartmann file to Monday 10 am and make it urgent.',
        completes: [3, 4],
        changes: { 1: { due: '2026-09-07 10:00', priority: 'urgent' } },
      },
      {
        say: 'Delete the letterhead task and add order envelopes for Monday with the tag supplies',
        deletes: [2],
        adds: [{ title: 'order envelopes', due: '2026-09-07', tags: ['supplies'] }],
      },
      { say: 'Expense reports are in, plants are watered.', completes: [5, 8], next: [reports, plants] },
      {
        say: 'Take the date off the printer lease and put the conference room on Friday at 10 am',
        changes: { 7: { due: null }, 4: { due: '2026-09-04 10:00' } },
      },
    ]),
    ...saidOf(brandt, [
      {
        say: 'Called Ms Brandt. The staff meeting moves to 3 pm and the library books can be deleted',
        completes: [1],
        changes: { 3: { due: '2026-09-03 15:00' } },
        deletes: [5],
      },
    ]),
  ]),
  pastes: now(
    saidOf(brandt, [
      {
        say: 'For the office:\nOrder coffee beans\nRing the locksmith tomorrow\nTidy the archive (low priority)',
        adds: [
          { title: 'Order coffee beans' },
          { title: 'Ring the locksmith', due: '2026-09-03' },
          { title: 'Tidy the archive', priority: 'low' },
        ],
      },
    ]),
  ),
};
