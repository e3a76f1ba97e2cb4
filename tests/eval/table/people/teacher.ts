import type { Conversation, Seed, Table } from '../../conversation.ts';
import { heldAt, saidAdds, saidOf, talksOf } from '../../rows.ts';

const wednesdays = 'FREQ=WEEKLY;BYDAY=WE';

const tasks: Seed[] = [
  { title: 'Mark Year 9 compositions', due: '2026-03-12', priority: 'high', tags: ['marking'] },
  { title: 'Choir rehearsal', due: '2026-03-11 16:00', repeat: wednesdays },
  { title: 'Book the hall for the spring concert', due: '2026-03-16' },
  { title: 'Tune the guitars' },
  { title: 'Email parents about the Vienna trip', due: '2026-03-10 17:00' },
  { title: 'Order reeds for the clarinets', tags: ['orders'] },
  { title: 'Write GCSE reports', due: '2026-03-20' },
  { title: 'Tidy the percussion cupboard', priority: 'low' },
];

const november: Seed[] = [
  { title: 'Christmas concert programme', due: '2026-11-27' },
  { title: 'Carol rehearsal', due: '2026-11-23 15:30' },
  { title: 'Borrow music stands' },
  { title: 'Thank the caretaker' },
  { title: 'Pay the accompanist', due: '2026-11-20' },
];

const shaw: Seed[] = [
  { title: 'Reply to Mr Shaw' },
  { title: 'Meet Mr Shaw about the timetable', due: '2026-03-12 13:00' },
  { title: 'Photocopy theory tests' },
  { title: 'Return library scores', due: '2026-03-13' },
  { title: 'Repair the cello case' },
];

const choir = { title: 'Choir rehearsal', due: '2026-03-18 16:00', repeat: wednesdays };

const inNovember = (conversations: Conversation[]) => heldAt('2026-11-20 09:00', conversations);

const rows: Table = {
  adding: saidAdds([
    ['add meeting with the head on monday at 8:15', 'meeting with the head', '2026-03-16 08:15'],
    [
      'print the choir parts tomorrow at 7:45am, reminder 15 min before',
      'print the choir parts',
      '2026-03-11 07:45',
      { remind: ['PT15M'] },
    ],
    [
      'ring the piano tuner #school high priority',
      'ring the piano tuner',
      undefined,
      { priority: 'high', tags: ['school'] },
    ],
    ['put parents evening on 25 march at 5pm on my list', 'parents evening', '2026-03-25 17:00'],
    ['ive got to buy batteries for the metronomes', 'buy batteries for the metronomes'],
  ]),
  titles: saidAdds([
    ['add task "practise Blue Monday riff"', 'practise Blue Monday riff'],
    ['print parts for the Sunday concert', 'print parts for the Sunday concert'],
  ]),
  dates: saidAdds([
    ['hand in the orchestra budget by 3/4', 'hand in the orchestra budget', '2026-04-03'],
    ['draw up the seating plan in 4 days', 'draw up the seating plan', '2026-03-14'],
  ]),
  recurrence: saidAdds([
    [
      'brass band every tuesday at 1:15pm until 26 may',
      'brass band',
      '2026-03-10 13:15',
      { repeat: 'FREQ=WEEKLY;BYDAY=TU;UNTIL=20260526' },
    ],
    [
      'check the instrument store on the 1st and 15th of every month',
      'check the instrument store',
      '2026-03-15',
      { repeat: 'FREQ=MONTHLY;BYMONTHDAY=1,15' },
    ],
  ]),
  listing: saidOf(tasks, [
    { say: 'What have I got on today?', lists: [5] },
    { say: 'whats due this week', lists: [1, 2, 5], mayList: [3] },
    { say: 'anything coming up next week?', lists: [3, 7], mayList: [2] },
    { say: 'list my high priority things', lists: [1] },
  ]),
  search: saidOf(tasks, [
    { say: 'is there anything about guitars on the list?', lists: [4] },
    { say: 'find vienna', lists: [5] },
  ]),
  completing: [
    ...saidOf(tasks, [
      { say: 'vienna email sent', completes: [5] },
      { say: 'marked the year 9 compositions!!', completes: [1] },
      { say: 'choir rehearsal is done', completes: [2], next: [choir] },
      { say: 'the hall is booked', completes: [3] },
      { say: 'reeds are ordered, tick that off please', completes: [6] },
      { say: 'gcse reports all written, hooray', completes: [7] },
    ]),
    ...inNovember(saidOf(november, [{ say: 'accompanist paid and stands borrowed', completes: [3, 5] }])),
  ],
  changing: [
    ...saidOf(tasks, [
      { say: 'move the vienna email to tomorrow same time', changes: { 5: { due: '2026-03-11 17:00' } } },
      { say: 'choir rehearsal is at 4:30 this week', changes: { 2: { due: '2026-03-11 16:30' } } },
      { say: 'push the gcse reports back a week', changes: { 7: { due: '2026-03-27' } } },
      { say: 'add the tag orchestra to the reeds', changes: { 6: { tags: ['orders', 'orchestra'] } } },
      { say: 'remove the marking tag from the compositions', changes: { 1: { tags: [] } } },
      {
        say: 'rename choir rehearsal to Chamber choir rehearsal',
        changes: { 2: { title: 'Chamber choir rehearsal' } },
      },
      { say: 'put tuning the guitars on saturday at 11', changes: { 4: { due: '2026-03-14 11:00' } } },
      { say: 'give me a reminder 2 hours before choir rehearsal', changes: { 2: { remind: ['PT2H'] } } },
    ]),
    ...inNovember(
      saidOf(november, [
        { say: 'move carol rehearsal to tuesday', changes: { 2: { due: '2026-11-24 15:30' } } },
        { say: 'concert programme needs to be ready by next wednesday', changes: { 1: { due: '2026-11-25' } } },
      ]),
    ),
  ],
  deleting: saidOf(tasks, [
    { say: 'delete the percussion cupboard thing', deletes: [8] },
    { say: "there's no trip this year so remove the vienna email", deletes: [5] },
  ]),
  bulk: talksOf(tasks, [
    [
      { say: 'please remove all the tasks that have no due date', asks: true, wants: { deletes: [4, 6, 8] } },
      { say: 'yes go ahead', deletes: [4, 6, 8] },
    ],
  ]),
  'follow-ups': talksOf(tasks, [
    [
      {
        say: 'add piano lesson for Ella thursday 3pm',
        adds: [{ title: 'piano lesson for Ella', due: '2026-03-12 15:00' }],
      },
      { say: 'make it 3:20', changes: { 9: { due: '2026-03-12 15:20' } } },
      { say: 'and repeat it every week please', changes: { 9: { repeat: 'FREQ=WEEKLY;BYDAY=TH' } } },
    ],
    [
      { say: 'which tasks dont have a date', lists: [4, 6, 8] },
      { say: 'guitars are done actually', completes: [4] },
    ],
  ]),
  undo: talksOf(tasks, [
    [
      { say: 'move the hall booking to the 19th', changes: { 3: { due: '2026-03-19' } } },
      { say: 'no, undo that please', changes: { 3: { due: '2026-03-16' } } },
    ],
  ]),
  ambiguity: talksOf(shaw, [
    [
      { say: 'mr shaw is done', asks: true },
      { say: 'I mean the reply', completes: [1] },
    ],
  ]),
  talk: saidOf(tasks, [{ say: 'do you know any good warm up songs for a choir?' }]),
  several: [
    ...saidOf(tasks, [
      {
        say: 'compositions marked, reeds ordered, and move the hall to friday',
        completes: [1, 6],
        changes: { 3: { due: '2026-03-13' } },
      },
      {
        say: 'add buy rosin, and move the vienna email to 6pm',
        adds: [{ title: 'buy rosin' }],
        changes: { 5: { due: '2026-03-10 18:00' } },
      },
      {
        say: 'remind me to collect the iPads tomorrow at 1pm and to email the exams officer on thursday',
        adds: [
          { title: 'collect the iPads', due: '2026-03-11 13:00' },
          { title: 'email the exams officer', due: '2026-03-12' },
        ],
      },
      {
        say: 'delete the percussion cupboard and make the guitars high priority',
        deletes: [8],
        changes: { 4: { priority: 'high' } },
      },
      { say: 'make the gcse reports urgent and due monday', changes: { 7: { priority: 'urgent', due: '2026-03-16' } } },
      {
        say: 'hall booked. add pick up the hall keys on the 19th at 8am',
        completes: [3],
        adds: [{ title: 'pick up the hall keys', due: '2026-03-19 08:00' }],
      },
      { say: "tick off the guitars. and what's left for today?", completes: [4], lists: [5] },
    ]),
    ...inNovember(
      saidOf(november, [{ say: 'programme done, carol rehearsal is off so delete it', completes: [1], deletes: [2] }]),
    ),
  ],
  pastes: saidOf(shaw, [
    {
      say: 'For the concert:\n* write programme notes\n* ask Year 12 to usher\n* buy 40 folders',
      adds: [{ title: 'write programme notes' }, { title: 'ask Year 12 to usher' }, { title: 'buy 40 folders' }],
    },
  ]),
};

/** A music teacher at a secondary school, in London. On Tuesday, 10 March 2026, at 10:00, where nothing else is said. */
export const musicTeacher: Table = Object.fromEntries(
  Object.entries(rows).map(([category, conversations]) => [
    category,
    conversations.map((one) => ({ ...one, zone: 'Europe/London', locale: 'en-GB' })),
  ]),
);
