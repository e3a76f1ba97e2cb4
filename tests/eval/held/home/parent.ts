import type { Seed, Table } from '../../conversation.ts';
import { saidAdds, saidOf, talksOf } from '../../rows.ts';

const wednesdays = 'FREQ=WEEKLY;BYDAY=WE';
const tasks: Seed[] = [
  { title: "sign Mia's permission slip", due: '2026-03-12', tags: ['school'] },
  { title: 'buy football boots for Jonas' },
  { title: 'pay the nursery fees', due: '2026-03-13', priority: 'high' },
  { title: 'dentist appointment for Leo', due: '2026-03-17 15:30', tags: ['kids'] },
  { title: 'bake cupcakes for the school fair', due: '2026-03-20' },
  { title: 'take out the bins', due: '2026-03-11 19:00', repeat: wednesdays },
  { title: 'send timesheet to Anja', due: '2026-03-10 16:00', tags: ['work'] },
  { title: 'sort out the baby clothes', priority: 'low' },
];
const alike: Seed[] = [
  { title: 'call the school about Mia', due: '2026-03-11' },
  { title: 'call the school about Jonas' },
  { title: 'buy stamps' },
  { title: 'email Sven about the invoice', due: '2026-03-12' },
  { title: 'email Sven about the holidays' },
];

/** A parent of three with a part-time job. Said on Tuesday, 10 March 2026, at 10:00. */
export const homeVoices1: Table = {
  adding: [
    ...saidAdds([
      ["remind me to pack jonas's swimming bag tomorrow morning", "pack jonas's swimming bag", '2026-03-11 09:00'],
      ['parents evening for mia on the 26th at 6:30pm', 'parents evening for mia', '2026-03-26 18:30'],
      ['add buy nappies size 5', 'buy nappies size 5'],
      [
        'add book summer holiday club by end of march, high priority #kids',
        'book summer holiday club',
        '2026-03-31',
        { priority: 'high', tags: ['kids'] },
      ],
      [
        'return library books on saturday, remind me the day before',
        'return library books',
        '2026-03-14',
        { remind: ['P1D'] },
      ],
      [
        'can u remind me in an hour to take the lasagne out of the freezer',
        'take the lasagne out of the freezer',
        '2026-03-10 11:00',
      ],
      ['urgent: renew leos passport by the 30th', 'renew leos passport', '2026-03-30', { priority: 'urgent' }],
    ]),
  ],
  titles: [
    ...saidAdds([
      ['add order beef for the Sunday roast', 'order beef for the Sunday roast'],
      ['add bring the Tuesday folder to school tomorrow', 'bring the Tuesday folder to school', '2026-03-11'],
      ['add buy After Eight mints for gran', 'buy After Eight mints for gran'],
    ]),
  ],
  dates: [
    ...saidAdds([
      ['haircut for the boys a week on saturday at 11', 'haircut for the boys', '2026-03-21 11:00'],
      ['easter egg hunt with the cousins on 5 april 10am', 'easter egg hunt with the cousins', '2026-04-05 10:00'],
      ['book a hall for leos birthday two weeks from friday', 'book a hall for leos birthday', '2026-03-27'],
    ]),
  ],
  recurrence: [
    ...saidAdds([
      [
        'put mias gym kit by the door every tuesday and thursday at 7am',
        'put mias gym kit by the door',
        '2026-03-12 07:00',
        { repeat: 'FREQ=WEEKLY;BYDAY=TU,TH' },
      ],
      [
        'change the bed sheets every other sunday',
        'change the bed sheets',
        '2026-03-15',
        { repeat: 'FREQ=WEEKLY;INTERVAL=2;BYDAY=SU' },
      ],
    ]),
  ],
  'not half': saidOf(tasks, [
    {
      say: 'vacuum the stairs every 1.5 weeks',
      either: [{}, { adds: [{ title: 'vacuum the stairs every 1.5 weeks' }] }],
    },
  ]),
  listing: saidOf(tasks, [
    { say: 'whats on for today', lists: [7] },
    { say: 'what do i still have to do this week?', lists: [1, 3, 6, 7] },
    { say: 'anything for thursday?', lists: [1] },
    { say: 'show me my whole list pls', lists: [1, 2, 3, 4, 5, 6, 7, 8] },
    { say: 'which ones have no date yet', lists: [2, 8] },
    { say: 'whats due next week', lists: [4, 5], mayList: [6] },
    { say: 'when is leos dentist', lists: [4], names: [/15:30|3:30/] },
    { say: 'do i have anything high priority?', lists: [3] },
  ]),
  search: saidOf(tasks, [
    { say: 'find the thing about the cupcakes', lists: [5] },
    { say: 'where was that task with the football boots', lists: [2] },
    { say: 'search for anja', lists: [7] },
  ]),
  completing: saidOf(tasks, [
    { say: 'timesheet sent!', completes: [7] },
    {
      say: 'the bins are out',
      completes: [6],
      next: [{ title: 'take out the bins', due: '2026-03-18 19:00', repeat: wednesdays }],
    },
    { say: 'got jonas his football boots', completes: [2] },
    { say: 'mark nursery fees as paid', completes: [3] },
    { say: 'cross off number 8', completes: [8] },
  ]),
  changing: saidOf(tasks, [
    { say: "move leo's dentist to the 19th", changes: { 4: { due: '2026-03-19 15:30' } } },
    { say: 'push the cupcakes back two days', changes: { 5: { due: '2026-03-22' } } },
    { say: 'the timesheet needs to be in by 3pm not 4', changes: { 7: { due: '2026-03-10 15:00' } } },
    { say: 'make the football boots urgent', changes: { 2: { priority: 'urgent' } } },
    { say: 'tag the baby clothes with declutter', changes: { 8: { tags: ['declutter'] } } },
    {
      say: "rename the permission slip to sign Mia's museum trip form",
      changes: { 1: { title: "sign Mia's museum trip form" } },
    },
    { say: 'remind me about the dentist appointment 2 hours before', changes: { 4: { remind: ['PT2H'] } } },
    {
      say: 'the bins should repeat every two weeks from now on',
      changes: { 6: { repeat: 'FREQ=WEEKLY;INTERVAL=2;BYDAY=WE' } },
    },
  ]),
  deleting: saidOf(tasks, [
    { say: 'delete the baby clothes one', deletes: [8] },
    { say: 'scrap the cupcakes, the fair is cancelled', deletes: [5] },
  ]),
  bulk: talksOf(tasks, [
    [{ say: 'wipe the whole list', asks: true, wants: { deletes: [1, 2, 3, 4, 5, 6, 7, 8] } }, { say: 'hmm no, dont' }],
  ]),
  'follow-ups': talksOf(tasks, [
    [
      {
        say: 'add piano lesson for Mia thursday 4pm',
        adds: [{ title: 'piano lesson for Mia', due: '2026-03-12 16:00' }],
      },
      { say: 'sorry, 4:30', changes: { 9: { due: '2026-03-12 16:30' } } },
      { say: 'and tag it kids', changes: { 9: { tags: ['kids'] } } },
    ],
    [
      { say: 'whats due tomorrow', lists: [6] },
      { say: 'ok push that to 8pm', changes: { 6: { due: '2026-03-11 20:00' } } },
    ],
  ]),
  undo: talksOf(tasks, [
    [
      { say: 'delete the football boots', deletes: [2] },
      { say: 'undo that please', adds: [{ title: 'buy football boots for Jonas' }] },
    ],
  ]),
  ambiguity: talksOf(alike, [
    [
      { say: 'mark call the school as done', asks: true },
      { say: 'the one about jonas', completes: [2] },
    ],
    [
      { say: 'delete the email to sven', asks: true },
      { say: 'the holidays one', deletes: [5] },
    ],
  ]),
  urdu: saidOf(tasks, [
    {
      say: 'kal subah doctor ko phone karna hai',
      adds: [{ title: ['doctor ko phone karna hai', 'doctor ko phone karna'], due: '2026-03-11 09:00' }],
    },
    { say: 'meri poori list dikhao', lists: [1, 2, 3, 4, 5, 6, 7, 8] },
    { say: 'آج مجھے کیا کرنا ہے؟', lists: [7] },
  ]),
  several: saidOf(tasks, [
    {
      say: 'permission slip is signed and timesheet sent. add buy glue sticks for thursday',
      completes: [1, 7],
      adds: [{ title: 'buy glue sticks', due: '2026-03-12' }],
    },
    {
      say: 'move the cupcakes to thursday the 19th and delete the baby clothes',
      changes: { 5: { due: '2026-03-19' } },
      deletes: [8],
    },
    {
      say: 'football boots bought, dentist is now at 4pm same day, and what else have i got this week?',
      completes: [2],
      changes: { 4: { due: '2026-03-17 16:00' } },
      lists: [1, 3, 6, 7],
      mayList: [2, 4],
    },
  ]),
  pastes: saidOf(tasks, [
    {
      say: 'Shopping:\n- bread\n- nappies\n- grated cheese',
      adds: [{ title: 'bread' }, { title: 'nappies' }, { title: 'grated cheese' }],
    },
    {
      say: 'pls add these:\nbring wellies to nursery friday\nreturn reading book thursday\npay 12 euros for the class photo',
      adds: [
        { title: 'bring wellies to nursery', due: '2026-03-13' },
        { title: 'return reading book', due: '2026-03-12' },
        { title: 'pay 12 euros for the class photo' },
      ],
    },
  ]),
};
