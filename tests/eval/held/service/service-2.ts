import type { Seed, Table } from '../../conversation.ts';
import { heldAt, saidAdds, saidOf, talksOf } from '../../rows.ts';

const lessons: Seed[] = [
  { title: "restring Maya's violin", due: '2026-05-15 12:00' },
  { title: 'order rosin', tags: ['shopping'] },
  { title: 'invoice the Hendersons', due: '2026-05-12', priority: 'high' },
  { title: 'summer recital', due: '2026-06-20 15:00', tags: ['recital'] },
  { title: 'book the church hall', due: '2026-05-18', tags: ['recital'] },
  { title: 'orchestra rehearsal', due: '2026-05-18 19:30', repeat: 'FREQ=WEEKLY;BYDAY=MO' },
  { title: 'photocopy the Suzuki duets', due: '2026-05-14 18:00' },
  { title: 'tune the piano', done: true },
];

const pupils: Seed[] = [
  { title: "email Leo's mum about the exam", due: '2026-05-19' },
  { title: "email Nora's mum about the exam", due: '2026-05-20' },
  { title: 'buy a metronome' },
  { title: 'return the half-size cello', due: '2026-05-22' },
  { title: 'mark the theory homework' },
];

const inLondon = (conversations: Table[string]): Table[string] =>
  heldAt('2026-05-14 16:30', conversations).map((one) => ({ ...one, zone: 'Europe/London', locale: 'en-GB' }));

/** A violin teacher in London. On Thursday, 14 May 2026, at 16:30. */
export const serviceVoices2: Table = {
  adding: inLondon(
    saidAdds([
      ["Please add Oscar's trial lesson on Saturday at 10:15", "Oscar's trial lesson", '2026-05-16 10:15'],
      ['rehair my bow by the 29th of june, high priority', 'rehair my bow', '2026-06-29', { priority: 'high' }],
      ['remind me to ring the luthier tomorrow morning', 'ring the luthier', '2026-05-15 09:00'],
      [
        'send off the exam entries 22 may 5pm p1 #abrsm',
        'send off the exam entries',
        '2026-05-22 17:00',
        { priority: 'urgent', tags: ['abrsm'] },
      ],
      [
        'low priority: buy new e strings for the little ones',
        'buy new e strings for the little ones',
        undefined,
        { priority: 'low' },
      ],
      [
        'I have to drop off the programme at the printers on 3 June at noon, remind me 2 hours before',
        'drop off the programme at the printers',
        '2026-06-03 12:00',
        { remind: ['PT2H'] },
      ],
      [
        'quartet practice every thursday at 8pm',
        'quartet practice',
        '2026-05-14 20:00',
        { repeat: 'FREQ=WEEKLY;BYDAY=TH' },
      ],
    ]),
  ),
  titles: inLondon(
    saidAdds([
      ["add practise Grieg's Morning Mood with Ivy", "practise Grieg's Morning Mood with Ivy"],
      [
        'play through Winter from the Four Seasons with Nora on monday at 4pm',
        'play through Winter from the Four Seasons with Nora',
        '2026-05-18 16:00',
      ],
      ['photocopy the Saturday group parts tomorrow', 'photocopy the Saturday group parts', '2026-05-15'],
    ]),
  ),
  dates: inLondon(
    saidAdds([
      ["Zoe's grade 5 exam on 2/7 at 11:20 am", "Zoe's grade 5 exam", '2026-07-02 11:20'],
      ['collect the viola from repair in ten days', 'collect the viola from repair', '2026-05-24'],
      ['tidy the music cupboard by the end of the month', 'tidy the music cupboard', '2026-05-31'],
      ['meet the new parents friday week at 6pm', 'meet the new parents', '2026-05-22 18:00'],
      ['ring the piano tuner at 5', 'ring the piano tuner', '2026-05-14 17:00'],
    ]),
  ),
  recurrence: inLondon(
    saidAdds([
      [
        'send invoices on the 28th of each month',
        'send invoices',
        '2026-05-28',
        { repeat: 'FREQ=MONTHLY;BYMONTHDAY=28' },
      ],
      [
        'Practise scales every weekday at 7am',
        'practise scales',
        '2026-05-15 07:00',
        { repeat: 'FREQ=WEEKLY;BYDAY=MO,TU,WE,TH,FR' },
      ],
      [
        'duo with Harriet every other sunday at 2pm starting may 24',
        'duo with Harriet',
        '2026-05-24 14:00',
        { repeat: 'FREQ=WEEKLY;INTERVAL=2;BYDAY=SU' },
      ],
      [
        'renew the instrument insurance every year on 1 september',
        'renew the instrument insurance',
        '2026-09-01',
        { repeat: 'FREQ=YEARLY' },
      ],
    ]),
  ),
  listing: inLondon(
    saidOf(lessons, [
      { say: 'what do I have left today?', lists: [7], mayList: [3] },
      { say: "what's happening on monday", lists: [5, 6] },
      { say: 'anything due tomorrow', lists: [1] },
      { say: 'show me all the recital things', lists: [4, 5] },
      { say: 'what have I already finished', lists: [8] },
      { say: 'which ones are overdue pls', lists: [3] },
      { say: 'whats coming up in june', lists: [4], mayList: [6] },
      { say: 'What is on my plate next week?', lists: [5, 6] },
    ]),
  ),
  search: inLondon(
    saidOf(lessons, [
      { say: 'search for suzuki', lists: [7] },
      { say: 'have i got something about the hendersons', lists: [3] },
      { say: 'which task mentions the violin', lists: [1] },
    ]),
  ),
  completing: inLondon(
    saidOf(lessons, [
      { say: 'the hendersons have been invoiced', completes: [3] },
      { say: "Maya's violin is restrung", completes: [1] },
      { say: 'church hall is booked, tick it off', completes: [5] },
      {
        say: 'tick off mondays orchestra rehearsal',
        completes: [6],
        next: [{ title: 'orchestra rehearsal', due: '2026-05-25 19:30', repeat: 'FREQ=WEEKLY;BYDAY=MO' }],
      },
      { say: "actually the piano isn't tuned yet, reopen that one", changes: { 8: { done: false } } },
    ]),
  ),
  changing: inLondon(
    saidOf(lessons, [
      { say: 'move the summer recital to 27 June, same time', changes: { 4: { due: '2026-06-27 15:00' } } },
      { say: 'church hall by wednesday instead', changes: { 5: { due: '2026-05-20' } } },
      { say: 'make the duets half an hour later', changes: { 7: { due: '2026-05-14 18:30' } } },
      { say: 'set the rosin to saturday', changes: { 2: { due: '2026-05-16' } } },
      { say: 'the Hendersons invoice can be low priority', changes: { 3: { priority: 'low' } } },
      { say: 'rename the summer recital to end of year concert', changes: { 4: { title: 'end of year concert' } } },
      { say: 'remove the shopping tag from the rosin', changes: { 2: { tags: [] } } },
      { say: 'remind me of the summer recital a day before', changes: { 4: { remind: ['P1D'] } } },
    ]),
  ),
  deleting: inLondon(saidOf(lessons, [{ say: 'Delete "photocopy the Suzuki duets"', deletes: [7] }])),
  bulk: inLondon(
    talksOf(lessons, [
      [{ say: 'get rid of all the recital tasks', asks: true, wants: { deletes: [4, 5] } }, { say: 'no, keep them' }],
    ]),
  ),
  'follow-ups': inLondon(
    talksOf(lessons, [
      [
        { say: 'new task: choose a piece for Ivy', adds: [{ title: 'choose a piece for Ivy' }] },
        { say: 'by sunday', changes: { 9: { due: '2026-05-17' } } },
        { say: 'and tag it recital', changes: { 9: { tags: ['recital'] } } },
      ],
      [
        { say: 'when is the summer recital', lists: [4] },
        { say: 'move it to 4pm', changes: { 4: { due: '2026-06-20 16:00' } } },
      ],
    ]),
  ),
  undo: inLondon(
    talksOf(lessons, [
      [
        { say: 'rosin is ordered', completes: [2] },
        { say: 'oops undo, wrong one', changes: { 2: { done: false } } },
      ],
    ]),
  ),
  ambiguity: inLondon(
    talksOf(pupils, [
      [
        { say: 'delete the email about the exam', asks: true },
        { say: "the one to Nora's mum", deletes: [2] },
      ],
    ]),
  ),
  talk: inLondon(saidOf(lessons, [{ say: 'good afternoon, hope you are well!' }])),
  several: inLondon([
    ...saidOf(pupils, [
      {
        say: 'metronome bought, cello goes back on the 25th instead',
        completes: [3],
        changes: { 4: { due: '2026-05-25' } },
      },
      {
        say: 'add order shoulder rests for monday and set the theory homework to high priority',
        adds: [{ title: 'order shoulder rests', due: '2026-05-18' }],
        changes: { 5: { priority: 'high' } },
      },
    ]),
    ...saidOf(lessons, [
      {
        say: "Tick off Maya's violin, then tell me what's due on Monday",
        completes: [1],
        lists: [5, 6],
        mayList: [1],
      },
      { say: 'rosin ordered and duets photocopied :)', completes: [2, 7] },
      {
        say: 'move the church hall to tuesday and make the recital high priority',
        changes: { 5: { due: '2026-05-19' }, 4: { priority: 'high' } },
      },
      {
        say: 'remind me to tune the cellos tomorrow at 9am and to ring the church on tuesday',
        adds: [
          { title: 'tune the cellos', due: '2026-05-15 09:00' },
          { title: 'ring the church', due: '2026-05-19' },
        ],
      },
    ]),
  ]),
  pastes: inLondon(
    saidOf(pupils, [
      {
        say: 'buy manuscript paper\nring the exam board tomorrow 10am\nprint stickers',
        adds: [
          { title: 'buy manuscript paper' },
          { title: 'ring the exam board', due: '2026-05-15 10:00' },
          { title: 'print stickers' },
        ],
      },
    ]),
  ),
};
